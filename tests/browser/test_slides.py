"""Slides in a real JupyterLab: nothing scrolls, all can be read, and what is taller than the projector is cut between its boxes."""

from pathlib import Path

import pytest

from . import slides

# the lesson with most kinds of parts; start.py bench walks through all
LESSONS = ("06_effleurage",)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_slide_can_be_read_from_the_last_row(lab, page, lesson):
    """No slide scrolls, no word on one is below 24 pixels, in a drawing or not, no code shows, and *Present* begins at the title."""
    assert slides.faults_of(lab, page, lesson) == {}


SHEET = Path(__file__).resolve().parents[2] / "course_lib" / "widgets" / "slides.js"
ITEMS = [[at, at + 200] for at in range(0, 1000, 200)]
CUTS = (  # height of the part, of a page, and the boxes of each level; where the pages begin
    ((600, 640, []), [0]),
    ((1500, 600, [[], []]), [0, 600, 1200]),
    # before a line, and back to the first that is crossed where lines stand side by side
    ((1500, 600, [[[550, 700], [1100, 1300]]]), [0, 550, 1100]),
    ((900, 600, [[], [[400, 700], [380, 450]]]), [0, 380]),
    # a box is not cut as long as the page before it holds something; else it is cut between what is in it
    ((750, 600, [[[200, 700]], [[200, 400], [400, 700]]]), [0, 200]),
    ((750, 600, [[[100, 690]], [[100, 400], [400, 690]]]), [0, 400]),
    # a box taller than a page begins where half a page is left, and is cut between its pieces
    ((1300, 600, [[[250, 1300]], [[250, 500], [500, 700], [700, 1300]]]), [0, 500, 700]),
    ((1400, 600, [[[400, 1400]], [[400 + from_, 400 + to] for from_, to in ITEMS]]), [0, 400, 1000]),
    # a row of which the last pixel would be lost is a row that does not fit
    ((1200, 600.9, [[], [[0, 300], [300, 601.6], [601.6, 1200]]]), [0, 300, 601]),
    # one that has no pieces: nothing is left but to go through it
    ((1500, 600, [[[100, 900]]]), [0, 600, 1200]),
)


@pytest.mark.parametrize(("asked", "starts"), CUTS)
def test_a_tall_part_is_cut_between_its_boxes(page, asked, starts):
    """A page ends before a box that would be cut through, unless that would leave most of it empty; then between the smaller ones in it."""
    script = SHEET.read_text(encoding="utf-8").replace("export ", "").split("\n", 2)[2]
    assert page.evaluate(f"(asked) => {{ {script}\nreturn pageStarts(...asked); }}", list(asked)) == starts
