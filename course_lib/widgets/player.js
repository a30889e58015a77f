import { h, keepKeys } from "./dom.js";
import { attach, whenForgotten } from "./outbox.js";
import { teller } from "./told.js";
import { unsavedNote } from "./unsaved.js";
import { strokePlates } from "./player_plates.js";
import { clockOf } from "./player_clocks.js";
import { soundPanel } from "./player_sound.js";
import { beginning } from "./player_begin.js";
import { overrideNote } from "./player_opening.js";
import { runFace } from "./player_run.js";
import { endFace, stopFace } from "./player_after.js";
import { numberKeys } from "./number_keys.js";
import { keepAwake } from "./player_awake.js";
import { inMotion } from "./in_motion.js";

const BOUNCE = 350; // ms: an elbow taps twice

// The clock of a practice. A page around it may add to what Python is asked (`request`) and hear what would happen now (`planned`).
export function renderPlayer({ model, el, signal, request = () => ({}), planned = () => {} }) {
  const words = model.get("words");
  const clock = clockOf(model);
  const { sound } = clock;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const hands = strokePlates(model.get("techniques"));
  const body = h("div", { class: "lb-body" });
  const root = h("section", { class: "lb lb-player", tabindex: "0", "aria-label": `${words.label}: ${model.get("timeline").name}` }, body);
  let engine = null;
  let leaveEngine = null;
  let face = null; // of a running or held practice
  let shownPhase = null;
  let lastTap = -Infinity;

  keepKeys(root, signal);
  root.append(unsavedNote(words, signal));
  el.append(root);
  attach(model, signal);

  const move = inMotion(root, () => {
    if (!face || calm.matches) return false;
    face.frame();
    return engine.state.phase === "running";
  }, signal);
  const awake = keepAwake(() => engine?.state.phase === "running", signal);
  const begin = beginning({
    model, words, sound, hands, unwanted: clock.unwanted, request, planned,
    busy: () => Boolean(engine || signal.aborted),
    show: (...nodes) => draw("start", nodes),
    run(grant, lock) {
      clock.run(grant, lock);
      root.focus({ preventScroll: true });
    },
    giveBack: ({ lease, receiver }) => teller(model)({ kind: "practice_used", receiver, payload: { lease, work: [], ended_by: "left" } }),
  });

  // What has the focus may go, or rest: the keys, Stop's above all, are heard only within the clock.
  function keepingFocus(redraw) {
    const held = root.contains(document.activeElement);
    redraw();
    if (held && (!root.contains(document.activeElement) || document.activeElement.disabled)) root.focus({ preventScroll: true });
  }

  function draw(name, nodes) {
    face = null;
    root.dataset.face = name;
    const note = engine ? engine.grant.override : begin.override();
    keepingFocus(() => body.replaceChildren(...(note ? [overrideNote(note)] : []), ...nodes));
  }

  const closeDrawer = () => keepingFocus(() => root.querySelector(".lb-drawer")?.remove());

  // -- taps and keys --------------------------------------------------------------------------------------------------------

  function once(act) {
    return (...values) => {
      const now = performance.now();
      if (now - lastTap < BOUNCE) return;
      lastTap = now;
      sound.sounds.unlock();
      act(...values);
      root.focus({ preventScroll: true });
    };
  }

  const press = {
    toggle: once(() => engine.toggle()),
    skip: once(() => engine.skip()),
    back: once(() => engine.back()),
    resume: once((how) => engine.resume(how)),
    leave: once(() => engine.leave()),
    answer: once((band, number) => engine.answer(band, number)),
    full() {
      if (document.fullscreenElement) document.exitFullscreen?.();
      else root.requestFullscreen?.().catch(() => {});
    },
    sound() {
      if (root.querySelector(".lb-drawer")) return closeDrawer();
      const drawer = h("div", { class: "lb-drawer" }, soundPanel(words, sound.settings, sound.sounds, sound.voice));
      drawer.append(h("button", { type: "button", class: "lb-button lb-quiet", onclick: closeDrawer }, words.close));
      root.append(drawer);
    },
    // waits for nothing, not even for the elbow's bounce
    stop() {
      lastTap = performance.now();
      engine.stop();
    },
  };

  const typed = numberKeys((number) => engine?.state.check && face?.number(number), signal);

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !face) return;
    const key = event.key.toLowerCase();
    if (event.target.closest("input, select, textarea") && key !== "s") return;
    const onButton = event.target.closest("button");
    const acts = { s: press.stop, " ": onButton ? null : press.toggle, arrowright: press.skip, arrowleft: press.back, f: press.full };
    const number = engine.state.check && /^[0-9]$/.test(key);
    if (!number && !acts[key]) return;
    event.preventDefault();
    if (number) typed(Number(key));
    else acts[key]();
  }

  // -- following the clock --------------------------------------------------------------------------------------------------

  function follow(what) {
    const { phase } = engine.state;
    if (phase === "running" || phase === "held") {
      if (!face) {
        const made = runFace({ words, engine, hands, press, techniques: model.get("techniques") });
        draw("run", made.nodes);
        face = made;
        face.setFull(document.fullscreenElement === root);
      }
      keepingFocus(face.update);
      if (calm.matches) face.frame(true);
      else move();
      if (what === "cue") flash(engine.state.cue.kind);
      if (phase !== shownPhase) awake(phase === "running");
    } else if (what !== "time") {
      closeDrawer();
      awake(false);
      const make = phase === "stopped" ? stopFace : endFace;
      draw(phase, [make({ words, engine, techniques: model.get("techniques"), finish: () => clock.finish() })]);
      if (phase !== shownPhase) root.scrollTop = 0;
    }
    shownPhase = phase;
  }

  function flash(kind) {
    root.classList.remove("lb-flash");
    root.dataset.flash = kind;
    void root.offsetWidth; // begin the flash anew
    root.classList.add("lb-flash");
  }

  function join() {
    const found = clock.engine();
    if (found === engine) return;
    leaveEngine?.();
    engine = found;
    shownPhase = null;
    if (!engine) {
      awake(false);
      closeDrawer();
      begin.forget();
      return begin.look();
    }
    clock.carry();
    leaveEngine = engine.subscribe(follow);
    follow("joined");
  }

  async function open() {
    const found = await clock.restore();
    if (found === "elsewhere") begin.closed({ title: words.elsewhere_title, why: words.elsewhere }, open);
    else if (found === "nothing") begin.look();
  }

  root.addEventListener("keydown", onKey, { signal });
  document.addEventListener("fullscreenchange", () => face?.setFull(document.fullscreenElement === root), { signal });
  addEventListener("lb-screened", (event) => begin.look(event.detail?.receiver), { signal });
  if (!model.get("unrecorded")) whenForgotten(begin.forgotten, signal); // a class has no names
  addEventListener("pagehide", () => {
    begin.leave();
    if (engine?.state.phase === "running") engine.save();
  }, { signal });
  const unwatch = clock.watch(join);
  if (clock.engine()) join();
  else open();
  signal.addEventListener("abort", leave);
  return { anew: () => begin.anew() };

  function leave() {
    unwatch();
    leaveEngine?.();
    begin.leave();
    awake(false);
  }
}

export default { render: (given) => void renderPlayer(given) };
