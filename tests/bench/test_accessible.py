"""Every lesson in JupyterLab before an accessibility engine, which takes too long for the tests of every day."""

import pytest

from course_lib.build import pages
from tests.browser import accessible
from tests.browser.conftest import browser, lab, page  # noqa: F401 - fixtures


@pytest.mark.parametrize("lesson", [one.stem for one in pages.pages()])
def test_nothing_for_axe_to_find(lab, page, lesson):  # noqa: F811
    """Nothing in the prose and the parts of any lesson, unrun and run, in both themes."""
    assert accessible.faults_of(page, lab.address(lesson)) == {}
