// The queue of what waits for Python: in localStorage, a key an event, so that two windows never overwrite each other's; in memory
// where the browser has no room or nothing may be remembered.
import { uuid } from "./talk.js";
import { basePath, keptOnPage, privateKey } from "./kept_here.js";

export class OutboxQueue {
  constructor() {
    this.prefix = `lower-back-massage.outbox:${basePath()}:`;
    this.privateKey = privateKey();
    this.storage = pageStorage();
    this.memory = new Map();
    this.known = new Map(); // key -> since when this page knows of it, by a clock that nobody sets
    this.window = uuid().slice(0, 8);
    this.last = 0;
    this.count = 0;
    this.private = this.read(this.privateKey) === "1";
  }

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

  // All that waits, the earliest first, as {key, event}.
  all() {
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
    this.known.delete(key);
    try {
      this.storage?.removeItem(key);
    } catch {
      // nothing was stored
    }
  }

  // Remove what other parts of the course keep on this page or in this browser where its text is to be forgotten, such as an
  // unfinished practice.
  sweep(isForgotten) {
    for (const [key, text] of keptOnPage()) if (isForgotten(text)) keptOnPage().delete(key);
    for (const storage of [this.storage, pageStorage("sessionStorage")]) {
      try {
        for (const key of Object.keys(storage)) {
          // A key says where its server is, as in lower-back-massage.exam:/:final; what another server's learner keeps here is theirs.
          const [name] = key.split(":");
          const ours = name.startsWith("lower-back-massage.") && (key === name || key.startsWith(`${name}:${basePath()}:`));
          if (ours && key !== this.privateKey && !key.startsWith(this.prefix) && isForgotten(storage.getItem(key))) storage.removeItem(key);
        }
      } catch {
        // a browser that forbids storage kept nothing
      }
    }
  }

  // When the event under a key was put in, in ms since 1970.
  stamp(key) {
    return Number(key.slice(this.prefix.length).split("-")[0]) || 0;
  }

  // How long the event under a key has waited, in ms: since it was put in or, where the clock was set back meanwhile, since this page
  // knows of it.
  age(key) {
    const now = performance.now();
    if (!this.known.has(key)) this.known.set(key, now);
    return Math.max(Date.now() - this.stamp(key), now - this.known.get(key));
  }

  // What Python says of private mode holds for this browser until it says otherwise.
  remember(isPrivate) {
    if (isPrivate === undefined || isPrivate === this.private) return;
    this.private = isPrivate;
    try {
      if (isPrivate) this.storage?.setItem(this.privateKey, "1");
      else this.storage?.removeItem(this.privateKey);
    } catch {
      // the next answer of Python says it again
    }
    for (const { key, event } of isPrivate ? this.all() : []) {
      this.drop(key);
      this.memory.set(key, JSON.stringify(event));
    }
  }
}

function pageStorage(name = "localStorage") {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}
