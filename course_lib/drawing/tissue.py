"""How muscle, tendon and other soft tissue is painted: form, fibres, a serrated edge where flesh turns to tendon."""

import numpy as np

from . import palette
from .relief import gloss, hollows, inflate, lambert, toned
from .striation import striation, turned


def colours(ramp):
    """A ramp as RGB triples."""
    return tuple(palette.rgb(tone) for tone in ramp)


def muscle(
    canvas,
    patch,
    along,
    ramp=palette.MUSCLE,
    *,
    depth=9.0,
    power=0.6,
    beneath=None,
    tendon=None,
    tendon_ramp=palette.TENDON,
    length=11.0,
    fine=0.085,
    bundles=0.085,
    crossed=0.0,
    shade=True,
    rim=True,
    teeth=0.16,
    sheen=0.10,
    steep=0.62,
    whole=None,
):
    """Paint one muscle.

    `along` (h, w, 2) are its fibres in the patch's box; `depth` how high it stands, `beneath` more height from what
    lies under it (mm); `tendon` a map, 0 flesh to 1 tendon, whose border grows `teeth` along the fibres; `crossed` the
    strength of a second faint set of fibres over the tendon. `length` of a streak in mm; `fine` and `bundles` strengths
    of the two textures; `steep` how strongly form is lit; `whole` the mask that gives the form where `patch` is cut.
    """
    if patch is None:
        return
    scale, noise = canvas.scale, canvas.noise[patch.box]
    if shade:
        canvas.shadow(patch)
    thin = striation(noise, along, length, 0.45, scale)
    # Coarse bundles come from the same noise read upside down: nothing the eye could pair with the fine streaks.
    coarse = striation(noise[::-1, ::-1], along, length * 1.8, 2.0, scale)
    height = inflate(patch.alpha if whole is None else whole, depth, scale, power)
    if beneath is not None:
        height = height + beneath
    height = height + 0.10 * coarse * patch.alpha
    lit = lambert(height, scale, steep)
    form = (lit - 1) * 0.85
    # Deep shade is pressed together, never flat: the fibres must still be seen in it.
    form = np.where(form < 0, 0.5 * np.tanh(form / 0.5), form)
    tone = form + fine * thin + bundles * coarse - 0.035 * hollows(height, scale, 4)
    colour = toned(colours(ramp), np.clip(tone, -1, 1))
    if tendon is not None:
        border = (tendon > 0.02) & (tendon < 0.98)
        share = np.clip(tendon + teeth * (thin * 0.7 + coarse * 0.8) * border, 0, 1)
        share = share * share * (3 - 2 * share)
        weave = 0.05 * thin + 0.03 * coarse
        if crossed:
            weave = weave + crossed * striation(noise[:, ::-1], turned(along, 62), length, 0.45, scale)
        pale = toned(
            colours(tendon_ramp), np.clip(0.6 * np.tanh((lit - 1) * 1.8 / 0.6) + 0.05 + weave - 0.03 * hollows(height, scale, 4), -1, 1)
        )
        colour = colour + (pale - colour) * share[..., None]
    shine = gloss(height, scale, 26, steep) * sheen * (0.75 + 0.25 * np.clip(thin, -1, 1))
    colour = colour + (1 - colour) * np.clip(shine - sheen * 0.42, 0, 1)[..., None]
    canvas.over(patch, np.clip(colour, 0, 1))
    if rim:
        canvas.edge(patch)


def flesh_to_tendon(distance, width=7.0):
    """A tendon map from a signed distance in mm to the fleshy edge (positive on the tendon's side)."""
    return np.clip(0.5 + distance / width, 0, 1).astype(np.float32)


def signed_distance(alpha, scale):
    """Distance in mm to the rim of a mask: positive inside."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    inside = ndimage.distance_transform_edt(alpha > 0.5)
    outside = ndimage.distance_transform_edt(alpha <= 0.5)
    return ((inside - outside) / scale).astype(np.float32)


def smooth_organ(canvas, patch, ramp, *, depth=14.0, alpha=1.0, shade=True, edge=palette.EDGE_MUSCLE, sheen=0.2):
    """Paint something without fibres: a kidney, a disc, a vessel."""
    if patch is None:
        return
    if shade:
        canvas.shadow(patch, strength=0.42 * alpha)
    height = inflate(patch.alpha, depth, canvas.scale, 0.7)
    tone = (lambert(height, canvas.scale, 0.7) - 1) * 0.8
    colour = toned(colours(ramp), np.clip(tone, -1, 1))
    colour = colour + (1 - colour) * (np.clip(gloss(height, canvas.scale, 30, 0.7) - 0.4, 0, 1) * sheen)[..., None]
    canvas.over(patch, colour, alpha)
    canvas.edge(patch, edge, strength=0.7 * alpha)
