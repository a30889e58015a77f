"""Rules here are about what happens, never about how fast a shared machine finds time for it."""

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def learner(tmp_path, monkeypatch):
    """A learner with an empty record of their own."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record"))
    return tmp_path / "record"
