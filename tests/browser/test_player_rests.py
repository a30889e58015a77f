"""A rest on a tight spot, on the practice clock: after a pause, a sleep or silence no spot is taken up again and no number passed over."""

import pytest

from .players import events, paused, run
from .points import POINTS, STOP, card, name, said, to_a_six_in_the_circles, to_the_circles, to_the_first_number, to_the_hold


def test_after_a_sleep_a_hold_is_not_taken_up_again(page, spots):
    """Nobody knows how long the thumb stayed: going on leaves the spot."""
    _, words = spots(POINTS)
    to_the_hold(page)
    run(page, 4)
    page.clock.fast_forward(60_000)
    run(page, 1)
    page.get_by_role("button", name=words["away_off"]).click()
    run(page, 0.5)
    assert name(page) == words["next_point"]


def to_the_second_press(page):
    to_the_first_number(page)
    said(page, 5)
    run(page, 3)


WAYS = {
    "press": (to_the_second_press, "One-Press-2", [5, 2]),
    "hold": (to_the_hold, "One-Hold", [5, 5, 2]),
    "circles": (to_the_circles, "One-Circles", [5, 5, 30, 3]),
}


@pytest.mark.parametrize("rest", ["pause", "pause, left by the key", "pause, then a reload", "sleep"])
@pytest.mark.parametrize("touch", WAYS)
def test_after_a_rest_no_spot_is_taken_up_again(page, spots, touch, rest):
    """Nobody knows how long the thumb stayed: going on leaves the spot, and what is booked are the seconds before the rest."""
    way, there, seconds = WAYS[touch]
    python, words = spots(POINTS)
    way(page)
    run(page, 2)
    assert name(page) == there
    if rest == "sleep":
        page.clock.fast_forward(60_000)
        run(page, 1)
        page.get_by_role("button", name=words["away_off"]).click()
    else:
        page.keyboard.press(" ")
        page.clock.fast_forward(60_000)
        if rest == "pause, then a reload":
            python, _ = spots(POINTS)
        page.locator(".lb-paused").wait_for()
        if rest == "pause, left by the key":
            page.keyboard.press(" ")
        else:
            page.locator(".lb-paused").click()
    run(page, 0.5)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["next_point"], words["say_leave"])
    page.keyboard.press("s")
    work = events(page, python, 1, "practice_used")[0]["work"]
    assert [round(one["seconds"]) for one in work] == seconds


def test_a_key_in_a_rest_takes_no_spot_up_again(page, spots):
    """Paused in the hold and skipped from there to its circles: going on leaves the spot all the same."""
    _, words = spots(POINTS)
    to_the_hold(page)
    run(page, 2)
    page.keyboard.press(" ")
    run(page, 1)
    page.keyboard.press("ArrowRight")
    assert name(page) == "One-Circles"
    run(page, 1)
    page.keyboard.press(" ")
    run(page, 0.5)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["next_point"], words["say_leave"])


def test_whether_to_hold_on_is_asked_of_no_spot_that_is_left(page, spots):
    """Paused while the number of the hold was asked for: the spot is left, and the question with it."""
    _, words = spots(POINTS)
    to_the_hold(page)
    run(page, 10)
    assert card(page)[0] == words["check_hold_title"]
    paused(page, 1)
    run(page, 0.5)
    assert (name(page), page.locator(".lb-check").count()) == (words["next_point"], 0)


def test_after_silence_a_hold_is_not_taken_up_again(page, spots):
    """Nobody answered in the hold: a number that has stayed down comes too late for it, and the spot is left."""
    _, words = spots(POINTS)
    to_the_hold(page)
    run(page, 18)
    said(page, 3)
    assert name(page) == words["next_point"]


def test_a_pause_while_the_clock_waits_leaves_nothing(page, spots):
    """The hands are off and the number is still asked for: after a pause the clock waits for it as before, and the second press follows."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    for seconds in (200, 1):
        page.keyboard.press(" ")
        run(page, seconds)
    assert (name(page), card(page)[0]) == (words["ask_part"], words["check_press_title"])
    said(page, 5)
    run(page, 3)
    assert name(page) == "One-Press-2"


def test_a_pause_in_the_circles_forgets_no_number_that_has_to_fall(page, spots):
    """A 6 in the circles and a pause: the spot is left, and the number is asked for again by its own card; still a 6 is a stop."""
    python, words = spots(POINTS)
    to_a_six_in_the_circles(page)
    paused(page, 5)
    run(page, 15)
    rule = words["check_number_rule"].format(cap=5, stop=STOP)
    assert card(page) == (words["check_ease_title"], rule)
    said(page, 6)
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST04"]


@pytest.mark.parametrize(("answer", "then"), [("away_off", ["ask_part", "check_press_title"]), ("away_on", ["next_point", "say_leave"])])
def test_no_time_away_leads_past_a_number(page, spots, answer, then):
    """Asleep while the number was asked for: with the hands off it is still asked for, with the hands on the spot is left."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    paused(page, 1)
    page.clock.fast_forward(60_000)
    run(page, 1)
    page.get_by_role("button", name=words[answer], exact=True).click()
    run(page, 1)
    assert [name(page), page.locator(".lb-check h2, .lb-detail").last.inner_text()] == [words[key] for key in then]
