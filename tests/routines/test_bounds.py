from dataclasses import replace

import pytest
from hypothesis import given, settings

from course_lib.library import library
from course_lib.routines import LimitBroken, ZoneClosed
from course_lib.routines.bounds import broken

from .routines import any_routine, on_both, routine, step


def refusal(one):
    return next(broken(one, library()), None)


def test_a_refusal_names_the_limit_its_number_and_its_source():
    """An author reads what was asked, what is allowed, by which limit, and where that comes from."""
    refused = refusal(routine(step(seconds=360), tool="ball", place="wall"))
    limit = library().limits["LIM01"]
    assert (refused.limit, refused.number, refused.asked, refused.allowed) == (limit, "at_most", 6, 5)
    source = library().sources["S01"].cite
    assert str(refused).startswith("routine 'a-practice': asks for 6 min, where LIM01 (")
    assert "says at_most 5 min. Source: " in str(refused)
    assert source in str(refused)


def holds(seconds, *sides):
    steps = (step(f"s{n}", seconds=seconds, point=f"p{n}", side=side, press_seconds=5) for n, side in enumerate(sides))
    return routine(*steps, technique="holds")


TWO_SIDES = (step("one", side="left"), step("two", side="right"))


@pytest.mark.parametrize(
    ("asked", "limit", "number"),
    [
        (routine(step(cap=6)), "LIM06", "at_most"),
        (routine(step(zones=("Z1", "Z5"), cap=4)), "LIM22", "at_most"),
        (routine(step(zones=("Z2",), cap=5, point="a", press_seconds=30), technique="holds"), None, None),
        (routine(step(zones=("Z2",), cap=6, point="a", press_seconds=30), technique="holds"), "LIM06", "at_most"),
        (routine(step(seconds=1860)), "LIM19", "at_most"),
        (routine(*(step(f"s{n}", seconds=60) for n in range(3)), tool="roller", place="floor"), "LIM03", "at_most"),
        (routine(step(seconds=61), tool="ball", place="wall"), "LIM02", "at_most"),
        (routine(step(seconds=601)), "LIM10", "at_most"),
        (routine(step(seconds=601), technique="other"), None, None),
        (routine(*TWO_SIDES, limits=("LIM12",), technique="circles"), None, None),
        (routine(step(seconds=150, side="left"), limits=("LIM12",), technique="circles"), "LIM12", "side_at_most"),
        (routine(step(seconds=150), limits=("LIM12",), technique="circles"), "LIM12", "side_at_most"),
        (routine(step(seconds=60), *on_both("one", seconds=60), limits=("LIM12",), technique="circles"), None, None),
        (routine(step(seconds=61), *on_both("one", seconds=60), limits=("LIM13",), technique="fingers"), "LIM13", "side_at_most"),
        (
            routine(
                step(seconds=None, repetitions=1, beat_seconds=8), *on_both("one", seconds=None, repetitions=3, beat_seconds=8),
                limits=("LIM14",), technique="slides",
            ),
            "LIM14", "times",
        ),
        (routine(step(seconds=None, repetitions=4, beat_seconds=8), limits=("LIM14",), technique="slides"), "LIM14", "times"),
        (routine(step(beat_seconds=3)), "LIM11", "at_most"),
        (routine(step(beat_seconds=11)), "LIM11", "at_least"),
        (routine(step(beat_seconds=6)), None, None),
        (routine(step(seconds=241), tool="thumbs", technique="slides"), "LIM31", "at_most"),
        (routine(step(seconds=61, point="a", press_seconds=5), technique="holds"), "LIM17", "at_most"),
        (routine(step(seconds=40, point="a", press_seconds=31), technique="holds"), "LIM16", "at_most"),
        (routine(step(seconds=6, point="a", touch="press"), technique="holds"), "LIM15", "target"),
        (routine(*(step(f"s{n}", seconds=5, point="a", touch="press") for n in range(4)), technique="holds"), "LIM15", "times"),
        (routine(step(seconds=30, point="a", only_at=5), technique="holds"), "LIM16", "then"),
        (routine(step(seconds=16, point="a", touch="circles"), technique="holds"), "LIM38", "at_most"),
        (routine(step(seconds=15, point="a", touch="circles", cap=6), technique="holds"), "LIM06", "at_most"),
        (holds(20, "left", "left", "left", "left"), "LIM18", "at_most"),
        (routine(*(step(f"s{n}", seconds=50, point=f"p{n}", press_seconds=5) for n in range(3)), technique="holds"), None, None),
        (holds(50, "left", "left", "right", "right"), "LIM33", "at_most"),
    ],
)  # fmt: skip
def test_each_limit_binds_what_it_is_about(asked, limit, number):
    """Each limit refuses the routine that goes past it, and leaves alone what it does not speak of."""
    refused = refusal(asked)
    assert (refused and refused.limit.id, refused and refused.number) == (limit, number)


def in_minutes(limit):
    """The same limit as an author may write it: what it gives in seconds given in minutes."""
    names = [name for name in limit.numbers() if limit.unit_of(name) == "s"]
    others = {name: limit.unit_of(name) for name in limit.numbers() if name not in names}
    numbers = {name: getattr(limit, name) / 60 for name in names}
    return limit.model_copy(update={"unit": "min", "other_units": others, **numbers}) if names else limit


@pytest.mark.parametrize(
    ("asked", "limit", "number"),
    [
        (routine(step(press_seconds=5), limits=("LIM04",)), "LIM04", "at_most"),
        (routine(step(press_seconds=1), limits=("LIM04",)), "LIM04", "at_least"),
        (routine(step(press_seconds=3), limits=("LIM04",)), None, None),
        (routine(step(seconds=61, point="a", press_seconds=5), technique="holds"), "LIM17", "at_most"),
        (routine(step(seconds=40, point="a", press_seconds=31), technique="holds"), "LIM16", "at_most"),
        (routine(step(seconds=30, point="a", only_at=5), technique="holds"), "LIM16", "then"),
        (routine(step(seconds=6, point="a", touch="press"), technique="holds"), "LIM15", "target"),
        (routine(step(seconds=16, point="a", touch="circles"), technique="holds"), "LIM38", "at_most"),
    ],
)
def test_a_limit_binds_alike_in_whichever_unit_of_time_it_is_written(asked, limit, number):
    """Whoever writes 0.5 min for 30 s changes no verdict."""
    rules = replace(library(), limits={key: in_minutes(one) for key, one in library().limits.items()})
    found = [[(fault.limit.id, fault.number) for fault in broken(asked, one)] for one in (library(), rules)]
    assert found == [[(limit, number)] if limit else []] * 2


def sides_of_ball(*sides, seconds=30):
    return routine(*(step(f"s{n}", side=side, seconds=seconds) for n, side in enumerate(sides)), tool="ball", place="wall")


@pytest.mark.parametrize(
    ("sides", "where"),
    [
        (("left", "left", "right", "right"), []),
        (("left", "right", "left", "right", "left", "right"), []),
        (("left", "left", "left", "right", "right", "right"), ["left side from step 's0'", "right side from step 's3'"]),
        (("left", "right", "right", "right", "left", "left"), ["right side from step 's1'"]),
        (("left", "both", "left", "right", "right"), ["left side from step 's0'"]),
        (("both", "both", "both"), ["left side from step 's0'", "right side from step 's0'"]),
    ],
)
def test_a_set_is_all_that_a_ball_does_on_a_side_in_one_go(sides, where):
    """One set may take several steps; the other side ends it, and a ball on both sides is on each."""
    faults = [fault for fault in broken(sides_of_ball(*sides), library()) if isinstance(fault, LimitBroken)]
    assert [(fault.limit.id, fault.asked, fault.allowed, fault.where) for fault in faults] == [("LIM02", 90, 60, place) for place in where]


def test_a_lean_hides_no_tempo():
    """On a light day the lean falls away, and what is left of the stroke keeps to the tempo as well."""
    opening = library().techniques["effleurage"].routines[0]
    spread, lean, *others = opening.steps
    quick = opening.model_copy(update={"steps": (spread, lean.model_copy(update={"lean_seconds": 7.0}), *others)})
    refused = refusal(quick)
    assert (refused.limit.id, refused.number, refused.asked, refused.where) == ("LIM11", "at_most", 20, "step 'lean'")


@pytest.mark.parametrize("zone", ["Z0", "Z4", "Z7", "Z8", "Z9"])
def test_no_routine_presses_where_nothing_is_pressed(zone):
    """Spine, bone, tailbone, lower buttock and marked spots are closed, in a stroke's light part too."""
    assert isinstance(refusal(routine(step(zones=("Z1", zone), cap=0, target_from=0, target_to=0))), ZoneClosed)


def test_left_and_right_get_the_same_time():
    """A routine that favours a side is refused; tight spots lie where they lie."""
    assert str(refusal(routine(step(seconds=45, side="left"), step("two", seconds=30, side="right")))) == (
        "the left side gets 45 s and the right side 30 s; give both the same"
    )
    assert refusal(routine(step(seconds=20, side="left", point="a", press_seconds=5), technique="holds")) is None


@settings(max_examples=150)
@given(any_routine())
def test_no_input_passes_a_limit(one):
    """Whatever is asked, a routine that passes stays inside the numbers of the content, added up here anew."""
    if refusal(one):
        return
    numbers = {key: limit.at_most for key, limit in library().limits.items()}
    total = sum(part.lasts for part in one.steps)
    if one.tool in ("ball", "roller"):
        assert total <= numbers["LIM01"] * 60
        assert one.place != "floor" or total <= numbers["LIM03"] * 60
        for side in ("left", "right"):
            in_one_go = 0
            for part in one.steps:
                in_one_go = in_one_go + part.lasts if part.side in (side, "both") else 0
                assert in_one_go <= numbers["LIM02"]
    else:
        assert total <= min(numbers["LIM19"], numbers["LIM10"]) * 60
    if one.tool == "thumbs":
        assert total <= numbers["LIM31"] * 60
    for part in one.steps:
        assert set(part.zones) <= {"Z1", "Z2", "Z3", "Z5", "Z6"}
        highest = numbers["LIM22"] if set(part.zones) & {"Z3", "Z5", "Z6"} else numbers["LIM06"]
        assert part.cap <= highest
        assert part.lighter is None or part.lighter.cap <= numbers["LIM22"]
        assert part.beat_seconds is None or 6 - 1e-9 <= 60 / part.beat_seconds <= 15 + 1e-9
    left, right = (sum(part.lasts for part in one.steps if part.side == side and not part.point) for side in ("left", "right"))
    assert left == right
