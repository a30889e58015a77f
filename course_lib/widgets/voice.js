// Speech as a help beside sound and text, never the only cue. Voices come late, drop what is said right after a cancel, fall silent
// without a word, or are not there at all.

const GAP = 50; // ms after a cancel, in which a browser drops what it is told to say
const STARTS = 1500; // ms in which a voice that works has begun
const LONGEST = 12000; // ms; network voices stop for good after about fifteen seconds

export function makeVoice(settings, synth = globalThis.speechSynthesis, Utterance = globalThis.SpeechSynthesisUtterance) {
  let chosen = null;
  let turn = 0;
  let failures = 0;
  let timers = [];
  let cancelledAt = -Infinity;

  function cancel() {
    synth.cancel();
    cancelledAt = performance.now();
  }

  function choose() {
    const voices = synth?.getVoices?.() ?? [];
    const english = voices.filter((voice) => /^en/i.test(voice.lang));
    const rank = (voice) => (voice.localService ? 4 : 0) + (/^en[-_]GB/i.test(voice.lang) ? 2 : 0) + (voice.default ? 1 : 0);
    chosen = english.sort((a, b) => rank(b) - rank(a))[0] ?? null;
  }

  function clear() {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  }

  choose();
  synth?.addEventListener?.("voiceschanged", choose);

  function say(text) {
    if (!settings.voice || !synth || !Utterance) return;
    if (!chosen) choose();
    if (!chosen) return;
    const mine = ++turn;
    const busy = synth.speaking || synth.pending;
    clear();
    if (busy) cancel();
    const begin = () => {
      if (mine !== turn) return;
      // one short sentence at a time: long ones are cut off
      const sentences = text.match(/[^.!?]+[.!?]?/g) ?? [text];
      let started = false;
      for (const sentence of sentences) {
        const utterance = new Utterance(sentence.trim());
        utterance.voice = chosen;
        utterance.lang = chosen.lang;
        utterance.volume = settings.volume;
        utterance.rate = 0.95;
        utterance.onstart = () => {
          started = true;
          failures = 0;
        };
        try {
          synth.speak(utterance);
        } catch {
          failures += 1;
        }
      }
      timers.push(
        setTimeout(() => {
          if (mine !== turn || started) return;
          failures += 1;
          cancel();
        }, STARTS),
        setTimeout(() => {
          if (mine === turn && synth.speaking) cancel();
        }, LONGEST),
      );
    };
    const wait = cancelledAt + GAP - performance.now();
    if (wait > 0) timers.push(setTimeout(begin, wait));
    else begin();
  }

  return {
    say,
    quiet() {
      turn += 1;
      clear();
      if (synth?.speaking || synth?.pending) cancel();
    },
    // "none": no voice on this machine; "silent": it was asked and never began; "ready" otherwise
    state() {
      if (!chosen) choose();
      if (!chosen) return "none";
      return failures ? "silent" : "ready";
    },
  };
}
