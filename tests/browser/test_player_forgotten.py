"""A practice that lies open while the one it was for is erased, on the real gate and record: nothing brings them back."""

import pytest
from playwright.sync_api import expect

import course_lib
from course_lib.calls import begin
from course_lib.record import open_record

from ..openings import pass_opening, screen
from .harness import page_with, traits_of

WORDS = begin.words()
ERASED = "(receiver) => new BroadcastChannel('lower-back-massage.outbox:/:').postMessage({ receiver: receiver ?? undefined })"


@pytest.fixture
def asked_too():
    """Who was asked today after Anna; a practice is then theirs."""
    return []


@pytest.fixture
def player(page, own_record, asked_too):
    """A practice on Anna, who was asked today, before its Start."""
    pass_opening()
    for receiver in ("Anna", *asked_too):
        screen(receiver)
    widget = course_lib.practice("effleurage")
    faults = page_with(page, widget._script, widget._style, traits_of(widget), lambda name, payload: widget._answers[name](payload))
    player = page.locator(".lb-player")
    expect(player.get_by_role("button", name=WORDS["begin"])).to_be_visible()
    yield player
    assert faults == []


def asks_the_ache(player):
    player.get_by_role("button", name=WORDS["begin"]).click()
    expect(player.get_by_role("heading", name=WORDS["pain_title"])).to_be_visible()


def asks_python(player):
    """Start is pressed and Python is silent."""
    player.page.evaluate("host.silence('begin')")
    asks_the_ache(player)
    player.get_by_role("button", name="3", exact=True).click()
    expect(player.get_by_text(WORDS["no_answer"])).to_be_visible()


def runs(player):
    asks_the_ache(player)
    player.get_by_role("button", name="3", exact=True).click()
    expect(player.get_by_role("button", name=WORDS["pause"])).to_be_visible()


def holds(player):
    runs(player)
    player.get_by_role("button", name=WORDS["pause"]).click()
    expect(player.locator(".lb-paused")).to_be_visible()


def asks_after(player):
    """It is over, and the ache is asked once more."""
    runs(player)
    for _ in range(6):
        player.get_by_role("button", name=WORDS["skip"]).click(delay=400)
    expect(player.get_by_role("heading", name=WORDS["after_title"])).to_be_visible()


def is_stopped(player):
    runs(player)
    player.get_by_role("button", name=WORDS["stop_word"]).click()
    expect(player.get_by_role("heading", name=WORDS["stopped_title"])).to_be_visible()


def erased(page, receiver):
    """Erases them from the record, and tells the browser as the page that does it tells its other windows."""
    expect_kept(page)
    open_record().erase(receiver) if receiver else open_record().erase(everything=True)
    page.evaluate(ERASED, receiver)


def expect_kept(page):
    """Nothing waits for Python any more."""
    page.wait_for_function("Object.keys(localStorage).every((key) => !key.includes('outbox'))")


@pytest.mark.parametrize("receiver", ["anna", None], ids=["one", "everything"])
@pytest.mark.parametrize("lies", [asks_the_ache, asks_python, runs, holds, asks_after, is_stopped], ids=lambda lies: lies.__name__)
def test_nothing_of_a_practice_outlives_the_one_who_is_erased(page, player, lies, receiver):
    """The clock goes quiet and its place shows what would begin now; the lock is free, and neither record nor browser has a name again."""
    lies(player)
    erased(page, receiver)
    expect(player.locator(".lb-closed")).to_be_visible()
    page.keyboard.press("s")
    page.evaluate("host.release()")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.wait_for_function("navigator.locks.query().then(({ held }) => held.every(({ name }) => !name.endsWith('.clock')))")
    expect_kept(page)
    assert [event.kind for event in open_record().events() if event.receiver] == []
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('practice'))") == []


def test_somebody_else_who_is_erased_ends_nothing(page, player):
    """The practice goes on where another name is erased."""
    runs(player)
    erased(page, "Ann")
    player.get_by_role("button", name=WORDS["pause"]).click(delay=400)
    expect(player.locator(".lb-paused")).to_be_visible()


@pytest.mark.parametrize("asked_too", [["Bo"]], ids=["Bo"])
@pytest.mark.parametrize("lies", ["before Start", "at the ache", "at Start"])
def test_no_button_keeps_the_name_of_somebody_who_is_erased(page, player, lies):
    """Anna could have been chosen instead of Bo: her name goes, and what was begun for Bo goes on."""
    anna = player.get_by_role("button", name="Anna")
    expect(anna).to_be_visible()
    if lies == "at Start":
        asks_python(player)
    elif lies == "at the ache":
        asks_the_ache(player)
    erased(page, "anna")
    if lies == "at Start":
        page.evaluate("host.release()")
        expect(player.get_by_role("button", name=WORDS["pause"])).to_be_visible()
    elif lies == "at the ache":
        expect(player.get_by_role("heading", name=WORDS["pain_title"])).to_be_visible()
        player.get_by_role("button", name=WORDS["back_to_start"]).click()
    expect(anna).to_have_count(0, timeout=5000)
    if lies != "at Start":
        expect(player.locator(".lb-who b")).to_have_text("Bo")
