"""The giver's hand in life size: back of the hand as it lies on the body, palm as it touches, and its parts."""

from typing import NamedTuple

import numpy as np

from . import palette
from .relief import gloss, hollows, inflate, lambert, toned
from .solids import NOWHERE, Solid
from .tissue import colours

# Millimetres in the hand's own frame: origin in the middle of the heel of the palm, y towards the finger tips, right hand seen
# from its back (thumb to the left). Proportions of a medium adult hand, 176 mm long and 84 mm wide.
KNUCKLES = {"index": (-26.5, 86.0), "middle": (-7.5, 91.0), "ring": (11.0, 87.5), "little": (27.5, 78.5)}
LENGTHS = {"index": 70.0, "middle": 78.0, "ring": 71.0, "little": 56.0}
TURNS = {"index": 0.0, "middle": 0.5, "ring": 0.0, "little": -1.5}  # degrees, anticlockwise
GIRTHS = {"index": (10.2, 9.6, 9.3, 7.6), "middle": (10.2, 9.7, 9.4, 7.8), "ring": (10.0, 9.4, 9.1, 7.5), "little": (9.0, 8.2, 8.0, 6.6)}
THUMB = ((-18.0, 16.0), (-29.0, 38.0), (-36.0, 58.0), (-37.5, 77.0), (-36.5, 90.0))
THUMB_GIRTH = (14.5, 13.5, 10.6, 9.6, 7.6)
THUMB_OUT = ((-20.0, 16.0), (-40.0, 36.0), (-58.0, 54.0), (-69.0, 70.0), (-76.0, 83.0))
BACK = (
    (-25, -80),
    (-23.5, -40),
    (-22.5, -14),
    (-25, 4),
    (-31, 22),
    (-36, 46),
    (-37, 70),
    (-35.5, 86),
    (-27, 96),
    (-8, 101),
    (10, 98),
    (27, 89),
    (35.5, 78),
    (37, 56),
    (34.5, 30),
    (28.5, 6),
    (24, -14),
    (24.5, -40),
    (26.5, -80),
)


class Pose(NamedTuple):
    """Where a hand lies: the middle of its heel (mm of the body), turned by degrees anticlockwise, left or right hand."""

    x: float
    y: float
    turn: float = 0.0
    hand: str = "right"
    scale: float = 1.0


def placed(points, pose):
    """Points of the hand's own frame as points of the body."""
    points = np.asarray(points, float)[:, :2] * ((-1, 1) if pose.hand == "left" else (1, 1)) * pose.scale
    c, s = np.cos(np.radians(pose.turn)), np.sin(np.radians(pose.turn))
    return points @ np.array([[c, s], [-s, c]]) + (pose.x, pose.y)


def rounded(points, times=3):
    """A closed outline with its corners cut (Chaikin), so that it bends as flesh does."""
    points = np.asarray(points, float)
    for _ in range(times):
        after = np.roll(points, -1, axis=0)
        points = np.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], 1).reshape(-1, 2)
    return points


def finger(name):
    """The joints of a finger, knuckle to tip."""
    x, y = KNUCKLES[name]
    angle = np.radians(90 + TURNS[name])
    return [(x + np.cos(angle) * LENGTHS[name] * part, y + np.sin(angle) * LENGTHS[name] * part) for part in (0, 0.48, 0.76, 0.94)]


def solid(canvas, pose, *, thumb="along", fingers=True, arm=46.0, palm_up=False):
    """The hand as one rounded form on the canvas."""
    reach = 200 * pose.scale
    form = Solid(canvas, pose.x - reach, pose.x + reach, pose.y - reach, pose.y + reach)
    k = pose.scale

    def part(points, radii, heights=0.0, **more):
        points = placed(points, pose)
        heights = np.broadcast_to(heights, len(points)) * k
        form.sweep(np.column_stack([points, heights]), np.asarray(radii) * k, **more)

    outline = placed(rounded([p for p in BACK if arm or p[1] > -20]), pose)
    back = canvas.mask(outline, pad=0)
    box = form.within(back)
    mound = np.full_like(form.height, NOWHERE)
    lift = inflate(back.alpha, 15 * k, canvas.scale, 0.55, 1.0) - 3 * k
    mound[box] = np.where(back.alpha > 0.02, lift, NOWHERE)
    np.maximum(form.alpha[box], back.alpha, out=form.alpha[box])
    form.add(mound, 0)
    if fingers:
        for name in ("little", "ring", "index", "middle"):
            joints = finger(name)
            part([(joints[0][0], joints[0][1] - 8), *joints], [GIRTHS[name][0], *GIRTHS[name]], [1, 1.5, 1, 0, -1], melt=1.2, flat=0.95)
            if palm_up:
                for low, high in ((0.08, 0.42), (0.54, 0.70), (0.82, 0.94)):
                    cushion = [np.array(joints[0]) + (np.array(joints[3]) - joints[0]) * share / 0.94 for share in (low, high)]
                    part(cushion, [GIRTHS[name][2] * 0.78] * 2, [3.2, 3.0], melt=5)
            else:
                part([joints[1]], [GIRTHS[name][1] * 0.8], 2.4, melt=3.5)
                part([(joints[0][0] * 0.45, 20), (joints[0][0] * 0.9, joints[0][1] - 14), joints[0]], [3, 5, 8], [5.0, 6.9, 4.4], melt=9)
    if palm_up:
        # The mounds of thumb and little finger, the pads below the fingers, and the hollow between them.
        part([(-16, 16), (-23, 34), (-28, 50)], [14, 14, 10], [3.5, 3.5, 2.5], flat=0.9, melt=10)
        part([(20, 14), (24, 34), (25, 52)], [11, 11, 9], [3, 3, 3], flat=0.9, melt=10)
        for x in (-25, -8, 10, 25):
            part([(x - 2, 79), (x + 2, 79)], [8, 8], [5, 5], melt=8)
    if thumb:
        line = THUMB_OUT if thumb == "out" else THUMB
        part(line, THUMB_GIRTH, [-4, -1, 1, 1, 0], melt=4, flat=0.92)
        part([line[3]], [7.8], 3.2, melt=4)
    return form


def nails(pose, *, thumb="along", fingers=True):
    """Outlines of the nails."""
    ends = [(finger(name)[2], finger(name)[3], GIRTHS[name][3]) for name in KNUCKLES] if fingers else []
    if thumb:
        line = THUMB_OUT if thumb == "out" else THUMB
        ends.append((line[3], line[4], THUMB_GIRTH[4]))
    return [placed(nail(*end), pose) for end in ends]


def nail(start, end, girth):
    """The outline of the nail on a finger's last joint."""
    turn = np.linspace(0, 2 * np.pi, 28)
    start, end = np.array(start), np.array(end)
    way = (end - start) / np.hypot(*(end - start))
    side = np.array([-way[1], way[0]])
    middle = end + way * girth * 0.12
    ring = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.7, np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** 0.7
    return middle + np.outer(ring[0], side * girth * 0.62) + np.outer(ring[1], way * girth * 0.82)


# The ends of the fingers that touch: where each pad's middle lies beside that of the contact, its girth at the last joint and at the tip.
ENDS = {
    "finger-pads": (((-18.6, -3.0), 9.2, 7.6), ((18.6, -2.0), 9.1, 7.5), ((0.0, 1.5), 9.5, 7.9)),
    "thumb-pad": (((0.0, 2.0), 10.8, 9.0),),
}


def paint_ends(canvas, contact, pose):
    """Paint the finger ends of a contact whose middle is the pose's point; towards the hand they fade away."""
    form = Solid(canvas, pose.x - 100, pose.x + 100, pose.y - 100, pose.y + 100)

    def part(points, radii, heights, **more):
        points = placed(points, pose)
        form.sweep(np.column_stack([points, np.broadcast_to(heights, len(points))]), np.asarray(radii, float), **more)

    for (x, y), wide, narrow in ENDS[contact]:
        part([(x, -84), (x, y - 27), (x, y - 13), (x, y)], [wide * 1.12, wide * 1.02, wide, narrow], [2, 2, 1, -1], melt=1.2, flat=0.95)
        part([(x, y - 24)], [wide * 0.8], 3.0, melt=3.5)
    paint_form(canvas, form, pose, arm=FADED)
    for (x, y), _, narrow in ENDS[contact]:
        ring = canvas.mask(placed(nail((x, y - 9), (x, y), narrow), pose), pad=1)
        if ring is not None:
            canvas.over(ring, palette.rgb(palette.NAIL), 0.55)
            canvas.edge(ring, palette.EDGE_SKIN, 0.25, 0.5)


FADED = 66.0  # a finger end is painted whole for about two joints, then fades slowly


def paint(canvas, pose, *, alpha=1.0, ramp=palette.HAND, palm_up=False, arm=46.0, **shape):
    """Paint a hand over the picture; the forearm fades away. `palm_up` shows the palm: no nails."""
    paint_form(canvas, solid(canvas, pose, arm=arm, palm_up=palm_up, **shape), pose, alpha=alpha, ramp=ramp, arm=arm)
    if palm_up:
        return
    for ring in nails(pose, thumb=shape.get("thumb", "along"), fingers=shape.get("fingers", True)):
        nail = canvas.mask(ring, pad=1)
        if nail is not None:
            canvas.over(nail, palette.rgb(palette.NAIL), 0.55 * alpha)
            canvas.edge(nail, palette.EDGE_SKIN, 0.25, 0.5 * alpha)


def paint_form(canvas, form, pose, *, alpha=1.0, ramp=palette.HAND, arm=46.0):
    """Paint a rounded form as skin, its lower end fading away."""
    # scipy is a build-time need only; nothing of the running course imports it.
    from scipy import ndimage

    patch, s = form.patch(), canvas.scale
    x, y = canvas.grid(patch)
    c, sn = np.cos(np.radians(pose.turn)), np.sin(np.radians(pose.turn))
    up = (-(x - pose.x) * sn + (y - pose.y) * c) / pose.scale
    show = np.clip((up + 18 + arm * 0.8) / (arm * 0.7 + 6), 0, 1) if arm else np.ones_like(up)
    patch = patch.with_alpha(patch.alpha * show * show * (3 - 2 * show))
    canvas.shadow(patch, (2.2, -2.6), 3.0, 0.40 * alpha)
    height = ndimage.gaussian_filter(form.filled(), 0.8 * s)
    tone = (lambert(height, s, 0.5) - 1) * 0.9 - 0.055 * hollows(height, s, 3.2) + 0.018 * canvas.noise[patch.box]
    colour = toned(colours(ramp), np.clip(tone, -1, 1), 1.2, 1.4)
    colour = colour + (1 - colour) * (np.clip(gloss(height, s, 26, 0.5) - 0.5, 0, 1) * 0.16)[..., None]
    canvas.over(patch, np.clip(colour, 0, 1), alpha)
    canvas.edge(patch, palette.EDGE_SKIN, 0.5, 0.75 * alpha)
