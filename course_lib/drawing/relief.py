"""Form: heights in millimetres over the page, and how one light shows them."""

import numpy as np

# From the upper left, towards the viewer; the same in every plate.
LIGHT = np.array([-0.48, 0.58, 0.66], np.float32) / np.float32(np.linalg.norm([-0.48, 0.58, 0.66]))


def inflate(alpha, depth, scale, power, soft=1.2):
    """Heights of a mask blown up like a cushion: 0 at its rim, `depth` mm wherever it is `depth` or more from it."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    far = ndimage.distance_transform_edt(alpha > 0.5) / scale
    t = np.clip(far / depth, 0, 1)
    height = depth * (t * (2 - t)) ** power
    # A cushion narrower than twice its depth has a crease down its middle; the blur grows with it.
    return ndimage.gaussian_filter(height, max(soft, 0.16 * depth) * scale).astype(np.float32)


def blur(field, mm, scale):
    """A field smoothed by a bell of that many millimetres."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    return ndimage.gaussian_filter(field, mm * scale)


def smoothed(line, pixels):
    """A line of numbers smoothed by a bell of that many pixels."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    return ndimage.gaussian_filter1d(line, pixels, mode="nearest")


def normals(height, scale, steep):
    """The unit normals of a height field as three arrays: right, up, towards the viewer."""
    gy, gx = np.gradient(height)
    nx, ny = -gx * scale * steep, gy * scale * steep
    length = np.sqrt(nx * nx + ny * ny + 1)
    return nx / length, ny / length, 1 / length


def lambert(height, scale, steep):
    """How much light falls on a height field: 1 where it faces the viewer flat on, more towards the light."""
    nx, ny, nz = normals(height, scale, steep)
    return np.clip((nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2]) / LIGHT[2], 0, 1.65).astype(np.float32)


def gloss(height, scale, sharp, steep):
    """The soft shine of a moist surface, 0 to 1."""
    nx, ny, nz = normals(height, scale, steep)
    half = LIGHT + np.array([0, 0, 1], np.float32)
    half = half / np.linalg.norm(half)
    return np.clip(nx * half[0] + ny * half[1] + nz * half[2], 0, 1) ** sharp


def hollows(height, scale, reach):
    """How deep a place lies below its surroundings, in millimetres (0 on crests): less light gets there."""
    return np.clip(blur(height, reach, scale) - height, 0, None)


def toned(ramp_rgb, tone, down=1.5, up=1.7):
    """The colour of each pixel on a ramp (three RGB triples) for a tone from -1 (shadow) over 0 (base) to 1 (light)."""
    shadow, base, light = ramp_rgb
    tone = tone[..., None]
    dark = base + (shadow - base) * np.clip(-tone * down, 0, 1)
    bright = base + (light - base) * np.clip(tone * up, 0, 1)
    return np.where(tone < 0, dark, bright).astype(np.float32)
