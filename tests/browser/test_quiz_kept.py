"""What the quiz keeps: answers over a silent Python, choices over a reload or a new kernel, and the place in the round."""

import json

from course_lib import progress
from course_lib.calls import door
from course_lib.library import library
from course_lib.quizzes.marking import complete

from .harness import beside, traits_of
from .quiz_desk import ALL, CASE, NUMBER, SINGLE, WORDS


def test_an_answer_never_goes_into_a_void(desk, page):
    """When Python is silent the card says so within seconds, keeps the answer and lets the learner go on; a late verdict still counts."""
    one = desk(SINGLE, NUMBER)
    page.evaluate("host.silence()")
    one.choose(SINGLE, right=True)
    page.locator(".lb-silent").wait_for()
    assert page.get_by_role("button", name=library().words["shared"]["start_again"]).is_visible()
    assert one.attempts() == []
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes('outbox')).map(([, text]) => JSON.parse(text))")
    assert [event["payload"]["item"] for event in kept] == [SINGLE]
    one.next()
    assert page.locator(".lb-stem").inner_text() == library().items[NUMBER].stem
    page.evaluate("host.release()")
    page.locator(".lb-dot.lb-right").wait_for()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox'))")
    assert one.attempts() == [(SINGLE, True)]


def test_what_waited_and_is_no_answer_opens_the_question_again(desk, page):
    """Where Python says late that nothing could be read, the question is open again with what was typed and the sentence."""
    one = desk(NUMBER)
    page.evaluate("host.silence()")
    page.get_by_role("textbox").fill("five")
    one.check()
    page.locator(".lb-silent").wait_for()
    page.evaluate("host.release()")
    page.locator(".lb-problem:not(:empty)").wait_for()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox'))")
    assert page.locator(".lb-problem").inner_text() == WORDS["number_unread"].format(unit="of 10")
    assert page.get_by_role("textbox").input_value() == "five"
    page.get_by_role("textbox").fill("5")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(NUMBER, True)]


def test_an_answer_that_the_record_cannot_take_is_told_in_words(desk, page, monkeypatch):
    """Where a question is gone from the content meanwhile, the learner reads a sentence of the course and never what the log reads."""
    one = desk(SINGLE)
    page.evaluate("host.silence('grade')")
    known = {name: item for name, item in library().items.items() if name != SINGLE}
    monkeypatch.setattr(door, "complete", lambda items, words: complete(known, words))
    page.locator(".lb-choice input").first.check()
    one.check()
    page.locator(".lb-problem:not(:empty)").wait_for()
    assert page.locator(".lb-problem").inner_text() == WORDS["not_taken"]
    assert one.attempts() == []


def test_what_waited_is_marked_after_a_reload(desk, page):
    """A page closed over a silent Python sends the answer when it is opened again, and goes on behind it."""
    one = desk(SINGLE, NUMBER)
    page.evaluate("host.silence()")
    one.choose(SINGLE, right=False)
    page.locator(".lb-silent").wait_for()
    one.open()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox'))")
    assert one.attempts() == [(SINGLE, False)]
    page.evaluate("round => host.model.change('round', round)", json.loads(json.dumps(one.widget.round)))
    assert page.locator(".lb-dot.lb-wrong").count() == 1
    assert one.verdict() == WORDS["wrong"]


def test_a_choice_that_was_not_confirmed_is_kept_and_counts_for_nothing(desk, page):
    """After a reload it stands there as it was made, and how sure one was beside it; Python hears of it once it is confirmed."""
    one = desk(*ALL)
    for name in ALL:
        one.choose(name, right=True, check=False)
        page.get_by_role("radio", name=WORDS["sure_fairly"], exact=True).check()
        one.open()
        assert page.locator(".lb-note").inner_text() == WORDS["draft_kept"], name
        assert page.locator(".lb-dot.lb-right, .lb-dot.lb-wrong").count() == ALL.index(name)
        assert page.get_by_role("radio", name=WORDS["sure_fairly"], exact=True).is_checked()
        assert len(one.attempts()) == ALL.index(name)
        one.check()
        page.locator(".lb-outcome").wait_for()
        assert one.attempts()[-1] == (name, True)
        one.next()
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.includes('.draft:'))")


def test_a_choice_outlives_a_new_kernel(desk, page):
    """Python started anew draws other questions; the page brings back those for which it holds a choice, unless they are over."""
    one = desk()
    first = one.widget.round
    item = library().items[first["questions"][0]["item"]]
    one.choose(item.id, right=True, check=False)
    again = desk()
    page.locator(".lb-note", has_text=WORDS["draft_kept"]).wait_for()
    assert again.widget.round["questions"] == first["questions"]
    again.check()
    page.locator(".lb-outcome").wait_for()
    assert again.attempts() == [(item.id, True)]
    assert [again.python("resume", {"sitting": wanted}) for wanted in ("effleurage:1-x", "no such", None)] == [{}, {}, {}]


def test_a_page_drawn_anew_stands_where_it_stood(desk, page):
    """Lab may take the widget out and draw it again: the place, the answers and the choice just made are kept."""
    one = desk(SINGLE, NUMBER, CASE)
    one.choose(SINGLE, right=True)
    page.locator(".lb-outcome").wait_for()
    one.next()
    page.evaluate("host.hide(0)")
    page.evaluate("host.show()")
    assert page.locator(".lb-stem").inner_text() == library().items[NUMBER].stem
    assert page.locator(".lb-dot.lb-right").count() == 1


def test_a_choice_outlives_a_new_kernel_where_the_browser_keeps_nothing(desk, page):
    """Where storage is forbidden the page itself holds the choice: the part started again shows it as it was made."""
    one = desk(SINGLE)
    page.evaluate("Storage.prototype.setItem = () => { throw new DOMException('forbidden', 'SecurityError'); }; 0")
    one.choose(SINGLE, right=True, check=False)
    one.start_again()
    assert page.locator(".lb-note").all_inner_texts() == [WORDS["draft_kept"]]
    assert page.locator(".lb-choice input:checked").count() == 1


def test_erased_choices_come_back_with_no_other(desk, page):
    """Whoever erases everything while a round lies open finds its questions empty, and the browser keeps what is chosen from then on."""
    one, dashboard = desk(SINGLE, NUMBER), progress()
    one.widget._answers = {**dashboard._answers, **one.widget._answers}
    page.evaluate("host.silence('grade')")
    one.choose(SINGLE, right=True)
    page.locator(".lb-silent").wait_for()
    one.next()
    one.choose(NUMBER, right=True, check=False)
    page.get_by_role("radio", name=WORDS["sure_fairly"], exact=True).check()
    beside(page, dashboard._script, dashboard._style, traits_of(dashboard))
    page.locator(".lb-keeping summary").click()
    page.get_by_role("button", name=library().words["progress"]["erase_all"], exact=True).click()
    page.get_by_role("button", name=library().words["progress"]["erase_yes"]).click()
    page.locator(".lb-status", has_text=library().words["progress"]["erased"]).wait_for()
    number = page.locator(".lb-quiz").get_by_role("textbox")
    assert (number.input_value(), page.locator(".lb-quiz input[type=radio]:checked").count()) == ("", 0)
    number.fill("3")
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes('.draft:')).map(([, text]) => JSON.parse(text))")
    assert [(one["drafts"], one["sure"]) for one in kept] == [({NUMBER: "3"}, {})]
