"""The browser and the JupyterLab of the tests, one for all measurements of a run."""

from tests.browser.conftest import browser, lab, page

__all__ = ["browser", "lab", "page"]
