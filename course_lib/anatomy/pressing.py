"""Where the course presses: zones, stroke paths, and what lies under a point."""

from dataclasses import replace
from functools import cache
from math import cos, hypot, radians, sin

from shapely.geometry import Point, Polygon

from .outlines import _missing, shape, structures
from .records import Leg, Only, Spot, Stroke, Zone
from .tables import SIDES, read

# Nearer than this to an edge, in mm, a point lies on it.
ON_EDGE = 1e-6
OPEN = (None, None)


def _pairs(points):
    return tuple((float(x), float(y)) for x, y in points)


@cache
def zones():
    """The ten press zones Z0 to Z9 as a tuple of `Zone`."""
    return tuple(
        Zone(
            row["id"],
            row["rule"],
            row["limit"],
            row["cap"],
            tuple(_pairs(ring) for ring in row["polygons"]),
            row.get("radius"),
            tuple(Only(only["what"], tuple(only.get("x", OPEN)), tuple(only.get("y", OPEN))) for only in row.get("only", ())),
        )
        for row in read("zones")["zones"]
    )


def zone(id):
    """The `Zone` with this id, Z0 to Z9."""
    for item in zones():
        if item.id == id:
            return item
    raise _missing("zone", id, [item.id for item in zones()])


@cache
def _fields():
    return tuple((id, tuple(Polygon(ring) for ring in zone(id).polygons)) for id in read("zones")["strictness"])


def zone_at(x, y, marks=()):
    """The id of the zone at a point of either side in mm, or None off the drawn back.

    On a shared edge the stricter zone wins. `marks` are the places (x, y) of a receiver's own no-go spots: around
    them is Z9, which wins over all.
    """
    radius = zone("Z9").radius
    if any(hypot(x - mark[0], y - mark[1]) <= radius for mark in marks):
        return "Z9"
    point = Point(abs(x), y)
    for id, rings in _fields():
        if any(ring.distance(point) <= ON_EDGE for ring in rings):
            return id
    return None


def at(x, y, marks=()):
    """What lies under a point (mm, either side): structures from skin to bone, zone, rule and cap, as a `Spot`."""
    point = Point(x, y)
    found = []
    for item in structures():
        for side in item.sides or (None,):
            if shape(item.id, side).intersects(point):
                found.append(item.id)
                break
    id = zone_at(x, y, marks)
    if id is None:
        return Spot(tuple(found), None, None, None, None)
    place = zone(id)
    return Spot(tuple(found), id, place.rule, place.limit, place.cap)


def _leg(row):
    if "circle" in row:
        (x, y), radius = row["circle"], row["radius"]
        turns = range(row["from"], row["to"] + 1, 10)
        points = [(round(x + radius * cos(radians(turn)), 3), round(y + radius * sin(radians(turn)), 3)) for turn in turns]
    else:
        points = row["points"]
    return Leg(_pairs(points), row["zone"], row["touch"], row["limit"])


@cache
def _strokes():
    return {
        row["id"]: Stroke(row["id"], row["card"], row["kind"], row["contact"], tuple(_leg(leg) for leg in row["legs"]), row["both_ways"])
        for row in read("strokes")["strokes"]
    }


def stroke(id, side="right"):
    """The `Stroke` with this id on one side."""
    found = _strokes().get(id)
    if found is None:
        raise _missing("stroke", id, _strokes())
    if side not in SIDES:
        raise _missing("side", side, SIDES)
    if side == "right":
        return found
    return replace(found, legs=tuple(replace(leg, points=tuple((-x, y) for x, y in leg.points)) for leg in found.legs))


def strokes(card=None, side="right"):
    """The strokes of a technique card ("T07"), or of all cards, as a tuple; a card without a path has none."""
    return tuple(stroke(id, side) for id, item in _strokes().items() if card in (None, item.card))
