"""A question of the quiz as a learner answers it: pressed, typed and moved, what counts as an answer, and what is told then."""

import pytest

from course_lib.calls import door
from course_lib.library import library

from .quiz_desk import ALL, MISSING, NUMBER, ORDER, POINT, SINGLE, WORDS, source_of


def test_choosing_is_not_answering(desk, page):
    """Moving through the choices by mouse or arrow keys asks Python nothing; only Check does."""
    one = desk(SINGLE)
    page.locator(".lb-choice label").first.click()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Space"):
        page.keyboard.press(key)
    assert (one.asked("grade"), one.attempts()) == ([], [])
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert (len(one.asked("grade")), len(one.attempts())) == (1, 1)


def test_a_whole_question_goes_by_keyboard_alone(desk, page):
    """Tab, arrows and Enter answer a question; the focus then stands on the verdict, and the next question takes it over."""
    desk(SINGLE, NUMBER)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".lb-outcome").wait_for()
    assert page.evaluate("document.activeElement.className") == "lb-outcome"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == library().items[NUMBER].stem
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.locator(".lb-outcome").wait_for()


def test_no_key_leaves_the_quiz(desk, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    desk(SINGLE)
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.locator(".lb-choice input").first.focus()
    for key in ("x", "b", "d", "Escape", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


def test_feedback_stands_under_the_choice_it_is_about(desk, page):
    """The chosen wrong answer and the right one each carry their own words; the others nothing; why and source follow; it is announced."""
    one = desk(SINGLE)
    item = library().items[SINGLE]
    right, wrong = item.key, item.distractors[0]
    one.choose(SINGLE, right=False)
    page.locator(".lb-outcome").wait_for()
    rows = page.locator(".lb-choice").all()
    under = {row.locator("label").inner_text().strip(): row.locator(".lb-feedback").all_inner_texts() for row in rows}
    assert under == {
        choice.text: [f"{WORDS['right_answer']}\n{right.feedback}"] if choice is right
        else [f"{WORDS['your_answer_wrong']}\n{wrong.feedback}"] if choice is wrong else []
        for choice in item.choices
    }  # fmt: skip
    assert item.why in page.locator(".lb-because").inner_text()
    assert source_of(item) in page.locator(".lb-because").inner_text()
    assert page.get_by_role("status").inner_text() == f"{WORDS['wrong']} {wrong.feedback}"


@pytest.mark.parametrize("name", ALL)
def test_each_kind_is_answered_wrongly_then_rightly(desk, page, name):
    """A wrong answer of each kind may be tried again, is marked right then, and the first try stays what it was."""
    one = desk(name)
    one.choose(name, right=False)
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["wrong"]
    page.get_by_role("button", name=WORDS["again"]).click()
    one.choose(name, right=True)
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["right"]
    assert one.attempts() == [(name, False), (name, True)]
    one.next()
    assert page.locator(".lb-summary h3").inner_text() == WORDS["summary"].format(right=0, count=1)


def test_an_empty_answer_is_asked_for(desk, page):
    """Check without an answer says what is missing and sends nothing."""
    for name in ALL:
        one = desk(name)
        one.check()
        assert page.locator(".lb-problem").inner_text() == WORDS[MISSING.get(name, "choose_one")]
        assert one.asked("grade") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("five", "number_unread"), ("5-6", "number_unread"), ("🙂", "number_unread"), ("<img src=x onerror=alert(1)>", "number_unread"),
        ("5" * 5000, "number_unread"), ("5 minutes", "number_unit"), ("11", "number_range"),
    ],
)  # fmt: skip
def test_what_is_no_number_gets_one_sentence(desk, page, typed, said):
    """Words, ranges, emoji, markup and huge pastes get one sentence, count for nothing, and the box has the focus again."""
    one = desk(NUMBER)
    page.get_by_role("textbox").fill(typed)
    one.check()
    page.locator(".lb-problem:not(:empty)").wait_for()
    assert page.locator(".lb-problem").inner_text() == WORDS[said].format(unit="of 10", lowest=0, highest=10)
    assert (page.locator(".lb-outcome").count(), one.attempts()) == (0, [])
    assert page.evaluate("document.activeElement.type") == "text"
    page.get_by_role("textbox").fill(" 5,0 / 10")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["right"]


def test_steps_are_moved_by_button_and_by_dragging(desk, page):
    """Both ways give the same order, and each move is announced with its new place."""
    desk(ORDER)

    def order():
        return page.locator(".lb-step .lb-words").all_inner_texts()

    first, second, *rest = order()
    page.locator(".lb-step").first.get_by_role("button", name=WORDS["down"].format(step=first)).click()
    assert order() == [second, first, *rest]
    assert page.get_by_role("status").inner_text() == WORDS["moved"].format(step=first, place=2, count=len(rest) + 2)
    box, last = page.locator(".lb-step").first.bounding_box(), page.locator(".lb-step").last.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 12, last["y"] + last["height"], steps=12)
    page.mouse.up()
    assert order() == [first, *rest, second]


def test_a_hint_is_there_for_who_asks(desk, page):
    """A hint is closed until it is opened, and questions without one show nothing."""
    desk(POINT)
    assert not page.get_by_text(library().items[POINT].hint).is_visible()
    page.get_by_text(WORDS["hint"], exact=True).click()
    assert page.get_by_text(library().items[POINT].hint).is_visible()
    desk(SINGLE)
    assert page.locator("details").count() == 0


def test_how_sure_one_was_is_kept_and_may_be_left_out(desk, page):
    """One tap says how sure the learner is; it is written with the first try alone, and nobody has to."""
    one = desk(SINGLE, NUMBER)
    page.get_by_role("radio", name=WORDS["sure_sure"], exact=True).check()
    one.choose(SINGLE, right=False)
    page.locator(".lb-outcome").wait_for()
    page.get_by_role("button", name=WORDS["again"]).click()
    assert page.locator(".lb-sure").count() == 0
    one.choose(SINGLE, right=True)
    page.locator(".lb-outcome").wait_for()
    one.next()
    one.choose(NUMBER, right=True)
    page.locator(".lb-outcome").wait_for()
    assert [event.what.confidence for event in door.record().events(kinds=("attempt",))] == ["sure", None, None]


def test_words_in_bold_are_bold(desk, page):
    """A negative in the question stands out; everything else an author types is text."""
    one = desk(SINGLE)
    face = {**one.widget.round["questions"][0], "stem": "Where do you **not** press? <b>x</b>"}
    one.widget.round = {**one.widget.round, "questions": [face]}
    one.open()
    assert page.locator(".lb-stem strong").all_inner_texts() == ["not"]
    assert page.locator(".lb-stem").inner_text() == "Where do you not press? <b>x</b>"
