"""What lies under a point of the back."""

from shapely.geometry import Point

from .catalogue import structures
from .outlines import shape
from .pressing import zone
from .records import Spot
from .zoning import zone_at


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
