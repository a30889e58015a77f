"""Numbers with a unit as people write them: *2 to 3 cm*, *five minutes*, *3 of 10*."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SPELT = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
         "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}
NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(SPELT)})\b", re.I)

# unit: the words for it, and its size in the unit that its kind is compared in
UNITS = {
    "cm": (r"cm\b|centimetres?\b", 10, "mm"), "mm": (r"mm\b|millimetres?\b", 1, "mm"),
    "ml": (r"ml\b|millilit(?:re|er)s?\b", 1, "ml"), "percent": (r"%|per ?cent\b", 1, "percent"),
    "s": (r"seconds?\b|s\b", 1, "s"), "min": (r"minutes?\b|min\b", 60, "s"), "h": (r"hours?\b|h\b", 3600, "s"),
    "days": (r"days?\b", 86400, "s"), "weeks": (r"weeks?\b", 604800, "s"),
    "months": (r"months?\b", 1, "months"), "years": (r"years?\b", 12, "months"),
    "°C": (r"°\s*C\b", 1, "°C"), "degrees": (r"degrees?\b|°", 1, "degrees"),
    "drops": (r"drops?\b", 1, "drops"),
    "a minute": (r"(?:(?:strokes|circles|times|times up and down) )?(?:a|per) minute\b", 1, "a minute"),
    "strokes": (r"strokes?\b", 1, "strokes"),
    "kg": (r"kg\b", 1, "kg"), "pounds": (r"pounds?\b", 1, "pounds"), "N": (r"N\b", 1, "N"),
    "of 10": (r"(?:out )?of (?:10|ten)\b", 1, "of 10"),
}  # fmt: skip

# the unit of a record that is another name for one of these
LONG = {"strokes a minute": "a minute"}

FILLED = "\ufffc"  # stands where a record gives the number
ONE = rf"(?:(?<![\w.,/]){NUMBER.pattern}|{FILLED}+)"
CHAIN = rf"{ONE}(?:\s*(?:to|and|or|by|–|-)\s*{ONE})*"
BETWEEN = r"[\s-]*|\s+(?:more|full|whole|closing|opening|different|slow|quiet|or more|or less)\s+"
UNIT = "|".join(f"(?P<u{n}>{words})" for n, (words, *_) in enumerate(UNITS.values()))
QUANTITY = re.compile(rf"(?P<chain>{CHAIN})(?:{BETWEEN})(?:{UNIT})", re.I)
# 2 to {LIM22.at_most}: half from a record, with or without a unit
HALF = re.compile(rf"{FILLED}+\s*(?:to|–)\s*{ONE}|{ONE}\s*(?:to|–)\s*{FILLED}+", re.I)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: as it was written, where it begins, and what it comes to in the unit that its kind is compared in."""

    written: str
    unit: str
    at: int
    number: float

    @property
    def size(self) -> tuple[float, str]:
        """The number and the unit of its kind: 2 days and 48 hours are the same."""
        return size(self.number, self.unit)


def value_of(word: str) -> float:
    """The number that a word or digits say."""
    return SPELT[word.lower()] if word.lower() in SPELT else float(word.replace(",", ""))


def size(number: float, unit: str) -> tuple[float, str]:
    """A number of a record in the unit that its kind is compared in."""
    unit = LONG.get(unit, unit)
    _, factor, kind = UNITS.get(unit, ("", 1, unit))
    return number * factor, kind


def find(text: str) -> Iterator[Quantity]:
    """Every number with a unit in a text, both of a range; numbers that FILLED stands for are left out."""
    seen = set()
    for found in QUANTITY.finditer(text):
        unit = next(unit for n, unit in enumerate(UNITS) if found[f"u{n}"])
        for one in NUMBER.finditer(text, found.start("chain"), found.end("chain")):
            seen.add(one.start())
            yield Quantity(one[0], unit, one.start(), value_of(one[0]))
    for found in HALF.finditer(text):
        for one in NUMBER.finditer(text, *found.span()):
            if one.start() not in seen:
                yield Quantity(one[0], "", one.start(), value_of(one[0]))
