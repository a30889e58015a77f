// Who may run a clock: one window of this browser at a time.
import { uuid } from "./talk.js";

const LOCK = "lower-back-massage.clock";
const ANSWER = 250; // ms in which a window that has the clock says so

// The one right to run a clock in this browser: a function that gives it back, or null when another window has it for longer than
// `wait` ms.
export function clockLock(wait = 0) {
  const locks = globalThis.navigator?.locks;
  // over plain http, as on a school's server, a browser has no locks
  if (!locks) return askTheOthers(performance.now() + wait);
  return new Promise((resolve) => {
    const options = wait ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
    locks
      .request(LOCK, options, (lock) => {
        if (!lock) return resolve(null);
        return new Promise((release) => resolve(release));
      })
      .catch(() => resolve(null));
  });
}

// The same right by asking around: whoever has it answers, and of two that ask at once the lower name has it.
async function askTheOthers(end) {
  const channel = new BroadcastChannel(LOCK);
  const name = uuid();
  let held = false;
  let refused = false;
  channel.onmessage = ({ data }) => {
    if ("asks" in data && (held || name < data.asks)) channel.postMessage({ no: data.asks });
    if (data.no === name) refused = true;
  };
  do {
    refused = false;
    channel.postMessage({ asks: name });
    await new Promise((resolve) => setTimeout(resolve, ANSWER));
  } while (refused && performance.now() < end);
  held = !refused;
  if (refused) channel.close();
  return held ? () => channel.close() : null;
}
