"""How long a check before a massage holds: it is not asked again, and ends by the clock, by a change, by a stop or by another check."""

from datetime import UTC, datetime, timedelta

import pytest

import course_lib
from course_lib.model.events import spell
from course_lib.record import open_record
from course_lib.safety.gate import Closed, gate

from ..openings import screen
from .harness import NOON, stand_still
from .screening_page import PAGES, Python, answer, begin, over_the_record, press, row


def held(outcome="light", receiver="Anna", hours=3):
    until = spell(datetime.now(UTC) + timedelta(hours=hours))
    return {"receiver": receiver, "outcome": outcome, "until": until, "changes": ["No thumbs"], "told": [], "kept": True}


def test_a_check_that_holds_is_not_asked_again(check):
    """On opening, the last receiver's result is there with its changes."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    assert page.locator("h2").inner_text() == "Yes, with care for Anna"
    assert page.locator(".lb-changes li").all_inner_texts() == ["No thumbs"]
    assert python.decided == []


@pytest.mark.parametrize(
    ("outcome", "says"), [("no", "help now means now"), ("light", "Your answers are not kept"), ("clear", "Nothing on the list")]
)
def test_a_check_that_is_shown_again_says_that_its_reasons_are_not_kept(check, outcome, says):
    """Nobody who was told to get help reads later that it can wait, and nobody looks for advice that the card no longer has."""
    page, _ = check(Python(held(outcome)))
    lead = page.locator(".lb-lead").inner_text()
    assert says in lead
    assert ("Go through" in lead) is (outcome != "clear")


def test_something_is_different(check):
    """One press ends the old result, tells the page, and asks the same person anew from the first page."""
    page, python = check(Python(held()))
    press(page, "Go through the check again")
    page.get_by_text(f"Page 1 of {PAGES}").wait_for()
    assert page.locator(".lb-steps-bar bdi").inner_text() == "Anna"
    page.wait_for_function("told.length === 2")  # and what was asked before Python heard of it is asked anew
    assert page.evaluate("told") == [{"receiver": "Anna", "outcome": outcome} for outcome in ("changed", None)]
    (asked,) = [payload for name, payload in python.asked if name == "today" and "unheard" in payload]
    assert [(event["kind"], event["receiver"]) for event in asked["unheard"]] == [("changed", "Anna")]
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.usefixtures("own_record")
def test_something_different_outlives_a_kernel_that_is_gone(check):
    """Python is silent: the questions begin at once, the page is told, and after a reload the next kernel knows."""
    answers, deaf = course_lib.screening()._answers, set()
    screen("Anna")
    page, _ = check(lambda name, payload: None if deaf else answers[name](payload))
    page.locator(".lb-is-clear").wait_for()
    deaf.add("everything")
    press(page, "Go through the check again")
    page.get_by_text(f"Page 1 of {PAGES}").wait_for()
    assert page.evaluate("told") == [{"receiver": "Anna", "outcome": "changed"}]
    deaf.clear()
    check(lambda name, payload: answers[name](payload))
    page.wait_for_function("localStorage.length === 0")
    assert gate(open_record().events(), "Anna", datetime.now(UTC)) == Closed("changed")
    assert page.locator(".lb-who").is_visible()


@pytest.mark.usefixtures("own_record")
def test_what_is_answered_anew_is_written_after_what_was_different(check):
    """What ends the old check goes with the new answers, where the outbox has not got through: heard late, it ends nothing."""
    answers, deaf = course_lib.screening()._answers, {"record"}
    screen()
    page, _ = check(lambda name, payload: None if name in deaf else answers[name](payload))
    page.locator(".lb-is-clear").wait_for()
    deaf.add("today")
    press(page, "Go through the check again")
    answer(page)
    page.locator(".lb-is-clear").wait_for()
    check(lambda name, payload: answers[name](payload))
    page.wait_for_function("localStorage.length === 0")
    assert [event.kind for event in open_record().events()] == ["screening", "changed", "screening"]
    page.locator(".lb-is-clear").wait_for()
    assert gate(open_record().events(), "Sam", datetime.now(UTC)).outcome == "clear"


def test_somebody_else(check):
    """One press asks for the next name and leaves the first one's result alone."""
    page, python = check(Python(held()))
    press(page, "Somebody else today")
    begin(page, "Bea")
    answer(page)
    assert page.locator("h2").inner_text() == "All clear for Bea"
    assert [name for name, payload in python.asked if "unheard" in payload] == []


def test_a_check_runs_out(check):
    """A result that ends while the page is open leaves the screen by itself."""
    page, _ = check(Python(held(hours=0.0004)))
    page.get_by_text("The last check no longer holds.").wait_for()
    assert page.evaluate("told") == [{"receiver": "Anna", "outcome": None}]


def test_a_stop_ends_what_the_screen_says(check):
    """Looked at again after a stop elsewhere on the page, the check no longer says yes."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    page.evaluate("document.getElementById('cell').insertAdjacentHTML('afterend', '<div style=\"height: 5000px\"></div>')")
    page.mouse.wheel(0, 4000)
    page.wait_for_function("document.querySelector('.lb-screening').getBoundingClientRect().bottom < 0")
    python.today = {}
    page.mouse.wheel(0, -4000)
    page.get_by_text("The last check no longer holds.").wait_for()


def test_a_stop_in_another_window_ends_it_too(check):
    """Whoever comes back to this window, after a stop elsewhere or a night, reads no yes of before."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    python.today = {}
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("The last check no longer holds.").wait_for()


def test_another_lesson_may_ask_meanwhile(check):
    """What another check on the same page decides shows here too."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    python.today = held("clear", hours=5)
    page.evaluate("dispatchEvent(new CustomEvent('lb-screened', { detail: { receiver: 'Anna', outcome: 'clear' } }))")
    page.locator(".lb-is-clear").wait_for()


@pytest.mark.usefixtures("own_record")
def test_an_emergency_that_python_did_not_hear_ends_the_check_of_before(check):
    """*Get help now* stood there, the kernel was gone: what runs ends; after a reload nothing says all clear, and practice closes."""
    answers, deaf = course_lib.screening()._answers, set()
    page, _ = check(lambda name, payload: None if name in deaf else answers[name](payload))
    begin(page)
    answer(page)
    page.locator(".lb-is-clear").wait_for()
    press(page, "Somebody else today")
    deaf |= {"decide", "record"}
    begin(page)
    row(page, "RF04").check()
    press(page, "Go on")
    page.locator(".lb-is-emergency .lb-silent").wait_for()
    assert page.evaluate("told.at(-1)") == {"receiver": "me", "outcome": "no"}
    assert "RF04" not in page.evaluate("JSON.stringify({ ...localStorage })")
    check(lambda name, payload: None if name in deaf else answers[name](payload))
    page.wait_for_function("host.asked.some(({ ask }) => ask === 'record')")
    page.evaluate("dispatchEvent(new CustomEvent('lb-screened', { detail: {} }))")
    page.wait_for_function("host.asked.filter(({ ask }) => ask === 'today').length === 2")
    assert page.locator(".lb-who").is_visible()
    deaf.clear()
    check(lambda name, payload: answers[name](payload))
    page.wait_for_function("localStorage.length === 0")
    assert gate(open_record().events(), "me", datetime.now(UTC)) == Closed("changed")
    assert page.locator(".lb-who").is_visible()


@pytest.mark.usefixtures("own_record")
def test_an_emergency_that_python_hears_is_a_no(check):
    """What ends the check of before stands before the new one in the record: nobody is told to go through it once more."""
    page = over_the_record(check)
    begin(page)
    row(page, "RF04").check()
    press(page, "Go on")
    page.wait_for_function("told.filter(({ outcome }) => outcome === 'no').length === 2 && localStorage.length === 0")
    assert [event.kind for event in open_record().events()] == ["changed", "screening"]
    assert gate(open_record().events(), "me", datetime.now(UTC)) == Closed("no")


def erased(page, receiver):
    """What the page that erases tells the others."""
    page.evaluate("(receiver) => dispatchEvent(new CustomEvent('lb-forgotten', { detail: { receiver: receiver ?? undefined } }))", receiver)


@pytest.mark.parametrize("lies", ["the result", "a page of questions"])
@pytest.mark.parametrize("receiver", ["anna", None], ids=["one", "everything"])
def test_whoever_is_erased_is_asked_for_anew_and_written_no_more(check, lies, receiver):
    """Neither their result nor their page stays, and the next check begins with a name; another name that is erased changes nothing."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    if lies == "a page of questions":
        press(page, "Somebody else today")
        begin(page, "Anna")
    erased(page, "Ann")
    assert page.locator(".lb-stage bdi").inner_text() == "Anna"
    erased(page, receiver)
    page.locator(".lb-who").wait_for(timeout=5000)
    assert (page.locator(".lb-stage bdi").count(), [payload for name, payload in python.asked if "unheard" in payload]) == (0, [])


def in_two_places(page):
    """Anna's result that holds, in two places of the page; returns both."""
    page.locator(".lb-is-light").wait_for()
    page.evaluate("host.show()")
    page.wait_for_function("document.querySelectorAll('.lb-is-light').length === 2")
    return page.locator(".lb-screening").first, page.locator(".lb-screening").last


@pytest.mark.parametrize("also", ["the same", "somebody else"])
def test_no_view_of_a_check_keeps_somebody_who_is_erased(check, also):
    """A check that is shown twice asks for a name in both places, or goes on with whom the other place has begun meanwhile."""
    page, _ = check(Python(held()))
    one, _ = in_two_places(page)
    if also == "somebody else":
        press(one, "Somebody else today")
        begin(one, "Bea")
    erased(page, "anna")
    left = {"the same": (2, []), "somebody else": (0, ["Bea", "Bea"])}[also]
    assert (page.locator(".lb-who").count(), page.locator(".lb-stage bdi").all_inner_texts()) == left


def test_a_result_is_gone_through_again_for_whom_it_is_about(check):
    """A check that is shown twice: though the other place has gone on to somebody else, the name on the result is asked anew."""
    page, python = check(Python(held()))
    one, other = in_two_places(page)
    press(one, "Somebody else today")
    press(other, "Go through the check again")
    assert other.locator(".lb-stage bdi").inner_text(timeout=5000) == "Anna"
    page.wait_for_function("told.length === 2 && localStorage.length === 0")
    assert [event["receiver"] for name, payload in python.asked if name == "record" for event in payload["events"]] == ["Anna"]


def test_an_emergency_stands_in_every_view_of_a_check(check):
    """No other place goes on saying yes beside it, and it is called out once."""
    page, _ = check(Python(held()))
    one, _ = in_two_places(page)
    press(one, "Go through the check again")
    row(one, "RF04").check()
    press(one, "Go on")
    page.wait_for_function("told.filter(({ outcome }) => outcome === 'no').length === 2")
    assert (page.locator(".lb-is-emergency").count(), page.locator(".lb-is-light").count(), page.get_by_role("alert").count()) == (2, 0, 0)


def test_what_python_finds_open_is_no_emergency_any_more(check):
    """Its questions stand there again, and leave the page with a receiver who is erased."""
    page, _ = check(lambda name, payload: {"outcome": "open"} if name == "decide" else {})
    begin(page, "Anna")
    row(page, "RF04").check()
    press(page, "Go on")
    page.locator("form.lb-lines").wait_for()
    erased(page, "anna")
    assert page.locator(".lb-stage form").get_attribute("class") == "lb-who"


def test_a_check_that_is_closed_runs_out_unheard(check, page):
    """A page that is gone tells nobody anything."""
    stand_still(page)
    check(Python({**held(), "until": spell(datetime.fromtimestamp(NOON + 60, UTC))}))
    page.locator(".lb-is-light").wait_for()
    page.evaluate("host.hide(0)")
    page.clock.run_for(90_000)
    assert page.evaluate("told") == []


def test_a_check_that_is_erased_while_python_is_asked_for_it_does_not_come_back(check):
    """What Python found before the erasure is shown no more after it."""
    page, python = check()
    page.wait_for_function("host.asked.some(({ ask }) => ask === 'today')")
    python.today = held()
    page.evaluate("host.silence('today')")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    erased(page, "anna")
    page.evaluate("async () => { host.release(); await hostAnswers(JSON.stringify({ ask: 'after it' })); }")
    assert [name for name, _ in python.asked if name != "record"] == ["today", "today", "after it"]
    assert page.locator(".lb-stage form").get_attribute("class") == "lb-who"


def test_whoever_is_erased_while_python_decides_about_them_does_not_come_back(check):
    """Somebody went back to the name, and it is erased: what Python decided of it is neither shown nor taken back."""
    page, python = check()
    begin(page, "Anna")
    for _ in range(PAGES - 1):
        press(page, "None of these")
    page.evaluate("host.silence('decide')")
    press(page, "None of these")
    for _ in range(PAGES):
        press(page, "Back")
    erased(page, "anna")
    page.evaluate("async () => { host.release(); await hostAnswers(JSON.stringify({ ask: 'after it' })); }")
    assert page.locator(".lb-stage form").get_attribute("class", timeout=5000) == "lb-who"
    assert [event for name, payload in python.asked if name == "record" for event in payload["events"]] == []


@pytest.mark.parametrize("views", [1, 2])
def test_what_to_do_in_an_emergency_stays_where_its_receiver_is_erased(check, views):
    """The numbers to call stand there; to go through the check again begins with a name and writes nobody.

    So it is where another view of this check has gone on to somebody else.
    """
    page, python = check()
    begin(page, "Anna")
    row(page, "RF04").check()
    press(page, "Go on")
    page.wait_for_function("told.filter(({ outcome }) => outcome === 'no').length === 2 && localStorage.length === 0")
    if views == 2:
        page.evaluate("host.show()")
        page.wait_for_function("document.querySelectorAll('.lb-numbers').length === 2")
    erased(page, "anna")
    assert page.locator(".lb-numbers").count() == views
    if views == 2:
        press(page.locator(".lb-screening").first, "Somebody else today")
    press(page.locator(".lb-screening").last, "Go through the check again")
    page.locator(".lb-screening").last.locator(".lb-who").wait_for(timeout=5000)
    written = [event["receiver"] for name, payload in python.asked if name == "record" for event in payload["events"]]
    assert (written, page.evaluate("localStorage.length")) == (["Anna"], 0)


@pytest.mark.usefixtures("own_record")
def test_a_tick_counts_though_another_view_has_decided(check):
    """What is ticked in one place is heard, wherever the other has come meanwhile."""
    page = over_the_record(check)
    begin(page)
    page.evaluate("host.show()")
    one, other = page.locator(".lb-screening").first, page.locator(".lb-screening").last
    for _ in range(PAGES):
        press(one, "None of these")
    one.locator(".lb-is-clear").wait_for()
    row(other, "RF04").check()
    press(other, "Go on")
    page.wait_for_function("document.querySelectorAll('.lb-is-emergency').length === 2", timeout=5000)


def test_a_view_is_not_left_waiting_for_what_another_let_go(check):
    """One view waits for Python, the other goes through the check again: the first can be answered once more."""
    page, _ = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    page.evaluate("host.show()")
    one, other = page.locator(".lb-screening").first, page.locator(".lb-screening").last
    press(one, "Go through the check again")
    for _ in range(PAGES - 1):
        press(one, "None of these")
    page.evaluate("host.silence('decide')")
    press(one, "None of these")
    one.get_by_role("button", name="One moment").wait_for()
    press(other, "Go through the check again")
    page.evaluate("host.release()")
    one.get_by_role("button", name="Ask again").and_(one.locator(":enabled")).wait_for(timeout=5000)
