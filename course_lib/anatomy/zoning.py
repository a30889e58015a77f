"""Which press zone a point lies in, without the packages that draw: answers to quiz questions are judged by it in a learner's kernel."""

from math import hypot

from .pressing import zone
from .tables import read

# Nearer than this to an edge, in mm, a point lies on it.
ON_EDGE = 1e-6


def zone_at(x, y, marks=()):
    """The id of the zone at a point of either side in mm, or None off the drawn back.

    On a shared edge the stricter zone wins. `marks` are the places (x, y) of a receiver's own no-go spots: around
    them is Z9, which wins over all.
    """
    radius = zone("Z9").radius
    if any(hypot(x - mark[0], y - mark[1]) <= radius for mark in marks):
        return "Z9"
    for id in read("zones")["strictness"]:
        if any(_holds(ring, abs(x), y) for ring in zone(id).polygons):
            return id
    return None


def from_edge(x, y, id):
    """How far a point of either side is from the nearest edge of a zone, in mm."""
    return min(_off(abs(x), y, *start, *end) for ring in zone(id).polygons for start, end in _edges(ring))


def _edges(ring):
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _holds(ring, x, y):
    """Whether a point lies in a ring or on its edge."""
    inside = False
    for (x1, y1), (x2, y2) in _edges(ring):
        # An edge that does not pass the point's height is not measured: drawing an area asks for thousands of points.
        if min(y1, y2) - ON_EDGE <= y <= max(y1, y2) + ON_EDGE and _off(x, y, x1, y1, x2, y2) <= ON_EDGE:
            return True
        # A ray to the right crosses each edge that passes the point's height; an odd number of crossings is inside.
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _off(x, y, x1, y1, x2, y2):
    """The distance of a point from the edge between two corners."""
    along, up = x2 - x1, y2 - y1
    length = along**2 + up**2
    share = max(0.0, min(1.0, ((x - x1) * along + (y - y1) * up) / length)) if length else 0.0
    return hypot(x - x1 - share * along, y - y1 - share * up)
