"""The question sheets of a class and their keys."""

import html
import re

import pytest

from course_lib.calls.handout import wordings
from course_lib.library import library
from course_lib.teaching import handouts

WORDS = wordings()
LESSONS = [lesson for lesson in library().outline.values() if list(handouts.question_sheets(library(), lesson, WORDS))]
QUESTION = re.compile(r'<section class="question"><h2>\d+\. (.*?)</h2>(.*?)</section>', re.S)


def plain(text):
    """A text as it is printed, without how it is set."""
    return html.unescape(re.sub(r"<[^>]+>", "", text)).replace("*", "")


def printed(choice):
    """An answer as it stands on the sheet; in a case behind what is done."""
    action = getattr(choice, "action", None)
    return f"{WORDS[f'action_{action}']}: {choice.text}" if action else choice.text


@pytest.mark.parametrize("technique", library().techniques.values(), ids=lambda one: one.id)
def test_the_lengths_on_a_card_add_up_to_its_routine(technique):
    """No half second is lost on paper: what somebody counts by a kitchen clock is the whole dose, and not more."""
    lengths = re.findall(r"<td>(\d+:\d\d)</td>", handouts.card(library(), technique, WORDS).page)
    routine = technique.routines[0]
    counted = sum(60 * int(minutes) + int(seconds) for minutes, seconds in (length.split(":") for length in lengths))
    assert (len(lengths), counted) == (len(routine.steps), 60 * routine.minutes)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_each_explanation_of_a_key_stands_behind_its_own_letter(lesson):
    """The key gives the letter of each right answer with why it is right, in the order of the letters, and then what they share."""
    sheet, key = handouts.question_sheets(library(), lesson, WORDS)
    bank = {plain(item.stem): item for item in library().items.of([lesson.id])}
    solved = [plain(told) for _, told in QUESTION.findall(key.page)]
    wanted = []
    for stem, answers in QUESTION.findall(sheet.page):
        item = bank[plain(stem).removesuffix(f" {WORDS['tick_all'].replace('*', '')}")]
        letters = {plain(text): letter for letter, text in re.findall(r"<li><span>(.)</span>(.*?)</li>", answers, re.S)}
        rights = {letter: choice.feedback for text, letter in letters.items() for choice in item.rights if text == plain(printed(choice))}
        told = [f"{letter} · {plain(rights[letter])}" for letter in sorted(rights)]
        wanted.append(" ".join([*told, plain(item.why)]))
    assert solved == wanted


def test_some_keys_have_several_right_answers():
    """The comparison above has an order to compare."""
    assert any(len(item.rights) > 1 for lesson in LESSONS for item in library().items.of([lesson.id]) if item.kind == "multiple")
