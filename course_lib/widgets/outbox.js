import { NoAnswer, ask, uuid } from "./talk.js";

// What a learner did is held here until Python has confirmed it: over reloads, dead kernels and closed notebooks, once, in order.
//
// One outbox serves the whole page, whatever widget speaks first. Each event has a key of its own in localStorage, so that two
// windows never overwrite each other's; Python knows an event by its id, so that sending one twice writes it once.

const OUTBOX = Symbol.for("lower-back-massage.outbox");
const OUTBOX_BATCH = 50;
const OUTBOX_PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];
const OUTBOX_FAULTS = 3;

class Outbox {
  constructor(storage = pageStorage()) {
    this.prefix = `lower-back-massage.outbox:${basePath()}:`;
    this.privateKey = `lower-back-massage.private:${basePath()}`;
    this.storage = storage;
    this.memory = new Map(); // what localStorage cannot or may not hold
    this.models = [];
    this.waiting = new Map(); // id -> the function that settles its promise
    this.listeners = new Set();
    this.faults = new Map(); // id -> how often Python failed over it
    this.window = uuid().slice(0, 8);
    this.last = 0;
    this.count = 0;
    this.tries = 0;
    this.reason = null;
    this.sending = false;
    this.private = this.read(this.privateKey) === "1";
    addEventListener("storage", () => this.changed());
    addEventListener("online", () => this.soon(0));
    document.addEventListener("visibilitychange", () => document.hidden || this.soon(0));
  }

  // -- the queue -------------------------------------------------------------------------------------------------------

  read(key) {
    try {
      return this.storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  keys() {
    const keys = [...this.memory.keys()];
    try {
      for (let i = 0; this.storage && i < this.storage.length; i += 1) {
        const key = this.storage.key(i);
        if (key?.startsWith(this.prefix)) keys.push(key);
      }
    } catch {
      // A browser that forbids storage says so by throwing; the memory is then all there is.
    }
    return [...new Set(keys)].sort();
  }

  queue() {
    return this.keys().flatMap((key) => {
      const text = this.memory.get(key) ?? this.read(key);
      try {
        return text ? [{ key, event: JSON.parse(text) }] : [];
      } catch {
        this.drop(key); // half a text from a browser that died while writing
        return [];
      }
    });
  }

  add(event) {
    // The key sorts by time, never before what is queued already, even if the clock was set back.
    const stamps = this.keys().map((key) => this.stamp(key));
    this.last = Math.max(Date.now(), this.last, ...stamps);
    this.count += 1;
    const key = `${this.prefix}${String(this.last).padStart(15, "0")}-${String(this.count).padStart(8, "0")}-${this.window}`;
    this.hold(key, JSON.stringify(event));
  }

  hold(key, text) {
    if (!this.private) {
      try {
        this.storage.setItem(key, text);
        this.memory.delete(key);
        return;
      } catch {
        // Full or forbidden: the page's memory holds it, and `unconfirmed` says that the window must stay open.
      }
    }
    this.memory.set(key, text);
  }

  drop(key) {
    this.memory.delete(key);
    try {
      this.storage?.removeItem(key);
    } catch {
      // nothing was stored
    }
  }

  stamp(key) {
    return Number(key.slice(this.prefix.length).split("-")[0]) || 0;
  }

  remember(isPrivate) {
    if (isPrivate === undefined || isPrivate === this.private) return;
    this.private = isPrivate;
    try {
      if (isPrivate) this.storage?.setItem(this.privateKey, "1");
      else this.storage?.removeItem(this.privateKey);
    } catch {
      // the next answer of Python says it again
    }
    for (const { key, event } of isPrivate ? this.queue() : []) {
      this.drop(key);
      this.memory.set(key, JSON.stringify(event));
    }
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
        await navigator.locks.request(this.prefix, { signal }, () => this.empty()).catch((fault) => {
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
    return this.queue().filter(({ event }) => (this.faults.get(event.id) ?? 0) < OUTBOX_FAULTS);
  }

  async empty() {
    let size = OUTBOX_BATCH;
    let silent = 0;
    for (;;) {
      const batch = this.open().slice(0, size);
      const model = this.models[0];
      if (!batch.length || !model) return;
      try {
        const reply = await ask(model, "record", { events: batch.map(({ event }) => event) });
        const moved = this.settle(reply);
        this.reason = reply.unsaved ?? null;
        if (!moved) return;
        this.tries = 0;
      } catch (fault) {
        if (fault instanceof NoAnswer || fault?.late) {
          fault.late?.then((reply) => this.settle(reply), () => {});
          this.reason = "silent";
          silent += 1;
          // another notebook's kernel may be awake
          if (this.models[0] === model) this.models.push(this.models.shift());
          if (silent >= this.models.length) return;
        } else {
          this.reason = "fault";
          if (size > 1) {
            size = 1; // find the one that Python cannot take
          } else {
            const { id } = batch[0].event;
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
      (reply) => this.remember(reply.private),
      () => (this.greeted = false),
    );
  }

  // Take out what Python has dealt with; tells whether that was anything.
  settle(reply) {
    this.remember(reply.private);
    const outcomes = new Map();
    for (const { id, why } of reply.refused ?? []) outcomes.set(id, { id, confirmed: false, why });
    for (const id of reply.confirmed ?? []) outcomes.set(id, { id, confirmed: true });
    let moved = false;
    for (const { key, event } of this.queue()) {
      const outcome = outcomes.get(event.id);
      if (!outcome) continue;
      moved = true;
      this.drop(key);
      if (!outcome.confirmed) console.warn("the record refused an event:", outcome.why, event);
      this.finish(outcome);
    }
    this.changed();
    return moved;
  }

  finish(outcome) {
    this.waiting.get(outcome.id)?.(outcome);
    this.waiting.delete(outcome.id);
  }

  // -- what the learner is told ----------------------------------------------------------------------------------------

  changed() {
    const queue = this.queue();
    const held = new Set(queue.map(({ event }) => event.id));
    for (const id of [...this.waiting.keys()]) {
      if (!held.has(id)) this.finish({ id, confirmed: true }); // another window saw it through
    }
    for (const listener of this.listeners) listener.look(queue);
  }

  listen(tell, after) {
    const listener = {
      told: null,
      look: (queue) => {
        clearTimeout(listener.timer);
        const now = Date.now();
        const late = queue.filter(({ key }) => now - this.stamp(key) >= after);
        const state = late.length
          ? { waiting: queue.length, reason: this.reason ?? "silent", held: this.memory.size ? "page" : "browser" }
          : null;
        const text = JSON.stringify(state);
        if (text !== listener.told && !(state === null && listener.told === null)) {
          listener.told = state === null ? null : text;
          tell(state);
        }
        const next = queue.find(({ key }) => now - this.stamp(key) < after);
        if (next) {
          const pause = Math.min(after, this.stamp(next.key) + after - now + 1);
          listener.timer = setTimeout(() => listener.look(this.queue()), pause);
        }
      },
    };
    this.listeners.add(listener);
    listener.look(this.queue());
    return () => {
      clearTimeout(listener.timer);
      this.listeners.delete(listener);
    };
  }
}

function pageStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

// Several people's servers may share one address and differ only in their path.
function basePath() {
  try {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl || "/";
  } catch {
    return "/";
  }
}

function outbox() {
  globalThis[OUTBOX] ??= new Outbox();
  return globalThis[OUTBOX];
}

// Let `model` carry what is queued, whichever widget queued it; returns the function that ends this. Call it in `initialize` or `render`.
export function attach(model) {
  const box = outbox();
  if (!box.models.includes(model)) box.models.unshift(model);
  box.tries = 0;
  box.greet(model);
  box.soon(0);
  return () => {
    box.models = box.models.filter((one) => one !== model);
  };
}

// Hold an event {kind, payload, receiver} until Python has it; id and time are added where they are missing. The promise
// resolves with {id, confirmed: true}, or with {id, confirmed: false, why} when Python refused it.
export function keep(model, { id = uuid(), at = new Date().toISOString(), receiver = null, kind, version = 1, payload = {} }) {
  const box = outbox();
  const settled = new Promise((resolve) => box.waiting.set(id, resolve));
  box.add({ id, at, receiver, kind, version, payload });
  if (model) attach(model);
  box.changed();
  return settled;
}

// Call `tell({waiting, reason, held})` when an event stays unconfirmed for `after` ms, and `tell(null)` when all are through.
// `reason`: "silent" (Python does not answer), "fault", or why the disk takes nothing ("full", "read_only" …);
// `held`: "browser" (a reload keeps them) or "page" (only while this window is open). Returns the function that ends this.
export function unconfirmed(tell, { after = 4000 } = {}) {
  return outbox().listen(tell, after);
}

// Forget what is queued of one receiver, or of everybody: what a learner erases must not come back from the browser.
export function forget(receiver) {
  const box = outbox();
  const same = (name) => String(name).normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
  for (const { key, event } of box.queue()) {
    if (receiver !== undefined && (event.receiver === null || same(event.receiver) !== same(receiver))) continue;
    box.drop(key);
    box.finish({ id: event.id, confirmed: false, why: "erased" });
  }
  box.changed();
}
