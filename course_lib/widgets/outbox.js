import { OutboxQueue } from "./outbox_queue.js";
import { isSame } from "./names.js";
import { ask, uuid } from "./talk.js";

// What a learner did is held here until Python has confirmed it: over reloads, dead kernels and closed notebooks, once, in order.
//
// One outbox serves the whole page, whatever widget speaks first. Python knows an event by its id, so that sending one twice
// writes it once.

const OUTBOX = Symbol.for("lower-back-massage.outbox");
const OUTBOX_BATCH = 50;
const OUTBOX_PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];
const OUTBOX_FAULTS = 3;
const OUTBOX_NEWS = 500; // ms; news of a refusal or an erasure may come after that of the event being gone
const OUTBOX_MODELS = 6; // a kernel that ended leaves silent models behind, each of which costs two seconds to find out

class Outbox {
  constructor() {
    this.queue = new OutboxQueue();
    this.models = []; // where nothing can be saved, each kernel knows only what it was told: first the one that an event is about
    this.waiting = new Map(); // id -> {settle, receiver, model}: the function that settles its promise, whom it is about, who told it
    this.listeners = new Set();
    this.faults = new Map(); // id -> how often Python failed over it
    this.tries = 0;
    this.reason = null;
    this.sending = false;
    this.windows = otherWindows(this.queue.prefix);
    this.windows?.addEventListener("message", ({ data }) => {
      if (data.refused) data.refused.forEach((outcome) => this.finish(outcome));
      else this.forget(data.receiver);
    });
    addEventListener("storage", () => this.changed());
    addEventListener("online", () => this.soon(0));
    document.addEventListener("visibilitychange", () => document.hidden || this.soon(0));
  }

  // -- the way to Python -----------------------------------------------------------------------------------------------

  soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  async send() {
    if (this.sending || !this.models.length) return;
    this.sending = true;
    try {
      // One window sends at a time where the browser can arrange it; a frozen one must not hold up the others for ever.
      if (globalThis.navigator?.locks) {
        const signal = AbortSignal.timeout(10000);
        await navigator.locks.request(this.queue.prefix, { signal }, () => this.empty()).catch((fault) => {
          if (fault?.name !== "TimeoutError" && fault?.name !== "AbortError") throw fault;
          return this.empty();
        });
      } else {
        await this.empty();
      }
    } finally {
      this.sending = false;
      this.changed();
    }
    if (this.open().length) {
      this.soon(OUTBOX_PAUSES[Math.min(this.tries, OUTBOX_PAUSES.length - 1)]);
      this.tries += 1;
    } else {
      this.tries = 0;
    }
  }

  // The queue without those over which Python failed again and again; these wait for the next visit.
  open() {
    return this.queue.all().filter(({ event }) => (this.faults.get(event.id) ?? 0) < OUTBOX_FAULTS);
  }

  async empty() {
    let size = OUTBOX_BATCH;
    const [silent, told] = [new Set(), new Set()];
    for (;;) {
      const open = this.open().map(({ event }) => event).filter(({ id }) => !told.has(id));
      if (!open.length) return;
      const hear = this.models.filter((one) => !silent.has(one));
      const own = ({ id }) => hear.find((one) => one === this.waiting.get(id)?.model);
      const model = own(open[0]) ?? hear[0];
      if (!model) return;
      const others = open.findIndex((event) => ![undefined, model].includes(own(event)));
      const batch = open.slice(0, others < 0 ? size : Math.min(size, others));
      try {
        const reply = await ask(model, "record", { events: batch });
        if (this.settle(reply)) this.tries = 0;
        this.reason = reply.unsaved ?? null;
        for (const { id } of batch) told.add(id); // what it could not save waits, and holds up nothing that is about another
      } catch (fault) {
        if (fault.late) {
          fault.late.then((reply) => this.settle(reply), () => {});
          this.reason = "silent";
          silent.add(model); // another notebook's kernel may be awake
          if (this.models[0] === model) this.models.push(this.models.shift());
        } else {
          this.reason = "fault";
          if (size > 1) {
            size = 1; // find the one that Python cannot take
          } else {
            const { id } = batch[0];
            this.faults.set(id, (this.faults.get(id) ?? 0) + 1);
            if (this.faults.get(id) < OUTBOX_FAULTS) return;
          }
        }
      }
    }
  }

  // The first words with Python: whether this learner wants to be remembered at all.
  greet(model) {
    if (this.greeted) return;
    this.greeted = true;
    ask(model, "record", { events: [] }).then(
      (reply) => this.queue.remember(reply.private),
      () => (this.greeted = false),
    );
  }

  // Take out what Python has dealt with; tells whether that was anything.
  settle(reply) {
    this.queue.remember(reply.private);
    const outcomes = new Map();
    for (const refusal of reply.refused ?? []) outcomes.set(refusal.id, { ...refusal, confirmed: false });
    for (const id of reply.confirmed ?? []) outcomes.set(id, { id, confirmed: true });
    let moved = false;
    if (reply.refused?.length) this.windows?.postMessage({ refused: [...outcomes.values()].filter(({ confirmed }) => !confirmed) });
    for (const { key, event } of this.queue.all()) {
      const outcome = outcomes.get(event.id);
      if (!outcome) continue;
      moved = true;
      this.queue.drop(key);
      if (!outcome.confirmed) console.warn("the record refused an event:", outcome.why, event);
      this.finish(outcome);
    }
    this.changed();
    return moved;
  }

  finish(outcome) {
    this.waiting.get(outcome.id)?.settle(outcome);
    this.waiting.delete(outcome.id);
  }

  // The page hears of it (`lb-forgotten`).
  forget(receiver) {
    const isErased = (name) => receiver === undefined || isSame(name, receiver);
    for (const { key, event } of this.queue.all()) if (isErased(event.receiver)) this.queue.drop(key);
    // also what the window that erases has taken out of the browser already
    for (const [id, one] of [...this.waiting]) if (isErased(one.receiver)) this.finish({ id, confirmed: false, why: "erased" });
    const namesThem = (text) => {
      let found = false;
      try {
        JSON.parse(text, (key, value) => ((found ||= key === "receiver" && isSame(value, receiver)), value));
      } catch {
        // what nobody can read names nobody
      }
      return found;
    };
    this.queue.sweep((text) => receiver === undefined || namesThem(text));
    this.changed();
    dispatchEvent(new CustomEvent("lb-forgotten", { detail: { receiver } }));
  }

  // -- what the learner is told ----------------------------------------------------------------------------------------

  changed() {
    const queue = this.queue.all();
    const held = new Set(queue.map(({ event }) => event.id));
    for (const id of [...this.waiting.keys()]) {
      if (!held.has(id)) setTimeout(() => this.finish({ id, confirmed: true }), OUTBOX_NEWS); // another window saw it through
    }
    for (const listener of this.listeners) listener.look(queue);
  }

  listen(tell, after) {
    const listener = {
      told: null,
      look: (queue) => {
        clearTimeout(listener.timer);
        const left = queue.map(({ key }) => after - this.queue.age(key));
        const state = left.some((time) => time <= 0)
          ? { waiting: queue.length, reason: this.reason ?? "silent", held: this.queue.memory.size ? "page" : "browser" }
          : null;
        const text = JSON.stringify(state);
        if (text !== listener.told && !(state === null && listener.told === null)) {
          listener.told = state === null ? null : text;
          tell(state);
        }
        const next = Math.min(...left.filter((time) => time > 0));
        if (next < Infinity) listener.timer = setTimeout(() => listener.look(this.queue.all()), next + 1);
      },
    };
    this.listeners.add(listener);
    listener.look(this.queue.all());
    return () => {
      clearTimeout(listener.timer);
      this.listeners.delete(listener);
    };
  }
}

function outbox() {
  globalThis[OUTBOX] ??= new Outbox();
  return globalThis[OUTBOX];
}

// Let `model` carry what is queued, whichever widget queued it, until `signal` aborts. Call it in `render`.
export function attach(model, signal) {
  const box = outbox();
  const owed = new Set([...box.waiting.values()].map((one) => one.model)); // their own events wait
  const models = [model, ...box.models.filter((one) => one !== model)];
  box.models = models.filter((one, place) => place < OUTBOX_MODELS || owed.has(one));
  box.tries = 0;
  box.greet(model);
  box.soon(0);
  signal?.addEventListener("abort", () => {
    box.models = box.models.filter((one) => one !== model);
  });
}

// Hold an event {kind, payload, receiver} until Python has it; what else it needs is added where it is missing. The promise
// resolves with {id, confirmed: true}, or with {id, confirmed: false, why} when Python refused it; `why` is for the log, and a sentence for
// the learner, where Python has one, comes as `note`.
export function keep(model, { id = uuid(), at = new Date().toISOString(), receiver = null, kind, version = 1, payload = {} }) {
  const box = outbox();
  const settled = new Promise((settle) => box.waiting.set(id, { settle, receiver, model }));
  box.queue.add({ id, at, receiver, kind, version, payload });
  if (model) attach(model);
  box.changed();
  return settled;
}

// The events of these `kinds` that Python has not confirmed, the earliest first.
export function unheard(kinds) {
  return outbox().queue.all().map(({ event }) => event).filter(({ kind }) => kinds.includes(kind));
}

// Call `tell({waiting, reason, held})` when an event stays unconfirmed for `after` ms, and `tell(null)` when all are through.
// `reason`: "silent" (Python does not answer), "fault", or why the disk takes nothing ("full", "read_only" …);
// `held`: "browser" (a reload keeps them) or "page" (only while this window is open). Returns the function that ends this.
export function unconfirmed(tell, { after = 4000 } = {}) {
  return outbox().listen(tell, after);
}

// Forget what is queued of one receiver, or of everybody, and what else the course left in this browser about them: what a
// learner erases must not come back, from this window or from another one.
export function forget(receiver) {
  const box = outbox();
  box.forget(receiver);
  box.windows?.postMessage({ receiver });
}

// Hear that something is erased, in this window or in another one: a part that lies open would write it once more. `tell` gets whose it
// was, undefined for everything.
export function whenForgotten(tell, signal) {
  addEventListener("lb-forgotten", ({ detail }) => tell(detail.receiver), { signal });
}

export function whenAllForgotten(tell, signal) {
  whenForgotten((receiver) => receiver === undefined && tell(), signal);
}

function otherWindows(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null; // a browser that forbids storage may forbid this too
  }
}
