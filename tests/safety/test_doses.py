from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.model.events import Event
from course_lib.model.payloads import PracticeUsed
from course_lib.safety.doses import practised
from course_lib.safety.leases import Lease, Refusal

from .practising import NOON, Friend, ball, work

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
        friend.give(work(technique, 300))
    friend.give(work("effleurage", 600))
    friend.give(work("slides", 590))
    friend.wait(hours=3, minutes=59)
    told = friend.ask(work("slides", 20))
    assert (told.reason, told.limit, told.remaining) == ("limit", "LIM19", 10)
    friend.wait(minutes=1)
    assert isinstance(friend.ask(work("slides", 20)), Lease)


@pytest.mark.parametrize(
    ("technique", "limit", "allowed"), [("effleurage", "LIM10", 600), ("circles", "LIM12", 300), ("fingertips", "LIM13", 300)]
)
def test_each_technique_has_its_minutes(friend, technique, limit, allowed):
    """A technique's own limit bounds its minutes in a session, and those of no other technique."""
    friend.give(work(technique, allowed - 10))
    told = friend.ask(work(technique, 11))
    assert (told.limit, told.allowed, told.remaining, told.until) == (limit, allowed, 10, friend.now + timedelta(hours=4))
    assert isinstance(friend.ask(work("slides", 60)), Lease)


def test_the_givers_thumbs_know_no_second_receiver(friend):
    """Thumb minutes are the giver's: another receiver in the same session does not give new ones."""
    friend.give(work("slides", 200, tool="thumbs"))
    told = friend.ask(work("slides", 60, tool="thumbs"), receiver="Bo")
    assert (told.limit, told.remaining) == ("LIM31", 40)
    assert isinstance(friend.ask(work("slides", 60), receiver="Bo"), Lease)


def test_one_point_and_all_points_have_their_seconds(friend):
    """One point gets 60 seconds in a session however they are cut, and all points together 180."""
    friend.give(work("holds", 45, point="L1"))
    assert friend.ask(work("holds", 16, point="L1")).limit == "LIM17"
    friend.give(work("holds", 15, point="L1"), work("holds", 60, point="L2"), work("holds", 50, point="R1"))
    told = friend.ask(work("holds", 11, point="R2"))
    assert (told.limit, told.remaining) == ("LIM33", 10)


def test_a_clock_set_back_gives_nothing_back(friend):
    """With the clock two days back, spent minutes stay spent and new use counts on top of them."""
    friend.give(ball(200))
    friend.behind = timedelta(days=2)
    assert friend.left()["LIM01"] == 100
    friend.give(ball(100))
    assert friend.left()["LIM01"] == 0
    friend.wait(hours=30)
    assert friend.ask(ball(1)).limit == "LIM01"


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
        st.sampled_from(["ball", "floor", "effleurage", "circles", "slides", "thumbs", "L1", "L2"]),
        st.sampled_from([10, 30, 60, 90, 120, 240, 300, 600]),
        st.sampled_from(["Anna", "anna", "Bo"]),
        st.booleans(),  # called firm
        st.sampled_from([None, 0, 0.5, 1]),  # share booked; None for a kernel that died after using it all
        st.sampled_from([0, 0, 0, 0, 1, 3000]),  # minutes by which the clock is set back before it
    ),
    max_size=25,
)


def a_work(what, seconds):
    if what in ("ball", "floor"):
        return ball(seconds, "floor" if what == "floor" else "wall")
    if what in ("L1", "L2"):
        return work("holds", seconds, point=what)
    return work("slides" if what == "thumbs" else what, seconds, tool="thumbs" if what == "thumbs" else "hands")


@settings(max_examples=80)
@given(moves)
def test_no_dose_is_ever_exceeded(tries):
    """Whatever is asked, booked, lost and however often the clock is set back: by the true time no dose exceeds its limit."""
    friend, done = Friend(), []
    for wait, what, seconds, receiver, firm, share, back in tries:
        friend.wait(minutes=wait)
        friend.behind += timedelta(minutes=back)
        one, begun = a_work(what, seconds), friend.now
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
            done.append((begun, friend.now, used, one, receiver.lower(), lease.event.what.firm))

    def sessions(part):
        """The runs of practices between which there is no pause of four hours."""
        runs = []
        for practice in part:
            if runs and practice[0] - runs[-1][-1][1] < timedelta(hours=4):
                runs[-1].append(practice)
            else:
                runs.append([practice])
        return runs

    def most(part):
        return max((sum(practice[2] for practice in run) for run in sessions(part)), default=0)

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
        for point in ("L1", "L2"):
            assert most([practice for practice in hands if practice[3].point == point]) <= 60
        # While the record's time stands still, the pause between two practices cannot be told, so they count as one session.
        firm = sessions([practice for practice in mine if practice[5]]) if not friend.behind else []
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
    for wait, what, seconds, receiver, firm, share, _ in tries[:12]:
        friend.wait(minutes=wait)
        lease = friend.ask(a_work(what, seconds), receiver=receiver, firm=firm)
        if isinstance(lease, Lease) and share is not None:
            friend.use(lease, share, receiver)
    merged, before = Friend(friend.now), friend.left()
    events: list[Event] = friend.store.events()
    random.shuffle(events)
    merged.store.append(events)
    assert merged.left() == before
