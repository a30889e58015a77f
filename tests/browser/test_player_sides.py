"""What the practice clock books of sides and strokes; on a bare page."""

import pytest

from course_lib.calls import begin
from course_lib.library import library
from course_lib.model.payloads import Work
from course_lib.safety.doses import strokes

from .players import events, run, start

SLIDES = library().techniques["thumb-slides"].routines[0]


def test_what_is_booked_tells_its_side_and_its_strokes(page, spots):
    """A practice that was stopped in the middle of a slide is booked with its side and the time of a slide, as it was asked for: a slide
    that was begun can be counted, and the side that was not reached has had none."""
    python, _ = spots(SLIDES)
    start(page)
    run(page, 6 + 12)
    page.keyboard.press("s")
    (used,) = events(page, python, 1, "practice_used")
    (work,) = used["work"]
    left, _ = begin.request(SLIDES.id, (SLIDES,), "Sam").work
    assert work == {**left.model_dump(), "seconds": pytest.approx(12, abs=0.2)}
    assert strokes(Work(**work)) == 2


@pytest.mark.parametrize("way", ["key", "sleep", "reload"])
def test_no_way_back_gives_a_side_more_than_its_dose(page, spots, way):
    """Three slides a side are the whole dose: no key, no sleep and no reload in the middle of them leads to a fourth."""
    python, words = spots(SLIDES)
    start(page)
    assert page.get_by_role("button", name=words["go_back"], exact=True).count() == 0
    run(page, 6 + 20)
    left = page.locator(".lb-digits").inner_text()
    if way == "key":
        page.keyboard.press("ArrowLeft")
    else:
        page.clock.fast_forward(60_000)
        if way == "reload":
            python, _ = spots(SLIDES)
        run(page, 0.2)
        page.get_by_role("button", name=words["away_off"]).click()
    assert page.locator(".lb-digits").inner_text() == left
    run(page, 60)
    page.keyboard.press("s")
    (used,) = events(page, python, 1, "practice_used")
    assert [strokes(Work(**work)) for work in used["work"] if work["side"] == "left"] == [3]


@pytest.mark.parametrize("way", ["sleep", "reload"])
@pytest.mark.parametrize(("away", "left"), [(12, "0:08"), (25, None)])
def test_time_with_the_hands_on_is_not_given_again(page, spots, way, away, left):
    """Asleep in the middle of the slides with the hands on: that time is booked to the side, the clock goes on behind it and asks for the
    number at once; where it reaches beyond the side, the practice ends. No key leads past the question what the hands did."""
    python, words = spots(SLIDES)
    start(page)
    run(page, 6 + 10)
    page.clock.fast_forward(away * 1000)
    if way == "reload":
        python, _ = spots(SLIDES)
    run(page, 0.2)
    assert page.get_by_role("button", name=words["skip"], exact=True).is_disabled()
    for key in ("ArrowRight", " "):
        page.keyboard.press(key)
        run(page, 1)
    page.get_by_role("button", name=words["away_on"], exact=True).click()
    if left:
        assert (page.locator(".lb-digits").inner_text(), page.locator(".lb-check h2").inner_text()) == (left, words["check_title"])
        page.keyboard.press("s")
    else:
        assert page.locator(".lb-end header p").first.inner_text() == words["end_away"]
    (used,) = events(page, python, 1, "practice_used")
    assert [(work["side"], work["seconds"]) for work in used["work"]] == [("left", pytest.approx(10 + away, abs=0.5))]
