"""The pressure drill in sums."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Reading
from course_lib.routines.drill import BAND, TRIALS, Drill, Retest, Summary, drills, retest, summary

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)
NUMBERS = st.lists(st.floats(0.01, 150), min_size=2, max_size=5)


def press(minute, reading, drill=ONE, blind=True, target=4.0, sets=False):
    told = Reading(target=target, reading=reading, unit="kg", blind=blind, drill=drill, sets_target=sets)
    return Event.of(told, NOON + timedelta(minutes=minute))


def test_a_drill_is_its_target_its_blind_presses_and_those_with_feedback():
    """Out of the record come the drills in order, whatever the order in which the browser brought their presses."""
    first = [press(0, 4.0, blind=False, sets=True), *(press(n, n / 2) for n in range(1, 7)), press(8, 4.4, blind=False)]
    events = [*first, press(9, 3.0, TWO, target=3.0)]
    assert drills(events[::-1]) == [
        Drill(ONE, "kg", 4.0, NOON + timedelta(minutes=5), (0.5, 1.0, 1.5, 2.0, 2.5), (4.4,)),
        Drill(TWO, "kg", 3.0, NOON + timedelta(minutes=9), (3.0,)),
    ]
    assert [one.finished for one in drills(events)] == [True, False]


def test_the_target_is_no_trial():
    """The press that set the target is counted neither as blind nor as one with feedback."""
    assert drills([press(0, 4.0, blind=False, sets=True)]) == [Drill(ONE, "kg", 4.0, NOON)]


def test_presses_beyond_the_series_change_nothing():
    """A press too many, sent twice by two windows, moves neither the sums nor the day of the retest."""
    whole = [press(n, 4.0) for n in range(TRIALS)]
    assert drills([*whole, press(60, 40.0)]) == drills(whole)
    shown = [press(10 + n, 4.0, blind=False) for n in range(TRIALS)]
    assert drills([*whole, *shown, press(70, 40.0, blind=False)]) == drills([*whole, *shown])


def test_readings_without_a_drill_are_left_out():
    """What an older record holds of single readings belongs to no series."""
    assert drills([press(0, 4.0, drill=None)]) == []


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ((3.9, 4.1), Summary(0.0, 0.1414, "good")),
        ((5.0, 5.0, 5.0), Summary(1.0, 0.0, "bias")),
        ((3.0, 5.0), Summary(0.0, 1.4142, "spread")),
        ((1.0, 2.0, 3.0), Summary(-2.0, 1.0, "both")),
        ((4.4, 4.4), Summary(0.4, 0.0, "good")),
    ],
)
def test_bias_and_spread(readings, expected):
    """Bias is how far the mean lies off the target, spread the standard deviation; the edge of the band still belongs to it."""
    found = summary(4.0, readings)
    assert (round(found.bias, 4), round(found.spread, 4), found.verdict) == (expected.bias, expected.spread, expected.verdict)


@pytest.mark.parametrize("readings", [(), (4.0,)])
def test_one_press_has_no_spread(readings):
    """Nothing is said about steadiness where there is nothing to compare."""
    assert summary(4.0, readings) is None


@given(NUMBERS, st.floats(0.1, 150))
def test_another_unit_tells_the_same(readings, target):
    """Whoever reads newtons gets the same verdict as whoever reads kilograms, unless it stands on the very edge."""
    one, other = summary(target, readings), summary(target * 9.81, [value * 9.81 for value in readings])
    assert other.bias == pytest.approx(one.bias * 9.81, abs=1e-6)
    assert other.spread == pytest.approx(one.spread * 9.81, abs=1e-6)
    edge = BAND * target
    if all(abs(abs(value) - edge) > 1e-6 for value in (one.bias, one.spread)):
        assert one.verdict == other.verdict


@pytest.mark.parametrize(
    ("days", "state"), [(0, "early"), (4.99, "early"), (5, "due"), (7, "due"), (7.01, "late"), (400, "late")],
)  # fmt: skip
def test_the_retest_is_due_from_the_fifth_to_the_seventh_day(days, state):
    """Five days after the last blind press it opens, seven days after it closes, to the second."""
    found = retest(NOON, NOON + timedelta(days=days), library().spans)
    assert found == Retest(NOON + timedelta(days=5), NOON + timedelta(days=7), state)
