"""The dilution calculator as a learner meets it, in a bare page with Python's own sum behind it."""

import pytest

from course_lib import dilution
from course_lib.calls import door
from course_lib.library import library
from course_lib.model.events import Kind

from .accessible import faults_of_part
from .harness import page_with

WORDS = {**library().words["shared"], **library().words["dilution"]}
ASKS = {question.id: question.ask for question in library().oil_questions.values()}


@pytest.fixture
def card(page, tmp_path, monkeypatch):
    """Draws the calculator; at the end the page has thrown no fault."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    faults = []

    def draw(light=True):
        widget = dilution()
        traits = {name: getattr(widget, name) for name in ("words", "questions", "scents", "numbers", "answer")}
        faults.append(page_with(page, widget._script, widget._style, traits, lambda name, payload: widget._answers[name](payload), light))

    yield draw
    assert [fault for page_faults in faults for fault in page_faults] == []


def says(page, title):
    page.locator(".lb-says", has_text=title).wait_for()
    return page.locator(".lb-answer").inner_text()


def scented(page, name="Lavender"):
    page.get_by_label(WORDS["asked"]).check()
    page.get_by_label(WORDS["scent"], exact=True).select_option(label=name)


def test_from_the_questions_to_the_drops(card, page):
    """Before everything is asked there is no amount; then plain oil; with a scent, drops; and more than the cap is lowered and said."""
    card()
    assert WORDS["ask_first_text"] in says(page, WORDS["ask_first"])
    page.get_by_label(WORDS["asked"]).check()
    assert "2 to 3 ml" in says(page, WORDS["plain"])
    page.get_by_label(WORDS["scent"], exact=True).select_option(label="Lavender")
    says(page, "9 drops of lavender in 30 ml of plain oil")
    page.get_by_label(WORDS["percent"], exact=True).fill("5")
    page.keyboard.press("Tab")
    assert WORDS["lowered_percent"].format(percent=2) in says(page, "0.6 ml of lavender in 30 ml of plain oil")
    assert page.get_by_label(WORDS["percent"], exact=True).input_value() == "2"
    page.get_by_role("button", name=WORDS["more"].format(what=WORDS["percent"])).click()
    says(page, "0.6 ml of lavender in 30 ml of plain oil")
    page.get_by_role("button", name=WORDS["less"].format(what=WORDS["ml"])).click()
    says(page, "0.5 ml of lavender in 25 ml of plain oil")


def test_an_answer_changes_the_mix(card, page):
    """Care halves the start and the cap; asthma takes the scent out and says why, with its source; nothing reaches the record."""
    card()
    scented(page)
    page.get_by_label(ASKS["sensitive"]).check()
    assert library().oil_questions["sensitive"].reason in says(page, "4 drops of lavender in 30 ml of plain oil")
    page.get_by_label(ASKS["asthma"]).check()
    told = says(page, WORDS["plain"])
    assert library().oil_questions["asthma"].reason in told
    assert library().sources["S73"].short in told
    assert WORDS["diffuser_off"] in told
    assert door.record().events(list(Kind)) == []


def test_no_oil_for_an_allergy_that_nobody_can_name(card, page):
    """No amount and no oil stands there any more."""
    card()
    scented(page)
    says(page, "9 drops")
    page.get_by_label(ASKS["unknown"]).check()
    told = says(page, WORDS["nothing"])
    assert "sunflower" not in told.lower()
    assert " ml" not in told


def test_a_silent_python_takes_the_old_answer_away(card, page):
    """An answer to other questions never stays; after two seconds the page says that nobody answers; a late reply is taken."""
    card()
    scented(page)
    says(page, "9 drops")
    page.evaluate("host.silence()")
    page.get_by_label(ASKS["asthma"]).check()
    page.locator(".lb-silent").wait_for()
    assert "9 drops" not in page.locator(".lb-dilution").inner_text()
    page.evaluate("host.release()")
    says(page, WORDS["plain"])
    assert page.locator(".lb-silent").count() == 0


@pytest.mark.parametrize("typed", ["lots", "-3", "1e99", "🙂", "<img src=x onerror=alert(1)>", "0"])
def test_whatever_is_typed_the_cap_holds(card, page, typed):
    """A slip becomes a number within the bounds, shown in the box."""
    card()
    scented(page)
    says(page, "9 drops")
    page.get_by_label(WORDS["percent"], exact=True).fill(typed[:12])
    page.keyboard.press("Tab")
    page.locator('.lb-answer[data-kind="mix"]').wait_for()
    assert float(page.get_by_label(WORDS["percent"], exact=True).input_value()) <= 2
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_use_it(card, page, light, width):
    """No fault of accessibility, in either theme, and a narrow page does not scroll sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    card(light)
    scented(page)
    page.get_by_label(ASKS["sensitive"]).check()
    says(page, "4 drops")
    assert faults_of_part(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_key_reaches_the_notebook(card, page):
    """A letter typed into a box cuts no cell."""
    card()
    page.evaluate("document.addEventListener('keydown', () => (window.leaked = true))")
    scented(page)
    says(page, "9 drops")
    page.get_by_label(WORDS["percent"], exact=True).press("x")
    assert page.evaluate("window.leaked") is None
