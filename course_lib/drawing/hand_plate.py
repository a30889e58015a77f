"""The parts of the hand that touch, on life-like hands seen from the palm."""

import numpy as np
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union

from ..anatomy.curves import smooth_line
from . import hands, palette
from .canvas import Canvas, Frame
from .compose import pieces
from .labels import wrapped
from .solids import Solid
from .svg import Sheet, tag

WIDE, TALL = 112.0, 206.0
FRAME = Frame(0, WIDE * 5, 0, TALL)
BASE = 34.0
ORDER = ("flat", "heel", "pads", "thumb", "fist")


def _area(points, radii):
    """The outline of a swept ball as a polygon."""
    parts = []
    points = np.asarray(points, float)
    for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False):
        steps = np.linspace(0, 1, 12)
        parts += [LineString([a + (b - a) * t, a + (b - a) * t + 1e-3]).buffer(ra + (rb - ra) * t) for t in steps]
    return unary_union(parts)


def touched(name, pose):
    """The skin that touches, as a polygon in the plate's millimetres."""

    def at(points):
        return hands.placed(points, pose)

    k = pose.scale
    palm = Polygon(hands.placed(hands.rounded([p for p in hands.BACK if p[1] > -12]), pose)).buffer(-2.5)
    fingers = []
    for finger in hands.KNUCKLES:
        joints = hands.finger(finger)
        girth = np.array(hands.GIRTHS[finger]) * k - 1.6
        fingers.append(_area(at([(joints[0][0], joints[0][1] - 4), *joints[1:]]), girth))
    if name == "flat":
        return unary_union([palm, *fingers]).buffer(0.7).buffer(-3.5).buffer(3.0)
    if name == "heel":
        low = Polygon(at([(-60, -14), (60, -14), (60, 27), (20, 33), (-20, 33), (-60, 27)]))
        thenar = _area(at(hands.THUMB[:2]), np.array(hands.THUMB_GIRTH[:2]) * k - 2)
        return unary_union([palm, thenar]).intersection(low).convex_hull.buffer(-9).buffer(9)
    if name == "pads":
        found = []
        for finger in ("index", "middle", "ring"):
            joints = hands.finger(finger)
            found.append(
                _area(at([np.add(joints[2], [0, 2]), joints[3]]), np.array([hands.GIRTHS[finger][2], hands.GIRTHS[finger][3]]) * k - 1.4)
            )
        return unary_union(found)
    return _area(at([hands.THUMB_OUT[3], hands.THUMB_OUT[4]]), np.array(hands.THUMB_GIRTH[3:]) * k - 1.2)


def creases(pose):
    """The main lines of the palm, as point lists."""
    lines = [
        [(31, 70), (14, 66), (-8, 72), (-18, 84)],
        [(33, 56), (12, 55), (-12, 64), (-33, 73)],
        [(-8, 8), (-12, 26), (-22, 46), (-33, 62)],
    ]
    for finger in hands.KNUCKLES:
        joints = hands.finger(finger)
        for place, girth in ((0.16, 0), (0.48, 1), (0.76, 2)):
            x = joints[0][0] + (joints[3][0] - joints[0][0]) * place / 0.94
            y = joints[0][1] + (joints[3][1] - joints[0][1]) * place / 0.94
            half = hands.GIRTHS[finger][girth] * 0.72
            lines.append([(x - half, y - 0.6), (x, y + 0.5), (x + half, y - 0.6)])
    return [hands.placed(line, pose) for line in lines]


def fist(canvas, pose):
    """A loose fist from the side that touches: the flat backs of the bent fingers."""
    reach = 90
    form = Solid(canvas, pose.x - reach, pose.x + reach, pose.y - reach, pose.y + reach + 40)
    k = pose.scale

    def part(points, radii, heights, **more):
        points = hands.placed(points, pose)
        form.sweep(np.column_stack([points, np.array(heights, float) * k]), np.array(radii, float) * k, **more)

    part([(2, -70), (1, -10), (2, 22)], [25, 25, 30], [-10, -8, -6], flat=0.8, melt=6)
    part([(-16, 26), (18, 28)], [22, 21], [-4, -4], flat=0.8, melt=8)
    spots = []
    for index, (finger, x) in enumerate(zip(hands.KNUCKLES, (-26, -8.5, 9, 25), strict=False)):
        girth = hands.GIRTHS[finger][0] * 1.02
        top = 74 - abs(index - 1) * 2.6 - (3 if index == 3 else 0)
        part([(x, 40), (x, top)], [girth, girth * 0.98], [6, 7], melt=1.4, flat=1.0)
        spots.append(_area(hands.placed([(x, 47), (x, top - 1)], pose), np.array([girth, girth]) * k - 1.8))
    part([(-30, 22), (-40, 42), (-32, 60), (-22, 64)], [13, 12, 10, 8.6], [-2, 4, 6, 5], melt=3)
    return form, unary_union(spots)


def hand_parts(plate, muscles, words):
    """Five hands in a row with the touching skin marked."""
    canvas = Canvas(FRAME, 3.2)
    sheet = Sheet(plate.id, FRAME.x1 * 2 + 36, 54 + TALL * 2 + 86, x0=18.0, y0=54 + TALL * 2, unit=2.0)
    dots = sheet.name("touch")
    sheet.define(
        tag(
            "pattern",
            tag("circle", cx=4.5, cy=4.5, r=2, fill=palette.BLUE, fill_opacity=0.85),
            id=dots,
            width=9,
            height=9,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
    )
    marks = []
    for index, name in enumerate(ORDER):
        pose = hands.Pose(
            WIDE * (index + 0.5) - (7 if name == "thumb" else 0), BASE + (10 if name == "fist" else 0), hand="left", scale=0.92
        )
        if name == "fist":
            form, area = fist(canvas, pose)
            hands.paint_form(canvas, form, pose, arm=30)
        else:
            thumb = "out" if name == "thumb" else "along"
            hands.paint(canvas, pose, palm_up=True, thumb=thumb, arm=24)
            area = touched(name, pose)
            lines = [sheet.path(smooth_line(line, 40), closed=False) for line in creases(pose)]
            marks.append(
                tag(
                    "path",
                    d="".join(lines),
                    fill="none",
                    stroke=palette.HAND.shadow,
                    stroke_width=1.6,
                    stroke_opacity=0.5,
                    stroke_linecap="round",
                )
            )
        d = "".join(sheet.path(part.exterior.coords) for part in pieces(area))
        marks.append(
            sheet.group(
                name,
                plate.words[name],
                plate.words[name + "_use"],
                tag("path", d=d, fill=palette.WHITE, fill_opacity=0.38, stroke=palette.WHITE, stroke_width=4.2, stroke_linejoin="round"),
                tag("path", d=d, fill=palette.SKY, fill_opacity=0.4),
                tag("path", d=d, fill=f"url(#{dots})", stroke=palette.BLUE, stroke_width=2.3, stroke_linejoin="round"),
                class_="hand-part",
                data_part=name,
            )
        )
        x, y = sheet.at(WIDE * (index + 0.5), 0)
        marks.append(sheet.text(x, y + 14, plate.words[name], 18, "middle", weight=700, halo=False))
        lines = wrapped(plate.words[name + "_use"], 18, WIDE * 2 - 10)
        marks.append(sheet.text(x, y + 32 + 11 * len(lines), lines, 18, "middle", palette.INK_SOFT, halo=False))
    sheet.image(canvas.rgb, FRAME)
    sheet.add(*marks)
    sheet.add(sheet.text(18, 29, plate.title, 24, weight=700, halo=False))
    return sheet.finish(plate.title, plate.desc, data_alt=plate.alt)
