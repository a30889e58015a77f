"""What is laid over the body: press zones, stroke paths, scale bar, side marks and the key of the zones."""

import numpy as np

from . import palette
from .labels import text_width
from .svg import number, tag

# How each kind of zone is told apart without colour: by its pattern, its mark and its word.
WORK, LIGHT, NONE = "work", "light", "none"
KINDS = (LIGHT, NONE, WORK)  # in painting order

START = 17.0  # radius of a numbered disc
SCALE_BAR = 50  # mm


def kind_of(zone_id):
    """work, light or none: how a zone is shown."""
    return {"Z1": WORK, "Z2": WORK, "Z3": LIGHT, "Z5": LIGHT, "Z6": LIGHT}.get(zone_id, NONE)


def patterns(sheet):
    """Put the fill patterns of the zones among the definitions; returns kind -> fill."""
    hatch, dots = sheet.name("hatch"), sheet.name("dots")
    sheet.define(
        tag(
            "pattern",
            tag("rect", width=6, height=6, fill=palette.WHITE, fill_opacity=0.30),
            tag("path", d="M0 0V6", stroke=palette.BLACK, stroke_width=1.4, stroke_opacity=0.55),
            id=hatch,
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
    )
    sheet.define(
        tag(
            "pattern",
            tag("circle", cx=6, cy=6, r=1.6, fill=palette.BLUE, fill_opacity=0.8),
            id=dots,
            width=12,
            height=12,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
    )
    return {WORK: palette.SKY, LIGHT: f"url(#{dots})", NONE: f"url(#{hatch})"}


def zone(fills, kind, d, quiet=False):
    """The drawn area of one zone from its path text; `quiet` where it only warns beside the matter of the plate."""
    if kind == WORK:
        return (
            tag("path", d=d, fill=palette.WHITE, fill_opacity=0.30, stroke=palette.WHITE, stroke_width=4.6, stroke_linejoin="round")
            + tag("path", d=d, fill=fills[WORK], fill_opacity=0.42)
            + tag("path", d=d, fill="none", stroke=palette.BLUE, stroke_width=2.6, stroke_linejoin="round")
        )
    if kind == LIGHT:
        return tag(
            "path",
            d=d,
            fill=fills[LIGHT],
            fill_opacity=0.45 if quiet else 0.8,
            stroke=palette.WHITE,
            stroke_width=4.6,
            stroke_linejoin="round",
        ) + tag(
            "path",
            d=d,
            fill="none",
            stroke=palette.BLUE,
            stroke_width=2.4,
            stroke_dasharray="0.1 5.2",
            stroke_linecap="round",
            stroke_linejoin="round",
        )
    return tag(
        "path",
        d=d,
        fill=fills[NONE],
        stroke=palette.YELLOW,
        stroke_width=2.6 if quiet else 3.6,
        stroke_opacity=0.9,
        stroke_linejoin="round",
        fill_opacity=0.75 if quiet else 1,
    ) + tag("path", d=d, fill="none", stroke=palette.BLACK, stroke_width=1.0 if quiet else 1.5, stroke_linejoin="round")


def badge(kind, x, y, r=8.0):
    """The mark of a kind of zone: a pressing disc, an open ring or a cross. `data-mark` tells a script which marks a plate has."""
    return tag("g", _badge(kind, x, y, r), data_mark=kind)


def _badge(kind, x, y, r):
    if kind == WORK:
        return tag("circle", cx=float(x), cy=float(y), r=r, fill=palette.BLUE, stroke=palette.WHITE, stroke_width=1.6) + tag(
            "circle", cx=float(x), cy=float(y), r=r * 0.42, fill=palette.WHITE
        )
    if kind == LIGHT:
        return tag("circle", cx=float(x), cy=float(y), r=r - 1, fill=palette.WHITE, stroke=palette.BLUE, stroke_width=3)
    a = r * 0.52
    return tag("circle", cx=float(x), cy=float(y), r=r, fill=palette.YELLOW, stroke=palette.BLACK, stroke_width=1.8) + tag(
        "path",
        d=f"M{number(x - a)} {number(y - a)}l{number(2 * a)} {number(2 * a)}m0 {number(-2 * a)}l{number(-2 * a)} {number(2 * a)}",
        stroke=palette.BLACK,
        stroke_width=2.4,
        stroke_linecap="round",
    )


def head(tip, way, length=15.0, width=14.0):
    """The path text of an arrow head in drawing units: its tip and the direction it points."""
    tip, way = np.asarray(tip, float), np.asarray(way, float)
    way = way / np.hypot(*way)
    side = np.array([-way[1], way[0]])
    points = [tip, tip - way * length + side * width / 2, tip - way * length * 0.72, tip - way * length - side * width / 2]
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def arrow(sheet, points, *, width=6.0, colour=palette.BLUE, dashed=False, chevrons=0, both=False, opacity=1.0, point=1.0):
    """A stroke path with its direction: a white casing, the coloured line, a head at its end (and start if `both`).

    `point` scales the head, 0 leaves it out.
    """
    line = np.array([sheet.at(*point) for point in points])
    size = (9 + width * 1.5) * point
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    total = steps[-1]
    cut_end, cut_start = max(total - size * 0.6, 0), size * 0.6 if both else 0

    def at(length):
        return np.array([np.interp(length, steps, line[:, axis]) for axis in (0, 1)])

    kept = [at(cut_start), *line[(steps > cut_start) & (steps < cut_end)], at(cut_end)]
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in kept)
    dash = {"stroke_dasharray": f"{number(width * 0.2)} {number(width * 2.1)}"} if dashed else {}
    ends = [(at(total), at(total) - at(max(total - size, 0)))] + ([(at(0), at(0) - at(min(size, total)))] if both else [])
    heads = "".join(tag("path", d=head(tip, way, size, size * 0.95)) for tip, way in ends) if point else ""
    for index in range(chevrons):
        middle = total * (index + 1) / (chevrons + 1)
        way = at(middle + 1) - at(middle - 1)
        heads += tag("path", d=head(at(middle) + way / np.hypot(*way) * size * 0.4, way, size * 0.8, size * 0.86))
    casing = tag(
        "path",
        d=d,
        fill="none",
        stroke=palette.WHITE,
        stroke_width=width + 4,
        stroke_linecap="round",
        stroke_linejoin="round",
        **({"stroke_opacity": 0.75, **dash} if dashed else {}),
    ) + tag("g", heads, fill=palette.WHITE, stroke=palette.WHITE, stroke_width=4.4, stroke_linejoin="round")
    body = tag(
        "path", d=d, fill="none", stroke=colour, stroke_width=float(width), stroke_linecap="round", stroke_linejoin="round", **dash
    ) + tag("g", heads, fill=colour)
    return tag("g", casing, body, opacity=opacity if opacity < 1 else None)


def start_mark(sheet, point, text):
    """A numbered disc where a stroke begins."""
    x, y = sheet.at(*point)
    return tag("circle", cx=float(x), cy=float(y), r=START, fill=palette.WHITE, stroke=palette.BLUE, stroke_width=2.6) + sheet.text(
        x, y, text, START * 1.3, "middle", palette.BLUE, 700, halo=False
    )


def sides(sheet, frame, left, right, y):
    """The orientation marks at the lower corners of a body."""
    return sheet.text(sheet.at(frame.x0 - 3, 0)[0], y, left, 25, "end", palette.INK, 700) + sheet.text(
        sheet.at(frame.x1 + 3, 0)[0], y, right, 25, "start", palette.INK, 700
    )


def scale_bar(sheet, x_right, y, text):
    """A scale bar that ends at `x_right` (drawing units)."""
    left = x_right - SCALE_BAR * sheet.unit
    return tag(
        "path",
        d=f"M{number(left)} {number(y - 4)}v8m0 -4H{number(x_right)}m0 -4v8",
        stroke=palette.INK,
        stroke_width=2,
        fill="none",
    ) + sheet.text(left - 10, y, text, 18, "end", palette.INK)


def legend(sheet, fills, entries, x, y, size=17.5, gap=22, quiet=False):
    """A row of swatches with words: (kind, word) pairs; returns the elements and the width they take.

    `quiet` where the zones of the plate are: on skin and without their marks.
    """
    parts, start = "", x
    for kind, word in entries:
        box = f"M{number(x)} {number(y - 12)}h34v24h-34Z"
        ground = tag("path", d=box, fill=palette.SKIN.base) if quiet else ""
        parts += ground + zone(fills, kind, box, quiet) + ("" if quiet else badge(kind, x + 17, y, 7))
        parts += sheet.text(x + 42, y, word, size, halo=False)
        x += 42 + text_width(word, size) + gap
    return parts, x - gap - start
