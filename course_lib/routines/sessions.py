"""A whole massage composed of routines: what may be part of it, and everything that speaks against a plan, at once.

Pure: the same parts and rules (the library) give the same composition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, ValidationError

from ..model.base import Record
from ..model.doses import SHARED
from ..model.techniques import Routine, Side
from .bounds import LimitBroken, UnequalSides, ZoneClosed, broken, counting, least, past, whole
from .fitting import fitted, sides

WHOLE_MASSAGE = "whole-massage"  # what a composed practice is called in the record
MOST_PARTS = 12  # more than the limits leave room for; a page that asks for more is not read
MOST_STEPS = 200  # of one lease

# The limits that a session adds up itself, over all techniques.
_TOGETHER = {dose.limit for dose in SHARED}


class PlanPart(Record):
    """One part of a plan: a routine, how long (None: as planned) and on which side."""

    routine: str = Field(max_length=80)
    seconds: float | None = Field(default=None, gt=0, le=3600)
    side: Side = "both"


class Session(Record):
    """What one practice does from its start to its end: `legs` are routines, one after the other."""

    id: str
    name: str
    promise: str
    legs: tuple[Routine, ...] = Field(min_length=1)

    @property
    def alone(self):
        """Whether somebody massages themselves in it."""
        return any(leg.alone for leg in self.legs)


@dataclass(frozen=True)
class Objection:
    """One thing that speaks against a plan; `parts` are the places (from 0) of the parts that it is about.

    `reason`: *empty*, *long*, *unknown*, *side*, *opening*, *closing*, *sides* (asked and allowed are left and right, in seconds),
    *zone*, or *limit* (its id, the name of its number, and both numbers in the limit's unit).
    """

    reason: Literal["empty", "long", "unknown", "side", "opening", "closing", "sides", "zone", "limit"]
    parts: tuple[int, ...] = ()
    technique: str | None = None
    limit: str | None = None
    number: str | None = None
    asked: float | None = None
    allowed: float | None = None


@dataclass(frozen=True)
class Composition:
    """A plan as it was read: `legs` holds the routine of each part, None where it cannot be told, and `objections` all faults."""

    legs: tuple[Routine | None, ...]
    objections: tuple[Objection, ...]

    @property
    def ordered(self):
        """The legs that can be told."""
        return tuple(leg for leg in self.legs if leg)


def session_of(routine):
    """The Session of one routine, as a lesson practises it."""
    return Session(id=routine.id, name=routine.name, promise=routine.promise, legs=(routine,))


def catalogue(rules):
    """The routines that a session may be made of, by technique card: what hands do on a table."""
    cards = sorted(rules.techniques.values(), key=lambda card: card.card)
    return tuple(routine for card in cards for routine in card.routines if routine.tool in ("hands", "thumbs") and routine.place == "table")


def preset_parts(preset, rules):
    """The PlanParts of a ready-made session."""
    found = []
    for wanted in preset.parts:
        cards = (card for card in rules.techniques.values() if card.card == wanted.card)
        routine = next(routine for card in cards for routine in card.routines if routine.moment == wanted.moment)
        found.append(PlanPart(routine=routine.id, seconds=wanted.minutes and wanted.minutes * 60))
    return tuple(found)


def compose(parts, rules):
    """The Composition of `parts`, each a PlanPart or its plain values; whatever they hold, no fault is raised."""
    if not isinstance(parts, list | tuple):
        parts = ()
    if not parts:
        return Composition((), (Objection("empty"),))
    if len(parts) > MOST_PARTS:
        return Composition((), (Objection("long"),))
    known = {routine.id: routine for routine in catalogue(rules)}
    legs, found = [], []
    for place, value in enumerate(parts):
        part = _read(value)
        routine = known.get(part.routine) if part else None
        possible = routine is not None and part.side in sides(routine)
        if not possible:
            found.append(Objection("unknown" if routine is None else "side", (place,)))
        legs.append(fitted(routine, part.seconds, part.side) if possible else None)
    told = [(place, leg) for place, leg in enumerate(legs) if leg]
    found += [*_frame(told), *_against(told, rules)]
    return Composition(tuple(legs), tuple(found))


def as_session(composition, name, promise):
    """The Session of a composition; None where anything speaks against it."""
    if composition.objections:
        return None
    return Session(id=WHOLE_MASSAGE, name=name, promise=promise, legs=composition.legs)


def first_fault(session, rules):
    """The first thing in a session that the rules forbid, as an error that can be raised; None where there is none."""
    if len(session.legs) == 1:
        return next(broken(session.legs[0], rules), None)
    return next((fault for _, fault in _faults(list(enumerate(session.legs)), rules)), None)


def _read(value):
    if isinstance(value, PlanPart):
        return value
    try:
        return PlanPart.model_validate(dict(value)) if isinstance(value, Mapping) else None
    except ValidationError:
        return None


def _frame(told):
    """Opening strokes begin a massage and closing strokes end it, and neither stands in the middle."""
    for moment, right in (("opening", 0), ("closing", -1)):
        places = [place for place, leg in told if leg.moment == moment]
        if not told or places != [told[right][0]]:
            yield Objection(moment, tuple(places))


def _against(told, rules):
    if sum(len(leg.steps) for _, leg in told) > MOST_STEPS:
        yield Objection("long")
    for places, fault in _faults(told, rules):
        technique = None if len(places) == len(told) else next(leg.technique for place, leg in told if place in places)
        match fault:
            case ZoneClosed():
                yield Objection("zone", places, technique)
            case UnequalSides():
                yield Objection("sides", places, technique, asked=fault.left, allowed=fault.right)
            case LimitBroken():
                yield Objection("limit", places, technique, fault.limit.id, fault.number, fault.asked, fault.allowed)


def _faults(told, rules):
    """Pairs of places and fault: each technique by all its parts together, then what the whole session adds up to; each limit's
    number once.
    """
    for technique in dict.fromkeys(leg.technique for _, leg in told):
        mine = [(place, leg) for place, leg in told if leg.technique == technique]
        places, legs = tuple(place for place, _ in mine), [leg for _, leg in mine]
        joined = legs[0].model_copy(update={
            "limits": tuple({limit for leg in legs for limit in leg.limits}),
            "steps": tuple(step for leg in legs for step in leg.steps),
        })  # fmt: skip
        seen = set()
        for fault in (*broken(joined, rules), *past(least(joined, rules), rules)):
            what = (fault.limit.id, fault.number) if isinstance(fault, LimitBroken) else type(fault)
            if what not in seen and not (isinstance(fault, LimitBroken) and fault.limit.id in _TOGETHER):
                seen.add(what)
                yield places, fault
    for dose in SHARED:
        counted = [(place, step) for place, leg in told for step in counting(dose, leg)]
        measure = whole(dose.limit, [step for _, step in counted], rules, "session", dose.number)
        yield from ((tuple(sorted({place for place, _ in counted})), fault) for fault in past([measure], rules))
