"""Tight spots and the ball on the practice clock, on a bare page: routines in which a number decides, and the ways to each part of them."""

import pytest

from course_lib.calls import begin
from course_lib.library import library
from course_lib.teaching import practices
from tests.routines.routines import compile_timeline, routine, step

from .harness import stand_still
from .players import PLATE, Python, draws, run, start

LIMITS = library().limits
STOP = f"{LIMITS['LIM08'].stop_at:g}"


def spot(point):
    """One tight spot: up to three presses, one hold, small circles."""
    at = {"point": point, "zones": ("Z1",), "cap": 5, "target_from": 3, "target_to": 4}
    return [
        *(step(f"{point}-press-{n}", seconds=LIMITS["LIM15"].target, touch="press", **at) for n in (1, 2, 3)),
        step(f"{point}-hold", seconds=LIMITS["LIM16"].at_most, touch="hold", only_at=LIMITS["LIM16"].then, **at),
        step(f"{point}-circles", seconds=LIMITS["LIM38"].at_most, touch="circles", **at),
    ]


POINTS = routine(*spot("one"), *spot("two"), technique="holds")
BALL = routine(
    step("left", side="left", seconds=45), step("right", side="right", seconds=45),
    step("left-again", side="left", seconds=45, only_at=3), step("right-again", side="right", seconds=45, only_at=3),
    tool="ball", place="wall", technique="ball",
)  # fmt: skip


@pytest.fixture(name="spots")
def points_clock(page):
    """Opens the player with a routine on a fake clock, again as the reload of that page; returns its Python and its words."""
    faults = []

    def show(one, light=True, **more):
        words = begin.words(one.alone)
        timeline = compile_timeline(one, library(), words).model_dump(mode="json")
        python = Python(timeline, **more)
        if not faults:
            stand_still(page)
        signs = practices.signs([library().techniques["effleurage"]], library(), one.alone)
        shown = {one.technique: {"name": "Tight spots", "plate": PLATE, "alt": "A back"}}
        faults.append(draws(page, python, words, shown, signs, light=light))
        return python, words

    yield show
    assert faults[-1] == []


def said(page, *numbers):
    """Press, wait for the question, answer, for each of `numbers`."""
    for number in numbers:
        page.locator(".lb-check").wait_for()
        page.locator(".lb-number", has_text=str(number)).first.click()
        run(page, 0.4)


def name(page):
    return page.locator(".lb-name").inner_text()


def to_the_first_number(page):
    """The first press is over, and its number is asked for."""
    start(page)
    run(page, 11.2)


def through_the_hold(page):
    """Both numbers asked for in the hold stay down: a second into the circles that follow."""
    for _ in range(2):
        run(page, 10)
        said(page, 3)
    run(page, 10)


def to_the_hold(page):
    to_the_first_number(page)
    said(page, 5)
    run(page, 8.2)
    said(page, 4)
    run(page, 3)


def to_the_circles(page):
    """A second into the circles that follow a hold."""
    to_the_hold(page)
    through_the_hold(page)


def to_a_six_in_the_circles(page):
    to_the_circles(page)
    run(page, 6.8)
    said(page, 6)


def card(page):
    return (page.locator(".lb-check h2").inner_text(), page.locator(".lb-rule").inner_text())
