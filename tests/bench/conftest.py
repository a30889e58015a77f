"""The browser, the JupyterLab and the learner's copy of the tests, for all measurements of a run."""

import pytest

from tests.browser.conftest import browser, lab, lively, page
from tests.start.test_start import place, start

__all__ = ["browser", "lab", "lively", "page", "place", "start"]


@pytest.fixture(autouse=True)
def _as_most_people_have_it(request):
    """Measures with moving hands."""
    if "page" in request.fixturenames:
        request.getfixturevalue("lively")
