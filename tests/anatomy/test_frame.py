"""The frame, the structures and the landmarks of the body model."""

import subprocess
import sys

import numpy as np
import pytest
from shapely.geometry import LineString, Point

from course_lib import anatomy
from course_lib.anatomy.tables import landmark_rows, read
from course_lib.errors import UnknownId

MUSCLES = {
    "latissimus-dorsi",
    "trapezius-lower",
    "external-oblique",
    "internal-oblique",
    "serratus-posterior-inferior",
    "erector-spinae",
    "iliocostalis",
    "longissimus",
    "spinalis",
    "multifidus",
    "quadratus-lumborum",
    "psoas-major",
    "gluteus-maximus",
    "gluteus-medius",
    "gluteus-minimus",
    "piriformis",
}
LEVELS = ("t9", "t10", "t11", "t12", "l1", "l2", "l3", "l4", "l5")
BONES = {
    "rib-9",
    "rib-10",
    "rib-11",
    "rib-12",
    "sacrum",
    "coccyx",
    "hip-bone",
    "femur",
    "femoral-head",
    "greater-trochanter",
    *(f"vertebra-{level}" for level in LEVELS),
}

# Landmark -> the structure whose outline has to pass it within 4 mm.
ON_OUTLINE = {
    "crest-top": "hip-bone",
    "crest-widest": "hip-bone",
    "asis": "hip-bone",
    "psis-lower-pole": "hip-bone",
    "sit-bone": "hip-bone",
    "trochanter-top": "femur",
    "trochanter-side": "femur",
    "rib-11-tip": "rib-11",
    "rib-12-tip": "rib-12",
    "rib-9-lowest": "rib-9",
    "rib-10-lowest": "rib-10",
    "coccyx-tip": "coccyx",
    "sacrum-articular-process": "sacrum",
    "sacrum-widest": "sacrum",
    "sacrum-lower-corner": "sacrum",
    "kidney-upper-pole": "kidney",
    "kidney-lower-pole": "kidney",
    "kidney-medial-edge": "kidney",
    "kidney-lateral-edge": "kidney",
    **{f"transverse-tip-{level}": f"vertebra-{level}" for level in LEVELS[3:]},
}


def test_every_structure_of_the_course_is_there():
    """The model holds the bones, muscles, fascia, organ and nerve that the course draws, and no other."""
    found = {}
    for item in anatomy.structures():
        found.setdefault(item.group, set()).add(item.id)
    assert found == {
        "muscle": MUSCLES,
        "bone": BONES,
        "fascia": {"thoracolumbar-fascia", "erector-aponeurosis"},
        "organ": {"kidney"},
        "nerve": {"sciatic-nerve"},
    }


def test_structures_run_from_the_skin_to_the_bone():
    """Structures come ordered by layer, with sides that say what is paired."""
    found = anatomy.structures()
    assert [item.layer for item in found] == sorted(item.layer for item in found)
    assert {item.id for item in found if not item.sides} == {"sacrum", "coccyx", *(f"vertebra-{level}" for level in LEVELS)}


def test_every_outline_is_a_proper_ring():
    """Each outline of each side is one ring without crossings, in the frame of the body."""
    for item in anatomy.structures():
        for side in item.sides or (None,):
            ring = anatomy.outline(item.id, side)
            assert ring.ndim == 2
            assert ring.shape[1] == 2
            assert np.isfinite(ring).all()
            whole = anatomy.shape(item.id, side)
            assert whole.is_valid, (item.id, side)
            assert whole.area > 500
            if side:
                assert (whole.centroid.x > 0) == (side == "right")


@pytest.mark.parametrize(("landmark", "structure"), sorted(ON_OUTLINE.items()))
@pytest.mark.parametrize("side", ["left", "right"])
def test_outlines_pass_the_measured_points(landmark, structure, side):
    """A bone or organ is drawn where its measured points lie, within 4 mm, on both sides."""
    point = Point(anatomy.landmark(landmark, side)[:2])
    assert anatomy.shape(structure, side).exterior.distance(point) <= 4


@pytest.mark.parametrize("level", LEVELS)
def test_spinous_processes_reach_from_edge_to_edge(level):
    """Each bump covers its measured upper edge and tip and ends within 4 mm of its measured lower edge."""
    ring = anatomy.parts(f"vertebra-{level}")["spinous-process"]
    tip = anatomy.landmark(f"spinous-tip-{level}")
    assert abs(ring[:, 1].min() - anatomy.landmark(f"spinous-lower-{level}")[1]) <= 4
    assert ring[:, 1].max() >= anatomy.landmark(f"spinous-upper-{level}")[1]
    assert LineString(ring).convex_hull.contains(Point(tip[:2]))


def test_the_crest_is_drawn_on_its_measured_ridge():
    """The upper edge of the hip bone follows the measured ridge within 4 mm on both sides."""
    for side in ("left", "right"):
        edge = anatomy.shape("hip-bone", side).exterior
        assert max(edge.distance(Point(point)) for point in anatomy.crest_ridge(side)) <= 4


def test_the_origin_is_the_gap_between_l4_and_l5():
    """The frame starts on the midline at the gap between the bumps of L4 and L5."""
    assert anatomy.landmark("gap-l4-l5")[:2] == (0.0, 0.0)


def test_sided_landmarks_need_their_side():
    """A paired landmark answers for its side only; x to the receiver's right is positive."""
    assert anatomy.landmark("psis", "right") == (45.2, -36.3, 19.9)
    assert anatomy.landmark("psis", "left") == (-46.4, -35.6, 19.8)
    with pytest.raises(UnknownId, match="psis"):
        anatomy.landmark("psis")


def test_an_unknown_id_names_the_nearest():
    """A misspelt structure id is refused with the nearest one that exists."""
    with pytest.raises(UnknownId, match="nearest is 'gluteus-maximus'"):
        anatomy.outline("gluteus-maximums", "right")


def test_every_point_says_where_it_comes_from():
    """Each vertex of the model comes from a table row or names its rule, and has a grade."""
    table = read("outlines")
    for rings in (table["rings"], table["midline_rings"]):
        for id, steps in rings.items():
            for step in steps:
                source = {"widths", "landmark", "crest"} & set(step)
                assert source or (step["by"] and step["grade"] in "ABC"), (id, step)
    assert all(row[3] in "ABC" for row in landmark_rows().values())
    for families in read("fibres")["guides"].values():
        assert all(family["by"] and family["grade"] in "ABC" for family in families)


def test_the_model_is_light():
    """Importing and using the body model loads neither matplotlib nor scipy."""
    code = (
        "import sys, course_lib.anatomy as a; a.at(30, 30); a.fibres('multifidus', 'right', [[20, 0]]);"
        "print(sorted({'scipy', 'matplotlib', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# The body map that the course teaches by touch: landmark, x, y on the right, rounded to whole millimetres.
BODY_MAP = [
    ("crest-top", 95, 16),
    ("psis", 45, -36),
    ("psis-lower-pole", 36, -50),
    ("spinous-tip-l5", 0, -11),
    ("spinous-tip-l4", 0, 10),
    ("spinous-tip-l3", 0, 34),
    ("spinous-tip-l2", 0, 57),
    ("spinous-tip-l1", 0, 91),
    ("spinous-tip-t12", 0, 120),
    ("spinous-tip-t11", 0, 149),
    ("transverse-tip-l5", 51, 2),
    ("transverse-tip-l4", 43, 26),
    ("transverse-tip-l3", 40, 53),
    ("transverse-tip-l2", 41, 85),
    ("transverse-tip-l1", 36, 113),
    ("sacrum-widest", 61, -46),
    ("sacrum-lower-corner", 31, -111),
    ("sacral-hiatus", 0, -126),
    ("coccyx-tip", 0, -160),
    ("rib-12-tip", 79, 60),
    ("rib-11-tip", 109, 62),
    ("trochanter-top", 126, -131),
    ("trochanter-side", 144, -157),
    ("sit-bone", 42, -192),
    ("kidney-lower-pole", 68, 49),
    ("kidney-upper-pole", 53, 151),
]


@pytest.mark.parametrize(("landmark", "x", "y"), BODY_MAP)
def test_landmarks_lie_where_the_body_map_says(landmark, x, y):
    """Each landmark of the body map keeps its place to the millimetre."""
    assert anatomy.landmark(landmark, "right")[:2] == pytest.approx((x, y), abs=1)


def test_paired_landmarks_lie_on_both_sides():
    """Each measured pair of landmarks lies at the same height and distance left and right, within 6 mm, but for the kidneys."""
    rows = landmark_rows()
    for (id, side), (x, y, *_) in rows.items():
        if side != "right" or id.startswith("kidney"):
            continue
        other_x, other_y, *_ = rows[id, "left"]
        assert -other_x == pytest.approx(x, abs=6), id
        assert other_y == pytest.approx(y, abs=6), id
