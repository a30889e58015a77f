"""The back as one sees it: skin over the ridge, the furrow, the dimples and the buttocks, with what lies beneath shining through."""

import numpy as np

from .. import anatomy
from . import palette, shapes
from .relief import blur, gloss, hollows, inflate, lambert, smoothed, toned
from .tissue import colours


def _full(canvas, patch):
    field = np.zeros((canvas.height, canvas.width), np.float32)
    if patch is not None:
        field[patch.box] = patch.alpha
    return field


def _curve(knots, at):
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy.interpolate import PchipInterpolator

    knots = sorted(knots)
    return PchipInterpolator([k[0] for k in knots], [k[1] for k in knots])(np.clip(at, knots[0][0], knots[-1][0])).astype(np.float32)


def form(canvas):
    """Heights of the skin in millimetres over the page, from the outlines that lie beneath it, and its mask."""
    s = canvas.scale
    x, y = canvas.grid()
    skin = canvas.mask(shapes.contour(), pad=0)
    body = _full(canvas, skin)
    half = blur(np.repeat(body.sum(1)[:, None] / s / 2, 2, 1), 6, s)[:, :1]
    u = np.clip(np.abs(x) / np.maximum(half, 1), 0, 1)
    height = 58 * np.sqrt(np.clip(1 - u**3.4, 0, 1))
    back = smoothed(_curve(shapes.profile(), canvas.ys), 16 * s)
    height += 0.7 * back[:, None]

    lumbar = np.exp(-(((y - 45) / 75) ** 2))
    column = sum(_full(canvas, canvas.mask(shapes.outline("erector-spinae", side))) for side in shapes.SIDES)
    height += blur(column, 8, s) * (2.2 + 5.8 * lumbar)
    furrow = 1.2 + 5.6 * np.exp(-(((y - 40) / 70) ** 2))
    furrow *= 1 / (1 + np.exp(-(y + 34) / 12))
    height -= furrow * np.exp(-((x / (8 + 0.02 * np.abs(y - 40))) ** 2))
    for py, px, _ in shapes.spinous_tips():
        height += 0.75 * np.exp(-(((x - px) / 4.2) ** 2) - ((y - py) / 6.5) ** 2)

    broad = sum(_full(canvas, canvas.mask(shapes.outline("latissimus-dorsi", side))) for side in shapes.SIDES)
    height += 2.6 * blur(broad, 11, s)
    for rib in shapes.RIBS:
        for side in shapes.SIDES:
            height += 0.55 * blur(_full(canvas, canvas.mask(shapes.outline(rib, side))), 3.5, s)

    buttocks = np.zeros_like(height)
    for side in shapes.SIDES:
        mass = canvas.mask(shapes.outline("gluteus-maximus", side))
        if mass is not None:
            lift = np.zeros_like(height)
            lift[mass.box] = inflate(mass.alpha, 46, s, 0.9)
            buttocks = np.maximum(buttocks, blur(lift, 7, s))
        hip = canvas.mask(shapes.outline("gluteus-medius", side))
        height += 5.0 * blur(_full(canvas, hip), 10, s)
    height += 0.62 * buttocks
    cleft = 1 / (1 + np.exp((y + 118) / 7))
    height -= cleft * (13 * np.exp(-np.abs(x) / 4.2) + 6 * np.exp(-((x / 17) ** 2)))
    for side in shapes.SIDES:
        px, py = shapes.point("psis", side)[:2]
        height -= 2.5 * np.exp(-(((x - px) / 6.5) ** 2) - ((y - py) / 6.0) ** 2)
        for px, py in anatomy.crest_ridge(side):
            height += 0.10 * np.exp(-(((x - px) / 7) ** 2) - ((y - py) / 5) ** 2)
            height -= 0.07 * np.exp(-(((x - px) / 12) ** 2) - ((y - py - 14) / 9) ** 2)
    return blur(height, 1.1, s), skin


def paint(canvas, beneath, through):
    """Paint the skin; where `through` (0 to 1) is above 0 the picture `beneath` (h, w, 3) shines through it."""
    s = canvas.scale
    height, skin = form(canvas)
    lit = lambert(height, s, 0.55)
    pores = blur(canvas.noise, 0.25, s)
    mottle = blur(canvas.noise[::-1], 4.5, s)
    tone = (lit - 1) * 0.95 - 0.030 * hollows(height, s, 9)
    tone = tone + 0.020 * pores / pores.std() + 0.018 * mottle / mottle.std()
    colour = toned(colours(palette.SKIN), np.clip(tone, -1, 1), 1.1, 1.5)
    # Blood warms what the light only grazes: skin in half shade is redder, not greyer.
    half_shade = np.exp(-(((tone + 0.28) / 0.22) ** 2))[..., None]
    colour = colour * (1 - half_shade * np.array([0.0, 0.045, 0.06], np.float32))
    oil = np.clip(gloss(height, s, 30, 0.55) - 0.45, 0, 1)[..., None] * 0.16
    colour = colour + (1 - colour) * oil
    veil = (colour / palette.rgb(palette.SKIN.base)) * beneath
    colour = colour + (veil - colour) * through[..., None]
    colour = np.clip(colour[skin.box], 0, 1)
    canvas.over(skin, colour)
    canvas.edge(skin, palette.EDGE_SKIN, 0.5, 0.55)


def ghost(canvas):
    """The body's outline as a pale shape, on which the plates of the muscles and bones lie."""
    height, skin = form(canvas)
    tone = (lambert(height, canvas.scale, 0.4) - 1) * 0.8
    colour = toned(colours(palette.SKIN_GHOST), np.clip(tone, -1, 1), 1.0, 1.4)
    canvas.over(skin, colour[skin.box], 0.75)
    canvas.edge(skin, palette.EDGE_SKIN, 0.4, 0.35)


def fade(canvas, top=14.0, bottom=14.0):
    """Let the body fade into the paper at the top and bottom of the frame: it goes on, the picture does not."""
    paper = palette.rgb(palette.PAPER)
    edge = np.ones(canvas.height, np.float32)
    if top:
        edge *= np.clip((canvas.frame.y1 - canvas.ys) / top, 0, 1)
    if bottom:
        edge *= np.clip((canvas.ys - canvas.frame.y0) / bottom, 0, 1)
    edge = (edge * edge * (3 - 2 * edge))[:, None, None]
    canvas.rgb[:] = paper + (canvas.rgb - paper) * edge
