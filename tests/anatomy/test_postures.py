"""Figures in profile: one set of segments in every pose, feet on the floor, hands and tools where they touch."""

from math import cos, dist, radians

import pytest

from course_lib import anatomy
from course_lib.anatomy.tables import read

TABLE = read("postures")
MM = TABLE["stature_mm"] / 1000
POSES = sorted(TABLE["poses"])
ON_FEET = ("standing", "leaning", "leaning-turned", "supine", "sitting", "pushing", "stooping")


@pytest.mark.parametrize("name", POSES)
def test_every_pose_has_the_same_limbs(name):
    """Whatever a figure does, its segments are as long as the table says; one turned out of the picture is shortened by its angle."""
    figure, pose = anatomy.posture(name), TABLE["poses"][name]
    for side in ("near", "far"):
        at = {part: figure.joints[f"{side}-{part}"] for part in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist", "fingertip")}
        spans = {"thigh": ("hip", "knee"), "shank": ("knee", "ankle"), "hand": ("wrist", "fingertip")}
        spans |= {"upper_arm": ("shoulder", "elbow"), "forearm": ("elbow", "wrist")}
        for segment, (start, end) in spans.items():
            turned = cos(radians(pose[side].get(f"{segment}_away", 0)))
            wanted = TABLE["lengths"][segment] * MM * turned
            assert dist(at[start], at[end]) == pytest.approx(wanted, abs=0.6), (side, segment)


@pytest.mark.parametrize("name", POSES)
def test_a_hand_or_foot_is_where_its_pose_puts_it(name):
    """A place that a pose gives for an ankle or a wrist is within reach."""
    figure, pose = anatomy.posture(name), TABLE["poses"][name]
    for side in ("near", "far"):
        for joint in ("ankle", "wrist"):
            if joint in pose[side]:
                wanted = [value * MM for value in pose[side][joint]]
                assert figure.joints[f"{side}-{joint}"] == pytest.approx(wanted, abs=4), (side, joint)


@pytest.mark.parametrize("name", ON_FEET)
def test_feet_stand_on_the_floor(name):
    """The soles of whoever stands, leans, sits or lies with bent knees are on the floor, neither above nor in it."""
    figure = anatomy.posture(name)
    for side in ("near", "far"):
        assert figure.parts[f"{side}-foot"].bounds[1] == pytest.approx(0, abs=2)


def test_stature_is_what_the_table_says():
    """Standing upright, a figure is as tall as its stature."""
    figure = anatomy.posture("standing")
    tall = figure.parts["head"].bounds[3] - figure.parts["near-foot"].bounds[1]
    assert tall == pytest.approx(TABLE["stature_mm"], rel=0.02)


@pytest.mark.parametrize("name", POSES)
def test_a_body_is_one_calm_outline(name):
    """Head, trunk and near leg are one piece, and so is each arm."""
    figure = anatomy.posture(name)
    for parts in (("trunk", "neck", "head", "near-thigh", "near-shank", "near-foot"), ("near-upper-arm", "near-forearm", "near-hand")):
        area = figure.area(*parts)
        assert area.geom_type == "Polygon"
        assert area.is_valid
        assert not area.interiors


def test_a_mirrored_figure_faces_the_other_way():
    """Mirroring turns the face and keeps every length."""
    figure = anatomy.posture("standing")
    other = figure.moved(0, 0, mirrored=True)
    assert other.joints["near-toe"][0] == pytest.approx(-figure.joints["near-toe"][0])
    assert other.parts["head"].area == pytest.approx(figure.parts["head"].area)


def test_the_good_push_is_straight_and_the_bad_one_is_not():
    """Right: elbow nearly straight, trunk straight, feet apart. Wrong: elbow bent, back bent, wrist bent far back, feet together."""
    good, bad = anatomy.posture("pushing").joints, anatomy.posture("stooping").joints

    def straight(joints, first, middle, last):
        whole = dist(joints[first], joints[middle]) + dist(joints[middle], joints[last])
        return dist(joints[first], joints[last]) / whole

    assert straight(good, "near-shoulder", "near-elbow", "near-wrist") > 0.99
    assert straight(bad, "near-shoulder", "near-elbow", "near-wrist") < 0.9
    assert straight(good, "hip", "waist", "shoulder") > 0.999
    assert straight(bad, "hip", "waist", "shoulder") < 0.95
    assert abs(good["near-ankle"][0] - good["far-ankle"][0]) > 300
    assert abs(bad["near-ankle"][0] - bad["far-ankle"][0]) < 60
    poses = TABLE["poses"]
    assert abs(poses["stooping"]["near"]["hand"] - poses["stooping"]["near"]["forearm"]) > 85
