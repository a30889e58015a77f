"""What Python may or may not have heard of a sheet of the final check that was handed in: no answer is lost, and none is added."""

from datetime import UTC, datetime

import pytest

import course_lib
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Screening
from course_lib.record import open_record

from .exam_desk import (
    STORED,
    WORDS,
    begins,
    begun_in_two_windows,
    chooses,
    chosen,
    fills,
    hands_in,
    hands_in_to_a_silent_python,
    in_another_window,
    loses_the_reply_to_its_hand_in,
)
from .harness import stand_still

pytestmark = pytest.mark.usefixtures("own_record")


def test_a_sheet_whose_reply_was_lost_is_handed_in_and_not_opened_again(draw, page):
    """The page is loaded anew before the reply comes: to carry on is to see the result, and nothing more can be filled in."""
    draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    loses_the_reply_to_its_hand_in(page)
    draw(course_lib.exam("final"))
    page.locator(".lb-verdict").wait_for()
    page.get_by_role("button", name=WORDS["carry_on"].format(done=1, count=library().exams["final"].count)).click()
    page.get_by_role("button", name=WORDS["retake"]).wait_for()
    assert (page.locator(".lb-verdict").count(), page.locator(".lb-map").count()) == (1, 0)
    assert (page.evaluate(STORED), len(open_record().events())) == (None, 1)


@pytest.mark.parametrize("reload", [False, True])
def test_a_sheet_that_waits_for_room_on_the_disk_stays_in_the_browser_and_closed(draw, page, reload):
    """Python knows the answers and could not write them: the page keeps them, says so, and opens no question again."""
    draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    kept = chosen(page)
    store = open_record()
    pages = store._ask("PRAGMA page_count")[0][0]
    store._ask(f"PRAGMA max_page_count = {pages}")
    store.append([Event.of(Screening(outcome="clear", until=datetime.now(UTC)), datetime.now(UTC), f"somebody {n}") for n in range(400)])
    hands_in(page)
    page.get_by_text(WORDS["not_saving"]).wait_for()
    if reload:
        draw(course_lib.exam("final"))
    way = page.get_by_role("button", name=WORDS["carry_on"].format(done=1, count=library().exams["final"].count))
    way.click()
    page.get_by_role("alert").get_by_text(WORDS["not_saving"]).wait_for()
    assert page.evaluate("document.activeElement.matches('.lb-card h3')")
    assert (page.locator(".lb-map").count(), chosen(page)) == (0, kept)
    store._ask("PRAGMA max_page_count = 1000000")
    way.click()
    page.get_by_role("button", name=WORDS["retake"]).wait_for()
    assert (page.evaluate(STORED), len(open_record().events(["attempt"])), store.trouble) == (None, 1, None)


def test_a_sheet_whose_reply_never_came_is_not_gone_on_with(draw, page):
    """Whoever goes back from a handing-in that nobody answered comes to the result, where Python had heard of it."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    stand_still(page)
    hand_in = widget._answers["hand_in"]
    widget._answers["hand_in"] = lambda payload: hand_in(payload) and None
    hands_in(page)
    page.clock.run_for(9000)
    page.get_by_text(WORDS["kept_here"]).wait_for()
    widget._answers["hand_in"] = hand_in
    page.clock.resume()
    page.get_by_role("button", name=WORDS["hand_in_no"]).click()
    page.locator(".lb-verdict").wait_for()
    assert (page.locator(".lb-map").count(), page.evaluate(STORED), len(open_record().events(["attempt"]))) == (0, None, 1)


def test_a_sheet_that_the_browser_lost_is_kept_anew_for_a_silent_python(draw, page):
    """What the page says is kept here is; and the reply that comes late to another question than the handing-in closes nothing."""
    draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    kept = chosen(page)
    page.evaluate("localStorage.clear()")
    stand_still(page)
    page.evaluate("host.silence()")
    hands_in(page)
    page.clock.run_for(3000)
    page.get_by_text(WORDS["kept_here"]).wait_for()
    assert chosen(page) == kept
    page.evaluate("host.release()")
    page.clock.resume()
    page.get_by_role("button", name=WORDS["hand_in_yes"]).click()
    page.locator(".lb-verdict").wait_for()
    assert (len(open_record().events()), page.evaluate(STORED)) == (1, None)


def test_a_late_reply_takes_no_sheet_that_was_begun_since(draw, page):
    """Handed in twice to a slow Python, the second reply comes when the next sheet lies open, and leaves it there."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    fills(page, widget, left=20)
    draw(course_lib.exam("final"))
    begins(page)
    stand_still(page)
    page.evaluate("""() => {
        const python = window.hostAnswers;
        Object.assign(window, { late: [], replied: 0 });
        window.hostAnswers = async (message) => {
            const handed = JSON.parse(message).ask === "hand_in";
            if (handed) await new Promise((resolve) => late.push(resolve));
            const reply = await python(message);
            if (handed) setTimeout(() => (replied += 1));
            return reply;
        };
    }""")
    page.get_by_role("button", name=WORDS["hand_in"]).click()
    for _ in range(2):
        page.get_by_role("button", name=WORDS["hand_in_yes"]).click()
        page.clock.run_for(9000)
        page.get_by_text(WORDS["kept_here"]).wait_for()
    page.evaluate("late[0]()")
    page.locator(".lb-verdict").wait_for()
    page.clock.resume()
    begins(page)
    page.evaluate("late[1]()")
    page.wait_for_function("replied === 2")
    assert page.locator(".lb-map").is_visible()
    assert page.evaluate(STORED)


def says(page, words, **blanks):
    return page.get_by_role("button", name=WORDS[words].format(**blanks), exact=True)


def is_handed_in(page):
    """The result stands there and no sheet, the browser keeps none, and Python has the one answer."""
    page.locator(".lb-verdict").wait_for(timeout=10_000)
    found = page.locator(".lb-map").count(), page.evaluate(STORED), len(open_record().events(["attempt"]))
    assert found == (0, None, 1)


@pytest.mark.parametrize("back", ["an open one", "a marked one"])
def test_no_number_opens_a_sheet_that_python_may_have_heard_of(draw, page, back):
    """The numbers of what is open or marked lead to the result too, where the handing-in was heard and its reply never came."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    place = chooses(page, 0)
    page.get_by_role("button", name=WORDS["mark"]).click()
    stand_still(page)
    hand_in = widget._answers["hand_in"]
    widget._answers["hand_in"] = lambda payload: hand_in(payload) and None
    hands_in(page)
    page.clock.run_for(9000)
    page.get_by_text(WORDS["kept_here"]).wait_for()
    assert page.get_by_role("status").all_inner_texts() == [""]  # nothing is being handed in any more
    widget._answers["hand_in"] = hand_in
    page.clock.resume()
    number = page.locator(".lb-handin .lb-cells").nth(int(back == "a marked one")).locator(".lb-cell").first
    assert int(number.inner_text()) == place + 1 or back == "an open one"
    number.click()
    is_handed_in(page)


def test_a_number_leads_on_where_python_heard_of_no_handing_in(draw, page):
    """Whoever goes back after one that never reached Python stands at the question that was pressed, with all answers."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    kept = chosen(page)
    stand_still(page)
    hand_in, widget._answers["hand_in"] = widget._answers["hand_in"], lambda payload: None
    hands_in(page)
    page.clock.run_for(9000)
    page.get_by_text(WORDS["kept_here"]).wait_for()
    widget._answers["hand_in"] = hand_in
    page.clock.resume()
    page.locator(".lb-handin .lb-cell").last.click()
    page.locator(".lb-map").wait_for()
    count = library().exams["final"].count
    assert page.get_by_text(WORDS["number"].format(number=count, count=count)).is_visible()
    assert chosen(page) == kept
    page.locator(".lb-cells .lb-cell").first.click()  # what Python said holds: it is not asked anew
    assert page.get_by_text(WORDS["number"].format(number=1, count=count)).is_visible()


def test_a_reply_that_comes_while_somebody_goes_back_is_the_result(draw, page):
    """Python wakes with the handing-in and the question after it: the verdict stands there, and no new sheet over it."""
    draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    hands_in_to_a_silent_python(page)
    says(page, "hand_in_no").click()
    page.wait_for_function("host.asked.at(-1).ask === 'sheet'")
    sheets = page.evaluate("host.asked.filter(({ ask }) => ask === 'sheet').length")
    page.clock.resume()
    page.evaluate("host.release()")
    page.locator(".lb-verdict").wait_for(timeout=10_000)
    page.evaluate("""async () => {
        for (let n = 0; n < 5; n += 1) await window.hostAnswers(JSON.stringify({ ask: "result", id: `later${n}` }));
    }""")
    is_handed_in(page)
    assert page.evaluate("host.asked.filter(({ ask }) => ask === 'sheet').length") == sheets


def test_another_window_opens_no_sheet_that_python_may_have_heard_of(draw, page):
    """Handed in here, and the reply never comes: the other window asks whether to hand in, and goes back to the result alone."""
    other = begun_in_two_windows(draw, page)
    loses_the_reply_to_its_hand_in(page)
    other.locator(".lb-handin").wait_for(timeout=10_000)
    says(other, "hand_in_no").click()
    other.locator(".lb-verdict").wait_for(timeout=10_000)
    is_handed_in(page)


def test_a_window_goes_on_once_python_said_that_it_heard_of_nothing(draw, page):
    """What never reached Python stands open again in both windows, from either."""
    other = begun_in_two_windows(draw, page)
    hands_in_to_a_silent_python(page)
    says(other, "hand_in_no").click(timeout=10_000)
    other.locator(".lb-map").wait_for()
    says(page, "hand_in_no").click()
    page.locator(".lb-map").wait_for()


def test_a_sheet_that_was_handed_in_elsewhere_is_not_carried_on(draw, page):
    """The button to carry on was there before: it leads to the result, as soon as Python can tell it, and to no empty sheet."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    draw(widget)
    other = in_another_window(page, widget)
    hands_in(other)
    is_handed_in(other)
    page.evaluate("host.silence('result')")
    page.locator(".lb-primary").click()
    page.locator(".lb-silent").wait_for(timeout=10_000)
    page.evaluate("host.release()")
    page.locator(".lb-primary").click()
    is_handed_in(page)


@pytest.mark.parametrize("presses", ["before it", "after it"])
def test_who_goes_back_while_the_other_window_hears_its_verdict_has_it_too(draw, page, presses):
    """Whether *No, back* was pressed before the other window had its verdict or after it: no empty sheet is opened over the result."""
    other = begun_in_two_windows(draw, page)
    hands_in_to_a_silent_python(page)
    other.locator(".lb-handin").wait_for(timeout=10_000)
    other.evaluate("host.silence()")
    asks = iter(range(2, 5))

    def goes_back():
        says(other, "hand_in_no").click()
        has_asked()

    def has_asked():
        other.wait_for_function("(n) => host.asked.filter(({ ask }) => ask === 'sheet').length >= n", arg=next(asks))

    if presses == "before it":
        goes_back()
    page.clock.resume()
    page.evaluate("host.release()")
    page.locator(".lb-verdict").wait_for(timeout=10_000)
    has_asked()
    if presses == "after it":
        goes_back()
    other.evaluate("host.release()")
    is_handed_in(other)
