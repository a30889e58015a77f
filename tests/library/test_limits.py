"""The safety numbers of the course, written down a second time."""

import pytest

from course_lib.library import library
from course_lib.model.doses import SHARED, of_a_technique

# id: the unit, the numbers, and whether the course itself chose them without a trial or survey behind them
TABLE = {
    "LIM01": ("min", {"at_most": 5}, True),
    "LIM02": ("s", {"at_least": 30, "at_most": 60}, True),
    "LIM03": ("min", {"at_most": 2}, True),
    "LIM04": ("s", {"at_least": 2, "at_most": 4, "planned": 3}, False),
    "LIM05": ("of 10", {"at_least": 3, "at_most": 4}, True),
    "LIM06": ("of 10", {"at_most": 5}, True),
    "LIM07": ("of 10", {"at_most": 6, "then": 4, "within": 15}, True),
    "LIM08": ("of 10", {"stop_at": 7}, True),
    "LIM09": ("cm", {"at_least": 2}, True),
    "LIM10": ("min", {"at_most": 10, "opening": 5, "closing": 2}, True),
    "LIM11": ("strokes a minute", {"target": 10, "at_least": 6, "at_most": 15}, True),
    "LIM12": ("min", {"at_most": 5, "side_at_least": 1, "side_at_most": 2}, True),
    "LIM13": ("min", {"at_most": 5, "side_at_least": 1, "side_at_most": 2}, True),
    "LIM14": ("slides", {"times": 3}, True),
    "LIM15": ("s", {"target": 5, "times": 3}, True),
    "LIM16": ("s", {"at_most": 30, "then": 4}, True),
    "LIM17": ("s", {"at_most": 60}, True),
    "LIM18": ("points", {"at_most": 3}, True),
    "LIM19": ("min", {"at_most": 30}, True),
    "LIM20": ("s", {"at_most": 120}, True),
    "LIM21": ("sessions", {"at_most": 3, "apart": 48}, True),
    "LIM22": ("of 10", {"at_most": 3}, True),
    "LIM23": ("min", {"at_least": 15, "at_most": 20, "apart": 40}, True),
    "LIM24": ("percent", {"default": 1, "at_most": 2, "drops": 30, "large_drops": 20}, True),
    "LIM25": ("ml", {"at_least": 2, "at_most": 3}, False),
    "LIM26": ("h", {"target": 24, "then": 48}, True),
    "LIM27": ("min", {"at_most": 30}, True),
    "LIM28": ("h", {"target": 36, "then": 72}, False),
    "LIM29": ("weeks", {"at_least": 6}, True),
    "LIM30": ("weeks", {"at_most": 4}, True),
    "LIM31": ("min", {"at_most": 4}, True),
    "LIM32": ("years", {"at_least": 18}, True),
    "LIM33": ("s", {"at_most": 180}, True),
    "LIM34": ("cm", {"pad": 3, "ball": 4, "palm_heel": 4}, True),
    "LIM35": ("cm", {"rim": 1, "below_rim": 2}, True),
    "LIM36": ("h", {"at_least": 72}, True),
    "LIM37": ("of 10", {"stop_at": 7}, True),
    "LIM38": ("s", {"at_most": 15}, True),
}
OTHER_UNITS = {
    "LIM07": {"within": "s"},
    "LIM15": {"times": "presses"},
    "LIM16": {"then": "of 10"},
    "LIM21": {"apart": "h"},
    "LIM24": {"drops": "drops a ml", "large_drops": "drops a ml"},
}
SOURCES = {
    "LIM01": "S01 S02", "LIM02": "S25", "LIM04": "S25", "LIM05": "S64", "LIM06": "S64", "LIM07": "S64", "LIM08": "S64", "LIM09": "S73",
    "LIM10": "S01", "LIM11": "S65 S66 S67", "LIM12": "S01", "LIM13": "S01", "LIM14": "S01", "LIM15": "S01", "LIM16": "S22 S78",
    "LIM19": "S07 S15", "LIM21": "S07", "LIM22": "S39 S49", "LIM23": "S55", "LIM24": "S58 S59", "LIM25": "S36", "LIM26": "S60",
    "LIM27": "S62 S77", "LIM28": "S37", "LIM29": "S53", "LIM31": "S69", "LIM35": "S83", "LIM36": "S48",
}  # fmt: skip


@pytest.mark.parametrize("limit", TABLE)
def test_each_limit_holds_exactly_its_numbers(limit):
    """A number on which somebody's back depends is changed in two places on purpose, never in one by accident."""
    found = library().limits[limit]
    assert (found.unit, found.numbers(), found.house_rule) == TABLE[limit]
    assert found.other_units == OTHER_UNITS.get(limit, {})
    assert " ".join(found.sources) == SOURCES.get(limit, "")


def test_there_are_these_limits_and_no_others():
    """A limit is neither lost nor invented, and they stand in their order."""
    assert list(library().limits) == list(TABLE)


def test_each_dose_is_counted_over_the_span_that_its_limit_names():
    """What the table of limits calls a day's or a session's is added up over a day or a session."""
    limits = library().limits
    doses = (*SHARED, *of_a_technique("any", limits, limits))
    assert {dose.limit: dose.span for dose in doses} == {
        "LIM01": "day", "LIM03": "day", "LIM19": "session", "LIM31": "session", "LIM33": "session",
        "LIM10": "session", "LIM12": "session", "LIM13": "session",
    }  # fmt: skip
    assert [dose.limit for dose in doses if dose.span != limits[dose.limit].scope] == []


def test_the_limits_of_one_point_fit_into_each_other():
    """Test presses, hold and circles of one point fill its time and no more, and the points of a session fit into the thumbs' time."""
    limits = library().limits
    presses = limits["LIM15"].target * limits["LIM15"].times
    assert presses + limits["LIM16"].at_most + limits["LIM38"].at_most == limits["LIM17"].at_most
    assert limits["LIM33"].at_most <= limits["LIM31"].at_most * 60
    assert limits["LIM07"].then == limits["LIM16"].then


def test_pressure_numbers_rise_from_light_to_stop():
    """Light cap, target, cap, edge, stop: each step of the scale lies above the one before."""
    limits = library().limits
    scale = [limits["LIM22"].at_most, limits["LIM05"].at_most, limits["LIM06"].at_most, limits["LIM07"].at_most, limits["LIM08"].stop_at]
    assert scale == sorted(set(scale))


def test_the_time_spans_of_the_record():
    """How long the course itself waits, holds and counts."""
    assert {span.id: span.seconds for span in library().spans.values()} == {
        "screening-holds": 12 * 3600,
        "session-gap": 4 * 3600,
        "stop-closes": 24 * 3600,
        "retry": 600,
        "rolling-day": 24 * 3600,
        "rolling-week": 7 * 24 * 3600,
        "check-in-answer": 20,
        "ease-off": 15,
        "another-day": 18 * 3600,
        "next-day": 18 * 3600,
        "retest-from": 5 * 24 * 3600,
        "retest-until": 7 * 24 * 3600,
        "breath-in": 3,
        "breath-out": 3,
        "night-between": 12 * 3600,
        "override-holds": 12 * 3600,
        "break": 7 * 24 * 3600,
    }
