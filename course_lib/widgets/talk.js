// Questions from the page to Python, each with an answer or an honest "no answer".

export const WAIT = 2000; // ms until the page says that Python is silent

// What `promise` gives, or undefined where it takes longer than a page waits.
export function within(promise) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, WAIT))]);
}

// Calls `look` once `promise` is settled, and before that where it takes longer than a page waits: what it asks tells of the silence.
// After that only where what was seen so early `stands`.
export async function lookAfter(promise, look, stands = () => true) {
  if (await within(promise)) return look();
  look();
  await promise;
  if (stands()) look();
}

class NoAnswer extends Error {
  // `late` resolves with the reply if one comes after all; no other fault has it.
  constructor(late) {
    super("no answer from Python");
    this.late = late;
  }
}

export function uuid() {
  // crypto.randomUUID needs a secure page; a class room's plain http address is none.
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64;
  b[8] = (b[8] & 63) | 128;
  const hex = [...b].map((n) => n.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// Ask Python `name` with `payload`. Rejects with NoAnswer after `wait` ms, with another fault when Python says that it cannot.
export function ask(model, name, payload = {}, { wait = WAIT } = {}) {
  const id = uuid();
  let timer;
  const late = new Promise((resolve, reject) => {
    function hear(message) {
      if (!message || message.re !== id) return;
      model.off("msg:custom", hear);
      clearTimeout(timer);
      if ("reply" in message) resolve(message.reply);
      else reject(new Error("Python could not answer"));
    }
    model.on("msg:custom", hear);
    try {
      model.send({ ask: name, id, payload });
    } catch {
      model.off("msg:custom", hear); // A closed line to Python throws at once; the time limit below says so to the learner.
    }
  });
  late.catch(() => {});
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(late)), wait);
  });
  return Promise.race([late, limit]);
}
