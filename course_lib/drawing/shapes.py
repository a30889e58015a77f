"""What the plates ask of the body: outlines, points, fibres and depths, all from `course_lib.anatomy`."""

from functools import cache

import numpy as np
from shapely.geometry import LineString, Polygon, box
from shapely.ops import unary_union

from .. import anatomy
from ..anatomy.tables import read
from ..errors import UnknownId

SIDES = ("left", "right")
LEVELS = ("t9", "t10", "t11", "t12", "l1", "l2", "l3", "l4", "l5")
RIBS = ("rib-9", "rib-10", "rib-11", "rib-12")


def outline(structure, side="right"):
    """The outline (n, 2) of a structure in millimetres."""
    return anatomy.outline(structure, side)


def point(landmark, side=None):
    """x, y and ap (nan where not measured) of a landmark in millimetres."""
    return np.array([np.nan if part is None else part for part in anatomy.landmark(landmark, side)], float)


def known_point(name, side):
    """(x, y) of a landmark if the body has one by that name, else None."""
    try:
        return tuple(point(name, side)[:2])
    except UnknownId:
        return None


def contour():
    """The closed outline of the trunk's skin, carried on 60 mm above and below so that no frame cuts it short."""
    right = anatomy.line("trunk-contour", "right")
    right = right[np.argsort(-right[:, 1])]
    right = np.vstack([right[0] + (0, 60.0), right, right[-1] - (0, 60.0)])
    return np.vstack([right, right[::-1] * (-1, 1)])


def spinous_tips():
    """(y, x, ap) of the spinous tips T9-L5, head to tail."""
    return [(y, x, ap) for x, y, ap in (point(f"spinous-tip-{level}") for level in LEVELS)]


def profile():
    """(y, ap) down the midline from the spinous tips over the sacral tubercles to the coccyx: the back seen from the side."""
    rows = [(y, ap) for y, _, ap in spinous_tips()]
    rows += [tuple(point(f"sacral-tubercle-{level}")[1:]) for level in ("s1", "s2", "s3", "s4")]
    return [*rows, tuple(point("coccyx-tip")[1:])]


@cache
def polygon(structure, side="right"):
    """The outline as a valid polygon with its openings."""
    return anatomy.shape(structure, side).buffer(0)


def without(shape, *covers):
    """A polygon less what lies over it."""
    return shape.difference(unary_union(covers)) if covers else shape


def frame_polygon(frame):
    """The frame as a polygon."""
    return Polygon([(frame.x0, frame.y0), (frame.x1, frame.y0), (frame.x1, frame.y1), (frame.x0, frame.y1)])


def rings(area):
    """The outer rings (n, 2) of an area's parts."""
    return [np.array(part.exterior.coords) for part in getattr(area, "geoms", [area])]


@cache
def vertebra_seen(name):
    """A vertebra as one sees it from behind: its processes and arch, and of its body what the bones below do not cover."""
    body, rest = [], []
    for part, ring in anatomy.parts(name).items():
        (body if part == "body" else rest).append(Polygon(ring).buffer(0))
    level = LEVELS.index(name.removeprefix("vertebra-"))
    below = [polygon("sacrum", None)]
    if level + 1 < len(LEVELS):
        below = [Polygon(ring).buffer(0) for part, ring in anatomy.parts(f"vertebra-{LEVELS[level + 1]}").items() if part != "body"]
    return unary_union([*rest, unary_union(body).difference(unary_union(below))])


@cache
def piriformis_outside(side):
    """Piriformis as far as one sees it from behind: inside the pelvis the sacrum and the hip bone hide it.

    It comes out through the greater sciatic notch; what lies above and nearer to the midline than the deepest
    point of the notch is inside.
    """
    hip, whole = polygon("hip-bone", side), polygon("piriformis", side)
    depths = []
    for y in np.linspace(whole.bounds[1], whole.bounds[3], 40):
        cut = hip.intersection(LineString([(-300, y), (0, y)] if side == "left" else [(0, y), (300, y)]))
        if not cut.is_empty:
            depths.append((min(abs(cut.bounds[0]), abs(cut.bounds[2])), y))
    notch, level = max(depths)
    within = box(-notch, level, notch, 400)
    seen = whole.difference(polygon("sacrum", None)).difference(hip.intersection(within))
    # Flesh bridges the small bays that the rims of the bones cut into it, and has no thin corners beside them.
    seen = seen.buffer(14).buffer(-17).buffer(3).intersection(whole)
    return max(getattr(seen, "geoms", [seen]), key=lambda part: part.area)


@cache
def beside_tailbone():
    """The room between the two great muscles of the buttock, less sacrum and tailbone: fat fills it."""
    return without(box(-45, -230, 45, -112), polygon("sacrum", None), polygon("coccyx", None))


@cache
def nerve_outside(side):
    """The sciatic nerve from where it comes out below piriformis: above, the sacrum and that muscle hide it."""
    seen = without(polygon("sciatic-nerve", side), polygon("sacrum", None), polygon("piriformis", side))
    return max(getattr(seen, "geoms", [seen]), key=lambda part: part.area)


def fibres(canvas, patch, structure, side, family=0):
    """The fibre field (h, w, 2) of a structure over a patch, read every millimetre and smoothed in between."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    xs, ys = canvas.xs[patch.cols], canvas.ys[patch.rows]
    coarse_x, coarse_y = np.arange(xs[0], xs[-1] + 1.5, 1.5), np.arange(ys[0], ys[-1] - 1.5, -1.5)
    coarse = anatomy.fibres(structure, side, np.stack(np.meshgrid(coarse_x, coarse_y), -1), family)
    at = np.stack(np.meshgrid((ys[0] - ys) / 1.5, (xs - xs[0]) / 1.5, indexing="ij"))
    field = np.stack([ndimage.map_coordinates(coarse[..., axis], at, order=1, mode="nearest") for axis in (0, 1)], -1)
    return (field / np.maximum(np.linalg.norm(field, axis=-1, keepdims=True), 1e-6)).astype(np.float32)


def rib_depths(structure, side):
    """(x, ap) along the measured centre line of a rib, from the spine outwards."""
    rows = np.array(read("bones")["rib_centre_lines"][structure][side], float)
    return rows[np.argsort(np.abs(rows[:, 0]))][:, [0, 2]]


def crest_depths(side):
    """(x, y, ap) along the ridge of the pelvic rim, from the spine outwards."""
    return np.array(read("bones")["crest_ridge"][side], float)
