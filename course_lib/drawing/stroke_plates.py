"""The plates of the strokes: skin with the ridge shining through, zones, path, direction, tempo, and the hand that does it."""

import numpy as np
from shapely.geometry import box
from shapely.ops import unary_union

from .. import anatomy
from ..anatomy.curves import smooth_line
from . import hands, overlays, palette, shapes, skin, strokes
from .canvas import Canvas, Frame
from .compose import BodyPlate, visible
from .overlays import LIGHT, NONE, WORK
from .press import lay_zones, skin_with_ridge
from .svg import tag

FRAME = Frame(-178, 178, -150, 258)
SHARP = 3.2
BETWEEN = 0.375  # of a light path: between the first and the second of its three heads
RIM = 2.0  # drawing units between a mark and the leader that ends at it
BEYOND = 6.0  # mm past the tip of an arrow, where the dot of a name does not cover the head


def opened(plate, muscles, words, kinds, hand=None, ground=NONE):
    """A stroke plate with its skin, an optional hand painted on it, the ridge as a group, and its zones.

    `ground` is the kind of zone in which the others lie (see `lay_zones`).
    """
    page = BodyPlate(plate, FRAME, muscles, words)
    canvas = skin_with_ridge(FRAME)
    if hand:
        hands.paint(canvas, hand, alpha=0.94, arm=70)
    skin.fade(canvas)
    page.raster(canvas)
    page.structures(visible([("erector-spinae", side, shapes.polygon("erector-spinae", side)) for side in shapes.SIDES], FRAME), faint=True)
    for side in shapes.SIDES:
        # The nerve is pointed at below piriformis, where the middle of the buttock would press it against bone.
        below = shapes.frame_polygon(FRAME._replace(y1=shapes.point("sacrum-lower-corner", side)[1]))
        page.target("sciatic-nerve", side, shapes.polygon("sciatic-nerve", side).intersection(below))
    page.fills = overlays.patterns(page.sheet)
    beside = {zone: kind for zone, kind in kinds.items() if kind != WORK}
    lay_zones(page, page.fills, beside, quiet=True, ground=ground)
    lay_zones(page, page.fills, {zone: kind for zone, kind in kinds.items() if kind == WORK})
    return page


def foot(page, kinds, ways):
    """The two rows below the body: zones and lines, then the tempo."""
    present = {kind[0] if isinstance(kind, tuple) else kind for kind in kinds.values()}
    shown = [kind for kind in (WORK, LIGHT, NONE) if kind in present]
    row, width = overlays.legend(page.sheet, page.fills, [(kind, page.words[kind]) for kind in shown], 18, page.bottom + 18, quiet=True)
    row += strokes.key(page, ways, 18 + width + 16, page.bottom + 18)
    if "tempo" in page.plate.words:
        row += strokes.clock(page.sheet, 18, page.bottom + 52, page.plate.words["tempo"])
    return row


def group(page, stroke, side, inside):
    """One stroke of one side as a named group that scripts can animate: its points, what touches, and how stand in `data-`."""
    name = page.words["sided"].format(name=page.plate.title, side=page.words[side])
    page.over.append(
        page.sheet.group(
            f"{stroke.id}-{side}",
            name,
            page.plate.desc,
            inside,
            class_="stroke",
            data_stroke=stroke.id,
            data_side=side,
            data_contact=stroke.contact,
            data_kind=stroke.kind,
            data_points=" ".join(f"{x:.1f},{y:.1f}" for x, y in stroke.points),
        )
    )


def hand_outline(page, pose, **shape):
    """A hand as a dashed outline: where the second hand lies, with what is under it still to be seen."""
    # contourpy comes with matplotlib; a build-time need.
    from contourpy import contour_generator

    canvas = Canvas(Frame(pose.x - 130, pose.x + 130, pose.y - 110, pose.y + 200), 1.5)
    form = hands.solid(canvas, pose, arm=0, **shape)
    lines = contour_generator(form.xs, form.ys, form.alpha).lines(0.5)
    d = "".join(page.sheet.path(line) for line in lines if len(line) > 40)
    return tag("path", d=d, fill=palette.WHITE, fill_opacity=0.14, stroke=palette.WHITE, stroke_width=3.4, stroke_opacity=0.8) + tag(
        "path", d=d, fill="none", stroke=palette.INK, stroke_width=1.7, stroke_dasharray="7 5"
    )


def finger_ends(page, contact, point, turn):
    """The finger ends of a contact painted over zones and paths, so that no hatch lies on the hand."""
    frame = Frame(point[0] - 95, point[0] + 95, point[1] - 95, point[1] + 95)
    dark, pale = Canvas(frame, SHARP), Canvas(frame, SHARP)
    dark.rgb[:], pale.rgb[:] = 0.0, 1.0
    for canvas in (dark, pale):
        hands.paint_ends(canvas, contact, hands.Pose(*point, turn=turn))
    # What is clear lets the ground through: the difference between the two grounds tells how clear.
    alpha = np.clip(1 - (pale.rgb - dark.rgb).mean(-1), 0, 1)
    colour = dark.rgb / np.maximum(alpha, 1e-3)[..., None]
    page.over.append(tag("g", page.sheet.raster(np.dstack([colour, alpha]), frame), class_="contact"))


def way_back(stroke, sign):
    """The feather-light return of a long stroke: out to the side at four fifths of the trunk's width, and down again."""
    start, end = np.array(stroke.points[0]), np.array(stroke.points[-1])
    out = shapes.contour()[:, 0].max() * 0.80
    return smooth_line(
        [
            (end[0] + sign * 7, end[1] - 4),
            (sign * (out - 14), end[1] - 26),
            (sign * out, end[1] - 80),
            (sign * (out - 8), (end[1] + start[1]) / 2 - 20),
            (sign * (out - 26), start[1] + 38),
            (start[0] + sign * 20, start[1] + 12),
        ],
        120,
    )


def only(**used):
    """Every zone of the body: as given, and no pressure in all others."""
    return {f"Z{index}": used.get(f"Z{index}", NONE) for index in range(9)}


EFFLEURAGE = only(Z1=WORK, Z3=LIGHT, Z5=LIGHT, Z6=LIGHT)
EFFLEURAGE_WAYS = ("firm_path", "light_path", "back_path")


def long_strokes(page):
    """The path of the long stroke on both sides, and the points on it that labels aim at: side -> name -> (x, y)."""
    spots = {}
    for side in shapes.SIDES:
        stroke = anatomy.stroke("t07-palms", side)
        whole = smooth_line(stroke.points, 140)
        firm_end = stroke.legs[0].points[-1][1] + 6
        firm, light = whole[whole[:, 1] <= firm_end], whole[whole[:, 1] >= firm_end - 1]
        back = way_back(stroke, -1 if side == "left" else 1)
        parts = overlays.arrow(page.sheet, back, width=3.6, dashed=True, opacity=0.95)
        parts += overlays.arrow(page.sheet, light, width=5.2, chevrons=3)
        group(page, stroke, side, parts + strokes.firm(page.sheet, firm))
        middle = light[int(len(light) * BETWEEN)]
        spots[side] = {"path": middle, "start": firm[0], "end": whole[-1] - (0, 2), "return": back[int(len(back) * 0.42)]}
    return spots


def effleurage_moving(plate, muscles, words):
    """The long stroke without hands and labels: what the moving hands are drawn over."""
    page = opened(plate, muscles, words, EFFLEURAGE, ground=LIGHT)
    long_strokes(page)
    return page.finish(words["view_prone"], foot(page, EFFLEURAGE, EFFLEURAGE_WAYS))


def effleurage(plate, muscles, words):
    """The long stroke: firm over the low ridge, light above, hands part and come back."""
    heel = np.add(anatomy.stroke("t07-palms", "left").legs[1].points[1], [-1.5, 4])
    pose = hands.Pose(*heel, turn=2, hand="left", scale=0.9)
    page = opened(plate, muscles, words, EFFLEURAGE, pose, ground=LIGHT)
    page.sheet.add(hand_outline(page, hands.Pose(-pose.x, pose.y, turn=-2, hand="right", scale=0.9)))
    for side, spots in long_strokes(page).items():
        numbers = {"start": "1", "path": "2", "end": "3"} if side == "right" else {}
        for name, spot in spots.items():
            page.target(name, side, tuple(spot), overlays.START + RIM if name in numbers else 0)
        page.marks += [overlays.start_mark(page.sheet, spots[name], text) for name, text in numbers.items()]
    # The ridge is pointed at beyond the finger tips, where no hand lies on it.
    tips = max(y for _, y in hands.placed([hands.finger(name)[3] for name in hands.KNUCKLES], pose)) + 14
    for side in shapes.SIDES:
        page.target(
            "erector-spinae", side, shapes.polygon("erector-spinae", side).intersection(box(FRAME.x0, tips, FRAME.x1, FRAME.y1 - 14))
        )
    page.target("hand", "left", tuple(hands.placed([(14, 60)], pose)[0]))
    page.labels()
    return page.finish(words["view_prone"], foot(page, EFFLEURAGE, EFFLEURAGE_WAYS))


def beyond(points):
    """Where the end of a path is named: a little past its tip."""
    way = points[-1] - points[-2] if len(points) > 1 else np.zeros(2)
    return points[-1] + way * BEYOND / max(np.hypot(*way), 1e-6)


def card(prefix, kinds, ways, view="view_prone", marked=("left",)):
    """A drawer for the strokes whose ids begin with `prefix`: paths on both sides, the contact on the sides `marked`.

    `kinds` is {zone id: kind}, or (kind, what): there only this kind of touch is allowed, in the part of the zone that is open to it.
    """

    def drawer(plate, muscles, words):
        within = {zone: (kind[0], where(zone, kind[1])) if isinstance(kind, tuple) else kind for zone, kind in kinds.items()}
        page, held, spots = opened(plate, muscles, words, within), [], set()
        for side in shapes.SIDES:
            for stroke in anatomy.strokes(side=side):
                if not stroke.id.startswith(prefix):
                    continue
                points = np.array(stroke.points)
                group(page, stroke, side, strokes.drawn(page.sheet, stroke))
                # A path is named on its shaft, where the dot hides no head, and a round where its firm half begins.
                shaft = points[len(points) // 8] if stroke.kind == "circle" else points.mean(0)
                page.target(stroke.id, side, tuple(shaft), strokes.MARKS[stroke.kind] + RIM if stroke.kind in strokes.MARKS else 0)
                shown = stroke.kind != "rest" and not (stroke.kind == "line" and "middle" not in stroke.id)
                if side in marked and shown and "hold" not in spots:
                    spots.add(stroke.kind)  # one spot is held at a time
                    way = points[-1] - points[0]
                    middle = points[0] if stroke.kind in ("line", "glide") else points.mean(0)
                    turn = float(np.degrees(np.arctan2(-way[0], way[1]))) if stroke.kind in ("line", "glide") else 0.0
                    if stroke.kind in ("line", "glide"):
                        page.target("hand", side, tuple(middle))
                        held.append((stroke.contact, middle, turn))
                    else:
                        page.sheet.add(strokes.contact(page.sheet, stroke.contact, middle))
                        # What touches is named near its lower outer rim, beside the path that it covers.
                        rim = np.array(strokes.CONTACTS[stroke.contact]) * (np.sign(middle[0]) * 0.65, -0.6)
                        page.target(stroke.id + "-contact", side, tuple(middle + rim))
                page.target(stroke.id + "-start", side, tuple(points[0]))
                page.target(stroke.id + "-end", side, tuple(beyond(points)))
                if stroke.legs[-1].touch == "light" and stroke.kind == "glide":
                    light = np.array(stroke.legs[-1].points)
                    page.target(stroke.id + "-light", side, tuple(light[0] + (light[-1] - light[0]) * BETWEEN))
        for hold in held:
            finger_ends(page, *hold)
        page.labels()
        return page.finish(words[view], foot(page, kinds, ways))

    return drawer


def where(zone, what):
    """The part of a zone, both sides, in which one kind of touch is allowed at all: for Z6 and thumbs the strip beside the spine."""
    bounds = next(only for only in anatomy.zone(zone).only if only.what == what)
    x0, x1 = (edge if edge is not None else far for edge, far in zip(bounds.x, (0, FRAME.x1), strict=True))
    return unary_union([box(x0, FRAME.y0, x1, FRAME.y1), box(-x1, FRAME.y0, -x0, FRAME.y1)])


ball_wall = card("t01", only(Z1=WORK, Z2=WORK), ("firm_path", "contact_path"), "view")
roller_wall = card("t02", only(Z1=LIGHT, Z2=WORK), ("firm_path", "light_path", "contact_path"), "view")
ball_floor = card("t03", only(Z1=WORK, Z2=WORK), ("firm_path", "contact_path"), "view")
roller_floor = card("t04", only(Z2=WORK), ("firm_path", "contact_path"), "view")
circles = card("t08", only(Z1=WORK, Z2=WORK, Z3=LIGHT), ("firm_path", "back_path", "contact_path"))
fingertips = card("t09", only(Z2=WORK), ("firm_path",))
thumbs = card("t10", only(Z1=WORK, Z6=(LIGHT, "thumb-pad")), ("firm_path", "light_path"))
points = card("t11", only(Z1=WORK, Z2=WORK), ("hold_path", "contact_path"))
