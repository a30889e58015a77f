"""Numbers with a unit that nothing compares with a record: typed into a record's text, or unmarked in a page."""

import re
from collections.abc import Iterator

from ..library.references import REFERENCE
from . import quantities
from .quantities import FILLED, Quantity
from .wording import texts

# Everything else must refer. What may not, and why:
RECORDS = {"limits", "measures", "spans"}  # hold the numbers that all others refer to
QUOTED = {"sources", "trials"}  # say what others found, each beside its source
FIELDS = {
    "claims": {"said", "why"},  # the article's own words, and the evidence on them beside its source
    "kinds": {"pressure", "done", "shows"},  # what is usual elsewhere and what trials found; the table shows the row itself
}
# A 95% interval is a name; in *one day* one is an article.
NAMES = re.compile(r"95 ?(?:%|percent)(?= interval|, Wilson)|\b(?:one|1) (?:day|week|drop|stroke)\b(?!s)", re.I)
RIGHT = "a reference to a limit, measure or span, such as {ball-travel.value}"
MARK = "its marker behind it, such as <!-- ball-travel.value -->"


def faults(library, source) -> Iterator[tuple]:
    """Typed numbers with a unit in the records and wordings, as `library.faults_of` takes faults."""
    for kind, records in vars(library).items():
        for name, record in ({} if kind in RECORDS | QUOTED else records).items():
            raw = source(kind, name)
            asked = asked_of(record, library) if kind == "items" else []
            known = spoken_of(raw, record, asked) if kind == "items" else set()
            for path, text in texts(raw):
                if (path and path[0] in FIELDS.get(kind, ())) or (kind == "items" and asks(path)):
                    continue
                shown = REFERENCE.sub(FILLED, text)
                for one in bare(shown):
                    if one.size not in known:
                        fitting = [reference for size, number, reference in asked if (size, number) == (one.size, one.number)]
                        yield kind, name, path, problem(one, shown), " or ".join(fitting) or RIGHT


def bare(text: str) -> Iterator[Quantity]:
    """The numbers with a unit in a text in which every number that a record gives is FILLED."""
    return quantities.find(NAMES.sub(lambda name: " " * len(name[0]), text))


def problem(one: Quantity, text: str) -> str:
    """What is said about a typed number."""
    near = " ".join(text[max(one.at - 20, 0):one.at + 25].replace(FILLED, "\u2026").split())
    return f"types {one.written}{' ' + one.unit if one.unit else ''} by hand: '{near}'"


def asks(path: tuple) -> bool:
    """Whether a text of an item is its question or a wrong answer, which say what they like."""
    return path[0] in ("id", "stem") or (path[0] == "distractors" and path[-1] == "text")


def spoken_of(raw: dict, item, asked: list[tuple]) -> set[tuple[float, str]]:
    """The numbers that an item may say in what it tells, because its case or an answer to it has brought them up.

    A number of a limit that the item asks about (`asked_of`) is not among them, however a case came by it.
    """
    said = [raw["stem"], *(text for path, text in texts(raw.get("distractors", ())) if path[-1] == "text")]
    if item.act == "spot" and isinstance(raw.get("key"), dict | list):  # the rule broken: the key is a case as well
        said += [text for path, text in texts(raw["key"]) if path[-1] == "text"]
    case = {one.size for text in said for one in quantities.find(REFERENCE.sub(FILLED, text))}
    if item.kind == "number":
        case |= {quantities.size(wrong.value, item.unit) for wrong in item.wrong}
    return case - {size for size, *_ in asked}


def asked_of(item, library) -> list[tuple[tuple[float, str], float, str]]:
    """The numbers of the limits that an item asks about: the size, the number as its record holds it, and the reference to it."""
    held = [library.limits[limit] for limit in item.limits if limit in library.limits]
    return [(quantities.size(number, limit.unit_of(name)), number, f"{{{limit.id}.{name}}}")
            for limit in held for name, number in limit.numbers().items()]
