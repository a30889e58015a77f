"""The cross-section through the disc between L3 and L4."""

from functools import cache

from .records import SectionShape
from .tables import read


def _shape(row, side, turn):
    ring = tuple((turn * x, ap) for x, ap in row.get("outline", ()))
    x, ap = row["centroid"]
    return SectionShape(row["id"], side, row["grade"], (turn * x, ap), (row["width"], row["height"]), ring)


@cache
def section():
    """All shapes as a tuple of `SectionShape`, both sides; x to the right, ap to the back, mm."""
    found = []
    for row in read("section")["shapes"]:
        found.append(_shape(row, row["side"], 1))
        if row["side"]:
            found.append(_shape(row, "left", -1))
    return tuple(found)


@cache
def section_lines():
    """The layers of the thoracolumbar fascia and its raphe in the section: {id: ((x, ap), …)}, right side, mm."""
    return {
        name.removesuffix("_R").replace("_", "-").lower(): tuple((x, ap) for x, ap in points)
        for name, points in read("section")["lines"].items()
    }
