"""Questions that ask for a place: what is right is what the course's own rule allows, and the drawing shows the same."""

from math import ceil, hypot

import pytest
from shapely.geometry import Point, Polygon

from course_lib import anatomy
from course_lib.library import library, pointing
from course_lib.quizzes.grading import Target, grade

WORDS = library().words["quiz"]
POINTS = [item for item in library().items.values() if item.kind == "point"]
IN_A_ZONE = [item for item in POINTS if item.key.zone]
FIRM = library().limits["LIM34"].pad * 10  # mm from the midline
# mm, all over the drawn back, and on both sides of the distance from the midline that a limit sets
PLACES = [(x, y) for x in sorted({*range(-176, 177, 4), FIRM, FIRM - 1, -FIRM, 1 - FIRM}) for y in range(-204, 258, 3)]


def allowed(zone, from_midline):
    """The PLACES inside a zone of either side that are so far (mm) or further from the midline."""
    (ring,) = anatomy.zone(zone).polygons
    area = Polygon(ring)
    return {(x, y) for x, y in PLACES if abs(x) >= from_midline and area.contains(Point(abs(x), y))}


def bound(zone, what):
    """The least distance from the midline (mm) that a zone asks of a touch."""
    return next(only.x[0] for only in anatomy.zone(zone).only if only.what == what)


@pytest.mark.parametrize(
    ("name", "zone", "from_midline"),
    [("slides-firm-place", "Z1", FIRM), ("spots-point-buttock", "Z2", bound("Z2", "hold"))],
)
def test_every_place_that_the_rule_allows_is_right_and_no_other(name, zone, from_midline):
    """A firm thumb: the low ridge from LIM34 on. A hold: the work zone of the buttock from its bound on. The rest is told that."""
    item = library().items[name]
    told = {place: grade(item, place, WORDS) for place in PLACES}
    right = allowed(zone, from_midline)
    assert {place for place, verdict in told.items() if verdict.right} == right
    near = next(wrong.feedback for wrong in item.wrong if wrong.zone == zone)
    assert {place for place, verdict in told.items() if verdict.feedback == near} == allowed(zone, 0) - right


def card_places(item):
    """Where the strokes of an item's own card are firm in its zone, every millimetre, in mm; of a circle its middle."""
    for stroke in (stroke for card in item.tags if card.startswith("T") for stroke in anatomy.strokes(card)):
        if stroke.kind == "circle":
            points = [tuple((min(axis) + max(axis)) / 2 for axis in zip(*stroke.points, strict=True))]
        else:
            firm = [leg.points for leg in stroke.legs if leg.touch == "firm"]
            points = [at for line in firm for pair in zip(line, (*line[1:], line[-1]), strict=True) for at in between(*pair)]
        yield from (point for point in points if anatomy.zone_at(*point) == item.key.zone)


def between(start, end):
    """The points of a line from its start until before its end, a millimetre or less apart; the start alone where both are one."""
    steps = ceil(hypot(end[0] - start[0], end[1] - start[1])) or 1
    return [tuple(a + (b - a) * step / steps for a, b in zip(start, end, strict=True)) for step in range(steps)]


@pytest.mark.parametrize("item", [item for item in IN_A_ZONE if any(tag.startswith("T") for tag in item.tags)], ids=lambda item: item.id)
def test_what_the_card_draws_is_right(item):
    """Wherever the stroke of a technique card is firm, a question on that technique calls the place right."""
    places = list(card_places(item))
    assert places
    assert [place for place in places if not grade(item, place, WORDS).right] == []


@pytest.mark.parametrize("item", IN_A_ZONE, ids=lambda item: item.id)
def test_the_area_that_is_drawn_is_the_one_that_is_right(item):
    """Of all places in whole millimetres in and around the zone, those inside the drawn rings pass, and no other."""
    rings = [Polygon(ring) for ring in grade(item, [item.key.x, item.key.y], WORDS).target.rings]
    up = {"Z1": range(-24, 28), "Z2": range(-98, 0), "Z8": range(-204, -26)}[item.key.zone]
    around = [(side * x, y) for side in (1, -1) for x in range(16, 118) for y in up]
    drawn = {place for place in around if any(ring.intersects(Point(place)) for ring in rings)}
    assert drawn == {place for place in around if pointing.accepts(item.key, *place)}
    assert len(rings) == 2


def test_a_landmark_is_drawn_round_its_place():
    """A question for one place of the body, whatever its zone, shows how near counts, on both sides, and no area."""
    landmarks = {item.id: item for item in POINTS if item not in IN_A_ZONE}
    assert set(landmarks) == {"know-point-rim", "know-point-dimple", "know-point-rib"}
    item = landmarks["know-point-dimple"]
    verdict = grade(item, [45, -20.9], WORDS)
    assert verdict.target == Target(places=((45, -36), (-45, -36)), within=15, rings=())
    assert (verdict.outcome, verdict.aside) == ("wrong", WORDS["point_aside"].format(cm=1.5))
