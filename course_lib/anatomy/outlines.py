"""Outlines of all structures, built from measured rows and named rules."""

from functools import cache

import numpy as np
from shapely.geometry import Polygon

from ..errors import UnknownId
from . import vertebrae
from .catalogue import landmark, structure
from .curves import band, smooth_line, smooth_ring
from .tables import SIDES, landmark_rows, read, sign, width_rows

DENT = 3.5  # mm: how far a surface may be evened out between two measured slips and still agree with its rows


def crest_ridge(side):
    """The measured ridge of the iliac crest as (n, 2), from the PSIS outwards."""
    return np.array(read("bones")["crest_ridge"][side], float)[:, :2]


def _widening(rows, span):
    """Rows (away, y) between the two heights of `span` filled towards the widest above, by DENT mm at most; all as they are without one."""
    if not span:
        return rows
    high, low = span
    within = [(away, y) for away, y in rows if low <= y <= high]
    return [(min(max(a for a, b in within if b >= y), away + DENT), y) if low <= y <= high else (away, y) for away, y in rows]


def _step(step, side):
    """The points of one step of a ring as seen on this side."""
    if "landmark" in step:
        return [landmark(step["landmark"], side)[:2]]
    if "crest" in step:
        low, high = step["crest"]
        ridge = crest_ridge(side)
        away = np.abs(ridge[:, 0])
        kept = ridge[(away >= low) & (away <= high)].tolist()
        if step.get("ends"):
            ends = [[sign(side) * x, float(np.interp(x, away, ridge[:, 1]))] for x in (low, high)]
            kept = [ends[0], *[point for point in kept if low + 1 < abs(point[0]) < high - 1], ends[1]]
        return kept
    if "widths" in step:
        first, last = step["heights"]
        edge = 0 if step["edge"] == "medial" else 1
        rows = [
            (y, edges.get(side, edges["right"])) for y, edges in width_rows(step["widths"]) if min(first, last) <= y <= max(first, last)
        ]
        rows.sort(key=lambda row: row[0], reverse=first > last)
        return [(sign(side) * away, y) for away, y in _widening([(edges[edge], y) for y, edges in rows], step.get("widens"))]
    given = step["left"] if side == "left" and "left" in step else step["points"]
    return [(sign(side) * x, y) for x, y in given]


def _walk(steps, side):
    """All points of a ring in order and the indices of its corners."""
    points, corners = [], []
    for step in steps:
        found = _step(step, side)
        if step.get("corner"):
            corners.extend(range(len(points), len(points) + len(found)))
        points.extend(found)
    return points, corners


def _midline_ring(id):
    steps = read("outlines")["midline_rings"][id]
    right, _ = _walk(steps, "right")
    left, _ = _walk(steps, "left")
    inner = [point for point in left[::-1] if abs(point[0]) > 1]
    return smooth_ring(right + inner)


def _rib(id, side):
    table = read("outlines")["bands"][id]
    rows = np.array(read("bones")["rib_centre_lines"][id][side], float)
    slope = np.gradient(rows[:, 1], rows[:, 0])
    # The table gives the vertical height of the bone; across the shaft it is smaller by the cosine of the slope.
    width = rows[:, 3] / np.hypot(1, slope)
    kept = np.abs(rows[:, 0]) <= table["to"]
    line, width = rows[kept, :2][::2], width[kept][::2]
    tail = np.array(table["centre"], float)
    if side == "left":
        lowest = [landmark(f"{id}-{end}", s)[:2] for s in SIDES for end in ("tip", "lowest") if (f"{id}-{end}", s) in landmark_rows()]
        shift = -lowest[0][0] - lowest[1][0]
        tail = tail * [-1, 1] - [shift, 0]
    return band(np.vstack([line, tail]), [*width, *table["tail_width"]])


@cache
def _exterior(id, side):
    table = read("outlines")
    if id in table["rings"]:
        points, corners = _walk(table["rings"][id], side)
        ring = smooth_ring(points, corners)
    elif id in table["midline_rings"]:
        ring = _midline_ring(id)
    elif id.startswith("vertebra-"):
        ring = vertebrae.outline(id.removeprefix("vertebra-"))
    elif id.startswith("rib-"):
        ring = _rib(id, side)
    else:
        entry = table["bands"][id]
        ring = band(np.array(entry["centre"]) * [sign(side), 1], entry["width"])
    ring.flags.writeable = False
    return ring


@cache
def openings(id, side=None):
    """Holes in an outline as a tuple of (n, 2): the obturator foramen of the hip bone; empty for all others."""
    side = _side(id, side)
    entry = read("outlines")["openings"].get(id)
    if entry is None:
        return ()
    ring = smooth_ring(np.array(entry["points"], float) * [sign(side), 1])
    ring.flags.writeable = False
    return (ring,)


def _side(id, side):
    found = structure(id)
    if not found.sides:
        return None
    if side not in found.sides:
        raise UnknownId.among("side", side, found.sides)
    return side


def outline(id, side=None):
    """The whole posterior outline of a structure in mm as (n, 2), also where other layers hide it.

    The ring is not closed by a repeated point. `side` is "left" or "right"; structures on the midline ignore it.
    Holes are not in it: see `openings`.
    """
    return _exterior(id, _side(id, side))


@cache
def shape(id, side=None):
    """The same as a shapely polygon with its openings, for distances and overlaps."""
    return Polygon(outline(id, side), openings(id, side))


def parts(id):
    """Named pieces of a vertebra as {name: (n, 2)}, from the deepest to the one nearest to the back; else {}."""
    if not id.startswith("vertebra-"):
        return {}
    return vertebrae.parts(structure(id).id.removeprefix("vertebra-"))


def line(id, side):
    """A measured or constructed line (fleshy edge, lateral raphe, trunk contour …) as (n, 2) in mm."""
    table = read("outlines")["lines"]
    if id not in table:
        raise UnknownId.among("line", id, table)
    return smooth_line(np.array(table[id]["points"], float) * [sign(side), 1])


def area(id, side):
    """A small named field (lumbar triangle, renal angle, kidney box) as a ring (n, 2) in mm."""
    table = read("outlines")["areas"]
    if id not in table:
        raise UnknownId.among("area", id, table)
    return np.array(table[id]["points"], float) * [sign(side), 1]
