"""The pictures as a browser shows them."""

import pytest

from course_lib.drawing import PLATES
from course_lib.library import picture

OUTSIDE = """() => {
  const svg = document.querySelector("svg"), page = svg.viewBox.baseVal, found = [];
  for (const text of svg.querySelectorAll("text")) {
    const box = text.getBBox();
    if (box.x < 0 || box.y < 0 || box.x + box.width > page.width || box.y + box.height > page.height) found.push(text.textContent);
  }
  return found;
}"""
TOUCHING = """() => {
  const boxes = [...document.querySelectorAll("svg .labels text")].map((text) => [text.textContent, text.getBBox()]), found = [];
  boxes.forEach(([one, a], index) => boxes.slice(index + 1).forEach(([other, b]) => {
    if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height) found.push(one + " / " + other);
  }));
  return found;
}"""
DECODED = """image => new Promise((done) => {
  const copy = new Image(); copy.onload = () => done(copy.naturalWidth); copy.onerror = () => done(0); copy.src = image.href.baseVal;
})"""


@pytest.mark.parametrize("name", sorted(PLATES))
def test_no_text_is_cut_off_or_covered(page, name):
    """With the letters of a real browser all text stands inside its plate, no name lies on another, and the picture below is decoded."""
    page.set_content(picture(name))
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(TOUCHING) == []
    for image in page.query_selector_all("svg image"):
        assert image.evaluate(DECODED) > 400
