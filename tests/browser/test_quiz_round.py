"""A whole round of the quiz: its end, another one at any time, and that everybody can read and press each kind of question."""

import pytest

from course_lib.library import library

from .accessible import faults_of_part
from .quiz_desk import ALL, CASE, MULTIPLE, NUMBER, SINGLE, WORDS, source_of


def test_the_end_reviews_the_whole_round(desk, page):
    """The score counts first tries; what one was sure of and had wrong comes first, then the other misses, then what was right."""
    one = desk(NUMBER, SINGLE, CASE, MULTIPLE)
    for name, right, sure in ((NUMBER, True, None), (SINGLE, False, "guess"), (CASE, False, "sure"), (MULTIPLE, False, None)):
        if sure:
            page.get_by_role("radio", name=WORDS[f"sure_{sure}"], exact=True).check()
        one.choose(name, right)
        page.locator(".lb-outcome").wait_for()
        one.next()
    assert page.locator(".lb-summary h3").inner_text() == WORDS["summary"].format(right=1, count=4)
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert page.locator(".lb-summary h4").all_inner_texts() == [WORDS["sure_and_wrong"], WORDS["look_again"]]
    page.get_by_text(WORDS["had_right"].format(count=1)).click()
    for name, text in zip((CASE, SINGLE, MULTIPLE, NUMBER), page.locator(".lb-missed > li").all_inner_texts(), strict=True):
        item = library().items[name]
        assert [part in text for part in (item.stem, item.why, source_of(item))] == [True] * 3
    assert page.locator(".lb-owed").inner_text() == WORDS["owed_more"]
    page.get_by_role("button", name=WORDS["round"]).click()
    page.locator(".lb-stem").wait_for()
    assert page.locator(".lb-dot.lb-right, .lb-dot.lb-wrong").count() == 0


def test_one_may_stop_and_may_start_over(desk, page):
    """The card says that one may stop; once something is answered, other questions are one press away."""
    one = desk(SINGLE, NUMBER)
    assert page.locator(".lb-foot").inner_text() == WORDS["stop_any_time"]
    one.choose(SINGLE, right=True)
    page.locator(".lb-outcome").wait_for()
    one.next()
    page.get_by_role("button", name=WORDS["start_over"]).click()
    page.locator(".lb-dot").nth(5).wait_for()
    assert page.locator(".lb-dot.lb-right").count() == 0
    assert one.attempts() == [(SINGLE, True)]


def over_a_silent_python(desk, page):
    """Answers a question and asks for others, which Python does not hear before the page says so; returns the desk."""
    one = desk(SINGLE, NUMBER)
    one.choose(SINGLE, right=True)
    page.locator(".lb-outcome").wait_for()
    one.next()
    page.evaluate("host.silence('round')")
    page.get_by_role("button", name=WORDS["start_over"]).click()
    page.locator(".lb-silent").wait_for()
    return one


def test_other_questions_that_come_late_are_taken(desk, page):
    """Python was busy: what was pressed for comes after all, and the note on its silence goes."""
    over_a_silent_python(desk, page)
    page.evaluate("host.release()")
    page.locator(".lb-dot").nth(5).wait_for(timeout=5000)
    assert (page.locator(".lb-dot.lb-right").count(), page.locator(".lb-silent").count()) == (0, 0)


def test_other_questions_that_come_late_call_nobody_back(desk, page):
    """Who writes elsewhere on the page when they come goes on writing there."""
    over_a_silent_python(desk, page)
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'elsewhere' }))")
    page.locator("#elsewhere").focus()
    page.evaluate("host.release()")
    page.locator(".lb-dot").nth(5).wait_for(timeout=5000)
    assert page.evaluate("document.activeElement.id") == "elsewhere"


def test_other_questions_that_come_late_take_nobodys_answer(desk, page):
    """Who went on meanwhile with the questions that stood there goes on with them."""
    one = over_a_silent_python(desk, page)
    one.choose(NUMBER, right=True)
    page.locator(".lb-outcome").wait_for()
    assert page.locator(".lb-silent").count() == 0
    page.evaluate("async () => { host.release(); await hostAnswers(JSON.stringify({ ask: 'record', payload: { events: [] } })); }")
    assert page.locator(".lb-dot.lb-right").count() == 2


def test_what_is_pressed_is_large_enough(desk, page):
    """Every button and every choice is at least 44 pixels high and wide, also on a narrow screen."""
    page.set_viewport_size({"width": 360, "height": 800})
    for name in ALL:
        desk(name)
        for target in page.locator("button, .lb-choice label, input[type=text], select, .lb-sure label, summary").all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 44, f"{name}: {target.inner_text() or target.get_attribute('type')}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_nothing_for_axe_to_find(desk, page, light):
    """Every kind, before and after an answer, silent, and the end: an accessibility engine finds nothing, in both themes."""
    one, found = desk(*ALL, light=light), []

    def look(where):
        found.extend(f"{where}: {fault}" for fault in faults_of_part(page))

    for number, name in enumerate(ALL):
        look(f"{name} open")
        if number == len(ALL) - 1:
            page.evaluate("host.silence()")
            one.choose(name, right=False)
            page.locator(".lb-silent").wait_for()
        else:
            one.choose(name, right=number % 2 == 1)
            page.locator(".lb-outcome").wait_for()
        look(f"{name} answered")
        one.next()
    look("the end")
    assert found == []
