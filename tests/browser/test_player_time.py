"""The time of the practice clock: each cue at its second, one clock in all views and windows, and it goes on unseen."""

import pytest

from course_lib.widgets.base import HERE, script

from .players import ANSWERS, WORDS, Python, draws, events, run, start, stopped, timeline

HIDE = """
Object.defineProperty(document, "hidden", { value: %s, configurable: true }); document.dispatchEvent(new Event("visibilitychange"));
"""
WAKE_LOCK = """
globalThis.lights = 0;
globalThis.lit = 0;
globalThis.power = Promise.resolve();
const request = async () => { lights += 1; await power; lit += 1; return { release: async () => { lit -= 1; } }; };
Object.defineProperty(navigator, "wakeLock", { value: { request } });
"""


def test_every_cue_comes_at_its_second(page, clock):
    """The page gives each cue of the timeline once, in order, at its time and not a tick later."""
    python = clock()
    start(page)
    page.evaluate(ANSWERS)
    run(page, 310)
    given = page.evaluate("given")
    begun = given[0][2]
    assert [(kind, at) for kind, at, _ in given] == [(cue["kind"], cue["at"]) for cue in python.timeline["cues"]]
    assert max(abs(now - begun - at * 1000) for _, at, now in given) <= 100
    assert page.locator(".lb-end h2").first.inner_text() == WORDS["end_title"]
    assert [work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]] == [60] * 5
    assert python.told("practice_used")[0]["ended_by"] == "end"


def test_forty_minutes_keep_every_cue_and_second(page, clock):
    """A whole session on the fake clock, woken four times a second: all its cues, and all its seconds booked."""
    python = clock(Python(timeline(minutes=40)), every=250)
    start(page)
    page.evaluate(ANSWERS)
    run(page, 2410)
    assert page.evaluate("given.length") == len(python.timeline["cues"])
    assert sum(work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]) == pytest.approx(2400)


def test_two_views_show_one_clock(page, clock):
    """The same practice shown twice counts once, sounds once, and either view can stop it."""
    clock()
    start(page)
    page.evaluate("host.show()")
    run(page, 10.3)
    assert page.locator(".lb-digits").all_inner_texts() == ["0:56", "0:56"]
    assert page.evaluate("given.filter(([kind]) => kind === 'change').length") == 1
    assert page.evaluate("heard.filter(([name, at]) => name === 'change' && at <= performance.now()).length") == 1
    page.locator(".lb-stopkey").last.click()
    assert stopped(page).count() == 2


def test_closing_the_view_does_not_end_the_practice(page, clock):
    """Scrolled away or cleared, the clock goes on; shown again it is where it should be."""
    clock()
    start(page)
    page.evaluate("host.hide(0)")
    run(page, 30.3)
    page.evaluate("host.show()")
    assert page.locator(".lb-digits").inner_text() == "0:36"


def test_a_hidden_page_goes_on_and_asks_again_for_the_light(page, clock):
    """Hidden, the clock gives its cues; back again, the screen is asked to stay awake once more."""
    clock(before=WAKE_LOCK)
    start(page)
    run(page, 1)
    page.evaluate(HIDE % "true")
    before = page.evaluate("lights")
    run(page, 12)
    assert page.evaluate("given.map(([kind]) => kind).includes('change')")
    page.evaluate(HIDE % "false")
    assert (before, page.evaluate("lights")) == (1, 2)


@pytest.mark.parametrize("secure", [True, False], ids=["https", "plain http"])
def test_one_clock_at_a_time_in_a_browser(page, clock, secure):
    """A second window does not start a second clock, nor take over the first: also where the browser has no locks."""
    if not secure:
        page.context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })")
    python = clock(real=True)
    start(page)
    other = page.context.new_page()
    draws(other, python)
    other.get_by_role("heading", name=WORDS["elsewhere_title"]).wait_for()
    assert other.locator(".lb-digits").count() == 0
    page.close()  # and once the first window is gone, its clock can be taken up
    draws(other, python)
    other.locator(".lb-digits").wait_for()


def test_a_second_window_finds_what_the_first_one_ended_meanwhile(page, clock):
    """Stopped while the second window waits for the clock, a practice is stopped there too, and nothing of it is given again."""
    python = clock(real=True)
    start(page)
    other = page.context.new_page()
    draws(other, python)
    page.bring_to_front()
    page.keyboard.press("s")
    stopped(other).wait_for()
    page.wait_for_function("Object.keys(localStorage).every((key) => !key.includes('outbox'))")
    assert other.evaluate("given") == []
    assert (python.asked.count("begin"), len(python.told("stop")), len(python.told("practice_used"))) == (1, 1, 1)


def test_a_light_that_comes_late_goes_out(page, clock):
    """A screen that the browser keeps awake only after the stop, or twice, is let go: it never outlives the practice."""
    clock(before=WAKE_LOCK)
    page.evaluate("power = new Promise((resolve) => { globalThis.give = resolve; }); 0")
    start(page)
    run(page, 8)
    page.evaluate(HIDE % "false")
    page.keyboard.press("s")
    page.evaluate("give()")
    assert page.evaluate("[lights, lit]") == [2, 0]


def test_a_page_that_may_have_no_worker_wakes_the_clock_itself(page):
    """Where the policy of the server refuses workers, the clock goes on by a timer of the page."""
    page.set_content("""<meta http-equiv="Content-Security-Policy" content="worker-src 'none'">""")
    page.evaluate(
        """async (text) => {
          const { workerTicks } = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
          globalThis.woken = 0;
          workerTicks(() => (woken += 1));
        }""",
        script(HERE / "timing.js"),
    )
    page.wait_for_function("woken > 2")
