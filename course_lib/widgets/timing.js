// Time as the practice clock reads it: pure functions of a timeline and a moment, and the sources of time and of wake-ups.

// Seconds for which sounds are handed out ahead: after more of them without a wake-up no cue was given any more, and the clock was away.
export const FROZEN = 4;
export const TICKS = ["lean", "ease", "beat", "back"]; // the cues of a stroke, which sound and say nothing
export const SET = 2; // seconds by which a computer may set its clock right
const MOMENT = 1; // seconds; nobody is asked what the hands did for less

// Whether the clock asks what was done while it was away.
export function missed({ why, away }) {
  return why === "away" && away >= MOMENT;
}

export const isOver = ({ phase }) => phase === "ended" || phase === "stopped";

// Whether the clock waits for an answer, be it the number or what the hands did meanwhile.
export function waits(s) {
  return s.why === "silent" || missed(s);
}

// Where the timeline stands at the second `at`: part and step, seconds left in the part, and since it began.
export function placeAt(timeline, at) {
  const parts = timeline.parts;
  let index = parts.findIndex((part) => at < part.start + part.seconds);
  if (index < 0) index = parts.length - 1;
  const part = parts[index];
  const since = Math.min(Math.max(at - part.start, 0), part.seconds);
  return { index, part, step: timeline.steps[part.step], since, left: part.seconds - since, whole: Math.max(timeline.seconds - at, 0) };
}

// What is counted, what each side gets by itself, and what is one part of a longer massage has a dose of its own: nothing leads back into it.
export function doneOnce(timeline, step) {
  return step.counted || step.side !== "both" || timeline.legs.length > 1;
}

// Where a practice holds that was running when the machine slept or the page was left: at the last cue that was given, or, where that
// would give something twice, where it was.
export function heldAt(timeline, { at, lastCue }) {
  return doneOnce(timeline, placeAt(timeline, at).step) ? at : lastCue;
}

// The seconds of pressing between two moments of the timeline, by step index.
export function pressingBetween(timeline, from, to) {
  const found = {};
  for (const part of timeline.parts) {
    if (part.kind !== "step") continue;
    const seconds = Math.min(to, part.start + part.seconds) - Math.max(from, part.start);
    if (seconds > 0) found[part.step] = (found[part.step] ?? 0) + seconds;
  }
  return found;
}

export const pageClock = { mono: () => performance.now(), wall: () => Date.now() };

// Wake-ups from a worker, since a hidden page's own timers come once a second and later once a minute: every so many ms, and
// once more at the moment that `wake` says is the next that matters (in ms from now).
export function workerTicks(wake, every = 50) {
  const text = `setInterval(() => postMessage(0), ${every}); let soon; onmessage = ({ data }) => { clearTimeout(soon); soon = setTimeout(() => postMessage(0), data); };`;
  let timer;
  // without a worker, which a page's policy may refuse: some browsers throw then, others tell later
  const alone = () => (timer ??= setInterval(wake, every));
  try {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.onmessage = () => {
      const next = wake();
      if (next < every) worker.postMessage(next);
    };
    worker.onerror = alone;
    return () => {
      worker.onerror = null; // it may still come
      clearInterval(timer);
      worker.terminate();
      URL.revokeObjectURL(address);
    };
  } catch {
    alone();
    return () => clearInterval(timer);
  }
}

// What a reloaded page makes of a saved practice: it holds, and knows how long it was away.
export function wakeState(timeline, state, now) {
  const woken = { ...state, check: state.check ? { ...state.check } : null, used: { ...state.used } };
  const running = state.phase === "running";
  if (!running && !(state.phase === "held" && missed(state))) return woken;
  const since = (now - state.wall) / 1000;
  // where the computer's clock was set back, nobody knows how long it was
  const gone = since < -SET ? timeline.seconds : Math.max(0, since);
  return { ...woken, phase: "held", why: "away", away: state.away + gone, wall: now, at: running ? heldAt(timeline, state) : state.at };
}
