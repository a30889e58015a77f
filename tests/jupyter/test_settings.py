"""The settings that the course's JupyterLab starts with, and the lessons that open trusted."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from traitlets.config.loader import PyFileConfigLoader

from course_lib import jupyter

SETTINGS = Path(jupyter.__file__).with_name("jupyter_server_config.py")
TORN = {
    "a merge marker": b'<<<<<<< HEAD\n{"cells": []}\n',
    "half a file": b'{"cells": [',
    "a letter that is not UTF-8": b'{"cells": "\xfc"}',
    "a bare list": b"[]",
    "another program's JSON": b"{}",
    "a version in letters": b'{"nbformat": 4, "nbformat_minor": "5", "metadata": {}, "cells": []}',
    "a cell without its text": (
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}}]}'),
    "a cell that is none": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [3]}',
}


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A folder with the settings file and two lessons; what Jupyter keeps about trust stays in it too."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks" / "text").mkdir(parents=True)
    (tmp_path / "course_lib" / "jupyter").mkdir(parents=True)
    shutil.copy(SETTINGS, tmp_path / "course_lib" / "jupyter")
    for name in ("01_one", "02_two"):
        (tmp_path / "notebooks" / "text" / f"{name}.md").write_text(f"# {name}\n")
        cell = nbformat.v4.new_code_cell("show()", id="aa", outputs=[nbformat.v4.new_output("display_data", {"text/plain": name})])
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "notebooks" / f"{name}.ipynb")
    return tmp_path


@pytest.mark.parametrize("torn", TORN.values(), ids=TORN)
def test_a_damaged_lesson_costs_neither_the_settings_nor_the_trust_of_the_others(course, torn):
    """Lab would start without root folder, save hook and lock if the settings file raised: a lesson that cannot be read is passed over."""
    (course / "notebooks" / "01_one.ipynb").write_bytes(torn)
    settings = PyFileConfigLoader(SETTINGS.name, str(course / "course_lib" / "jupyter")).load_config()
    assert (settings.ServerApp.root_dir, settings.ServerApp.contents_manager_class, settings.ServerApp.terminals_enabled,
            settings.FileContentsManager.pre_save_hook) == (
        str(course), "course_lib.jupyter.lessons.Lessons", False, "course_lib.jupyter.twins_only")
    assert NotebookNotary().check_signature(nbformat.read(course / "notebooks" / "02_two.ipynb", as_version=4))
    assert (course / "notebooks" / "01_one.ipynb").read_bytes() == torn


def test_a_lesson_without_its_file_is_passed_over(course):
    """A page whose notebook was moved away does not keep the course from opening."""
    (course / "notebooks" / "01_one.ipynb").unlink()
    jupyter.sign(course / "notebooks")
    assert NotebookNotary().check_signature(nbformat.read(course / "notebooks" / "02_two.ipynb", as_version=4))
