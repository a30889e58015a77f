"""The diary of the ache as a learner meets it, in a bare page with the real record behind it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from course_lib import diary
from course_lib.calls import door
from course_lib.library import library
from course_lib.model.events import Event, Kind
from course_lib.model.payloads import Pain

from .accessible import faults_of_part
from .harness import page_with, tab_away

WORDS = {**library().words["shared"], **library().words["diary"]}


@pytest.fixture
def log(page, tmp_path, monkeypatch):
    """Draws the diary; its questions go to Python and to a record of its own. At the end the page has thrown no fault."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    faults = []

    def draw(light=True):
        widget = diary()
        python = lambda name, payload: widget._answers[name](payload)  # noqa: E731
        faults.append(page_with(page, widget._script, widget._style, {"words": widget.words, "view": widget.view}, python, light))

    yield draw
    assert [fault for page_faults in faults for fault in page_faults] == []


def session(hours, receiver="Anna", **numbers):
    """A session that began so many hours ago; returns its lease."""
    lease, at = uuid4(), datetime.now(UTC) - timedelta(hours=hours)
    told = [Event.of(Pain(number=value, when=when, lease=lease), at + timedelta(hours=20 * n), receiver) for n, (when, value) in
            enumerate(numbers.items())]  # fmt: skip
    door.record().append(told)
    return lease


def cells(page):
    return [row.locator(".lb-number-cell").all_inner_texts() for row in page.locator("tbody tr").all()]


def test_an_empty_diary_says_what_will_stand_here(log, page):
    """No chart of nothing: the rules, and when the first line comes."""
    log()
    assert WORDS["empty"] in page.locator(".lb-diary").inner_text()
    assert page.locator("table").count() == 0


def test_the_number_of_the_next_day(log, page):
    """It is asked for when it is due, kept once, drawn at once, and not asked for again."""
    lease = session(20, before=5)
    log()
    assert cells(page) == [["5", "–", "–"]]
    page.get_by_role("group", name=WORDS["ask_title"]).get_by_role("button", name="3", exact=True).click()
    page.locator(".lb-advice", has_text=WORDS["advice_easier"]).wait_for()
    assert cells(page) == [["5", "–", "3"]]
    assert page.locator(".lb-due").count() == 0
    kept = [event.payload for event in door.record().events([Kind.PAIN]) if event.payload["when"] == "next_day"]
    assert kept == [{"number": 3, "when": "next_day", "session": str(lease)}]


@pytest.mark.parametrize(("receiver", "hint"), [("me", "At rest, with nobody touching it."),
                                                ("Anna", "At rest, with nobody touching it. Ask the one who was massaged.")])
def test_nobody_is_sent_to_ask_themselves(log, page, receiver, hint):
    """Whoever was massaged and sits here knows the number; about anybody else the reader is told to ask."""
    session(20, receiver, before=5)
    log()
    assert page.locator(".lb-due p").first.inner_text().partition(". ")[2] == hint


def test_each_person_has_a_diary(log, page):
    """A choice of the person changes the lines, the question and the advice; the focus stays on it."""
    session(20, "Anna", before=5)
    session(200, "Bo", before=2)
    log()
    assert cells(page) == [["5", "–", "–"]]
    page.get_by_label(WORDS["for_whom"]).focus()
    page.get_by_label(WORDS["for_whom"]).select_option(label="Bo")
    assert cells(page) == [["2", "–", "–"]]
    assert page.locator(".lb-due").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_no_gain_in_four_weeks_is_said(log, page):
    """The rule stands there with the numbers that it looked at, and 7 or more sends to a doctor."""
    session(24 * 29, before=5)
    session(24 * 15, before=6)
    session(24, before=5, after=7)
    log()
    told = page.locator(".lb-review").inner_text()
    assert told.startswith(WORDS["review_title"] + "\n\n" + WORDS["review_none"].partition("{")[0])
    assert page.locator(".lb-advice").inner_text() == WORDS["advice_severe"]


def test_the_pressure_number_has_no_place_here(log, page):
    """The ache and what is felt under a hand are two numbers and never share a screen."""
    session(20, before=5)
    log()
    assert "pressure" not in page.locator(".lb-diary").text_content().lower()


def test_a_name_is_never_run(log, page):
    """Whatever a receiver is called is shown as letters."""
    session(20, "<img src=x onerror=alert(1)>", before=5)
    log()
    assert "<img src=x" in page.locator(".lb-who").inner_text()
    assert page.locator("img").count() == 0


def test_a_silent_python_is_said_and_loses_nothing(log, page):
    """The number waits in the browser and arrives when Python speaks again."""
    session(20, before=5)
    log()
    page.evaluate("host.silence()")
    page.get_by_role("button", name="4", exact=True).click()
    page.locator(".lb-silent").wait_for()
    page.evaluate("host.release()")
    page.locator(".lb-advice", has_text=WORDS["advice_easier"]).wait_for()
    assert cells(page) == [["5", "–", "4"]]


def test_what_waits_for_python_is_asked_of_nobody_again(log, page):
    """Two people answered while Python is silent: a look at the first shows no question, and each number arrives once."""
    for who in ("Anna", "Bo"):
        session(20, who, before=5)
    log()
    page.evaluate("host.silence()")
    for who in ("Bo", "Anna"):
        page.get_by_label(WORDS["for_whom"]).select_option(who)
        page.locator(".lb-due").get_by_role("button", name="3", exact=True).click()
    page.get_by_label(WORDS["for_whom"]).select_option("Bo")
    assert page.locator(".lb-due").count() == 0
    page.evaluate("host.release()")
    page.locator(".lb-advice", has_text=WORDS["advice_easier"]).wait_for()
    kept = [event.receiver for event in door.record().events([Kind.PAIN]) if event.payload["when"] == "next_day"]
    assert sorted(kept) == ["Anna", "Bo"]


def erase_in_another_tab(page):
    tab_away(page, lambda: door.record().erase("Anna"))


def erase_beside_it(page):
    door.record().erase("Anna")
    page.evaluate("dispatchEvent(new CustomEvent('lb-forgotten', { detail: { receiver: 'Anna' } }))")


@pytest.mark.parametrize("erase", [erase_in_another_tab, erase_beside_it])
def test_who_is_erased_elsewhere_is_asked_about_no_more(log, page, erase):
    """Her name, her numbers and her question go: a number tapped now would put her on the record once more."""
    session(20, before=5)
    log()
    page.locator(".lb-due").wait_for()
    erase(page)
    page.get_by_text(WORDS["empty"]).wait_for()
    assert page.locator(".lb-due").count() == 0
    assert "Anna" not in page.locator(".lb-diary").text_content()


def test_who_is_erased_while_her_number_waits_is_not_asked_again(log, page):
    """Erased in another window before Python had the number, she is not asked for it once more while Python is silent."""
    session(20, before=5)
    log()
    page.evaluate("host.silence()")
    page.locator(".lb-due").get_by_role("button", name="3", exact=True).click()
    page.get_by_text(WORDS["kept"]).wait_for()
    door.record().erase("Anna")
    page.evaluate("new BroadcastChannel('lower-back-massage.outbox:/:').postMessage({ receiver: 'Anna' })")
    page.get_by_text(WORDS["kept"]).wait_for(state="detached")
    assert page.locator(".lb-due").count() == 0


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_use_it(log, page, light, width):
    """No fault of accessibility, in either theme, and a narrow page does not scroll sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    for n in range(12, 1, -1):
        session(50 * n, before=n % 7, after=n % 5, next_day=n % 6)
    session(20, before=5)
    log(light)
    page.locator("summary").click()
    assert faults_of_part(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert all(box["height"] >= 44 and box["width"] >= 44 for box in (button.bounding_box() for button in page.locator(".lb-number").all()))
