"""The practice clock through silence, sleep, reload and whatever is killed: no second and no answer is lost or doubled."""

import os
import random
from collections import Counter

import pytest

from course_lib.record import Store

from ..record.processes import Kernel
from .players import WORDS, Python, events, run, start, timeline


def test_a_silent_kernel_shifts_nothing(page, clock):
    """While Python answers nobody the clock goes on, and what happened reaches the record once when it answers again."""
    python = clock()
    start(page)
    page.evaluate("host.silence()")
    run(page, 16)
    page.keyboard.press("2")
    run(page, 60)
    assert page.evaluate("given.at(-1)")[1] >= 70
    assert python.told("pressure") == []
    run(page, 10)
    page.evaluate("host.release()")
    told = [(one["band"], one["number"]) for one in events(page, python, 1, "pressure")]
    assert told == [("go_on", 2)]


def test_after_a_sleep_it_holds_at_the_last_cue(page, clock):
    """A closed lid neither races on nor loses the place: it holds, says for how long, and one tap goes on."""
    python = clock()
    start(page)
    run(page, 30)
    page.keyboard.press("2")
    run(page, 1)
    page.clock.fast_forward(100_000)
    run(page, 1)
    assert page.locator(".lb-held h2").inner_text().startswith("You were away for 1:4")
    assert page.locator(".lb-digits").inner_text() == "0:52"  # the check-in at 14 s was the last cue
    named = page.get_by_role("alertdialog").get_attribute("aria-label")
    assert named == page.locator(".lb-held h2").inner_text()
    page.get_by_role("button", name=WORDS["away_off"]).click()
    run(page, 5)
    assert page.locator(".lb-digits").inner_text() == "0:47"
    page.keyboard.press("s")
    used = sum(work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"])
    assert used == pytest.approx(31 - 6 + 5, abs=0.5)


def test_seconds_away_count_unless_the_hands_were_off(page, clock):
    """Nobody saw what the hands did meanwhile: the dose takes the stricter side, and never more than was granted."""
    python = clock()
    start(page)
    run(page, 20)
    page.keyboard.press("2")
    run(page, 1)
    page.clock.fast_forward(60_000)
    run(page, 1)
    page.get_by_role("button", name=WORDS["away_on"]).click()
    run(page, 1)
    page.clock.fast_forward(3_600_000)
    run(page, 1)
    page.get_by_role("button", name=WORDS["away_on"]).click()
    assert page.locator(".lb-end header").inner_text().count(WORDS["end_time_up"]) == 1
    assert sum(work["seconds"] for work in events(page, python, 1, "practice_used")[0]["work"]) == pytest.approx(300)


def test_a_reload_holds_where_it_was(page, clock):
    """After a reload nothing starts by itself: the place, the time away, and one tap."""
    python = clock()
    start(page)
    run(page, 20)
    page.keyboard.press("2")
    run(page, 10)
    clock()
    page.locator(".lb-held h2, .lb-paused").wait_for()
    assert page.locator(".lb-digits").inner_text() == "0:52"
    assert page.evaluate("given.length") == 0
    page.locator(".lb-held button, .lb-paused").first.click()
    run(page, 4)
    assert page.locator(".lb-digits").inner_text() == "0:48"
    assert python.asked.count("begin") == 1


class Mortal(Python):
    """The other side as a process with a real record, which may be killed at any moment and is missed for a while."""

    def __init__(self, timeline, path, chance):
        super().__init__(timeline)
        self.path, self.chance, self.kernel, self.dying, self.killed = path, chance, None, False, 0

    def __call__(self, name, payload):
        if name != "record":
            return super().__call__(name, payload)
        if self.kernel is None:
            return None
        if self.dying:
            self.kernel.die_over(payload, self.chance.uniform(0, 0.02))
            self.kernel, self.dying, self.killed = None, False, self.killed + 1
            return None
        return self.kernel.deliver(payload)

    def awake(self):
        self.kernel = self.kernel or Kernel(self.path)

    def kill(self):
        """At once, or over the next thing that it hears."""
        self.dying = self.kernel is not None and self.chance.random() < 0.7
        if self.kernel and not self.dying:
            self.kernel.kill()
            self.kernel, self.killed = None, self.killed + 1

    def stored(self, kind):
        return [event.payload for event in Store(self.path).events() if event.kind == kind]


# As ANSWERS, and each answer is counted where neither a reload nor a killed tab reaches it.
COUNTED = """
globalThis.reply = () => {
  const asked = document.querySelector(".lb-check");
  document.querySelector(".lb-band-go_on")?.click();
  const answered = asked && !document.querySelector(".lb-check");
  if (answered) localStorage.setItem("answers", Number(localStorage.getItem("answers") ?? 0) + 1);
};
globalThis.onCue = (cue) => cue.kind === "check_in" && setTimeout(reply, 500);
reply();
"""

# A tab that is killed is not told that it goes.
KILLED = "addEventListener('pagehide', (event) => globalThis.killed && event.stopImmediatePropagation(), true);"
TROUBLES = ["reload", "sleep", "pause", "reload in a pause", "kernel killed", "kernel killed and reload", "tab killed"]
UNSEEN = 0.1  # seconds: what passes between the last tick and a reload or a sleep is time away
UNSAVED = 0.3  # what a killed tab had not put away


def test_random_reloads_and_sleeps_lose_and_double_nothing(page, clock, tmp_path):
    """Whatever is killed, reloaded or put to sleep: every practised second stands in the record once, and every answer too."""
    count = int(os.environ.get("COURSE_BENCH_EVENTS", "10"))
    chance = random.Random(4)
    python = Mortal(timeline(minutes=max(10, count // 4), each=5), tmp_path / "record.sqlite", chance)
    python.awake()
    clock(python, before=KILLED)
    start(page)
    run(page, 6)
    truth = unseen = 0.0
    met = Counter()
    for number in range(count):
        page.evaluate(f"() => {{ {COUNTED} }}")
        if chance.random() < 0.5:
            python.awake()
        pressed = chance.uniform(2, 9)
        run(page, pressed)
        truth += int(pressed * 1000) / 1000
        away = chance.uniform(20, 60)
        # each kind at least once in ten, the rest by chance
        trouble = TROUBLES[number] if number < len(TROUBLES) else chance.choice(TROUBLES)
        met[trouble] += 1
        unseen += UNSAVED if trouble == "tab killed" else UNSEEN
        if "kernel" in trouble:
            python.kill()
        if "pause" in trouble:
            page.locator(".lb-pause").click()  # a question may lie over the face
            page.clock.fast_forward(int(away * 1000))
            away = 0
        if trouble == "tab killed":
            page.evaluate("globalThis.killed = true")
        if "reload" in trouble or trouble == "tab killed":
            clock(python, before=KILLED)
            page.locator(".lb-digits").wait_for()
            page.wait_for_function("document.querySelector('.lb-held')")
            away = 0
        if trouble == "sleep":
            page.clock.fast_forward(int(away * 1000))
            run(page, 0.2)
        counted = chance.random() < 0.5 and trouble == "sleep"
        name = WORDS["away_on"] if counted else WORDS["away_off"]
        held = page.locator(".lb-held")
        if held.count():
            button = page.get_by_role("button", name=name)
            (button if button.count() else held).first.click()
        truth += int(away * 1000) / 1000 if counted else 0
        run(page, 0.4)
        truth += 0.4
    python.awake()
    python.dying = True
    page.keyboard.press("s")
    run(page, 30)
    python.dying = False
    python.awake()
    for _ in range(200):
        if page.evaluate("Object.keys(localStorage).every((key) => !key.includes('outbox'))"):
            break
        run(page, 1)
    used, answers = python.stored("practice_used"), python.stored("pressure")
    given = int(page.evaluate("localStorage.getItem('answers') ?? 0"))
    python.kill()
    assert len(used) == 1
    booked = sum(work["seconds"] for work in used[0]["work"])
    print(f"\n{count} events {dict(met)}, {python.killed} kernels killed, {len(answers)} answers")
    print(f"{booked:.3f} s booked once, {truth:.3f} s practised")
    assert len(answers) == given > 0
    assert [stop["sign"] for stop in python.stored("stop")] == [None]
    # the hands were off wherever it was not said otherwise
    assert truth - unseen <= booked <= truth + 1e-3
