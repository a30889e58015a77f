"""What holds for every test: a record of its own, so that none reads or writes what a learner did, and no time limit on a property."""

import atexit
import os
import shutil
import tempfile

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
