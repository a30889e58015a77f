"""The muscles of the back, layer by layer, as they lie on each other."""

import numpy as np
from shapely.geometry import Polygon

from .. import anatomy
from ..anatomy.curves import band
from . import palette, shapes
from .tissue import flesh_to_tendon, muscle, signed_distance, smooth_organ


def half(canvas, patch, side, split):
    """The patch cut at the midline, where a plate shows another depth on the other side."""
    if patch is None or not split:
        return patch
    x = canvas.xs[patch.cols][None, :]
    keep = np.clip((-x if side == "left" else x) * canvas.scale + 0.5, 0, 1)
    return patch.with_alpha(patch.alpha * keep)


def one(canvas, structure, side, ramp, split=False, **style):
    """Paint one muscle with its own fibres."""
    patch = half(canvas, canvas.mask(shapes.outline(structure, side)), side, split)
    if patch is not None and patch.alpha.max() > 0.01:
        muscle(canvas, patch, shapes.fibres(canvas, patch, structure, side), ramp, **style)


def over_patch(canvas, patch, structure, *sides):
    """The mask of another structure (of one or both sides) inside a patch's box."""
    whole = np.zeros((canvas.height, canvas.width), np.float32)
    for side in sides:
        other = canvas.mask(shapes.outline(structure, side), pad=1)
        if other is not None:
            whole[other.box] = np.maximum(whole[other.box], other.alpha)
    return whole[patch.box]


def ridge_beneath(canvas, patch, side):
    """The height that the erector column, the sacral bulge and the furrow lend to what lies over them (mm)."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    s = canvas.scale
    x, y = canvas.grid(patch)
    column = ndimage.gaussian_filter(over_patch(canvas, patch, "erector-spinae", side), 7 * s)
    low = ndimage.gaussian_filter(over_patch(canvas, patch, "multifidus", side), 5 * s)
    lumbar = 0.45 + 0.55 * np.exp(-(((y - 40) / 80) ** 2))
    crest = np.exp(-(((np.abs(x) - 33) / 21) ** 2))
    height = column * lumbar * (7.5 + 6.5 * crest) + 3.2 * low / (1 + np.exp((y + 20) / 9))
    height -= 4.0 * np.exp(-((x / 6.5) ** 2)) / (1 + np.exp(-(y + 50) / 14))
    for py, px, _ in shapes.spinous_tips():
        height += 2.2 * np.exp(-(((x - px) / 3.6) ** 2) - ((y - py) / 6.5) ** 2)
    for level in ("s1", "s2", "s3", "s4"):
        px, py, _ = shapes.point(f"sacral-tubercle-{level}")
        height += 1.9 * np.exp(-(((x - px) / 4) ** 2) - ((y - py) / 6) ** 2)
    px, py, _ = shapes.point("psis", side)
    return height + 2.0 * np.exp(-(((x - px) / 7) ** 2) - ((y - py) / 8) ** 2)


def back_sheet(canvas, side, split=False):
    """Latissimus with the thoracolumbar fascia it turns into: one sheet, flesh outside, tendon within."""
    sign = -1 if side == "left" else 1
    low = shapes.outline("thoracolumbar-fascia", side)[:, 1].min()
    seam = [(0, canvas.frame.y1), (sign * 2, canvas.frame.y1), (sign * 2, low), (0, low)]
    patch = canvas.mask(shapes.outline("latissimus-dorsi", side), shapes.outline("thoracolumbar-fascia", side), seam)
    patch = half(canvas, patch, side, split)
    both = np.maximum(
        over_patch(canvas, patch, "latissimus-dorsi", *shapes.SIDES), over_patch(canvas, patch, "thoracolumbar-fascia", *shapes.SIDES)
    )
    both = np.maximum(both, patch.alpha)
    flesh = shapes.fibres(canvas, patch, "latissimus-dorsi", side)
    woven = shapes.fibres(canvas, patch, "thoracolumbar-fascia", side)
    # Both halves together: the fascia runs on over the midline and has no fleshy edge there.
    inside = signed_distance(over_patch(canvas, patch, "thoracolumbar-fascia", *shapes.SIDES), canvas.scale)
    lowest = anatomy.line("latissimus-fleshy-edge", side)[:, 1].min()
    x, y = canvas.grid(patch)
    top = shapes.outline("thoracolumbar-fascia", side)[:, 1].max()
    inside = np.maximum(inside, lowest + 5 - y) + 14 * np.exp(-((x / 5) ** 2)) * np.clip((top - y) / 12, 0, 1)
    share = np.clip(0.5 + inside / 30, 0, 1)[..., None]
    along = flesh * (1 - share) + woven * share
    along = along / np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    muscle(
        canvas,
        patch,
        along.astype(np.float32),
        palette.MUSCLE,
        depth=9,
        beneath=ridge_beneath(canvas, patch, side),
        tendon=flesh_to_tendon(inside, 9),
        length=15,
        crossed=0.035,
        whole=both,
        teeth=0.20,
    )
    return patch


def superficial(canvas, side, split=False):
    """Latissimus and fascia, lower trapezius, external oblique, gluteus maximus and medius of one side."""
    one(canvas, "internal-oblique", side, palette.tint(palette.MUSCLE_PALE, -0.04), split, depth=6)
    one(canvas, "external-oblique", side, palette.MUSCLE_PALE, split, depth=9)
    gluteal(canvas, "gluteus-medius", side, palette.tint(palette.MUSCLE_PALE, 0.06), split, 15)
    back_sheet(canvas, side, split)
    one(canvas, "trapezius-lower", side, palette.tint(palette.MUSCLE, 0.03), split, depth=6, length=13)
    gluteus_maximus(canvas, side, split)


def gluteus_maximus(canvas, side, split=False):
    """The great muscle of the buttock: round, coarse bundles, a short tendon along the sacrum."""
    patch = half(canvas, canvas.mask(shapes.outline("gluteus-maximus", side)), side, split)
    along = shapes.fibres(canvas, patch, "gluteus-maximus", side)
    fascia = signed_distance(over_patch(canvas, patch, "thoracolumbar-fascia", side), canvas.scale)
    muscle(
        canvas,
        patch,
        along,
        palette.tint(palette.MUSCLE, -0.02),
        depth=38,
        power=0.75,
        length=17,
        fine=0.08,
        bundles=0.12,
        steep=0.85,
        tendon=0.85 * flesh_to_tendon(fascia + 1.5, 7),
        teeth=0.2,
    )
    return patch


def erector(canvas, side, split=False):
    """The erector column: spinalis, longissimus and iliocostalis with the tendon sheet over their lower part."""
    # The whole column first, darker: what shows between its three strands is flesh, not a gap.
    one(canvas, "erector-spinae", side, palette.tint(palette.MUSCLE_DEEP, -0.08), split, depth=10, length=15)
    for structure, tone, depth in (("iliocostalis", 0.04, 12), ("longissimus", -0.03, 11), ("spinalis", -0.06, 3)):
        patch = half(canvas, canvas.mask(shapes.outline(structure, side)), side, split)
        sheet = signed_distance(over_patch(canvas, patch, "erector-aponeurosis", side), canvas.scale)
        muscle(
            canvas,
            patch,
            shapes.fibres(canvas, patch, structure, side),
            palette.tint(palette.MUSCLE, tone),
            depth=depth,
            tendon=0.95 * flesh_to_tendon(sheet + 1, 12),
            length=15,
            teeth=0.20,
        )


def serratus(canvas, side, split=False):
    """Serratus posterior inferior: flat slips to the last four ribs; its thin tendon over the column lets the column show."""
    patch = half(canvas, canvas.mask(shapes.outline("serratus-posterior-inferior", side)), side, split)
    x, _ = canvas.grid(patch)
    # Flesh begins about where the outer border of longissimus lies beneath; nearer the spine it is a thin clear sheet.
    flesh = np.clip((np.abs(x) - 34) / 34, 0, 1)
    patch = patch.with_alpha(patch.alpha * (0.12 + 0.88 * flesh * flesh * (3 - 2 * flesh)))
    muscle(
        canvas,
        patch,
        shapes.fibres(canvas, patch, "serratus-posterior-inferior", side),
        palette.tint(palette.MUSCLE_PALE, 0.02),
        depth=5,
        length=12,
    )


def before_bone(canvas, side, split=False):
    """Psoas and quadratus lumborum: they lie in front of the ribs, the pelvic rim and (psoas) the transverse processes."""
    one(canvas, "psoas-major", side, palette.tint(palette.MUSCLE_DEEP, -0.10), split, depth=12)
    one(canvas, "quadratus-lumborum", side, palette.MUSCLE_DEEP, split, depth=8)


def multifidus(canvas, side, split=False):
    """Multifidus: short slips, up and inwards, over the sacrum and the arches."""
    ramp = palette.tint(palette.MUSCLE, -0.05)
    one(canvas, "multifidus", side, ramp, split, depth=7, length=9, bundles=0.12)
    whole = shapes.polygon("multifidus", side)
    for line in anatomy.fibre_lines("multifidus", side):
        # Each slip is broad and fleshy where it arises and ends as a narrow tendon at its spinous process.
        slip = whole.intersection(Polygon(band(line, np.linspace(8.5, 4.0, len(line)))).buffer(0))
        patch = half(canvas, canvas.mask(*shapes.rings(slip)), side, split)
        along = shapes.fibres(canvas, patch, "multifidus", side)
        muscle(canvas, patch, along, ramp, depth=3.5, length=9, tendon=0.55 * _near_end(canvas, patch, line[-1], 10, 34))


def _near(canvas, patch, landmark, side, from_mm, to_mm):
    """A tendon map that grows towards a landmark: 0 at `to_mm` from it, 1 at `from_mm`."""
    return _near_end(canvas, patch, shapes.point(landmark, side)[:2], from_mm, to_mm)


def _near_end(canvas, patch, end, from_mm, to_mm):
    x, y = canvas.grid(patch)
    px, py = end
    return np.clip((to_mm - np.hypot(x - px, y - py)) / (to_mm - from_mm), 0, 1).astype(np.float32)


def piriformis(canvas, side, split=False):
    """Piriformis from where it comes out below the hip bone to its tendon on the great knob."""
    rings = shapes.rings(shapes.piriformis_outside(side))
    patch = half(canvas, canvas.mask(*rings), side, split)
    muscle(
        canvas,
        patch,
        shapes.fibres(canvas, patch, "piriformis", side),
        palette.tint(palette.MUSCLE, 0.02),
        depth=8,
        tendon=0.9 * _near(canvas, patch, "trochanter-top", side, 6, 26),
    )


def hip_deep(canvas, side, split=False, medius=False):
    """The hip without its great muscle: sciatic nerve, piriformis, and gluteus medius or, deeper, minimus."""
    nerve = half(canvas, canvas.mask(*shapes.rings(shapes.nerve_outside(side))), side, split)
    if not medius:
        gluteal(canvas, "gluteus-minimus", side, palette.tint(palette.MUSCLE_DEEP, 0.06), split, 12)
    if nerve is not None:
        smooth_organ(canvas, nerve, palette.NERVE, depth=4, edge=palette.EDGE_BONE)
    piriformis(canvas, side, split)
    if medius:
        gluteal(canvas, "gluteus-medius", side, palette.MUSCLE_PALE, split, 15)


def gluteal(canvas, structure, side, ramp, split, depth):
    """Gluteus medius or minimus: a fan that gathers into a tendon on the great knob."""
    patch = half(canvas, canvas.mask(shapes.outline(structure, side)), side, split)
    muscle(
        canvas,
        patch,
        shapes.fibres(canvas, patch, structure, side),
        ramp,
        depth=depth,
        length=14,
        tendon=0.85 * _near(canvas, patch, "trochanter-side", side, 6, 34),
    )
