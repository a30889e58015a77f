"""Fibres: noise smeared along a field of directions (line integral convolution), so that it reads as muscle."""

import numpy as np

LEVELLED = 6.0  # mm: over so wide a field the tone is the same


def striation(noise, along, length, grain, scale):
    """A striated texture of unit spread.

    `noise` is white (h, w); `along` (h, w, 2) the fibre's unit vectors, x to the right and y up; `length` the length of a
    streak in millimetres; `grain` the blur before smearing in pixels; `scale` pixels a millimetre. The average along a fibre
    is made by doubling: n steps cost log2(n) samplings.
    """
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    height, width = noise.shape
    texture = ndimage.gaussian_filter(noise, grain) if grain else noise
    row, col = (grid.astype(np.float32) for grid in np.mgrid[0:height, 0:width])
    dx, dy = along[..., 0].copy(), -along[..., 1]
    reach = 1.0
    while reach < length * scale:
        # The nearest pixel is near enough: places keep their fractions, only the reading is rounded. (Reading between pixels
        # looks the same and takes five times as long.)
        x = np.clip(np.rint(col + dx), 0, width - 1).astype(np.int32)
        y = np.clip(np.rint(row + dy), 0, height - 1).astype(np.int32)
        there = y * width + x
        texture = 0.5 * (texture + texture.ravel()[there])
        dx, dy = dx + dx.ravel()[there], dy + dy.ravel()[there]
        reach *= 2
    # The average looks one way only; half the way back puts each streak's middle where its pixel is.
    texture = texture - ndimage.gaussian_filter(texture, LEVELLED * scale)
    return (texture / (texture.std() + 1e-9)).astype(np.float32)


def turned(along, degrees):
    """The same field turned anticlockwise."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.stack([along[..., 0] * c - along[..., 1] * s, along[..., 0] * s + along[..., 1] * c], -1)
