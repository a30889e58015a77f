"""Taps and keys on the practice clock: stop, pause, back and skip, and which of them nobody else hears."""

import pytest

from course_lib.library import library

from .players import SIGNS, WORDS, Python, events, run, start, stopped, timeline


@pytest.mark.parametrize("way", ["tap", "key"])
@pytest.mark.parametrize("moment", ["count-in", "running", "question", "paused", "silent kernel"])
def test_stop_is_always_there_and_quick(page, clock, way, moment):
    """One tap or the S key, whatever is on the screen: hands off within 0.3 s, sounds cut, and nothing starts again."""
    python = clock(Python(timeline()))
    start(page)
    run(page, {"count-in": 2, "question": 16}.get(moment, 9))
    if moment == "paused":
        page.keyboard.press(" ")
    if moment == "silent kernel":
        page.evaluate("host.silence()")
    page.clock.resume()
    took = page.evaluate(
        """async (way) => {
          const root = document.querySelector(".lb-player");
          root.focus();
          const begun = performance.now();
          if (way === "tap") document.querySelector(".lb-stopkey").click();
          else root.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true }));
          while (!document.querySelector(".lb-stopped")) await new Promise((go) => setTimeout(go, 1));
          return performance.now() - begun;
        }""",
        way,
    )
    assert took < 300
    assert page.locator(".lb-stopped h2").inner_text() == WORDS["stopped_title"]
    assert page.evaluate("heard.filter(([, at]) => at > performance.now() + 5).length") == 0
    assert page.evaluate("heard.at(-1)[0]") == "stop"
    given = page.evaluate("given.length")
    page.clock.fast_forward(30_000)
    assert page.evaluate("given.length") == given
    if moment == "silent kernel":
        page.evaluate("host.release()")
    assert [(told["sign"], told["closes"]) for told in events(page, python, 1, "stop")] == [(None, "technique")]


@pytest.mark.parametrize(("used", "goes"), [(".lb-band-go_on", "asked again"), (".lb-pause", "resting for the answer")])
def test_stop_is_heard_though_the_button_in_use_goes(page, clock, used, goes):
    """A button that has the focus and goes, or rests, because the clock asks again or holds for its answer, takes no key with it."""
    clock()
    start(page)
    run(page, 16)
    page.locator(used).focus()
    run(page, {"asked again": 20, "resting for the answer": 40}[goes])
    assert page.locator(".lb-player:focus").count() == 1
    page.keyboard.press("s")
    assert stopped(page).count() == 1


def test_no_new_page_of_the_clock_takes_the_focus_away(page, clock):
    """From Start by key to the stop and its reason, and to the end and its number, the focus stays in the clock: what was pressed goes
    with the page it stood on, and without the focus the next key would be JupyterLab's."""
    inside = "document.querySelector('.lb-player').contains(document.activeElement)"
    clock()

    def presses(wanted):
        wanted.press("Enter")
        assert page.evaluate(inside), wanted

    presses(page.locator(".lb-go"))
    presses(page.get_by_role("button", name="3", exact=True))
    page.locator(".lb-digits").wait_for()
    run(page, 9)
    presses(page.locator(".lb-stopkey"))
    presses(page.locator(".lb-reason").first)
    presses(page.get_by_role("button", name=WORDS["stop_finish"]))
    page.locator(".lb-go").wait_for()
    start(page)
    run(page, 9)
    page.keyboard.press(" ")
    run(page, 0.5)
    presses(page.get_by_role("button", name=WORDS["end_here"]))
    presses(page.get_by_role("button", name="2", exact=True))
    presses(page.get_by_role("button", name=WORDS["again"]))


def test_a_stop_asks_why_and_says_what_to_do(page, clock):
    """Every stop sign can be named; its advice and what it closes stand on the screen, and the record knows. A screen
    reader speaks of the stop at once, and then of what to do, and reads out nothing else of the page."""
    python = clock()
    start(page)
    run(page, 9)
    page.keyboard.press("s")
    assert page.get_by_role("alert").all_inner_texts() == [f"{WORDS['stopped_title']}\n\n{WORDS['stopped_text']}", WORDS["stop_plain"]]
    reasons = page.locator(".lb-reason").all_inner_texts()
    assert reasons == [sign["sign"] for sign in SIGNS]
    nerve = library().stops["ST03"]
    page.get_by_role("button", name=nerve.sign).click()
    assert page.locator(".lb-act").inner_text() == nerve.do
    told = page.get_by_role("alert").inner_text()
    assert told.split("\n\n") == [WORDS["stop_now"], nerve.sign, nerve.do, WORDS["stop_closes_all"]]
    assert [(told["sign"], told["closes"]) for told in events(page, python, 2, "stop")] == [(None, "technique"), ("ST03", "all")]
    assert [told["ended_by"] for told in python.told("practice_used")] == ["stop"]
    clock()
    assert stopped(page).count() == 1


def test_the_whole_face_is_one_target_for_pause(page, clock):
    """An elbow anywhere on the face pauses and goes on; the bounce of one elbow counts once."""
    clock()
    start(page)
    run(page, 10)
    for name in (".lb-digits", ".lb-plate", ".lb-next", ".lb-top"):
        page.locator(name).first.click(force=True)
        assert page.locator(".lb-paused").count() == 1, name
        page.locator(".lb-paused").click()
        assert page.locator(".lb-paused").count() == 1, "a bounce within 0.35 s is one tap"
        run(page, 0.5)
        page.locator(".lb-paused").click()
        assert page.locator(".lb-paused").count() == 0
        run(page, 0.5)


def test_no_key_leaves_the_widget(page, clock):
    """JupyterLab never hears of a key pressed here, where x would cut a cell and b insert one."""
    clock()
    kinds = ["keydown", "keyup", "keypress"]
    listen = "document.addEventListener(kind, ({ key }) => leaked.push(key))"
    page.evaluate(f"(kinds) => {{ globalThis.leaked = []; kinds.forEach((kind) => {listen}); }}", kinds)
    start(page)
    run(page, 8)
    keys = [*"abcdefghijklmnopqrtuvwxyz0123456789", "Enter", "Escape", "ArrowUp", "ArrowDown", "Delete", "Shift+Enter", "Control+z"]
    for key in keys:
        page.keyboard.press(key)
    assert page.evaluate("leaked") == []
    assert page.locator(".lb-digits").count() == 1


def test_escape_neither_stops_nor_starts(page, clock):
    """Escape belongs to the browser's full screen: the clock does not hear it."""
    clock()
    start(page)
    run(page, 20)
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    run(page, 2)
    assert page.locator(".lb-digits").inner_text() == "0:44"
    page.locator(".lb-digits").click()
    page.keyboard.press("Escape")
    run(page, 2)
    assert page.locator(".lb-paused").count() == 1


def test_who_has_had_enough_ends_in_a_pause(page, clock):
    """A pause can end the practice: no sign is asked and nothing closes; the ache is asked, and what was pressed counts."""
    python = clock()
    start(page)
    run(page, 20)
    page.keyboard.press(" ")
    run(page, 0.5)
    page.get_by_role("button", name=WORDS["end_here"]).click()
    assert page.locator(".lb-end h2").inner_text() == WORDS["end_title_left"]
    assert page.locator(".lb-ask-after h3").inner_text() == WORDS["after_title"]
    (used,) = events(page, python, 1, "practice_used")
    assert (used["ended_by"], [work["seconds"] for work in used["work"]]) == ("left", [14])
    assert python.told("stop") == []


def test_back_and_skip(page, clock):
    """Skip goes to the next step, back to the start of this one, then to the one before."""
    clock()
    start(page)
    run(page, 7)
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        run(page, 0.5)
        seen.append(page.locator(".lb-name").inner_text())
    names = [step["name"] for step in timeline()["steps"]]
    assert seen == [names[1], names[2], names[1], names[0]]
