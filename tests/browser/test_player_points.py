"""The practice clock where a number decides: presses and a hold on a tight spot, a second set with the ball; on a bare page."""

import pytest

from course_lib.calls import begin
from course_lib.library import library
from course_lib.teaching import practices
from course_lib.widgets.base import HERE, script, style
from tests.routines.routines import compile_timeline, routine, step

from .harness import page_with, stand_still
from .test_player import PLATE, RECORDER, Python, events, paused, run, start

SCRIPT, STYLE = script(HERE / "player.js"), style(HERE / "stroke.css", HERE / "player.css")
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


@pytest.fixture
def clock(page):
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
        traits = {"words": words, "timeline": timeline, "techniques": shown, "signs": signs}
        faults.append(page_with(page, SCRIPT, STYLE, traits, answer=python, light=light, before=f"() => {{ {RECORDER % {'every': 100}} }}"))
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


def test_where_nothing_is_done_twice_no_key_goes_back(page, clock):
    """Counted presses are not repeated: the words on the keys name no way back, and the minutes are those of the steps."""
    python, words = clock(POINTS)
    assert words["keys_on"] in page.locator(".lb-hint").inner_text()
    minutes = f"{python.timeline['pressing'] / 60:.1f}".removesuffix(".0")
    assert page.get_by_text(words["pressing"].format(minutes=minutes, steps=len(python.timeline["steps"]))).is_visible()
    start(page)
    run(page, 6)
    assert page.get_by_role("button", name=words["go_back"]).count() == 0


def test_the_clock_waits_for_the_number_after_a_press(page, clock):
    """After five seconds the thumb lets go and the clock stands still until the number is there."""
    _, words = clock(POINTS)
    start(page)
    run(page, 6 + 5.2)
    assert (name(page), page.locator(".lb-check h2").inner_text()) == (words["ask_part"], words["check_press_title"])
    run(page, 15)
    assert (name(page), page.locator(".lb-digits").inner_text()) == (words["ask_part"], "0:03")
    said(page, 5)
    run(page, 3)
    assert name(page) == "One-Press-2"


def test_a_hold_begins_only_when_the_number_has_fallen_far_enough(page, clock):
    """5, then 4: the remaining press is left out, the hand is counted in, and the hold begins."""
    python, words = clock(POINTS)
    to_the_first_number(page)
    said(page, 5)
    run(page, 3 + 5.2)
    said(page, 4)
    assert words["say_hold_on"] in page.locator(".lb-detail").inner_text()
    run(page, 3)
    assert name(page) == "One-Hold"
    assert [told["number"] for told in events(page, python, 2, "pressure")] == [5, 4]


@pytest.mark.parametrize("numbers", [(4, 4, 4), (5, 5, 5), (6, 6), (6, 5), (4, 5), (3, 3, 3)], ids=str)
def test_without_a_fall_there_is_no_hold(page, clock, numbers):
    """The same number three times, a rise, or above the cap and then not down at 4: the spot is left, and the next one begins."""
    _, words = clock(POINTS)
    to_the_first_number(page)
    for number in numbers[:-1]:
        said(page, number)
        run(page, 3 + 5.2)
    said(page, numbers[-1])
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["next_point"], words["say_leave"])


def test_above_the_cap_there_is_one_lighter_press(page, clock):
    """A 6 asks for a lighter press; when that one is a 4 the hold follows. The card says all that the clock does."""
    _, words = clock(POINTS)
    to_the_first_number(page)
    rule = words["check_press_rule"].format(at=4, cap=5, stop=STOP)
    assert page.locator(".lb-rule").inner_text() == rule
    said(page, 6)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["ask_part"], words["say_lighter"])
    run(page, 3 + 5.2)
    said(page, 4)
    run(page, 3)
    assert name(page) == "One-Hold"


def to_the_hold(page):
    to_the_first_number(page)
    said(page, 5)
    run(page, 8.2)
    said(page, 4)
    run(page, 3)


def test_a_hold_lasts_thirty_seconds_while_the_number_stays_down(page, clock):
    """Asked at ten and twenty seconds; the same or lower goes on, to the circles and not a second longer."""
    python, _ = clock(POINTS)
    to_the_hold(page)
    through_the_hold(page)
    assert name(page) == "One-Circles"
    page.keyboard.press("s")
    pressed = [work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]]
    assert pressed[:3] == [5, 5, 30]


def aim(page):
    return page.locator(".lb-chips").inner_text().splitlines()


def test_what_was_said_bounds_the_next_press(page, clock):
    """After a number the aim is no more than it: no harder, lighter after a number above the cap, and nothing is foretold meanwhile."""
    _, words = clock(POINTS)
    to_the_first_number(page)
    said(page, 4)
    run(page, 3)
    assert (name(page), words["aim_no_harder"] in aim(page)) == ("One-Press-2", True)
    run(page, 5.2)
    assert page.locator(".lb-next").inner_text() == ""
    said(page, 3)
    run(page, 3)
    assert (name(page), words["aim_no_harder"] in aim(page)) == ("One-Hold", True)


def test_after_a_number_above_the_cap_the_aim_is_lighter(page, clock):
    """A 6 at the first press: the second one is lighter than it, whatever its step aims for."""
    _, words = clock(POINTS)
    to_the_first_number(page)
    said(page, 6)
    run(page, 3)
    assert (name(page), words["aim_lighter"] in aim(page)) == ("One-Press-2", True)


def to_the_circles(page):
    """A second into the circles that follow a hold."""
    to_the_hold(page)
    through_the_hold(page)


def card(page):
    return (page.locator(".lb-check h2").inner_text(), page.locator(".lb-rule").inner_text())


@pytest.mark.parametrize("way", ["at once", "late", "late, after a reload"])
@pytest.mark.parametrize("number", [5, 3])
def test_a_number_about_the_circles_is_none_of_the_next_spot(page, clock, number, way):
    """Whenever it is answered, the card speaks of the circles; the next spot's first number is that of its first press."""
    _, words = clock(POINTS)
    to_the_circles(page)
    run(page, 6.8)
    if way != "at once":
        run(page, 9)
    if way == "late, after a reload":
        clock(POINTS)
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


def to_a_six_in_the_circles(page):
    to_the_circles(page)
    run(page, 6.8)
    said(page, 6)


def test_what_has_to_fall_after_the_circles_keeps_their_card(page, clock):
    """A 6 in the circles is eased, and asked about again in "Next spot" with the cap of the circles: still a 6 is a stop."""
    python, words = clock(POINTS)
    to_a_six_in_the_circles(page)
    run(page, 15)
    rule = words["check_number_rule"].format(cap=5, stop=STOP)
    assert (name(page), card(page)) == (words["next_point"], (words["check_ease_title"], rule))
    said(page, 6)
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST04"]


def test_what_has_fallen_after_the_circles_is_no_first_press(page, clock):
    """A 6 in the circles and a 5 after easing off: the 4 of the next spot's first press begins no hold."""
    _, words = clock(POINTS)
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
def test_what_a_press_asks_takes_the_place_of_an_older_question(page, clock, eased):
    """The circles' question is still open when the next spot's press asks for its number: the number is that of the press."""
    _, words = clock(POINTS)
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


def test_who_has_not_answered_gets_no_second_patience(page, clock):
    """Asked in the circles and again at the next press, silence holds the clock as late as one question would."""
    _, words = clock(POINTS)
    to_the_circles(page)
    run(page, 6.8 + 40)
    assert card(page)[0] == words["hold_title"]


def test_in_silence_only_an_answer_leads_on(page, clock):
    """Nobody has answered after a press: no key and no button goes on to the next spot without the number."""
    _, words = clock(POINTS)
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


def test_the_hold_is_announced_before_it_and_never_after(page, clock):
    """That a hold follows stands there while the hand is counted in, and under no later part: the next spot says nothing of a hold."""
    _, words = clock(POINTS)
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
def test_a_number_that_rises_in_the_hold_ends_it(page, clock, number):
    """A number above the one before means: let go, and leave that spot."""
    _, words = clock(POINTS)
    to_the_hold(page)
    run(page, 10)
    said(page, 3)
    run(page, 10)
    said(page, number)
    assert (name(page), page.locator(".lb-detail").inner_text()) == (words["next_point"], words["say_leave"])


def test_no_answer_in_a_hold_lets_go(page, clock):
    """In a hold nobody is asked twice: after some seconds without a number the hands come off and the clock holds."""
    _, words = clock(POINTS)
    to_the_hold(page)
    run(page, 18)
    assert page.locator(".lb-check h2").inner_text() == words["hold_title"]


def test_seven_after_a_press_stops(page, clock):
    """Seven is a stop here too."""
    python, _ = clock(POINTS)
    to_the_first_number(page)
    said(page, 7)
    assert page.locator(".lb-stopped").count() == 1
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST01"]


def test_no_key_reaches_a_hold_without_the_number(page, clock):
    """Skipping the question leaves the spot, and nothing goes back to press it again."""
    _, words = clock(POINTS)
    to_the_first_number(page)
    page.keyboard.press("ArrowLeft")
    run(page, 0.5)
    assert name(page) == words["ask_part"]
    page.keyboard.press("ArrowRight")
    run(page, 0.5)
    assert name(page) == words["next_point"]
    assert page.get_by_role("button", name=words["go_back"], exact=True).count() == 0


def test_after_a_sleep_a_hold_is_not_taken_up_again(page, clock):
    """Nobody knows how long the thumb stayed: going on leaves the spot."""
    _, words = clock(POINTS)
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
def test_after_a_rest_no_spot_is_taken_up_again(page, clock, touch, rest):
    """Nobody knows how long the thumb stayed: going on leaves the spot, and what is booked are the seconds before the rest."""
    way, there, seconds = WAYS[touch]
    python, words = clock(POINTS)
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
            python, _ = clock(POINTS)
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


def test_a_key_in_a_rest_takes_no_spot_up_again(page, clock):
    """Paused in the hold and skipped from there to its circles: going on leaves the spot all the same."""
    _, words = clock(POINTS)
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


def test_whether_to_hold_on_is_asked_of_no_spot_that_is_left(page, clock):
    """Paused while the number of the hold was asked for: the spot is left, and the question with it."""
    _, words = clock(POINTS)
    to_the_hold(page)
    run(page, 10)
    assert card(page)[0] == words["check_hold_title"]
    paused(page, 1)
    run(page, 0.5)
    assert (name(page), page.locator(".lb-check").count()) == (words["next_point"], 0)


def test_after_silence_a_hold_is_not_taken_up_again(page, clock):
    """Nobody answered in the hold: a number that has stayed down comes too late for it, and the spot is left."""
    _, words = clock(POINTS)
    to_the_hold(page)
    run(page, 18)
    said(page, 3)
    assert name(page) == words["next_point"]


def test_a_pause_while_the_clock_waits_leaves_nothing(page, clock):
    """The hands are off and the number is still asked for: after a pause the clock waits for it as before, and the second press follows."""
    _, words = clock(POINTS)
    to_the_first_number(page)
    for seconds in (200, 1):
        page.keyboard.press(" ")
        run(page, seconds)
    assert (name(page), card(page)[0]) == (words["ask_part"], words["check_press_title"])
    said(page, 5)
    run(page, 3)
    assert name(page) == "One-Press-2"


def test_a_pause_in_the_circles_forgets_no_number_that_has_to_fall(page, clock):
    """A 6 in the circles and a pause: the spot is left, and the number is asked for again by its own card; still a 6 is a stop."""
    python, words = clock(POINTS)
    to_a_six_in_the_circles(page)
    paused(page, 5)
    run(page, 15)
    rule = words["check_number_rule"].format(cap=5, stop=STOP)
    assert card(page) == (words["check_ease_title"], rule)
    said(page, 6)
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST04"]


def test_alone_a_long_pause_asks_for_the_number(page, clock):
    """On the ball too: after a pause as long as may pass without a number, going on asks for it, and the set goes on where it was."""
    python, words = clock(BALL)
    start(page)
    run(page, 6 + 9)
    said(page, 2)
    paused(page, LIMITS["LIM20"].at_most)
    run(page, 0.6)
    assert (name(page), card(page)[0]) == ("Left", words["check_title"])
    page.keyboard.press("s")
    assert [work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]] == [pytest.approx(10, abs=0.11)]


@pytest.mark.parametrize(("number", "then"), [(3, "Left-Again"), (4, None)])
def test_a_second_set_with_the_ball_only_at_three_or_less(page, clock, number, then):
    """After the first set the clock waits for the highest number: at 3 a second set follows, at 4 the practice ends."""
    _, words = clock(BALL)
    start(page)
    run(page, 6 + 9)
    said(page, 2)
    run(page, 36 + 10 + 9)
    said(page, 2)
    run(page, 37)
    page.locator(".lb-check").wait_for()
    assert page.locator(".lb-check h2").inner_text() == words["check_pause_title"]
    said(page, number)
    if then is None:
        assert page.locator(".lb-end h2").first.inner_text() == words["end_title"]
    else:
        run(page, 13)
        assert name(page) == then


def test_a_floor_practice_asks_whether_the_place_was_sore(page, clock):
    """Closed for want of an answer, the card asks it; the answer goes to the record, and the clock looks again."""
    asked = [{"session": "0b0e7a3e-6f0a-4c29-9b0a-3f6d7a1d2c11", "text": "Was the place sore?"}]
    python, words = clock(BALL, go=False, title="First the wall", why=["One day is missing."], soreness=asked)
    page.get_by_role("group", name="Was the place sore?").wait_for()
    python.more = {}
    page.get_by_role("button", name=words["closed_floor_no"]).click()
    told = events(page, python, 1, "soreness")
    page.locator(".lb-go").wait_for()
    assert told == [{"session": asked[0]["session"], "sore": False}]


@pytest.mark.parametrize(("answer", "then"), [("away_off", ["ask_part", "check_press_title"]), ("away_on", ["next_point", "say_leave"])])
def test_no_time_away_leads_past_a_number(page, clock, answer, then):
    """Asleep while the number was asked for: with the hands off it is still asked for, with the hands on the spot is left."""
    _, words = clock(POINTS)
    to_the_first_number(page)
    paused(page, 1)
    page.clock.fast_forward(60_000)
    run(page, 1)
    page.get_by_role("button", name=words[answer], exact=True).click()
    run(page, 1)
    assert [name(page), page.locator(".lb-check h2, .lb-detail").last.inner_text()] == [words[key] for key in then]


def test_a_set_on_the_ball_that_was_slept_through_ends_the_practice(page, clock):
    """Asleep on the ball for longer than the set lasts: the time counts, and nothing more is given, for nobody knows what was done."""
    python, words = clock(BALL)
    start(page)
    run(page, 6 + 3)
    page.clock.fast_forward(60_000)
    run(page, 1)
    page.get_by_role("button", name=words["away_on"], exact=True).click()
    assert page.locator(".lb-end header > *").all_inner_texts()[:2] == [words["end_title_left"], words["end_away"]]
    assert [round(one["seconds"]) for one in events(page, python, 1, "practice_used")[0]["work"]] == [3 + 60]
