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


def test_of_two_classes_only_the_last_is_read(page):
    """Whoever chooses other files while some are still read gets those alone: what was not read yet of the first is left."""
    widget, read = report(), []

    def answer(name, payload):
        if name == "file":
            read.append(payload["text"])
        return widget._answers[name](payload)

    faults = page_with(page, widget._script, widget._style, traits_of(widget), answer)
    files = lambda *names: [{"name": name, "mimeType": "application/json", "buffer": name.encode()} for name in names]  # noqa: E731
    page.evaluate("host.silence('file')")
    page.locator("input[type=file]").set_input_files(files("early", "late"))
    page.get_by_text(WORDS["reading"].format(number=1, count=2)).wait_for()
    page.locator("input[type=file]").set_input_files(files("other"))
    page.get_by_text(WORDS["reading"].format(number=1, count=1)).wait_for()
    page.evaluate("host.release()")
    page.get_by_text("other").wait_for()
    assert (read, faults) == (["early", "other"], [])


def test_after_a_fault_nothing_is_still_being_read(page):
    """The line that counts the files goes when one of them fails."""
    widget = report()
    answer = lambda name, payload: widget._answers[name](payload) if name == "report" else 1 / 0  # noqa: E731
    assert page_with(page, widget._script, widget._style, traits_of(widget), answer) == []
    page.locator("input[type=file]").set_input_files({"name": "one", "mimeType": "application/json", "buffer": b"one"})
    page.locator(".lb-silent").wait_for()
    assert page.locator(".lb-status").inner_text() == ""
