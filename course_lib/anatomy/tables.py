"""The measured tables and the drawn rules, read once from the files beside this module."""

import csv
import json
from functools import cache
from importlib.resources import files
from types import MappingProxyType

SIDES = ("left", "right")


def _text(name):
    return files(__package__).joinpath("tables", name).read_text(encoding="utf-8")


@cache
def read(name):
    """The content of `tables/<name>.json`; do not change it."""
    return json.loads(_text(f"{name}.json"))


def _number(text):
    return float(text) if text else None


@cache
def landmark_rows():
    """(id, side or None) -> (x, y, ap or None, grade, note), mm."""
    rows = csv.DictReader(_text("landmarks.csv").splitlines())
    return MappingProxyType(
        {
            (row["id"], row["side"] or None): (float(row["x"]), float(row["y"]), _number(row["ap"]), row["grade"], row["note"])
            for row in rows
        }
    )


@cache
def width_rows(structure):
    """Tuple of (y, {side: (medial, lateral) as distances from the midline in mm}), highest first."""
    rows = [row for row in csv.DictReader(_text("widths.csv").splitlines()) if row["structure"] == structure]
    found = []
    for row in rows:
        edges = {side: (float(row[f"{side}_medial"]), float(row[f"{side}_lateral"])) for side in SIDES if row[f"{side}_medial"]}
        found.append((float(row["y"]), edges))
    return tuple(sorted(found, key=lambda item: -item[0]))


def sign(side):
    """+1 for the right side, -1 for the left."""
    return -1 if side == "left" else 1
