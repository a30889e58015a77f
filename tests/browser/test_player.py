"""The practice clock on a bare page: what it does by itself, with no kernel behind it."""

import os
import random
import re
from collections import Counter
from dataclasses import replace

import pytest

from course_lib.library import library
from course_lib.record import Store
from course_lib.teaching import practices
from course_lib.widgets.base import HERE, script, style

from ..record.processes import Kernel
from ..routines.routines import compile_timeline
from .accessible import faults_of_part
from .harness import page_with, stand_still

WORDS = {**library().words["shared"], **library().words["player"]}
TECHNIQUE = library().techniques["effleurage"]
SCRIPT, STYLE = script(HERE / "player.js"), style(HERE / "stroke.css", HERE / "player.css")
SIGNS = practices.signs([TECHNIQUE], library())
PLATE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" data-x0="200" data-y0="300" data-mm="1">'
    '<g data-stroke="t07-palms" data-side="left" data-points="-48,16 -52,22 -62,60 -62,250"/>'
    '<g data-stroke="t07-palms" data-side="right" data-points="48,16 52,22 62,60 62,250"/></svg>'
)
TECHNIQUES = {TECHNIQUE.id: {"name": TECHNIQUE.name, "plate": PLATE, "alt": "A back"}}


# A page whose worker is a timer of the page (a fake clock does not drive workers), with a recorder in place of the loudspeaker.
RECORDER = """
globalThis.heard = []; globalThis.given = [];
globalThis[Symbol.for("lower-back-massage.sources")] = {
  ticks(wake) { const timer = setInterval(wake, %(every)d); return () => clearInterval(timer); },
  sounds: {
    unlock() {}, keepTime() {}, waiting: () => 0,
    schedule(name, seconds) { heard.push([name, performance.now() + seconds * 1000]); },
    play(name) { heard.push([name, performance.now()]); },
    cancel() { heard = heard.filter(([, at]) => at <= performance.now()); },
  },
  log(cue, at) { given.push([cue.kind, cue.at, performance.now()]); globalThis.onCue?.(cue); },
};
"""



# A receiver who answers every question with a number under the cap.
ANSWERS = """
globalThis.onCue = (cue) => cue.kind === "check_in" && setTimeout(() => document.querySelector(".lb-band-go_on")?.click(), 500); 0
"""

HIDE = """
Object.defineProperty(document, "hidden", { value: %s, configurable: true }); document.dispatchEvent(new Event("visibilitychange"));
"""
WAKE_LOCK = """
globalThis.lights = 0;
const request = async () => { lights += 1; return { release: async () => {} }; };
Object.defineProperty(navigator, "wakeLock", { value: { request } });
"""


class Python:
    """The other side: grants what it is told to grant, and keeps the events."""

    def __init__(self, timeline, **more):
        self.timeline, self.more, self.events, self.asked = timeline, more, [], []

    def __call__(self, name, payload):
        self.asked.append(name)
        if name == "record":
            self.events += [event for event in payload["events"] if event["id"] not in {one["id"] for one in self.events}]
            return {"confirmed": [event["id"] for event in payload["events"]], "refused": [], "private": False}
        reply = {
            "go": True, "timeline": self.timeline, "lease": payload.get("lease", ""), "seconds": self.timeline["pressing"],
            "light": False, "changes": [], "scale_trusted": True, "until": 4e12, "receivers": ["Sam"], "receiver": "Sam", **self.more,
        }  # fmt: skip
        return reply

    def told(self, kind):
        return [event["payload"] for event in self.events if event["kind"] == kind]


def timeline(cap=None, minutes=None, routine=TECHNIQUE.routines[0], each=None):
    rules = library()
    if minutes:
        # longer than any massage may be: only to see the clock run; in steps of `each` repetitions, or as many as the routine has
        each = each or minutes * 2
        rounds = range(minutes * 10 // (each * len(routine.steps)))
        steps = tuple(step.model_copy(update={"id": f"{step.id}-{n}", "repetitions": each}) for n in rounds for step in routine.steps)
        routine = routine.model_copy(update={"steps": steps, "minutes": minutes})
        longer = {key: rules.limits[key].model_copy(update={"at_most": minutes}) for key in ("LIM10", "LIM19")}
        rules = replace(rules, limits={**rules.limits, **longer})
    return compile_timeline(routine, rules, WORDS, cap).model_dump(mode="json")


@pytest.fixture
def clock(page):
    """Opens the player; on a fake clock unless `real`. Returns its Python."""
    state = {}

    def show(python=None, real=False, every=100, light=True, before=""):
        if not real and "installed" not in state:
            stand_still(page)
            state["installed"] = True
        python = python or state.get("python") or Python(timeline())
        traits = {"words": WORDS, "timeline": python.timeline, "techniques": TECHNIQUES, "signs": SIGNS}
        recorder = RECORDER % {"every": every}
        state["faults"] = page_with(page, SCRIPT, STYLE, traits, answer=python, light=light, before=f"() => {{ {recorder} {before} }}")
        state["python"] = python
        return python

    yield show
    assert state.get("faults", []) == []


def press_start(page, pain=3):
    """Asks for the practice and says the ache; whether a clock comes of it is another matter."""
    page.locator(".lb-go").click()
    page.get_by_role("button", name=str(pain), exact=True).click()


def start(page, pain=3):
    press_start(page, pain)
    page.locator(".lb-digits").wait_for()


def run(page, seconds):
    page.clock.run_for(int(seconds * 1000))


def paused(page, seconds):
    """Pause by the key, let so many seconds pass, and go on by it."""
    page.keyboard.press(" ")
    run(page, seconds)
    page.keyboard.press(" ")


def stopped(page):
    return page.locator(".lb-stopped")


def events(page, python, count, kind):
    """The events of a kind, once so many have left the page (they travel a moment after the tap)."""
    for _ in range(200):
        if len(python.told(kind)) >= count:
            break
        page.clock.run_for(20)
        page.evaluate("0")
    return python.told(kind)


# -- time ---------------------------------------------------------------------------------------------------------------


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


def opens(window, python):
    """Shows the same practice in one more window of this browser."""
    traits = {"words": WORDS, "timeline": python.timeline, "techniques": TECHNIQUES, "signs": SIGNS}
    page_with(window, SCRIPT, STYLE, traits, answer=python, before=f"() => {{ {RECORDER % {'every': 100}} }}")


@pytest.mark.parametrize("secure", [True, False], ids=["https", "plain http"])
def test_one_clock_at_a_time_in_a_browser(page, clock, secure):
    """A second window does not start a second clock, nor take over the first: also where the browser has no locks."""
    if not secure:
        page.context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })")
    python = clock(real=True)
    start(page)
    other = page.context.new_page()
    opens(other, python)
    other.get_by_role("heading", name=WORDS["elsewhere_title"]).wait_for()
    assert other.locator(".lb-digits").count() == 0
    page.close()  # and once the first window is gone, its clock can be taken up
    opens(other, python)
    other.locator(".lb-digits").wait_for()


def test_a_second_window_finds_what_the_first_one_ended_meanwhile(page, clock):
    """Stopped while the second window waits for the clock, a practice is stopped there too, and nothing of it is given again."""
    python = clock(real=True)
    start(page)
    other = page.context.new_page()
    opens(other, python)
    page.bring_to_front()
    page.keyboard.press("s")
    stopped(other).wait_for()
    page.wait_for_function("Object.keys(localStorage).every((key) => !key.includes('outbox'))")
    assert other.evaluate("given") == []
    assert (python.asked.count("begin"), len(python.told("stop")), len(python.told("practice_used"))) == (1, 1, 1)


# -- check-ins ------------------------------------------------------------------------------------------------------------


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


def test_a_stroke_of_two_caps_names_both(page, clock):
    """Where the stroke runs on over the ribs the answer to go on names both caps."""
    clock()
    start(page)
    run(page, 6.5)
    page.keyboard.press("ArrowRight")
    run(page, 8.5)
    assert bands(page)[0] == ["Up to 5 low down, up to 3 higher up", "go on"]


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


# -- stop -----------------------------------------------------------------------------------------------------------------


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


def test_a_stop_asks_why_and_says_what_to_do(page, clock):
    """Every stop sign can be named; its advice and what it closes stand on the screen, and the record knows."""
    python = clock()
    start(page)
    run(page, 9)
    page.keyboard.press("s")
    reasons = page.locator(".lb-reason").all_inner_texts()
    assert reasons == [sign["sign"] for sign in SIGNS]
    nerve = library().stops["ST03"]
    page.get_by_role("button", name=nerve.sign).click()
    assert page.locator(".lb-act").inner_text() == nerve.do
    assert WORDS["stop_closes_all"] in page.locator(".lb-do").inner_text()
    assert [(told["sign"], told["closes"]) for told in events(page, python, 2, "stop")] == [(None, "technique"), ("ST03", "all")]
    assert [told["ended_by"] for told in python.told("practice_used")] == ["stop"]
    clock()
    assert stopped(page).count() == 1


# -- hands, keys, screens --------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (768, 1024), (1024, 600)])
def test_the_digits_can_be_read_from_the_table(page, clock, size):
    """In full screen the digits are at least a fifth of the player's height, and nothing has to be scrolled."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    clock(real=True)
    start(page)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement?.classList.contains('lb-player')")
    share, scrolls, wide = page.evaluate(
        """() => {
          const digits = document.querySelector(".lb-digits"), root = document.querySelector(".lb-player");
          const pen = document.createElement("canvas").getContext("2d");
          const look = getComputedStyle(digits);
          pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
          const share = pen.measureText("0").actualBoundingBoxAscent / root.clientHeight;
          return [share, root.scrollHeight - root.clientHeight, digits.scrollWidth - digits.clientWidth];
        }"""
    )
    assert share >= 0.2
    assert (scrolls, wide) == (0, 0)
    page.keyboard.press("s")
    stopped(page).wait_for()


def test_pressure_and_pain_never_share_a_screen(page, clock):
    """The ache is asked before and after on screens of its own; while pressing only the pressure number is spoken of."""
    clock()
    ache = re.compile("ache", re.IGNORECASE)
    page.locator(".lb-go").wait_for()
    assert page.locator(".lb-pain").count() == 0
    page.locator(".lb-go").click()
    assert not re.search(r"\bcap\b|pressure|aim", page.locator(".lb-body").inner_text(), re.IGNORECASE)
    page.get_by_role("button", name="3", exact=True).click()
    page.locator(".lb-digits").wait_for()
    run(page, 16)
    assert not ache.search(page.locator(".lb-body").inner_text())
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        run(page, 0.5)
    assert not re.search(r"\bcap\b|pressure|aim for", page.locator(".lb-end").inner_text(), re.IGNORECASE)


def test_the_end_says_what_is_normal_and_asks_the_ache_again(page, clock):
    """After the closing: what tomorrow may bring, what it must not, and the number after."""
    python = clock()
    start(page, pain=5)
    for _ in range(6):
        run(page, 0.5)
        page.keyboard.press("ArrowRight")
    text = page.locator(".lb-end").inner_text()
    lists = ("normal", "not_normal_now_list", "not_normal_today_list", "not_normal_days_list")
    assert [line for key in lists for line in WORDS[key] if line not in text] == []
    page.get_by_role("button", name="2", exact=True).click()
    assert page.locator(".lb-change").inner_text() == "Before 5, now 2."
    told = events(page, python, 1, "pain")
    assert [(one["number"], one["when"]) for one in told] == [(2, "after")]


@pytest.mark.parametrize(("number", "said"), [(6, False), (7, True)])
def test_an_ache_at_which_no_massage_begins_is_not_told_as_a_sum(page, clock, number, said):
    """From 7 on the end says what the next start would say: no more, and a doctor."""
    clock()
    start(page, pain=3)
    for _ in range(6):
        run(page, 0.5)
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name=str(number), exact=True).click()
    assert (WORDS["after_severe"] in page.locator(".lb-change").inner_text()) is said


def test_without_a_screening_a_card_points_to_it_and_opens_by_itself(page, clock):
    """No screening, no clock; when the page's screening is done the card gives way by itself."""
    closed = {"go": False, "title": WORDS["closed_title"], "why": [WORDS["closed_asked"]], "receivers": [], "receiver": None}
    python = Python(timeline(), **closed)
    clock(python)
    page.get_by_role("heading", name=WORDS["closed_title"]).wait_for()
    assert page.locator(".lb-go").count() == 0
    python.more = {}
    screened(page)
    page.locator(".lb-go").wait_for()


def begins(page, times=1):
    """What Python was asked for at each press of Start, once so many have reached it."""
    page.wait_for_function("(times) => host.asked.filter(({ ask }) => ask === 'begin').length >= times", arg=times)
    return page.evaluate("host.asked.filter(({ ask }) => ask === 'begin').map(({ payload }) => payload)")


def test_a_kernel_that_does_not_answer_is_told_of(page, clock):
    """Two seconds of silence bring a sentence and a button; a late answer still opens the clock."""
    clock(before="globalThis.quietStart = true")
    page.locator(".lb-go").wait_for()
    page.evaluate("host.silence()")
    press_start(page)
    begins(page)
    run(page, 2.1)
    page.get_by_text(WORDS["no_answer"]).wait_for()
    assert page.locator(".lb-digits").count() == 0
    page.evaluate("host.release()")
    page.locator(".lb-digits").wait_for()


def test_what_somebody_asks_for_again_is_not_given_back_under_their_hands(page, clock):
    """Start, silence, Not now, Start: the second press asks for a lease of its own, and says that the first has been given back."""
    python = clock()
    page.evaluate("host.silence('begin')")
    for again in (True, False):
        press_start(page)
        begins(page, 1 if again else 2)
        run(page, 2.1)
        if again:
            page.get_by_role("button", name=WORDS["cancel"]).click()
    page.evaluate("host.release()")
    page.locator(".lb-digits").wait_for()
    first, second = begins(page, 2)
    assert (first["unwanted"], second["unwanted"]) == ([], [first["lease"]])
    assert [(one["lease"], one["work"]) for one in events(page, python, 1, "practice_used")] == [(first["lease"], [])]


def test_a_lease_that_nobody_waits_for_is_given_back(page, clock):
    """Start, silence, Not now: what Python may grant later is returned whole, once, and the next Start asks for another."""
    python = clock()
    page.evaluate("host.silence('begin')")
    press_start(page)
    begins(page)
    run(page, 2.1)
    page.get_by_role("button", name=WORDS["cancel"]).click()
    page.locator(".lb-go").wait_for()
    page.evaluate("host.release()")
    given_back = events(page, python, 1, "practice_used")
    assert [(one["work"], one["ended_by"]) for one in given_back] == [([], "left")]
    start(page)
    run(page, 5)
    first, second = begins(page, 2)
    assert first["lease"] == given_back[0]["lease"] != second["lease"]
    assert len(python.told("practice_used")) == 1


def screened(page):
    """Says to the page that a check was done on it, as the check itself does."""
    page.evaluate("dispatchEvent(new CustomEvent('lb-screened', { detail: { receiver: 'Sam' } }))")


def test_a_press_that_is_overtaken_begins_nothing(page, clock):
    """While a press of Start still asks the other windows for the clock, a new check is done: Python is asked anew, and for no lease."""
    page.context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })")
    clock()
    press_start(page)
    screened(page)
    page.locator(".lb-go").wait_for()
    run(page, 0.3)
    assert page.evaluate("host.asked.filter(({ ask }) => ask === 'begin')") == []
    press_start(page)
    run(page, 0.3)
    page.locator(".lb-digits").wait_for()


def test_a_press_that_broke_keeps_the_clock_from_nobody(page, clock):
    """Python failed on a press of Start: the next press gets the clock, in another window too, before anybody presses Not now."""

    class Broken(Python):
        def __call__(self, name, payload):
            if name == "begin" and self.asked.count("begin") == 0:
                self.asked.append(name)
                raise OSError("a disk that is full")
            return super().__call__(name, payload)

    python = clock(Broken(timeline()))
    press_start(page)
    page.get_by_text(WORDS["broken"]).wait_for()
    other = page.context.new_page()
    stand_still(other)
    opens(other, python)
    start(other)
    assert python.asked.count("begin") == 2


def test_a_grant_that_makes_no_clock_is_given_back(page, clock):
    """Whatever goes wrong between grant and first second: the lease returns, a sentence says so, and the next press gets the clock."""

    class Odd(Python):
        def __call__(self, name, payload):
            reply = super().__call__(name, payload)
            return {**reply, "timeline": None} if name == "begin" and self.asked.count("begin") == 1 else reply

    python = clock(Odd(timeline()))
    press_start(page)
    page.get_by_text(WORDS["broken"]).wait_for()
    page.get_by_role("button", name=WORDS["cancel"]).click()
    start(page)
    first, second = begins(page, 2)
    assert second["unwanted"] == [first["lease"]]
    assert [(one["lease"], one["work"]) for one in events(page, python, 1, "practice_used")] == [(first["lease"], [])]


def test_a_page_that_goes_takes_its_open_press_with_it(page, clock):
    """A cell that is run again while Python is silent: the press of before is given back, and the new page gets the clock."""
    python = clock()
    page.evaluate("host.silence('begin')")
    press_start(page)
    (first,) = begins(page)
    page.evaluate("host.silence(); host.hide(0); host.show()")
    page.evaluate("host.release()")
    start(page)
    assert page.evaluate("host.asked.findLast(({ ask }) => ask === 'plan').payload.unwanted") == [first["lease"]]
    assert [(one["lease"], one["work"]) for one in events(page, python, 1, "practice_used")] == [(first["lease"], [])]


def test_names_are_text(page, clock):
    """A receiver's name is shown as it was typed, whatever it looks like."""
    name = '<img src=x onerror="document.title=1">'
    clock(Python(timeline(), receiver=name, receivers=[name, "Sam"]))
    page.get_by_role("button", name=name).wait_for()
    assert page.locator(".lb-player img").count() == 0


@pytest.mark.parametrize("light", [True, False])
def test_every_face_can_be_used_by_everybody(page, clock, light):
    """Start, ache, running, question, stop and end pass the accessibility rules, light and dark."""
    clock(light=light)
    page.locator(".lb-go").wait_for()
    found = {}

    def look(face):
        found[face] = faults_of_part(page, ".lb-player", ())
        sizes = page.locator(".lb-player").locator("button, summary, .lb-box, .lb-volume").evaluate_all(
            "all => all.filter((one) => one.offsetParent).map((one) => Math.min(one.offsetHeight, one.offsetWidth))"
        )
        assert min(sizes) >= 44

    page.clock.resume()
    look("start")
    page.locator(".lb-go").click()
    look("ache")
    page.get_by_role("button", name="3", exact=True).click()
    page.locator(".lb-digits").wait_for()
    look("running")
    page.clock.run_for(15_000)
    page.locator(".lb-check").wait_for()
    page.wait_for_function("getComputedStyle(document.querySelector('.lb-player'), '::after').opacity === '0'")
    look("question")
    page.keyboard.press("s")
    look("stop")
    assert found == {face: [] for face in found}
