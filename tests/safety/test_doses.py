from datetime import timedelta
from itertools import pairwise
from math import ceil
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.model.events import Event
from course_lib.model.payloads import PracticeUsed
from course_lib.safety.doses import practised
from course_lib.safety.leases import Lease
from course_lib.safety.refusals import Refusal, Request, refusals

from .practising import NOON, RULES, Friend, ball, on_sides, slides, work

ID = UUID("6066f573-4c21-40d1-9e69-34bce4a8de94")


@pytest.fixture
def friend():
    return Friend()


def test_a_fresh_day_holds_every_budget(friend):
    """With nothing practised, each budget is whole: five minutes of ball, two on the floor, a session's minutes."""
    assert friend.left() == {"LIM01": 300, "LIM03": 120, "LIM19": 1800, "LIM31": 240, "LIM33": 180}


def test_ball_and_roller_share_one_budget_a_day(friend):
    """Ball and roller, wall and floor draw on one budget over the last 24 hours, for each receiver apart."""
    friend.open_floor()
    friend.give(ball(100), ball(60, "floor", tool="roller"))
    friend.wait(hours=2)
    friend.give(ball(60, "floor"))
    assert friend.left() == {"LIM01": 80, "LIM03": 0, "LIM19": 1800, "LIM31": 240, "LIM33": 180}
    assert friend.left("Bo")["LIM01"] == 300


def test_no_midnight_opens_a_second_budget(friend):
    """Minutes used in the evening are still used after midnight, in whatever zone; they come back 24 hours after their end."""
    friend.now = NOON + timedelta(hours=11, minutes=50)
    friend.give(ball(300))
    ended = friend.now
    friend.wait(minutes=20)
    assert friend.ask(ball(1)) == Refusal("limit", limit="LIM01", allowed=300, remaining=0, until=ended + timedelta(hours=24))
    friend.now = ended + timedelta(hours=23, minutes=59)
    assert friend.left()["LIM01"] == 0
    friend.now = ended + timedelta(hours=24)
    assert friend.left()["LIM01"] == 300


def test_a_refusal_says_when_it_will_fit(friend):
    """With two uses in the window, the refusal names the moment at which enough of them has passed."""
    friend.give(ball(100))
    first = friend.now
    friend.wait(hours=3)
    friend.give(ball(150))
    told = friend.ask(ball(120))
    assert told == Refusal("limit", limit="LIM01", allowed=300, remaining=50, until=first + timedelta(hours=24))
    friend.now = told.until
    assert isinstance(friend.ask(ball(120)), Lease)


def test_what_never_fits_has_no_until(friend):
    """A practice longer than its limit is refused without a time to wait for."""
    assert friend.ask(ball(301)) == Refusal("limit", limit="LIM01", allowed=300, remaining=300, until=None)


def test_the_whole_budget_may_be_used_in_pieces(friend):
    """Five minutes are five minutes, whatever fractions they were cut into."""
    for _ in range(30):
        friend.give(ball(10 - 1e-7))
    assert friend.left()["LIM01"] == pytest.approx(0, abs=0.001)
    assert isinstance(friend.ask(ball(1)), Refusal)


def test_a_killed_kernel_leaves_the_lease_spent(friend):
    """What was granted and never booked counts whole; booking gives back what was not used."""
    lease = friend.ask(ball(300))
    assert friend.left()["LIM01"] == 0
    friend.use(lease, share=0.5)
    assert friend.left()["LIM01"] == 150


def test_a_lease_booked_twice_counts_once(friend):
    """Two windows that book one lease do not add up, and the larger booking counts."""
    lease = friend.ask(ball(200))
    friend.use(lease, share=0.5)
    friend.use(lease, share=1)
    friend.use(lease, share=0.25)
    assert friend.left()["LIM01"] == 100


def test_a_booking_without_its_lease_still_counts(friend):
    """Where a full disk swallowed the lease, what was really used counts, and hands count as a firm session."""
    friend.tell(PracticeUsed(lease=ID, work=(ball(120), work("circles", 60)), ended_by="end"))
    assert friend.left() == {"LIM01": 180, "LIM03": 120, "LIM19": 1740, "LIM31": 240, "LIM33": 180}
    assert [one.firm for one in practised(friend.store.events())] == [True]


def test_hands_count_by_the_session(friend):
    """Half an hour of hands in one session; a pause of four hours begins the next, a shorter one does not."""
    for technique in ("circles", "fingertips"):
        friend.give(*on_sides(technique, 120, 120))
    friend.give(work("effleurage", 600))
    friend.give(work("kneading", 710))
    friend.wait(hours=3, minutes=59)
    told = friend.ask(work("kneading", 20))
    assert (told.reason, told.limit, told.remaining) == ("limit", "LIM19", 10)
    friend.wait(minutes=1)
    assert isinstance(friend.ask(work("kneading", 20)), Lease)


def tight(friend, *limits):
    """Rules in which these limits allow less than two full sides."""
    limits = {limit: RULES.limits[limit].model_copy(update={"at_most": 3}) for limit in limits}
    friend.rules = SimpleNamespace(**{**vars(RULES), "limits": {**RULES.limits, **limits}})


@pytest.mark.parametrize(
    ("technique", "limit", "allowed"), [("effleurage", "LIM10", 600), ("circles", "LIM12", 180), ("fingertips", "LIM13", 180)]
)
def test_each_technique_has_its_minutes(friend, technique, limit, allowed):
    """A technique's own limit bounds its minutes in a session, and those of no other technique."""
    tight(friend, "LIM12", "LIM13")
    friend.give(*on_sides(technique, allowed / 2 - 5, allowed / 2 - 5))
    told = friend.ask(*on_sides(technique, 5, 6))
    assert (told.limit, told.number, told.allowed, told.remaining) == (limit, "at_most", allowed, 10)
    assert told.until == friend.now + timedelta(hours=4)
    assert isinstance(friend.ask(work("kneading", 60)), Lease)


@pytest.mark.parametrize(("technique", "limit"), [("circles", "LIM12"), ("fingertips", "LIM13")])
def test_each_side_has_its_minutes(friend, technique, limit):
    """What one side got of a technique adds up over the session, whatever the other side got; the other receiver has sides of their own."""
    friend.give(*on_sides(technique, 75, 60))
    full = Refusal("limit", limit=limit, number="side_at_most", allowed=120, remaining=45, until=friend.now + timedelta(hours=4))
    assert friend.ask(*on_sides(technique, 46, 10)) == full
    assert friend.ask(work(technique, 46, side="left")) == full
    assert isinstance(friend.ask(*on_sides(technique, 75, 60), receiver="Bo"), Lease)
    friend.give(*on_sides(technique, 45, 60))
    friend.wait(hours=4)
    assert isinstance(friend.ask(*on_sides(technique, 75, 75)), Lease)


def test_what_was_given_back_untouched_keeps_no_session_open(friend):
    """A start that nobody took up is no part of a massage: four hours after the last touch the next session begins all the same."""
    friend.give(*slides())
    friend.wait(hours=2)
    friend.tell(PracticeUsed(lease=uuid4(), work=(), ended_by="left"))
    friend.wait(hours=2, minutes=1)
    assert isinstance(friend.ask(*slides()), Lease)


def test_three_slides_a_side_are_the_whole_session(friend):
    """Slides add up over the session, each side by itself: after three there are no more until it is over."""
    friend.give(*slides())
    told = friend.ask(*slides())
    assert told == Refusal("limit", limit="LIM14", number="times", allowed=3, remaining=0, until=friend.now + timedelta(hours=4))
    assert friend.ask(*slides(0, 1)) == told
    assert isinstance(friend.ask(*slides(), receiver="Bo"), Lease)
    friend.now = told.until
    assert isinstance(friend.ask(*slides()), Lease)


@pytest.mark.parametrize(("seconds", "given"), [(0.001, 0), (0.5, 1), (10, 1), (10.4, 2), (30, 3)])
def test_a_slide_that_was_begun_counts_as_given(friend, seconds, given):
    """Who broke off in the middle of a slide has given it; the other side still has its own."""
    friend.use(friend.ask(*slides()), works=(work("slides", seconds, "thumbs", side="left", beat=10),))
    told = friend.ask(*slides(4 - given, 0))
    assert (told.limit, told.number, told.remaining) == ("LIM14", "times", 3 - given)
    assert isinstance(friend.ask(*slides(3 - given, 3)), Lease)


def test_what_was_booked_without_its_side_counts_on_both(friend):
    """A record from before sides were booked still holds: its seconds count on the left and on the right, and so do hands on both sides."""
    friend.use(friend.ask(*on_sides("circles", 60, 60)), works=(work("circles", 90),))
    friend.use(friend.ask(*on_sides("fingertips", 60, 60)), works=(work("fingertips", 100, side="both"),))
    for technique, limit, left in (("circles", "LIM12", 30), ("fingertips", "LIM13", 20)):
        told = [friend.ask(work(technique, 31, side=side)) for side in ("left", "right")]
        assert [(one.limit, one.number, one.remaining) for one in told] == [(limit, "side_at_most", left)] * 2


def test_slides_that_were_booked_without_a_count_are_all_slides(friend):
    """A record that does not tell how long a slide took may hold any number of them: no more are given in that session."""
    friend.use(friend.ask(*slides()), works=(work("slides", 4, "thumbs", side="left"),))
    told = friend.ask(*slides(1, 0))
    assert (told.limit, told.number, told.remaining, told.until) == ("LIM14", "times", 0, friend.now + timedelta(hours=4))
    assert isinstance(friend.ask(*slides(0, 3)), Lease)


def test_a_limit_is_told_once(friend):
    """Where both sides, or several points, are over the same number, the one with the least left is told."""
    friend.give(*slides(2, 1), work("holds", 30, point="L1"), work("holds", 40, point="L2"))
    asked = (*slides(), work("holds", 31, point="L1"), work("holds", 31, point="L2"))
    request = Request(practice="p", receiver="Anna", work=asked, firm=False)
    told = list(refusals(friend.store.events(), request, friend.now, friend.now, RULES))
    assert [(one.limit, one.number, one.remaining) for one in told] == [("LIM14", "times", 1), ("LIM17", "at_most", 20)]


def test_the_givers_thumbs_know_no_second_receiver(friend):
    """Thumb minutes are the giver's: another receiver in the same session does not give new ones."""
    friend.give(work("kneading", 200, tool="thumbs"))
    told = friend.ask(work("kneading", 60, tool="thumbs"), receiver="Bo")
    assert (told.limit, told.remaining) == ("LIM31", 40)
    assert isinstance(friend.ask(work("kneading", 60), receiver="Bo"), Lease)


def test_one_point_and_all_points_have_their_seconds(friend):
    """One point gets 60 seconds in a session however they are cut, and all points together 180."""
    friend.give(work("holds", 45, point="L1"))
    assert friend.ask(work("holds", 16, point="L1")).limit == "LIM17"
    friend.give(work("holds", 15, point="L1"), work("holds", 60, point="L2"), work("holds", 50, point="R1"))
    told = friend.ask(work("holds", 11, point="R2"))
    assert (told.limit, told.remaining) == ("LIM33", 10)


def test_a_clock_set_back_gives_nothing_back(friend):
    """With the clock two days back, spent minutes stay spent for a day, and new use counts on top of them."""
    friend.give(ball(200))
    friend.behind = timedelta(days=2)
    assert friend.left()["LIM01"] == 100
    friend.give(ball(100))
    assert friend.left()["LIM01"] == 0
    friend.wait(hours=23)
    assert friend.ask(ball(1)).limit == "LIM01"
    friend.wait(hours=1)
    assert friend.left()["LIM01"] == 300


def test_a_clock_set_back_and_right_again_gives_nothing_back(friend):
    """A lease taken while the clock stood two days back is still spent when the clock is right again an hour later."""
    friend.give(ball(10))
    friend.behind = timedelta(days=2)
    assert isinstance(friend.ask(ball(290)), Lease)
    friend.wait(hours=1)
    friend.behind = timedelta()
    assert friend.left()["LIM01"] == 0


def test_a_clock_set_back_reopens_no_stopped_technique(friend):
    """A stop made under a clock that was set back counts from the record's own latest time."""
    friend.give(ball(10))
    friend.behind = timedelta(days=2)
    friend.stop("ball")
    friend.wait(hours=20)
    assert friend.ask(ball(10)).reason == "stop"


moves = st.lists(
    st.tuples(
        st.sampled_from([0, 1, 30, 200, 230, 300, 1430, 2000, 2900]),  # minutes of waiting before it
        st.sampled_from(["ball", "floor", "effleurage", "circles", "slides", "kneading", "thumbs", "L1", "L2"]),
        st.sampled_from([10, 30, 60, 90, 120, 240, 300, 600]),
        st.sampled_from(["left", "right", "both", None]),
        st.sampled_from(["Anna", "anna", "Bo"]),
        st.booleans(),  # called firm
        st.sampled_from([None, 0, 0.5, 1]),  # share booked; None for a kernel that died after using it all
        st.sampled_from([0, 0, 0, 0, 1, 3000]),  # minutes by which the clock is set back before it
    ),
    max_size=25,
)


def a_work(what, seconds, side):
    if what in ("ball", "floor"):
        return ball(seconds, "floor" if what == "floor" else "wall")
    if what in ("L1", "L2"):
        return work("holds", seconds, point=what)
    if what == "thumbs":
        return work("kneading", seconds, "thumbs")
    return work(what, seconds, side=side, beat=10 if what == "slides" else None)


@settings(max_examples=80)
@given(moves)
def test_no_dose_is_ever_exceeded(tries):
    """Whatever is asked, booked, lost and however often the clock is set back: by the true time no dose exceeds its limit."""
    friend, done = Friend(), []
    for wait, what, seconds, side, receiver, firm, share, back in tries:
        friend.wait(minutes=wait)
        friend.behind += timedelta(minutes=back)
        one, begun = a_work(what, seconds, side), friend.now
        if what == "floor":
            friend.open_floor(receiver)
        lease = friend.ask(one, receiver=receiver, firm=firm and what not in ("ball", "floor"))
        if isinstance(lease, Refusal):
            continue
        if share is None:
            friend.wait(seconds=seconds)
        else:
            friend.use(lease, share, receiver)
        used = seconds if share is None else seconds * share
        if used:
            done.append((begun, friend.now, used, one, receiver.lower(), lease.event.what.firm, friend.behind))

    def sessions(part):
        """The runs of practices between which there is no pause of four hours."""
        runs = []
        for practice in part:
            if runs and practice[0] - runs[-1][-1][1] < timedelta(hours=4):
                runs[-1].append(practice)
            else:
                runs.append([practice])
        return runs

    def most(part, takes=lambda practice: practice[2]):
        return max((sum(takes(practice) for practice in run) for run in sessions(part)), default=0)

    for who in ("anna", "bo"):
        mine = [practice for practice in done if practice[4] == who]
        for place, limit in (({"wall", "floor"}, 300), ({"floor"}, 120)):
            tools = [practice for practice in mine if practice[3].tool == "ball" and practice[3].place in place]
            for start, *_ in tools:
                assert sum(practice[2] for practice in tools if start <= practice[0] < start + timedelta(hours=24)) <= limit
        hands = [practice for practice in mine if practice[3].tool != "ball"]
        assert most(hands) <= 1800
        for technique, limit in (("effleurage", 600), ("circles", 300), ("holds", 180)):
            assert most([practice for practice in hands if practice[3].technique == technique]) <= limit
        for side in ("left", "right"):
            there = [practice for practice in hands if practice[3].side in (side, "both", None)]
            assert most([practice for practice in there if practice[3].technique == "circles"]) <= 120
            slid = [practice for practice in there if practice[3].technique == "slides"]
            assert most(slid, lambda practice: ceil(practice[2] / 10)) <= 3
        for point in ("L1", "L2"):
            assert most([practice for practice in hands if practice[3].point == point]) <= 60
        # A pause in which the clock was set back cannot be told, so what lies before it and after it counts as one session.
        for behind in {practice[6] for practice in mine}:
            firm = sessions([practice for practice in mine if practice[5] and practice[6] == behind])
            for before, after in pairwise(firm):
                assert after[0][0] - before[-1][1] >= timedelta(hours=48)
            for n, run in enumerate(firm[3:]):
                assert run[0][0] - firm[n][-1][1] >= timedelta(days=7)
    assert most([practice for practice in done if practice[3].tool == "thumbs"]) <= 240


@settings(max_examples=60)
@given(moves, st.randoms(use_true_random=False))
def test_a_merge_in_any_order_gives_the_same_sums(tries, random):
    """Doses do not hang on the order in which two machines' events came together."""
    friend = Friend()
    for wait, what, seconds, side, receiver, firm, share, _ in tries[:12]:
        friend.wait(minutes=wait)
        lease = friend.ask(a_work(what, seconds, side), receiver=receiver, firm=firm)
        if isinstance(lease, Lease) and share is not None:
            friend.use(lease, share, receiver)
    merged, before = Friend(friend.now), friend.left()
    events: list[Event] = friend.store.events()
    random.shuffle(events)
    merged.store.append(events)
    assert merged.left() == before
