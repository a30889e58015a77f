// What outlives a reload.
import { basePath, learnerStorage } from "./kept_here.js";

const PRACTICES = "lower-back-massage.practice:";

// Where one practice is kept: `open` what was granted, once; `write` its state, four times a second; `read` both.
export function practiceStore(routine) {
  const key = `${PRACTICES}${basePath()}:${routine}`;
  const put = (name, value) => {
    try {
      learnerStorage().setItem(name, JSON.stringify(value));
    } catch {
      // full or forbidden: the practice goes on, a reload forgets it
    }
  };
  const take = (name) => JSON.parse(learnerStorage().getItem(name));
  return {
    read() {
      try {
        const [grant, state] = [take(`${key}:grant`), take(key)];
        // a state without it is of an earlier version of the course; what it was granted counts as used
        return grant && state?.passed !== undefined ? { grant, state } : null;
      } catch {
        return null;
      }
    },
    open: (grant) => put(`${key}:grant`, { ...grant, words: null, signs: null }),
    write: (state) => put(key, state),
    clear() {
      try {
        learnerStorage().removeItem(key);
        learnerStorage().removeItem(`${key}:grant`);
      } catch {
        // nothing was stored
      }
    },
  };
}

// Where a plan waits for the next evening, a restart of Python or a reload; what is practised goes to the record.
export function planStore(name) {
  const key = `${PRACTICES}${basePath()}:${name}:plan`;
  return {
    read() {
      try {
        return JSON.parse(learnerStorage().getItem(key));
      } catch {
        return null;
      }
    },
    write(parts) {
      try {
        learnerStorage().setItem(key, JSON.stringify(parts));
      } catch {
        // full or forbidden: the plan lasts as long as this page
      }
    },
  };
}
