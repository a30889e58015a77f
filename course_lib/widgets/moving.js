// A stroke that moves on its plate outside the practice, at the tempo that is taught, with a button that holds it.
import { h } from "./dom.js";
import { inMotion } from "./in_motion.js";
import { strokePlate } from "./stroke.js";

// A figure with the plate `text`; `step` says which stroke and how fast. It holds still for people who ask for less motion.
export function movingStroke(text, alt, step, words, signal) {
  const shown = strokePlate(text, alt);
  const figure = h("figure", { class: "lb-moving" }, shown.nodes);
  if (!step?.stroke) return figure;
  const button = h("button", { class: "lb-button lb-motion", type: "button" });
  let running = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  let passed = 0;
  const move = inMotion(figure, (seconds) => {
    if (!running) return false;
    passed += seconds;
    shown.show(step, passed);
    return true;
  }, signal);
  function label() {
    button.textContent = running ? words.hold : words.play;
  }
  button.addEventListener("click", () => {
    running = !running;
    label();
    move();
  }, { signal });
  label();
  figure.append(button);
  // Whoever asks for less motion sees the still picture of the stroke.
  if (!running) shown.show(step);
  return figure;
}
