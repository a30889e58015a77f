"""Faults between records that are no questions: an id that leads nowhere, a number above its limit."""

from .. import anatomy
from ..model.events import LONGEST_CHECK
from ..model.exams import REVIEW
from .explain import perhaps


def faults(library):
    """Tuples of kind, record id, path, problem and what would be right."""
    yield from _ids(library)
    yield from _one_id(library)
    yield from _one_owner(library)
    yield from _one_day(library)
    yield from _one_number(library)
    yield from _routines(library)
    yield from _plans(library)
    yield from _sessions(library)


def _ids(library):
    structures = {structure.id for structure in anatomy.structures()}
    zones = {zone.id for zone in anatomy.zones()}

    for kind in ("limits", "measures", "claims", "signs", "oils", "oil_questions", "techniques", "trials", "kinds"):
        for record in getattr(library, kind).values():
            for index, source in enumerate(record.sources):
                yield from _unknown(kind, record.id, ("sources", index), source, library.sources, "source")
    for technique in library.techniques.values():
        lists = (
            ("limits", technique.limits, library.limits, "limit"),
            ("stop", technique.stop, library.stops, "stop sign"),
            ("claims", technique.claims, library.claims, "claim"),
            ("muscles", technique.muscles, structures, "structure"),
        )
        for name, wanted, known, noun in lists:
            for index, one in enumerate(wanted):
                yield from _unknown("techniques", technique.id, (name, index), one, known, noun)
        for index, use in enumerate(technique.zones):
            yield from _unknown("techniques", technique.id, ("zones", index, "zone"), use.zone, zones, "zone")
            if use.limit:
                capping = {limit.id for limit in library.limits.values() if limit.at_most is not None}
                yield from _unknown("techniques", technique.id, ("zones", index, "limit"), use.limit, capping, "limit with at_most")
        yield from _unknown("techniques", technique.id, ("lesson",), technique.lesson, library.outline, "lesson")
        yield from _unknown("techniques", technique.id, ("plate",), technique.plate, library.plates, "plate")
    for oil in library.oils.values():
        for index, one in enumerate(oil.not_with):
            yield from _unknown("oils", oil.id, ("not_with", index), one, library.oil_questions, "question about oils")
    for trial in library.trials.values():
        for index, kind in enumerate(trial.kinds):
            yield from _unknown("trials", trial.id, ("kinds", index), kind, library.kinds, "kind")
    for exam in library.exams.values():
        yield from _unknown("exams", exam.id, ("lesson",), exam.lesson, library.outline, "lesson")
        for index, topic in enumerate(exam.topics):
            yield from _unknown("exams", exam.id, ("topics", index), topic, library.outline, "lesson")
    for muscle in library.muscles.values():
        yield from _unknown("muscles", muscle.id, ("id",), muscle.id, structures, "structure")
    for lesson in library.outline.values():
        if lesson.technique:
            yield from _unknown("outline", lesson.id, ("technique",), lesson.technique, library.techniques, "technique")
        for index, claim in enumerate(lesson.claims):
            yield from _unknown("outline", lesson.id, ("claims", index), claim, library.claims, "claim")
        for index, source in enumerate(lesson.sources):
            yield from _unknown("outline", lesson.id, ("sources", index), source, library.sources, "source")


def _unknown(kind, record, path, wanted, known, noun):
    if wanted not in known:
        yield kind, record, path, f"names the {noun} {wanted!r}, which does not exist", f"an id of a {noun}{perhaps(wanted, known)}"


def _plans(library):
    """Every lesson that a plan shows exists."""
    for plan in library.lesson_plans.values():
        for index, step in enumerate(plan.steps):
            if step.lesson:
                yield from _unknown("lesson_plans", plan.id, ("steps", index, "lesson"), step.lesson, library.outline, "lesson")


def _sessions(library):
    """A card stands on one technique alone, and each part of a ready-made session is one routine of its card."""
    cards = {}
    for technique in library.techniques.values():
        other = cards.setdefault(technique.card, technique)
        if other is not technique:
            yield "techniques", technique.id, ("card",), f"has the card {technique.card} that {other.id} has", "a card of its own"
    for preset in library.sessions.values():
        for index, part in enumerate(preset.parts):
            if part.card not in cards:
                yield from _unknown("sessions", preset.id, ("parts", index, "card"), part.card, cards, "technique card")
                continue
            moments = [routine.moment for routine in cards[part.card].routines]
            if moments.count(part.moment) != 1:
                problem = f"finds {moments.count(part.moment)} routines of {part.card} at this moment"
                right = f"a moment at which one routine stands; those of {part.card} stand at {', '.join(moments)}"
                yield "sessions", preset.id, ("parts", index, "moment"), problem, right


def _one_id(library):
    """A reference, or a mark in a page, names a number by the id of its record, so records with numbers and routines share no id."""
    for technique in library.techniques.values():
        for number, routine in enumerate(technique.routines):
            for kind in ("measures", "spans"):
                if routine.id in getattr(library, kind):
                    problem = f"has an id that {kind}.yaml uses"
                    yield "techniques", technique.id, ("routines", number, "id"), problem, "an id of its own"
    for measure in library.measures:
        if measure in library.spans:
            yield "measures", measure, ("id",), "has an id that spans.yaml uses", "an id of its own"


def _one_owner(library):
    """The id of a sitting begins with that of its lesson or check, or with REVIEW, so these share no id."""
    for kind in ("outline", "exams"):
        for name in getattr(library, kind):
            if name == REVIEW:
                yield kind, name, ("id",), "is what reviews are called", "an id of its own"
            elif kind == "outline" and name in library.exams:
                yield kind, name, ("id",), "is the id of a check as well", "an id of its own"


def _one_day(library):
    """The record takes no check that holds for longer than a day."""
    span = library.spans.get("screening-holds")
    if span and span.length > LONGEST_CHECK:
        yield "spans", span.id, ("value",), f"is {span.value:g} {span.unit}, and a check holds for a day at most", "24 h or less"


def _one_number(library):
    """A lesson's page, its notebook and the files of its questions begin with its number."""
    taken = {}
    for lesson in library.outline.values():
        other = taken.setdefault(lesson.number, lesson.id)
        if other != lesson.id:
            yield "outline", lesson.id, ("number",), f"is {lesson.number!r}, which the lesson {other} has", "a number of its own"


def _routines(library):
    """A step may never ask for more than its strictest zone allows, and all that a routine names must exist."""
    strokes = {stroke.id for stroke in anatomy.strokes()}
    taken = {}
    for technique in library.techniques.values():
        limits = {use.zone: library.limits.get(use.limit) for use in technique.zones}
        caps = {zone: limit.at_most for zone, limit in limits.items() if limit and limit.at_most is not None}
        for number, routine in enumerate(technique.routines):
            place = ("routines", number)
            if routine.technique != technique.id:
                yield "techniques", technique.id, (*place, "technique"), f"says {routine.technique!r} inside {technique.id!r}", technique.id
            if routine.id in taken:
                problem = f"has an id that a routine of {taken[routine.id]} uses"
                yield "techniques", technique.id, (*place, "id"), problem, "an id of its own"
            taken[routine.id] = technique.id
            for index, limit in enumerate(routine.limits):
                yield from _unknown("techniques", technique.id, (*place, "limits", index), limit, library.limits, "limit")
            for index, step in enumerate(routine.steps):
                path = (*place, "steps", index)
                yield from _pressure(technique.id, path, step, caps)
                if step.stroke:
                    yield from _unknown("techniques", technique.id, (*path, "stroke"), step.stroke, strokes, "stroke")
                if step.lighter:
                    yield from _pressure(technique.id, (*path, "lighter"), step.lighter, caps)


def _pressure(technique, path, part, caps):
    allowed = min((caps.get(zone, 0) for zone in part.zones), default=0)
    if part.cap > allowed:
        problem = f"is {part.cap:g} where the strictest zone allows {allowed:g}"
        yield "techniques", technique, (*path, "cap"), problem, f"{allowed:g} or less"
    if not part.target_from <= part.target_to <= part.cap:
        problem = f"aims at {part.target_from:g} to {part.target_to:g} under the cap {part.cap:g}"
        yield "techniques", technique, (*path, "target_to"), problem, "target_from, target_to and cap in rising order"
