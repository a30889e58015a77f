// Earcons by Web Audio: every sound is handed to the audio clock ahead of its time, and moved while it waits if that clock has strayed.

import { TICKS } from "./timing.js";

// name -> notes as [seconds after the start, hertz, seconds long, loudness, wave]
const EARCONS = {
  ready: [[0, 392, 0.5, 0.5, "sine"], [0, 588, 0.5, 0.2, "sine"]],
  count: [[0, 660, 0.12, 0.6, "triangle"]],
  change: [[0, 523.25, 0.7, 0.6, "sine"], [0.16, 783.99, 0.9, 0.6, "sine"]],
  sides: [[0, 783.99, 0.35, 0.6, "sine"], [0.22, 523.25, 0.35, 0.6, "sine"], [0.44, 783.99, 0.7, 0.6, "sine"]],
  technique: [[0, 783.99, 0.35, 0.6, "sine"], [0.22, 659.25, 0.35, 0.6, "sine"], [0.44, 523.25, 0.35, 0.6, "sine"], [0.66, 783.99, 0.8, 0.6, "sine"]],
  half: [[0, 659.25, 0.8, 0.35, "sine"]],
  last: [[0, 440, 0.25, 0.4, "sine"], [0.3, 440, 0.4, 0.4, "sine"]],
  check_in: [[0, 587.33, 0.18, 0.7, "triangle"], [0.2, 739.99, 0.18, 0.7, "triangle"], [0.4, 987.77, 0.5, 0.7, "triangle"]],
  stop: [[0, 330, 0.28, 1, "square"], [0.3, 247, 0.28, 1, "square"], [0.6, 185, 0.7, 1, "square"]],
  closing: [[0, 783.99, 0.9, 0.5, "sine"], [0.35, 659.25, 0.9, 0.5, "sine"], [0.7, 523.25, 1.6, 0.5, "sine"]],
  lean: [[0, 247, 0.09, 0.3, "sine"]],
  ease: [[0, 262, 0.05, 0.16, "sine"], [0.09, 208, 0.07, 0.16, "sine"]],
  beat: [[0, 294, 0.07, 0.3, "sine"]],
  back: [[0, 220, 0.05, 0.16, "sine"]],
  breathe_in: [[0, 293.66, 1.4, 0.28, "sine"], [0.05, 440, 1.2, 0.12, "sine"]],
  breathe_out: [[0, 220, 1.6, 0.3, "sine"], [0.05, 329.63, 1.3, 0.1, "sine"]],
};

const STRAYED = 0.005; // seconds by which a sound that waits may miss its moment
const BEGUN = 0.02; // seconds before its start from which a sound is left alone
const STALE = 0.05; // seconds by which the loudspeaker can seem to be ahead of what was rendered
const TOO_LATE = 250; // ms after which a sound would tell of what is no longer so

export function makeSounds(settings, makeContext = () => new (globalThis.AudioContext ?? globalThis.webkitAudioContext)()) {
  let context = null;
  let master = null;
  let waiting = []; // {name, due, starts, ends, notes, loud}: `due` by the page's clock in ms, `starts` and `ends` by the audio clock in s

  function opened() {
    if (context) return context;
    try {
      context = makeContext();
      master = context.createGain();
      master.connect(context.destination);
    } catch {
      context = null; // a machine without sound: the screen and the voice say it all
    }
    return context;
  }

  // Where the loudspeaker is: `currentTime` runs ahead of it by its buffer. The two clocks part whenever the device stands still.
  function heardNow() {
    const { contextTime, performanceTime } = context.getOutputTimestamp?.() ?? {};
    if (!(performanceTime > 0 && contextTime > 0)) return context.currentTime - (context.outputLatency || 0);
    // a stamp from before a standstill says nothing about now
    return Math.min(contextTime + (performance.now() - performanceTime) / 1000, context.currentTime + STALE);
  }

  const audioTime = (due) => heardNow() + (due - performance.now()) / 1000;

  function wanted(name) {
    return settings.sounds && settings.volume > 0 && (settings.beat || !TICKS.includes(name));
  }

  function sound(name, due, right) {
    const starts = Math.max(right, context.currentTime);
    const notes = (wanted(name) ? (EARCONS[name] ?? []) : []).map(([after, hertz, long, gain, wave]) => {
      const tone = context.createOscillator();
      const envelope = context.createGain();
      const start = starts + after;
      tone.type = wave;
      tone.frequency.value = hertz;
      envelope.gain.setValueAtTime(0.0001, start);
      envelope.gain.linearRampToValueAtTime(gain * (wave === "square" ? 0.35 : 0.8), start + 0.012);
      envelope.gain.exponentialRampToValueAtTime(0.0001, start + long);
      tone.connect(envelope).connect(master);
      tone.start(start);
      tone.stop(start + long + 0.02);
      return { tone, envelope, ends: start + long };
    });
    waiting.push({ name, due, starts, ends: Math.max(starts, ...notes.map(({ ends }) => ends)), notes, loud: wanted(name) });
  }

  function silence({ notes }) {
    for (const { tone, envelope } of notes) {
      try {
        envelope.disconnect();
        tone.stop();
      } catch {
        // it had ended by itself
      }
    }
  }

  return {
    // Browsers let sound begin only from a press.
    unlock() {
      if (opened()?.state !== "running") context?.resume?.().catch?.(() => {});
    },
    schedule(name, seconds) {
      const due = performance.now() + seconds * 1000;
      if (!opened()) return;
      if (context.state !== "running") context.resume?.().catch?.(() => {});
      waiting = waiting.filter((one) => one.ends > context.currentTime);
      master.gain.value = settings.volume ** 2;
      sound(name, due, audioTime(due));
    },
    play(name) {
      this.schedule(name, 0);
    },
    // Called at every wake-up: what has not begun goes where its moment is by now, and what was chosen since then holds at once.
    keepTime() {
      if (!waiting.length) return;
      master.gain.value = settings.volume ** 2;
      const strays = waiting.filter(
        ({ name, due, starts, loud }) => starts > context.currentTime + BEGUN && (wanted(name) !== loud || Math.abs(audioTime(due) - starts) > STRAYED),
      );
      if (!strays.length) return;
      waiting = waiting.filter((one) => !strays.includes(one));
      for (const one of strays) {
        silence(one);
        if (performance.now() - one.due < TOO_LATE) sound(one.name, one.due, audioTime(one.due));
      }
    },
    cancel() {
      waiting.forEach(silence);
      waiting = [];
    },
    waiting: () => waiting.length,
    close() {
      context?.close();
      context = null;
    },
  };
}
