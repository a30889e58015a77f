"""The final check on a bare page with the real Python behind it: what the tests of its sheet share."""

import json

import pytest

import course_lib
from course_lib.library import library

from ..quizzes.bank import key
from .harness import page_with, stand_still, traits_of

WORDS = {**library().words["shared"], **library().words["quiz"], **library().words["final"]}
ITEMS = library().items
STORED = "Object.keys(localStorage).find((key) => key.startsWith('lower-back-massage.exam:'))"


@pytest.fixture(name="draw")
def exam_desk(page):
    """Draws what a call returns, with the real Python behind it; at the end it checks that the page has thrown no fault."""
    faults = []

    def drawn(widget, light=True, answer=None):
        answer = answer or (lambda name, payload: widget._answers[name](payload))
        faults.append(page_with(page, widget._script, widget._style, traits_of(widget), answer, light=light))
        return widget

    yield drawn
    assert [fault for page_faults in faults for fault in page_faults] == []


def begins(page):
    page.locator(".lb-primary").click()
    page.locator(".lb-map").wait_for()


def fills(page, widget, left=0):
    """Put right answers into what the browser keeps, but for the last so many; then the page is to be drawn anew."""
    stored = json.loads(page.evaluate(f"localStorage.getItem({STORED})"))
    asked = [ITEMS[question["item"]] for question in widget._answers["sheet"]({"sitting": stored["sitting"]})["questions"]]
    for n, item in enumerate(asked[: len(asked) - left]):
        stored["answers"][item.id] = {"id": f"00000000-0000-4000-8000-{n:012d}", "sure": None, "response": key(item)}
    page.evaluate(f"(text) => localStorage.setItem({STORED}, text)", json.dumps(stored))
    return asked


def hands_in_all_right(draw, page):
    """Draws the final check, and hands it in with every answer right; returns it."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    fills(page, widget)
    draw(widget)
    begins(page)
    hands_in(page)
    page.locator(".lb-certificate").wait_for()
    return widget


def in_another_window(page, widget):
    """The same browser's second window, on the sheet that lies in it."""
    other = page.context.new_page()
    page_with(other, widget._script, widget._style, traits_of(widget), lambda name, payload: widget._answers[name](payload))
    begins(other)
    return other


def begun_in_two_windows(draw, page):
    """Draws the final check with one question answered; returns the second window on the same sheet."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    return in_another_window(page, widget)


def chooses(page, nth):
    """Chooses an answer of the first question from here on that has such a choice; returns the question's place."""
    while not page.locator(".lb-choice").count():
        page.get_by_role("button", name=WORDS["next"]).click()
    page.locator(".lb-choice input").nth(nth).check()
    page.locator(".lb-cells .lb-has[aria-current]").wait_for()
    return page.locator(".lb-cells .lb-cell").evaluate_all("all => all.findIndex((one) => one.getAttribute('aria-current'))")


def chosen(page):
    """What the browser keeps, as question and its choices."""
    answers = json.loads(page.evaluate(f"localStorage.getItem({STORED})"))["answers"]
    return {item: kept["response"] for item, kept in answers.items()}


def hands_in(page):
    page.get_by_role("button", name=WORDS["hand_in"]).click()
    page.get_by_role("button", name=WORDS["hand_in_yes"]).click()


def hands_in_to_a_silent_python(page):
    """Hands in with the clock standing still; Python hears nothing until the host releases it, and the page says what it keeps."""
    stand_still(page)
    page.evaluate("host.silence()")
    hands_in(page)
    page.clock.run_for(9000)
    page.get_by_text(WORDS["kept_here"]).wait_for()


def loses_the_reply_to_its_hand_in(page):
    """Hands in, and what Python answers to that never comes."""
    page.evaluate("""() => {
        const python = window.hostAnswers;
        window.handed = new Promise((resolve) => {
            window.hostAnswers = async (message) => {
                const reply = await python(message);
                if (JSON.parse(message).ask !== "hand_in") return reply;
                resolve();
                return "null";
            };
        });
    }""")
    hands_in(page)
    page.evaluate("handed")
