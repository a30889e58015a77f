// The question for the number: asked, asked again, and what no answer or a number above the cap leads to.

// What the number a receiver says means: the band it falls into. Where two caps hold, nobody knows where the number is felt, and the lower
// one counts.
export function bandOf(number, step, stopAt) {
  if (number >= stopAt) return "stop";
  return number <= Math.min(step.cap, step.light_cap ?? step.cap) ? "go_on" : "ease";
}

export function hasTwoCaps(step) {
  return step.light_cap !== null && step.light_cap !== step.cap;
}

// `s.check` is the open question {mode, left, tries}: mode "ask", then "ease" while the hands ease off, then "fallen".
// `after` says what follows: {ask(again), silence(), stop(sign), ease(), settled()}, and how long an answer may take: patience() is
// {seconds, tries}.
export function makeCheckIn(timeline, s, after) {
  function open(mode) {
    s.check = { mode, left: after.patience().seconds, tries: 1 };
  }

  return {
    ask() {
      if (!s.check) open("ask");
    },
    // Let `seconds` pass over the open question; true when something changed.
    pass(seconds) {
      const check = s.check;
      if (!check) return false;
      check.left -= seconds;
      if (check.left > 0) return false;
      if (check.mode === "ease") {
        open("fallen");
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
      s.check = band === "ease" ? { mode: "ease", left: timeline.ease_off, tries: 1 } : null;
      return band === "ease" ? after.ease() : after.settled();
    },
  };
}
