"""Faults of writing that only the whole bank shows, and those of each item, for whoever checks the content."""

import re
from functools import lru_cache
from itertools import combinations

from . import writing

ALIKE = 0.75  # share of words in common from which two items ask the same
LITTLE = "a an the is are was of to in on at and or for with you your it its that this what which how do does may"
BORING = frozenset(LITTLE.split(" "))


def faults(library, source):
    """Tuples of kind, record id, path, problem and what would be right.

    `source(kind, id)` is the record as it was written, before its references to numbers were filled in.
    """
    items = list(library.items.values())
    for item in items:
        for rule in writing.RULES:
            yield from (("items", item.id, *fault) for fault in rule(item))
        yield from (("items", item.id, *fault) for fault in (*_cut_off(item), *_typed(item, source("items", item.id))))
    for one, other in combinations(items, 2):
        if set(one.limits) & set(other.limits):
            yield from _given_away(one, other)
            yield from _given_away(other, one)
            yield from _twins(one, other)
    yield from _unsafe(library)


def _cut_off(item):
    """Factors between units with too few digits: a right answer in the other unit would be marked wrong."""
    for unit, factor in getattr(item, "conversions", ()):
        parts = round(1 / factor)
        if factor < 1 and factor != 1 / parts and abs(factor * parts - 1) < 0.01:
            yield ("conversions", unit), f"is {factor}, which is 1 / {parts} cut off", repr(1 / parts)


def _typed(item, raw):
    """A key that is a number and stands in no record."""
    if item.kind == "number" and not isinstance(raw.get("key"), str):
        yield ("key",), "is typed by hand", 'a reference such as "{LIM10.at_most}"'


@lru_cache(maxsize=8192)
def _words(text):
    return tuple(word for word in re.findall(r"\w+(?:[.,]\d+)?", text.casefold()) if word not in BORING)


def _given_away(one, other):
    """The right answer to one item stands in the question of another on the same limit."""
    key, stem = writing.key_text(one), _words(other.stem)
    wanted = _words(key)
    if len(wanted) > 1 and any(stem[at : at + len(wanted)] == wanted for at in range(len(stem))):
        yield "items", other.id, ("stem",), f"holds the answer to {one.id} ({key})", "a stem without it, or a key in other words"


def _twins(one, other):
    """Two items that ask the same in almost the same words."""

    def about(item):
        parts = [item.stem, *(choice.text for _, choice in writing.answers(item)), *(step.text for step in getattr(item, "steps", ()))]
        return set(_words(" ".join(parts)))

    first, second = about(one), about(other)
    if len(first & second) >= ALIKE * len(first | second):
        yield "items", other.id, ("stem",), f"asks the same as {one.id} in almost the same words", "another case, act or kind"


def _unsafe(library):
    """A technique lesson with less than half of its questions on safety."""
    for technique in library.techniques.values():
        bank = [item for item in library.items.values() if item.topic == technique.lesson]
        safe = sum(item.safety for item in bank)
        if 2 * safe < len(bank):
            problem = f"has {safe} questions on safety among {len(bank)}"
            yield "techniques", technique.id, ("lesson",), problem, f"at least {-(-len(bank) // 2)}"
