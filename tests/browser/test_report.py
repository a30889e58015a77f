"""The class report on a bare page."""

from course_lib import report
from course_lib.library import library

from .harness import page_with, traits_of

WORDS = library().words["report"]


def test_the_invented_class_is_folded_until_somebody_asks(page):
    """Below the report stands more of the lesson: the sample shows its name alone, which opens it, and no button does the same."""
    widget = report("sample")
    answer = lambda name, payload: widget._answers[name](payload)  # noqa: E731
    assert page_with(page, widget._script, widget._style, traits_of(widget), answer) == []
    name = page.locator("summary", has_text=WORDS["invented"])
    assert not page.get_by_role("heading", name=WORDS["goals_title"]).is_visible()
    assert not page.get_by_role("button", name=WORDS["sample"]).is_visible()
    name.click()
    page.get_by_role("heading", name=WORDS["goals_title"]).wait_for()
    goals = page.get_by_role("table", name=WORDS["goals_title"]).get_by_role("rowheader").all_inner_texts()
    assert all(goal.startswith("Lesson ") for goal in goals)
