"""Alone with the ball, on the practice clock: when it asks for the number, when a second set follows, and what the floor asks first."""

import pytest

from .players import begins, events, paused, press_start, run, start
from .points import BALL, LIMITS, card, name, said


def test_alone_a_long_pause_asks_for_the_number(page, spots):
    """On the ball too: after a pause as long as may pass without a number, going on asks for it, and the set goes on where it was."""
    python, words = spots(BALL)
    start(page)
    run(page, 6 + 9)
    said(page, 2)
    paused(page, LIMITS["LIM20"].at_most)
    run(page, 0.6)
    assert (name(page), card(page)[0]) == ("Left", words["check_title"])
    page.keyboard.press("s")
    assert [work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]] == [pytest.approx(10, abs=0.11)]


@pytest.mark.parametrize(("number", "then"), [(3, "Left-Again"), (4, None)])
def test_a_second_set_with_the_ball_only_at_three_or_less(page, spots, number, then):
    """After the first set the clock waits for the highest number: at 3 a second set follows, at 4 the practice ends."""
    _, words = spots(BALL)
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


def test_a_floor_practice_asks_whether_the_place_was_sore(page, spots):
    """Closed for want of an answer, the card asks it; the answer goes to the record, and the clock looks again."""
    asked = [{"session": "0b0e7a3e-6f0a-4c29-9b0a-3f6d7a1d2c11", "text": "Was the place sore?"}]
    python, words = spots(BALL, go=False, title="First the wall", why=["One day is missing."], soreness=asked)
    page.get_by_role("group", name="Was the place sore?").wait_for()
    python.more = {}
    page.get_by_role("button", name=words["closed_floor_no"]).click()
    told = events(page, python, 1, "soreness")
    page.locator(".lb-go").wait_for()
    assert told == [{"session": asked[0]["session"], "sore": False}]


@pytest.mark.parametrize(("silent", "seen"), [("", ".lb-silent"), ("record", ".lb-sore")])
def test_an_answer_that_python_does_not_take_opens_nothing(page, spots, silent, seen):
    """A silent Python is told of, and one that has not heard the answer asks once more; once it has, the clock looks again by itself."""
    asked = [{"session": "0b0e7a3e-6f0a-4c29-9b0a-3f6d7a1d2c11", "text": "Was the place sore?"}]
    python, words = spots(BALL, go=False, title="First the wall", why=["One day is missing."], soreness=asked)
    page.locator(".lb-sore").wait_for()
    page.evaluate(f"host.silence('{silent}')")
    page.get_by_role("button", name=words["closed_floor_no"]).click()
    page.locator(".lb-wait").wait_for()
    for _ in range(2):
        run(page, 2.1)
    page.locator(seen).wait_for()
    assert (page.locator(".lb-go").count(), python.told("soreness")) == (0, [])
    python.more = {}
    page.evaluate("host.release()")
    page.locator(".lb-go").wait_for()
    assert python.told("soreness") == [{"session": asked[0]["session"], "sore": False}]


def goes_to_the_ache(page):
    page.locator(".lb-go").click()


def presses_start(page):
    press_start(page)
    begins(page)


def chooses(page):
    page.get_by_role("button", name="Ann", exact=True).click()
    page.wait_for_function("host.asked.at(-1).payload.receiver === 'Ann'")


@pytest.mark.parametrize(("goes_on", "stands"), [
    (goes_to_the_ache, {"plan": [], "begin": 0, "seen": ".lb-before"}),
    (presses_start, {"plan": [], "begin": 1, "seen": ".lb-digits"}),
    (chooses, {"plan": ["Ann"], "begin": 0, "seen": ".lb-go"}),
], ids=lambda one: getattr(one, "__name__", ""))  # fmt: skip
def test_an_answer_that_is_taken_late_leaves_alone_who_has_gone_on(page, spots, goes_on, stands):
    """The clock opened before the record had the answer, and somebody went on: what is told of it then takes nothing from their hands."""
    asked = [{"session": "0b0e7a3e-6f0a-4c29-9b0a-3f6d7a1d2c11", "text": "Was the place sore?"}]
    python, words = spots(BALL, go=False, title="First the wall", why=["One day is missing."], soreness=asked)
    page.locator(".lb-sore").wait_for()
    python.more = {"receivers": ["Sam", "Ann"]}
    page.evaluate("host.silence('record')")
    page.get_by_role("button", name=words["closed_floor_no"]).click()
    run(page, 2.1)
    page.locator(".lb-go").wait_for()
    page.evaluate("host.asked.length = 0; host.silence()")
    goes_on(page)
    python.asked.clear()
    page.evaluate("host.release()")
    events(page, python, 1, "soreness")
    page.locator(stands["seen"]).wait_for()
    run(page, 0.5)
    assert python.told("practice_used") == []
    plans = page.evaluate("host.asked.filter(({ ask }) => ask === 'plan').map(({ payload }) => payload.receiver)")
    assert (plans, python.asked.count("begin")) == (stands["plan"], stands["begin"])
    assert page.locator(stands["seen"]).is_visible()


def test_a_set_on_the_ball_that_was_slept_through_ends_the_practice(page, spots):
    """Asleep on the ball for longer than the set lasts: the time counts, and nothing more is given, for nobody knows what was done."""
    python, words = spots(BALL)
    start(page)
    run(page, 6 + 3)
    page.clock.fast_forward(60_000)
    run(page, 1)
    page.get_by_role("button", name=words["away_on"], exact=True).click()
    assert page.locator(".lb-end header > *").all_inner_texts()[:2] == [words["end_title_left"], words["end_away"]]
    assert [round(one["seconds"]) for one in events(page, python, 1, "practice_used")[0]["work"]] == [3 + 60]
