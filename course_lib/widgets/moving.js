// A stroke that moves on its plate outside the practice, at the tempo that is taught, with a button that holds it.
import { h } from "./dom.js";
import { strokePlate } from "./stroke.js";

// A figure with the plate `text`; `step` says which stroke and how fast. It holds still for people who ask for less motion.
export function movingStroke(text, alt, step, words, signal) {
  const shown = strokePlate(text, alt);
  const figure = h("figure", { class: "lb-moving" }, shown.plate);
  if (!step?.stroke) return figure;
  const button = h("button", { class: "lb-button lb-motion", type: "button" });
  let running = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  let seen = false;
  let passed = 0;
  let last = null;

  function frame(now) {
    if (!running || !seen || signal?.aborted) return (last = null);
    passed += last === null ? 0 : (now - last) / 1000;
    last = now;
    shown.show(step, passed, true);
    requestAnimationFrame(frame);
  }
  function label() {
    button.textContent = running ? words.hold : words.play;
  }
  button.addEventListener("click", () => {
    running = !running;
    label();
    requestAnimationFrame(frame);
  }, { signal });
  const watcher = new IntersectionObserver(([entry]) => {
    const was = seen;
    seen = entry.isIntersecting;
    if (seen && !was) requestAnimationFrame(frame);
  });
  watcher.observe(figure);
  signal?.addEventListener("abort", () => watcher.disconnect());
  label();
  figure.append(button);
  // Whoever asks for less motion sees the hands where the stroke begins.
  if (!running) shown.show(step, 0, false);
  return figure;
}
