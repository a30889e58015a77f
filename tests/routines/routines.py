"""Routines for the tests: any that the model allows, in and out of the limits, and the five techniques of a whole massage."""

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from course_lib.library import library
from course_lib.model.techniques import Lighter, Place, Routine, Side, Step
from course_lib.routines import compile_session, session_of

SIDES = get_args(Side)
OPENING, CLOSING = "effleurage-opening", "effleurage-closing"


def step(name="glide", **fields):
    values = {
        "id": name, "name": name.title(), "zones": ("Z1",), "cap": 4, "target_from": 3, "target_to": 4,
        "seconds": 60, "say": f"{name} now.", "detail": "How.",
    }  # fmt: skip
    if fields.get("point"):
        values |= {"touch": "hold", "only_at": 4}
    return Step(**{**values, **fields})


def routine(*steps, **fields):
    values = {
        "id": "a-practice", "name": "A practice", "technique": "effleurage", "minutes": sum(one.lasts for one in steps) / 60,
        "limits": (), "tool": "hands", "place": "table", "firm": False, "promise": "Calm.", "steps": steps,
    }  # fmt: skip
    return Routine(**{**values, **fields})


@st.composite
def any_step(draw, index):
    cap = draw(st.integers(0, 8))
    target = draw(st.integers(0, cap))
    light = draw(st.integers(0, 5))
    counted = draw(st.booleans())
    beat = draw(st.sampled_from([3, 4, 5, 6, 8, 12]))
    return step(
        f"step-{index}",
        side=draw(st.sampled_from(SIDES)),
        zones=tuple(draw(st.lists(st.sampled_from(["Z0", "Z1", "Z1", "Z2", "Z3", "Z5", "Z6"]), min_size=1, max_size=3, unique=True))),
        cap=cap,
        target_from=draw(st.integers(0, target)),
        target_to=target,
        lighter=draw(st.none() | st.just(Lighter(zones=("Z5", "Z6"), cap=light, target_from=0, target_to=light))),
        seconds=None if counted else draw(st.integers(1, 700)),
        repetitions=draw(st.integers(1, 60)) if counted else None,
        beat_seconds=beat if counted else draw(st.none() | st.just(beat)),
        press_seconds=draw(st.none() | st.integers(1, beat)) if counted else None,
        point=draw(st.none() | st.none() | st.sampled_from(["a", "b", "c", "d"])),
    )


@st.composite
def any_routine(draw):
    steps = [draw(any_step(index)) for index in range(draw(st.integers(1, 7)))]
    return routine(
        *steps,
        tool=draw(st.sampled_from(["hands", "hands", "thumbs", "ball", "roller"])),
        place=draw(st.sampled_from(get_args(Place))),
        limits=tuple(draw(st.lists(st.sampled_from(["LIM02", "LIM04", "LIM10", "LIM11", "LIM12", "LIM13", "LIM14"]), unique=True))),
    )


@st.composite
def allowed_routine(draw):
    """Most of these keep the limits."""
    steps = []
    for index in range(draw(st.integers(1, 5))):
        seconds = draw(st.integers(2, 170))
        beat = draw(st.sampled_from([None, 4, 6, 10]))
        light = draw(st.none() | st.just(Lighter(zones=("Z5", "Z6"), cap=3, target_from=2, target_to=3)))
        common = {"seconds": seconds, "beat_seconds": beat, "press_seconds": beat and beat // 2, "lighter": light}
        if draw(st.booleans()):
            steps += [step(f"step-{index}-{side}", side=side, **common) for side in ("left", "right")]
        else:
            steps.append(step(f"step-{index}", **common))
    return routine(*steps)


def compile_timeline(one, rules, words, cap=None):
    """The Timeline of a routine by itself, as a lesson practises it."""
    return compile_session(session_of(one), rules, words, cap)


def on_both(name, **fields):
    """The same step on the left and on the right."""
    return tuple(step(f"{name}-{side}", side=side, **fields) for side in ("left", "right"))


def five_techniques():
    """The course's library with the lengths of the planned session: effleurage as it is, and four small stand-ins for T08 to T11."""
    rules = library()
    effleurage = rules.techniques["effleurage"]
    stand_ins = {
        "circles": ("T08", "Palm-heel circles", "hands", ("LIM12",), on_both("place", zones=("Z2",), cap=5, seconds=90)),
        "fingers": ("T09", "Fingertip press", "hands", ("LIM13",), on_both("line", zones=("Z2",), cap=5, seconds=75)),
        "slides": ("T10", "Thumb slides", "thumbs", ("LIM14",), on_both("slide", cap=5, seconds=None, repetitions=3, beat_seconds=10)),
        "holds": ("T11", "Point holds", "thumbs", ("LIM16", "LIM17"), tuple(
            step(f"hold-{point}", side=side, zones=("Z2",), cap=5, seconds=60, press_seconds=30, point=point)
            for point, side in (("a", "left"), ("b", "right"), ("c", "left"))
        )),
    }  # fmt: skip
    techniques = {effleurage.id: effleurage}
    for name, (card, title, tool, limits, steps) in stand_ins.items():
        made = routine(*steps, id=f"{name}-practice", name=title, technique=name, tool=tool, limits=limits, firm=True)
        techniques[name] = effleurage.model_copy(update={
            "id": name, "card": card, "name": title, "limits": limits, "zones": (), "routines": (made,),
        })  # fmt: skip
    return replace(rules, techniques=techniques)


def plan(*middle, opening=300, closing=120):
    """The parts of a session, framed by long strokes."""
    return [{"routine": OPENING, "seconds": opening}, *middle, {"routine": CLOSING, "seconds": closing}]


def part(routine, seconds=None, side="both"):
    """One part of a plan, as a page sends it."""
    return {"routine": routine, "seconds": seconds, "side": side}
