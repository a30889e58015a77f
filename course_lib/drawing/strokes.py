"""How the ways of touching are drawn: glide, pass, line, circle, hold; the contact; what the lines mean."""

import numpy as np

from ..anatomy.curves import smooth_line
from . import palette
from .labels import text_width
from .overlays import arrow
from .svg import tag

FIRM, LIGHT_LINE = 9.0, 5.0
MARKS = {"hold": 15.0, "rest": 12.0}  # radius of what marks a place that is held

# Half width and half height (mm) of what touches, as drawn.
CONTACTS = {"ball": (32, 32), "palm-heel": (30, 20), "finger-pads": (22, 9), "thumb-pad": (10, 12), "roller": (30, 22)}


def contact(sheet, name, point):
    """The part that touches, as a pale dashed shape about the middle of the contact."""
    x, y = sheet.at(*point)
    wide, tall = (half * sheet.unit for half in CONTACTS[name])
    style = {"class_": "contact", "fill": palette.WHITE, "fill_opacity": 0.35}
    style |= {"stroke": palette.INK, "stroke_width": 1.7, "stroke_dasharray": "6 4"}
    if name == "ball":
        shine = sheet.name("ball")
        sheet.define(
            tag(
                "radialGradient",
                tag("stop", offset=0, stop_color=palette.WHITE, stop_opacity=0.95),
                tag("stop", offset=0.55, stop_color=palette.RUBBER, stop_opacity=0.66),
                tag("stop", offset=1, stop_color=palette.INK_SOFT, stop_opacity=0.75),
                id=shine,
                cx=0.36,
                cy=0.32,
                r=0.75,
            )
        )
        return tag("circle", cx=float(x), cy=float(y), r=float(wide), **{**style, "fill": f"url(#{shine})", "fill_opacity": 0.75})
    if name == "roller":
        shine = sheet.name("roller")
        stops = ((0, palette.RUBBER, 0.75), (0.3, palette.WHITE, 0.9), (0.65, palette.RUBBER, 0.7), (1, palette.INK_SOFT, 0.8))
        sheet.define(
            tag(
                "linearGradient",
                *(tag("stop", offset=at, stop_color=tone, stop_opacity=cover) for at, tone, cover in stops),
                id=shine,
                x1=0,
                y1=0,
                x2=0,
                y2=1,
            )
        )
        style |= {"fill": f"url(#{shine})", "fill_opacity": 0.7}
        return tag("rect", x=float(x - wide), y=float(y - tall), width=2.0 * wide, height=2.0 * tall, rx=10, **style)
    if name == "finger-pads":
        third = wide / 3
        return tag(
            "g",
            *(
                tag("ellipse", cx=float(x + offset), cy=float(y), rx=float(third * 0.95), ry=float(tall), **style)
                for offset in (-2 * third, 0, 2 * third)
            ),
            transform=f"rotate(0 {x:.1f} {y:.1f})",
        )
    return tag(
        "ellipse",
        cx=float(x),
        cy=float(y),
        rx=float(wide),
        ry=float(tall),
        **style,
    )


def firm(sheet, points):
    """The part of a path that is done with weight."""
    d = sheet.path(points, closed=False)
    return tag(
        "path", d=d, fill="none", stroke=palette.WHITE, stroke_width=FIRM + 7.5, stroke_linecap="round", stroke_linejoin="round"
    ) + tag("path", d=d, fill="none", stroke=palette.BLUE, stroke_width=FIRM + 3.5, stroke_linecap="round", stroke_linejoin="round")


def drawn(sheet, stroke):
    """The elements of one stroke on its side."""
    legs = [np.array(leg.points, float) for leg in stroke.legs]
    if stroke.kind == "glide":
        parts = ""
        for leg, points in list(zip(stroke.legs, legs, strict=False))[::-1]:
            if leg.touch == "light":
                parts += arrow(sheet, smooth_line(points, 80), width=LIGHT_LINE, chevrons=3)
        return parts + "".join(
            firm(sheet, smooth_line(points, 40)) for leg, points in zip(stroke.legs, legs, strict=False) if leg.touch == "firm"
        )
    if stroke.kind == "pass":
        short = np.ptp(legs[0], axis=0).max() < 16
        return arrow(
            sheet,
            smooth_line(legs[0], 40),
            width=FIRM if stroke.legs[0].touch == "firm" else LIGHT_LINE,
            both=True,
            point=0.55 if short else 1.0,
        )
    if stroke.kind == "line":
        return arrow(sheet, smooth_line(legs[0], 40), width=FIRM - 1.5)
    if stroke.kind == "circle":
        light = "".join(
            arrow(sheet, points, width=3.4, dashed=True, point=0)
            for leg, points in zip(stroke.legs, legs, strict=False)
            if leg.touch == "light"
        )
        small = np.ptp(legs[0][:, 0]) < 15
        return light + "".join(
            arrow(sheet, points, width=4.4 if small else FIRM - 2, point=0.75 if small else 1.0)
            for leg, points in zip(stroke.legs, legs, strict=False)
            if leg.touch == "firm"
        )
    x, y = sheet.at(*legs[0][0])
    if stroke.kind == "hold":
        return tag(
            "circle", cx=float(x), cy=float(y), r=MARKS["hold"], fill=palette.WHITE, fill_opacity=0.75, stroke=palette.BLUE, stroke_width=3
        ) + tag("circle", cx=float(x), cy=float(y), r=6.5, fill=palette.BLUE)
    return tag(
        "circle",
        cx=float(x),
        cy=float(y),
        r=MARKS["rest"],
        fill=palette.WHITE,
        fill_opacity=0.5,
        stroke=palette.BLUE,
        stroke_width=2.4,
        stroke_dasharray="0.1 5.5",
        stroke_linecap="round",
    )


def key(page, ways, x, y):
    """What the lines mean, in a row from x; returns the elements. `data-way` tells a script which lines this plate has."""
    words, sheet, row = page.words, page.sheet, ""
    for way in ways:
        if way == "hold_path":
            sign = tag("circle", cx=x + 20.0, cy=float(y), r=11, fill=palette.WHITE, stroke=palette.BLUE, stroke_width=2.6) + tag(
                "circle", cx=x + 20.0, cy=float(y), r=5, fill=palette.BLUE
            )
        else:
            stroke = {
                "firm_path": {"stroke_width": 12},
                "light_path": {"stroke_width": 5},
                "back_path": {"stroke_width": 4, "stroke_dasharray": "0.8 7.5"},
                "contact_path": {"stroke_width": 2, "stroke_dasharray": "6 4"},
            }[way]
            colour = palette.INK if way == "contact_path" else palette.BLUE
            sign = tag("path", d=f"M{x + 6:.0f} {y:.0f}h28", stroke=colour, stroke_linecap="round", fill="none", **stroke)
        row += tag("g", sign, sheet.text(x + 50, y, words[way], 17.5, halo=False), data_way=way)
        x += 50 + text_width(words[way], 17.5) + 16
    return row


def clock(sheet, x, y, text):
    """The tempo of the stroke in words, with a small clock."""
    return (
        tag("circle", cx=x + 9.0, cy=float(y), r=9, fill="none", stroke=palette.INK, stroke_width=1.8)
        + tag(
            "path",
            d=f"M{x + 9:.0f} {y - 5:.0f}V{y:.0f}L{x + 13:.0f} {y + 3:.0f}",
            stroke=palette.INK,
            stroke_width=1.8,
            fill="none",
            stroke_linecap="round",
        )
        + sheet.text(x + 26, y, text, 18, weight=700, halo=False)
    )
