"""Vertebrae T9 to L5 seen from behind, built on their measured points."""

from functools import cache

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import unary_union

from .curves import smooth_ring
from .tables import SIDES, landmark_rows, read


def _ring(points):
    return smooth_ring(np.array(points, float))


def _mirrored(points):
    return [(-x, y) for x, y in points]


@cache
def measures(level):
    """The numbers of one vertebra: measured points and the sizes of its row in `vertebrae.json`."""
    rows, size = landmark_rows(), read("vertebrae")["levels"][level]
    tips = {}
    for side in SIDES:
        measured = rows.get((f"transverse-tip-{level}", side))
        tips[side] = (abs(measured[0]), measured[1]) if measured else tuple(size["transverse_tip"])
    return {
        **size,
        "upper": rows[f"spinous-upper-{level}", None][1],
        "lower": rows[f"spinous-lower-{level}", None][1],
        "centre": rows[f"body-centre-{level}", None][:2],
        "tips": tips,
    }


def _transverse(tip, root, heights):
    """One transverse process from the pedicle at `root` (x, y) to its measured tip, right side.

    `heights` are those at the root, in the middle and before the tip.
    """
    (x0, y0), (x1, y1) = root, tip
    wide, mid, end = (height / 2 for height in heights)
    x2, y2 = x0 + (x1 - x0) * 0.5, y0 + (y1 - y0) * 0.45
    return _ring(
        [
            (x0 - 4, y0 + wide),
            (x0 + 1.5, y0 + wide),
            (x2, y2 + mid),
            (x1 - 5, y1 + end),
            (x1 - 1.2, y1 + end * 0.8),
            (x1, y1),
            (x1 - 1.4, y1 - end * 0.8),
            (x1 - 5, y1 - end),
            (x2, y2 - mid),
            (x0 + 1.5, y0 - wide),
            (x0 - 4, y0 - wide),
        ]
    )


def _body(centre, half_w, half_h):
    """The body: flared rims above and below a waist."""
    x, y = centre
    right = [
        (half_w * 0.55, half_h),
        (half_w - 1, half_h - 1),
        (half_w, half_h - 3.5),
        (half_w - 2, half_h * 0.4),
        (half_w - 2.4, -half_h * 0.2),
        (half_w, -half_h + 3.5),
        (half_w - 1, -half_h + 1),
        (half_w * 0.55, -half_h),
    ]
    half = [(0, half_h - 0.8), *right, (0, -half_h + 0.8)]
    return _ring([(x + dx, y + dy) for dx, dy in half + _mirrored(right[::-1])])


@cache
def _pieces(level):
    m = measures(level)
    root_y = sum(tip[1] for tip in m["tips"].values()) / 2 + m["root_rise"]
    facet, isthmus, low = m["upper_facet"], m["isthmus"], m["lower_facet"]
    top, bottom = root_y + m["facet_rise"], m["lower"] + m["facet_end"]
    roof, notch, waist = root_y - m["roof_drop"], m["notch"] + bottom, (root_y + bottom) / 2
    found = {"body": _body(m["centre"], m["body_width"] / 2, m["body_height"] / 2)}
    sides = (("left", _mirrored), ("right", list))
    for side, turn in sides:
        process = _transverse(m["tips"][side], (facet - 3, root_y), m["process_heights"])
        found[f"transverse-process-{side}"] = np.array(turn(process.tolist()))
    upper = [
        (facet - 8, root_y - 3),
        (facet - 8, top - 6),
        (facet - 5.5, top - 1),
        (facet - 3, top),
        (facet - 0.6, top - 2.5),
        (facet, top - 7),
        (facet - 0.5, root_y + 1),
        (facet - 3, root_y - 5),
    ]
    for side, turn in sides:
        found[f"upper-articular-process-{side}"] = _ring(turn(upper))
    lamina = [
        (0, roof),
        (5, roof + 1),
        (facet - 9, root_y + 2.5),
        (facet - 4.5, root_y + 3),
        (facet - 2, root_y - 0.5),
        (facet - 2.6, root_y - 4),
        (isthmus, waist),
        (low + 2.6, bottom + 9),
        (low + 3, bottom + 4),
        (low + 1.4, bottom + 0.6),
        (low - 1, bottom),
        (low - 4, bottom + 2.4),
        (low - 6, notch - 2.5),
        (5, notch + 0.6),
        (0, notch + 1.2),
    ]
    found["arch"] = _ring(lamina + _mirrored(lamina[1:-1])[::-1])
    thin, thick = m["spine_width"]
    up, lo = m["upper"], m["lower"]
    ridge = max(roof - 2, up + 2)
    right = [
        (1.3, ridge - 1.5),
        (thin / 2, min(up, ridge - 4)),
        (thin / 2 + 0.3, (up + 2 * lo) / 3 + 2),
        (thick / 2, lo + 4.5),
        (thick / 2 - 0.5, lo + 1.2),
    ]
    found["spinous-process"] = _ring([(0, ridge), *right, (0, lo), *_mirrored(right[::-1])])
    return found


def parts(level):
    """{name: ring (n, 2)} from the body, which lies deepest, to the spinous process."""
    return dict(_pieces(level))


@cache
def outline(level):
    """The silhouette of all parts together as (n, 2)."""
    whole = unary_union([Polygon(ring).buffer(0) for ring in _pieces(level).values()]).buffer(1.2).buffer(-1.2)
    if whole.geom_type != "Polygon":
        raise ValueError(f"the parts of vertebra {level} do not touch; widen the isthmus in vertebrae.json")
    return np.array(whole.exterior.coords[:-1])
