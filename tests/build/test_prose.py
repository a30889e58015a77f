"""What an author hears about a page."""

import pytest

from course_lib.build.prose import faults

NUMBERS = {"LIM01": {"at_most": 5}, "LIM11": {"target": 10}, "LIM40": {"at_least": 1.5, "at_most": 1200}, "LIM41": {"times": 1500000}}


@pytest.fixture
def said(tmp_path):
    """What is said about a page with this text, line by line."""
    def check(text):
        page = tmp_path / "notebooks" / "text" / "01_lesson.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "images").mkdir(exist_ok=True)
        (tmp_path / "images" / "back.svg").touch()
        page.write_text(text, encoding="utf-8")
        return [str(fault) for fault in faults(page, NUMBERS)]
    return check


@pytest.mark.parametrize("text", [
    "5 minutes<!-- LIM01.at_most -->", "5<!-- LIM01.at_most --> minutes", "Five minutes<!--LIM01.at_most--> a day",
    "10 strokes<!-- LIM11.target --> in 5 minutes<!-- LIM01.at_most -->", "up to 1,200<!-- LIM40.at_most -->", "no unit: chapter 7",
    "300<!-- LIM01.at_most * 60 --> seconds", "Thirty seconds<!-- LIM11.target * 3 -->", "in one day", "the 95% interval",
    "between 1.5<!-- LIM40.at_least --> and 1,200<!-- LIM40.at_most --> steps",
])
def test_a_number_that_agrees_with_its_limit_is_fine(said, text):
    """In digits or in words, near its marker: what the content says too needs no word."""
    assert said(text) == []


@pytest.mark.parametrize(("text", "sentence"), [
    ("# T\n\n6 minutes<!-- LIM01.at_most -->",
     "notebooks/text/01_lesson.md:3: LIM01 at_most: is written as 6. Right would be: 5."),
    ("Six minutes<!-- LIM01.at_most -->",
     "notebooks/text/01_lesson.md:1: LIM01 at_most: is written as Six. Right would be: 5."),
    ("minutes<!-- LIM01.at_most -->",
     "notebooks/text/01_lesson.md:1: LIM01 at_most: is marked, but no number stands before it. Right would be: 5."),
    ("5 in the paragraph before\n\nminutes<!-- LIM01.at_most -->",
     "notebooks/text/01_lesson.md:3: LIM01 at_most: is marked, but no number stands before it. Right would be: 5."),
    ("5 minutes<!-- LIM01.atmost -->",
     "notebooks/text/01_lesson.md:1: LIM01 atmost: is a number that no record holds. Right would be: LIM01.at_most."),
    ("1.5 steps<!-- LIM40.at_most -->",
     "notebooks/text/01_lesson.md:1: LIM40 at_most: is written as 1.5. Right would be: 1200."),
    ("1 step<!-- LIM41.times -->",
     "notebooks/text/01_lesson.md:1: LIM41 times: is written as 1. Right would be: 1500000."),
])
def test_an_old_number_is_named_with_its_place_and_the_right_one(said, text, sentence):
    """When a limit changes, every page that still says the old number is found, file and line."""
    assert said(text) == [sentence]


def test_every_fault_of_a_page_is_said_at_once(said):
    """An author mends a page in one go."""
    text = "![](../images/back.svg)\n![A back](../images/bakc.svg)\n![A back](https://example.org/back.svg)\n```python\nshow()\n```\n"
    assert said(text) == [
        "notebooks/text/01_lesson.md:1: ../images/back.svg alt text: is empty. "
        "Right would be: a sentence that says what the picture shows.",
        "notebooks/text/01_lesson.md:2: ../images/bakc.svg: is not there. Right would be: the path as seen from notebooks/, "
        "such as ../images/back.svg.",
        "notebooks/text/01_lesson.md:3: https://example.org/back.svg: comes from the internet. Right would be: a picture in images/.",
        "notebooks/text/01_lesson.md:5: code cell: begins without a caption. Right would be: a first line such as '# The guided practice'.",
    ]


@pytest.mark.parametrize(("text", "sentence"), [
    ("# T\n\nAbout 7 minutes.", "notebooks/text/01_lesson.md:3: number: types 7 min by hand: '# T About 7 minutes.'."),
    ("Twenty seconds", "notebooks/text/01_lesson.md:1: number: types Twenty s by hand: 'Twenty seconds'."),
    ("2 to 5 minutes<!-- LIM01.at_most -->", "notebooks/text/01_lesson.md:1: number: types 2 min by hand: '2 to \u2026 minutes'."),
    ("at 2 to 5<!-- LIM01.at_most -->", "notebooks/text/01_lesson.md:1: number: types 2 by hand: 'at 2 to \u2026'."),
    ("```python\n# Two minutes\n```", "notebooks/text/01_lesson.md:2: number: types Two min by hand: '```python # Two minutes ```'."),
])
def test_a_number_with_a_unit_that_nothing_compares_is_named(said, text, sentence):
    """In digits or in words, one half of a range alone, in the caption of a cell: no number with a unit can drift unseen."""
    assert said(text) == [f"{sentence} Right would be: its marker behind it, such as <!-- ball-travel.value -->."]


def test_a_marker_may_reckon(said):
    """Two minutes are written where the limit holds seconds, and the sum is compared."""
    assert said("2 minutes<!-- LIM01.at_most * 60 -->") == [
        "notebooks/text/01_lesson.md:1: LIM01 at_most: is written as 2. Right would be: 300."
    ]
