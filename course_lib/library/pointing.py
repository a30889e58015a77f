"""What a question of kind `point` counts as right: for its verdict, for the drawing beside it, and for the check of its author."""

from functools import cache
from math import ceil, copysign, floor, hypot

from ..anatomy import from_edge, zone, zone_at

# A hair's breadth in mm, for 0.1 + 0.2 is not 0.3 to a computer.
HAIR = 1e-8


def shown(key):
    """The place that is shown as the answer, and its mirror image where that counts too, in mm."""
    return ((key.x, key.y), (-key.x, key.y)) if key.both_sides and key.x else ((key.x, key.y),)


def off(key, x, y):
    """How far a point is from the nearest place that is shown, in mm."""
    return min(hypot(x - px, y - py) for px, py in shown(key))


def accepts(key, x, y):
    """Whether a point (mm) is right."""
    if key.within_cm:
        return off(key, x, y) <= key.within_cm * 10 + HAIR and key.zone in ("", zone_at(x, y))
    margin = key.margin_cm * 10
    from_midline = key.from_midline_cm * 10 + (0 if key.margin_from else margin)
    if copysign(1, x) not in _sides(key) or abs(x) < from_midline - HAIR or zone_at(x, y) != key.zone:
        return False
    return not margin or all(from_edge(x, y, id) >= margin - HAIR for id in key.margin_from or (key.zone,))


@cache
def rings(key):
    """The part of its zone that a key counts as right, one ring of points (mm) for each side; none where no zone is named.

    The page sets points in whole millimetres. Each row of the area is taken to be in one piece, as it is for each question of the course.
    """
    if not key.zone:
        return ()
    corners = [corner for ring in zone(key.zone).polygons for corner in ring]
    across, up = (range(floor(min(axis)), ceil(max(axis)) + 1) for axis in zip(*corners, strict=True))
    first, *others = _sides(key)
    inner, outer = [], []
    for y in up:
        ends = [next((first * x for x in way if accepts(key, first * x, y)), None) for way in (across, reversed(across))]
        if None not in ends:
            inner.append((ends[0], y))
            outer.append((ends[1], y))
    ring = (*inner, *reversed(outer))
    return (ring, *(tuple((-x, y) for x, y in ring) for _ in others))


def _sides(key):
    """The signs of x on the sides that count."""
    return (1, -1) if key.both_sides else (copysign(1, key.x),)
