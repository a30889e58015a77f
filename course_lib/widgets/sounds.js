// Earcons by Web Audio: every sound is handed to the audio clock ahead of its time.

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
  beat: [[0, 294, 0.07, 0.3, "sine"]],
  back: [[0, 220, 0.05, 0.16, "sine"]],
  breathe_in: [[0, 293.66, 1.4, 0.28, "sine"], [0.05, 440, 1.2, 0.12, "sine"]],
  breathe_out: [[0, 220, 1.6, 0.3, "sine"], [0.05, 329.63, 1.3, 0.1, "sine"]],
};

export function makeSounds(settings, makeContext = () => new (globalThis.AudioContext ?? globalThis.webkitAudioContext)()) {
  let context = null;
  let master = null;
  let waiting = [];

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

  // The audio clock's name for the moment so many seconds from now: `currentTime` runs ahead of the loudspeaker by its buffer.
  function audioTime(seconds) {
    const { contextTime, performanceTime } = context.getOutputTimestamp?.() ?? {};
    const mapped = performanceTime > 0 && contextTime > 0 ? contextTime + (performance.now() - performanceTime) / 1000 : context.currentTime;
    return Math.max(mapped + seconds, context.currentTime);
  }

  function loudness(name) {
    if (!settings.sounds || ((name === "beat" || name === "back") && !settings.beat)) return 0;
    return settings.volume ** 2;
  }

  function sound(name, at, loud) {
    for (const [after, hertz, long, gain, wave] of EARCONS[name] ?? []) {
      const tone = context.createOscillator();
      const envelope = context.createGain();
      const start = at + after;
      tone.type = wave;
      tone.frequency.value = hertz;
      const peak = gain * loud * (wave === "square" ? 0.35 : 0.8);
      envelope.gain.setValueAtTime(0.0001, start);
      envelope.gain.linearRampToValueAtTime(Math.max(peak, 0.0001), start + 0.012);
      envelope.gain.exponentialRampToValueAtTime(0.0001, start + long);
      tone.connect(envelope).connect(master);
      tone.start(start);
      tone.stop(start + long + 0.02);
      waiting.push({ tone, envelope, ends: start + long });
    }
  }

  return {
    // Browsers let sound begin only from a press.
    unlock() {
      if (opened()?.state !== "running") context?.resume?.().catch?.(() => {});
    },
    schedule(name, seconds) {
      const loud = loudness(name);
      if (!loud || !opened()) return;
      if (context.state !== "running") context.resume?.().catch?.(() => {});
      waiting = waiting.filter((one) => one.ends > context.currentTime);
      sound(name, audioTime(seconds), loud);
    },
    play(name) {
      this.schedule(name, 0);
    },
    cancel() {
      for (const { tone, envelope } of waiting) {
        try {
          envelope.disconnect();
          tone.stop();
        } catch {
          // it had ended by itself
        }
      }
      waiting = [];
    },
    waiting: () => waiting.length,
  };
}
