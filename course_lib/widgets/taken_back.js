// What takes back a practice that was granted: today's check, or a stop in another practice.
import { isSame } from "./names.js";
import { ask } from "./talk.js";

// Ends `engine`'s practice where its receiver's check or a stop closes it, until `signal` aborts. `model()` is what asks Python, `granted`
// whether Python said yes a moment ago; what was stored or held is asked for when it goes on. `unwanted` holds the leases that this page
// gave back.
export function takenBack(engine, { model, granted, unwanted }, signal) {
  const { receiver, lease, timeline } = engine.grant;
  let going = granted;
  let turns = 0;

  // Beside the clock, which waits for nobody: Python's silence stops no practice, and what it says late still holds.
  function hear() {
    const turn = ++turns;
    const told = (reply) => turn === turns && !signal.aborted && reply.holds === false && engine.checkOver();
    const cap = Math.max(...timeline.steps.map((step) => step.cap));
    ask(model(), "holds", { receiver, lease, cap, unwanted: [...unwanted] }).then(told, (fault) => fault.late?.then(told, () => {}));
  }

  engine.subscribe(() => {
    const running = engine.state.phase === "running";
    if (running && !going) hear();
    going = running;
  });
  addEventListener("lb-screened", ({ detail }) => {
    if (!isSame(detail?.receiver, receiver)) return;
    turns += 1; // what was asked before this check is out of date
    // these two were said here and need no kernel; of a check that ran out Python may know a newer one
    if (detail.outcome === "no" || detail.outcome === "changed") engine.checkOver();
    else hear();
  }, { signal });
  addEventListener("lb-stopped", ({ detail }) => {
    if (detail.lease !== lease && isSame(detail.receiver, receiver)) engine.checkOver();
  }, { signal });
}
