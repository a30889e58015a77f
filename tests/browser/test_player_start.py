"""The start of the practice clock: what opens it, and that no lease is lost between the press and the first second."""

import course_lib

from ..openings import pass_opening, screen
from .harness import stand_still
from .players import TECHNIQUE, WORDS, Python, begins, draws, events, press_start, run, screened, start, timeline


def test_the_python_of_these_tests_sends_what_the_course_sends(own_record):
    """A practice that may begin is told of under the same names, so that no test passes over what a page will never get."""
    pass_opening()
    screen()
    told = course_lib.practice(TECHNIQUE.id)._answers["plan"]({})
    assert told["go"]
    assert told.keys() == Python(timeline())("plan", {}).keys()


def test_without_a_screening_a_card_points_to_it_and_opens_by_itself(page, clock):
    """No screening, no clock; when the page's screening is done the card gives way by itself."""
    closed = {"go": False, "title": WORDS["closed_title"], "why": [WORDS["closed_asked"]], "receivers": [], "receiver": None}
    python = Python(timeline(), **closed)
    clock(python)
    page.get_by_role("heading", name=WORDS["closed_title"]).wait_for()
    assert page.locator(".lb-go").count() == 0
    python.more = {}
    screened(page)
    page.locator(".lb-go").wait_for()


def test_a_kernel_that_does_not_answer_is_told_of(page, clock):
    """Two seconds of silence bring a sentence and a button; a late answer still opens the clock."""
    clock(before="globalThis.quietStart = true")
    page.locator(".lb-go").wait_for()
    page.evaluate("host.silence()")
    press_start(page)
    begins(page)
    run(page, 2.1)
    page.get_by_text(WORDS["no_answer"]).wait_for()
    assert page.locator(".lb-digits").count() == 0
    page.evaluate("host.release()")
    page.locator(".lb-digits").wait_for()


def test_what_somebody_asks_for_again_is_not_given_back_under_their_hands(page, clock):
    """Start, silence, Not now, Start: the second press asks for a lease of its own, and says that the first has been given back."""
    python = clock()
    page.evaluate("host.silence('begin')")
    for again in (True, False):
        press_start(page)
        begins(page, 1 if again else 2)
        run(page, 2.1)
        if again:
            page.get_by_role("button", name=WORDS["cancel"]).click()
    page.evaluate("host.release()")
    page.locator(".lb-digits").wait_for()
    first, second = begins(page, 2)
    assert (first["unwanted"], second["unwanted"]) == ([], [first["lease"]])
    assert [(one["lease"], one["work"]) for one in events(page, python, 1, "practice_used")] == [(first["lease"], [])]


def test_a_lease_that_nobody_waits_for_is_given_back(page, clock):
    """Start, silence, Not now: what Python may grant later is returned whole, once, and the next Start asks for another."""
    python = clock()
    page.evaluate("host.silence('begin')")
    press_start(page)
    begins(page)
    run(page, 2.1)
    page.get_by_role("button", name=WORDS["cancel"]).click()
    page.locator(".lb-go").wait_for()
    page.evaluate("host.release()")
    given_back = events(page, python, 1, "practice_used")
    assert [(one["work"], one["ended_by"]) for one in given_back] == [([], "left")]
    start(page)
    run(page, 5)
    first, second = begins(page, 2)
    assert first["lease"] == given_back[0]["lease"] != second["lease"]
    assert len(python.told("practice_used")) == 1


def test_a_press_that_is_overtaken_begins_nothing(page, clock):
    """While a press of Start still asks the other windows for the clock, a new check is done: Python is asked anew, and for no lease."""
    page.context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })")
    clock()
    press_start(page)
    screened(page)
    page.locator(".lb-go").wait_for()
    run(page, 0.3)
    assert page.evaluate("host.asked.filter(({ ask }) => ask === 'begin')") == []
    press_start(page)
    run(page, 0.3)
    page.locator(".lb-digits").wait_for()


def test_a_press_that_broke_keeps_the_clock_from_nobody(page, clock):
    """Python failed on a press of Start: the next press gets the clock, in another window too, before anybody presses Not now."""

    class Broken(Python):
        def __call__(self, name, payload):
            if name == "begin" and self.asked.count("begin") == 0:
                self.asked.append(name)
                raise OSError("a disk that is full")
            return super().__call__(name, payload)

    python = clock(Broken(timeline()))
    press_start(page)
    page.get_by_text(WORDS["failed"]).wait_for()
    other = page.context.new_page()
    stand_still(other)
    draws(other, python)
    start(other)
    assert python.asked.count("begin") == 2


def test_a_grant_that_makes_no_clock_is_given_back(page, clock):
    """Whatever goes wrong between grant and first second: the lease returns, a sentence says so, and the next press gets the clock."""

    class Odd(Python):
        def __call__(self, name, payload):
            reply = super().__call__(name, payload)
            return {**reply, "timeline": None} if name == "begin" and self.asked.count("begin") == 1 else reply

    python = clock(Odd(timeline()))
    press_start(page)
    page.get_by_text(WORDS["failed"]).wait_for()
    page.get_by_role("button", name=WORDS["cancel"]).click()
    start(page)
    first, second = begins(page, 2)
    assert second["unwanted"] == [first["lease"]]
    assert [(one["lease"], one["work"]) for one in events(page, python, 1, "practice_used")] == [(first["lease"], [])]


def test_a_page_that_goes_takes_its_open_press_with_it(page, clock):
    """A cell that is run again while Python is silent: the press of before is given back, and the new page gets the clock."""
    python = clock()
    page.evaluate("host.silence('begin')")
    press_start(page)
    (first,) = begins(page)
    page.evaluate("host.silence(); host.hide(0); host.show()")
    page.evaluate("host.release()")
    start(page)
    assert page.evaluate("host.asked.findLast(({ ask }) => ask === 'plan').payload.unwanted") == [first["lease"]]
    assert [(one["lease"], one["work"]) for one in events(page, python, 1, "practice_used")] == [(first["lease"], [])]
