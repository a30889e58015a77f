"""Working on one's own back with a ball or a roller: at the wall and on the floor."""

import numpy as np
from shapely.geometry import LineString, Polygon, box

from .. import anatomy
from ..anatomy.curves import smooth_line
from . import palette
from .canvas import Frame
from .figures import FigurePlate, disc, soft_box
from .posture_plates import cut_across
from .section_plate import ring

BALL = 67.0  # mm: a tennis ball


def wall_side(page, figure, size, reach, ramp, name):
    """Floor, wall and a ball or roller of `size` (mm) that just touches the back at the height `reach`; returns its middle and the wall."""
    body = figure.area("trunk", "near-thigh")
    x = body.bounds[0]
    while disc(x, reach, size).distance(body) > 0:
        x += 1.0
    x += 4  # flesh gives a little
    wall = x - size / 2
    frame = page.frame
    page.lay(box(frame.x0 - 60, frame.y0 - 60, frame.x1 + 60, 0), palette.PLASTER, depth=8, shadow=0)
    page.lay(box(wall - 90, 0, wall, 1625), palette.PLASTER, name="wall", depth=30, shadow=0.35)
    page.lay(disc(x, reach, size), ramp, name=name, depth=size / 2)
    return (x, reach), wall


def wall_ball(plate, muscles, words):
    """Leaning on a ball at the wall, from the side."""
    # Somebody upright is narrow: the less room beside the figure, the larger the names.
    page = FigurePlate(plate, Frame(-330, 620, -70, 1640), words, foot=14, room=508.0)
    figure = anatomy.posture("leaning")
    waist = figure.joints["waist"]
    ball, wall = wall_side(page, figure, BALL, waist[1] - 0.028 * 1700, palette.BALL, "ball")
    hand, neck = figure.joints["near-knuckles"], figure.joints["shoulder"]
    page.body(figure, "leaning", near_arm=False)
    top = figure.joints["nape"]
    strap = smooth_line(
        [
            ball,
            (ball[0] - 12, ball[1] + 160),
            (wall + 26, neck[1] - 130),
            (top[0] - 70, top[1] + 12),
            (top[0], top[1] + 34),
            (hand[0] - 6, hand[1] + 30),
            (hand[0] - 2, hand[1] - 150),
        ],
        80,
    )
    sock = LineString(strap).buffer(11)
    page.lay(sock.difference(disc(*ball, BALL)), palette.TOWEL, name="sock", depth=10, shadow=0.2)
    page.arm(figure)
    heel = figure.parts["near-foot"].bounds[0]
    page.rule((wall, 40), (heel, 40), dashed=False)
    page.target("ball", None, ball)
    page.target("sock", None, tuple(strap[len(strap) // 3]))
    page.target("distance", None, ((wall + heel) / 2, 40))
    page.target("knees", None, figure.joints["near-knee"])
    page.target("feet", None, figure.joints["near-ankle"])
    page.target("weight", None, figure.area("near-thigh"))
    page.target("wall", None, (wall - 45, 1500))
    return page.finish()


def wall_roller(plate, muscles, words):
    """The roller at the wall from the side, and the turned trunk from above."""
    page = FigurePlate(plate, Frame(-480, 1660, -70, 1770), words, foot=14)
    figure = anatomy.posture("leaning-turned")
    waist = figure.joints["waist"]
    roller, wall = wall_side(page, figure, 120.0, waist[1] - 0.028 * 1700, palette.FOAM, "roller")
    page.body(figure, "leaning")
    heel = figure.parts["near-foot"].bounds[0]
    page.rule((wall, 40), (heel, 40), dashed=False)
    page.target("roller", None, roller)
    page.target("distance", None, ((wall + heel) / 2, 40))

    turn, size, x, top = 20.0, 2.5, 1130.0, 1240.0
    thick = 120.0 * size * 0.62
    card = soft_box(x - 500, x + 500, 340, top + 84, 40)
    page.lay(card, palette.tint(palette.TOWEL, 0.3), depth=20, shadow=0.12)
    page.lay(card.intersection(box(x - 520, top, x + 520, top + 90)), palette.PLASTER, name="wall-above", depth=24, shadow=0.2)
    page.lay(soft_box(x - 430, x + 430, top - thick, top, 34), palette.FOAM, name="roller-above", depth=70)
    at = cut_across(page, (x, top - thick + 16), turn, size)
    ridges = [at(Polygon(ring(shape))) for shape in anatomy.section() if shape.id == "longissimus"]
    page.target("ridge", None, max(ridges, key=lambda area: area.centroid.y))
    middle = np.array(at(LineString([(-150, -70), (150, -70)])).coords)
    centre, half = middle.mean(0), 430
    along = (middle[1] - middle[0]) / np.hypot(*(middle[1] - middle[0])) * half
    along = along if along[0] > 0 else -along
    page.rule(tuple(centre - along), tuple(centre + along))
    page.rule((centre[0] - half, centre[1]), (centre[0] + half, centre[1]))
    page.target("turn", None, tuple(centre + (along + np.array([half, 0])) * 0.36))
    page.target("roller-above", None, (x + 330, top - 60))
    page.target("bumps", None, tuple(at(LineString([(0, 6), (0, 7)])).coords[0]))
    page.caption(x - 500, 1380, plate.words["from_above"])
    page.caption(-460, 1720, plate.words["from_side"])
    return page.finish()


def floor_ball(plate, muscles, words):
    """Lying on a ball, from the side, and rolling to the side to get off it, from above."""
    page = FigurePlate(plate, Frame(-960, 900, -960, 620), words, foot=14)
    page.lay(soft_box(-930, 870, -56, 0, 20), palette.MAT, name="mat", depth=24)
    figure = anatomy.posture("supine")
    body = figure.area("trunk", "near-thigh")
    x = figure.joints["waist"][0] + 40
    page.lay(disc(x, BALL / 2, BALL), palette.BALL, name="ball", depth=BALL / 2)
    head = figure.parts["head"].bounds
    page.lay(soft_box(head[0] - 40, head[2] + 10, 0, max(head[1] + 14, 26), 14), palette.TOWEL, name="towel", depth=20)
    page.body(figure, "supine")
    page.lay(disc(x, BALL / 2, BALL).difference(body.buffer(-3)), palette.BALL, depth=BALL / 2, shadow=0)
    page.target("ball", None, (x, 10))
    page.target("towel", None, (head[0] - 10, 22))
    page.target("feet", None, figure.joints["near-ankle"])
    page.target("pelvis", None, figure.joints["hip"])
    page.target("belly", None, figure.joints["near-knuckles"])
    page.lay(soft_box(-930, 870, -930, -230, 40), palette.tint(palette.MAT, 0.35), name="mat-above", depth=24, shadow=0.15)
    side = anatomy.posture("rolled").moved(0, -370, mirrored=True)
    page.body(side, "rolled")
    page.target("rolled", None, side.area("pelvis"))
    page.target("push", None, side.joints["near-knuckles"])
    page.caption(-940, 580, plate.words["from_side"])
    page.caption(-940, -180, plate.words["from_above"])
    return page.finish()


def floor_roller(plate, muscles, words):
    """Sitting beside a roller, one upper outer buttock on it, leaning back on both hands."""
    page = FigurePlate(plate, Frame(-760, 900, -70, 985), words, foot=14)
    page.lay(box(-900, -200, 1000, 0), palette.PLASTER, depth=8, shadow=0)
    figure = anatomy.posture("sitting")
    hip = figure.joints["hip"]
    page.body(figure, "sitting")
    page.lay(disc(hip[0] - 62, 70, 140), palette.FOAM, name="roller", depth=65)
    page.target("roller", None, (hip[0] - 60, 50))
    page.target("hands", None, figure.joints["near-knuckles"])
    page.target("foot", None, figure.joints["far-ankle"])
    page.target("low-back", None, figure.joints["waist"])
    page.target("buttock", None, (hip[0] - 60, hip[1] - 40))
    return page.finish()
