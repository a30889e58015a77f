"""What stays in a lesson when JupyterLab saves it."""

import copy
import json
import subprocess
import sys
from types import SimpleNamespace

import nbformat
import pytest

from course_lib.jupyter import VIEW, twins_only

TWIN = {"text/plain": "Timer: 6 steps.", "text/markdown": "**Timer**\n\n6 steps."}


def code(source="# The timer\nshow()", *, name="aa", own=False, outputs=(), count=None, **metadata):
    """A code cell as the server gets it from the page; the course's own unless `own`."""
    protected = {} if own else {"deletable": False, "editable": False, "tags": ["course"]}
    return {"cell_type": "code", "id": name, "source": source, "execution_count": count, "metadata": protected | metadata,
            "outputs": list(outputs)}


def shown(count, *, live=True, data=TWIN):
    """The output of a cell that ended in a call."""
    view = {VIEW: {"model_id": "f00", "version_major": 2, "version_minor": 0}} if live else {}
    return {"output_type": "execute_result", "execution_count": count, "metadata": {}, "data": data | view}


def prose(source="# Title", name="pp", **metadata):
    return {"cell_type": "markdown", "id": name, "source": source, "metadata": {"deletable": False, "editable": False} | metadata}


def notebook(*cells, **metadata):
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel} | metadata, "cells": list(cells)}


def saved(page, folder=None, name="01_lesson.ipynb"):
    """The content that reaches the disk when the page is saved, in `folder` if it stands there already."""
    page = copy.deepcopy(page)
    manager = SimpleNamespace(root_dir=str(folder)) if folder else None
    twins_only(model={"type": "notebook", "content": page}, path=name, contents_manager=manager)
    return page


@pytest.fixture
def lesson(tmp_path):
    """A committed lesson on the disk: a title and two calls with their twins. Returns its folder."""
    committed = notebook(prose(), code(outputs=[shown(1, live=False)], count=1), code(name="bb", outputs=[shown(2, live=False)], count=2))
    nbformat.write(nbformat.from_dict(committed), tmp_path / "01_lesson.ipynb")
    return tmp_path


def text_of(content):
    return nbformat.writes(nbformat.from_dict(content)) + "\n"


def test_only_the_twin_of_a_live_widget_is_kept():
    """A view would be shown as "model not found" the next evening, so it does not reach the disk."""
    page = notebook(code(outputs=[shown(7)], count=7, own=True))
    assert saved(page)["cells"][0]["outputs"] == [shown(1, live=False)]


def test_a_view_without_a_twin_stays():
    """What a learner shows in a cell of their own is theirs; nothing would be left of it without its view."""
    page = notebook(code(outputs=[shown(1, data={"text/plain": "Slider"})], count=1, own=True))
    assert saved(page) == page


def test_counts_and_passing_metadata_do_not_depend_on_the_evening():
    """Cells are counted anew from the top, unrun ones not at all; the kernel's version and widget states are left out."""
    page = notebook(code(count=12, outputs=[shown(12)], own=True), code(name="bb", own=True), code(name="cc", count=9, own=True),
                    language_info={"name": "python", "version": "3.11.7"}, widgets={"state": {}})
    kept = saved(page)
    assert [cell["execution_count"] for cell in kept["cells"]] == [1, None, 2]
    assert kept["cells"][0]["outputs"][0]["execution_count"] == 1
    assert set(kept["metadata"]) == {"kernelspec"}


EVENINGS = {
    "run": {"outputs": [shown(31)], "count": 31},
    "cleared": {},
    "interrupted while it ran": {"outputs": [], "count": None},
    "stopped by a fault": {"outputs": [{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}], "count": 5},
    "run with a warning": {"outputs": [{"output_type": "stream", "name": "stderr", "text": "Warning"}, shown(4)], "count": 4},
    "folded away": {"outputs": [shown(3)], "count": 3, "jupyter": {"outputs_hidden": True}, "scrolled": True},
}


@pytest.mark.parametrize("evening", EVENINGS)
def test_a_lesson_is_saved_byte_for_byte_as_it_was_committed(lesson, evening):
    """Whatever an evening did to the course's own cells, the file does not change, and the next visit looks like the first."""
    page = notebook(prose(heading_collapsed=True), code(**EVENINGS[evening]), code(name="bb", outputs=[shown(2)], count=2),
                    language_info={"name": "python"})
    assert text_of(saved(page, lesson)) == (lesson / "01_lesson.ipynb").read_text(encoding="utf-8")


def test_cells_that_a_learner_adds_are_kept_and_empty_ones_are_not(lesson):
    """Notes of one's own stay in place; what a stray key left behind does not come back as an empty grey box."""
    note, empty = code("1 + 1", name="mine", own=True), code("", name="stray", own=True)
    page = notebook(prose(), note, code(count=1, outputs=[shown(1)]), code(name="bb", outputs=[shown(2)], count=2), empty)
    assert [cell["id"] for cell in saved(page, lesson)["cells"]] == ["pp", "mine", "aa", "bb"]


def test_whether_a_cell_is_trusted_remains_the_servers_to_say(lesson):
    """The server signs what the learner ran; without the mark the lesson would ask for trust the next evening."""
    page = notebook(prose(), code(count=1, outputs=[shown(1)], trusted=True), code(name="bb", outputs=[shown(2)], count=2, trusted=False))
    assert [cell["metadata"].get("trusted") for cell in saved(page, lesson)["cells"]] == [None, True, False]


def test_a_cell_whose_page_was_rewritten_is_not_replaced_by_the_old_one(lesson):
    """Same name, other text: the file is out of date, not the page."""
    page = notebook(prose("# A new title"), code(count=1, outputs=[shown(1)]), code(name="bb", outputs=[shown(2)], count=2))
    assert saved(page, lesson)["cells"][0]["source"] == "# A new title"


def test_a_save_that_meets_another_half_written_keeps_the_lesson_whole(lesson):
    """Jupyter keeps the former version beside the file while it writes; a second save in that moment takes the lesson from there."""
    file = lesson / "01_lesson.ipynb"
    whole = file.read_text(encoding="utf-8")
    file.with_name(".~01_lesson.ipynb").write_text(whole, encoding="utf-8")
    file.write_text(whole[:len(whole) // 2], encoding="utf-8")
    page = notebook(prose(), code(**EVENINGS["cleared"]), code(name="bb", outputs=[shown(2)], count=2))
    assert text_of(saved(page, lesson)) == whole


@pytest.mark.parametrize("damage", ["", "{", '{"cells": [{}]}', '{"cells": [{"id": "aa"}]}', "[]"])
def test_a_damaged_file_does_not_keep_anybody_from_saving(tmp_path, damage):
    """The page is then all there is, and it is saved."""
    (tmp_path / "01_lesson.ipynb").write_text(damage)
    page = notebook(code(outputs=[shown(1)], count=1))
    assert saved(page, tmp_path)["cells"][0]["outputs"] == [shown(1, live=False)]


@pytest.mark.parametrize("model", [{"type": "file", "content": "text"}, {"type": "directory"}, {"type": "notebook", "content": None}])
def test_other_files_are_saved_untouched(model):
    """The hook is asked about every file and minds notebooks only."""
    before = copy.deepcopy(model)
    twins_only(model=model, path="x", contents_manager=None)
    assert model == before


def test_the_hook_needs_nothing_but_the_standard_library():
    """The server loads it at every start, so it must not bring widgets, numbers or pictures along."""
    code = ("import json, sys; before = set(sys.modules); import course_lib.jupyter; "
            "print(json.dumps([name.split('.')[0] for name in set(sys.modules) - before]))")
    loaded = set(json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout))
    assert loaded - set(sys.stdlib_module_names) == {"course_lib"}
