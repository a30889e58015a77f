"""All slides of all lessons on two projectors; the contact sheets stay in the temporary folder, to be looked at."""

import pytest

from course_lib.library.pages import pages
from tests.browser import slides


@pytest.mark.parametrize("lesson", [one.stem for one in pages()])
def test_every_slide_of_every_lesson(lab, page, lesson):
    """No slide scrolls, no word on one is below 24 pixels, in a drawing or not, and no code shows."""
    assert slides.faults_of(lab, page, lesson) == {}
    print(f"\n{lesson}: looked at in {slides.SHEETS}", end="")
