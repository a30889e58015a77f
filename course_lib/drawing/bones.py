"""The skeleton from behind: each bone lit by its true depth where that was measured, painted from the front of the body to the back."""

import numpy as np
import shapely

from .. import anatomy
from ..anatomy.curves import smooth_line
from . import palette, shapes
from .flesh import half
from .relief import blur, gloss, hollows, inflate, lambert, toned
from .solids import Solid
from .tissue import colours, signed_distance


def bone(canvas, patch, *, depth=5.0, power=0.6, form=None, ramp=palette.BONE, shade=0.40, rim=0.8, steep=0.75, dim=0.0):
    """Paint one piece of bone: a cushion `depth` mm high, plus `form` (heights in the patch's box).

    `dim` darkens what lies far in front.
    """
    if patch is None or patch.alpha.max() < 0.02:
        return
    s = canvas.scale
    if shade:
        canvas.shadow(patch, (1.0, -1.1), 1.5, shade)
    height = inflate(patch.alpha, depth, s, power, 0.7)
    if form is not None:
        height = height + form
    noise = canvas.noise[patch.box]
    grain = blur(noise, 0.35, s)
    cloud = blur(noise[::-1], 2.6, s)
    height = height + 0.05 * cloud / (cloud.std() + 1e-6)
    tone = (lambert(height, s, steep) - 1) * 0.92 - 0.075 * hollows(height, s, 2.6) - 0.02 * hollows(height, s, 8) - dim
    tone = tone + 0.022 * grain / (grain.std() + 1e-6) + 0.03 * cloud / (cloud.std() + 1e-6)
    colour = toned(colours(ramp), np.clip(tone, -1, 1), 1.25, 1.6)
    # Old ivory: hollows are browner, crests nearly white.
    warm = np.clip(hollows(height, s, 3) * 0.18, 0, 0.35)[..., None]
    colour = colour * (1 - warm * np.array([0.30, 0.42, 0.62], np.float32))
    colour = colour + (1 - colour) * (np.clip(gloss(height, s, 34, steep) - 0.55, 0, 1) * 0.22)[..., None]
    canvas.over(patch, np.clip(colour, 0, 1))
    if rim:
        canvas.edge(patch, palette.EDGE_BONE, 0.32, rim)


def _bumps(canvas, patch, spots):
    """Heights of rounded knobs (x, y, width, height of the spread, mm high) in a patch's box."""
    x, y = canvas.grid(patch)
    field = np.zeros_like(patch.alpha)
    for px, py, wide, tall, high in spots:
        field += high * np.exp(-(((x - px) / wide) ** 2) - ((y - py) / tall) ** 2)
    return field


def rib(canvas, structure, side, split=False):
    """A rib: a flattened bar that turns away from the viewer as it runs forward."""
    patch = half(canvas, canvas.mask(shapes.outline(structure, side)), side, split)
    if patch is None:
        return
    rows = shapes.rib_depths(structure, side)
    x, _ = canvas.grid(patch)
    depth = blur(np.interp(np.abs(x), np.abs(rows[:, 0]), rows[:, 1]), 5, canvas.scale)
    groove = signed_distance(patch.alpha, canvas.scale)
    # The lower edge carries a groove for vessels and nerve: a faint line of shade inside the rim.
    bone(canvas, patch, depth=5.5, power=0.62, form=0.55 * depth - 0.25 * np.exp(-(((groove - 1.8) / 0.8) ** 2)), dim=0.05)


def hip(canvas, side, split=False):
    """The hip bone: the wing hollow between crest and socket, the thick rim, the sit-bone."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage
    from scipy.interpolate import RBFInterpolator

    patch = canvas.mask(shapes.outline("hip-bone", side))
    if patch is None:
        return
    for hole in anatomy.openings("hip-bone", side):
        gap = canvas.mask(hole)
        if gap is not None:
            cut = np.zeros((canvas.height, canvas.width), np.float32)
            cut[gap.box] = gap.alpha
            patch = patch.with_alpha(patch.alpha * (1 - cut[patch.box]))
    patch = half(canvas, patch, side, split)
    sign = -1 if side == "left" else 1
    crest = shapes.crest_depths(side)
    known = [tuple(row) for row in crest[::2]] + [tuple(shapes.point(name, side)) for name in ("psis", "psis-lower-pole", "sit-bone")]
    middle = shapely.maximum_inscribed_circle(shapes.polygon("femoral-head", side)).coords[0]
    known.append((middle[0] - sign * 14, middle[1] + 6, shapes.point("trochanter-top", side)[2] + 4))
    known = np.array(known)
    fit = RBFInterpolator(known[:, :2], known[:, 2], kernel="thin_plate_spline", smoothing=3)
    x, y = canvas.grid(patch)
    step = max(1, int(canvas.scale * 3))
    coarse = fit(np.stack([x[::step, ::step].ravel(), y[::step, ::step].ravel()], 1)).reshape(x[::step, ::step].shape)
    at = np.mgrid[0 : x.shape[0], 0 : x.shape[1]] / step
    plane = ndimage.map_coordinates(coarse, at, order=1, mode="nearest")
    rim = Solid(canvas, *canvas.xs[patch.cols][[0, -1]], *canvas.ys[patch.rows][[-1, 0]])
    ridge = np.column_stack([crest[:, :2] + (-sign * 0.8, -4.2), np.zeros(len(crest))])
    rim.sweep(ridge, np.interp(np.arange(len(crest)), [0, 2, 5, 9, 13, len(crest) - 1], [7.5, 7, 5, 5.2, 6, 3.5]), flat=0.55)
    raised = np.where(rim.height > -1e3, rim.height, 0)
    raised = raised[: patch.alpha.shape[0], : patch.alpha.shape[1]]
    lift = np.zeros_like(patch.alpha)
    lift[: raised.shape[0], : raised.shape[1]] = raised
    sit = shapes.point("sit-bone", side)
    spots = [(sit[0] + sign * 4, sit[1] + 16, 15, 20, 7), (middle[0] - sign * 16, middle[1] + 4, 16, 22, 5)]
    form = 0.62 * blur(plane, 3, canvas.scale) + blur(lift, 1.2, canvas.scale)
    form += _bumps(canvas, patch, spots) + _wing(canvas, patch, side)
    bone(canvas, patch, depth=9, power=0.7, form=form, shade=0.45)


def _wing(canvas, patch, side):
    """The two lines on the wing from which the gluteal muscles arise, as low ridges (mm)."""
    front = shapes.outline("gluteus-minimus", side)
    front = front[: int(np.abs(front[:, 0]).argmin())]
    back = np.array([[58, -4], [60, -18], [58, -36], [53, -54], [48, -68]]) * (-1 if side == "left" else 1, 1)
    full = np.zeros((canvas.height, canvas.width), np.float32)
    for line, wide, high in ((front, 1.4, 0.62), (smooth_line(back), 1.6, 0.7)):
        ridge = canvas.mask(shapely.LineString(line).buffer(wide).exterior.coords)
        full[ridge.box] = np.maximum(full[ridge.box], high * ridge.alpha)
    return blur(full[patch.box], 1.5, canvas.scale)


def thigh(canvas, side, split=False):
    """Head, neck and great knob of the thigh bone."""
    for structure, depth in (("femoral-head", 18), ("femur", 15), ("greater-trochanter", 10)):
        patch = half(canvas, canvas.mask(shapes.outline(structure, side)), side, split)
        form = None
        if patch is not None and structure == "femur":
            top, out = shapes.point("trochanter-top", side), shapes.point("trochanter-side", side)
            sign = -1 if side == "left" else 1
            form = _bumps(canvas, patch, [(out[0] - sign * 10, (top[1] + out[1]) / 2, 13, 20, 6), (top[0] - sign * 4, top[1] - 4, 8, 8, 3)])
        if structure != "greater-trochanter":
            bone(canvas, patch, depth=depth, power=0.7, form=form, dim=0.06 if structure == "femoral-head" else 0)


def sacrum(canvas, split=None):
    """The sacrum: the crest of tubercles, four pairs of openings, the rough wings."""
    patch = canvas.mask(shapes.outline("sacrum"))
    patch = half(canvas, patch, split, bool(split))
    tubercles = [shapes.point(f"sacral-tubercle-{level}") for level in ("s1", "s2", "s3", "s4")]
    x, y = canvas.grid(patch)
    rows = np.array(shapes.profile())[::-1]
    back = blur(np.interp(y, rows[:, 0], rows[:, 1]), 9, canvas.scale)
    fall = 0.16 * np.abs(x) + 0.003 * x**2
    spots = [(px, py + 1, 3.6, 7.5, 5.2) for px, py, _ in tubercles]
    spots += [(px, py - 9, 2.6, 6, 2.2) for px, py, _ in tubercles]
    lateral = []
    openings = []
    for index, (_, py, _) in enumerate(tubercles):
        out = 22 - 2.2 * index
        for sign in (-1, 1):
            openings.append((sign * out, py - 5 - index, 2.9 - 0.2 * index, 3.4 - 0.2 * index))
            lateral += [(sign * (out - 9.5), py + 2, 3.0, 6, 1.7), (sign * (out + 9), py + 3, 4.5, 7, 2.4)]
    cornua = [(*shapes.point("sacral-cornu", side)[:2], 2.6, 4.5, 3.0) for side in shapes.SIDES]
    form = 0.75 * back - fall + _bumps(canvas, patch, spots + lateral + cornua)
    form -= _bumps(canvas, patch, [(px, py, wide * 1.5, tall * 1.5, 3.4) for px, py, wide, tall in openings])
    hiatus = shapes.point("sacral-hiatus")
    form -= _bumps(canvas, patch, [(hiatus[0], hiatus[1] + 4, 4, 8, 3.0)])
    bone(canvas, patch, depth=9, power=0.7, form=form, shade=0.42)
    for px, py, wide, tall in openings:
        dark = np.clip(1.5 * np.exp(-(((x - px) / wide) ** 2) - ((y - py) / tall) ** 2) - 0.35, 0, 1)
        canvas.over(patch.with_alpha(patch.alpha * dark), palette.rgb(palette.CAST), 0.62)


def tailbone(canvas, split=None):
    """The tailbone: it lies behind the pubic bones and is painted after them."""
    tail = half(canvas, canvas.mask(shapes.outline("coccyx")), split, bool(split))
    rows = [shapes.point("coccyx-tip")[1], shapes.point("sacral-hiatus")[1]]
    if tail is not None:
        joints = [(0, rows[1] + (rows[0] - rows[1]) * part, 8, 3.2, 1.6) for part in (0.28, 0.55, 0.8)]
        bone(canvas, tail, depth=5, form=_bumps(canvas, tail, joints))


# How high each piece of a vertebra stands over the one in front of it, and how round it is.
PIECES = {
    "body": {"depth": 7, "power": 0.5, "dim": 0.34, "shade": 0.3},
    "transverse-process": {"depth": 4.2, "power": 0.6, "dim": 0.04},
    "upper-articular-process": {"depth": 4.5, "power": 0.6, "dim": 0.02},
    "arch": {"depth": 5.0, "power": 0.65},
    "lower-articular-process": {"depth": 4.5, "power": 0.6},
    "spinous-process": {"depth": 3.4, "power": 0.5, "shade": 0.55},
}


def vertebra(canvas, level, split=None, front=False):
    """A vertebra from behind: processes, arch like a shingle, the spinous process nearest; or (`front`) its body alone."""
    for name, ring in anatomy.parts(f"vertebra-{level}").items():
        if (name == "body") != front:
            continue
        kind = next((key for key in PIECES if name.startswith(key)), None)
        patch = half(canvas, canvas.mask(ring, pad=4), split, bool(split))
        if patch is None:
            continue
        style = dict(PIECES[kind or "arch"])
        if kind == "arch":
            tip = shapes.point(f"spinous-tip-{level}")
            x, y = canvas.grid(patch)
            # The two laminae slope from the midline outwards and from above backwards, like shingles.
            style["form"] = 2.6 * np.exp(-(np.abs(x) / 7.0)) - 0.10 * (y - tip[1])
        bone(canvas, patch, **style)


def disc(canvas, upper, lower, split=None):
    """The disc between two vertebral bodies, seen in the gap between the arches."""
    a, b = anatomy.parts(f"vertebra-{upper}")["body"], anatomy.parts(f"vertebra-{lower}")["body"]
    top, bottom = a[:, 1].min() + 1.5, b[:, 1].max() - 1.5
    if top - bottom < 1:
        return
    wide = min(a[:, 0].max(), b[:, 0].max()) - 1.5
    turn = np.linspace(0, 2 * np.pi, 60)
    box = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.4, np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** 0.5
    ring = np.stack([wide * box[0], (top + bottom) / 2 + (top - bottom) / 2 * box[1]], 1)
    bone(canvas, half(canvas, canvas.mask(ring, pad=3), split, bool(split)), depth=3, ramp=palette.DISC, dim=0.15, shade=0.2)


def skeleton(canvas, side=None):
    """The whole skeleton, or (`side` given) its half."""
    split = bool(side)
    sides = (side,) if side else shapes.SIDES
    for each in sides:
        thigh(canvas, each, split)
    for each in sides:
        for structure in shapes.RIBS[::-1]:
            rib(canvas, structure, each, split)
    for level in shapes.LEVELS[::-1]:
        vertebra(canvas, level, side, front=True)
    for upper, lower in zip(shapes.LEVELS, shapes.LEVELS[1:], strict=False):
        disc(canvas, upper, lower, side)
    sacrum(canvas, side)
    for each in sides:
        hip(canvas, each, split)
    tailbone(canvas, side)
    for level in shapes.LEVELS[::-1]:
        vertebra(canvas, level, side)


def spinous_tips(canvas):
    """Only the tips of the spinous processes, as they stand between the muscles."""
    for level in shapes.LEVELS[::-1]:
        ring = anatomy.parts(f"vertebra-{level}")["spinous-process"]
        bone(canvas, canvas.mask(ring, pad=4), **PIECES["spinous-process"])
