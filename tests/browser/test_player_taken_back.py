"""A practice that is taken back while it lies open: by today's check, by a stop in another practice, on the real gate and record."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

import course_lib
from course_lib.calls import begin
from course_lib.library import library
from course_lib.model.events import Event, Kind
from course_lib.model.payloads import Stop
from course_lib.record import open_record

from ..openings import pass_opening, screen
from .harness import beside, page_with, traits_of

WORDS = begin.words()


@pytest.fixture
def practise(page, own_record):
    """Opens the clock of a practice, once more as the reload of that page, or `more` beside what is there. No page throws a fault."""
    pass_opening()
    screen()
    faults, now = [], {}

    def opened(name="effleurage-opening", more=False):
        widget = now["widget"] = course_lib.practice(name)
        if more:
            beside(page, widget._script, widget._style, traits_of(widget))
        else:
            answer = lambda name, payload: now["widget"]._answers[name](payload)  # noqa: E731
            faults.append(page_with(page, widget._script, widget._style, traits_of(widget), answer))
        return page.get_by_role("region", name=f"{WORDS['label']}: {widget.timeline['name']}")

    yield opened
    assert [fault for page_faults in faults for fault in page_faults] == []


def begun(player):
    """Starts it; the clock runs."""
    player.get_by_role("button", name=WORDS["begin"]).click()
    player.get_by_role("button", name="3", exact=True).click()
    expect(player.get_by_role("button", name=WORDS["pause"])).to_be_visible()


def held(player):
    player.get_by_role("button", name=WORDS["pause"]).click(delay=400)
    expect(player.locator(".lb-paused")).to_be_visible()


def goes_on(player):
    """Taps the held face, later than an elbow that taps twice."""
    player.locator(".lb-paused").click(delay=400)
    expect(player.get_by_role("button", name=WORDS["pause"])).to_be_visible()


def ended(player):
    """Its end says why; the record hears of it once."""
    expect(player.get_by_text(WORDS["end_check_over"])).to_be_visible()
    used = recorded(player.page, Kind.PRACTICE_USED)
    assert [(event.receiver, event.what.ended_by) for event in used] == [("Sam", "end")]


def recorded(page, kind, count=1):
    """The events of a kind, once so many are on the record."""
    for _ in range(600):
        if len(found := open_record().events([kind])) >= count:
            break
        page.evaluate("new Promise(requestAnimationFrame)")
    return found


def told(page, receiver, outcome):
    """What a check that was gone through says to the page."""
    page.evaluate("(detail) => { dispatchEvent(new CustomEvent('lb-screened', { detail })) }", {"receiver": receiver, "outcome": outcome})


@pytest.mark.parametrize("pause", [False, True], ids=["running", "held"])
@pytest.mark.parametrize("outcome", ["no", None])
def test_a_check_that_says_no_ends_the_practice_at_once(page, practise, outcome, pause):
    """It needs no answer of Python, and the name is compared as everywhere; nothing leads on from the end."""
    player = practise()
    begun(player)
    if pause:
        held(player)
    page.evaluate("host.silence()")
    told(page, "SAM ", outcome)
    expect(player.get_by_role("timer")).to_have_count(0)
    page.evaluate("host.release()")
    ended(player)


def test_a_check_of_somebody_else_ends_nothing(page, practise):
    """A no belongs to the back of which it was said, and a yes to the same back is asked of Python, who has it."""
    player = practise()
    begun(player)
    told(page, "Ann", "no")
    told(page, "Sam", "clear")
    page.wait_for_function("host.asked.some(({ ask }) => ask === 'holds')")
    held(player)
    assert open_record().events([Kind.PRACTICE_USED]) == []


def test_a_lighter_check_ends_what_was_granted_under_another(page, practise):
    """Numbers that today's check no longer allows are not gone on with."""
    player = practise()
    begun(player)
    screen(outcome="light", cap=2)
    told(page, "Sam", "light")
    ended(player)


@pytest.mark.parametrize("reload", [False, True])
def test_a_held_practice_does_not_go_on_against_a_stop_that_closes_all(page, practise, reload):
    """What another window recorded meanwhile counts at the tap: the clock goes on at once and asks beside it."""
    player = practise()
    begun(player)
    held(player)
    if reload:
        player = practise()
        expect(player.locator(".lb-paused")).to_be_visible()
    open_record().append([Event.of(Stop(technique="circles", closes="all", sign="ST13"), datetime.now(UTC), "Sam")])
    page.evaluate("host.silence()")
    goes_on(player)
    page.evaluate("host.release()")
    ended(player)


def test_a_silent_kernel_lets_a_held_practice_go_on(page, practise):
    """Silence is no no: the clock goes on, and what Python says late is heard all the same."""
    player = practise()
    begun(player)
    held(player)
    screen(outcome="no")
    page.evaluate("host.silence()")
    goes_on(player)
    page.wait_for_function("host.asked.some(({ ask }) => ask === 'holds')")
    held(player)
    goes_on(player)
    page.evaluate("host.release()")
    ended(player)


def test_a_stop_that_is_explained_late_ends_what_runs_by_then(page, practise):
    """The reason of a stop is named while the next practice runs on the same back: that one ends too."""
    first = practise()
    begun(first)
    first.get_by_role("button", name=WORDS["stop_word"]).click()
    recorded(page, Kind.STOP)
    screen()
    second = practise("palm-heel-circles", more=True)
    begun(second)
    reason = next(sign for sign in library().stops.values() if sign.closes == "all")
    first.get_by_role("button", name=reason.sign).click()
    expect(second.get_by_text(WORDS["end_check_over"])).to_be_visible()
    used = recorded(page, Kind.PRACTICE_USED, 2)
    assert [event.what.ended_by for event in used] == ["stop", "end"]
