"""A learner for the tests of the quizzes."""

import pytest


@pytest.fixture
def learner(tmp_path, monkeypatch):
    """A learner with an empty record of their own."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record"))
    return tmp_path / "record"
