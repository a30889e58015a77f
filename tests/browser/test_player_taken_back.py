"""A practice that is taken back while it lies open: by today's check, by a stop in another practice, on the real gate and record."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

import course_lib
from course_lib.calls import begin
from course_lib.library import library
from course_lib.model.events import Event, Kind
from course_lib.model.payloads import Pain, Stop
from course_lib.record import open_record

from ..openings import pass_opening, screen
from .harness import beside, page_with, traits_of
from .screening_page import WORDS as CHECK
from .screening_page import press
from .test_player_forgotten import erased, expect_kept

WORDS = begin.words()


@pytest.fixture
def practise(page, own_record):
    """Opens the clock of a practice, once more as the reload of that page, or `more` beside what is there; Python answers a check as well.
    No page throws a fault."""
    pass_opening()
    screen()
    faults, now, check = [], {}, course_lib.screening()._answers

    def opened(name="effleurage-opening", more=False):
        widget = now["widget"] = course_lib.practice(name)
        if more:
            beside(page, widget._script, widget._style, traits_of(widget))
        else:
            answer = lambda name, payload: {**check, **now["widget"]._answers}[name](payload)  # noqa: E731
            faults.append(page_with(page, widget._script, widget._style, traits_of(widget), answer))
        return page.get_by_role("region", name=f"{WORDS['label']}: {widget.timeline['name']}")

    yield opened
    assert [fault for page_faults in faults for fault in page_faults] == []


def shows_check(page):
    """Draws today's check beside what is there; `host` is of it from now on."""
    widget = course_lib.screening()
    beside(page, widget._script, widget._style, traits_of(widget))
    expect(page.locator(".lb-outcome")).to_be_visible()


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
@pytest.mark.parametrize("outcome", ["no", "changed"])
def test_a_check_that_says_no_ends_the_practice_at_once(page, practise, outcome, pause):
    """So does one that somebody takes back. It needs no answer of Python, and the name is compared as everywhere; nothing leads on."""
    player = practise()
    begun(player)
    if pause:
        held(player)
    page.evaluate("host.silence()")
    told(page, "SAM ", outcome)
    expect(player.get_by_role("timer")).to_have_count(0)
    page.evaluate("host.release()")
    ended(player)


def test_something_different_ends_what_runs_without_a_kernel(page, practise):
    """The check's own kernel is gone: the practice on that back ends at the press, and the questions begin anew."""
    player = practise()
    shows_check(page)
    begun(player)
    page.evaluate("host.silence()")
    press(page, CHECK["different"])
    expect(page.locator("form.lb-lines")).to_be_visible()
    ended(player)


@pytest.mark.parametrize("anew", [True, False], ids=["checked anew", "no check"])
def test_a_check_that_ran_out_ends_only_what_no_newer_one_allows(page, practise, anew):
    """Another lesson may show a check of before, and its kernel be gone; Python says whether a newer one holds."""
    player = practise()
    begun(player)
    screen(ago=timedelta(hours=13))
    if anew:
        screen()
    told(page, "Sam", None)
    page.wait_for_function("host.asked.some(({ ask }) => ask === 'holds')")
    if not anew:
        return ended(player)
    held(player)
    assert open_record().events([Kind.PRACTICE_USED]) == []


def test_a_widget_that_still_shows_the_check_of_before_ends_nothing(page, practise):
    """Its hours run out on the screen while the new check holds, and its kernel is gone."""
    screen(ago=timedelta(hours=12) - timedelta(seconds=8))
    player = practise()
    page.evaluate("globalThis.clock = host; 0")
    shows_check(page)
    page.evaluate("host.silence()")
    screen()
    begun(player)
    expect(page.locator(".lb-outcome")).to_be_visible()
    expect(page.get_by_text(CHECK["expired"])).to_be_visible(timeout=15_000)
    page.wait_for_function("clock.asked.some(({ ask }) => ask === 'holds')")
    held(player)
    assert open_record().events([Kind.PRACTICE_USED]) == []


def test_a_stop_that_python_cannot_save_ends_no_check_that_came_after_it(page, practise):
    """The disk is full, so the stop waits in the browser for good; Python holds it and counts it, and the check anew came later."""
    first = practise()
    fills_the_disk()
    begun(first)
    first.get_by_role("button", name=WORDS["stop_word"]).click()
    recorded(page, Kind.STOP)
    screen()
    second = practise("palm-heel-circles", more=True)
    begun(second)
    shows_check(page)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function("host.asked.filter(({ ask }) => ask === 'today').length === 2")
    page.evaluate("""new Promise((done) => {
        host.model.on("msg:custom", ({ re }) => re === "last" && done());
        host.model.send({ ask: "today", id: "last", payload: {} });
    })""")
    expect(page.locator(".lb-outcome")).to_be_visible()
    held(second)
    assert len(recorded(page, Kind.PRACTICE_USED)) == 1


def fills_the_disk():
    """From now on nothing more is saved."""
    record, at = open_record(), datetime.now(UTC)
    record._ask("PRAGMA max_page_count = 1")
    record.append([Event.of(Pain(number=1, when="after"), at, "Bo") for _ in range(400)])
    assert record.trouble.reason == "full"


def test_what_python_says_late_ends_nothing_of_somebody_who_is_erased(page, practise):
    """The clock was let go of with them; a no that comes to it would write their name once more."""
    player = practise()
    begun(player)
    held(player)
    page.evaluate("host.silence('holds')")
    goes_on(player)
    page.wait_for_function("host.asked.some(({ ask }) => ask === 'holds')")
    erased(page, "Sam")
    expect(player.locator(".lb-closed")).to_be_visible()
    screen(outcome="no")
    page.evaluate("new Promise((done) => { host.model.on('msg:custom', done); host.release(); })")
    expect_kept(page)
    assert [event.kind for event in open_record().events() if event.receiver] == ["screening"]


def test_a_practice_that_goes_on_tells_what_the_page_gave_back(page, practise):
    """Python may not have heard of a press of Start that was taken back: what it granted is left out beside the one that goes on."""
    player = practise()
    page.evaluate("host.silence('begin')")
    player.get_by_role("button", name=WORDS["begin"]).click()
    player.get_by_role("button", name="3", exact=True).click()
    player.get_by_role("button", name=WORDS["cancel"]).click()
    page.evaluate("host.release()")
    begun(player)
    held(player)
    goes_on(player)
    page.wait_for_function("host.asked.some(({ ask }) => ask === 'holds')")
    first, second = page.evaluate("host.asked.filter(({ ask }) => ask === 'begin').map(({ payload }) => payload.lease)")
    asked = page.evaluate("host.asked.find(({ ask }) => ask === 'holds').payload")
    assert (asked["lease"], asked["unwanted"]) == (second, [first])


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
