from datetime import timedelta

import pytest

from course_lib.safety.leases import Lease
from course_lib.safety.refusals import Refusal

from .practising import NOON, Friend, ball, work


@pytest.fixture
def friend():
    return Friend()


def test_a_lease_is_granted_whole_and_stands_in_the_record(friend):
    """What is granted is recorded in the same step, with its seconds, its start and today's caps."""
    friend.screen(outcome="light", cap=3)
    lease = friend.ask(work(seconds=120), work("circles", 60), screened=False)
    assert (lease.seconds, lease.today.cap) == (180, 3)
    assert friend.store.events()[-1] == lease.event
    assert (lease.event.receiver, lease.event.at, lease.event.what.firm) == ("Anna", NOON, False)


@pytest.mark.parametrize("spoil", ["nothing asked", "no", "stop", "12 hours"])
def test_no_practice_without_an_open_gate(friend, spoil):
    """Without a screening that holds there is no lease, whatever else is asked."""
    if spoil != "nothing asked":
        friend.screen(outcome="no" if spoil == "no" else "clear")
    if spoil == "stop":
        friend.stop("ball")
    friend.wait(hours=12 if spoil == "12 hours" else 0)
    why = {"nothing asked": "asked", "no": "no", "stop": "stopped", "12 hours": "expired"}[spoil]
    assert friend.ask(work(), screened=False) == Refusal("screening", why=why)
    assert [event.kind for event in friend.store.events() if event.kind == "practice_begun"] == []


@pytest.mark.parametrize(
    ("left_out", "refused", "granted"),
    [
        ("no_tools", ball(30), work()),
        ("no_floor", ball(30, "floor"), ball(30, "wall")),
        ("no_holds", work("holds", 10, point="L1"), work("circles", 10)),
        ("no_thumbs", work("kneading", 10, tool="thumbs"), work("kneading", 10)),
        ("glides_only", work("circles", 10), work("effleurage", 10)),
        ("no_flanks", work("effleurage", 10), work("circles", 10)),
    ],
)
def test_what_the_screening_leaves_out_is_refused(friend, left_out, refused, granted):
    """A light practice grants nothing that was left out, alone or among others, and still grants the rest.

    A card that names the soft flanks only to keep off them does not touch them.
    """
    friend.screen(outcome="light", **{left_out: True})
    assert friend.ask(refused, screened=False) == Refusal("left_out", why=left_out)
    assert friend.ask(granted, refused, screened=False) == Refusal("left_out", why=left_out)
    assert isinstance(friend.ask(granted, screened=False), Lease)


def test_a_day_with_a_low_cap_has_no_points(friend):
    """Where today's cap lies below the number at which a hold may begin, no point is pressed, whatever else the screening leaves in."""
    friend.screen(outcome="light", cap=3)
    assert friend.ask(work("holds", 10, point="L1"), screened=False) == Refusal("left_out", why="no_holds")
    friend.screen(outcome="light")
    assert isinstance(friend.ask(work("holds", 10, point="L1"), screened=False), Lease)


def test_the_screening_may_shorten_the_session(friend):
    """Where the screening bounds the session's minutes, practices together stay within them."""
    friend.screen(outcome="light", minutes_at_most=10)
    friend.use(friend.ask(work(seconds=400), screened=False))
    told = friend.ask(work("kneading", 201), screened=False)
    assert told == Refusal("short", allowed=600, remaining=200, until=friend.now + timedelta(hours=4))
    assert isinstance(friend.ask(work("kneading", 200), screened=False), Lease)


def test_no_return_to_a_technique_after_a_stop(friend):
    """A stop closes its technique for this receiver for a whole day, and for nobody else; answering again does not open it."""
    friend.give(work(seconds=60))
    friend.stop("effleurage")
    until = friend.now + timedelta(hours=24)
    assert friend.ask(work(), work("circles")) == Refusal("stop", why="effleurage", until=until)
    assert isinstance(friend.ask(work("circles")), Lease)
    assert isinstance(friend.ask(work(), receiver="Bo"), Lease)
    friend.wait(hours=23, minutes=59)
    assert friend.ask(work()) == Refusal("stop", why="effleurage", until=until)
    friend.wait(minutes=1)
    assert isinstance(friend.ask(work()), Lease)


def test_a_stop_on_the_ball_closes_the_roller_too(friend):
    """The spot that said stop rests, whatever would press it: ball and roller are closed together, hands are not."""
    friend.stop("ball")
    until = NOON + timedelta(hours=24)
    assert friend.ask(work("roller", 30, "roller", "wall")) == Refusal("stop", why="ball", until=until)
    assert isinstance(friend.ask(work("circles")), Lease)


def test_a_nerve_sign_closes_all(friend):
    """A stop that closes all leaves nothing for this receiver for a whole day."""
    friend.stop("effleurage", "all")
    assert friend.ask(ball(5)) == Refusal("stop", why="all", until=NOON + timedelta(hours=24))


def test_a_stop_of_the_session_ends_the_session(friend):
    """A stop that closes the session ends it; a new one may begin after the pause that parts two sessions."""
    friend.stop("effleurage", "session")
    assert friend.ask(work("circles")) == Refusal("stop", why="all", until=NOON + timedelta(hours=4))
    friend.wait(hours=4)
    assert isinstance(friend.ask(work("circles")), Lease)


def test_severe_pain_at_rest_is_no_massage(friend):
    """A pain number at its limit refuses the practice until the screening, which asks for it, was answered again."""
    friend.screen()
    friend.pain(6)
    assert isinstance(friend.ask(work(), screened=False), Lease)
    friend.pain(7)
    friend.pain(3)
    assert friend.ask(work(), screened=False) == Refusal("pain", limit="LIM37")
    assert isinstance(friend.ask(work()), Lease)


def test_firm_sessions_keep_two_days_apart(friend):
    """The next firm session comes 48 hours after the end of the last one; light practice and other receivers may come sooner."""
    friend.give(work("circles"), firm=True)
    ended = friend.now
    friend.wait(hours=5)
    assert friend.ask(work("circles"), firm=True) == Refusal("apart", limit="LIM21", until=ended + timedelta(hours=48))
    assert isinstance(friend.ask(work()), Lease)
    assert isinstance(friend.ask(work("circles"), receiver="Bo", firm=True), Lease)
    friend.now = ended + timedelta(hours=47, minutes=59)
    assert friend.ask(work("circles"), firm=True).reason == "apart"
    friend.now = ended + timedelta(hours=48)
    assert isinstance(friend.ask(work("circles"), firm=True), Lease)


@pytest.mark.parametrize("earlier", ["circles", "effleurage"])
@pytest.mark.parametrize(("hours", "cap"), [(3.99, None), (4, 3), (47.99, 3), (48, None)])
def test_hands_stay_light_for_two_days_after_hands(friend, earlier, hours, cap):
    """In the 48 hours after a session of hands, firm or not, the cap of what is not firm is 3; within that session it is not touched."""
    friend.give(work(earlier), firm=earlier == "circles")
    until = friend.now + timedelta(hours=48)
    friend.wait(hours=hours)
    lease = friend.ask(work())
    assert (lease.today.cap, lease.rests) == (cap, until if cap else None)


def test_only_hands_on_the_same_back_stay_light(friend):
    """The ball and other receivers keep their caps, and a lower one of today's check holds."""
    friend.give(work("circles"), firm=True)
    friend.wait(hours=4)
    assert (friend.ask(ball(30)).today.cap, friend.ask(work(), receiver="Bo").today.cap) == (None, None)
    friend.screen(outcome="light", cap=2)
    assert friend.ask(work(), screened=False).today.cap == 2


def test_long_strokes_of_every_day_stay_light(friend):
    """Who strokes a back day after day stays at 3, within one evening too; firm work two days after firm work has its own caps."""
    friend.give(work())
    friend.wait(hours=24)
    friend.give(work())
    assert friend.ask(work()).today.cap == 3
    friend.wait(hours=24)
    assert friend.ask(work()).today.cap == 3
    assert friend.ask(work("circles"), firm=True).today.cap is None


def test_one_firm_session_may_have_several_practices(friend):
    """A lesson after a lesson in one evening is one session, and its practices are not held against each other."""
    friend.give(work("circles"), firm=True)
    friend.wait(hours=3)
    friend.give(work("fingertips"), firm=True)
    friend.wait(hours=3)
    assert isinstance(friend.ask(work("circles"), firm=True), Lease)


def test_three_firm_sessions_a_week(friend):
    """The fourth firm session within seven days is refused until the first of them is a week old."""
    ends = []
    for _ in range(3):
        friend.give(work("circles"), firm=True)
        ends.append(friend.now)
        friend.wait(hours=49)
    assert friend.ask(work("circles"), firm=True) == Refusal("week", limit="LIM21", until=ends[0] + timedelta(days=7))
    friend.now = ends[0] + timedelta(days=7)
    assert isinstance(friend.ask(work("circles"), firm=True), Lease)


def test_a_practice_that_never_pressed_is_no_firm_session(friend):
    """A firm practice that was left before the first stroke and booked as nothing holds nobody up."""
    friend.use(friend.ask(work("circles"), firm=True), share=0)
    friend.wait(hours=5)
    assert isinstance(friend.ask(work("circles"), firm=True), Lease)
