"""Figures among their furniture: what must touch touches, and what the facts fix in centimetres is drawn so."""

import pytest
from shapely.geometry import Polygon

from course_lib import anatomy
from course_lib.drawing import posture_plates, self_plates
from course_lib.drawing.canvas import Frame
from course_lib.drawing.figures import FigurePlate, disc, soft_box
from course_lib.library import library

from .test_pictures import SVG

POSTURES = ("lying-positions", "table-height", "wall-ball", "wall-roller", "floor-ball", "floor-roller", "giver-posture")


def page(name="wall-ball"):
    return FigurePlate(library().plates[name], Frame(-620, 780, -70, 1640), library().words["plates"])


@pytest.mark.parametrize(("pose", "size"), [("leaning", self_plates.BALL), ("leaning-turned", 120.0)])
def test_the_tool_at_the_wall_touches_back_and_wall(pose, size):
    """Ball and roller touch the back and the wall, and the heels stand 30 to 45 cm from it."""
    figure = anatomy.posture(pose)
    middle, wall = self_plates.wall_side(page(), figure, size, figure.joints["waist"][1] - 48, posture_plates.palette.BALL, "ball")
    back = figure.area("trunk", "near-thigh")
    assert disc(*middle, size).distance(back) == 0
    assert disc(*middle, size).intersection(back).area < 0.25 * disc(*middle, size).area
    assert middle[0] - size / 2 == pytest.approx(wall)
    assert 300 <= figure.parts["near-foot"].bounds[0] - wall <= 450
    assert figure.area("trunk", "neck", "head").bounds[0] > wall


def test_the_table_top_lies_between_fingertips_and_knuckles():
    """Both tables have their top between the fingertips and the knuckles of the hanging arm; the hands reach the back on it."""
    joints = anatomy.posture("standing").joints
    low, high = joints["near-fingertip"][1], joints["near-knuckles"][1]
    top = posture_plates.table_top()
    assert low < top < high
    for pose in ("pushing", "stooping"):
        above = anatomy.posture(pose).joints["near-wrist"][1] - (top + posture_plates.lying_thickness())
        assert 10 <= above <= 50, pose  # half a wrist, on its heel or bent back


def test_a_later_thing_hides_the_contour_of_an_earlier_one():
    """What lies behind shows no line through what lies before it."""
    sheet = page()
    sheet.lay(soft_box(0, 100, 0, 100), posture_plates.palette.WOOD)
    sheet.lay(soft_box(50, 150, 50, 150), posture_plates.palette.MAT)
    first, second = sheet.things
    assert not first.line.intersects(second.area.buffer(-1))
    assert first.line.length > 200


@pytest.mark.parametrize("name", POSTURES)
def test_a_posture_is_marked_as_a_picture_that_is_not_turned(name):
    """The live view shows a posture as it was drawn: it carries no side marks and no part that a self-test could ask for."""
    from xml.etree import ElementTree

    from course_lib.library import picture

    root = ElementTree.fromstring(picture(name))
    assert root.get("data-picture") == "figure"
    classes = {group.get("class") for group in root.iter(f"{SVG}g")}
    assert "thing" in classes
    assert not classes & {"structure", "zone", "stroke"}
    things = [group.find(f"{SVG}title").text for group in root.iter(f"{SVG}g") if group.get("class") == "thing"]
    assert things
    assert all(title[0].isupper() for title in things)


def test_right_and_wrong_are_told_by_sign_and_word():
    """The two givers differ by a word and by the form of a sign, not by colour alone."""
    from course_lib.library import picture

    words = library().plates["giver-posture"].words
    text = picture("giver-posture")
    assert f">{words['right']}</tspan>" in text
    assert f">{words['wrong']}</tspan>" in text
    assert "l6 8l12 -15" in text
    assert "l16 16m0 -16l-16 16" in text


def test_the_turned_trunk_is_off_the_roller_at_the_bumps():
    """Turned by 20 degrees, the measured trunk meets a flat roller on one ridge side, at least 2 cm from the midline."""
    from shapely import affinity

    skin = Polygon(next(shape for shape in anatomy.section() if shape.id == "skin").outline)
    turned = affinity.rotate(skin, 20, origin=(0, 0))
    x, y = max(turned.exterior.coords, key=lambda point: point[1])
    back = affinity.rotate(Polygon([(x, y), (x + 1, y), (x, y + 1)]), -20, origin=(0, 0)).exterior.coords[0]
    assert 20 <= abs(back[0]) <= 70
