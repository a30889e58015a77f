"""What lies under a point of the back."""

from functools import cache
from math import hypot

from shapely.geometry import Point, Polygon

from .catalogue import structures
from .outlines import shape
from .pressing import zone
from .records import Spot
from .tables import read

# Nearer than this to an edge, in mm, a point lies on it.
ON_EDGE = 1e-6


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
