"""The cross-section at L3/L4: what lies under a hand on the low back, from the skin to the belly."""

import numpy as np
from shapely.geometry import LineString, Polygon

from .. import anatomy
from ..anatomy.curves import smooth_line
from . import bones, palette, shapes, skin, tissue
from .canvas import Canvas, Frame
from .compose import BodyPlate, Seen
from .hands import rounded
from .relief import inflate, lambert, toned
from .svg import tag

SCALE = 3.4
FRAME = Frame(-152, 152, -136, 28)  # x to the body's right, y is ap: the back is at the top
FAT_MM = 9.0


def cut_flesh(canvas, patch, ramp):
    """Muscle cut across: bundles as small fields between pale walls."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy.spatial import cKDTree

    if patch is None:
        return
    canvas.shadow(patch, (0.6, -0.7), 0.9, 0.35)
    x, y = canvas.grid(patch)
    seed = np.random.default_rng(int(patch.rows.start * 7919 + patch.cols.start))
    wide, tall = float(np.ptp(x)), float(np.ptp(y))
    spots = np.column_stack([seed.uniform(x.min(), x.max(), int(wide * tall / 7)), seed.uniform(y.min(), y.max(), int(wide * tall / 7))])
    bend = 0.7 * np.stack([np.sin(y / 3.1), np.cos(x / 2.7)], -1)
    near, which = cKDTree(spots).query(np.stack([x, y], -1) + bend, k=2)
    wall = np.exp(-(((near[..., 1] - near[..., 0]) / 0.42) ** 2))
    hue = seed.normal(0, 0.07, len(spots))[which[..., 0]]
    height = inflate(patch.alpha, 7, canvas.scale, 0.6)
    fine = canvas.noise[patch.box]
    tone = (lambert(height, canvas.scale, 0.45) - 1) * 0.7 + hue + 0.03 * fine
    colour = toned(tissue.colours(ramp), np.clip(tone, -1, 1))
    colour = colour + (palette.rgb(palette.TENDON.base) - colour) * (0.42 * wall)[..., None]
    canvas.over(patch, np.clip(colour, 0, 1))
    canvas.edge(patch, palette.EDGE_MUSCLE, 0.4, 0.8)


def _round(shape):
    """The outline of a shape of which only size and place are known: a rounded box of that width and height."""
    turn = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    power = 0.72 if max(shape.size) > 20 else 1.0
    x = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** power
    y = np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** power
    return np.stack([shape.centroid[0] + x * shape.size[0] / 2, shape.centroid[1] + y * shape.size[1] / 2], 1)


def ring(shape):
    """The outline (n, 2) of a shape of the section, smoothed."""
    if not shape.outline:
        return _round(shape)
    return rounded(np.array(shape.outline), 2)


def cross_section(plate, muscles, words):
    """The trunk cut across between L3 and L4; the back is at the top."""
    page = BodyPlate(plate, FRAME, muscles, words, unit=2.7)
    canvas = Canvas(FRAME, SCALE)
    found = {(shape.id, shape.side): ring(shape) for shape in anatomy.section()}

    body = canvas.mask(found["skin", None])
    bones.bone(canvas, body, depth=3, ramp=palette.SKIN, steep=0.3, rim=0.9)
    outer = Polygon(found["skin", None]).buffer(0)
    fat = canvas.mask(*shapes.rings(outer.buffer(-2.4)))
    tissue.smooth_organ(canvas, fat, palette.FAT, depth=4, shade=False, edge=palette.EDGE_BONE, sheen=0.05)
    within = outer.buffer(-FAT_MM)
    deep = canvas.mask(*shapes.rings(within))
    belly = toned(tissue.colours(palette.SKIN_GHOST), 0.04 * canvas.noise[deep.box])
    canvas.over(deep, belly)
    canvas.edge(deep, palette.EDGE_MUSCLE, 0.3, 0.5)

    ramps = {
        "multifidus": palette.tint(palette.MUSCLE, -0.04),
        "longissimus": palette.MUSCLE,
        "iliocostalis": palette.tint(palette.MUSCLE, 0.05),
        "quadratus-lumborum": palette.MUSCLE_DEEP,
        "psoas-major": palette.tint(palette.MUSCLE_DEEP, -0.05),
        "abdominal-wall": palette.MUSCLE_PALE,
    }
    for name, ramp in ramps.items():
        for side in shapes.SIDES:
            area = Polygon(found[name, side]).buffer(0).intersection(within)
            found[name, side] = max(shapes.rings(area), key=len)
            patch = canvas.mask(found[name, side])
            if name == "abdominal-wall":
                # The wall runs on round the belly; the table ends here, so the drawing fades.
                low = found[name, side][:, 1].min()
                patch = patch.with_alpha(patch.alpha * np.clip((canvas.grid(patch)[1] - low - 3) / 22, 0, 1))
            cut_flesh(canvas, patch, ramp)
    bones.bone(canvas, canvas.mask(found["disc-l3-l4", None]), depth=9, ramp=palette.DISC, steep=0.5)
    core = _scaled(found["disc-l3-l4", None], 0.55)
    bones.bone(canvas, canvas.mask(core), depth=6, ramp=palette.DISC, steep=0.4, rim=0.35, shade=0.12)
    for side in shapes.SIDES:
        bones.bone(canvas, canvas.mask(found["transverse-process-l4", side]), depth=3)
    bones.bone(canvas, canvas.mask(found["vertebra-l3", None]), depth=4)
    tissue.smooth_organ(canvas, canvas.mask(found["vertebral-canal", None]), palette.NERVE, depth=4, shade=False, edge=palette.EDGE_BONE)
    tissue.smooth_organ(canvas, canvas.mask(found["vena-cava", None]), palette.VEIN, depth=6)
    tissue.smooth_organ(canvas, canvas.mask(found["aorta", None]), palette.ARTERY, depth=6)
    skin.fade(canvas, top=0, bottom=24)
    page.raster(canvas)

    sheet = page.sheet
    order = [
        "skin",
        "abdominal-wall",
        "psoas-major",
        "quadratus-lumborum",
        "iliocostalis",
        "longissimus",
        "multifidus",
        "disc-l3-l4",
        "transverse-process-l4",
        "vertebra-l3",
        "vertebral-canal",
        "vena-cava",
        "aorta",
    ]
    shown = shapes.frame_polygon(FRAME._replace(y0=FRAME.y0 + 30))
    areas = [
        Seen(name, side, Polygon(found[name, side]).buffer(0).intersection(shown))
        for name in order
        for side in (None, *shapes.SIDES)
        if (name, side) in found
    ]
    seen = []
    for index, item in enumerate(areas):
        rest = [other.area for other in areas[index + 1 :]]
        seen.append(item._replace(area=shapes.without(item.area, *rest)))
    page.structures(seen, names=plate.words, cut=shapes.frame_polygon(FRAME._replace(y1=FRAME.y0 + 34)))
    layers = []
    for points in anatomy.section_lines().values():
        if len(points) > 1:
            for sign in (-1, 1):
                layers.append(sheet.path(smooth_line([(sign * x, y) for x, y in points], 80), closed=False))
    page.sheet.add(
        tag(
            "g",
            tag(
                "path",
                d="".join(layers),
                fill="none",
                stroke=palette.EDGE_BONE,
                stroke_width=4.6,
                stroke_linecap="round",
                stroke_linejoin="round",
            ),
            tag(
                "path",
                d="".join(layers),
                fill="none",
                stroke=palette.TENDON.light,
                stroke_width=3,
                stroke_linecap="round",
                stroke_linejoin="round",
            ),
            class_="fascia",
            aria_hidden="true",
        )
    )
    back = np.array(anatomy.section_lines()["tlf-posterior-layer"])
    for sign, side in ((-1, "left"), (1, "right")):
        x, y = back[int(len(back) * 0.62)]
        page.target("thoracolumbar-fascia", side, (sign * x, y))
        page.target("fat", side, (sign * 92.0, _edge(outer, sign * 92.0) - 5.5))
        page.target("ridge", side, (sign * 40.0, _edge(outer, sign * 40.0) - 1.0))
    page.labels()
    return page.finish(words["view_section"])


def _edge(outer, x):
    """The height of the skin of the back at x."""
    return outer.intersection(LineString([(x, -400), (x, 400)])).bounds[3]


def _scaled(points, by):
    middle = points.mean(0)
    return middle + (points - middle) * by
