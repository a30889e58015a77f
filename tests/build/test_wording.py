from types import SimpleNamespace

import pytest

from course_lib.build import wording


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Press <b onclick='x()'>here</b>.", ["<b onclick='x()'>", "</b>"]),
        ("<!-- a note -->", ["<!-- a note -->"]),
        ("Less < 5 and <3, more > 2.", []),
    ],
)
def test_a_text_of_the_content_is_no_markup(text, tags):
    """What an author writes is letters: a tag would be drawn on the still page of a notebook that JupyterLab trusts."""
    library = SimpleNamespace(words={"quiz": {"lead": text}})
    assert list(wording.faults(library, None)) == [("words", "quiz", ("lead",), f"holds markup: '{tag}'", "words alone") for tag in tags]
