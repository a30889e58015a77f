"""The practice clock where a number decides about a tight spot: after each press, in the hold, and in the circles; on a bare page."""

import pytest

from .players import events, run, start
from .points import (
    POINTS,
    STOP,
    card,
    name,
    said,
    through_the_hold,
    to_a_six_in_the_circles,
    to_the_circles,
    to_the_first_number,
    to_the_hold,
)


def test_where_nothing_is_done_twice_no_key_goes_back(page, spots):
    """Counted presses are not repeated: the words on the keys name no way back, and the minutes are those of the steps."""
    python, words = spots(POINTS)
    assert words["keys_on"] in page.locator(".lb-hint").inner_text()
    minutes = f"{python.timeline['pressing'] / 60:.1f}".removesuffix(".0")
    assert page.get_by_text(words["pressing"].format(minutes=minutes, steps=len(python.timeline["steps"]))).is_visible()
    start(page)
    run(page, 6)
    assert page.get_by_role("button", name=words["go_back"]).count() == 0


def test_the_clock_waits_for_the_number_after_a_press(page, spots):
    """After five seconds the thumb lets go and the clock stands still until the number is there."""
    _, words = spots(POINTS)
    start(page)
    run(page, 6 + 5.2)
    assert (name(page), page.locator(".lb-check h2").inner_text()) == (words["ask_part"], words["check_press_title"])
    run(page, 15)
    assert (name(page), page.locator(".lb-digits").inner_text()) == (words["ask_part"], "0:03")
    said(page, 5)
    run(page, 3)
    assert name(page) == "One-Press-2"


def test_a_hold_begins_only_when_the_number_has_fallen_far_enough(page, spots):
    """5, then 4: the remaining press is left out, the hand is counted in, and the hold begins."""
    python, words = spots(POINTS)
    to_the_first_number(page)
    said(page, 5)
    run(page, 3 + 5.2)
    said(page, 4)
    assert words["say_hold_on"] in page.locator(".lb-detail").inner_text()
    run(page, 3)
    assert name(page) == "One-Hold"
    assert [told["number"] for told in events(page, python, 2, "pressure")] == [5, 4]


@pytest.mark.parametrize("numbers", [(4, 4, 4), (5, 5, 5), (6, 6), (6, 5), (4, 5), (3, 3, 3)], ids=str)
def test_without_a_fall_there_is_no_hold(page, spots, numbers):
    """The same number three times, a rise, or above the cap and then not down at 4: the spot is left, and the next one begins."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    for number in numbers[:-1]:
        said(page, number)
        run(page, 3 + 5.2)
    said(page, numbers[-1])
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["next_point"], words["say_leave"])


def test_above_the_cap_there_is_one_lighter_press(page, spots):
    """A 6 asks for a lighter press; when that one is a 4 the hold follows. The card says all that the clock does."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    rule = words["check_press_rule"].format(at=4, cap=5, stop=STOP)
    assert page.locator(".lb-rule").inner_text() == rule
    said(page, 6)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["ask_part"], words["say_lighter"])
    run(page, 3 + 5.2)
    said(page, 4)
    run(page, 3)
    assert name(page) == "One-Hold"


def test_a_hold_lasts_thirty_seconds_while_the_number_stays_down(page, spots):
    """Asked at ten and twenty seconds; the same or lower goes on, to the circles and not a second longer."""
    python, _ = spots(POINTS)
    to_the_hold(page)
    through_the_hold(page)
    assert name(page) == "One-Circles"
    page.keyboard.press("s")
    pressed = [work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]]
    assert pressed[:3] == [5, 5, 30]


def aim(page):
    return page.locator(".lb-chips").inner_text().splitlines()


def test_what_was_said_bounds_the_next_press(page, spots):
    """After a number the aim is no more than it: no harder, lighter after a number above the cap, and nothing is foretold meanwhile."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    said(page, 4)
    run(page, 3)
    assert (name(page), words["aim_no_harder"] in aim(page)) == ("One-Press-2", True)
    run(page, 5.2)
    assert page.locator(".lb-next").inner_text() == ""
    said(page, 3)
    run(page, 3)
    assert (name(page), words["aim_no_harder"] in aim(page)) == ("One-Hold", True)


def test_after_a_number_above_the_cap_the_aim_is_lighter(page, spots):
    """A 6 at the first press: the second one is lighter than it, whatever its step aims for."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    said(page, 6)
    run(page, 3)
    assert (name(page), words["aim_lighter"] in aim(page)) == ("One-Press-2", True)


@pytest.mark.parametrize("way", ["at once", "late", "late, after a reload"])
@pytest.mark.parametrize("number", [5, 3])
def test_a_number_about_the_circles_is_none_of_the_next_spot(page, spots, number, way):
    """Whenever it is answered, the card speaks of the circles; the next spot's first number is that of its first press."""
    _, words = spots(POINTS)
    to_the_circles(page)
    run(page, 6.8)
    if way != "at once":
        run(page, 9)
    if way == "late, after a reload":
        spots(POINTS)
        page.locator(".lb-held").click()
        run(page, 1)
    rule = words["check_number_rule"].format(cap=5, stop=STOP)
    place = "One-Circles" if way == "at once" else words["next_point"]
    assert (name(page), card(page)) == (place, (words["check_title"], rule))
    said(page, number)
    run(page, 26 if way == "at once" else 15)
    assert card(page)[0] == words["check_press_title"]
    said(page, 4)
    run(page, 3)
    assert name(page) == "Two-Press-2"


def test_what_has_to_fall_after_the_circles_keeps_their_card(page, spots):
    """A 6 in the circles is eased, and asked about again in "Next spot" with the cap of the circles: still a 6 is a stop."""
    python, words = spots(POINTS)
    to_a_six_in_the_circles(page)
    run(page, 15)
    rule = words["check_number_rule"].format(cap=5, stop=STOP)
    assert (name(page), card(page)) == (words["next_point"], (words["check_ease_title"], rule))
    said(page, 6)
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST04"]


def test_what_has_fallen_after_the_circles_is_no_first_press(page, spots):
    """A 6 in the circles and a 5 after easing off: the 4 of the next spot's first press begins no hold."""
    _, words = spots(POINTS)
    to_the_circles(page)
    run(page, 6.8)
    said(page, 6)
    run(page, 15)
    said(page, 5)
    run(page, 10)
    assert card(page)[0] == words["check_press_title"]
    said(page, 4)
    run(page, 3)
    assert name(page) == "Two-Press-2"


@pytest.mark.parametrize("eased", [False, True])
def test_what_a_press_asks_takes_the_place_of_an_older_question(page, spots, eased):
    """The circles' question is still open when the next spot's press asks for its number: the number is that of the press."""
    _, words = spots(POINTS)
    to_the_circles(page)
    run(page, 6.8)
    if eased:
        said(page, 6)
    run(page, 22.4)
    rule = words["check_press_rule"].format(at=4, cap=5, stop=STOP)
    assert (name(page), card(page)[1]) == (words["ask_part"], rule)
    said(page, 5)
    run(page, 8.2)
    assert card(page) == (words["check_press_title"], rule)
    said(page, 4)
    assert page.locator(".lb-detail").inner_text() == words["say_hold_on"]


def test_who_has_not_answered_gets_no_second_patience(page, spots):
    """Asked in the circles and again at the next press, silence holds the clock as late as one question would."""
    _, words = spots(POINTS)
    to_the_circles(page)
    run(page, 6.8 + 40)
    assert card(page)[0] == words["hold_title"]


def test_in_silence_only_an_answer_leads_on(page, spots):
    """Nobody has answered after a press: no key and no button goes on to the next spot without the number."""
    _, words = spots(POINTS)
    start(page)
    run(page, 11.2 + 40)
    for key in ("ArrowRight", "ArrowLeft", " "):
        page.keyboard.press(key)
        run(page, 0.5)
    assert (name(page), card(page)[0]) == (words["ask_part"], words["hold_title"])
    assert page.get_by_role("button", name=words["skip"], exact=True).is_disabled()
    said(page, 5)
    run(page, 3)
    assert name(page) == "One-Press-2"


def test_the_hold_is_announced_before_it_and_never_after(page, spots):
    """That a hold follows stands there while the hand is counted in, and under no later part: the next spot says nothing of a hold."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    said(page, 5)
    run(page, 8.2)
    said(page, 4)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["ask_part"], words["say_hold_on"])
    run(page, 3)
    through_the_hold(page)
    run(page, 6.8)
    said(page, 3)
    run(page, 9)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["next_point"], "")


@pytest.mark.parametrize("number", [4, 5, 6])
def test_a_number_that_rises_in_the_hold_ends_it(page, spots, number):
    """A number above the one before means: let go, and leave that spot."""
    _, words = spots(POINTS)
    to_the_hold(page)
    run(page, 10)
    said(page, 3)
    run(page, 10)
    said(page, number)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["next_point"], words["say_leave"])


def test_no_answer_in_a_hold_lets_go(page, spots):
    """In a hold nobody is asked twice: after some seconds without a number the hands come off and the clock holds."""
    _, words = spots(POINTS)
    to_the_hold(page)
    run(page, 18)
    assert page.locator(".lb-check h2").inner_text() == words["hold_title"]


def test_seven_after_a_press_stops(page, spots):
    """Seven is a stop here too."""
    python, _ = spots(POINTS)
    to_the_first_number(page)
    said(page, 7)
    assert page.locator(".lb-stopped").count() == 1
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST01"]


def test_no_key_reaches_a_hold_without_the_number(page, spots):
    """Skipping the question leaves the spot, and nothing goes back to press it again."""
    _, words = spots(POINTS)
    to_the_first_number(page)
    page.keyboard.press("ArrowLeft")
    run(page, 0.5)
    assert name(page) == words["ask_part"]
    page.keyboard.press("ArrowRight")
    run(page, 0.5)
    assert name(page) == words["next_point"]
    assert page.get_by_role("button", name=words["go_back"], exact=True).count() == 0
