// The clocks of this page: one a practice, whatever cell or view shows it, and what a reload finds of it.
import { isSame } from "./names.js";
import { whenForgotten } from "./outbox.js";
import { teller } from "./told.js";
import { isOver, pageClock, wakeState, workerTicks } from "./timing.js";
import { makeEngine } from "./engine.js";
import { pageSound } from "./player_sound.js";
import { clockLock } from "./clock_lock.js";
import { takenBack } from "./taken_back.js";
import { practiceStore } from "./player_store.js";

// Every script of this page finds the clocks under this name: each widget is a module of its own.
const CLOCKS = Symbol.for("lower-back-massage.clocks");
// Where a page may put other sources of time and sound (a test's fake clock, a recorder of sounds).
const SOURCES = Symbol.for("lower-back-massage.sources");
const REMEMBERED = 4 * 3600e3; // ms for which a reload still shows how a practice ended

const isForgotten = (state, now) => isOver(state) && (now - state.wall > REMEMBERED || (state.phase === "ended" && state.after !== null));

// The clock of `model`'s practice, and what it sounds with. `watch(look)` hears when a clock comes or goes.
export function clockOf(model) {
  const given = globalThis[SOURCES] ?? {};
  const page = (globalThis[CLOCKS] ??= { engines: new Map(), ends: new Map(), models: new Map(), watchers: new Set(), unwanted: [] });
  const sound = pageSound(given);
  const { routine } = model.get("timeline");
  const store = practiceStore(routine);
  const sources = { clock: given.clock ?? pageClock, ticks: given.ticks ?? workerTicks, log: given.log, ...sound, store };

  function announce() {
    for (const watcher of [...page.watchers]) watcher();
  }

  function make(grant, lock, saved) {
    page.models.set(routine, model);
    const whole = { ...grant, words: model.get("words"), signs: model.get("signs") };
    const { receiver, lease, room } = grant;
    const speaks = () => page.models.get(routine);
    const deliver = (kind, payload, id) => {
      teller(speaks())({ id, kind, payload, receiver });
      // whose back it was, another practice of this page must not go on with; a class is nobody's
      if (kind === "stop" && !room) dispatchEvent(new CustomEvent("lb-stopped", { detail: { receiver, lease } }));
    };
    const engine = makeEngine(whole, sources, deliver, saved);
    const end = new AbortController();
    engine.subscribe((what) => (what === "ended" || what === "stopped") && lock());
    if (!room) takenBack(engine, { model: speaks, granted: !saved, unwanted: page.unwanted }, end.signal);
    // whatever it told from now on, its end page too, would write the one who was erased once more; a class has no names and goes on
    whenForgotten((who) => {
      if (room || (who !== undefined && !isSame(who, receiver))) return;
      lock();
      letGo();
    }, end.signal);
    page.engines.set(routine, engine);
    page.ends.set(routine, end);
    return engine;
  }

  function letGo() {
    page.engines.get(routine)?.close();
    page.engines.delete(routine);
    page.ends.get(routine)?.abort();
    announce();
  }

  return {
    sound,
    engine: () => page.engines.get(routine) ?? null,
    unwanted: page.unwanted,
    // This view's model carries the events from now on.
    carry: () => page.models.set(routine, model),
    watch(look) {
      page.watchers.add(look);
      return () => page.watchers.delete(look);
    },
    run(grant, lock) {
      const engine = make(grant, lock);
      store.open(grant);
      engine.save();
      engine.resume();
      announce();
    },
    finish: letGo,
    // What was going on when the page was left: "restored", "elsewhere" (another window has it) or "nothing".
    async restore() {
      const found = store.read();
      if (!found || page.engines.has(routine)) return "nothing";
      const lock = isOver(found.state) ? () => {} : await clockLock(1500);
      if (page.engines.has(routine)) {
        // another view of this page was quicker
        lock?.();
        return "restored";
      }
      if (!lock) return "elsewhere";
      // only now: the window that had the clock may have ended the practice meanwhile
      const stored = store.read();
      const now = sources.clock.wall();
      if (!stored || isForgotten(stored.state, now)) {
        lock();
        store.clear();
        return "nothing";
      }
      if (isOver(stored.state)) lock();
      make(stored.grant, lock, wakeState(stored.grant.timeline, stored.state, now)).save();
      announce();
      return "restored";
    },
  };
}
