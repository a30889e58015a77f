"""Every lesson in JupyterLab before an accessibility engine, which takes too long for the tests of every day."""

import pytest

from course_lib.library.pages import pages
from course_lib.start import lab as start_lab
from tests.browser import accessible


@pytest.mark.parametrize("lesson", [one.stem for one in pages()])
def test_nothing_for_axe_to_find(lab, page, lesson):
    """Nothing in the prose and the parts of any lesson: unrun and run, in both themes, and on its slides. Prints how many these are."""
    start_lab.leave_slides(lab.port, lab.token)  # where the lesson before ended
    faults = accessible.faults_of(page, lab.address(lesson))
    on_slides, slides = accessible.faults_on_slides(page)
    print(f"\n{lesson}: 4 looks as a page, {slides} slides", end="")
    assert faults | on_slides == {}
