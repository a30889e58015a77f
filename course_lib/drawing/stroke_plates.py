"""The plates of the strokes: skin with the ridge shining through, zones, path, direction and the hand that does it."""

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import unary_union

from course_lib import anatomy

from . import flesh, hands, overlays, palette, shapes, skin
from .canvas import Canvas, Frame
from .compose import BodyPlate, pieces, visible
from .labels import text_width
from .svg import tag

SCALE = 3.2
FRAME = Frame(-178, 178, -150, 258)


def skin_with_ridge(frame, scale=SCALE, through=0.38):
    """The skin with the erector columns shining through it; returns the canvas."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    under = Canvas(frame, scale)
    under.rgb[:] = palette.rgb(palette.SKIN.base)
    cover = np.zeros((under.height, under.width), np.float32)
    for side in shapes.SIDES:
        flesh.erector(under, side)
        mask = under.mask(shapes.outline("erector-spinae", side))
        cover[mask.box] = np.maximum(cover[mask.box], mask.alpha)
    canvas = Canvas(frame, scale)
    soft = ndimage.gaussian_filter(cover, 3.2 * scale) * ndimage.gaussian_filter(cover, 1.0 * scale)
    skin.paint(canvas, under.rgb, soft * through)
    return canvas


def mirrored(points, side):
    """Points of the right side as they lie on `side`."""
    points = np.asarray(points, float)
    return points * (-1, 1) if side == "left" else points


def ring(points, side):
    """A zone's polygon on a side."""
    return Polygon(mirrored(points, side)).buffer(0)


def lay_zones(page, fills, wanted, sides=("left", "right"), quiet=False, main=False):
    """Draw zones over the body: one picture a kind, a named group a zone, and a target for labels.

    Zones of one kind that touch are drawn as one field, so that no border shows where no rule changes. `main` leaves out
    the second part of a zone (the knob at the side of the hip).
    """
    sheet, words = page.sheet, page.words
    inside = shapes.frame_polygon(page.frame).intersection(Polygon(shapes.contour()).buffer(-0.6))
    areas = {(zone_id, side): unary_union([ring(points, side) for points in anatomy.zone(zone_id).polygons[:1 if main else None]]).intersection(inside)
             for zone_id in wanted for side in sides}
    for kind in (overlays.LIGHT, overlays.NONE, overlays.WORK):
        field = unary_union([area.buffer(0.05, join_style="mitre") for (zone_id, _), area in areas.items() if overlays.kind_of(zone_id) == kind])
        d = "".join(sheet.path(rim.coords) for part in pieces(field) for rim in (part.exterior, *part.interiors))
        if d:
            sheet.add(tag("g", overlays.zone(fills, kind, d, quiet), class_="zones", data_kind=kind, aria_hidden="true"))
    for (zone_id, side), area in areas.items():
        kind = overlays.kind_of(zone_id)
        name = words["sided"].format(name=f"{words['zone_' + kind]} {zone_id}", side=words[side])
        d = "".join(sheet.path(part.exterior.coords) for part in pieces(area))
        if d:
            sheet.add(sheet.group(f"{zone_id.lower()}-{side}", name, words[kind],
                                  tag("path", d=d, fill=palette.WHITE, fill_opacity=0, pointer_events="all"),
                                  class_="zone", data_zone=zone_id, data_side=side, data_kind=kind))
            page.target(zone_id, side, area)


def hand_outline(page, pose, **shape):
    """A hand as a dashed outline: where the second hand lies, with what is under it still to be seen."""
    canvas = Canvas(Frame(pose.x - 130, pose.x + 130, pose.y - 110, pose.y + 200), 1.5)
    form = hands.solid(canvas, pose, arm=0, **shape)
    from matplotlib import pyplot  # late: half a second, and only build time needs it

    x, y = np.meshgrid(form.xs, form.ys)
    figure = pyplot.figure()
    rings = pyplot.contour(x, y, form.alpha, [0.5]).allsegs[0]
    pyplot.close(figure)
    d = "".join(page.sheet.path(line) for line in rings if len(line) > 40)
    return (tag("path", d=d, fill=palette.WHITE, fill_opacity=0.14, stroke=palette.WHITE, stroke_width=3.4, stroke_opacity=0.8)
            + tag("path", d=d, fill="none", stroke=palette.INK, stroke_width=1.7, stroke_dasharray="7 5"))


def legend(page, fills, kinds, line=None, ways=()):
    """The foot of the plate: swatches with words, how heavy a line means what, and the tempo."""
    words, sheet = page.words, page.sheet
    y = page.bottom + 18
    row, width = overlays.legend(sheet, fills, [(kind, words[kind]) for kind in kinds], 18, y)
    x = 18 + width + 30
    for way in ways:
        stroke = {"firm_path": dict(stroke_width=12), "light_path": dict(stroke_width=5), "back_path": dict(stroke_width=4, stroke_dasharray="0.8 7.5")}[way]
        row += tag("path", d=f"M{x + 6:.0f} {y:.0f}h34", stroke=palette.BLUE, stroke_linecap="round", fill="none", **stroke)
        row += sheet.text(x + 54, y, words[way], 15, halo=False)
        x += 54 + text_width(words[way], 15) + 24
    if line:
        x, y = 18, y + 31
        row += (tag("circle", cx=x + 9.0, cy=float(y), r=9, fill="none", stroke=palette.INK, stroke_width=1.8)
                + tag("path", d=f"M{x + 9:.0f} {y - 5:.0f}V{y:.0f}L{x + 13:.0f} {y + 3:.0f}", stroke=palette.INK, stroke_width=1.8, fill="none",
                      stroke_linecap="round"))
        row += sheet.text(x + 26, y, line, 15, weight=700, halo=False)
    return row


def effleurage(plate, muscles, words):
    """The long stroke: firm over the low ridge, light above, hands part and come back."""
    page = BodyPlate(plate, FRAME, muscles, words)
    canvas = skin_with_ridge(FRAME)
    left = anatomy.stroke("t07-palms", "left")
    heel = np.array(left.legs[1].points[1]) + (-1.5, 4)
    pose = hands.Pose(*heel, turn=2, hand="left", scale=0.9)
    hands.paint(canvas, pose, alpha=0.94, arm=70)
    skin.fade(canvas)
    page.raster(canvas)
    page.structures(visible([("erector-spinae", side, shapes.polygon("erector-spinae", side)) for side in shapes.SIDES], FRAME), faint=True)
    fills = overlays.patterns(page.sheet)
    lay_zones(page, fills, ("Z4", "Z0"), quiet=True, main=True)
    lay_zones(page, fills, ("Z1",))
    right_pose = hands.Pose(-pose.x, pose.y, turn=-2, hand="right", scale=0.9)
    page.sheet.add(hand_outline(page, right_pose))
    widest = shapes.contour()[:, 0].max()
    for side in shapes.SIDES:
        stroke = anatomy.stroke("t07-palms", side)
        whole = overlays.smooth(stroke.points, 140)
        firm_end = stroke.legs[0].points[-1][1] + 6
        firm, light = whole[whole[:, 1] <= firm_end], whole[whole[:, 1] >= firm_end - 1]
        sign = -1 if side == "left" else 1
        end, start = whole[-1], whole[0]
        out = widest * 0.80
        back = overlays.smooth([(end[0] + sign * 7, end[1] - 4), (sign * (out - 14), end[1] - 26), (sign * out, end[1] - 80),
                                (sign * (out - 8), (end[1] + start[1]) / 2 - 20), (sign * (out - 26), start[1] + 38), (start[0] + sign * 20, start[1] + 12)], 120)
        parts = overlays.arrow(page.sheet, back, width=3.6, dashed=True, opacity=0.95)
        parts += overlays.arrow(page.sheet, light, width=5.2, chevrons=3)
        parts += tag("path", d=page.sheet.path(firm, closed=False), fill="none", stroke=palette.WHITE, stroke_width=17, stroke_linecap="round")
        parts += tag("path", d=page.sheet.path(firm, closed=False), fill="none", stroke=palette.BLUE, stroke_width=12.5, stroke_linecap="round")
        name = words["sided"].format(name=plate.title, side=words[side])
        page.over.append(page.sheet.group(f"t07-palms-{side}", name, plate.desc, parts, class_="stroke", data_stroke="t07-palms", data_side=side,
                                          data_points=" ".join(f"{x:.1f},{y:.1f}" for x, y in stroke.points)))
        middle = light[int(len(light) * 0.30)]
        page.target("path", side, tuple(middle))
        page.target("start", side, tuple(firm[0]))
        page.target("end", side, tuple(end))
        page.target("return", side, tuple(back[int(len(back) * 0.42)]))
        if side == "right":
            for text, spot in (("1", firm[0]), ("2", middle), ("3", end + (0, 3))):
                page.marks.append(overlays.start_mark(page.sheet, spot, text))
    page.target("hand", "left", tuple(hands.placed([(14, 60)], pose)[0]))
    page.labels()
    return page.finish(words["view_prone"], legend(page, fills, (overlays.WORK, overlays.NONE), plate.words.get("tempo"),
                                              ("firm_path", "light_path", "back_path")))
