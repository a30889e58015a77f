// Hands on a plate are drawn some thirty times a second, and only while they can be seen: a massage lasts an hour, on a laptop without its cable.
const APART = 30; // ms: of sixty pictures a second every other one

// `draw(seconds)` draws what `el` holds, so long after the drawing before, and answers whether it goes on. Returns how to set it going.
export function inMotion(el, draw, signal) {
  let seen = false;
  let asked = false;
  let last = null;

  function frame(now) {
    asked = false;
    if (!seen || signal.aborted) return (last = null);
    if (last === null || now - last >= APART) {
      const goesOn = draw(last === null ? 0 : (now - last) / 1000);
      last = goesOn ? now : null;
      if (!goesOn) return;
    }
    go();
  }

  function go() {
    if (asked || !seen) return;
    asked = true;
    requestAnimationFrame(frame);
  }

  const watcher = new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting; // several may come at once, the latest last
    go();
  });
  watcher.observe(el);
  signal.addEventListener("abort", () => watcher.disconnect());
  return go;
}
