"""Every colour of the plates: tissue ramps, overlay colours, ink and paper, and how colour-blind eyes see them."""

from typing import NamedTuple

import numpy as np


class Ramp(NamedTuple):
    """The three tones a lit tissue runs through."""

    shadow: str
    base: str
    light: str


MUSCLE = Ramp("#7d2622", "#b2493f", "#dd8a78")
MUSCLE_DEEP = Ramp("#6f2421", "#a5423c", "#cf7a6a")
MUSCLE_PALE = Ramp("#8a3a33", "#bd6153", "#e19a8a")
TENDON = Ramp("#b79f86", "#e6dccb", "#fbf5ea")
BONE = Ramp("#9c8a68", "#e9dcc0", "#fffaf0")
DISC = Ramp("#8fa3ad", "#cfd8dc", "#eef3f5")
SKIN = Ramp("#b4795c", "#eac3a6", "#fbe6d6")
HAND = Ramp("#8c543c", "#cf9c7c", "#f3d2b8")
NAIL = "#f3d5c8"
SKIN_GHOST = Ramp("#e3b698", "#f0d2bd", "#f7dcc6")
FAT = Ramp("#d9b54a", "#f0dc8a", "#fbf2c4")
KIDNEY = Ramp("#5b2a4f", "#8a4a70", "#b987a3")
NERVE = Ramp("#b08a1e", "#e9c64f", "#fbeeb0")
ARTERY = Ramp("#7a1f1f", "#bf4a44", "#e79a8d")
VEIN = Ramp("#2f4a78", "#6a8cc0", "#b4c9e6")
MARROW = Ramp("#b58f74", "#e3c9ab", "#f6e8d2")

# What stands round a body, and what it wears.
TROUSERS = Ramp("#5d7180", "#9fb1bd", "#d2dde4")
SHIRT = Ramp("#a99680", "#dfd2c1", "#f6efe5")
TOWEL = Ramp("#b3a68f", "#f0e9dc", "#fffdf8")
PILLOW = Ramp("#7f9cae", "#c6d9e4", "#eef6fa")
MAT = Ramp("#557a80", "#97b8bc", "#cbdfe1")
WOOD = Ramp("#80603f", "#c4a17a", "#e8d0ae")
PLASTER = Ramp("#c3b5a1", "#e9dfd1", "#f7f1e7")
BALL = Ramp("#86802a", "#d2cc5c", "#f4f0a8")
FOAM = Ramp("#39464f", "#74848f", "#b3c0c8")

EDGE_MUSCLE = "#4a1714"
EDGE_BONE = "#5b4a33"
EDGE_SKIN = "#8d5a42"
CAST = "#2e120d"

PAPER = "#fffcf7"
PANEL = "#f7efe4"
INK = "#33261f"
RUBBER = "#c9cdd2"  # balls and rollers
INK_SOFT = "#6b574a"
RULE = "#d9c8b6"
WHITE = "#ffffff"

# Okabe and Ito's set (Color Universal Design, 2002).
BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILLION = "#D55E00"
PINK = "#CC79A7"

# What deuteranopes see, in linear light (Machado, Oliveira and Fernandes 2009, severity 1.0).
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)


def rgb(colour):
    """A colour `#rrggbb` as three numbers from 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float32) / 255


def tint(ramp, by):
    """A ramp made lighter (by > 0) or darker (by < 0) as a whole, so that neighbours differ in grey too."""
    target = np.ones(3, np.float32) if by > 0 else np.zeros(3, np.float32)
    return Ramp(*(hexed(rgb(tone) + (target - rgb(tone)) * abs(by)) for tone in ramp))


def hexed(triple):
    """Three numbers from 0 to 1 as `#rrggbb`."""
    return "#" + "".join(f"{round(float(np.clip(part, 0, 1)) * 255):02x}" for part in triple)


def linear(triple):
    """Linear light of sRGB numbers from 0 to 1."""
    triple = np.asarray(triple, float)
    return np.where(triple <= 0.04045, triple / 12.92, ((triple + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    """Relative luminance of `#rrggbb`, 0 to 1."""
    return float(linear(rgb(colour)) @ np.array([0.2126, 0.7152, 0.0722]))


def deuteranope(colour):
    """The colour `#rrggbb` as a deuteranope sees it, as `#rrggbb`."""
    seen = np.clip(DEUTERANOPIA @ linear(rgb(colour)), 0, 1)
    return hexed(np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055))


def lab(colour):
    """CIE Lab (D65) of `#rrggbb`: equal distances look about equally different."""
    xyz = (
        np.array(
            [
                [0.4124, 0.3576, 0.1805],
                [0.2126, 0.7152, 0.0722],
                [0.0193, 0.1192, 0.9505],
            ]
        )
        @ linear(rgb(colour))
        / np.array([0.95047, 1.0, 1.08883])
    )
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
