"""The press zones: they fill the back, keep their distances, and answer for every point."""

import numpy as np
import pytest
from shapely.geometry import LineString, MultiPoint, Point, Polygon
from shapely.ops import unary_union

from course_lib import anatomy
from course_lib.library import library

from .contours import trunk

SIDES = ("left", "right")


def _zone(id):
    return unary_union([Polygon(ring) for ring in anatomy.zone(id).polygons])


def _right(points, side):
    """Points of either side as seen on the right, where the zone polygons are."""
    return [(abs(x), y) for x, y, *_ in points]


def test_there_are_ten_zones_with_their_rules():
    """Z0 to Z9 keep their rule; a cap is a limit of the limits list where one exists, else the plain number."""
    assert [(zone.id, zone.rule, zone.limit, zone.cap) for zone in anatomy.zones()] == [
        ("Z0", "landmark-touch", None, 1),
        ("Z1", "work", "LIM06", None),
        ("Z2", "work", "LIM06", None),
        ("Z3", "flat-hand", "LIM22", None),
        ("Z4", "landmark-touch", None, 1),
        ("Z5", "flat-palm", "LIM22", None),
        ("Z6", "palm-or-inner-thumb", "LIM22", None),
        ("Z7", "no-contact", None, 0),
        ("Z8", "resting-hand", None, 0),
        ("Z9", "no-contact", None, 0),
    ]


def test_the_caps_of_the_zones_are_limits_that_exist():
    """The work zones reach 5 of 10 and the light zones 3, read from the limits list."""
    limits = library().limits
    assert {zone.id: limits[zone.limit].at_most for zone in anatomy.zones() if zone.limit} == {"Z1": 5, "Z2": 5, "Z3": 3, "Z5": 3, "Z6": 3}


def test_zones_fill_the_half_back_without_gap_or_overlap():
    """Z0 to Z8 tile the half-back from the midline to the skin, y -205 to 260."""
    rings = [Polygon(ring) for zone in anatomy.zones() for ring in zone.polygons]
    assert all(ring.is_valid for ring in rings)
    contour = [
        (160, 260),
        (158, 200),
        (154, 150),
        (147, 100),
        (143, 60),
        (142, 40),
        (146, 16),
        (149, 3),
        (152, -10),
        (156, -30),
        (160, -50),
        (166, -100),
        (166, -108),
        (168, -157),
        (166, -185),
        (165, -205),
    ]
    half = Polygon([(0, 260), *contour, (0, -205)])
    together = unary_union(rings)
    assert sum(ring.area for ring in rings) == pytest.approx(together.area, abs=1e-6)
    assert together.symmetric_difference(half).area == pytest.approx(0, abs=1e-6)


def test_zones_end_at_the_drawn_skin():
    """The outer edge of the zones is the trunk contour of the plates, within 1 mm."""
    edge = LineString(anatomy.line("trunk-contour", "right"))
    outer = unary_union([_zone(f"Z{n}") for n in range(9)]).exterior
    skin = [point for point in outer.coords if point[0] > 130]
    assert max(edge.distance(Point(point)) for point in skin) < 1


# work zone -> the field of LIM35 that keeps it from felt bone
ASKED = {"Z1": "rim", "Z2": "below_rim"}


class TestDistances:
    """What the zones were checked for on measured bone, with the bones of both sides."""

    @pytest.mark.parametrize(("zone", "expected"), [("Z1", 20), ("Z2", 67)])
    def test_from_the_midline(self, zone, expected):
        """The work zones keep 20 and 67 mm from the midline."""
        assert _zone(zone).bounds[0] == expected

    @pytest.mark.parametrize(
        ("zone", "side", "expected"), [("Z1", "right", 10.2), ("Z1", "left", 10.7), ("Z2", "right", 20.9), ("Z2", "left", 20.6)]
    )
    def test_from_the_rim(self, zone, side, expected):
        """The work zones keep 1 cm from the rim on the ridge and 2 cm below it on the buttock."""
        ridge = LineString(_right(anatomy.crest_ridge(side), side))
        found = _zone(zone).distance(ridge)
        assert found == pytest.approx(expected, abs=0.15)
        assert found >= 10 * getattr(library().limits["LIM35"], ASKED[zone])

    @pytest.mark.parametrize(
        ("zone", "side", "expected"), [("Z1", "right", 21.6), ("Z1", "left", 21.9), ("Z2", "right", 21.8), ("Z2", "left", 20.6)]
    )
    def test_from_the_dimple_bone(self, zone, side, expected):
        """The work zones keep more than 2 cm from the dimple bone."""
        bone = Point(_right([anatomy.landmark("psis", side)], side)[0])
        assert _zone(zone).distance(bone) == pytest.approx(expected, abs=0.06)

    @pytest.mark.parametrize(("zone", "expected"), [("Z1", 34), ("Z2", 62)])
    def test_from_rib_12(self, zone, expected):
        """The work zones stay well below rib 12 of both sides."""
        found = min(_zone(zone).distance(Polygon(_right(anatomy.outline("rib-12", side), side))) for side in SIDES)
        assert expected <= found <= expected + 7

    @pytest.mark.parametrize(("zone", "gap"), [("Z1", 0.8), ("Z2", 29.8)])
    def test_from_the_kidney_box(self, zone, gap):
        """No work zone overlaps the surface box of the kidney."""
        box = Polygon(anatomy.area("kidney-box", "right"))
        assert _zone(zone).intersection(box).area == 0
        assert _zone(zone).distance(box) == pytest.approx(gap, abs=0.05)

    @pytest.mark.parametrize(
        ("zone", "side", "expected"), [("Z1", "right", 25), ("Z1", "left", 40), ("Z2", "right", 54), ("Z2", "left", 70)]
    )
    def test_from_the_kidney(self, zone, side, expected):
        """The work zones keep 25 mm and more from the kidney at rest."""
        kidney = Polygon(_right(anatomy.outline("kidney", side), side))
        assert expected - 1 <= _zone(zone).distance(kidney) <= expected + 7

    @pytest.mark.parametrize(("zone", "expected"), [("Z1", 66), ("Z2", 31)])
    def test_from_the_sciatic_line(self, zone, expected):
        """The work zones keep more than 25 mm from the middle of the sciatic nerve."""
        line = LineString([(44, -85), (56, -108), (66, -130), (78, -158), (87, -185), (90, -200)])
        assert _zone(zone).distance(line) == pytest.approx(expected, abs=1)
        nerve = anatomy.shape("sciatic-nerve", "right")
        assert nerve.buffer(1).covers(line)

    @pytest.mark.parametrize(
        ("zone", "landmark", "expected"),
        [("Z1", "trochanter-top", 146), ("Z1", "sit-bone", 172), ("Z2", "trochanter-top", 43), ("Z2", "sit-bone", 114)],
    )
    def test_from_trochanter_and_sit_bone(self, zone, landmark, expected):
        """The work zones keep more than 30 mm from the trochanter and the sit-bone."""
        points = MultiPoint([_right([anatomy.landmark(landmark, side)], side)[0] for side in SIDES])
        if landmark == "trochanter-top":
            points = points.union(MultiPoint([_right([anatomy.landmark("trochanter-side", side)], side)[0] for side in SIDES]))
        assert _zone(zone).distance(points) == pytest.approx(expected, abs=1.1)

    def test_kidneys_and_floating_ribs_lie_under_light_rules(self):
        """The kidneys lie wholly in the light zones and the midline strip, ribs 11 and 12 too."""
        light = unary_union([_zone(id) for id in ("Z0", "Z5", "Z6")]).buffer(0.01)
        for side in SIDES:
            for id in ("kidney", "rib-11", "rib-12"):
                assert light.covers(Polygon(_right(anatomy.outline(id, side), side))), (id, side)

    def test_the_work_zones_lie_on_muscle(self):
        """Z1 lies on the erector, Z2 on gluteus maximus or medius."""
        assert anatomy.shape("erector-spinae", "right").buffer(2).covers(_zone("Z1"))
        gluteal = anatomy.shape("gluteus-maximus", "right").union(anatomy.shape("gluteus-medius", "right"))
        assert gluteal.buffer(2).covers(_zone("Z2"))


# x, y, zone: places from the body map and the edges between two zones
PLACES = [
    (0, 100, "Z0"),
    (0, -50, "Z0"),
    (34, 2, "Z1"),
    (-34, 2, "Z1"),
    (50, 18, "Z1"),
    (92, -40, "Z2"),
    (-92, -40, "Z2"),
    (74, 30, "Z3"),
    (95, 16, "Z4"),
    (45, -36, "Z4"),
    (0, -60, "Z0"),
    (144, -157, "Z4"),
    (70, 90, "Z5"),
    (-70, 90, "Z5"),
    (30, 100, "Z6"),
    (45, 190, "Z6"),
    (0, -140, "Z7"),
    (42, -191, "Z7"),
    (78, -158, "Z8"),
    (60, -100, "Z8"),
]


@pytest.mark.parametrize(("x", "y", "zone"), PLACES)
def test_a_place_lies_in_one_zone(x, y, zone):
    """Each named place of the body lies in the zone of the body map, the same on both sides."""
    assert anatomy.zone_at(x, y) == zone
    assert anatomy.zone_at(-x, y) == zone


@pytest.mark.parametrize(
    ("x", "y", "zone"),
    [
        (20, 0, "Z0"),
        (40, 24, "Z5"),
        (30, 24, "Z6"),
        (62, 20, "Z3"),
        (55, 12, "Z4"),
        (67, -50, "Z4"),
        (90, -88.0, "Z8"),
        (80, 36, "Z5"),
        (20, -126, "Z7"),
        (112, -70, "Z8"),
        (20, 100, "Z0"),
        (40, 100, "Z5"),
        (109, -30, "Z4"),
    ],
)
def test_a_point_on_a_shared_edge_belongs_to_the_stricter_zone(x, y, zone):
    """Where two zones meet the stricter one wins."""
    assert anatomy.zone_at(x, y) == zone


def test_no_touch_of_a_strict_zone_is_lost_on_its_edge():
    """Half-way along every shared edge the answer is never the milder of the two zones."""
    order = ["Z7", "Z8", "Z0", "Z4", "Z5", "Z3", "Z6", "Z1", "Z2"]
    for id in order:
        for ring in anatomy.zone(id).polygons:
            for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
                x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
                assert order.index(anatomy.zone_at(x, y)) <= order.index(id)


def test_outside_the_drawn_back_there_is_no_zone():
    """Off the skin there is neither zone nor structure."""
    spot = anatomy.at(300, 0)
    assert (spot.structures, spot.zone, spot.rule, spot.limit, spot.cap) == ((), None, None, None, None)


def test_a_local_no_go_wins_over_every_zone():
    """A hand-width around a mark nothing is touched, whatever zone lies there, on either side of the midline."""
    marks = [(40, 0)]
    assert anatomy.at(50, 10, marks).zone == "Z9"
    assert anatomy.at(-49, 0, marks).zone == "Z9"
    assert anatomy.at(-51, 0, marks).zone == "Z4"
    assert anatomy.at(50, 10, marks).cap == 0


# x, y, structures from skin to bone
UNDER = [
    (
        (34, 10),
        ("thoracolumbar-fascia", "latissimus-dorsi", "erector-aponeurosis", "erector-spinae", "longissimus", "iliocostalis", "psoas-major"),
    ),
    ((-92, -55), ("gluteus-maximus", "gluteus-medius", "gluteus-minimus", "hip-bone")),
    ((125.6, -140), ("gluteus-maximus", "gluteus-medius", "greater-trochanter", "femur")),
    ((0, 10), ("vertebra-l4",)),
    ((60, 100), ("latissimus-dorsi", "serratus-posterior-inferior", "erector-spinae", "iliocostalis", "rib-12", "kidney")),
]


@pytest.mark.parametrize(("point", "expected"), UNDER)
def test_a_point_names_what_lies_under_it(point, expected):
    """At a point the model names every structure from the skin to the bone, in the order of its layers."""
    assert anatomy.at(*point).structures == expected


def test_a_point_tells_its_rule_and_its_cap():
    """On the low ridge the answer is work, with the cap by its limit; on the bumps it is landmark touch."""
    ridge, bump = anatomy.at(34, 2), anatomy.at(0, 10)
    assert (ridge.zone, ridge.rule, ridge.limit, ridge.cap) == ("Z1", "work", "LIM06", None)
    assert (bump.zone, bump.rule, bump.limit, bump.cap) == ("Z0", "landmark-touch", None, 1)


def test_zones_say_which_touch_has_bounds():
    """Holds and the ball keep to x 80 and more in Z2; thumbs to the inner strip of Z6."""
    found = {zone.id: [(only.what, only.x) for only in zone.only] for zone in anatomy.zones() if zone.only}
    assert found == {
        "Z2": [("hold", (80, None)), ("ball", (80, None))],
        "Z6": [("thumb-pad", (20, 40))],
    }


def test_every_point_of_the_back_has_a_zone():
    """A thousand places spread over both halves of the back each have one zone."""
    whole = trunk()
    x, y = np.meshgrid(np.linspace(-160, 160, 40), np.linspace(-204, 259, 40))
    inside = [(a, b) for a, b in zip(x.ravel(), y.ravel(), strict=True) if whole.buffer(-2).contains(Point(a, b))]
    assert len(inside) > 1000
    assert all(anatomy.zone_at(a, b) for a, b in inside)


def test_the_zone_of_a_point_is_the_same_with_and_without_geometry():
    """Answers are judged without the packages that draw; corners, edges and any other point are in the zone that exact geometry says."""
    order = [(id, [Polygon(ring) for ring in anatomy.zone(id).polygons]) for id in ("Z7", "Z8", "Z0", "Z4", "Z5", "Z3", "Z6", "Z1", "Z2")]
    chance = np.random.default_rng(7)
    points = [*chance.uniform((-180, -210), (180, 265), (1500, 2)), *chance.integers((-180, -210), (180, 265), (1500, 2))]
    points += [corner for _, rings in order for ring in rings for corner in ring.exterior.coords]

    def exact(x, y):
        return next((id for id, rings in order if any(ring.distance(Point(abs(x), y)) <= 1e-6 for ring in rings)), None)

    assert [(x, y) for x, y in points if anatomy.zone_at(x, y) != exact(x, y)] == []
