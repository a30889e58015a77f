"""The sheet that tissue is painted on: a raster in millimetres, masks in their bounding boxes, shadow and edge."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from . import palette


class Frame(NamedTuple):
    """A rectangle of the body in millimetres: x to the body's right, y towards the head."""

    x0: float
    x1: float
    y0: float
    y1: float


@dataclass(frozen=True)
class Patch:
    """A mask, 0 to 1, in the bounding box where it lies: everything else is done inside that box only."""

    alpha: np.ndarray
    rows: slice
    cols: slice

    @property
    def box(self):
        """Index of the box on the whole canvas."""
        return self.rows, self.cols

    def with_alpha(self, alpha):
        """The same box with another mask."""
        return Patch(alpha.astype(np.float32), self.rows, self.cols)


class Canvas:
    """An RGB picture of `frame` at `scale` pixels a millimetre, first paper all over."""

    def __init__(self, frame, scale, seed=7):
        self.frame, self.scale = frame, scale
        self.width = round((frame.x1 - frame.x0) * scale)
        self.height = round((frame.y1 - frame.y0) * scale)
        self.rgb = np.empty((self.height, self.width, 3), np.float32)
        self.rgb[:] = palette.rgb(palette.PAPER)
        self.xs = (frame.x0 + (np.arange(self.width) + 0.5) / scale).astype(np.float32)
        self.ys = (frame.y1 - (np.arange(self.height) + 0.5) / scale).astype(np.float32)
        # One sheet of white noise for all tissue: the same seed gives the same bytes on every build.
        self.noise = np.random.default_rng(seed).standard_normal((self.height, self.width)).astype(np.float32)

    def grid(self, patch=None):
        """x and y in millimetres of every pixel of a patch (or of the canvas)."""
        rows, cols = patch.box if patch else (slice(None), slice(None))
        return np.meshgrid(self.xs[cols], self.ys[rows])

    def pixels(self, points):
        """Millimetres (n, 2) as pixel columns and rows (n, 2)."""
        points = np.asarray(points, float)
        x = (points[:, 0] - self.frame.x0) * self.scale
        y = (self.frame.y1 - points[:, 1]) * self.scale
        return np.stack([x, y], 1)

    def whole(self, alpha=1.0):
        """A patch over the whole canvas."""
        return Patch(np.full((self.height, self.width), alpha, np.float32), slice(0, self.height), slice(0, self.width))

    def mask(self, *outlines, pad=6.0, fine=3):
        """The smoothed-edge mask of one or more closed outlines (n, 2) in millimetres; None where all lie outside.

        `pad` millimetres of air are kept around them for shadows and blurs.
        """
        # Pillow comes with matplotlib; imported here so that the library opens without either.
        from PIL import Image, ImageDraw

        pixels = [self.pixels(outline) for outline in outlines]
        every = np.vstack(pixels)
        air = int(pad * self.scale)
        left, top = np.floor(every.min(0)).astype(int) - air
        right, bottom = np.ceil(every.max(0)).astype(int) + air
        left, top = max(left, 0), max(top, 0)
        right, bottom = min(right, self.width), min(bottom, self.height)
        if right - left < 2 or bottom - top < 2:
            return None
        image = Image.new("L", ((right - left) * fine, (bottom - top) * fine))
        pen = ImageDraw.Draw(image)
        for points in pixels:
            pen.polygon([((x - left) * fine, (y - top) * fine) for x, y in points], fill=255)
        alpha = np.asarray(image.resize((right - left, bottom - top), Image.BOX), np.float32) / 255
        return Patch(alpha, slice(top, bottom), slice(left, right))

    def over(self, patch, colour, strength=1.0):
        """Lay a colour, or an RGB array of the patch's size, over the picture through the mask."""
        alpha = (patch.alpha * strength)[..., None]
        under = self.rgb[patch.box]
        self.rgb[patch.box] = under + (np.asarray(colour, np.float32) - under) * alpha

    def shadow(self, patch, shift=(1.3, -1.5), blur=1.8, strength=0.42):
        """The soft contact shadow a layer casts away from the light."""
        # scipy is a build-time need only; nothing of the running course imports it.
        from scipy import ndimage

        moved = ndimage.shift(patch.alpha, (-shift[1] * self.scale, shift[0] * self.scale), order=1)
        soft = ndimage.gaussian_filter(moved, blur * self.scale) * strength
        self.over(patch.with_alpha(np.clip(soft, 0, 1)), palette.rgb(palette.CAST))

    def edge(self, patch, colour=palette.EDGE_MUSCLE, width=0.45, strength=0.8):
        """A thin rim inside the mask, lighter where it faces the light."""
        from scipy import ndimage

        s = self.scale
        soft = ndimage.gaussian_filter(patch.alpha, 0.25 * s)
        inner = ndimage.gaussian_filter(ndimage.grey_erosion(patch.alpha, size=int(2 * width * s) | 1), 0.25 * s)
        gy, gx = np.gradient(ndimage.gaussian_filter(patch.alpha, 0.6 * s))
        lit = (gx * 0.64 - gy * 0.77) / (np.hypot(gx, gy) + 1e-6)
        # The rim is heavier away from the light: outlines of one weight everywhere look like a cartoon.
        weight = 0.72 - 0.28 * np.clip(-lit, -1, 1)
        rim = np.clip((soft - inner) * 1.6, 0, 1) * np.clip(weight, 0, 1) * patch.alpha
        self.over(patch.with_alpha(rim), palette.rgb(colour), strength)
