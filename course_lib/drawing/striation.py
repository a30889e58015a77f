"""Fibres: noise smeared along a field of directions (line integral convolution), so that it reads as muscle."""

import numpy as np


def striation(noise, along, length, grain, scale, flat=6.0):
    """A striated texture of unit spread.

    `noise` is white (h, w); `along` (h, w, 2) the fibre's unit vectors, x to the right and y up; `length` the length of a
    streak and `flat` the width over which the tone is levelled, in millimetres; `grain` the blur before smearing in pixels;
    `scale` pixels a millimetre. The average along a fibre is made by doubling: n steps cost log2(n) samplings.
    """
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    height, width = noise.shape
    texture = ndimage.gaussian_filter(noise, grain) if grain else noise
    row, col = np.mgrid[0:height, 0:width].astype(np.float32)
    step = 1.0
    dx, dy = along[..., 0] * step, -along[..., 1] * step
    reach = 1.0
    while reach < length * scale:
        there = np.stack([row + dy, col + dx])
        texture = 0.5 * (texture + ndimage.map_coordinates(texture, there, order=1, mode="reflect"))
        ahead_x = ndimage.map_coordinates(dx, there, order=1, mode="nearest")
        ahead_y = ndimage.map_coordinates(dy, there, order=1, mode="nearest")
        dx, dy = dx + ahead_x, dy + ahead_y
        reach *= 2
    # The average looks one way only; half the way back puts each streak's middle where its pixel is.
    texture = texture - ndimage.gaussian_filter(texture, flat * scale)
    return (texture / (texture.std() + 1e-9)).astype(np.float32)


def turned(along, degrees):
    """The same field turned anticlockwise."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.stack([along[..., 0] * c - along[..., 1] * s, along[..., 0] * s + along[..., 1] * c], -1)
