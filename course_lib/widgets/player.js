import { NoAnswer, ask, uuid } from "./talk.js";
import { h, keepKeys } from "./dom.js";
import { attach, keep } from "./outbox.js";
import { makeEngine, pageClock, wakeState, workerTicks } from "./engine.js";
import { makeSounds } from "./sounds.js";
import { makeVoice } from "./voice.js";
import { strokePlate } from "./stroke.js";
import { soundPanel, soundSettings } from "./player_sound.js";
import { closedFace, painFace, startFace, waitFace } from "./player_start.js";
import { runFace } from "./player_run.js";
import { endFace, stopFace } from "./player_after.js";
import { clearPractice, clockLock, practiceStore } from "./player_store.js";

// One clock a page, whatever cell or view shows it: every script of this page finds it under this name.
const CLOCKS = Symbol.for("lower-back-massage.clocks");
// Where a page may put other sources of time and sound (a test's fake clock, a recorder of sounds).
const SOURCES = Symbol.for("lower-back-massage.sources");
const BOUNCE = 350; // ms: an elbow taps twice

function clocks() {
  globalThis[CLOCKS] ??= { engines: new Map(), watchers: new Set(), settings: soundSettings() };
  return globalThis[CLOCKS];
}

function announce() {
  for (const watcher of [...clocks().watchers]) watcher();
}

function sourcesFor(model, routine) {
  const shared = clocks();
  const given = globalThis[SOURCES] ?? {};
  shared.sounds ??= given.sounds ?? makeSounds(shared.settings);
  shared.voice ??= given.voice ?? makeVoice(shared.settings);
  return {
    clock: given.clock ?? pageClock,
    ticks: given.ticks ?? workerTicks,
    sounds: shared.sounds,
    voice: shared.voice,
    store: practiceStore(routine),
    log: given.log,
  };
}

function engineOf(model, grant, saved = null) {
  const routine = model.get("timeline").routine;
  const shared = clocks();
  shared.models ??= new Map();
  shared.models.set(routine, model);
  const deliver = (kind, payload, id) => keep(shared.models.get(routine), { id, kind, payload, receiver: grant.receiver });
  const engine = makeEngine({ ...grant, words: model.get("words"), signs: model.get("signs") }, sourcesFor(model, routine), deliver, saved);
  shared.engines.set(routine, engine);
  engine.subscribe((what) => what === "ended" && engine.lock?.());
  engine.subscribe((what) => what === "stopped" && engine.lock?.());
  return engine;
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const routine = model.get("timeline").routine;
  const technique = model.get("technique");
  const shared = clocks();
  const sources = sourcesFor(model, routine);
  const sound = { settings: shared.settings, sounds: sources.sounds, voice: sources.voice };
  const root = h("section", { class: "lb lb-player", tabindex: "0", "aria-label": `${words.label}: ${model.get("timeline").name}` });
  const hands = strokePlate(model.get("plate"), model.get("alt"));
  let engine = null;
  let leaveEngine = null;
  let face = null;
  let shownPhase = null;
  let plan = null;
  let begun = null; // the id of the lease that is being asked for
  let wake = null;
  let lastTap = -Infinity;
  let asked = 0;

  keepKeys(root, signal);
  el.append(root);
  attach(model);

  function show(...nodes) {
    face = null;
    root.dataset.face = "";
    root.replaceChildren(...nodes);
  }

  // -- before -------------------------------------------------------------------------------------------------------------

  async function look(receiver) {
    if (engine) return;
    const turn = ++asked;
    const still = () => turn === asked && !engine && !signal?.aborted;
    if (!plan) show(waitFace(words, words.preparing));
    try {
      const reply = await ask(model, "plan", { receiver: receiver ?? plan?.receiver ?? null });
      if (still()) planned(reply);
    } catch (fault) {
      if (!still()) return;
      show(waitFace(words, words.preparing, { silent: true }));
      fault.late?.then((reply) => still() && planned(reply), () => {});
    }
  }

  function planned(reply) {
    plan = reply;
    root.dataset.face = "start";
    if (!reply.go) {
      show(closedFace({ words, title: reply.title, why: reply.why, again: () => look() }));
      return;
    }
    hands.show(reply.timeline.steps[0], 0, false);
    show(startFace({ words, plan, timeline: reply.timeline, plate: hands.plate, sound, chooseReceiver: look, onStart: () => begin() }));
  }

  function begin() {
    sound.sounds.unlock();
    show(painFace({ words, choose: start, back: () => planned(plan) }));
    root.querySelector("h2").scrollIntoView({ block: "nearest" });
  }

  async function start(pain) {
    sound.sounds.unlock();
    const lock = await clockLock();
    if (!lock) {
      show(closedFace({ words, title: words.elsewhere_title, why: words.elsewhere, again: () => look() }));
      return;
    }
    begun ??= uuid();
    const id = begun;
    let cancelled = false;
    const cancel = () => {
      cancelled = true;
      lock();
      look();
    };
    show(waitFace(words, words.asking));
    const take = (reply) => {
      begun = null;
      if (cancelled || engine || signal?.aborted) {
        // nobody waits any more: what was granted goes back whole
        if (reply.go) keep(model, { kind: "practice_used", receiver: reply.receiver, payload: { lease: reply.lease, work: [], ended_by: "left" } });
        lock();
        return;
      }
      if (!reply.go) {
        lock();
        show(closedFace({ words, title: reply.title, why: reply.why, again: () => look() }));
        return;
      }
      const made = engineOf(model, { ...reply, pain });
      made.lock = lock;
      made.save();
      made.start();
      announce();
      root.focus({ preventScroll: true });
    };
    try {
      take(await ask(model, "begin", { receiver: plan.receiver, pain, lease: id }));
    } catch (fault) {
      if (fault instanceof NoAnswer) {
        show(waitFace(words, words.late, { silent: true, cancel }));
        fault.late.then(take, cancel);
      } else {
        begun = null;
        lock();
        show(waitFace(words, words.broken, { silent: false, cancel: () => look() }));
      }
    }
  }

  // -- on the way -----------------------------------------------------------------------------------------------------------

  function unbounced(act) {
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
    toggle: unbounced(() => engine.toggle()),
    skip: unbounced(() => engine.skip()),
    back: unbounced(() => engine.back()),
    resume: unbounced((how) => engine.resume(how)),
    leave: unbounced(() => engine.leave()),
    answer: unbounced((band, number) => engine.answer(band, number)),
    // never waits for anything
    stop: () => {
      lastTap = performance.now();
      engine.stop();
    },
  };

  const full = {
    toggle() {
      if (document.fullscreenElement) document.exitFullscreen?.();
      else root.requestFullscreen?.().catch(() => {});
    },
  };

  function openSettings() {
    const panel = root.querySelector(".lb-drawer");
    if (panel) return panel.remove();
    const drawer = h("div", { class: "lb-drawer" }, soundPanel(words, sound.settings, sound.sounds, sound.voice));
    drawer.append(h("button", { type: "button", class: "lb-button lb-quiet", onclick: () => drawer.remove() }, words.close));
    root.append(drawer);
  }

  function follow(what) {
    const { phase } = engine.state;
    const running = phase === "running" || phase === "held";
    if (running && !face) {
      face = runFace({ words, engine, hands, press, full, sounds: openSettings });
      root.dataset.face = "run";
      root.replaceChildren(...face.nodes);
      face.setFull(document.fullscreenElement === root);
      requestAnimationFrame(animate);
    }
    if (running) {
      face.update(what);
      if (what === "cue" && engine.state.cue) flash(engine.state.cue.kind);
      if (phase !== shownPhase) awake(phase === "running");
    } else if (what !== "time") {
      awake(false);
      face = null;
      root.dataset.face = phase;
      const stopped = phase === "stopped";
      root.replaceChildren(stopped ? stopFace({ words, engine, technique, finish: finishStopped }) : endFace({ words, engine, again: finish }));
      if (stopped && what === "stopped" && shownPhase !== "stopped") root.scrollTop = 0;
    }
    shownPhase = phase;
  }

  function finishStopped() {
    finish();
  }

  function finish() {
    engine.close();
    clearPractice(routine);
    shared.engines.delete(routine);
    plan = null;
    announce();
  }

  function flash(kind) {
    if (kind === "beat" || kind === "back") return;
    root.classList.remove("lb-flash");
    root.dataset.flash = kind;
    void root.offsetWidth; // begin the flash anew
    root.classList.add("lb-flash");
  }

  function animate() {
    if (!face || !engine || signal?.aborted) return;
    face.frame();
    requestAnimationFrame(animate);
  }

  async function awake(wanted) {
    if (!wanted) {
      wake?.release?.().catch?.(() => {});
      wake = null;
      return;
    }
    try {
      wake = await navigator.wakeLock?.request("screen");
    } catch {
      wake = null; // hidden, or a page over plain http: the screen may go dark, the clock goes on
    }
  }

  function join() {
    const found = shared.engines.get(routine) ?? null;
    if (found === engine) return;
    leaveEngine?.();
    engine = found;
    shownPhase = null;
    face = null;
    if (!engine) {
      look();
      return;
    }
    shared.models?.set(routine, model);
    leaveEngine = engine.subscribe(follow);
    follow("joined");
  }

  async function restore() {
    const stored = sources.store.read();
    if (!stored || shared.engines.has(routine)) return false;
    const { state, grant } = stored;
    const now = Date.now();
    const done = state.phase === "ended" || state.phase === "stopped";
    if (done && (now - state.wall > 4 * 3600e3 || (state.phase === "ended" && state.after !== null))) {
      sources.store.clear();
      return false;
    }
    if (!done) {
      const lock = await clockLock(1500);
      if (shared.engines.has(routine)) return true;
      if (!lock) {
        show(closedFace({ words, title: words.elsewhere_title, why: words.elsewhere, again: () => begunElsewhere() }));
        return true;
      }
      const woken = engineOf(model, grant, wakeState(state, now));
      woken.lock = lock;
      if (now >= grant.until) woken.leave();
      else woken.save();
    } else {
      engineOf(model, grant, wakeState(state, now));
    }
    announce();
    return true;
  }

  async function begunElsewhere() {
    if (!(await restore())) look();
  }

  root.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !engine) return;
      const { phase } = engine.state;
      if (phase !== "running" && phase !== "held") return;
      const typing = event.target.closest("input, select, textarea");
      const key = event.key.toLowerCase();
      const act = {
        s: press.stop,
        " ": event.target.closest("button") ? null : press.toggle,
        arrowright: press.skip,
        arrowleft: press.back,
        f: full.toggle,
      }[key];
      if (typing && key !== "s") return;
      if (engine.state.check && /^[0-9]$/.test(key)) {
        event.preventDefault();
        face.number(Number(key));
      } else if (act) {
        event.preventDefault();
        if (!event.repeat) act();
      }
    },
    { signal },
  );
  document.addEventListener("fullscreenchange", () => face?.setFull(document.fullscreenElement === root), { signal });
  document.addEventListener("visibilitychange", () => !document.hidden && engine?.state.phase === "running" && awake(true), { signal });
  addEventListener("lb-screened", (event) => (engine ? null : look(event.detail?.receiver)), { signal });
  addEventListener("pagehide", () => engine?.state.phase === "running" && engine.save(), { signal });

  shared.watchers.add(join);
  if (shared.engines.has(routine)) join();
  else restore().then((found) => found || look());

  return () => {
    shared.watchers.delete(join);
    leaveEngine?.();
    awake(false);
  };
}

export default { render };
