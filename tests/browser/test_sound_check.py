"""Sounds and voice, tried before a practice needs them, in a bare page."""

import json

import pytest

from course_lib import sound_check
from course_lib.library import library

from .accessible import faults_of_part
from .harness import beside, page_with
from .players import Python, draws, timeline

WORDS = {**library().words["shared"], **library().words["player"]}
VOICE = """
globalThis.spoken = [];
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const synth = { getVoices: () => [{ lang: "en-GB" }], addEventListener() {}, speak: ({ text }) => spoken.push(text), cancel() {} };
Object.defineProperty(globalThis, "speechSynthesis", { value: synth });
"""


@pytest.fixture
def draw(page):
    """Draws the sound check; at the end it checks that the page has thrown no fault."""
    faults = []

    def drawn(light=True):
        widget = sound_check()
        faults.append(page_with(page, widget._script, widget._style, {"words": widget.words}, light=light))

    yield drawn
    assert [fault for page_faults in faults for fault in page_faults] == []


def test_every_sound_can_be_tried(draw, page):
    """The four sounds and the voice each have a button, and pressing one starts nothing that breaks."""
    draw()
    tries = page.locator(".lb-tries button").all_inner_texts()
    assert tries == [*(f"♪ {WORDS[name]}" for name in ("sound_count", "sound_change", "sound_check", "sound_stop")), WORDS["try_voice"]]
    for button in page.locator(".lb-tries button").all():
        button.click()


def test_a_choice_outlasts_the_page(draw, page):
    """What is switched off and how loud it is stays so for the next visit, and for the practice."""
    draw()
    page.get_by_role("checkbox", name=WORDS["voice"]).uncheck()
    page.get_by_role("slider").fill("0.3")
    draw()
    assert not page.get_by_role("checkbox", name=WORDS["voice"]).is_checked()
    assert page.get_by_role("checkbox", name=WORDS["sounds"]).is_checked()
    assert page.get_by_role("slider").input_value() == "0.3"


def test_a_choice_holds_for_a_practice_that_stands_open(page):
    """The voice that is switched off here is silent in a practice that was opened before, and stays so whatever is set there."""
    faults = draws(page, Python(timeline()), before=VOICE)
    page.locator(".lb-start summary").click()
    there = page.locator(".lb-start .lb-more")
    there.get_by_role("button", name=WORDS["try_voice"]).click()
    widget = sound_check()
    beside(page, widget._script, widget._style, {"words": widget.words})
    page.locator(".lb-sound-check").get_by_role("checkbox", name=WORDS["voice"]).uncheck()
    there.get_by_role("button", name=WORDS["try_voice"]).click()
    there.get_by_role("slider").fill("0.3")
    assert page.evaluate("spoken") == [WORDS["say_try"]]
    kept = json.loads(page.evaluate("localStorage.getItem('lower-back-massage.sound')"))
    assert kept == {"volume": 0.3, "sounds": True, "beat": True, "voice": False}
    assert faults == []


def test_no_key_leaves(draw, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    draw()
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.locator("input").first.focus()
    for key in ("x", "d", "Escape", "Space"):
        page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_nothing_for_axe_to_find(draw, page, light):
    """An accessibility engine finds nothing, in both themes; every target is large enough on a narrow screen."""
    page.set_viewport_size({"width": 390, "height": 800})
    draw(light)
    assert faults_of_part(page) == []
    for target in page.locator("button, label").all():
        assert target.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
