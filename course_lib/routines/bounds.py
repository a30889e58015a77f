"""What each limit of the content means for a routine, and the refusal of a routine that breaks one.

A limit binds a routine when the body or the tool makes it so, and whenever the routine or its technique names it.
"""

from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

from ..errors import CourseError
from ..model.doses import SHARED, of_a_technique, on_side

# The limit that caps the pressure number in each zone; a zone that is not here is not pressed at all.
ZONE_LIMIT = {"Z1": "LIM06", "Z2": "LIM06", "Z3": "LIM22", "Z5": "LIM22", "Z6": "LIM22"}

_ROUNDING = 1e-6  # 60 / 10 strokes in floating point is no broken limit


class Asked(NamedTuple):
    """What a routine asks of one number of a limit: an `amount`, in the limit's unit, at a place that has a name."""

    limit: str
    number: str
    amount: float
    where: str

    def broken_by(self, allowed):
        below = self.number in ("at_least", "side_at_least")
        if self.number == "stop_at":
            return self.amount >= allowed
        return self.amount < allowed - _ROUNDING if below else self.amount > allowed + _ROUNDING


class LimitBroken(CourseError):
    """A routine asks for more than a limit allows.

    `limit` is the limit's record, `number` the name of its number, `allowed` and `asked` are in its unit, `source` says where
    the limit comes from.
    """

    def __init__(self, limit, wanted, sources):
        self.limit, self.number, self.where = limit, wanted.number, wanted.where
        self.allowed, self.asked = getattr(limit, wanted.number), wanted.amount
        cited = "; ".join(sources[key].cite for key in limit.sources if key in sources)
        self.source = f"{limit.basis} {cited}".strip()
        unit = limit.unit_of(wanted.number)
        super().__init__(
            f"{wanted.where}: asks for {wanted.amount:g} {unit}, where {limit.id} ({limit.name}) says "
            f"{wanted.number} {self.allowed:g} {unit}. Source: {self.source}"
        )


class ZoneClosed(CourseError):
    """A routine presses in a zone that the course keeps the hands off."""

    def __init__(self, zone, where):
        self.zone, self.where = zone, where
        super().__init__(f"{where}: presses in {zone}, which is not pressed; leave it out")


class UnequalSides(CourseError):
    """Left and right do not get the same time."""

    def __init__(self, left, right):
        self.left, self.right = left, right
        super().__init__(f"the left side gets {left:g} s and the right side {right:g} s; give both the same")


def broken(routine, rules):
    """Everything in `routine` that the `rules` (the library) forbid: LimitBroken, ZoneClosed and UnequalSides, not raised."""
    closed = [step for step in routine.steps if any(zone not in ZONE_LIMIT for zone in _zones(step))]
    for step in closed:
        yield from (ZoneClosed(zone, f"step {step.id!r}") for zone in _zones(step) if zone not in ZONE_LIMIT)
    if closed:
        return  # no limit caps the pressure there, so nothing can be compared
    yield from past(asked_by(routine, rules), rules)
    sides = _sum(routine.steps, lambda step: step.side if not step.point else "both")
    if abs(sides["left"] - sides["right"]) > _ROUNDING:
        yield UnequalSides(sides["left"], sides["right"])


def past(asked, rules):
    """LimitBroken for each of `asked` (Asked) that goes past its limit."""
    for one in asked:
        limit = rules.limits[one.limit]
        allowed = getattr(limit, one.number)
        if allowed is not None and one.broken_by(allowed):
            yield LimitBroken(limit, one, rules.sources)


def whole(limit, steps, rules, where, number="at_most"):
    """What all the time in `steps` asks of one number of a limit, as Asked."""
    return _lasting(limit, number, sum(step.lasts for step in steps), rules, where)


def _lasting(limit, number, seconds, rules, where):
    """What so many seconds ask of one number of a limit, as Asked: in the unit in which the limit gives it."""
    return Asked(limit, number, seconds / rules.limits[limit].seconds_in(number), where)


class Pressing(NamedTuple):
    """A step of a routine, by what a dose asks of it."""

    technique: str
    tool: str
    place: str
    point: str | None
    side: str


def counting(dose, routine):
    """The steps of a routine that count towards a dose."""
    own = routine.technique, routine.tool, routine.place
    return [step for step in routine.steps if dose.counts(Pressing(*own, step.point, step.side))]


def named(routine, rules):
    """The limits (ids) that bind `routine` because it or its technique names them."""
    card = rules.techniques.get(routine.technique)
    return {*routine.limits, *(card.limits if card else ())}


def least(routine, rules):
    """What each side asks of its least share, as Asked; that binds a technique in a whole massage and no practice of a lesson."""
    for limit in sorted(named(routine, rules)):
        if rules.limits[limit].side_at_least is None:
            continue
        for side in ("left", "right"):
            mine = [step for step in routine.steps if step.side == side]
            if mine:
                yield whole(limit, mine, rules, f"{side} side", "side_at_least")


def _zones(step):
    return (*step.zones, *(step.lighter.zones if step.lighter else ()))


def asked_by(routine, rules):
    """Everything that `routine` asks of the limits that bind it, as Asked."""
    yield from _pressure(routine)
    yield from _times(routine, rules)
    yield from _strokes(routine, rules)


def _pressure(routine):
    for step in routine.steps:
        for part in (step, step.lighter):
            if part is None:
                continue
            for zone in part.zones:
                yield Asked(ZONE_LIMIT[zone], "at_most", part.cap, f"step {step.id!r} in {zone}")
            yield Asked("LIM08", "stop_at", part.cap, f"step {step.id!r}")


def _times(routine, rules):
    for dose in (*SHARED, *of_a_technique(routine.technique, named(routine, rules), rules.limits)):
        where = f"{dose.side} side" if dose.side else f"routine {routine.id!r}"
        yield whole(dose.limit, counting(dose, routine), rules, where, dose.number)
    if routine.alone:
        for side in ("left", "right"):
            for steps in _sets(side, routine):
                yield whole("LIM02", steps, rules, f"{side} side from step {steps[0].id!r}")
    points = _sum((step for step in routine.steps if step.point), lambda step: (step.side, step.point))
    for (side, point), seconds in points.items():
        yield _lasting("LIM17", "at_most", seconds, rules, f"point {point!r} on the {side}")
    for side in {side for side, _ in points}:
        yield Asked("LIM18", "at_most", sum(1 for other, _ in points if other == side), f"{side} side")


def _sets(side, routine):
    """Lists of the steps that press on a side in one go; it rests while the other side alone is pressed."""
    return [list(steps) for pressed, steps in groupby(routine.steps, key=lambda step: on_side(step, side)) if pressed]


def _strokes(routine, rules):
    limits, presses = named(routine, rules), defaultdict(int)
    for step in routine.steps:
        where = f"step {step.id!r}"
        if "LIM11" in limits and step.beat_seconds:
            yield Asked("LIM11", "at_least", 60 / step.beat_seconds, where)
            # on a light day the lean is left out, and the strokes come faster
            yield Asked("LIM11", "at_most", 60 / (step.beat_seconds - (step.lean_seconds or 0)), where)
        if "LIM04" in limits and step.press_seconds:
            yield _lasting("LIM04", "at_most", step.press_seconds, rules, where)
            yield _lasting("LIM04", "at_least", step.press_seconds, rules, where)
        yield from _on_a_point(step, rules, where)
        presses[step.point] += step.touch == "press"
    if "LIM14" in limits:
        for side in ("left", "right"):
            yield Asked("LIM14", "times", sum(step.repetitions or 0 for step in routine.steps if on_side(step, side)), f"{side} side")
    for point, count in presses.items():
        yield Asked("LIM15", "times", count, f"point {point!r}")


def _on_a_point(step, rules, where):
    seconds = step.press_seconds or step.lasts
    if step.touch == "press":
        yield _lasting("LIM15", "target", seconds, rules, where)
    elif step.touch == "circles":
        yield _lasting("LIM38", "at_most", step.lasts, rules, where)
    elif step.touch == "hold":
        yield _lasting("LIM16", "at_most", seconds, rules, where)
        yield Asked("LIM16", "then", step.only_at, where)


def _sum(steps, key):
    sums = defaultdict(float)
    for step in steps:
        sums[key(step)] += step.lasts
    return sums
