"""What holds for every test: a record of its own, so that none reads or writes what a learner did, and no time limit on a property."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# A property is about what happens, never about how fast a shared machine finds time for it.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

if "COURSE_RECORD" not in os.environ:  # start.py test gives one too; this is for whoever calls pytest
    os.environ["COURSE_RECORD"] = tempfile.mkdtemp(prefix="course-tests-")
    atexit.register(shutil.rmtree, os.environ["COURSE_RECORD"], ignore_errors=True)


@pytest.fixture
def own_record(tmp_path, monkeypatch):
    """An empty record for one test alone, in the folder that is returned."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record"))
    return tmp_path / "record"


@pytest.fixture
def house(tmp_path):
    """A copy of the course without its pages: `spoil(file, old, new)` writes another text for the first `old` in one file of it, and
    `run(*words)` is what a Python of its own says there.
    """
    root = Path(__file__).parents[1]
    for name in ("course_lib", "images"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))

    def spoil(name, old, new):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(*words):
        return subprocess.run([sys.executable, *words], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path,
                              env=os.environ | {"COURSE_RECORD": str(tmp_path / "record"), "PYTHONIOENCODING": "utf-8"})

    return spoil, run


@pytest.fixture
def passes(monkeypatch):
    """Lets seconds pass, by the one clock that nobody can set."""
    passed = [0.0]
    monkeypatch.setattr("course_lib.record.Store.seconds", lambda store: passed[0])

    def later(seconds):
        passed[0] += seconds

    return later
