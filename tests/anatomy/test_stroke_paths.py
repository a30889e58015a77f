"""The stroke paths of the technique cards."""

import pytest
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import unary_union

from course_lib import anatomy
from course_lib.errors import UnknownId
from course_lib.library import library

ALL = [(stroke.id, side) for stroke in anatomy.strokes() for side in ("left", "right")]

# contact -> the field of LIM34 that keeps its middle from the midline; a roller lies along it and has none
DISTANCE = {"thumb-pad": "pad", "finger-pads": "pad", "ball": "ball", "palm-heel": "palm_heel", "roller": None}

# card -> the paths of the body map, right side
PATHS = {
    "T01": {"t01-ridge": [(42, -4), (42, 22)], "t01-buttock": [(92, -20), (92, -75)]},
    "T02": {"t02-ridge": [(50, 10), (50, 22)], "t02-buttock": [(92, -22), (92, -70)]},
    "T03": {"t03-ridge": [(42, -4), (42, 22)], "t03-buttock": [(92, -20), (92, -75)]},
    "T04": {"t04-buttock": [(92, -25), (92, -70)]},
    "T07": {"t07-palms": [(48, 16), (52, 22), (52.526, 24), (62, 60), (62, 150), (62, 250)]},
    "T08": {"t08-ridge": "circle", "t08-buttock": "circle", "t08-rest": [(74, 30)]},
    "T09": {
        "t09-upper-line": [(70, -34), (106, -20)],
        "t09-middle-line": [(70, -46), (108, -46)],
        "t09-lower-line": [(70, -58), (110, -74)],
    },
    "T10": {"t10-slide": [(34, -14), (34, 22), (34, 26), (34, 250)]},
    "T11": {"t11-ridge-low": [(34, 2)], "t11-ridge-high": [(50, 18)], "t11-buttock-high": [(90, -40)], "t11-buttock-low": [(100, -60)]},
}


def test_each_card_has_its_paths():
    """Every card that touches has its paths or places, in the given points, and no other card has one."""
    found = {}
    for stroke in anatomy.strokes():
        found.setdefault(stroke.card, {})[stroke.id] = "circle" if stroke.kind == "circle" else list(stroke.points)
    assert found == PATHS


@pytest.mark.parametrize(("id", "side"), ALL)
def test_each_leg_lies_in_its_zone(id, side):
    """Each piece of a path lies in the zone it names, on both sides of the body."""
    for leg in anatomy.stroke(id, side).legs:
        zone = unary_union([Polygon(ring) for ring in anatomy.zone(leg.zone).polygons])
        points = [(abs(x), y) for x, y in leg.points]
        path = LineString(points) if len(points) > 1 else Point(points[0])
        assert zone.buffer(0.01).covers(path), (id, leg.zone)


@pytest.mark.parametrize(("id", "side"), ALL)
def test_the_contact_leaves_the_midline_free(id, side):
    """The middle of each contact keeps the distance from the midline that the limit for this contact asks."""
    stroke = anatomy.stroke(id, side)
    field = DISTANCE[stroke.contact]
    needed = 10 * getattr(library().limits["LIM34"], field) if field else 20
    assert min(abs(x) for x, _ in stroke.points) >= needed
    assert all((x > 0) == (side == "right") for x, _ in stroke.points)


@pytest.mark.parametrize("id", [stroke.id for stroke in anatomy.strokes()])
def test_the_bounds_of_a_zone_hold_for_its_contacts(id):
    """Holds and ball in Z2, thumbs in Z6 keep to their part of the zone."""
    stroke = anatomy.stroke(id)
    for leg in stroke.legs:
        for only in anatomy.zone(leg.zone).only:
            if only.what not in (stroke.contact, stroke.kind):
                continue
            low, high = only.x
            for x, _ in leg.points:
                assert low is None or x >= low
                assert high is None or x <= high


def test_the_limit_of_a_leg_is_never_above_its_zone():
    """No leg may be pressed harder than its zone allows; the roller on the low back stays at the light cap."""
    limits = library().limits
    for stroke in anatomy.strokes():
        for leg in stroke.legs:
            assert limits[leg.limit].at_most <= limits[anatomy.zone(leg.zone).limit].at_most
    assert anatomy.stroke("t02-ridge").legs[0].limit == "LIM22"


def test_long_strokes_change_zone_where_the_zones_meet():
    """The long strokes are firm on the low ridge only and light from there upward."""
    assert [(leg.zone, leg.touch) for leg in anatomy.stroke("t07-palms").legs] == [("Z1", "firm"), ("Z5", "light"), ("Z6", "light")]
    assert [(leg.zone, leg.touch) for leg in anatomy.stroke("t10-slide").legs] == [("Z1", "firm"), ("Z6", "light")]


@pytest.mark.parametrize(("id", "centre", "radius"), [("t08-ridge", (49, 16), 6), ("t08-buttock", (90, -40), 18)])
def test_circles_press_outward_and_upward(id, centre, radius):
    """A palm-heel circle is pressed on its outward and upward half and closes on itself."""
    firm, light = anatomy.stroke(id).legs
    assert (firm.touch, light.touch) == ("firm", "light")
    for leg in (firm, light):
        assert all(Point(point).distance(Point(centre)) == pytest.approx(radius, abs=0.01) for point in leg.points)
    assert firm.points[0] == pytest.approx(light.points[-1])
    assert firm.points[-1][0] > firm.points[0][0]
    assert firm.points[-1][1] > firm.points[0][1]
    middle = firm.points[len(firm.points) // 2]
    assert middle[0] > centre[0]
    left = anatomy.stroke(id, "left").legs[0].points
    assert left[len(left) // 2][0] < -centre[0]


def test_left_strokes_mirror_the_right():
    """The left path is the right one with the sign of x changed."""
    for stroke in anatomy.strokes():
        assert anatomy.stroke(stroke.id, "left").points == tuple((-x, y) for x, y in stroke.points)


def test_a_card_without_a_path_has_none():
    """A card that does not stroke has no path, and an unknown path is refused."""
    assert anatomy.strokes("T05") == ()
    with pytest.raises(UnknownId, match="nearest is 't10-slide'"):
        anatomy.stroke("t10-slid")
