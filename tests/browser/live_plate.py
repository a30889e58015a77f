"""The live plate in a bare page, and what a learner does to it: for tests of the diagram."""

import pytest

from course_lib import diagram
from course_lib.library import library
from course_lib.widgets.diagram import Diagram

from .harness import page_with

WORDS = {**library().words["plates"], **library().words["diagram"]}
TRAITS = ("words", "layers", "plates", "structures", "zones", "seed")
NAMES = {muscle.id: muscle.english for muscle in library().muscles.values()}


class Plate:
    """A diagram in the page."""

    def __init__(self, page, *names, seed=7, light=True, answer=None):
        widget = diagram(*names)
        assert isinstance(widget, Diagram), repr(widget)
        traits = {name: getattr(widget, name) for name in TRAITS} | {"seed": seed}
        self.page, self.widget = page, widget
        self.faults = page_with(page, widget._script, widget._style, traits, answer=answer or self.answer, light=light)
        page.locator(".lb-frame svg, .lb-no-plate").first.wait_for()

    def answer(self, name, payload):
        return self.widget._answers[name](payload) if name == "plate" else {"confirmed": [], "refused": [], "private": True}

    def heading(self):
        return self.page.locator(".lb-about h3").inner_text()

    def spot(self, structure, side="left"):
        """A point of the window where `structure` is uppermost."""
        return self.page.evaluate(
            """([structure, side]) => {
              const group = document.querySelector(`.structure[data-structure="${structure}"][data-side="${side}"]`);
              const box = group.getBoundingClientRect();
              const top = (x, y) => document.elementsFromPoint(x, y).map((node) => node.closest("[data-lb-part]")).find(Boolean) === group;
              for (const edge of [8, 4, 1])
              for (let y = Math.ceil(box.top); y < box.bottom; y += 3)
              for (let x = Math.ceil(box.left); x < box.right; x += 3) {
                if (top(x, y) && top(x - edge, y) && top(x + edge, y) && top(x, y - edge) && top(x, y + edge)) return [x, y];
              }
            }""",
            [structure, side],
        )

    def point_at(self, structure, side="left"):
        self.page.mouse.move(*self.spot(structure, side))

    def tap(self, structure, side="left"):
        self.page.mouse.click(*self.spot(structure, side))

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def in_list(self, name):
        return self.page.locator(".lb-list").get_by_role("button", name=name, exact=True)

    def stand(self, where):
        self.page.locator(".lb-stand select").select_option(label=WORDS[f"stand_{where}"])

    def middle(self, selector):
        box = self.page.locator(selector).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def letters(self):
        """Where L and R stand, and whether they read the right way round."""
        (lx, ly), (rx, ry) = (self.middle(f".lb-letter[data-side={side}]") for side in ("left", "right"))
        way = "right of" if lx > rx + 50 else "left of" if lx < rx - 50 else "above" if ly < ry else "below"
        return f"L {way} R"


@pytest.fixture(name="plate")
def live_plate(page):
    """Draws a diagram in the page; at the end it checks that the page has thrown no fault."""
    drawn = []

    def draw(*names, **options):
        drawn.append(Plate(page, *names, **options))
        return drawn[-1]

    yield draw
    assert [fault for one in drawn for fault in one.faults] == []
