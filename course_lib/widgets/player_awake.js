// The screen stays awake while a practice runs, where the page may ask for it.

export function keepAwake(running, signal) {
  let lock = null;

  async function want(wanted) {
    const before = lock;
    lock = null;
    before?.release?.().catch?.(() => {});
    if (!wanted) return;
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {
      // hidden, or a page over plain http: the screen may go dark, the clock goes on
    }
  }

  // a hidden page loses the lock
  document.addEventListener("visibilitychange", () => !document.hidden && running() && want(true), { signal });
  return want;
}
