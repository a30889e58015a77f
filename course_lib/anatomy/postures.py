"""Whole figures in profile: one set of body segments, posed by angles or by where hands and feet are."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.interpolate import PchipInterpolator, splev, splprep
from shapely import affinity
from shapely.geometry import Point, Polygon
from shapely.ops import unary_union

from .tables import read

NEAR, FAR = "near", "far"
SHOULDER = 14  # thousandths of stature from the top of the trunk down to the joint of the arm
FINE_PARTS = ("head", "hand", "foot")  # their small forms are kept; the rest is rounded wide, as flesh is


@dataclass(frozen=True)
class Figure:
    """A posed body in millimetres, facing right: `joints` by name and the outlines of its `parts` by name."""

    joints: dict
    parts: dict

    def area(self, *names):
        """The smooth outline round some parts."""
        fine = [self.parts[name] for name in names if name.endswith(FINE_PARTS)]
        flesh = smoothed(unary_union([self.parts[name] for name in names if not name.endswith(FINE_PARTS)]), 40.0, 20.0)
        return smoothed(unary_union([flesh, *fine]), 9.0, 2.0)

    def moved(self, x=0.0, y=0.0, mirrored=False):
        """The same figure elsewhere; mirrored it faces left."""
        turn = -1.0 if mirrored else 1.0
        joints = {name: (turn * a + x, b + y) for name, (a, b) in self.joints.items()}
        return Figure(joints, {name: affinity.affine_transform(part, [turn, 0, 0, 1, x, y]) for name, part in self.parts.items()})


def smoothed(area, fold, corner):
    """An outline whose folds and corners are rounded to these radii, in mm."""
    soft = area.buffer(fold).buffer(-fold - corner).buffer(corner)
    return max(soft.geoms, key=lambda part: part.area) if hasattr(soft, "geoms") else soft


def way(angle):
    """The unit vector of an angle in degrees: 0 forward, 90 up."""
    return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])


def reached(start, end, first, second, bends):
    """Angles (degrees) of two segments of given lengths that lead from start to end; `bends` 1 or -1 says to which side."""
    run = np.subtract(end, start)
    far = min(float(np.hypot(*run)), (first + second) * 0.9995)
    turn = np.degrees(np.arccos((first**2 + far**2 - second**2) / (2 * first * far)))
    one = np.degrees(np.arctan2(run[1], run[0])) + bends * turn
    middle = start + way(one) * first
    return one, np.degrees(np.arctan2(*(np.asarray(end) - middle)[::-1]))


def ribbon(line, depths, front):
    """The outline of flesh along a line (n, 2): `depths` rows of (along, front, back); `front` +1 when the front lies left of the way."""
    line = np.asarray(line, float)
    along, ahead, behind = np.array(depths, float).T
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(along[0], along[-1], 60)
    first, last = line[1] - line[0], line[-1] - line[-2]
    x, y = (np.interp(at, steps, line[:, axis]) for axis in (0, 1))
    for index, value in enumerate(at):  # before the first and after the last joint the segment runs straight on
        if value < 0:
            x[index], y[index] = line[0] + first / np.hypot(*first) * value
        elif value > steps[-1]:
            x[index], y[index] = line[-1] + last / np.hypot(*last) * (value - steps[-1])
    run = np.gradient(np.stack([x, y], 1), axis=0)
    run /= np.hypot(*run.T)[:, None]
    left = np.stack([-run[:, 1], run[:, 0]], 1) * front
    middle = np.stack([x, y], 1)
    one = middle + left * PchipInterpolator(along, ahead)(at)[:, None]
    other = middle - left * PchipInterpolator(along, behind)(at)[:, None]
    return Polygon(np.vstack([one, other[::-1]])).buffer(0)


def form(points, origin, angle, flip=False):
    """A closed form of its own frame (x along `angle`, y to the left of it) set at a joint."""
    points = np.array(points, float) * (1, -1 if flip else 1)
    ring = np.vstack([points, points[:1]])
    (spline, _) = splprep(ring.T, s=0, per=True)
    points = np.stack(splev(np.linspace(0, 1, 160, endpoint=False), spline), 1)
    c, s = way(angle)
    return Polygon(points @ np.array([[c, s], [-s, c]]) + origin).buffer(0)


def spine(hip, pelvis, thorax, table):
    """The curve from the hip joint to the base of the neck: straight in the pelvis, bending at the waist into the chest."""
    bend, length = table["bend_at"], table["lengths"]["trunk"]
    waist = hip + way(pelvis) * bend
    top = waist + way(thorax) * (length - bend)
    ends = np.array([hip, hip + way(pelvis) * bend * 0.45, waist, waist + way(thorax) * bend * 0.6, top])
    for _ in range(4):
        cut = np.stack([0.75 * ends[:-1] + 0.25 * ends[1:], 0.25 * ends[:-1] + 0.75 * ends[1:]], 1).reshape(-1, 2)
        ends = np.vstack([ends[:1], cut, ends[-1:]])
    return ends, waist, top


def _leg(side, given, hip, table, joints, parts):
    lengths, depths = table["lengths"], table["depths"]
    if "ankle" in given:
        thigh, shank = reached(hip, given["ankle"], lengths["thigh"], lengths["shank"], 1)
    else:
        thigh, shank = given["thigh"], given["shank"]
    knee = hip + way(thigh) * lengths["thigh"]
    ankle = knee + way(shank) * lengths["shank"]
    joints.update({f"{side}-hip": hip, f"{side}-knee": knee, f"{side}-ankle": ankle, f"{side}-toe": ankle + way(given["foot"]) * 111})
    parts[f"{side}-thigh"] = unary_union([ribbon([hip, knee], depths["thigh"], 1), Point(knee).buffer(34)])
    parts[f"{side}-shank"] = unary_union([ribbon([knee, ankle], depths["shank"], 1), Point(ankle).buffer(21)])
    parts[f"{side}-foot"] = form(table["foot"], ankle, given["foot"])


def _arm(side, given, shoulder, table, joints, parts):
    lengths, depths = table["lengths"], table["depths"]
    upper_length = lengths["upper_arm"] * np.cos(np.radians(given.get("upper_arm_away", 0)))
    if "wrist" in given:
        upper, fore = reached(shoulder, given["wrist"], upper_length, lengths["forearm"], given["elbow_bends"])
    else:
        upper, fore = given["upper_arm"], given["forearm"]
    elbow = shoulder + way(upper) * upper_length
    fore_length = lengths["forearm"] * np.cos(np.radians(given.get("forearm_away", 0)))
    wrist = elbow + way(fore) * fore_length
    joints.update({f"{side}-shoulder": shoulder, f"{side}-elbow": elbow, f"{side}-wrist": wrist})
    share = upper_length / lengths["upper_arm"]
    rows = [(along * share, *both) for along, *both in depths["upper_arm"]]
    parts[f"{side}-upper-arm"] = unary_union([ribbon([shoulder, elbow], rows, 1), Point(shoulder).buffer(35), Point(elbow).buffer(24)])
    share = fore_length / lengths["forearm"]
    parts[f"{side}-forearm"] = ribbon([elbow, wrist], [(along * share, *both) for along, *both in depths["forearm"]], 1)
    hand = table["hands"][given["shape"]]
    parts[f"{side}-hand"] = form(hand, wrist, given["hand"], given.get("hand_flip", False))
    joints[f"{side}-knuckles"] = wrist + way(given["hand"]) * 50
    joints[f"{side}-fingertip"] = wrist + way(given["hand"]) * lengths["hand"]


@cache
def posture(name):
    """The figure of a pose by its name in the table: a `Figure` in millimetres. Raises KeyError for a pose that is not there."""
    table = read("postures")
    pose, lengths, depths = table["poses"][name], table["lengths"], table["depths"]
    hip = np.array(pose["hip"], float)
    line, waist, top = spine(hip, pose["pelvis"], pose["thorax"], table)
    nape = top + way(pose["thorax"]) * 8
    skull = nape + way(pose["neck"]) * lengths["neck"]
    joints = {"hip": hip, "waist": waist, "shoulder": top, "nape": nape, "skull": skull}
    size = lengths["head"] / 1000
    ring = (np.array(table["head"], float) - table["head_origin"]) * size
    # The head's own frame has its x to the face; a form's x runs along its angle.
    parts = {
        "trunk": ribbon(line, depths["trunk"], -1),
        "pelvis": ribbon(line, [row for row in depths["trunk"] if row[0] <= 105], -1),
        "chest": ribbon(line, [row for row in depths["trunk"] if row[0] >= 75], -1),
        "ribs": ribbon(line, [row for row in depths["trunk"] if row[0] >= 190], -1),
        "neck": ribbon([nape, skull], depths["neck"], -1),
        "head": form(ring, skull, pose["head"] - 90),
    }
    joints["crown"] = skull + way(pose["head"]) * (1000 - table["head_origin"][1]) * size
    for side in (FAR, NEAR):
        _leg(side, pose[side], hip, table, joints, parts)
        _arm(side, pose[side], top - way(pose["thorax"]) * SHOULDER, table, joints, parts)
    k = table["stature_mm"] / 1000
    return Figure(
        {key: tuple(float(v) * k for v in spot) for key, spot in joints.items()},
        {key: affinity.scale(part, k, k, origin=(0, 0)) for key, part in parts.items()},
    )
