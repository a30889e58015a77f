// What outlives a reload.
import { keptHere } from "./kept_here.js";

// Where one practice is kept: `open` what was granted, once; `write` its state, four times a second; `read` both.
export function practiceStore(routine) {
  const granted = keptHere("practice", `${routine}:grant`, Boolean);
  // what is kept outlives a release of the course: a state without `passed` cannot go on, and what it was granted counts as used
  const reached = keptHere("practice", routine, (state) => state?.passed !== undefined);
  return {
    read() {
      const [grant, state] = [granted.read(), reached.read()];
      return grant && state ? { grant, state } : null;
    },
    open: (grant) => granted.write({ ...grant, words: null, signs: null }),
    write: reached.write,
    clear() {
      reached.clear();
      granted.clear();
    },
  };
}

// Where a plan waits for the next evening, a restart of Python or a reload; what is practised goes to the record.
export const planStore = (name) => keptHere("practice", `${name}:plan`, Boolean);
