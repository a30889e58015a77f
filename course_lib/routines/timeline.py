"""A routine laid out on the clock: parts that follow each other without a gap, and the cues that are given on the way.

Pure: the same routine, rules and cap give the same timeline. All times are seconds from the start of the timeline; the
pressing is the time inside the steps, not the count-in and not the pause in which the hands change sides.
"""

from typing import Literal, get_args

from ..model.base import Record
from ..model.techniques import Side
from .asking import APART, LAST, SETTLE, questions
from .parts import Part, parts_of
from .sessions import first_fault

LONG_STEP = 25.0  # a shorter step has no call for its last seconds

_CUES = {"count_in": "ready", "change_sides": "sides", "next_point": "sides", "change_technique": "technique"}

TickKind = Literal["lean", "ease", "beat", "back"]
CueKind = Literal["ready", "count", "change", "sides", "technique", "half", "last", "check_in", TickKind, "closing"]


class Cue(Record):
    """Something to be seen and heard at the second `at`: `words` are spoken, empty for a sound alone. It belongs to the part `part`."""

    at: float
    kind: CueKind
    part: int
    words: str = ""


class TimelineStep(Record):
    """A step as it holds today: caps and aims already lowered by the screening; `light_cap` is None where one cap holds.

    `leg` is the place of its routine in the session, from 0. `counted`: its questions ask for the number itself and not for a
    band.
    """

    leg: int
    technique: str
    tool: str
    place: str
    name: str
    detail: str
    side: Side
    seconds: float
    cap: float
    target_from: float
    target_to: float
    light_cap: float | None
    beat_seconds: float | None
    lean_seconds: float | None
    ease_seconds: float | None
    press_seconds: float | None
    stroke: str | None
    point: str | None
    touch: str | None
    only_at: float | None
    counted: bool


class Timeline(Record):
    """The whole practice; `seconds` with pauses, `pressing` without; `legs` are the names of its routines.

    `stop_at` is the pressure number, `ache_stop_at` that of the ache at rest, from which nothing goes on.
    """

    routine: str
    name: str
    promise: str
    legs: tuple[str, ...]
    seconds: float
    pressing: float
    check_in_apart: float
    check_in_answer: float
    ease_off: float
    stop_at: float
    ache_stop_at: float
    steps: tuple[TimelineStep, ...]
    parts: tuple[Part, ...]
    cues: tuple[Cue, ...]


def compile_session(session, rules, words, cap=None):
    """The Timeline of a Session under the `rules` (the library), no pressure above `cap` (the screening's, or None).

    `words` are the player's. Raises LimitBroken, ZoneClosed or UnequalSides: nothing is laid out that the rules forbid.
    """
    fault = first_fault(session, rules)
    if fault:
        raise fault
    legs = [leg.model_copy(update={"steps": tuple(step.under(cap) for step in leg.steps)}) for leg in session.legs]
    steps, parts = laid_out(legs, cap)
    said = tuple(step.say for leg in legs for step in leg.steps)
    asked = (
        Cue(at=at, kind="check_in", part=number, words=words[what])
        for at, number, what in questions(parts, steps, rules.limits["LIM20"].seconds_of())
    )
    cues = sorted(
        (*_announcements(parts, steps, said, rules, words), *asked),
        key=lambda cue: (cue.at, cue.kind in get_args(TickKind)),
    )
    return Timeline(
        routine=session.id,
        name=session.name,
        promise=session.promise,
        legs=tuple(leg.name for leg in session.legs),
        seconds=parts[-1].end,
        pressing=sum(step.seconds for step in steps),
        check_in_apart=rules.limits["LIM20"].seconds_of(),
        check_in_answer=rules.spans["check-in-answer"].seconds,
        ease_off=rules.spans["ease-off"].seconds,
        stop_at=rules.limits["LIM08"].stop_at,
        ache_stop_at=rules.limits["LIM37"].stop_at,
        steps=steps,
        parts=parts,
        cues=tuple(cues),
    )


def laid_out(legs, cap):
    """The steps of `legs` (routines) as they hold today under `cap`, and the parts that they and the pauses between them make."""
    steps = tuple(_today(step, number, leg, cap) for number, leg in enumerate(legs) for step in leg.steps)
    return steps, parts_of(steps)


def _today(step, number, leg, cap):
    def lowered(value):
        return value if cap is None else min(value, cap)

    target_to = lowered(step.target_to)
    return TimelineStep(
        leg=number,
        technique=leg.technique,
        tool=leg.tool,
        place=leg.place,
        name=step.name,
        detail=step.detail,
        side=step.side,
        seconds=step.lasts,
        cap=lowered(step.cap),
        target_from=min(step.target_from, target_to),
        target_to=target_to,
        light_cap=lowered(step.lighter.cap) if step.lighter else None,
        beat_seconds=step.beat_seconds,
        lean_seconds=step.lean_seconds,
        ease_seconds=step.ease_seconds,
        press_seconds=step.press_seconds,
        stroke=step.stroke,
        point=step.point,
        touch=step.touch,
        only_at=None if step.only_at is None else lowered(step.only_at),
        counted=leg.alone or bool(step.point),
    )


def _announcements(parts, steps, said, rules, words):
    """Every cue but the check-ins; `said` is what is spoken at each step."""
    total, half_told = parts[-1].end, False
    pressing = [part for part in parts if part.kind == "step"]
    for number, part in enumerate(parts):
        if part.kind != "step":
            if part.kind != "ask":
                yield Cue(at=part.start, kind=_CUES[part.kind], part=number, words=_change_words(part.kind, steps[part.step], rules, words))
            for second in (3, 2, 1):
                yield Cue(at=part.end - second, kind="count", part=number, words=str(second))
            continue
        step = steps[part.step]
        yield Cue(at=part.start, kind="change", part=number, words=said[part.step])
        last = part is pressing[-1]
        if part.seconds >= LONG_STEP and step.touch != "hold":
            following = words["cue_last_end"] if last else words["cue_last_next"].format(name=_coming(parts[number + 1], steps, words))
            yield Cue(at=part.end - LAST, kind="last", part=number, words=words["cue_last"].format(seconds=f"{LAST:g}", then=following))
        half = total / 2
        if not half_told and part.start <= half < part.end:
            # moved off the calls it would talk into; where there is no room it is left out
            half = max(half, part.start + SETTLE + APART)
            half_told = True
            if half < part.end - LAST - APART:
                yield Cue(at=half, kind="half", part=number, words=words["cue_half"])
        if step.beat_seconds:
            for stroke in range(int(part.seconds / step.beat_seconds + 1e-6)):
                for kind, into in _ticks(step):
                    yield Cue(at=part.start + stroke * step.beat_seconds + into, kind=kind, part=number)
        if last:
            yield Cue(at=part.end, kind="closing", part=number, words=words["cue_closing"])


def _ticks(step):
    """The ticks of one stroke, with the seconds from its start: the lean and its end, where there is one, the way out, and the way back."""
    lean = step.lean_seconds or 0
    if lean:
        yield "lean", 0
        yield "ease", lean - step.ease_seconds
    yield "beat", lean
    if step.press_seconds and lean + step.press_seconds < step.beat_seconds:
        yield "back", lean + step.press_seconds


def _coming(part, steps, words):
    """What comes with a part, in words; what follows on a number is not known before it."""
    return words["ask_part"] if part.kind == "ask" else steps[part.step].name


def _change_words(kind, step, rules, words):
    if kind in ("count_in", "next_point"):
        return words[{"count_in": "cue_ready", "next_point": "cue_next_point"}[kind]]
    side = words[f"side_{step.side}"]
    if kind == "change_sides":
        return words["cue_sides"].format(side=side)
    wording = words["cue_technique" if step.side == "both" else "cue_technique_side"]
    return wording.format(name=rules.techniques[step.technique].name, side=side)
