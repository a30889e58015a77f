"""The questions of the practice clock: what each pressure number leads to, when it is asked for, and what silence does."""

import pytest

from course_lib.library import library

from .players import WORDS, Python, events, paused, run, start, stopped, timeline


def to_the_question(page, cap=None, step=1, **more):
    run(page, 6 + 60 * (step - 1) + 8.2)
    page.locator(".lb-check").wait_for()


def bands(page):
    return [text.split("\n") for text in page.locator(".lb-band").all_inner_texts()]


@pytest.mark.parametrize(("cap", "go"), [(None, "Up to 3"), (2, "Up to 2")])
def test_the_bands_speak_of_todays_cap(page, clock, cap, go):
    """The three answers are worded from the cap that holds now, for the step and for today."""
    clock(Python(timeline(cap)))
    start(page)
    to_the_question(page)
    assert bands(page) == [[go, "go on"], ["More than that", "ease off"], ["7 or more", "stop"]]


@pytest.mark.parametrize(
    ("lean", "told", "short", "aim"),
    [
        (4, "Up to 5 while hands lie still, up to 3 as they glide", "cap 5 while hands lie still, 3 as they glide",
         "Aim for 3 to 4 while hands lie still"),
        (None, "Up to 5 low down, up to 3 higher up", "cap 5 low down, 3 higher up", "Aim for 3 to 4"),
    ],
)  # fmt: skip
def test_a_stroke_of_two_caps_names_both(page, clock, lean, told, short, aim):
    """Where hands lean and then glide, or run on over the ribs with weight, the face and the answer to go on say when which cap holds."""
    python = Python(timeline())
    python.timeline["steps"][1]["lean_seconds"] = lean
    clock(python)
    start(page)
    run(page, 6.5)
    page.keyboard.press("ArrowRight")
    run(page, 8.5)
    assert bands(page)[0] == [told, "go on"]
    assert [page.get_by_text(text, exact=True).count() for text in (short, aim)] == [1, 1]


@pytest.mark.parametrize(("key", "band"), [("3", "go_on"), ("4", "ease"), ("5", "ease"), ("7", "stop")])
def test_a_key_counts_by_the_lower_of_two_caps(page, clock, key, band):
    """A 4 may be felt over the ribs, where 3 is the most: a key cannot tell, so the hands ease off. The card says so."""
    python = clock()
    start(page)
    run(page, 6.5)
    page.keyboard.press("ArrowRight")
    run(page, 8.5)
    assert WORDS["check_keys_two"].format(light=3) in page.locator(".lb-check").inner_text()
    page.keyboard.press(key)
    assert [told["band"] for told in events(page, python, 1, "pressure")] == [band]


def test_above_the_cap_is_asked_again_and_goes_on_when_it_has_fallen(page, clock):
    """Ease off, fifteen seconds, the question again; back at the cap it goes on."""
    python = clock()
    start(page)
    to_the_question(page)
    page.locator(".lb-band-ease").click()
    run(page, 14)
    assert page.locator(".lb-check h2").inner_text() == WORDS["ease_title"]
    run(page, 2)
    assert page.locator(".lb-check h2").inner_text() == WORDS["check_ease_title"]
    page.locator(".lb-band-go_on").click()
    run(page, 1)
    assert page.locator(".lb-check").count() == 0
    assert [told["band"] for told in events(page, python, 2, "pressure")] == ["ease", "go_on"]


def test_above_the_cap_and_not_fallen_stops(page, clock):
    """A number that does not come down in time is a stop sign."""
    python = clock()
    start(page)
    to_the_question(page)
    page.keyboard.press("5")
    run(page, 16)
    page.locator(".lb-band-ease").click()
    assert stopped(page).count() == 1
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST04"]


@pytest.mark.parametrize("answer", ["band", "key"])
def test_seven_or_more_stops(page, clock, answer):
    """Seven stops, by the band or by its key, and says what to do now."""
    python = clock()
    start(page)
    to_the_question(page)
    if answer == "band":
        page.locator(".lb-band-stop").click()
    else:
        page.keyboard.press("8")
    assert stopped(page).count() == 1
    assert page.locator(".lb-act").inner_text() == library().stops["ST01"].do
    told = events(page, python, 1, "pressure")[0]
    assert (told["band"], told.get("number")) == ("stop", None if answer == "band" else 8)


@pytest.mark.parametrize(("keys", "told"), [("10", ("stop", 10)), ("1", ("go_on", 1)), ("12", ("go_on", 2)), ("0", ("go_on", 0))])
def test_a_ten_on_the_keyboard_is_no_one(page, clock, keys, told):
    """Who types the worst number there is presses 1 first: a moment is left for the 0."""
    python = clock()
    start(page)
    to_the_question(page)
    for key in keys:
        page.keyboard.press(key)
    run(page, 1)
    found = events(page, python, 1, "pressure")[0]
    assert (found["band"], found["number"]) == told


def test_nobody_answers_twice(page, clock):
    """After 20 seconds it asks again; after 40 the hands come off, and only an answer goes on."""
    python = clock()
    start(page)
    to_the_question(page)
    run(page, 20)
    assert page.locator(".lb-check h2").inner_text() == WORDS["check_again_title"]
    run(page, 20)
    assert page.locator(".lb-check h2").inner_text() == WORDS["hold_title"]
    assert [told["band"] for told in events(page, python, 1, "pressure")] == ["no_answer"]
    held = page.locator(".lb-digits").inner_text()
    page.keyboard.press(" ")
    run(page, 5)
    assert page.locator(".lb-digits").inner_text() == held
    page.locator(".lb-band-go_on").click()
    run(page, 3)
    assert page.locator(".lb-digits").inner_text() != held


APART = int(library().limits["LIM20"].at_most)


@pytest.mark.parametrize("rest", ["pause", "pause, then a reload", "sleep"])
@pytest.mark.parametrize(("since", "asked"), [(APART - 1, []), (APART, [WORDS["check_title"]])])
def test_a_rest_in_which_the_number_came_due_begins_with_it(page, clock, rest, since, asked):
    """As much time as may has passed since the last number: going on asks at once, goes on where it was, and books what was practised."""
    python = clock()
    start(page)
    to_the_question(page)
    page.keyboard.press("2")
    run(page, 1)
    place = page.locator(".lb-digits")
    if rest == "sleep":
        page.clock.fast_forward((since - 1) * 1000 - 200)
        run(page, 0.2)
        held = "0:52"  # the question was the last cue
        page.get_by_role("button", name=WORDS["away_off"]).click()
    else:
        page.keyboard.press(" ")
        held = place.inner_text()
        page.clock.fast_forward((since - 1) * 1000)
        if rest == "pause, then a reload":
            clock()
        page.locator(".lb-paused").click()
    assert (place.inner_text(), page.locator(".lb-check h2").all_inner_texts()) == (held, asked)
    run(page, 3)
    page.keyboard.press("s")
    assert [work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]] == [pytest.approx(8.2 + 1 + 3, abs=0.11)]


def test_a_pause_while_easing_off_asks_at_once(page, clock):
    """Too much, and then a pause: going on does not wait for the rest of the fifteen seconds; still too much is a stop."""
    python = clock()
    start(page)
    to_the_question(page)
    page.locator(".lb-band-ease").click()
    run(page, 2)
    paused(page, 1)
    assert page.locator(".lb-check h2").inner_text() == WORDS["check_ease_title"]
    run(page, 0.5)
    page.locator(".lb-band-ease").click()
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST04"]


def test_where_the_scale_cannot_be_trusted_the_face_is_looked_at(page, clock):
    """With a screening that doubts the scale every question also sends the eyes to face and breath."""
    clock(Python(timeline(), scale_trusted=False))
    start(page)
    to_the_question(page)
    assert page.locator(".lb-face-line").inner_text() == WORDS["check_face"]
