"""The browser and the JupyterLab of the tests, one for all measurements of a run."""

import pytest

from tests.browser.conftest import browser, lab, lively, page

__all__ = ["browser", "lab", "lively", "page"]


@pytest.fixture(autouse=True)
def _as_most_people_have_it(request):
    """Measures with moving hands."""
    if "page" in request.fixturenames:
        request.getfixturevalue("lively")
