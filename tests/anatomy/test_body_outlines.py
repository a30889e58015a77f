"""Widths, proportions, attachments and symmetry of the outlines."""

import numpy as np
import pytest
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import unary_union

from course_lib import anatomy
from course_lib.anatomy.tables import read, width_rows

from .contours import trunk

SIDES = ("left", "right")


def _width(structure, side, y):
    """(inner, outer) distance from the midline at a height, mm."""
    hit = anatomy.shape(structure, side).intersection(LineString([(-300, y), (300, y)]))
    return tuple(sorted(abs(x) for x in (hit.bounds[0], hit.bounds[2])))


def _y(landmark, side=None):
    return anatomy.landmark(landmark, side)[1]


MEASURED = [
    (item.id, side, y, edges[side]) for item in anatomy.structures() for y, edges in width_rows(item.id) for side in SIDES if side in edges
]


def test_there_are_widths_to_compare():
    """All rows that were measured for a drawn muscle or the kidney take part, left and right."""
    assert len(MEASURED) == 190


@pytest.mark.parametrize(("structure", "side", "y", "expected"), MEASURED, ids=[f"{row[0]}-{row[1]}-{row[2]:g}" for row in MEASURED])
def test_widths_agree_with_the_measured_rows(structure, side, y, expected):
    """The inner and the outer edge lie within 4 mm of the measured row at each level."""
    assert _width(structure, side, y) == pytest.approx(expected, abs=4)


class TestProportions:
    """Relations that a person who knows the region would check first."""

    @pytest.mark.parametrize("side", SIDES)
    def test_crest_stands_at_the_bump_of_l4(self, side):
        """The top of the crest lies within 8 mm of the height of the L4 bump."""
        assert abs(_y("crest-top", side) - _y("spinous-tip-l4")) <= 8

    @pytest.mark.parametrize("side", SIDES)
    def test_dimple_bone_lies_between_s1_and_s2(self, side):
        """The middle of the dimple bone lies between the bumps of S1 and S2, 45 mm out."""
        middle = (_y("psis", side) + _y("psis-lower-pole", side)) / 2
        assert _y("sacral-tubercle-s2") <= middle <= _y("sacral-tubercle-s1")
        assert abs(anatomy.landmark("psis", side)[0]) == pytest.approx(45, abs=2)

    @pytest.mark.parametrize("side", SIDES)
    def test_rib_12_ends_at_the_height_of_l2(self, side):
        """Rib 12 ends near the height of the L2 bump, inside latissimus."""
        assert anatomy.outline("rib-12", side)[:, 1].min() == pytest.approx(_y("spinous-tip-l2"), abs=6)
        tip = anatomy.landmark("rib-12-tip", side)
        assert anatomy.shape("latissimus-dorsi", side).contains(Point(tip[:2]))

    @pytest.mark.parametrize("side", SIDES)
    def test_rib_12_falls_steeply(self, side):
        """Rib 12 runs down and outward at 53 to 58 degrees below the level."""
        line = np.array(read("bones")["rib_centre_lines"]["rib-12"][side])
        shaft = line[(abs(line[:, 0]) >= 38) & (abs(line[:, 0]) <= 70)]
        slope = np.degrees(np.arctan(abs(np.polyfit(shaft[:, 0], shaft[:, 1], 1)[0])))
        assert 53 <= slope <= 58

    @pytest.mark.parametrize("level", ["l1", "l2", "l3", "l4"])
    def test_erector_covers_the_transverse_processes(self, level):
        """The outer border of the erector lies outside the transverse tips and inside the tip of rib 12."""
        for side in SIDES:
            outer = _width("erector-spinae", side, _y(f"spinous-tip-{level}"))[1]
            assert abs(anatomy.landmark(f"transverse-tip-{level}", side)[0]) < outer
            assert outer < abs(anatomy.landmark("rib-12-tip", side)[0])

    def test_erector_is_broad_and_tapers(self):
        """The column is 65 to 72 mm wide at L2 to L4, 42 at S1, and spreads to 79 and 87 at T12 and T11."""
        at = {level: _width("erector-spinae", "right", _y(f"spinous-tip-{level}"))[1] for level in ("l2", "l3", "l4", "t12", "t11")}
        assert all(65 <= at[level] <= 72 for level in ("l2", "l3", "l4"))
        assert at["t12"] == pytest.approx(79, abs=4)
        assert at["t11"] == pytest.approx(87, abs=4)
        assert _width("erector-spinae", "right", _y("sacral-tubercle-s1"))[1] == pytest.approx(42, abs=4)

    @pytest.mark.parametrize("side", SIDES)
    def test_multifidus_is_broadest_at_s2(self, side):
        """Multifidus widens downward, is broadest at S2 and closes at S4."""
        heights = {
            name: _width("multifidus", side, y)[1]
            for name, y in (("l3", _y("spinous-tip-l3")), ("l4", _y("spinous-tip-l4")), ("s1", -40), ("s2", -60), ("s3", -84), ("s4", -106))
        }
        assert max(heights, key=heights.get) == "s2"
        assert heights["s4"] < heights["l3"]

    @pytest.mark.parametrize("side", SIDES)
    def test_kidney_lies_between_t11_and_l3(self, side):
        """Each kidney lies between T11 and L3 but for up to 18 mm of its upper pole."""
        ring = anatomy.outline("kidney", side)
        assert _y("spinous-tip-l3") <= ring[:, 1].min()
        assert ring[:, 1].max() <= _y("spinous-tip-t11") + 19

    def test_kidneys_are_never_level(self):
        """The right kidney lies about 15 mm lower than the left."""
        low = [anatomy.outline("kidney", side)[:, 1].min() for side in SIDES]
        high = [anatomy.outline("kidney", side)[:, 1].max() for side in SIDES]
        assert low[0] - low[1] == pytest.approx(15, abs=3)
        assert high[0] - high[1] == pytest.approx(16, abs=3)

    @pytest.mark.parametrize("y", [20, 30, 40])
    def test_quadratus_shows_only_a_strip(self, y):
        """Beside the erector only 4 to 9 mm of quadratus lumborum show between rib 12 and the crest."""
        strip = _width("quadratus-lumborum", "right", y)[1] - _width("erector-spinae", "right", y)[1]
        assert 4 <= strip <= 9

    def test_gluteus_maximus_leaves_the_crest_below_medius(self):
        """The upper border of gluteus maximus leaves the ilium near (78, -25); medius fills the room above and outside it."""
        maximus, medius = anatomy.shape("gluteus-maximus", "right"), anatomy.shape("gluteus-medius", "right")
        assert maximus.exterior.distance(Point(78, -25)) <= 4
        assert medius.difference(maximus).area > 0.25 * medius.area
        assert medius.bounds[3] > maximus.bounds[3] + 20

    def test_latissimus_reaches_the_crest(self):
        """The outer border of latissimus meets the crest 83 to 86 mm from the midline."""
        assert 82 <= _width("latissimus-dorsi", "right", 14)[1] <= 87

    def test_vertebrae_show_more_than_a_t(self):
        """From behind each vertebra shows spinous, articular and transverse processes, and the lumbar bumps do not touch."""
        for level in ("l1", "l2", "l3", "l4", "l5"):
            parts = anatomy.parts(f"vertebra-{level}")
            assert set(parts) == {
                "body",
                "arch",
                "spinous-process",
                "transverse-process-left",
                "transverse-process-right",
                "upper-articular-process-left",
                "upper-articular-process-right",
            }
            back = unary_union([Polygon(ring) for name, ring in parts.items() if name != "body"])
            assert back.area > 0.4 * anatomy.shape(f"vertebra-{level}").area


# Structure -> what its lower and its upper bundle ends hold on to. Ends beyond the drawn frame are left out.
HOLD = {
    "latissimus-dorsi": (("thoracolumbar-fascia", "hip-bone", "vertebra-t9", "vertebra-t10", "vertebra-t11", "vertebra-t12"), None),
    "trapezius-lower": (("vertebra-t12", "vertebra-t11", "vertebra-t10"), None),
    "external-oblique": (("hip-bone",), ("rib-12", "rib-11", "rib-10", "rib-9")),
    "internal-oblique": (("hip-bone", "thoracolumbar-fascia"), ("rib-12", "rib-11", "rib-10")),
    "serratus-posterior-inferior": (("thoracolumbar-fascia", "vertebra-t12"), ("rib-9", "rib-10", "rib-11", "rib-12")),
    "iliocostalis": (("sacrum", "hip-bone"), None),
    "multifidus": (
        (
            "sacrum",
            "hip-bone",
            "vertebra-l1",
            "vertebra-l2",
            "vertebra-l3",
            "vertebra-l4",
            "vertebra-l5",
            "vertebra-t12",
            "vertebra-t11",
            "vertebra-t10",
            "vertebra-t9",
        ),
        (
            "vertebra-l1",
            "vertebra-l2",
            "vertebra-l3",
            "vertebra-l4",
            "vertebra-l5",
            "vertebra-t12",
            "vertebra-t11",
            "vertebra-t10",
            "vertebra-t9",
        ),
    ),
    "quadratus-lumborum": (("hip-bone", "vertebra-l5"), ("rib-12", "vertebra-l1", "vertebra-l2", "vertebra-l3", "vertebra-l4")),
    "psoas-major": (("femur",), ("vertebra-t12",)),
    "gluteus-maximus": (("femur", "greater-trochanter"), ("hip-bone", "sacrum", "coccyx")),
    "gluteus-medius": (("greater-trochanter",), ("hip-bone",)),
    "gluteus-minimus": (("greater-trochanter", "femur"), ("hip-bone",)),
    "piriformis": (("greater-trochanter",), ("sacrum",)),
}
# The short tendons of gluteus medius and minimus reach the trochanter from this far.
REACH = {"gluteus-minimus": 8, "gluteus-medius": 8}
# Muscles whose lower fibres may pass into a sheet that is not drawn, at the edge of the muscle: the iliotibial tract.
INTO_TRACT = {"gluteus-maximus"}
FRAME_TOP, FRAME_LOW = 262, -205


def _bones(names, side):
    return unary_union([anatomy.shape(name, side) for name in names])


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("structure", sorted(HOLD))
def test_bundles_hold_on_at_both_ends(structure, side):
    """No muscle floats: each guide bundle starts and ends within 5 mm of the bone or fascia that it is attached to."""
    lower, upper = HOLD[structure]
    for line in anatomy.fibre_lines(structure, side):
        for names, end in ((lower, line[0]), (upper, line[-1])):
            if names is None or not FRAME_LOW < end[1] < 205:
                continue
            if structure in INTO_TRACT and names is lower and anatomy.shape(structure, side).exterior.distance(Point(end)) <= 5:
                continue
            assert _bones(names, side).distance(Point(end)) <= REACH.get(structure, 5), (structure, names, end)


@pytest.mark.parametrize("side", SIDES)
def test_bundles_run_inside_their_muscle(side):
    """Inside the drawn frame at least 95 of 100 mm of each guide bundle lie within 2 mm of the outline."""
    window = Polygon([(-300, FRAME_LOW), (300, FRAME_LOW), (300, FRAME_TOP), (-300, FRAME_TOP)])
    for item in anatomy.structures():
        if item.group != "muscle":
            continue
        whole = anatomy.shape(item.id, side).buffer(2)
        for line in anatomy.fibre_lines(item.id, side):
            drawn = LineString(line).intersection(window)
            assert whole.intersection(drawn).length >= 0.95 * drawn.length, (item.id, line[0])


@pytest.mark.parametrize("structure", sorted(MUSCLES := {item.id for item in anatomy.structures() if item.group == "muscle"}))
def test_muscles_stay_under_the_skin(structure):
    """Within the drawn back every muscle lies inside the skin contour, at least 1 mm under it."""
    contour = trunk()
    low, high = FRAME_LOW + 1, 259
    window = Polygon([(-300, low), (300, low), (300, high), (-300, high)])
    for side in SIDES:
        drawn = anatomy.shape(structure, side).intersection(window)
        edge = LineString(anatomy.line("trunk-contour", side))
        assert contour.buffer(0.01).covers(drawn)
        assert edge.distance(drawn) >= 1


def test_the_three_columns_fill_the_erector():
    """Spinalis, longissimus and iliocostalis together cover the column but for its slips beside the spine, and nothing outside it."""
    for side in SIDES:
        whole = anatomy.shape("erector-spinae", side)
        columns = unary_union([anatomy.shape(id, side) for id in ("spinalis", "longissimus", "iliocostalis")])
        assert columns.intersection(whole).area >= 0.93 * whole.area
        assert columns.difference(whole.buffer(3)).area <= 0.01 * whole.area


@pytest.mark.parametrize("item", [item for item in anatomy.structures() if item.sides], ids=lambda item: item.id)
def test_left_is_the_mirror_of_right_but_for_named_differences(item):
    """Both sides come from one; they differ only where both were measured, and there by less than 25 mm."""
    left, right = (anatomy.shape(item.id, side) for side in SIDES)
    mirrored = Polygon(anatomy.outline(item.id, "left") * [-1, 1])
    gap = mirrored.exterior.hausdorff_distance(Polygon(right.exterior).exterior)
    if item.id in read("structures")["asymmetries"]:
        assert 0 < gap < 25
    else:
        assert gap < 1e-9
    assert left.area == pytest.approx(right.area, rel=0.06)


def test_the_femur_sits_in_its_socket():
    """The head of the femur lies behind the rim of the socket, level with the top of the trochanter, and belongs to the femur."""
    for side in SIDES:
        head = anatomy.shape("femoral-head", side)
        assert head.intersection(anatomy.shape("hip-bone", side)).area > 0.4 * head.area
        assert head.difference(anatomy.shape("femur", side).buffer(1)).area < 0.12 * head.area
        assert head.centroid.y == pytest.approx(_y("trochanter-top", side), abs=4)


def test_hip_bones_meet_in_front_and_hold_the_sacrum():
    """The hip bones nearly meet at the pubic symphysis and overlap the wings of the sacrum behind."""
    left, right = (anatomy.shape("hip-bone", side) for side in SIDES)
    assert 3 <= left.distance(right) <= 8
    assert right.intersection(anatomy.shape("sacrum")).area > 300
    assert len(anatomy.openings("hip-bone", "right")) == 1
    assert right.area < Polygon(anatomy.outline("hip-bone", "right")).area
