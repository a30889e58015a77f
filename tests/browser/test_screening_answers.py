"""The check before a massage as a person goes through it: who is massaged, page by page, by keys, back and again, by everybody."""

import re
from datetime import UTC, datetime

import pytest

from course_lib.model.events import LONGEST_NAME
from course_lib.record import open_record
from course_lib.safety.gate import Closed, gate

from .accessible import faults_of_part
from .screening_page import PAGES, answer, begin, over_the_record, press, row


def test_silence_is_said_and_nothing_is_lost(check):
    """No answer in two seconds: a note, the ticks and the focus stay, and a late answer still counts."""
    page, python = check()
    begin(page)
    for _ in range(PAGES - 1):
        press(page, "None of these")
    row(page, "K34").check()
    page.evaluate("host.silence()")
    press(page, "Go on")
    page.locator(".lb-silent").wait_for()
    assert row(page, "K34").is_checked()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="One moment").wait_for(timeout=5000)
    page.evaluate("host.release()")
    page.locator(".lb-is-light").wait_for()
    assert len({payload["id"] for payload in python.decided}) == 1


@pytest.mark.usefixtures("own_record")
@pytest.mark.parametrize("goes", ["on the same page", "after the note of silence", "a page back", "to somebody else"])
def test_a_reply_about_other_answers_than_stand_there_opens_nothing(check, goes):
    """Python was busy, and what was ticked meanwhile is still ticked; the clear about the answers of before holds for nobody."""
    page = over_the_record(check)
    begin(page, "Anna")
    for _ in range(PAGES - 1):
        press(page, "None of these")
    page.evaluate("host.silence('decide')")
    press(page, "None of these")
    if goes == "after the note of silence":
        page.locator(".lb-silent").wait_for()
    if goes in ("on the same page", "after the note of silence"):
        ticked = row(page, "K34")
    else:
        for _ in range({"a page back": 1, "to somebody else": PAGES}[goes]):
            press(page, "Back")
        if goes == "to somebody else":
            begin(page, "Bea")
        ticked = page.locator(".lb-line input").first
    ticked.check()
    page.evaluate("host.release()")
    page.wait_for_function("told.length === 1 || host.asked.some(({ ask, payload }) => ask === 'record' && payload.events.length)")
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox'))")
    assert page.locator(".lb-outcome, .lb-silent").count() == 0
    assert ticked.is_checked()
    assert gate(open_record().events(), "Anna", datetime.now(UTC)) == Closed("changed")
    press(page, "Go on")


@pytest.mark.usefixtures("own_record")
def test_what_is_gone_through_again_is_written_again(check):
    """Python hears of an emergency only when its questions are asked anew: these stay, and the same answers are a second no."""
    page = over_the_record(check)
    begin(page)
    page.evaluate("host.silence('decide')")
    row(page, "RF04").check()
    press(page, "Go on")
    press(page, "Go through the check again")
    page.evaluate("async () => { host.release(); await hostAnswers(JSON.stringify({ ask: 'after it' })); }")
    page.locator("form.lb-lines").wait_for(timeout=5000)
    row(page, "RF04").check()
    press(page, "Go on")
    page.wait_for_function("told.filter(({ outcome }) => outcome === 'no').length === 3 && localStorage.length === 0")
    assert gate(open_record().events(), "me", datetime.now(UTC)) == Closed("no")


def test_keyboard_only(check):
    """Tab, Space, Enter and the arrows do it all, from the name to the outcome."""
    page, _ = check()
    keys = page.keyboard
    page.get_by_role("radio", name=re.compile("^Me")).focus()
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.type("Bo")
    keys.press("Tab")
    keys.press("Enter")
    for number in range(1, PAGES + 1):
        assert page.locator(".lb-steps-bar span").first.inner_text() == f"Page {number} of {PAGES}"
        assert page.evaluate("document.activeElement.tagName") == "H2"
        boxes = page.locator(".lb-row").count()
        if number == PAGES:
            keys.press("Tab")
            keys.press("Space")
            for yes in (False, False, True):
                keys.press("Tab")
                keys.press("Space")
                if not yes:
                    keys.press("ArrowRight")
        for _ in range(boxes - (number == PAGES)):
            keys.press("Tab")
        keys.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Back"
        keys.press("Tab")
        keys.press("Enter")
    page.locator(".lb-is-light").wait_for()
    assert page.locator("h2").inner_text() == "Yes, with care for Bo"
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_no_key_leaves_the_check(check):
    """In JupyterLab an x that escapes cuts a cell."""
    page, _ = check()
    page.evaluate("window.heard = 0; for (const kind of ['keydown', 'keyup']) document.addEventListener(kind, () => { heard += 1; })")
    begin(page, "x")
    page.keyboard.press("x")
    page.keyboard.press("b")
    assert page.evaluate("heard") == 0


@pytest.mark.parametrize(
    "name", ["<img src=x onerror='told.push(1)'>", "👵🏽 Oma Änne", "مريم", "</script><b>B</b>", "{receiver} {time}", "A" * 60]
)
def test_a_name_is_only_text(check, name):
    """Markup, emoji, right-to-left letters and braces in a name are shown as they were typed, and run nothing."""
    page, python = check()
    begin(page, name)
    assert page.locator(".lb-steps-bar bdi").inner_text() == name
    answer(page)
    assert page.locator(".lb-outcome bdi").inner_text() == name
    assert page.locator(".lb-screening img, .lb-screening script, .lb-screening b").count() == 0
    assert python.decided[0]["receiver"] == name
    assert page.evaluate("told") == [{"receiver": name, "outcome": "clear"}]


def test_nobody_is_chosen_in_advance(check):
    """Whoever presses on without saying whose back it is stays and is told so, on the choice: a check of the wrong person is none."""
    page, python = check()
    assert [one.is_checked() for one in page.get_by_role("radio").all()] == [False, False]
    press(page, "Begin")
    assert page.get_by_role("alert").inner_text() == "First choose who is massaged."
    assert page.evaluate("document.activeElement.value") == "me"
    assert page.locator("form.lb-lines").count() == 0
    assert python.decided == []


@pytest.mark.parametrize("name", ["   ", "\u200b"])
def test_a_name_is_needed(check, name):
    """Somebody else without a name that anybody can see is nobody; the page says so and stays."""
    page, _ = check()
    begin(page, name)
    assert page.get_by_role("alert").inner_text() == "Type a name or initials first."
    assert page.evaluate("document.activeElement.type") == "text"


@pytest.mark.parametrize("name", ["me", "ME", "Me ", "\uff2d\uff25", " mE\u200b "])
def test_nobody_else_is_called_me(check, name):
    """Initials that the record would take for the learner are no name: one check would open practice for two backs."""
    page, python = check()
    begin(page, name)
    assert page.get_by_role("alert").inner_text() == "These two letters stand for you yourself here. Type more of the name."
    assert page.evaluate("document.activeElement.type") == "text"
    assert (page.locator("form.lb-lines").count(), python.decided) == (0, [])


def test_letters_apart_are_another_name(check):
    """What the record keeps as another name begins a check for that person."""
    page, _ = check()
    begin(page, "m e")
    assert page.locator(".lb-steps-bar bdi").inner_text() == "m e"


def test_a_name_is_as_long_as_the_record_takes(check):
    """The box takes just as many letters as a name may have, so that no check ends in a name that is refused."""
    page, _ = check()
    page.get_by_role("radio", name=re.compile("^Somebody else")).check()
    page.get_by_label("Their name or initials").focus()
    page.keyboard.insert_text("x" * (LONGEST_NAME + 1))
    assert page.get_by_label("Their name or initials").input_value() == "x" * LONGEST_NAME


def test_the_answers_stay_nowhere(check):
    """What was ticked goes into one question to Python: not into the browser's storage, not into the widget's state."""
    page, python = check()
    begin(page, "Anna")
    answer(page, ["K27", "K21"], yes=["K27.agreed"])
    page.locator(".lb-is-light").wait_for()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, host.changes]") == [0, 0, "", []]
    assert [name for name, payload in python.asked if "answers" in payload] == ["decide"]
    assert sorted(python.decided[0]) == ["answers", "id", "receiver"]


def test_back_keeps_what_was_said(check):
    """One page back shows the ticks and the second answers again, or that it was none of these."""
    page, _ = check()
    begin(page)
    press(page, "None of these")
    press(page, "None of these")
    row(page, "RF12").check()
    page.locator('input[name$="-RF12.sooner"][value="false"]').check()
    press(page, "Go on")
    press(page, "Back")
    assert row(page, "RF12").is_checked()
    assert page.locator('input[name$="-RF12.sooner"][value="false"]').is_checked()
    press(page, "Back")
    assert page.get_by_text("You said: none of these.").is_visible()
    press(page, "Back")
    press(page, "Back")
    assert page.get_by_role("radio", name=re.compile("^Me")).is_checked()


def test_a_second_question_needs_its_answer(check):
    """A ticked line waits: the page stays, marks what is missing and puts the focus there; unticking withdraws it."""
    page, _ = check()
    begin(page)
    press(page, "None of these")
    press(page, "None of these")
    row(page, "RF11").check()
    press(page, "Go on")
    assert page.get_by_role("alert").inner_text() == "An answer is still missing where it is marked."
    assert page.evaluate("document.activeElement.name").endswith("-RF11.chest")
    row(page, "RF11").uncheck()
    press(page, "None of these")
    assert page.locator("h2").inner_text() == "The pain itself"


def test_drawn_anew_nothing_is_lost(check):
    """JupyterLab draws a widget again whenever it likes; the person is where they were."""
    page, _ = check()
    begin(page)
    press(page, "None of these")
    row(page, "T05").check()
    page.evaluate("host.hide(0)")
    page.evaluate("host.show()")
    assert page.locator("h2").inner_text() == "A clear yes"
    assert row(page, "T05").is_checked()


def test_a_double_click_skips_no_page(check):
    """Who double-clicks as on the desktop lands on the next page, not on the one after it."""
    page, _ = check()
    page.get_by_role("radio", name=re.compile("^Me")).check()
    page.get_by_role("button", name="Begin").dblclick()
    page.get_by_role("button", name="None of these").dblclick()
    page.get_by_role("button", name="None of these").and_(page.locator(":enabled")).wait_for()
    assert page.locator("h2").inner_text() == "A clear yes"
    assert page.locator("input:checked").count() == 0


@pytest.mark.parametrize("light", [True, False])
def test_nothing_stands_in_anybodys_way(check, light):
    """No fault that axe-core knows of on any page, light and dark, and nothing to press that is smaller than a thumb."""
    page, _ = check(light=light)
    found = []

    def look(name):
        found.extend(f"{name}: {fault}" for fault in faults_of_part(page, ".lb-screening", ()))
        sizes = page.locator("button, summary, .lb-line, .lb-pill, .lb-choice, .lb-name-box").evaluate_all(
            "all => all.filter((one) => one.offsetParent).map((one) => Math.min(one.offsetHeight, one.offsetWidth))"
        )
        assert min(sizes) >= 44

    page.get_by_role("radio", name=re.compile("^Somebody else")).check()
    page.get_by_text("During a massage: when hands come off").click()
    look("who")
    begin(page, "Anna")
    for ticked in ("", "", "RF11", "RF15", "K16", "K19", "K29", "K20"):
        if ticked:
            row(page, ticked).check()
            look(f"page with {ticked}")
            row(page, ticked).uncheck()
        look("page")
        if ticked == "K20":
            row(page, "K21" if row(page, "K21").count() else "K26").check()
            press(page, "Go on")
        else:
            press(page, "None of these")
    page.locator(".lb-is-light").wait_for()
    look("light")
    for ticks, look_of in ((["RF11"], "no"), ([], "clear"), (["RF01"], "emergency")):
        press(page, "Go through the check again")
        page.get_by_text(f"Page 1 of {PAGES}").wait_for()
        answer(page, ticks)
        page.locator(f".lb-is-{look_of} .lb-moves").wait_for()
        look(look_of)
    assert found == []
