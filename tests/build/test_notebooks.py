"""Notebooks are made from pages, and making them again changes nothing."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from course_lib.build import notebooks, pages
from course_lib.build.notebooks import Unbuilt, build, set_aside, write
from course_lib.build.pages import cells_of
from course_lib.jupyter import VIEW
from course_lib.library.pages import cell_id, cells
from course_lib.library.pages import pages as written
from course_lib.start.commands import bare_lessons

COURSE = written()

PAGE = """<!-- #region slideshow={"slide_type": "slide"} -->
# A title

Prose with *marks*, 5 minutes<!-- LIM01.at_most -->.

A second paragraph of the same cell.
<!-- #endregion -->

```python slideshow={"slide_type": "-"}
# What it shows
show()
```

```python
# What it shows
show()
```
"""


@pytest.fixture
def page(tmp_path):
    """A page where the build looks for pages; its notebook would be made beside the folder."""
    file = tmp_path / "notebooks" / "text" / "01_lesson.md"
    file.parent.mkdir(parents=True)
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_building_a_lesson_again_changes_no_byte(tmp_path):
    """What is committed is what the page and the content give today, on any computer, as often as one likes.

    Two lessons stand for all: `check` compares every page with its notebook, and nbval runs every notebook.
    """
    text = tmp_path / "notebooks" / "text"
    text.mkdir(parents=True)
    wanted = [page for page in COURSE if page.stem in ("06_effleurage", "90_for_instructors")]
    again = [Path(shutil.copy(page, text)) for page in wanted]
    assert build(again) == [pages.notebook_of(page) for page in again]
    assert [pages.notebook_of(page).read_bytes() for page in again] == [pages.notebook_of(page).read_bytes() for page in wanted]
    assert build(again) == []


@pytest.mark.parametrize("lesson", [pages.notebook_of(page) for page in COURSE], ids=lambda file: file.stem)
def test_a_committed_lesson_holds_twins_and_nothing_that_passes(lesson):
    """No live view, no widget state, no time, no version of the kernel; every cell protected, every code cell run and captioned."""
    notebook = nbformat.read(lesson, as_version=4)
    nbformat.validate(notebook)
    assert set(notebook.metadata) == {"kernelspec"}
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [set(output.data) for cell in code for output in cell.outputs] == [{"text/plain", "text/markdown"}] * len(code)
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert [cell.source for cell in code if not cell.source.startswith("# ")] == []
    assert [cell.id for cell in notebook.cells if (cell.metadata.editable, cell.metadata.deletable) != (False, False)] == []
    assert VIEW not in lesson.read_text(encoding="utf-8")


@pytest.mark.parametrize("lesson", [pages.notebook_of(page) for page in COURSE], ids=lambda file: file.stem)
def test_a_twin_is_short_enough_to_read(lesson):
    """At most 40 lines stand for a live thing on paper and for a screen reader, beside lists that are folded."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    twins = {
        cell["id"]: re.sub(r"<details>.*?</details>", "", "".join(output["data"]["text/markdown"]), flags=re.DOTALL).splitlines()
        for cell in cells if cell["cell_type"] == "code" for output in cell["outputs"]
    }  # fmt: skip
    assert {name: len(lines) for name, lines in twins.items() if len(lines) > 40} == {}


def test_cells_keep_prose_and_captions(page):
    """The page's text arrives unchanged, cut at its marks, each cell protected."""
    title, first, second = cells_of(page).cells
    assert title.source == ("# A title\n\nProse with *marks*, 5 minutes<!-- LIM01.at_most -->.\n\n"
                            "A second paragraph of the same cell.")
    assert (first.cell_type, first.source) == ("code", "# What it shows\nshow()")
    protected = {"deletable": False, "editable": False, "tags": ["course"], "slideshow": {"slide_type": "slide"}}
    assert [title.metadata, first.metadata, second.metadata] == [protected] * 3


def test_a_page_from_an_editor_of_windows_makes_the_same_notebook(page):
    """Windows line ends and the mark that some editors put before the first letter change no cell."""
    before = cells_of(page)
    page.write_bytes(("\ufeff" + PAGE.replace("\n", "\r\n")).encode())
    assert cells_of(page) == before


SLIDES = """# The title

Its promise.

<!-- #region slideshow={"slide_type": "slide"} -->
## What is said

Prose of any length, with a [link](06_effleurage.ipynb).
<!-- #endregion -->

<!-- #region -->
## What is shown

![A plate](../images/surface.svg)
<!-- #endregion -->

<!-- #region tags=["slide"] -->
## Six words for a wall
<!-- #endregion -->

```python slideshow={"slide_type": "skip"}
# A live part
from course_lib import quiz

quiz("effleurage")
```

```python
# What people know
from course_lib import report

report("sample")
```
"""


def test_one_rule_says_what_a_class_sees_and_what_it_is_told(page):
    """The title, live parts, pictures and what is tagged so are slides; the rest is the speaker's, whatever a cell asks."""
    page.write_text(SLIDES, encoding="utf-8")
    told = [(cell.title, cell.slide, cell.call) for cell in cells(page)]
    assert told == [
        ("The title", True, ("", "")),
        ("What is said", False, ("", "")),
        ("What is shown", True, ("", "")),
        ("Six words for a wall", True, ("", "")),
        ("A live part", True, ("quiz", "effleurage")),
        ("What people know", False, ("report", "sample")),
    ]
    types = [cell.metadata["slideshow"]["slide_type"] for cell in cells_of(page).cells]
    assert types == ["slide", "skip", "slide", "slide", "slide", "skip"]


def test_a_cell_keeps_its_name_as_long_as_its_text(page):
    """Names come from the text, so that two builds and two computers agree, and a change elsewhere touches no other cell."""
    before = [cell.id for cell in cells_of(page).cells]
    page.write_text(page.read_text().replace("# A title", "# Another title"))
    after = [cell.id for cell in cells_of(page).cells]
    assert before[1:] == after[1:]
    assert before[0] != after[0]
    assert after[2] == f"{after[1]}-2"
    assert cell_id("markdown", "x", {}) != cell_id("code", "x", {})


def test_a_lesson_that_lost_its_twins_is_put_back(tmp_path):
    """Cleared by another program, the lesson is named at the next start, and restoring makes it the committed one again."""
    page = tmp_path / "notebooks" / "text" / COURSE[0].name
    page.parent.mkdir(parents=True)
    shutil.copy(COURSE[0], page)
    build([page])
    whole = pages.notebook_of(page).read_bytes()
    cleared = nbformat.read(pages.notebook_of(page), as_version=4)
    for cell in cleared.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    nbformat.write(cleared, pages.notebook_of(page))
    assert bare_lessons(tmp_path / "notebooks") == [COURSE[0].stem]
    assert build([page]) == [pages.notebook_of(page)]
    assert pages.notebook_of(page).read_bytes() == whole
    assert bare_lessons(tmp_path / "notebooks") == []


BAD = {
    "prints": ("print('hello')", r"01_lesson\.md: the cell \"print\('hello'\)\" must show one live thing .+ it shows: hello"),
    "shows nothing": ("answer = 42", r"01_lesson\.md: the cell 'answer = 42' must show one live thing .+ it shows: nothing"),
    "raises": ("1 / 0", r"01_lesson\.md: a cell raised ZeroDivisionError: division by zero"),
    "ends in a card": ("from course_lib import technique\ntechnique('no such thing')",
                       r"01_lesson\.md: the cell \"technique\('no such thing'\)\" must show .+ by the name of no such thing"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_lesson_that_would_look_broken_is_not_built(page, bad):
    """A call never raises, so the build looks itself for cells that would greet a learner with a fault."""
    source, sentence = BAD[bad]
    page.write_text(f"```python\n# A caption\n{source}\n```\n", encoding="utf-8")
    with pytest.raises(Unbuilt, match=sentence):
        build([page])
    assert not pages.notebook_of(page).exists()


def lesson_with(*cells):
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    for number, cell in enumerate(notebook.cells):
        cell.id = f"c{number}"
    return notebook


def test_a_rebuilt_lesson_keeps_aside_what_a_learner_wrote_in_it(tmp_path):
    """Restoring a lesson never costs anybody their own notes."""
    file = tmp_path / "01_lesson.ipynb"
    own = nbformat.v4.new_markdown_cell("My note", metadata={})
    course = nbformat.v4.new_markdown_cell("The course's", metadata={"deletable": False})
    nbformat.write(lesson_with(course, own), file)
    with_note = file.read_bytes()
    assert write(file, lesson_with(course))
    assert (tmp_path / "my_01_lesson.ipynb").read_bytes() == with_note
    assert not write(file, lesson_with(course))
    assert set_aside(file) is None
    for number, torn in enumerate(("{ torn", "[]"), 2):
        file.write_text(torn)
        assert set_aside(file) == tmp_path / f"my_01_lesson_{number}.ipynb"


def test_a_notebook_on_the_disk_is_written_as_jupyter_writes_it(tmp_path):
    """Same indentation, same order, one line end: a save in JupyterLab changes nothing that the build wrote."""
    write(tmp_path / "built.ipynb", lesson_with(nbformat.v4.new_markdown_cell("Übung")))
    nbformat.write(nbformat.read(tmp_path / "built.ipynb", as_version=4), tmp_path / "saved.ipynb")
    assert (tmp_path / "built.ipynb").read_bytes() == (tmp_path / "saved.ipynb").read_bytes()
    assert "Übung" in (tmp_path / "built.ipynb").read_text(encoding="utf-8")
    assert notebooks.TOGETHER >= 1
