"""Small contents of our own, so that no test hangs on the course's sentences."""

import pytest

from course_lib.errors import ContentError
from course_lib.library import load

# no content is read without the files of the numbers
NO_NUMBERS = dict.fromkeys(("limits.yaml", "measures.yaml", "spans.yaml"), "[]\n")


@pytest.fixture
def faults(tmp_path):
    """Write files (name -> text or bytes) into a folder, load it, and give back each fault as its line of text."""

    def faults_of(files):
        for name, text in {**NO_NUMBERS, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            load(tmp_path)
        except ContentError as error:
            return [str(fault) for fault in error.faults]
        return []

    return faults_of


@pytest.fixture
def content(tmp_path):
    """Write files and load them."""

    def loaded(files):
        for name, text in {**NO_NUMBERS, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load(tmp_path)

    return loaded
