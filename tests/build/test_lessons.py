"""A lesson is a record, a page and a notebook of one name."""

import shutil

import pytest

from course_lib.build import lessons
from course_lib.library import library
from course_lib.library.pages import NOTEBOOKS


@pytest.fixture
def folder(tmp_path):
    """A copy of the notebooks and their pages."""
    return shutil.copytree(NOTEBOOKS, tmp_path / "notebooks", ignore=shutil.ignore_patterns(".*"))


def told(folder):
    return sorted(map(str, lessons.faults(library(), folder)))


def test_each_lesson_has_its_page_and_each_page_its_lesson():
    """What the outline promises is there, and nothing else is."""
    assert told(NOTEBOOKS) == []


def test_a_lesson_without_its_page_is_named(folder):
    """Its plan could not be shown any more, and its old notebook would go on saying what nobody can edit."""
    (folder / "text" / "06_effleurage.md").unlink()
    assert told(folder) == [
        "notebooks/06_effleurage.ipynb:1: is made from no page."
        " Right would be: its page notebooks/text/06_effleurage.md, or this notebook deleted.",
        "outline.yaml:1: effleurage: has no page notebooks/text/06_effleurage.md. Right would be: that page, or this record deleted.",
    ]


def test_a_page_without_its_record_is_named(folder):
    """A page alone makes no lesson: nothing says what it is called and what it promises."""
    (folder / "text" / "17_warm_stones.md").write_text("# Warm stones\n", encoding="utf-8")
    assert told(folder) == [
        "notebooks/text/17_warm_stones.md:1: is the page of no lesson."
        " Right would be: a record in outline.yaml with the number 17 and the id warm_stones, or this page deleted."
    ]


@pytest.mark.parametrize("name", ["06_effleurage-Copy1.ipynb", "my_06_effleurage.ipynb", "Untitled.ipynb"])
def test_a_notebook_of_ones_own_is_no_lesson(folder, name):
    """Copies and notes that somebody keeps beside the lessons are theirs."""
    shutil.copy(folder / "06_effleurage.ipynb", folder / name)
    assert told(folder) == []
