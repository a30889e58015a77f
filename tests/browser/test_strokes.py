"""How the hands on the plate of a card move, for each way of touching, on a fake clock in a bare page."""

import math
import re

import pytest

from course_lib import technique
from course_lib.drawing.strokes import CONTACTS

from .harness import page_with

pytestmark = pytest.mark.usefixtures("lively")
TRAITS = ("words", "card", "zones", "alt")
TURNS = [math.radians(degrees - 135) for degrees in range(0, 361, 10)]
ROUND = " ".join(f"{90 + 18 * math.cos(turn):.1f},{-40 + 18 * math.sin(turn):.1f}" for turn in TURNS)
STROKES = {
    "circle": ("circle", "palm-heel", ROUND, {"beat_seconds": 5, "press_seconds": 2.5}),
    "line": ("line", "finger-pads", "70,-46 108,-46", {"beat_seconds": 7.5, "press_seconds": 6}),
    "lean": (
        "glide", "palm-heel", "48,16 52,22 62,60 62,250",
        {"beat_seconds": 10, "lean_seconds": 4, "ease_seconds": 1, "press_seconds": 4},
    ),
    "glide": ("glide", "thumb-pad", "34,-14 34,22 34,26 34,250", {"beat_seconds": 10, "press_seconds": 8}),
    "ball": ("pass", "ball", "92,-20 92,-75", {"beat_seconds": 6, "press_seconds": 3}),
    "roller": ("pass", "roller", "92,-25 92,-70", {"beat_seconds": 6, "press_seconds": 3}),
    "hold": ("hold", "thumb-pad", "34,2", {"beat_seconds": 5}),
}  # fmt: skip


def traits_of(name, *sides):
    """The traits of a card whose plate has one stroke, on these sides, a millimetre a drawing unit."""
    kind, contact, points, tempo = STROKES[name]
    stroke = f'data-stroke="one" data-contact="{contact}" data-kind="{kind}" data-points="{points}"'
    plate = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" data-x0="0" data-y0="0" data-mm="1">'
        + "".join(f'<g data-side="{side}" {stroke}/>' for side in sides)
        + "</svg>"
    )
    widget = technique("palm-heel-circles")
    side = "both" if len(sides) > 1 else sides[0]
    traits = {name: getattr(widget, name) for name in TRAITS} | {"plate": plate, "stroke": {"stroke": "one", "side": side, **tempo}}
    return widget, traits


@pytest.fixture
def still(page):
    """Shows the hands of one stroke to somebody who asked for less motion."""

    def show(name, *sides):
        page.emulate_media(reduced_motion="reduce")
        widget, traits = traits_of(name, *sides)
        assert page_with(page, widget._script, widget._style, traits) == []
        page.locator(".lb-palm").first.wait_for(state="attached")
        return page.locator(".lb-palm")

    return show


@pytest.fixture
def seen(page):
    """Watches the hand of one stroke for a beat, every quarter of a second: its x, y (mm of the body), turn and lightness."""

    def watch(name):
        widget, traits = traits_of(name, "right")
        page.clock.install()
        faults = page_with(page, widget._script, widget._style, traits)
        page.locator(".lb-palm").wait_for(state="attached")  # a frame draws it, and none comes once the clock stands
        page.clock.pause_at(page.evaluate("Date.now()") + 60_000)
        found = []
        for _ in range(int(traits["stroke"]["beat_seconds"] * 4)):
            page.clock.run_for(250)
            moved, light = page.locator(".lb-palm").evaluate("(hand) => [hand.getAttribute('transform'), hand.matches('.lb-light')]")
            x, y, turn = (float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", moved)[:3])
            found.append((x, -y, turn, light))
        assert faults == []
        return found

    return watch


def test_a_palm_heel_goes_round(seen):
    """The heel stays on its circle all the way, weighs outward and up, and is light on the other half."""
    places = seen("circle")
    assert [round(math.hypot(x - 90, y + 40)) for x, y, *_ in places] == [18] * len(places)
    weighs = [(x - 90) - (y + 40) > -1 for x, y, _, light in places if not light]
    assert weighs == [True] * len(weighs)
    assert 8 <= len(weighs) <= 12
    assert {turn for *_, turn, _ in places} == {45}


def test_fingers_point_along_their_line_and_come_back_on_it(seen):
    """A line runs outwards; the pads lift and return the way they went, without a swing to the side."""
    places = seen("line")
    assert {round(y) for _, y, *_ in places} == {-46}
    assert all(69 <= x <= 109 for x, *_ in places)
    assert {round(turn) for *_, turn, _ in places} == {90}
    assert {light for *_, light in places} == {True, False}


def test_a_thumb_stays_off_the_midline_and_the_flank(seen):
    """From its start to mid-back and home again a thumb keeps its distance from the spine."""
    places = seen("glide")
    assert {round(x) for x, *_ in places} == {34}
    assert {round(turn) for *_, turn, _ in places} == {0}
    assert max(y for _, y, *_ in places) > 230


def test_palms_lean_where_they_lie_and_glide_without_weight(seen):
    """Weight comes in while the hands lie still, low down, and is back a second before the way up: from then on they are light."""
    places = seen("lean")
    leaning = [(round(x), round(y)) for x, y, _, light in places if not light]
    assert set(leaning) == {(48, 16)}
    assert 11 <= len(leaning) <= 13
    still = [light for x, y, _, light in places if (round(x), round(y)) == (48, 16)]
    assert 3 <= still.count(True) <= 6
    assert max(y for _, y, _, light in places if light) > 240


@pytest.mark.parametrize("name", ["ball", "roller"])
def test_what_rolls_stands_in_the_middle_of_its_way(still, name):
    """Its still picture is taken where it lies well inside its zone, and it is as large as on the drawn plates."""
    tool = still(name, "right")
    x, y = (float(number) for number in re.findall(r"-?[\d.]+", tool.get_attribute("transform"))[:2])
    assert (round(x), round(-y, 1)) == (92, -47.5)
    box = tool.evaluate("(tool) => { const { width, height } = tool.getBBox(); return [width, height]; }")
    assert box == pytest.approx([2 * half for half in CONTACTS[name]])


def test_what_rolls_goes_its_whole_way(seen):
    """In motion it goes from the first point of its way to the last and back, with weight both ways."""
    places = seen("roller")
    heights = [y for _, y, *_ in places]
    assert -70.1 <= min(heights) < -67
    assert -28 < max(heights) <= -24.9
    assert {light for *_, light in places} == {False}


def test_one_backed_thumb_holds_one_spot(still):
    """A spot that the plate names on both sides is held on one of them alone, by a thumb with another on top."""
    thumb = still("hold", "left", "right")
    assert thumb.count() == 1
    assert thumb.locator("path").count() == 2
    assert float(re.search(r"-?[\d.]+", thumb.get_attribute("transform"))[0]) == 34
