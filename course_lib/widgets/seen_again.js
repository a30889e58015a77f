// Calls `back` when a reader comes back to an element: it was out of sight, or the window was.
export function whenSeenAgain(element, back, signal) {
  document.addEventListener("visibilitychange", () => document.hidden || back(), { signal });
  let seen = true;
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting } of entries) {
      if (isIntersecting && !seen) back();
      seen = isIntersecting;
    }
  });
  watcher.observe(element);
  signal.addEventListener("abort", () => watcher.disconnect());
}
