"""What the practice clock gives, whatever is done to it: its engine on a clock of the test's own, with every practice of the course."""

import json

import pytest

from course_lib.calls import begin
from course_lib.library import library
from course_lib.routines import compile_session
from course_lib.routines.sessions import Session, compose, preset_parts

from ..routines.routines import compile_timeline
from .harness import serve_modules

RULES = library()

PAGE = """<!doctype html><meta charset="utf-8"><title>no view</title><script type="module">
import { makeEngine } from "./engine.js";
import { wakeState } from "./timing.js";

function chances(seed) { // mulberry32
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const keyOf = ({ technique, side, point }) => [technique, side, point].join(" ");

// One practice of `timeline` in which somebody does what the seed says; returns what was wrong with it.
function tried(seed, timeline, words, apart) {
  const chance = chances(seed);
  const between = (low, high) => low + chance() * (high - low);
  const planned = {}, most = {}, faults = [], done = [];
  let t = 0, wake = null, stored = null, engine = null, brief = 0, unasked = 0;
  let part = 0, numbered = false; // the part that hands work on, and whether the wait before the next had its number
  let hands = 0, gone = null, asked = null; // seconds on the back by this test's own clock; when the clock was left, and when it asked
  const short = chance() < 0.3, soon = chance() < 0.2;
  for (const step of timeline.steps) planned[keyOf(step)] = (planned[keyOf(step)] ?? 0) + step.seconds;
  const clock = { mono: () => t * 1000, wall: () => 1e12 + t * 1000 };
  const sources = {
    clock,
    ticks: (tick) => { wake = tick; return () => { wake = null; }; },
    sounds: { play(kind) { if (kind === "check_in") unasked = 0; }, cancel() {}, schedule() {}, keepTime() {} },
    voice: { say() {}, quiet() {} },
    store: { write: (state) => { stored = JSON.stringify(state); }, clear() {} },
  };
  const seconds = timeline.pressing * (short ? 0.5 : 1), until = 1e12 + (soon ? 120_000 : 1e9);
  const grant = { timeline, seconds, until, words, lease: "L", receiver: "Sam", practice: "p", signs: [] };
  const make = (saved) => { engine = makeEngine(grant, sources, () => {}, saved); };
  const pressing = () => engine.state.phase === "running" && engine.place().part.kind === "step";
  const used = () => {
    const sums = {};
    for (const [step, seconds] of Object.entries(engine.state.used)) {
      const key = keyOf(timeline.steps[step]);
      sums[key] = (sums[key] ?? 0) + seconds;
    }
    return sums;
  };
  const answered = () => {
    const { check, phase, why } = engine.state;
    if (!check || check.mode === "ease" || (phase !== "running" && why !== "silent")) return;
    const number = Math.floor(between(0, 6));
    done.push(`said ${number}`);
    unasked = 0;
    const held = engine.state.phase === "held", waited = engine.asked().part.kind === "ask";
    engine.answer(number <= 3 ? "go_on" : "ease", number);
    if (waited && engine.state.numbered === clock.wall()) numbered = true;
    if (held && engine.state.phase === "running" && clock.wall() >= until) faults.push("went on though the check is over");
  };
  // What is pressed by now: where the clock waits for a number, it came.
  const seen = () => {
    const { index } = engine.place();
    if (!pressing() || index === part) return;
    if (timeline.parts[index - 1].kind === "ask" && !numbered) faults.push("went past a wait without its number");
    part = index;
    numbered = false;
  };
  // A key leads on or back; a number that has to fall goes with it.
  const leads = (key) => {
    const { check } = engine.state;
    const falls = check && check.mode !== "ask" && engine.place().part.kind !== "ask";
    engine[key]();
    if (falls && engine.state.phase === "running" && !engine.state.check) faults.push(`${key} let go of a number that has to fall`);
  };
  const left = () => { if (pressing() && gone === null) gone = t; };
  const back = () => {
    const { away } = engine.state;
    const on = chance() < 0.6;
    done.push(`${on ? "on" : "off"} ${away.toFixed(1)}`);
    const looked = missed() && t - asked <= 10 ? t - asked : 0; // to read the question takes a moment
    if (on && gone !== null && missed()) hands += t - gone - looked;
    gone = asked = null;
    const { at } = engine.state;
    const missing = missed();
    engine.resume({ handsOff: !on });
    if (!on) return;
    if (!missing) brief += engine.state.at < at + away ? away : 0;
    else for (const [key, seconds] of Object.entries(used())) most[key] = Math.max(most[key] ?? 0, seconds);
    if (pressing() && !engine.state.check && unasked > 0 && away >= 1) faults.push("hands were on and nobody asked");
  };
  const missed = () => engine.state.why === "away" && engine.state.away >= 1;
  const ACTS = {
    runs() {
      const seconds = between(1, 60);
      done.push(`runs ${seconds.toFixed(1)}`);
      for (let passed = 0; passed < seconds; passed += 0.25) {
        t += 0.25;
        if (pressing()) hands += 0.25;
        if (pressing() && !engine.state.check) unasked += 0.25;
        wake?.();
        seen();
        if (missed()) asked ??= t;
        if (unasked > apart + 0.5) faults.push(`${unasked} s without a number`), unasked = 0;
        if (chance() < 0.2) answered();
      }
    },
    sleeps() {
      const seconds = between(4.1, 120);
      done.push(`sleeps ${seconds.toFixed(1)}`);
      left();
      t += seconds;
      if (chance() < 0.7) wake?.();
    },
    freezes() {
      const seconds = between(0.5, 4), { index } = engine.place();
      done.push(`freezes ${seconds.toFixed(1)}`);
      if (engine.state.phase !== "running") return;
      if (pressing()) hands += seconds;
      t += seconds;
      wake?.();
      if (engine.place().index !== index) hands -= Math.min(seconds, hands); // some of it lay in a pause
    },
    reloads() {
      const seconds = between(0.1, 60);
      done.push(`reloads ${seconds.toFixed(1)}`);
      wake = asked = null;
      left();
      t += seconds;
      make(wakeState(timeline, JSON.parse(stored), clock.wall()));
      engine.save();
    },
    space() { done.push("space"); engine.toggle(); },
    skips() { done.push("skips"); leads("skip"); },
    goes_back() { done.push("back"); leads("back"); },
    says() { answered(); },
    rests() { if (engine.state.phase !== "held") return; t += between(0, 200); done.push("rests"); },
  };
  const names = Object.keys(ACTS);
  make(null);
  engine.save();
  engine.resume();
  for (let turn = 0; turn < 60 && !["ended", "stopped"].includes(engine.state.phase); turn += 1) {
    const { phase, why, away } = engine.state;
    if (missed()) asked ??= t;
    if (phase === "held" && why === "away" && chance() < 0.5) back();
    else if (phase === "held" && why === "silent" && engine.state.check) answered();
    else ACTS[chance() < 0.5 ? "runs" : names[Math.floor(chance() * names.length)]]();
    const went = why === "away" && away >= 1 && engine.state.phase === "running";
    seen();
    if (went && !/^o/.test(done.at(-1))) faults.push("went on without an answer");
  }
  for (const [key, seconds] of Object.entries(used())) {
    const bound = Math.max(planned[key], most[key] ?? 0) + brief + 0.01;
    if (seconds > bound) faults.push(`${key}: ${seconds.toFixed(1)} s where ${bound.toFixed(1)} are the most`);
  }
  const total = Object.values(used()).reduce((sum, one) => sum + one, 0);
  const lost = Math.min(hands, seconds) - total - brief - 0.3 * done.length;
  if (gone === null && lost > 0) faults.push(`${total.toFixed(1)} s booked of ${hands.toFixed(1)}`);
  return faults.map((fault) => ({ seed, routine: timeline.routine, fault, done: done.join(", ") }));
}

window.tryAll = ({ timelines, seeds, apart }) =>
  timelines.flatMap(({ timeline, words }) => Array.from({ length: seeds }, (_, seed) => tried(seed, timeline, words, apart)).flat());
window.ready = true;
</script>"""


def practices():
    """Every routine of the course, and its ready-made massages."""
    for routine in (routine for card in RULES.techniques.values() for routine in card.routines):
        words = begin.words(routine.alone)
        yield {"timeline": compile_timeline(routine, RULES, words).model_dump(mode="json"), "words": words}
    words = begin.words(False)
    for preset in RULES.sessions.values():
        legs = compose(preset_parts(preset, RULES), RULES).legs
        timeline = compile_session(Session(id=preset.id, name=preset.name, promise=preset.promise, legs=legs), RULES, words)
        yield {"timeline": timeline.model_dump(mode="json"), "words": words}


@pytest.fixture
def engines(page):
    """A page with nothing but the practice clock's engine."""
    serve_modules(page, PAGE)
    page.goto("http://localhost/")
    page.wait_for_function("window.ready")
    return page


def test_nothing_that_is_done_to_the_clock_gives_more_than_the_dose(engines):
    """Sleeps, reloads, pauses, keys and answers in any order: no side and no spot gets more than the practice plans for it, unless the
    hands alone did so while the clock was away; then they get no more. Whoever was away with the hands on is asked for a number."""
    given = {"timelines": list(practices()), "seeds": 40, "apart": RULES.limits["LIM20"].at_most}
    faults = engines.evaluate("(given) => tryAll(given)", given)
    assert faults == [], json.dumps(faults[:5], indent=1)
