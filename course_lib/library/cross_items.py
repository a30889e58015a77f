"""Faults between a quiz item and the records that it leads to: lesson, tags, sources, plate, places on the body; and of the exams."""

import re

from .. import anatomy
from . import pointing
from .explain import perhaps

TAG = re.compile(r"(LIM|RF|ST|C|K|O|T)\d{2,3}[a-z]?")


def faults(library):
    """Tuples of kind, record id, path, problem and what would be right."""
    lessons = library.outline
    structures = {structure.id for structure in anatomy.structures()}
    zones = {zone.id for zone in anatomy.zones() if zone.polygons}
    tags = {
        "LIM": library.limits, "RF": library.signs, "ST": library.stops, "C": library.claims, "K": library.signs, "O": library.claims,
        "T": {*library.signs, *(technique.card for technique in library.techniques.values())},  # T05 is a sign: the giver's own hands
    }  # fmt: skip
    for item in library.items.values():
        for path, noun, wanted, known in _leads(item, library, tags, structures, zones):
            if wanted not in known:
                problem = f"names the {noun} {wanted!r}, which does not exist"
                yield "items", item.id, path, problem, f"an id of a {noun}{perhaps(wanted, known)}"
        yield from _objective(item, lessons)
        yield from _places(item, zones)


def faults_of_exams(library):
    """What an exam asks for and the whole bank does not hold."""
    for exam in library.exams.values():
        bank = exam.pool(library.items.values())
        for index, part in enumerate(exam.parts):
            if bank and (found := sum(map(part.holds, bank))) < part.count:
                problem = f"asks {part.count} questions where the bank holds {found}"
                yield "exams", exam.id, ("parts", index), problem, "tags that more questions carry, or a smaller count"


def _objective(item, lessons):
    """An objective that the item's lesson does not have."""
    known = [objective.id for objective in lessons[item.topic].objectives] if item.topic in lessons else [item.objective]
    if item.objective not in known:
        problem = f"is {item.objective!r}, which is no objective of the lesson {item.topic}"
        yield "items", item.id, ("objective",), problem, f"one of {', '.join(known)}{perhaps(item.objective, known)}"


def _leads(item, library, tags, structures, zones):
    """Tuples of path, noun, id and the known ids of that kind, for everything that an item names."""
    yield ("topic",), "lesson", item.topic, library.outline
    for index, source in enumerate(item.sources):
        yield ("sources", index), "source", source, library.sources
    if hasattr(item, "plate"):
        yield ("plate",), "plate", item.plate, library.plates
    for index, tag in enumerate(item.tags):
        match = TAG.fullmatch(tag)
        yield ("tags", index), "card, claim, limit or sign", tag, tags[match[1]] if match else ()
    if item.kind == "label":
        for index, pin in enumerate(item.pins):
            yield ("pins", index, "structure"), "structure", pin.structure, structures
    if item.kind == "point":
        if item.key.zone:
            yield ("key", "zone"), "zone", item.key.zone, zones
        for index, one in enumerate(item.key.margin_from):
            yield ("key", "margin_from", index), "zone", one, zones
        for index, wrong in enumerate(item.wrong):
            yield ("wrong", index, "zone"), "zone", wrong.zone, zones


def _places(item, zones):
    """Places that lie beside the body, or not where the item says."""
    if item.kind == "point":
        found = anatomy.zone_at(item.key.x, item.key.y)
        if found is None:
            yield "items", item.id, ("key", "x"), "lies beside the drawn back", "a place on it"
        elif item.key.zone not in ("", found):
            yield "items", item.id, ("key", "zone"), f"is {item.key.zone!r} for a place in {found}", found
        elif zones.issuperset(item.key.margin_from) and not pointing.accepts(item.key, item.key.x, item.key.y):
            yield "items", item.id, ("key", "x"), "shows a place that its own rule calls wrong", "a place that keeps every distance"
    elif item.kind == "label":
        for index, pin in enumerate(item.pins):
            if anatomy.zone_at(pin.x, pin.y) is None:
                yield "items", item.id, ("pins", index, "x"), "lies beside the drawn back", "a place on it"
