"""What the practice clock makes of time in which it was away: its engine, one sequence at a time, on a clock of the test's own."""

import pytest

from course_lib.calls import begin
from course_lib.library import library

from ..routines.routines import compile_timeline
from .harness import serve_modules

RULES = library()

PAGE = """<!doctype html><meta charset="utf-8"><title>no view</title><script type="module">
import { makeEngine } from "./engine.js";
import { wakeState } from "./timing.js";

// A practice whose time passes only by what a test does to it.
window.practise = ({ timeline, words, until = 1e9 }) => {
  let t = 0, wake = null, stored = null;
  const told = [], said = [], sounded = [];
  const clock = { mono: () => t * 1000, wall: () => 1e12 + t * 1000 };
  const sources = {
    clock, sounds: { play: (kind) => sounded.push(kind), schedule: (kind) => sounded.push(kind), cancel() {}, keepTime() {} },
    ticks: (tick) => { wake = tick; return () => { wake = null; }; },
    voice: { say: (words) => said.push(words), quiet() {} },
    store: { write: (state) => { stored = JSON.stringify(state); }, clear() {} },
  };
  const grant = {
    timeline, seconds: timeline.pressing, until: 1e12 + until * 1000, words, lease: "L", receiver: "Sam", practice: "p", signs: [],
  };
  const make = (saved) => {
    p.e = makeEngine(grant, sources, (kind, payload) => told.push([kind, payload]), saved);
    p.e.save();
  };
  const p = {
    told, said, sounded,
    // time passes; `awake` is false where the machine tells nobody
    passes(seconds, awake = true) { t += seconds; if (awake) wake?.(); },
    runs(seconds) { for (const end = t + seconds - 1e-6; t < end;) p.passes(0.25); },
    // runs to so many seconds after the start of the first part of this kind, answering each question on the way
    comesTo(kind, seconds = 0) {
      const to = timeline.parts.find((part) => part.kind === kind).start + seconds;
      while (p.e.state.at < to - 1e-6) {
        if (p.e.state.check) p.e.answer("go_on", 2);
        p.passes(Math.min(0.05, to - p.e.state.at));
      }
    },
    reloads(seconds, back = 0) {
      wake = null;
      t += seconds - back;
      make(wakeState(timeline, JSON.parse(stored), clock.wall()));
    },
    stands() {
      const { at, phase, why, how, check, used } = p.e.state;
      const booked = Object.values(used).reduce((sum, one) => sum + one, 0);
      const rounded = { at: Math.round(at * 100) / 100, booked: Math.round(booked * 10) / 10 };
      return { ...rounded, phase, why, how, part: p.e.place().part.kind, asks: check?.mode ?? null, patience: check?.left ?? null };
    },
  };
  make(null);
  p.e.resume();
  return p;
};
window.ready = true;
</script>"""


@pytest.fixture
def practice(page):
    """Does `script` to a practice `p` of the routine with this id and returns how it stands; `check` seconds in, today's check is over."""
    serve_modules(page, PAGE)
    page.goto("http://localhost/")
    page.wait_for_function("window.ready")

    def do(routine, script, check=1e9):
        found = next(one for card in RULES.techniques.values() for one in card.routines if one.id == routine)
        words = begin.words(found.alone)
        given = {"timeline": compile_timeline(found, RULES, words).model_dump(mode="json"), "words": words, "until": check}
        script = f"const p = practise(given); {script} return {{ ...p.stands(), told: p.told, said: p.said }};"
        return page.evaluate(f"(given) => {{ {script} }}", given)

    return do


@pytest.mark.parametrize("trouble", [
    "p.passes(0.2, false); p.e.toggle(); p.reloads(3); p.e.resume();",
    "p.passes(0.2, false); p.e.back(); p.passes(60); p.e.resume({ handsOff: true });",
    "p.passes(3.9);",
    "p.e.toggle(); p.e.skip(); p.reloads(3); p.e.resume();",
], ids=["a pause and a reload", "a key and a sleep", "a short freeze", "a skip in a pause and a reload"])
def test_no_trouble_at_the_edge_of_a_wait_loses_its_question(practice, trouble):
    """Whatever comes between the last press and the question, the second set waits for the number."""
    asked = practice("ball-on-the-wall-session", f"p.comesTo('ask', -0.1); {trouble} p.runs(6);")
    assert (asked["part"], asked["asks"]) == ("ask", "ask")
    still = practice("ball-on-the-wall-session", f"p.comesTo('ask', -0.1); {trouble} p.runs(60);")
    assert (still["part"], still["phase"], still["why"]) == ("ask", "held", "silent")


def test_a_freeze_over_a_whole_wait_is_time_away(practice):
    """Ten seconds without a wake-up pass over no question: the clock asks what the hands did."""
    stands = practice("ball-on-the-wall-session", "p.comesTo('ask', -0.1); p.passes(9.9);")
    assert (stands["part"], stands["phase"], stands["why"]) == ("step", "held", "away")


def test_a_question_heard_only_after_a_freeze_has_all_its_time(practice):
    """Nobody is taken for silent who was asked a moment ago."""
    asked = practice("circles-both-sides", "while (!p.e.state.check) p.passes(0.05);")
    frozen = practice("circles-both-sides", f"while (p.e.state.at < {asked['at']} - 0.1) p.passes(0.05); p.passes(3.9);")
    assert (frozen["asks"], frozen["patience"]) == ("ask", RULES.spans["check-in-answer"].length.seconds)


def test_a_number_that_has_to_fall_goes_with_the_one_who_skips(practice):
    """Said too high, a number is asked for again wherever the keys lead, and said too high again it is a stop."""
    high = "while (!p.e.state.check) p.runs(0.25); p.e.answer('ease', 6); p.e.skip(); p.runs(given.timeline.ease_off + 0.5);"
    stands = practice("effleurage-opening", high)
    assert (stands["phase"], stands["asks"]) == ("running", "fallen")
    stopped = practice("effleurage-opening", f"{high} p.e.answer('ease', 6);")
    assert stopped["phase"] == "stopped"
    assert stopped["told"][-1] == ["stop", {"technique": "effleurage", "closes": "all", "sign": "ST04", "lease": "L"}]


def test_a_number_typed_after_a_sleep_is_not_taken(practice):
    """The first key after a sleep finds the question what the hands did, and no number was told."""
    stands = practice("ball-on-the-wall-session", "p.comesTo('ask', 2); p.passes(60, false); p.told.length = 0; p.e.answer('go_on', 4);")
    assert (stands["phase"], stands["why"], stands["told"]) == ("held", "away", [])


@pytest.mark.parametrize("how", ["p.reloads(50);", "p.reloads(0.5); p.e.toggle(); p.passes(49.5);", "p.passes(50);"])
def test_time_away_is_booked_once_where_the_check_ended_meanwhile(practice, how):
    """Ten seconds pressed and fifty away with the hands on are a minute, and then today's check has to be answered anew."""
    stands = practice("circles-both-sides", f"p.comesTo('step'); p.runs(10); {how} p.e.resume();", check=40)
    assert (stands["phase"], stands["how"]) == ("ended", "check_over")
    assert 59 <= stands["booked"] <= 61
    assert [kind for kind, _ in stands["told"]] == ["practice_used"]


def test_a_check_that_ends_ends_the_practice(practice):
    """No second is given after today's check is over, and the clock says why it ends."""
    stands = practice("circles-both-sides", "p.runs(60);", check=20)
    assert (stands["phase"], stands["how"], stands["at"]) == ("ended", "check_over", 20)
    assert stands["said"][-1] == begin.words()["end_check_over"]


def test_a_short_reload_gives_no_second_twice(practice):
    """Less than a second is asked about by nobody, and the clock moves on by it all the same."""
    before = practice("slides-both-sides", "p.comesTo('step'); p.runs(5);")
    stands = practice("slides-both-sides", "p.comesTo('step'); p.runs(5); for (const n of [1, 2, 3]) { p.reloads(0.9); p.e.toggle(); }")
    assert stands["phase"] == "running"
    assert (round(stands["at"] - before["at"], 1), round(stands["booked"] - before["booked"], 1)) == (2.7, 2.7)


@pytest.mark.parametrize("part", ["p.comesTo('change_sides', -0.5);", "p.comesTo('change_sides', 2);"], ids=["at its end", "after it"])
def test_a_moment_away_gives_no_side_more_than_its_dose(practice, part):
    """However often the page is loaded anew at the edge of a side, it is booked no longer than it lasts."""
    stands = practice("slides-both-sides", f"{part} for (const n of [1, 2, 3, 4]) {{ p.reloads(0.6); p.e.toggle(); }}")
    assert (stands["phase"], stands["part"], stands["booked"]) == ("running", "change_sides", 30)


def test_a_key_that_leads_nowhere_gives_no_moment_twice(practice):
    """Back does nothing where a side is given once; what was away before it is booked, and the clock has moved on by it."""
    stands = practice("slides-both-sides", "p.comesTo('step', 5); for (const n of [1, 2, 3]) { p.reloads(0.6); p.e.back(); p.e.toggle(); }")
    before = practice("slides-both-sides", "p.comesTo('step', 5);")
    assert round(stands["at"] - before["at"], 1) == round(stands["booked"] - before["booked"], 1) >= 1.8


TO_AN_EDGE = """
    const at = given.timeline.parts.findIndex((part) => part.kind === 'step'), next = given.timeline.parts[at + 1].start;
    while (p.e.state.at < next - 0.5) p.passes(0.05);
    p.reloads(0.9);
"""


def test_skip_after_a_moment_away_leads_to_the_next_part_and_not_over_it(practice):
    """The moment reached to the end of its step by itself; the side behind it is still given."""
    stands = practice("circles-both-sides", f"{TO_AN_EDGE} p.e.skip(); p.said.push(next);")
    assert stands["at"] == stands["said"][-1]


def test_the_face_hears_of_a_moment_that_a_key_without_effect_passed(practice):
    """Back does nothing where a side is given once; but the clock has moved on, perhaps into the next part, and the face says so."""
    heard = "const heard = []; p.e.subscribe((what) => heard.push(what)); p.e.back(); p.said.push(heard.join());"
    stands = practice("slides-both-sides", f"{TO_AN_EDGE} {heard}")
    assert (stands["part"], stands["said"][-1]) == ("change_sides", "jump")


def test_a_question_that_is_reached_by_skip_sounds_once(practice):
    """Its sound is handed out with those that follow, and not played beside them."""
    stands = practice("three-tight-spots", """
        p.comesTo('step', 1); p.e.pause();
        while (p.e.place().part.kind !== 'ask') p.e.skip();
        p.sounded.length = 0; p.e.resume(); p.said.push(p.sounded.filter((kind) => kind === 'check_in').length);
    """)
    assert (stands["phase"], stands["said"][-1]) == ("running", 1)


def test_a_moment_away_is_booked_where_a_key_ends_the_practice(practice):
    """Skip in the last step, after a reload of a moment: nothing that hands may have done is left out."""
    last = "const { start } = given.timeline.parts.at(-1); while (p.e.state.at < start + 5) p.passes(0.05);"
    stands = practice("slides-both-sides", f"{last} p.reloads(0.6); p.e.skip();")
    assert stands["how"] == "end"
    assert 35.5 <= stands["booked"] <= 35.9


def test_a_number_is_asked_for_once_after_a_sleep(practice):
    """The question that was slept through is put in its first words, and not a second time at once."""
    asked = practice("circles-both-sides", "while (!p.e.state.check) p.passes(0.05);")
    to = f"while (p.e.state.at < {asked['at']} - 2) p.passes(0.05);"
    stands = practice("circles-both-sides", f"{to} p.passes(5); p.said.length = 0; p.e.resume(); p.runs(1);")
    assert stands["said"] == [begin.words()["cue_check_in"]]


def test_time_away_between_two_sides_is_of_the_side_before(practice):
    """Hands that stayed on while the clock slept in the change worked on what they had worked on."""
    stands = practice("slides-both-sides", """
        p.comesTo('change_sides'); p.passes(10); p.e.resume();
        p.said.push(JSON.stringify(Object.keys(p.e.state.used).map((step) => p.e.grant.timeline.steps[step].side)));
    """)
    assert (stands["how"], stands["said"][-1]) == ("away", '["left"]')


def test_a_computer_clock_that_was_set_back_hides_no_time(practice):
    """How long the page was away is not known then, so it is asked; a clock that was set right by a second is none of that."""
    stands = practice("slides-both-sides", "p.comesTo('step'); p.runs(5); p.reloads(600, 3600); p.e.toggle();")
    assert (stands["phase"], stands["why"]) == ("held", "away")
    assert practice("slides-both-sides", "p.comesTo('step'); p.runs(5); p.reloads(0.6, 1); p.e.toggle();")["phase"] == "running"


def test_rest_on_a_paused_practice_is_no_time_away(practice):
    """After a reload of a moment the clock holds with hands off, however often it is loaded again."""
    stands = practice("slides-both-sides", "p.comesTo('step'); p.runs(5); p.reloads(0.5); p.reloads(60); p.e.toggle();")
    assert stands["phase"] == "running"
