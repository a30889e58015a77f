"""Every part of the course on a bare page: for narrow windows and thumbs, high contrast, less motion, and markup in all it shows."""

import re
from collections import defaultdict

import pytest

import course_lib
from course_lib.calls import door
from course_lib.record import Store

from ..openings import pass_opening
from ..record.examples import one_of_each
from .harness import page_with, traits_of
from .players import Python, draws, timeline

CALLS = {
    "lesson": ["effleurage"], "screening": [], "diagram": ["effleurage", "surface", "deep", "press-map"], "technique": ["effleurage"],
    "practice": ["effleurage"], "sound_check": [], "quiz": ["effleurage"], "receipt": ["effleurage"], "progress": [], "breathing": [],
    "pressure_drill": [], "dilution": [], "diary": [], "session": [], "limits_table": [], "signs": [], "massage_types": [],
    "evidence": ["trials"], "glossary": [], "exam": ["opening"], "review": [], "report": ["sample"], "handout": ["effleurage"],
    "class_practice": ["effleurage"], "plan": ["ninety"],
}  # fmt: skip
MARKUP = ' <img src="x" onerror="ran()"><b class="typed">"\'</b><script>ran()</script>'
RAN = "globalThis.runs = 0; globalThis.ran = () => { runs += 1; }; 0"

# A target is what is pressed; a link inside a sentence and a box inside its label are exempt, as WCAG has it.
SMALL = """() => [...document.querySelectorAll("button, summary, select, input:not([type=hidden]), a[role=button], label:has(input)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest(".lb-visually-hidden")
    && !(one.matches("input") && one.closest("label")))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && box.height > 1 && (box.height < 43.9 || box.width < 43.9))
  .map(([one, box]) => `${one.tagName} ${one.className} ${Math.round(box.width)}x${Math.round(box.height)} ${one.innerText.slice(0, 9)}`)"""
# Whether a kind of choice looks otherwise when it is chosen: a button that is pressed in, or a choice of which the browser's own dot is
# hidden under a label's look.
TOLD = """() => {
  const look = (one) => [one, one.closest("label"), one.nextElementSibling].filter(Boolean)
    .map((at) => [getComputedStyle(at).backgroundColor, getComputedStyle(at, "::before").content]).join();
  const choices = [...document.querySelectorAll("button[aria-pressed]")].map((one) => [one, (on) => one.setAttribute("aria-pressed", on)])
    .concat([...document.querySelectorAll("label input")].filter((one) => getComputedStyle(one).opacity === "0")
      .map((one) => [one, (on) => (one.checked = on)]));
  const told = {};
  for (const [one, choose] of choices) {
    const [on, off] = [true, false].map((chosen) => (choose(chosen), look(one)));
    const kind = [...(one.closest("label, button").classList)].at(-1) ?? "label";
    told[kind] = (told[kind] ?? true) && on !== off;
  }
  return told;
}"""
CHOICES = {
    "diagram": ["lb-button", "lb-naming", "lb-name"], "receipt": ["lb-button"], "session": ["lb-button", "lb-preset"],
    "breathing": ["lb-choice"], "limits_table": ["lb-chip"],
}  # fmt: skip
ON_SLIDES = "document.body.dataset.jpDeckMode = 'presenting'; 0"
SCHEMES = "[...document.querySelectorAll('input, select')].map((one) => getComputedStyle(one).colorScheme)"
DIMMED = """() => [...document.querySelectorAll(".lb *")].filter((one) => getComputedStyle(one).filter !== "none")
  .map((one) => one.outerHTML.slice(0, 60))"""
# The looks of each kind of thing that several parts have.
LOOKS = """() => Object.entries({
  "select": ["color", "border", "borderRadius", "minHeight", "fontWeight", "padding"],
  ".lb-button.lb-quiet": ["color", "borderColor", "fontWeight"],
  ":has(> .lb-tries) input": ["accentColor", "cursor"], ":has(> .lb-tries) .lb-box > input": ["width", "height"],
  ":has(> .lb-tries) > .lb-note": ["color", "minHeight"],
}).flatMap(([kind, of]) => [...document.querySelectorAll(kind)].map((one) => getComputedStyle(one))
  .map((look) => [kind, of.map((name) => look[name]).join()]))"""
WIDE = "document.documentElement.scrollWidth - innerWidth"
MOVING = "document.getAnimations().filter((one) => one.playState === 'running').map((one) => one.animationName ?? one.transitionProperty)"


def test_no_part_is_forgotten():
    """Each call of the front door is among those looked at here."""
    assert set(CALLS) == set(course_lib.CALLS)


@pytest.fixture
def draw(page, monkeypatch):
    """Draws the part that a call gives, with a record that has something of everything; `change` may spoil what it shows."""
    record = Store(None)
    monkeypatch.setattr(door, "record", lambda: record)
    pass_opening(record)
    record.append(one_of_each())

    def drawn(call, change=lambda traits: traits, **given):
        widget = getattr(course_lib, call)(*CALLS[call])
        return page_with(page, widget._script, widget._style, change(traits_of(widget)), **given)

    return drawn


@pytest.mark.parametrize("call", CALLS)
def test_a_narrow_window_and_a_thumb(page, draw, call):
    """At 360 pixels, and at 1280 magnified to 200 %, nothing scrolls sideways and all that is pressed is 44 pixels high and wide."""
    found = {}
    for width in (360, 640):
        page.set_viewport_size({"width": width, "height": 800})
        assert draw(call) == []
        found[width] = (max(page.evaluate(WIDE), 0), page.evaluate(SMALL))
    assert found == {360: (0, []), 640: (0, [])}


@pytest.mark.parametrize("call", CALLS)
def test_high_contrast_and_less_motion(page, draw, call):
    """With the system's own colours every button keeps an edge, and for whom motion is too much nothing moves by itself."""
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert draw(call) == []
    edgeless = page.evaluate("""() => [...document.querySelectorAll("button")].filter((one) => one.checkVisibility()
      && getComputedStyle(one).borderTopStyle === "none" && getComputedStyle(one).outlineStyle === "none"
      && getComputedStyle(one).textDecorationLine === "none").map((one) => `${one.className} ${one.innerText.slice(0, 9)}`)""")
    assert (edgeless, page.evaluate(MOVING)) == ([], [])


@pytest.mark.parametrize("call", CHOICES)
def test_what_is_chosen_is_seen_in_high_contrast(page, draw, call):
    """With the system's own colours, too, what is pressed or chosen looks otherwise than what is not."""
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert draw(call) == []
    assert page.evaluate(TOLD) == dict.fromkeys(CHOICES[call], True)


def test_the_keys_of_a_plate_keep_its_colours_in_high_contrast(page, draw):
    """A plate keeps its colours when the system's own are forced on the page, and so does the legend that explains them."""
    looks = """() => [...document.querySelectorAll(".lb-key")].map((one) => getComputedStyle(one))
      .map(({ backgroundColor, borderTopColor }) => [backgroundColor, borderTopColor])"""
    assert draw("diagram") == []
    seen = page.evaluate(looks)
    page.emulate_media(forced_colors="active")
    assert (len(seen), page.evaluate(looks)) == (6, seen)


@pytest.mark.parametrize("call", CALLS)
def test_the_browsers_own_controls_go_with_the_theme(page, draw, call):
    """In a dark Lab the boxes, lists and sliders that the browser draws are dark; on slides, which are light in any theme, they are
    light, and no plate is dimmed."""
    page.set_viewport_size({"width": 1280, "height": 720})
    assert draw(call, light=False) == []
    assert set(page.evaluate(SCHEMES)) <= {"dark"}
    assert draw(call, light=False, before=ON_SLIDES) == []
    assert (set(page.evaluate(SCHEMES)) <= {"light"}, page.evaluate(DIMMED)) == (True, [])


@pytest.mark.parametrize("call", CALLS)
def test_a_slide_and_a_thumb(page, draw, call):
    """In front of a class, too, all that is pressed is 44 pixels high and wide."""
    page.set_viewport_size({"width": 1280, "height": 720})
    assert draw(call, before=ON_SLIDES) == []
    assert page.evaluate(SMALL) == []


def test_one_kind_of_thing_has_one_look(page, draw):
    """Lists to choose from, buttons that are not in the first place and the panel of sounds look alike in whatever part they stand."""
    looks = defaultdict(set)

    def look():
        for kind, seen in page.evaluate(LOOKS):
            looks[kind].add(seen)

    for call in CALLS:
        assert draw(call) == []
        look()
    assert draws(page, Python(timeline())) == []  # a practice that may begin
    page.locator(".lb-go").wait_for()
    look()
    assert {kind: len(several) for kind, several in looks.items()} == dict.fromkeys(looks, 1)
    assert len(looks) == 5


def spoilt(value, key=""):
    """The value with markup after every sentence or name that a person may have written; what is no text stays as it was."""
    if isinstance(value, dict):
        return {name: spoilt(one, name) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [spoilt(one, key) for one in value]
    written = isinstance(value, str) and (re.search(r"[ .?!]", value) or key in ("name", "title", "receiver", "text", "label", "short"))
    return value + MARKUP if written and "<" not in value and "/" not in value else value


@pytest.mark.parametrize("call", CALLS)
def test_markup_stays_text(page, draw, call):
    """Markup and script in every sentence and name of a part are letters on the page, and nothing of them runs or becomes an element."""
    draw(call, change=spoilt, before=RAN)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.get_by_text("onerror").count() > 0
    assert (page.evaluate("runs"), page.locator("img[src=x], b.typed, main script").count()) == (0, 0)
