// The screen stays awake while a practice runs, where the page may ask for it.

export function keepAwake(running, signal) {
  let lock = null; // a promise: the browser may give it when it is no longer wanted

  function want(wanted) {
    lock?.then((given) => given.release(), () => {});
    lock = wanted ? navigator.wakeLock?.request("screen") : null;
    // refused to a hidden page, and unknown over plain http: the screen may go dark, the clock goes on
    lock?.catch(() => {});
  }

  // a hidden page loses the lock
  document.addEventListener("visibilitychange", () => !document.hidden && running() && want(true), { signal });
  return want;
}
