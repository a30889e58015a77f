"""Names beside a figure: two columns, straight leaders that never cross, text that never collides."""

import itertools
from dataclasses import dataclass
from functools import cache

import numpy as np

LEAST = 7.0  # drawing units between two labels, however full the column
LINE = 1.22  # line height in ems
APART = 0.7  # ems between two labels, where there is room: more than between the lines of one


class NoRoom(Exception):
    """A column is too low for its labels."""


@cache
def _font(bold):
    # matplotlib brings this font; its letters are as wide as those of any system sans or wider.
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return get_font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))


@cache
def text_width(text, size, bold=False):
    """Width of a line of text at `size`, in the units of `size`; a little too wide rather than too narrow."""
    font = _font(bold)
    font.set_size(100, 72)
    font.set_text(text, 0.0)
    return font.get_width_height()[0] / 64 / 100 * size


def wrapped(text, size, room, bold=False):
    """The text in lines no wider than `room`; a single long word stands alone."""
    lines = []
    for word in text.split():
        if lines and text_width(lines[-1] + " " + word, size, bold) <= room:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return tuple(lines)


@dataclass(frozen=True)
class Placed:
    """One label in its place: `x` is the edge of the text next to the figure, `y` the middle of its block."""

    key: str
    lines: tuple
    x: float
    y: float
    height: float
    width: float
    anchor: str
    leader: tuple  # (x1, y1, x2, y2): from the text to the dot

    @property
    def box(self):
        """left, top, right, bottom of the text."""
        left = self.x if self.anchor == "start" else self.x - self.width
        return left, self.y - self.height / 2, left + self.width, self.y + self.height / 2


def crossing(first, second):
    """Whether two leaders (x1, y1, x2, y2) meet."""

    def turn(ax, ay, bx, by, cx, cy):
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

    a, b, c, d = first[:2], first[2:], second[:2], second[2:]
    if any(max(a[axis], b[axis]) < min(c[axis], d[axis]) or max(c[axis], d[axis]) < min(a[axis], b[axis]) for axis in (0, 1)):
        return False
    return turn(*a, *b, *c) * turn(*a, *b, *d) <= 0 and turn(*c, *d, *a) * turn(*c, *d, *b) <= 0


def _spread(wanted, heights, gap, top, bottom):
    """Middles of blocks in the given order, as near to the wanted ones as top, bottom and gap let them be."""
    # Pool adjacent violators: exact for the sum of squared shifts.
    offsets = np.concatenate([[0], np.cumsum([(a + b) / 2 + gap for a, b in itertools.pairwise(heights)])])
    pools = []
    for value in np.asarray(wanted) - offsets:
        pools.append([value, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value2, n2 = pools.pop()
            value1, n1 = pools.pop()
            pools.append([(value1 * n1 + value2 * n2) / (n1 + n2), n1 + n2])
    flat = np.concatenate([[value] * n for value, n in pools])
    flat = np.clip(flat, top + heights[0] / 2, bottom - heights[-1] / 2 - offsets[-1])
    return flat + offsets


def column(entries, side, x, top, bottom, size, room):
    """Place one column of labels.

    `entries` are (key, text, (dot_x, dot_y)) in drawing units; `side` is "left" or "right" of the figure; `x` the edge of the
    text next to the figure; `room` the widest a line may be. Raises NoRoom when they do not fit between top and bottom, LEAST apart.
    """
    if not entries:
        return []
    blocks = []
    for key, text, dot in entries:
        lines = wrapped(text, size, room)
        blocks.append((key, lines, dot, len(lines) * size * LINE, max(text_width(line, size) for line in lines)))
    spare = (bottom - top - sum(block[3] for block in blocks)) / max(len(blocks) - 1, 1)
    if spare < (LEAST if len(blocks) > 1 else 0):
        raise NoRoom
    gap = min(size * APART, spare)
    sign = -1 if side == "left" else 1
    anchor = "end" if side == "left" else "start"
    order = sorted(blocks, key=lambda block: (block[2][1], sign * -block[2][0]))
    for _ in range(len(order) ** 2 + 1):
        heights = [block[3] for block in order]
        middles = _spread([block[2][1] for block in order], heights, gap, top, bottom)
        leaders = [(x - sign * 5, y, *block[2]) for y, block in zip(middles, order, strict=False)]
        # Two crossed leaders uncross when their texts change places; each change shortens the sum, so this ends.
        swap = next(((i, j) for i in range(len(order)) for j in range(i + 1, len(order)) if crossing(leaders[i], leaders[j])), None)
        if swap is None:
            break
        i, j = swap
        order[i], order[j] = order[j], order[i]
    return [
        Placed(key, lines, x, float(y), height, width, anchor, tuple(float(v) for v in leader))
        for (key, lines, _, height, width), y, leader in zip(order, middles, leaders, strict=False)
    ]
