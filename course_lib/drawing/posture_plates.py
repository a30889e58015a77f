"""How the receiver lies, how high the surface is, and how the giver stands."""

import numpy as np
from shapely import affinity
from shapely.geometry import LineString, Polygon, box
from shapely.ops import unary_union

from .. import anatomy
from . import palette
from .canvas import Frame
from .figures import FigurePlate, cushion, disc, soft_box
from .section_plate import ring

GROWN = 1.1  # the measured body is some 10 % small
ASIDE = 30.0  # mm from the midline to the wrist: the heel of the palm lies on the far ridge, not on the bumps
THIN = 0.72  # a trunk that lies on its belly is pressed flatter than the measured one


def lying_thickness():
    """How high a trunk that lies on its belly rises over its surface, in mm."""
    skin = next(shape for shape in anatomy.section() if shape.id == "skin")
    heights = [y for _, y in skin.outline]
    return (max(heights) - min(heights)) * GROWN * THIN


def table_top():
    """The height of the tables, in mm: between the fingertips and the knuckles of the hanging arm."""
    return anatomy.posture("standing").joints["near-fingertip"][1] + 34


def cut_across(page, spot, turn, size, flat=1.0, name="trunk"):
    """The trunk cut across at the waist, seen from above the head or from the feet with the back up the page, turned by degrees.

    `spot` is where its highest point comes to lie. Returns what puts a point or area of the measured section in its place.
    """
    found = {(shape.id, shape.side): Polygon(ring(shape)).buffer(0) for shape in anatomy.section()}
    skin = found["skin", None]

    def turned(area):
        # The table is seen from below, with the right side on the right: from above it is the other way round.
        return affinity.rotate(affinity.scale(area, -size, size * flat, origin=(0, 0)), turn, origin=(0, 0))

    whole = turned(skin.buffer(14).buffer(-14))
    top = max(whole.exterior.coords, key=lambda point: point[1])
    middle = whole.centroid.x

    def at(area):
        return affinity.translate(turned(area), spot[0] - middle, spot[1] - top[1])

    page.lay(at(skin.buffer(14).buffer(-14)), palette.SKIN, depth=30 * size, name=name)
    for name in ("iliocostalis", "longissimus", "multifidus"):
        for side in ("left", "right"):
            page.lay(at(found[name, side]), palette.MUSCLE, depth=10 * size, shadow=0.1)
    page.lay(at(unary_union([found["vertebra-l3", None], found["disc-l3-l4", None]])), palette.BONE, depth=10 * size, shadow=0.1)
    return at


def top_of(area, x):
    """The height of the upper contour of an area at x."""
    return area.intersection(LineString([(x, -3000), (x, 3000)])).bounds[3]


def draped(area, x0, x1, hem):
    """A towel over an area from x0 to x1, hanging down to `hem`."""
    over = area.buffer(9.0)
    xs = np.linspace(x0, x1, 50)
    top = np.array([top_of(over, x) for x in xs])
    # Cloth lies over hollows; it does not fill them.
    for _ in range(30):
        top[1:-1] = np.maximum(top[1:-1], (top[:-2] + top[2:]) / 2)
    bottom = hem + 5 * np.sin(np.linspace(0, 5 * np.pi, 50))
    return Polygon(np.vstack([np.stack([xs, top], 1), np.stack([xs, bottom], 1)[::-1]])).buffer(-4).buffer(8).buffer(-4)


def lying_positions(plate, muscles, words):
    """Prone from the side and side-lying from above, with pillows and cover."""
    page = FigurePlate(plate, Frame(-1080, 1000, -960, 420), words)
    page.lay(soft_box(-1040, 960, -78, 0, 26), palette.MAT, name="surface", depth=30)
    prone = anatomy.posture("prone")
    x = prone.joints["near-ankle"][0]
    page.lay(disc(x + 8, 52, 104), palette.TOWEL, name="ankle-roll", depth=40)
    page.lay(cushion(120, 34, 430, 72), palette.PILLOW, name="belly-pillow", depth=30)
    head = prone.joints["skull"][0]
    page.lay(soft_box(head + 40, head + 290, 0, 56, 18), palette.TOWEL, name="forehead-towel", depth=18)
    page.body(prone, "prone", wears=(), far=False, near_arm=False)
    body = prone.area("trunk", "near-thigh", "near-shank")
    page.lay(draped(body, -720, 150, 10), palette.TOWEL, name="cover", depth=60)
    page.lay(draped(body, 400, 520, 24), palette.TOWEL, name="upper-cover", depth=60)
    page.lay(prone.area("near-upper-arm", "near-forearm", "near-hand"), palette.SKIN, name="arm", depth=30)
    page.target("belly-pillow", None, (292, 26))
    page.target("ankle-roll", None, (x + 8, 46))
    page.target("forehead-towel", None, (head + 268, 28))
    page.target("cover", None, (-330, top_of(body, -330) - 30))
    page.target("low-back", None, (245, top_of(body, 245) - 22))
    page.target("arm", None, tuple((np.array(prone.joints["near-wrist"]) + prone.joints["near-elbow"]) / 2))

    page.lay(soft_box(-1040, 960, -930, -230, 40), palette.tint(palette.MAT, 0.35), name="surface-above", depth=24, shadow=0.15)
    side = anatomy.posture("side-lying").moved(-30, -400)
    head = side.joints["skull"]
    rest = affinity.rotate(cushion(head[0] + 75, head[1] - 26, 330, 420), -8)
    knees = [np.array(side.joints[f"{leg}-knee"]) for leg in ("near", "far")]
    middle = (knees[0] + knees[1]) / 2
    pillow = affinity.rotate(cushion(middle[0] - 40, middle[1] + 20, 430, 210), 30)
    # The lower arm goes under the pillow of the head, the upper leg lies on the one between the knees.
    page.body(
        side, "side", ("pushed-up", "trousers"), between=[(rest, palette.PILLOW, "head-pillow"), (pillow, palette.PILLOW, "knee-pillow")]
    )
    page.target("knee-pillow", None, pillow.difference(side.area("near-thigh", "near-shank")))
    page.target("head-pillow", None, (head[0] + 190, head[1] + 90))
    page.target("side-back", None, (170, -350))
    page.caption(-1060, 372, plate.words["from_side"])
    page.caption(-1060, -180, plate.words["from_above"])
    return page.finish()


def table_height(plate, muscles, words):
    """The hanging arm beside the table, and the giver kneeling at a mat."""
    page = FigurePlate(plate, Frame(-400, 2130, -70, 1800), words)
    page.lay(box(-600, -120, 2200, 0), palette.PLASTER, depth=8, shadow=0)
    figure = anatomy.posture("standing").moved(290, mirrored=True)
    knuckles, tips = figure.joints["near-knuckles"][1], figure.joints["near-fingertip"][1]
    top = table_top()
    page.lay(soft_box(-262, -200, 0, top - 70, 8), palette.WOOD, depth=16)
    page.lay(soft_box(78, 140, 0, top - 70, 8), palette.WOOD, depth=16)
    page.lay(soft_box(-312, 190, top - 84, top, 20), palette.MAT, name="table", depth=26)
    page.body(figure, "standing")
    for height in (knuckles, tips):
        page.rule((-360, height), (450, height))
    page.target("knuckles", None, (-352, knuckles))
    page.target("fingertips", None, (-352, tips))
    page.target("table", None, (-240, top - 20))

    kneel = anatomy.posture("kneeling").moved(1280, 0)
    mat, cushion_top = 33.0, kneel.joints["near-knee"][1] - 44
    hands = kneel.joints["near-wrist"][0]
    page.lay(soft_box(hands - 230, hands + 230, 0, mat, 10), palette.MAT, name="mat", depth=10)
    x = kneel.joints["near-knee"][0]
    page.lay(soft_box(x - 190, x + 120, 0, max(cushion_top, 30), 22), palette.PILLOW, name="knee-cushion", depth=24)
    cut_across(page, (hands - ASIDE, mat + lying_thickness()), 0.0, GROWN, flat=THIN)
    page.body(kneel, "kneeling")
    page.target("knee-cushion", None, (x - 130, cushion_top - 18))
    page.target("knee-up", None, kneel.area("far-thigh", "far-shank").difference(kneel.area("near-upper-arm", "near-forearm")))
    page.target("trunk", None, (hands - ASIDE + 80, mat + 60))
    page.target("mat", None, (hands + 190, mat / 2))
    page.caption(-370, 1745, plate.words["at_table"])
    page.caption(1000, 1745, plate.words["on_floor"])
    return page.finish()


def giver_posture(plate, muscles, words):
    """The same push done well and badly."""
    page = FigurePlate(plate, Frame(-430, 2080, -70, 1830), words, foot=14)
    page.lay(box(-900, -200, 2400, 0), palette.PLASTER, depth=8, shadow=0)
    top = table_top()
    for name, x in (("pushing", 0.0), ("stooping", 1130.0)):
        figure = anatomy.posture(name).moved(x)
        hand = figure.joints["near-wrist"][0]
        for leg in (-180, 84):
            page.lay(soft_box(hand + leg, hand + leg + 56, 0, top - 60, 8), palette.WOOD, depth=16)
        page.lay(soft_box(hand - 230, hand + 190, top - 74, top, 20), palette.MAT, name=f"table-{name}", depth=26)
        cut_across(page, (hand - ASIDE, top + lying_thickness()), 0.0, GROWN, flat=THIN, name=f"trunk-{name}")
        page.body(figure, name)
    page.sign(-420, 1740, True, plate.words["right"])
    page.sign(830, 1740, False, plate.words["wrong"])
    right, wrong = anatomy.posture("pushing"), anatomy.posture("stooping").moved(1130.0)
    page.target("back", None, tuple((np.array(right.joints["waist"]) + right.joints["shoulder"]) / 2))
    page.target("arms", None, right.joints["near-elbow"])
    page.target("feet", None, right.joints["near-ankle"])
    page.target("bent-back", None, wrong.joints["shoulder"])
    page.target("bent-wrist", None, wrong.joints["near-wrist"])
    page.target("trunk", None, (wrong.joints["near-wrist"][0] - ASIDE + 60, top + 60))
    page.target("bent-elbow", None, wrong.joints["near-elbow"])
    page.target("together", None, wrong.joints["far-ankle"])
    return page.finish()
