"""Every colour of the plates: tissue ramps, overlay colours, ink and paper."""

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
INK = "#33261f"
RUBBER = "#c9cdd2"  # balls and rollers
INK_SOFT = "#6b574a"
RULE = "#d9c8b6"
WHITE = "#ffffff"

# From Okabe and Ito's set (Color Universal Design, 2002).
BLACK = "#000000"
SKY = "#56B4E9"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILLION = "#D55E00"


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
