import { h, keepKeys } from "./dom.js";
import { pageSound, soundPanel } from "./player_sound.js";
import { attach } from "./outbox.js";

function render({ model, el, signal }) {
  const words = model.get("words");
  const { settings, sounds, voice } = pageSound();
  const root = h(
    "section",
    { class: "lb lb-sound-check", "aria-label": words.sound_title },
    h("h2", {}, words.sound_title),
    soundPanel(words, settings, sounds, voice),
  );
  keepKeys(root, signal);
  el.append(root);
  attach(model, signal);
}

export default { render };
