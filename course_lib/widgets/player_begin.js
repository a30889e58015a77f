// The way to a practice: today's plan, the ache before, the lease from Python.
import { ask, lookAfter, uuid } from "./talk.js";
import { closedFace, painFace, startFace, waitFace } from "./player_start.js";
import { openingFace } from "./player_opening.js";
import { clockLock } from "./clock_lock.js";
import { isSame } from "./names.js";
import { keep } from "./outbox.js";

// `unwanted` holds the leases that this page gave back: Python may hear of it later than of what is asked next. `request()` is what the page
// adds to each question, `planned(plan)` hears the answer to the first; `show(...nodes)` draws, `busy()` tells whether a clock runs by now,
// `run(grant, lock)` starts one, `giveBack(reply)` returns an unused lease.
export function beginning({ model, words, sound, hands, unwanted, request, planned: heard, show, busy, run, giveBack }) {
  let plan = null;
  let press = null; // how to leave the press of Start that Python has not answered yet
  let turns = 0;
  let aching = false; // whether the ache is asked for, or what was answered waits for the clock

  async function look(receiver) {
    if (busy()) return;
    press?.();
    const turn = ++turns;
    const still = () => turn === turns && !busy();
    if (!plan) show(waitFace(words, words.preparing));
    try {
      const reply = await ask(model, "plan", { ...request(), receiver: receiver ?? plan?.receiver ?? null, unwanted: [...unwanted] });
      if (still()) planned(reply);
    } catch (fault) {
      if (!still()) return;
      show(waitFace(words, words.preparing, { fault }));
      fault.late?.then((reply) => still() && planned(reply), () => {});
    }
  }

  const named = () => model.get("timeline").name;

  function closed({ title, why, soreness }, again = () => look()) {
    show(closedFace({ words, name: named(), title, why, again, soreness, tell }));
  }

  // Whether a practice left the place sore: once the record has it, the clock looks anew.
  function tell(session, sore) {
    show(waitFace(words, words.asking));
    lookOnce(keep(model, { kind: "soreness", receiver: plan.receiver, payload: { session, sore } }));
  }

  // Looks anew once `settled`, which may take long; whoever has gone on from what was shown meanwhile is left in peace.
  function lookOnce(settled) {
    let turn = null;
    const first = () => {
      look();
      turn = turns;
    };
    lookAfter(settled, first, () => turn === turns && !aching);
  }

  function planned(reply) {
    plan = reply;
    aching = false;
    heard(reply);
    if (!reply.go && !reply.opens) return closed(reply);
    if (!reply.go) return show(openingFace({ model, words, name: named(), ...reply, again: () => look(), lookOnce }));
    hands.show(reply.timeline.steps[0]);
    show(startFace({ words, plan, timeline: reply.timeline, plate: hands.plate, sound, chooseReceiver: look, onStart: reply.room ? () => start(null) : askPain }));
  }

  function askPain() {
    sound.sounds.unlock();
    aching = true;
    const face = painFace({ words, choose: start, back: () => planned(plan) });
    show(face);
    face.querySelector("h2").scrollIntoView({ block: "nearest" });
  }

  async function start(pain) {
    sound.sounds.unlock();
    show(waitFace(words, words.asking)); // at once: a second tap finds no button
    const turn = ++turns;
    const { receiver } = plan;
    const lease = uuid();
    const asked = { ...request(), receiver, pain, lease, unwanted: [...unwanted] };
    const lock = await clockLock();
    aching = false;
    if (turn !== turns || busy()) return lock?.();
    if (!lock) return closed({ title: words.elsewhere_title, why: words.elsewhere });
    // nobody waits for it any more: what was or will be granted goes back whole, and the clock with it
    const leave = (back = giveBack) => {
      press = null;
      unwanted.push(lease);
      back({ lease, receiver });
      lock();
    };
    const take = (reply) => {
      if (press !== leave) return;
      if (busy()) return leave();
      if (reply.go) run({ ...reply, pain }, lock);
      press = null;
      if (reply.go) return;
      lock();
      closed(reply);
    };
    const failed = (fault) => {
      if (press !== leave) return;
      if (busy()) {
        press = null; // the clock runs and keeps them
        throw fault;
      }
      leave();
      show(waitFace(words, null, { fault, cancel: () => look() }));
    };
    press = leave;
    try {
      take(await ask(model, "begin", asked));
    } catch (fault) {
      if (!fault.late) return failed(fault);
      if (press !== leave) return;
      show(waitFace(words, words.late, { fault, cancel: () => look() }));
      fault.late.then(take).catch(failed);
    }
  }

  return {
    look,
    closed,
    // The page is gone: nobody hears what Python says to a press of Start.
    leave() {
      turns += 1;
      press?.();
    },
    override: () => plan?.override,
    // What is asked for has changed: nothing can be started before Python has looked at it.
    anew() {
      const who = plan?.receiver;
      plan = null;
      look(who);
    },
    forget() {
      plan = null;
    },
    // Somebody is erased, or everybody (undefined): what lies open of them goes, without a word that would write them once more.
    forgotten(who) {
      if (who !== undefined && plan?.receiver && !isSame(who, plan.receiver)) {
        const people = plan.receivers ?? [];
        if (!people.some((name) => isSame(who, name))) return;
        plan = { ...plan, receivers: people.filter((name) => !isSame(who, name)) };
        if (plan.go && !press && !aching) look(); // what was begun for somebody else goes on
        return;
      }
      press?.(() => {});
      plan = null;
      look();
    },
  };
}
