"""What belongs to which technique, and what the card says after a stop: the practice clock on a bare page."""

import pytest

from course_lib.library import library
from course_lib.routines import compile_session
from course_lib.routines.sessions import Session
from course_lib.teaching import practices
from tests.routines.routines import compile_timeline, routine, step

from .harness import stand_still
from .players import PLATE, WORDS, Python, draws, events, paused, run, start, stopped

RULES = library()
FIRST, SECOND = "effleurage", "palm-heel-circles"
CARDS = [RULES.techniques[FIRST], RULES.techniques[SECOND]]
BOTH = {card.id: {"name": card.name, "plate": PLATE, "alt": "A back"} for card in CARDS}


def two_techniques(seconds=35):
    """The first technique for `seconds`, the pause between two techniques, and the second one."""
    legs = (routine(step("glide", seconds=seconds)), routine(step("circle", seconds=60), id="second", technique=SECOND))
    return compile_session(Session(id="two", name="Two", promise="", legs=legs), RULES, WORDS)


def two_caps(first, second):
    """Twenty seconds under one cap, and a minute under another."""
    steps = (step("one", seconds=20, cap=first, target_from=2, target_to=3), step("two", cap=second, target_from=2, target_to=3))
    return compile_timeline(routine(*steps), RULES, WORDS)


@pytest.fixture
def clock(page):
    """Opens the player of a timeline on a fake clock, again as the reload of that page; returns its Python."""
    faults = []

    def show(timeline):
        python = Python(timeline.model_dump(mode="json"))
        if not faults:
            stand_still(page)
        faults.append(draws(page, python, techniques=BOTH, signs=practices.signs(CARDS, RULES)))
        return python

    yield show
    assert faults[-1] == []


def card(page):
    """The stop card: what to do, in its order; and what stays closed."""
    return page.locator(".lb-do .lb-act").all_inner_texts(), page.locator(".lb-do p").last.inner_text()


def closes(key, *techniques):
    return WORDS[f"stop_closes_{key}"].format(technique=", ".join(RULES.techniques[one].name for one in techniques))


def choose(page, *signs):
    """Name these signs, one after the other."""
    for sign in signs:
        if page.locator("details summary", has_text=WORDS["stop_more"]).count():
            page.locator("details summary", has_text=WORDS["stop_more"]).click()
        page.get_by_role("button", name=RULES.stops[sign].sign).click()


# -- between two techniques ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("after", "of"), [(3, FIRST), (20, FIRST), (6 + 35 + 5, FIRST), (6 + 35 + 15 + 2, SECOND)])
def test_a_stop_belongs_to_the_technique_that_was_worked_with_last(page, clock, after, of):
    """Before the first touch it is the coming one; in the pause between two techniques the one before it, in the record and on the card."""
    python = clock(two_techniques())
    start(page)
    run(page, min(after, 15))
    if after > 15:
        page.keyboard.press("2")
        run(page, after - 15)
    page.keyboard.press("s")
    choose(page, "ST02")
    assert [(told["technique"], told["sign"]) for told in events(page, python, 2, "stop")] == [(of, None), (of, "ST02")]
    assert card(page) == ([RULES.stops["ST02"].do], closes("technique", of))


def test_what_was_passed_over_is_not_what_hurt(page, clock):
    """Paused and led on past the pause, the second technique was not touched yet: the stop closes the first."""
    python = clock(two_techniques())
    start(page)
    run(page, 10)
    page.keyboard.press(" ")
    for _ in range(2):
        run(page, 0.5)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("s")
    assert [told["technique"] for told in events(page, python, 1, "stop")] == [FIRST]


def test_a_number_and_silence_belong_to_the_technique_that_was_asked_about(page, clock):
    """Asked in the first technique, silence that is noticed in the pause after it, and the answer then, are about the first."""
    python = clock(two_techniques())
    start(page)
    run(page, 6 + 8.2 + 40)
    assert page.locator(".lb-name").inner_text() == WORDS["change_technique"].format(name=BOTH[SECOND]["name"])
    page.keyboard.press("8")
    told = [(one["technique"], one["band"]) for one in events(page, python, 2, "pressure")]
    assert told == [(FIRST, "no_answer"), (FIRST, "stop")]
    assert [(told["technique"], told["sign"]) for told in events(page, python, 2, "stop")] == [(FIRST, None), (FIRST, "ST01")]
    assert card(page) == ([RULES.stops["ST01"].do], closes("technique", FIRST))


def test_a_seven_that_comes_in_the_next_technique_closes_both(page, clock):
    """Asked in the first technique and answered under the second: the hands stop in the second, the number is the first one's."""
    python = clock(two_techniques(seconds=18))
    start(page)
    run(page, 6 + 18 + 15 + 2)
    page.keyboard.press("7")
    assert [(told["technique"], told["sign"]) for told in events(page, python, 2, "stop")] == [(SECOND, None), (FIRST, "ST01")]
    assert card(page) == ([RULES.stops["ST01"].do], closes("technique", SECOND, FIRST))


def test_between_two_techniques_no_rest_asks_for_a_number(page, clock):
    """The hands are off there: however long the pause, nothing is asked before the next technique's own question."""
    clock(two_techniques())
    start(page)
    run(page, 6 + 8.2)
    page.keyboard.press("2")
    run(page, 35 - 8.2 + 5)
    paused(page, 10 * RULES.limits["LIM20"].at_most)
    asked = []
    for seconds in (10.2, 7, 2):
        run(page, seconds)
        asked.append(page.locator(".lb-check").count())
    assert asked == [0, 0, 1]


# -- the caps of a question ----------------------------------------------------------------------------------------------


def go_on(page):
    return page.locator(".lb-band-go_on b").inner_text()


def test_a_question_keeps_its_caps_until_it_is_asked_anew(page, clock):
    """The next step has begun: the open question still speaks of the caps it was asked with, until the clock asks about this step."""
    python = clock(two_caps(5, 3))
    start(page)
    run(page, 6 + 20 + 2)
    assert (page.locator(".lb-name").inner_text(), go_on(page)) == ("Two", WORDS["band_go"].format(cap=5))
    run(page, 6.2)
    assert go_on(page) == WORDS["band_go"].format(cap=3)
    page.keyboard.press("4")
    assert [told["band"] for told in events(page, python, 1, "pressure")] == ["ease"]


@pytest.mark.parametrize(("first", "second"), [(5, 3), (3, 5)])
def test_a_number_that_has_to_fall_keeps_the_lower_cap(page, clock, first, second):
    """Too much in one step, asked again in the next: the lower of the two caps decides, and a number above it stops."""
    python = clock(two_caps(first, second))
    start(page)
    run(page, 6 + 8.2)
    page.keyboard.press("6")
    run(page, 15.2)
    assert (page.locator(".lb-name").inner_text(), go_on(page)) == ("Two", WORDS["band_fallen"].format(cap=first))
    run(page, 5)
    assert go_on(page) == WORDS["band_fallen"].format(cap=3)
    page.keyboard.press("4")
    assert [told["sign"] for told in events(page, python, 2, "stop")] == [None, "ST04"]


# -- several signs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signs", "shown", "closed", "urgent"),
    [
        (("ST13", "ST11"), ("ST13", "ST11"), closes("all"), True),
        (("ST10", "ST03"), ("ST03", "ST10"), closes("all"), True),
        (("ST13", "ST10", "ST02"), ("ST13", "ST02", "ST10"), closes("all"), True),
        (("ST10", "ST02"), ("ST02", "ST10"), closes("session", FIRST), False),
        (("ST02", "ST07"), ("ST02", "ST07"), closes("technique", FIRST), False),
    ],
    ids=str,
)
def test_every_sign_that_was_named_stays_on_the_card(page, clock, signs, shown, closed, urgent):
    """What to do for each, the urgent first; one closing, the strictest; none is offered again, and a reload forgets nothing."""
    python = clock(two_techniques())
    start(page)
    run(page, 9)
    page.keyboard.press("s")
    choose(page, *signs)
    assert [told["sign"] for told in events(page, python, len(signs) + 1, "stop")] == [None, *signs]
    for reload in (False, True):
        if reload:
            clock(two_techniques())
            stopped(page).wait_for()
        assert card(page) == ([RULES.stops[sign].do for sign in shown], closed)
        assert page.locator(".lb-do .lb-small").all_inner_texts() == [RULES.stops[sign].sign for sign in shown]
        assert (page.locator(".lb-do").count(), page.locator(".lb-do.lb-urgent").count()) == (1, int(urgent))
        offered = page.locator(".lb-reason").all_text_contents()
        assert offered == [sign["sign"] for sign in practices.signs(CARDS, RULES) if sign["id"] not in signs]


def test_what_an_earlier_version_kept_is_not_gone_on_with(page, clock):
    """A practice whose kept state this version cannot read begins anew after the reload."""
    clock(two_techniques())
    start(page)
    run(page, 9)
    page.keyboard.press(" ")
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((key) => key.endsWith(":two"));
          const { passed, ...kept } = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify(kept));
        }""",
    )
    clock(two_techniques())
    page.locator(".lb-go").wait_for()
    assert page.locator(".lb-held").count() == 0
