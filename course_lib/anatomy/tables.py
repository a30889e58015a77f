"""The measured tables and the drawn rules, read once from the files beside this module; what is wrong with one is named with its file."""

import csv
import json
from functools import cache, partial
from math import isfinite
from pathlib import Path
from types import MappingProxyType

from ..errors import ContentError, Fault

SIDES = ("left", "right")
FOLDER = Path(__file__).parent / "tables"


def _fault(file, line, record, field, problem, right):
    return ContentError([Fault(f"course_lib/anatomy/tables/{file}", line, record, field, problem, right)])


class _Row(dict):
    """One line of a table, or one object of a drawn rule: what it lacks is a fault, and so is a cell of a table that is no number."""

    def __init__(self, values, file, line=None):
        super().__init__(values)
        self.file, self.line = file, line

    @property
    def name(self):
        """What an author knows it by."""
        return str(self.get("id") or self.get("structure") or "")

    def __missing__(self, key):
        before, found, _ = _text(self.file).partition(f'"id": "{self.name}"')
        line = self.line or (before.count("\n") + 1 if found else 1)
        raise _fault(self.file, line, self.name, str(key), "is not there", f"the name {key!r} with its value")

    def number(self, key):
        """The number in a column."""
        try:
            number = float(self[key])
        except ValueError:
            number = None
        if number is None or not isfinite(number):
            raise _fault(self.file, self.line, self.name, key, f"is {self[key]!r}, which is no number", "a number such as 12 or 0.5")
        return number


def _text(file):
    try:
        return (FOLDER / file).read_text(encoding="utf-8")
    except OSError as error:
        raise _fault(file, 1, "", "", f"cannot be read ({error.strerror})", "the table that the course came with") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _fault(file, line, "", "", "holds a letter that is not UTF-8", "the file saved as UTF-8") from None


@cache
def read(name):
    """The content of `tables/<name>.json`; do not change it."""
    file = f"{name}.json"
    try:
        return json.loads(_text(file), object_hook=lambda values: _Row(values, file))
    except json.JSONDecodeError as error:
        right = "the shape of the lines around it, with a comma between two values"
        raise _fault(file, error.lineno, "", "", f"is not JSON ({error.msg})", right) from None


def _rows(file):
    reader = csv.DictReader(_text(file).splitlines(), restval="")
    for values in reader:
        row = _Row(values, file, reader.line_num)
        if None in values:
            right = "a text with a comma in double quotes"
            raise _fault(file, row.line, row.name, "", "has more values than the first line has names", right)
        yield row


@cache
def landmark_rows():
    """(id, side or None) -> (x, y, ap or None, grade, note), mm."""
    return MappingProxyType(
        {
            (row["id"], row["side"] or None):
                (row.number("x"), row.number("y"), row.number("ap") if row["ap"] else None, row["grade"], row["note"])
            for row in _rows("landmarks.csv")
        }
    )  # fmt: skip


@cache
def _widths():
    found = {}
    for row in _rows("widths.csv"):
        edges = {side: (row.number(f"{side}_medial"), row.number(f"{side}_lateral")) for side in SIDES if row[f"{side}_medial"]}
        found.setdefault(row["structure"], []).append((row.number("y"), edges))
    return {structure: tuple(sorted(rows, key=lambda item: -item[0])) for structure, rows in found.items()}


def width_rows(structure):
    """Tuple of (y, {side: (medial, lateral) as distances from the midline in mm}), highest first."""
    return _widths().get(structure, ())


def read_all():
    """Read every table; raises ContentError with the first fault of each."""
    faults = []
    for table in (landmark_rows, _widths, *(partial(read, file.stem) for file in sorted(FOLDER.glob("*.json")))):
        try:
            table()
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(faults)


def sign(side):
    """+1 for the right side, -1 for the left."""
    return -1 if side == "left" else 1
