"""The practice clock on a bare page, with a Python that grants what it is told to grant: what the tests of the player share."""

from dataclasses import replace

import pytest

from course_lib.library import library
from course_lib.teaching import practices
from course_lib.widgets.base import HERE, script, style

from ..routines.routines import compile_timeline
from .harness import page_with, stand_still

WORDS = {**library().words["shared"], **library().words["player"]}
TECHNIQUE = library().techniques["effleurage"]
SCRIPT, STYLE = script(HERE / "player.js"), style(HERE / "stroke.css", HERE / "sound_panel.css", HERE / "player.css")
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
            "changes": [], "scale_trusted": True, "until": 4e12, "override": "", "receivers": ["Sam"], "receiver": "Sam", **self.more,
        }  # fmt: skip
        return reply

    def told(self, kind):
        return [event["payload"] for event in self.events if event["kind"] == kind]


def timeline(cap=None, minutes=None, routine=TECHNIQUE.routines[0], each=None):
    rules = library()
    if minutes:
        # longer than any massage may be: only to see the clock run; in steps of `each` light strokes' time, or as many as the routine has
        each = each or minutes * 2
        rounds = range(minutes * 10 // (each * len(routine.steps)))
        longer = {"repetitions": None, "seconds": each * 6}
        steps = tuple(step.model_copy(update={"id": f"{step.id}-{n}", **longer}) for n in rounds for step in routine.steps)
        routine = routine.model_copy(update={"steps": steps, "minutes": minutes})
        allowed = {key: rules.limits[key].model_copy(update={"at_most": minutes}) for key in ("LIM10", "LIM19")}
        rules = replace(rules, limits={**rules.limits, **allowed})
    return compile_timeline(routine, rules, WORDS, cap).model_dump(mode="json")


def draws(page, python, words=WORDS, techniques=TECHNIQUES, signs=SIGNS, every=100, before="", **options):
    """Draws the player over `python`, with its recorder, which wakes the clock every so many ms; returns the faults of the page."""
    traits = {"words": words, "timeline": python.timeline, "techniques": techniques, "signs": signs}
    recorder = RECORDER % {"every": every}
    return page_with(page, SCRIPT, STYLE, traits, answer=python, before=f"() => {{ {recorder} {before} }}", **options)


@pytest.fixture(name="clock")
def player_clock(page):
    """Opens the player; on a fake clock unless `real`. Returns its Python."""
    state = {}

    def show(python=None, real=False, every=100, light=True, before=""):
        if not real and "installed" not in state:
            stand_still(page)
            state["installed"] = True
        python = python or state.get("python") or Python(timeline())
        state["faults"] = draws(page, python, every=every, light=light, before=before)
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


def begins(page, times=1):
    """What Python was asked for at each press of Start, once so many have reached it."""
    page.wait_for_function("(times) => host.asked.filter(({ ask }) => ask === 'begin').length >= times", arg=times)
    return page.evaluate("host.asked.filter(({ ask }) => ask === 'begin').map(({ payload }) => payload)")


def screened(page):
    """Says to the page that a check was done on it, as the check itself does."""
    page.evaluate("dispatchEvent(new CustomEvent('lb-screened', { detail: { receiver: 'Sam' } }))")
