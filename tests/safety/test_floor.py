from datetime import timedelta
from types import SimpleNamespace

import pytest

from course_lib.model.payloads import PracticeUsed, Pressure, Soreness, Stop
from course_lib.safety import floor
from course_lib.safety.floor import Missing, Step
from course_lib.safety.leases import READS, Lease
from course_lib.safety.refusals import Refusal

from .practising import RULES, Friend, ball, work

DAY = timedelta(hours=20)


@pytest.fixture
def friend():
    return Friend()


def two_days(friend, **second):
    """Soft work on two days, 40 and 20 hours ago; what the second was like can be said otherwise."""
    friend.soft(ago=2 * DAY, sore=False)
    return friend.soft(ago=DAY, **{"sore": False, **second})


def test_the_floor_opens_after_two_soft_days_without_soreness(friend):
    """Two days at the wall at 3 or less, neither sore the day after: the floor is open, and the lease is granted."""
    two_days(friend, number=3)
    assert friend.way() is None
    assert isinstance(friend.ask(ball(30, "floor")), Lease)


def test_a_floor_practice_is_refused_with_what_is_missing(friend):
    """Without any wall work the floor is refused and says that two days are missing; the wall stays open."""
    assert friend.ask(ball(30, "floor")) == Refusal("floor", missing=Missing(days=2))
    assert isinstance(friend.ask(ball(30, "wall")), Lease)


def test_work_of_another_receiver_opens_nothing(friend):
    """Each body has its own way to the floor."""
    two_days(friend)
    assert friend.way("Bo") == Missing(days=2)


def test_two_practices_of_one_day_are_one_day(friend):
    """Two soft practices 17 hours apart count once; at 18 hours they are two days."""
    friend.soft(ago=timedelta(hours=30), sore=False)
    friend.soft(ago=timedelta(hours=13), sore=False)
    assert friend.way() == Missing(days=1)
    friend.soft(ago=timedelta(hours=12), sore=False)
    assert friend.way() is None


@pytest.mark.parametrize("number", [3.5, 4, None])
def test_a_number_above_three_or_none_at_all_does_not_count(friend, number):
    """A day at 4, or one in which nobody gave a number, is no soft day; it takes nothing from those before it."""
    two_days(friend, number=number)
    assert friend.way() == Missing(days=1)
    friend.soft(ago=timedelta(hours=13), sore=False)
    assert friend.way() is None


def test_one_question_left_unanswered_makes_a_day_that_does_not_count(friend):
    """Soft is a practice in which every question was answered, at 3 or less: one answer cannot speak for a press nobody told of."""
    lease = two_days(friend, number=2)
    assert friend.way() is None
    friend.tell(Pressure(band="go_on", technique="ball", number=None, lease=lease))
    assert friend.way() == Missing(days=1)


def test_soreness_is_asked_once_a_night_has_passed(friend):
    """Until 18 hours after the practice nobody can tell; from then on the answer is what is missing."""
    lease = two_days(friend, sore=None)
    step = Step(lease, friend.now - DAY, None, None)
    assert friend.way() == Missing(days=1, asked=(step,))
    friend.tell(Soreness(lease=lease, sore=False))
    assert friend.way() is None
    late = friend.soft(ago=timedelta(hours=17, minutes=59))
    assert friend.way() is None
    friend.wait(minutes=1)
    assert friend.way() == Missing(days=0, asked=(Step(late, friend.now - timedelta(hours=18), None, None),))


def test_a_practice_of_just_now_is_waited_for(friend):
    """A second soft day that ended an hour ago is named as the one to wait for."""
    friend.soft(ago=DAY, sore=False)
    lease = friend.soft(ago=timedelta(hours=1))
    assert friend.way() == Missing(days=1, waiting=(Step(lease, friend.now - timedelta(hours=1), None, None),))


@pytest.mark.parametrize("fault", ["sore", "stopped"])
def test_soreness_or_a_stop_begins_the_days_anew(friend, fault):
    """After a sore day or a stop, two new soft days are needed; two that lie after it open the floor again."""
    lease = two_days(friend, sore=fault == "sore")
    if fault == "stopped":
        friend.tell(Stop(technique="ball", closes="technique", lease=lease))
    sore = fault == "sore"
    assert friend.way() == Missing(days=2, spoilt=Step(lease, friend.now - DAY, fault, sore))
    for _ in range(2):
        friend.wait(hours=20)
        friend.soft(sore=False)
    assert friend.way() is None


def test_a_stop_before_the_first_touch_begins_the_days_anew(friend):
    """Whoever stops while the clock still counts in has a reason as well, though nothing is booked of it."""
    two_days(friend)
    lease = friend.ask(ball(30)).event.id
    friend.tell(PracticeUsed(lease=lease, work=(), ended_by="stop"))
    friend.tell(Stop(technique="ball", closes="technique", lease=lease))
    assert friend.way() == Missing(days=2, spoilt=Step(lease, friend.now, "stopped", None))


def test_a_stop_within_half_a_minute_begins_the_days_anew(friend):
    """The first lean is where a stop is most likely: it counts, however short the practice was, and a stop of hands does not."""
    friend.open_floor()
    hands = friend.give(work())
    friend.tell(Stop(technique="effleurage", closes="technique", lease=hands.event.id))
    assert friend.way() is None
    lease = friend.give(ball(5)).event.id
    friend.tell(Stop(technique="ball", closes="technique", lease=lease))
    assert friend.way() == Missing(days=2, spoilt=Step(lease, friend.now, "stopped", None))


def test_a_hard_day_that_left_soreness_begins_the_days_anew(friend):
    """A number above three and a sore place: the soreness weighs more, and wipes out the soft day before."""
    friend.soft(ago=4 * DAY, sore=False)
    lease = friend.soft(ago=2 * DAY, number=5, sore=True)
    assert friend.way() == Missing(days=2, spoilt=Step(lease, friend.now - 2 * DAY, "sore", True))
    friend.soft(sore=False)
    assert friend.way() == Missing(days=1, spoilt=Step(lease, friend.now - 2 * DAY, "sore", True))


def test_a_week_without_ball_work_closes_the_floor(friend):
    """What is older than seven days says nothing about today's back."""
    two_days(friend)
    friend.wait(days=7)
    assert friend.way() == Missing(days=2)


def test_a_touch_of_the_ball_is_no_practice(friend):
    """Less than half a minute tells nothing, and opens nothing."""
    friend.open_floor()
    friend.wait(days=4, hours=1)
    friend.give(ball(29))
    assert friend.way() == Missing(days=2)


def test_half_a_minute_is_a_practice_in_whichever_unit_it_is_written(friend):
    """An author who gives the least of LIM02 in minutes opens nothing to a touch, and takes no practice away."""
    limits = RULES.limits
    least = limits["LIM02"].model_copy(update={"unit": "min", "at_least": limits["LIM02"].at_least / 60})
    written = SimpleNamespace(**{**vars(RULES), "limits": {**limits, "LIM02": least}})
    two_days(friend)
    friend.give(ball(29))
    found = [floor.steps(friend.store.events(READS), "Anna", friend.now, rules) for rules in (RULES, written)]
    assert found[0] == found[1]
    assert len(found[0]) == 2
