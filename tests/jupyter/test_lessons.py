"""What the course's server does to a notebook's file when JupyterLab saves it."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import nbformat
import pytest

from course_lib.jupyter.lessons import Lessons

LONG_AGO = 1_000_000_000


@pytest.fixture
def lesson(tmp_path):
    """A notebook that was written long ago, and the server's manager for its folder."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Rücken", id="aa")])
    file = tmp_path / "lesson.ipynb"
    nbformat.write(notebook, file)
    return SimpleNamespace(file=file, notebook=notebook, server=Lessons(root_dir=str(tmp_path)))


def save(lesson):
    """Saves the notebook as JupyterLab does, on a thread of its own: a browser test of the same worker leaves its event loop running."""
    saving = lesson.server.save({"type": "notebook", "content": lesson.notebook}, "lesson.ipynb")
    with ThreadPoolExecutor() as beside:
        return beside.submit(asyncio.run, saving).result()


def test_a_notebook_that_did_not_change_is_not_written(lesson):
    """Its time stays, so that JupyterLab never asks whether to overwrite a file that "has changed on disk"."""
    os.utime(lesson.file, (LONG_AGO, LONG_AGO))
    assert save(lesson)["last_modified"].timestamp() == LONG_AGO
    assert lesson.file.stat().st_mtime == LONG_AGO


def test_a_notebook_that_changed_is_written(lesson):
    """A learner's own notes reach the disk."""
    lesson.notebook.cells[0].source = "# Mein Rücken"
    save(lesson)
    assert nbformat.read(lesson.file, 4).cells[0].source == "# Mein Rücken"


def test_a_notebook_that_is_gone_is_written_anew(lesson):
    """Somebody moved the file away while the lesson was open."""
    lesson.file.unlink()
    save(lesson)
    assert nbformat.read(lesson.file, 4) == lesson.notebook
