import { h } from "./dom.js";
import { makeSounds } from "./sounds.js";
import { makeVoice } from "./voice.js";

const SOUND = Symbol.for("lower-back-massage.sound");
const STORED = "lower-back-massage.sound";

// The learner's choices of sound, for all practices of this browser.
function soundSettings() {
  const chosen = { volume: 0.7, sounds: true, beat: true, voice: true };
  try {
    Object.assign(chosen, JSON.parse(localStorage.getItem(STORED) ?? "{}"));
  } catch {
    // forbidden or damaged: the defaults hold
  }
  return chosen;
}

function keepSettings(settings) {
  try {
    localStorage.setItem(STORED, JSON.stringify(settings));
  } catch {
    // chosen again next time
  }
}

// What this page sounds with, one for its clocks and for the panels that try and set it; each widget is a module of its own.
export function pageSound(given = {}) {
  if (!globalThis[SOUND]) {
    const settings = soundSettings();
    globalThis[SOUND] = { settings, sounds: given.sounds ?? makeSounds(settings), voice: given.voice ?? makeVoice(settings) };
  }
  return globalThis[SOUND];
}

// Volume, sounds, ticks and voice, each to be tried; `voice.state()` says whether there is one at all.
export function soundPanel(words, settings, sounds, voice) {
  const note = h("p", { class: "lb-note", "aria-live": "polite" });
  const tell = () => (note.textContent = { none: words.no_voice, silent: words.voice_silent, ready: "" }[voice.state()]);
  const box = (name) =>
    h(
      "label",
      { class: "lb-box" },
      h("input", {
        type: "checkbox",
        checked: settings[name],
        onchange: (event) => {
          settings[name] = event.target.checked;
          keepSettings(settings);
        },
      }),
      h("span", {}, words[name]),
    );
  const volume = h("input", {
    type: "range", min: 0, max: 1, step: 0.05, value: settings.volume, "aria-label": words.volume,
    oninput: (event) => {
      settings.volume = Number(event.target.value);
      keepSettings(settings);
    },
  });
  const tries = [["count", words.sound_count], ["change", words.sound_change], ["check_in", words.sound_check], ["stop", words.sound_stop]];
  const tryOne = (name) => {
    sounds.unlock();
    sounds.play(name);
  };
  const panel = h(
    "div",
    { class: "lb-sound-panel" },
    h("div", { class: "lb-boxes" }, ["sounds", "beat", "voice"].map(box), h("label", { class: "lb-volume" }, h("span", {}, words.volume), volume)),
    h("p", { class: "lb-small" }, words.try_sounds),
    h(
      "div",
      { class: "lb-tries" },
      tries.map(([name, label]) => h("button", { class: "lb-button lb-quiet", type: "button", onclick: () => tryOne(name) }, `♪ ${label}`)),
      h(
        "button",
        {
          class: "lb-button lb-quiet", type: "button",
          onclick: () => {
            voice.say(words.say_try);
            setTimeout(tell, 1700);
          },
        },
        words.try_voice,
      ),
    ),
    note,
  );
  tell();
  return panel;
}
