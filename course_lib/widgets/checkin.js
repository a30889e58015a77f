// The question for the number: asked, asked again, and what no answer or a number above the cap leads to.

// Where two caps hold, nobody knows where a number is felt, and the lower one counts.
const lowerCap = (step) => Math.min(step.cap, step.light_cap ?? step.cap);

// What the number a receiver says means: the band it falls into.
export function bandOf(number, step, stopAt) {
  if (number >= stopAt) return "stop";
  return number <= lowerCap(step) ? "go_on" : "ease";
}

export function hasTwoCaps(step) {
  return step.light_cap !== null && step.light_cap !== step.cap;
}

// `s.check` is the open question {mode, part, left, tries}: mode "ask", then "ease" while the hands ease off, then "fallen"; `part` is the
// index of the part in which it was asked, and whose caps it keeps.
// `after` says what follows: {ask(again), silence(), stop(sign), ease(), settled()}, and how long an answer may take: patience() is
// {seconds, tries}.
export function makeCheckIn(timeline, s, after) {
  const capOf = (part) => lowerCap(timeline.steps[timeline.parts[part].step]);

  function open(mode, part) {
    s.check = { mode, part, left: 0, tries: 1 };
    s.check.left = after.patience().seconds;
  }

  return {
    // Asked anew in a later part, an open question is about that part, and who has not answered yet gets no second patience. A number that
    // has to fall keeps the lower of both caps. Where the clock waits for the number, it asks for that alone: the hands are off.
    ask(part) {
      const check = s.check;
      const waits = timeline.parts[part].kind === "ask";
      if (!check || (waits && check.mode === "ease")) open("ask", part);
      else if (waits) Object.assign(check, { part, mode: "ask" });
      else if (check.mode === "ask" || capOf(part) < capOf(check.part)) check.part = part;
    },
    // A key led to another part: what was only asked is let go, what has to fall is asked for there too, by the lower of both caps.
    carry(part) {
      const check = s.check;
      if (check?.mode === "ask") s.check = null;
      else if (check && capOf(part) < capOf(check.part)) check.part = part;
    },
    // The clock goes on after a rest: an open question is asked once more, with as much time, what has to fall is asked for at once, and
    // where no question is open one is asked in the part `due` (null: in none); `heard`: it was put already. False where nothing is asked.
    askAnew(due, heard) {
      if (!s.check && due === null) return false;
      if (!s.check) open("ask", due);
      else open(s.check.mode === "ask" ? "ask" : "fallen", s.check.part);
      if (!heard) after.ask(true);
      return true;
    },
    // Let `seconds` pass over the open question; true when something changed.
    pass(seconds) {
      const check = s.check;
      if (!check) return false;
      check.left -= seconds;
      if (check.left > 0) return false;
      if (check.mode === "ease") {
        open("fallen", check.part);
        after.ask(false);
      } else if (check.tries < after.patience().tries) {
        check.tries += 1;
        check.left = after.patience().seconds;
        after.ask(true);
      } else {
        after.silence();
      }
      return true;
    },
    // The answer's band decides; above the cap a second time is a stop.
    answer(band) {
      const fallen = s.check.mode === "fallen";
      if (band === "stop") return after.stop("ST01");
      if (band === "ease" && fallen) return after.stop("ST04");
      s.check = band === "ease" ? { mode: "ease", part: s.check.part, left: timeline.ease_off, tries: 1 } : null;
      return band === "ease" ? after.ease() : after.settled();
    },
  };
}
