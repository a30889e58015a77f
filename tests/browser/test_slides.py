"""Slides in a real JupyterLab: nothing scrolls, all can be read, and what is taller than the projector is cut between its pieces."""

from pathlib import Path

import pytest

from . import slides

# a technique, the planner and tables: those whose parts differ most; start.py bench walks through all lessons
LESSONS = ("06_effleurage", "12_whole_massage", "13_types_of_massage")


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_slide_can_be_read_from_the_last_row(lab, page, lesson):
    """No slide scrolls, no word on one is below 24 pixels, in a drawing or not, no code shows, and *Present* begins at the title."""
    assert slides.faults_of(lab, page, lesson) == {}


SHEET = Path(__file__).resolve().parents[2] / "course_lib" / "widgets" / "slides.js"
CUTS = (
    ((600, 640, []), [0]),
    ((1500, 600, []), [0, 600, 1200]),
    ((1500, 600, [[550, 700], [1100, 1300]]), [0, 550, 1100]),
    # nested pieces, and one taller than a page: the cut goes back to the first that is crossed, and through what cannot fit
    ((1000, 600, [[400, 700], [580, 640]]), [0, 400]),
    ((1500, 600, [[100, 900]]), [0, 600, 1200]),
)


@pytest.mark.parametrize(("asked", "starts"), CUTS)
def test_a_tall_part_is_cut_between_its_pieces(page, asked, starts):
    """A page ends before a line that would be cut through, unless that would leave most of it empty."""
    script = SHEET.read_text(encoding="utf-8").replace("export ", "").split("\n", 2)[2]
    assert page.evaluate(f"(asked) => {{ {script}\nreturn pageStarts(...asked); }}", list(asked)) == starts
