// How long a new page rests after a press of mouse or finger: a double click would skip a page unread, or tick a line unseen.
const REST = 350; // ms

// Returns the function to call when a new page stands in `stage`, and by it perhaps in `others`, after a press within `root`. Where that
// was a moment ago, the page's buttons rest; its other parts and `others` have the class lb-resting as long.
export function restsAfterPress(root, stage, others, signal) {
  let pressed = -Infinity;
  root.addEventListener("pointerdown", () => { pressed = performance.now(); }, { signal });
  return () => {
    if (performance.now() - pressed >= 2 * REST) return;
    const buttons = [...stage.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    for (const place of [stage, ...others]) place.classList.add("lb-resting");
    setTimeout(() => {
      for (const place of [stage, ...others]) place.classList.remove("lb-resting");
      for (const button of buttons) button.disabled = false;
    }, REST);
  };
}
