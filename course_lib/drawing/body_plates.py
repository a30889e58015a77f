"""The plates of the body itself: what can be felt, the muscles by layer, the bones."""

import numpy as np
from shapely.geometry import box

from .. import anatomy
from ..anatomy.curves import smooth_line
from . import bones, flesh, palette, shapes, skin
from .canvas import Canvas, Frame
from .compose import BodyPlate, visible
from .svg import tag

SCALE = 3.4
WHOLE = Frame(-178, 178, -205, 258)


def cover(canvas, structures):
    """How much of each pixel the outlines of (structure, side) cover, 0 to 1."""
    field = np.zeros((canvas.height, canvas.width), np.float32)
    for structure, side in structures:
        patch = canvas.mask(shapes.outline(structure, side), pad=1)
        if patch is not None:
            field[patch.box] = np.maximum(field[patch.box], patch.alpha)
    return field


def surface(plate, muscles, words):
    """Skin; the muscle ridge shines through on the left, the bones on the right; marks on what the fingers find."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    page = BodyPlate(plate, WHOLE, muscles, words)
    under = Canvas(WHOLE, SCALE)
    under.rgb[:] = palette.rgb(palette.SKIN.base)
    flesh.erector(under, "left", True)
    bones.skeleton(under, "right")
    ridge = cover(under, [("erector-spinae", "left")])
    through = ndimage.gaussian_filter(ridge, 2.5 * SCALE) * ndimage.gaussian_filter(ridge, SCALE) * 0.40
    felt = [(name, "right") for name in ("rib-11", "rib-12", "hip-bone", "greater-trochanter")]
    felt += [(name, None) for name in ("sacrum", "coccyx", *(f"vertebra-{level}" for level in shapes.LEVELS))]
    bony = cover(under, felt) * (under.xs > 0)[None, :]
    through = np.maximum(through, ndimage.gaussian_filter(bony, 0.8 * SCALE) * 0.46)
    canvas = Canvas(WHOLE, SCALE)
    skin.paint(canvas, under.rgb, through)
    skin.fade(canvas)
    page.raster(canvas)

    order = [("gluteus-maximus", side) for side in shapes.SIDES] + [("sacrum", None)] + [("hip-bone", side) for side in shapes.SIDES]
    order += [("coccyx", None), ("greater-trochanter", "left"), ("greater-trochanter", "right")]
    order += [(rib, side) for rib in ("rib-11", "rib-12") for side in shapes.SIDES] + [("erector-spinae", side) for side in shapes.SIDES]
    order += [(f"vertebra-{level}", None) for level in shapes.LEVELS]
    page.structures(visible([(name, side, shapes.polygon(name, side)) for name, side in order], WHOLE), faint=True)
    page.target("furrow", "right", (shapes.point("gap-l2-l3")[0] + 1, shapes.point("gap-l2-l3")[1]))

    sheet = page.sheet
    line = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}

    def marked(d, dashed=True, width=1.7):
        dash = {"stroke_dasharray": "7 5"} if dashed else {}
        return tag("path", d=d, stroke=palette.WHITE, stroke_width=width + 2.4, stroke_opacity=0.72, **line) + tag(
            "path", d=d, stroke=palette.INK, stroke_width=width, **line, **dash
        )

    def circle(point, r):
        x, y = sheet.at(*point[:2])
        return tag(
            "circle",
            cx=float(x),
            cy=float(y),
            r=r,
            fill=palette.WHITE,
            fill_opacity=0.25,
            stroke=palette.WHITE,
            stroke_width=4.2,
            stroke_opacity=0.75,
        ) + tag("circle", cx=float(x), cy=float(y), r=r, fill="none", stroke=palette.INK, stroke_width=1.8)

    marks = []
    for side in shapes.SIDES:
        marks.append(marked(sheet.path(smooth_line(anatomy.crest_ridge(side)[::3], 80), closed=False), dashed=False, width=2.4))
        marks.append(circle(shapes.point("psis", side), 11))
        knob = shapes.outline("greater-trochanter", side)
        marks.append(marked(sheet.path(knob)))
        for rib in ("rib-11", "rib-12"):
            ring = shapes.outline(rib, side)
            outer = np.abs(ring[:, 0]) > 48
            start = int(np.flatnonzero(outer & ~np.roll(outer, 1))[0]) if (~outer).any() else 0
            turn = np.roll(ring, -start, axis=0)
            marks.append(marked(sheet.path(turn[np.abs(turn[:, 0]) > 48], closed=False)))
    marks.append(marked(sheet.path(shapes.polygon("sacrum", None).convex_hull.exterior.coords)))
    for y, x, _ in shapes.spinous_tips():
        marks.append(circle((x, y), 6.5))
    page.sheet.add(tag("g", *marks, class_="marks", aria_hidden="true"))
    page.labels()
    return page.finish(words["view"])


BONES = [
    *(("femur", side) for side in shapes.SIDES),
    *((rib, side) for rib in shapes.RIBS[::-1] for side in shapes.SIDES),
    ("sacrum", None),
    *(("hip-bone", side) for side in shapes.SIDES),
    ("coccyx", None),
    *((f"vertebra-{level}", None) for level in shapes.LEVELS[::-1]),
]
OUTER = ("internal-oblique", "external-oblique", "gluteus-medius", "latissimus-dorsi")
SUPERFICIAL = (*OUTER, "thoracolumbar-fascia", "trapezius-lower", "gluteus-maximus")
STRANDS = ("iliocostalis", "longissimus", "spinalis", "erector-aponeurosis")
UNDER_FASCIA = ("sciatic-nerve", "piriformis", "gluteus-medius", "erector-spinae", *STRANDS)
DEEPEST = ("gluteus-minimus", "sciatic-nerve", "piriformis", "multifidus")
IN_FRONT = ("psoas-major", "quadratus-lumborum")


def area(structure, side):
    """The polygon of a structure as a plate shows it: less what the bones hide; of latissimus its flesh, of the fascia all of the sheet."""
    if structure in ("latissimus-dorsi", "thoracolumbar-fascia"):
        own, flesh_end = shapes.polygon(structure, side), anatomy.line("latissimus-fleshy-edge", side)[:, 1].min()
        sheet = shapes.polygon("latissimus-dorsi", side).intersection(box(-200, -300, 200, flesh_end))
        return own.union(sheet).buffer(0.3) if structure == "thoracolumbar-fascia" else own.difference(sheet)
    outside = {"piriformis": shapes.piriformis_outside, "sciatic-nerve": shapes.nerve_outside}
    return outside[structure](side) if structure in outside else shapes.polygon(structure, side)


def stacked(names, side):
    """(structure, side, polygon) in painting order."""
    return [(name, side, area(name, side)) for name in names]


def half_page(order, side, frame):
    """The part of a painting order that shows on one half of a split plate."""
    edge = shapes.frame_polygon(frame._replace(x1=0.0) if side == "left" else frame._replace(x0=0.0))
    return [(name, which or None, shape.intersection(edge)) for name, which, shape in order if which in (side, None)]


def bony(fat=False):
    """The bones in painting order; with the `fat` of the first layer no pubic bone is seen beside the tailbone."""
    order = [
        (name, side, shapes.vertebra_seen(name) if name.startswith("vertebra-") else shapes.polygon(name, side)) for name, side in BONES
    ]
    return [
        (name, side, shape.difference(shapes.beside_tailbone()) if fat and name == "hip-bone" else shape) for name, side, shape in order
    ]


def fatted_skeleton(canvas, side=None):
    """The bones, and (on the given half or both) the fat beside the tailbone, through which no bone is seen."""
    pale = canvas.rgb.copy()
    bones.skeleton(canvas)
    fat = flesh.half(canvas, canvas.mask(*shapes.rings(shapes.beside_tailbone())), side, bool(side))
    canvas.over(fat, pale[fat.box])


def rows(page, left, right):
    """The short headings over the two halves of a split plate and the dashed midline between them."""
    sheet = page.sheet
    y = page.top - 12
    middle = sheet.at(0, 0)[0]
    quarter = 88 * sheet.unit
    page.over.append(
        tag(
            "path",
            d=f"M{middle:.1f} {page.top + 12:.0f}V{page.bottom - 22:.0f}",
            stroke=palette.INK,
            stroke_width=1.3,
            stroke_dasharray="9 6",
            stroke_opacity=0.75,
            aria_hidden="true",
        )
    )
    for x, text in ((middle - quarter, left), (middle + quarter, right)):
        page.over.append(sheet.text(x, y, text, 17, "middle", palette.INK, 700))


def superficial(plate, muscles, words):
    """The layer under the skin on both sides."""
    page = BodyPlate(plate, WHOLE, muscles, words)
    canvas = Canvas(WHOLE, SCALE)
    skin.ghost(canvas)
    fatted_skeleton(canvas)
    for side in shapes.SIDES:
        flesh.superficial(canvas, side, True)
    skin.fade(canvas)
    page.raster(canvas)
    order = bony(fat=True) + [item for side in shapes.SIDES for item in stacked(SUPERFICIAL, side)]
    page.structures(visible(order, WHOLE))
    page.labels()
    return page.finish(words["view"])


def deep(plate, muscles, words):
    """Left: the erector column under the fascia. Right: what the column covers."""
    page = BodyPlate(plate, WHOLE, muscles, words, head=78)
    canvas = Canvas(WHOLE, SCALE)
    skin.ghost(canvas)
    for side in shapes.SIDES:
        flesh.before_bone(canvas, side, True)
    bones.skeleton(canvas)
    flesh.hip_deep(canvas, "left", True, medius=True)
    flesh.erector(canvas, "left", True)
    flesh.serratus(canvas, "left", True)
    flesh.hip_deep(canvas, "right", True)
    flesh.multifidus(canvas, "right", True)
    bones.spinous_tips(canvas)
    skin.fade(canvas)
    page.raster(canvas)
    order = []
    for side, top in (("left", (*UNDER_FASCIA, "serratus-posterior-inferior")), ("right", DEEPEST)):
        order += half_page(stacked(IN_FRONT, side) + bony() + stacked(top, side), side, WHOLE)
    # Lines of the column are not drawn through the slips that lie on it.
    page.structures(visible(order, WHOLE), cut=shapes.polygon("serratus-posterior-inferior", "left").buffer(-1.0))
    rows(page, plate.words["left"], plate.words["right"])
    page.labels()
    return page.finish(words["view"])


def split(plate, muscles, words):
    """Left: the layer under the skin. Right: one layer deeper, the erector column."""
    page = BodyPlate(plate, WHOLE, muscles, words, head=78)
    canvas = Canvas(WHOLE, SCALE)
    skin.ghost(canvas)
    flesh.before_bone(canvas, "right", True)
    fatted_skeleton(canvas, "left")
    flesh.hip_deep(canvas, "right", True, medius=True)
    flesh.erector(canvas, "right", True)
    bones.spinous_tips(canvas)
    flesh.superficial(canvas, "left", True)
    skin.fade(canvas)
    page.raster(canvas)
    order = half_page(bony(fat=True) + stacked(SUPERFICIAL, "left"), "left", WHOLE)
    order += half_page(stacked(IN_FRONT, "right") + bony() + stacked(UNDER_FASCIA, "right"), "right", WHOLE)
    page.structures(visible(order, WHOLE))
    rows(page, plate.words["left"], plate.words["right"])
    page.labels()
    return page.finish(words["view"])


def skeleton(plate, muscles, words):
    """The bones, with the kidneys where they lie in front of the ribs."""
    page = BodyPlate(plate, WHOLE, muscles, words)
    canvas = Canvas(WHOLE, SCALE)
    skin.ghost(canvas)
    for side in shapes.SIDES:
        flesh.smooth_organ(canvas, canvas.mask(shapes.outline("kidney", side)), palette.KIDNEY, depth=22, alpha=0.42)
    bones.skeleton(canvas)
    skin.fade(canvas)
    page.raster(canvas)
    order = [("kidney", side, shapes.polygon("kidney", side)) for side in shapes.SIDES] + bony()
    page.structures(visible(order, WHOLE))
    page.labels()
    return page.finish(words["view"])
