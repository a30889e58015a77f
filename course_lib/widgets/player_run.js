import { h, pushButton, say, write } from "./dom.js";
import { askedText, canGoBack, capsText, capsWording, clockText, targetText } from "./player_words.js";
import { missed, waits } from "./timing.js";
import { bandOf, hasTwoCaps } from "./checkin.js";
import { numberPad } from "./number_pad.js";
import { tempoOf } from "./stroke.js";

const secondsOf = (steps) => steps.reduce((sum, step) => sum + step.seconds, 0);

// what stands in the place of a step's name between two steps
const PART_NAMES = { count_in: "count_in", change_sides: "change_sides", change_technique: "change_technique", next_point: "next_point", ask: "ask_part" };

// The face of a running or held practice. `update()` follows the engine; `frame(calm)` draws the stroke.
export function runFace({ words, engine, hands, press, techniques }) {
  const { timeline, scale_trusted } = engine.grant;
  const stepOf = h("span", { class: "lb-stepof" });
  const whole = h("span");
  const name = h("h2", { class: "lb-name" });
  const digits = h("div", { class: "lb-digits", role: "timer", "aria-live": "off" });
  const detail = h("p", { class: "lb-detail" });
  const aim = h("span", { class: "lb-chip" });
  const cap = h("span", { class: "lb-chip lb-cap" });
  const side = h("span", { class: "lb-chip lb-side" });
  const next = h("p", { class: "lb-next" });
  const cueLine = h("p", { class: "lb-cue" });
  const live = h("p", { class: "lb-visually-hidden", "aria-live": "assertive" });
  // one bar a step, or one a routine where there are several
  const bars = timeline.legs.length > 1 ? timeline.legs.map((_, leg) => timeline.steps.filter((step) => step.leg === leg)) : timeline.steps.map((step) => [step]);
  const segments = bars.map(() => h("span", { class: "lb-fill" }));
  const progress = h(
    "div",
    { class: "lb-steps-bar", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100, "aria-label": words.practises },
    segments.map((fill, index) => h("span", { class: "lb-segment", style: `flex-grow:${secondsOf(bars[index])}` }, fill)),
  );
  const tempo = h("span", { class: "lb-tempo", "aria-hidden": "true" });
  const overlay = h("div", { class: "lb-overlay", hidden: true });
  const face = h(
    "div",
    { class: "lb-face" },
    h("div", { class: "lb-top" }, stepOf, progress, whole),
    h(
      "div",
      { class: "lb-stage" },
      h("figure", { class: "lb-plate" }, hands.plate, tempo),
      h("div", { class: "lb-now" }, name, digits, h("p", { class: "lb-chips" }, side, aim, cap), detail, cueLine, next),
    ),
    overlay,
  );
  const back = canGoBack(timeline) ? pushButton(words.go_back, press.back) : null;
  const pause = pushButton(words.pause, press.toggle, "lb-pause lb-primary");
  const skip = pushButton(words.skip, press.skip);
  const fullButton = pushButton(words.full, press.full, "lb-quiet");
  const bar = h(
    "div",
    { class: "lb-bar" },
    h("div", { class: "lb-controls" }, back, pause, skip, pushButton(words.settings, press.sound, "lb-quiet"), fullButton),
    h("button", { type: "button", class: "lb-button lb-stop lb-stopkey", onclick: press.stop }, h("b", {}, words.stop_word), h("span", {}, words.stop_key)),
  );
  face.addEventListener("click", (event) => {
    if (!event.target.closest("button, .lb-overlay, a, input")) press.toggle();
  });
  let drawn = "";
  let drawnSecond = "";
  let standing = "";
  let captioned = null; // the cue that a screen reader was told last

  function bands(fallen) {
    const { step } = engine.asked();
    const caps = { cap: step.cap, light: step.light_cap ?? step.cap, stop: timeline.stop_at };
    const up = capsWording(words, fallen ? "band_fallen" : "band_go", step);
    const rows = [
      ["go_on", say(up, caps), words.band_go_do],
      ["ease", fallen ? words.band_still : words.band_ease, fallen ? words.band_stop_do : words.band_ease_do],
      ["stop", say(words.band_stop, caps), words.band_stop_do],
    ];
    return rows.map(([band, text, act]) =>
      h("button", { type: "button", class: `lb-band lb-band-${band}`, onclick: () => press.answer(band) }, h("b", {}, text), h("span", {}, act)),
    );
  }

  function checkCard(check, held) {
    const about = engine.asked();
    const { step } = about;
    const pad = step.counted ? numberPad(words, timeline, about, number) : null;
    const asked = pad?.title ?? askedText(words, "check_title", step);
    const again = check.tries > 1 ? askedText(words, "check_again_title", step) : asked;
    const title = held ? words.hold_title : check.mode === "fallen" ? words.check_ease_title : again;
    return h(
      "div",
      { class: `lb-check ${held ? "lb-check-held" : ""}`, role: "alertdialog", "aria-label": title },
      h("div", { class: "lb-asked" }, h("h2", {}, title), held ? null : h("span", { class: "lb-answer-in" })),
      held ? h("p", {}, words.hold_text) : null,
      scale_trusted === false ? h("p", { class: "lb-face-line" }, words.check_face) : null,
      pad ? pad.nodes : h("div", { class: "lb-bands" }, bands(check.mode === "fallen")),
      h("p", { class: "lb-small" }, words.check_keys, hasTwoCaps(step) ? ` ${say(words.check_keys_two, { light: step.light_cap })}` : null),
    );
  }

  function overlayFor(state) {
    if (state.check?.mode === "ease" && state.phase === "running") {
      return h("div", { class: "lb-check lb-ease", role: "status" }, h("h2", {}, words.ease_title), h("p", {}, say(words.ease_text, { seconds: timeline.ease_off })), h("span", { class: "lb-answer-in" }));
    }
    if (state.check && state.why === "silent") return checkCard(state.check, true);
    if (state.check && state.phase === "running") return checkCard(state.check, false);
    if (state.phase !== "held") return null;
    if (missed(state)) {
      const title = state.away < timeline.seconds ? say(words.away_title, { time: clockText(state.away) }) : words.away_long;
      return h(
        "div",
        { class: "lb-held", role: "alertdialog", "aria-label": title },
        h("h2", {}, title),
        h("p", {}, words.away_text),
        h("div", { class: "lb-choices" }, pushButton(words.away_off, () => press.resume({ handsOff: true }), "lb-primary"), pushButton(words.away_on, () => press.resume()), pushButton(words.end_here, press.leave, "lb-quiet")),
      );
    }
    return [
      h(
        "button",
        { type: "button", class: "lb-held lb-paused", onclick: () => press.resume() },
        h("span", { class: "lb-play", "aria-hidden": "true" }),
        h("b", {}, state.why === "paused" || state.why === "silent" ? words.paused_title : words.restored),
        h("span", {}, words.paused_hint),
      ),
      pushButton(words.end_here, press.leave, "lb-endhere"),
    ];
  }

  function number(value) {
    press.answer(bandOf(value, engine.asked().step, timeline.stop_at), value);
  }

  // what was said of a press bounds the next one, whatever its step aims for
  function aimOf(step) {
    const { said } = engine.state;
    const last = ["press", "hold"].includes(step.touch) && said.point === step.point ? said.numbers.at(-1) : undefined;
    if (last === undefined) return say(targetText(words, step), { from: step.target_from, to: step.target_to });
    return last > step.cap ? words.aim_lighter : words.aim_no_harder;
  }

  // what comes after a number is not known before it
  function nextOf({ part, index }) {
    if (part.kind === "ask") return [];
    const coming = part.kind === "step" ? timeline.parts[index + 1] : part;
    if (!coming) return [words.next_end];
    return [h("span", {}, `${words.next} `), h("b", {}, coming.kind === "ask" ? words.ask_part : timeline.steps[coming.step].name)];
  }

  // What is spoken, for a screen reader; no cue a second time because the clock goes on.
  function caption({ why, cue, check }) {
    if (why === "paused") live.textContent = words.say_paused;
    else if (cue !== captioned && cue?.words && cue.kind !== "count") live.textContent = cue.words;
    else if (live.textContent === words.say_paused) live.textContent = check ? askedText(words, "say_again", engine.asked().step) : words.say_go_on;
    captioned = cue;
  }

  function update() {
    const { state } = engine;
    const here = engine.place();
    const { part, step } = here;
    const pressing = part.kind === "step";
    const key = JSON.stringify([here.index, state.phase, state.why, state.check?.mode, state.check?.tries, missed(state), state.cue?.number]);
    const second = `${key}${Math.ceil(here.left)}`;
    if (second === drawnSecond) return;
    drawnSecond = second;
    digits.textContent = clockText(here.left);
    whole.textContent = say(words.left_in_all, { time: clockText(here.whole) });
    for (const [index, fill] of segments.entries()) {
      const parts = timeline.parts.filter(({ kind, step }) => kind === "step" && bars[index].includes(timeline.steps[step]));
      const done = parts.reduce((sum, one) => sum + Math.min(Math.max(state.at - one.start, 0), one.seconds), 0);
      fill.style.transform = `scaleX(${done / secondsOf(bars[index])})`;
    }
    progress.setAttribute("aria-valuenow", Math.round((100 * state.at) / timeline.seconds));
    const answerIn = overlay.querySelector(".lb-answer-in");
    if (answerIn && state.check) answerIn.textContent = say(words.answer_in, { seconds: Math.max(0, Math.ceil(state.check.left)) });
    if (key === drawn) return;
    drawn = key;
    const leg = timeline.legs.length > 1 ? `${timeline.legs[step.leg]} · ` : "";
    stepOf.textContent = leg + say(words.of_steps, { number: part.step + 1, count: timeline.steps.length });
    name.textContent = say(words[PART_NAMES[part.kind]] ?? step.name, { name: techniques[step.technique]?.name });
    digits.classList.toggle("lb-soft", !pressing);
    const told = state.told?.part === here.index ? state.told.words : null;
    detail.textContent = pressing ? step.detail : (told ?? (part.kind === "ask" ? step.name : ""));
    side.textContent = step.side === "both" ? "" : words[`side_${step.side}`];
    side.hidden = step.side === "both";
    aim.textContent = aimOf(step);
    cap.textContent = capsText(words, "cap_short", step);
    next.replaceChildren(...nextOf(here));
    const said = state.cue && state.at - state.cue.at < 8 ? state.cue.words : "";
    cueLine.textContent = said;
    caption(state);
    pause.textContent = state.phase === "running" ? words.pause : words.go_on;
    for (const one of [back, pause, skip]) if (one) one.disabled = waits(state);
    const card = overlayFor(state);
    overlay.hidden = !card;
    overlay.replaceChildren(...[card ?? []].flat());
    face.dataset.asked = state.check ? state.check.mode : "";
    if (answerIn !== overlay.querySelector(".lb-answer-in")) {
      const shown = overlay.querySelector(".lb-answer-in");
      if (shown && state.check) shown.textContent = say(words.answer_in, { seconds: Math.ceil(state.check.left) });
    }
  }

  // `calm`: for people who ask for less motion the hands stand where the stroke is heading, and change place two to four times a stroke.
  function frame(calm = false) {
    const { part, step } = engine.place();
    const { beat, lean, ease, press } = tempoOf(step);
    let since = part.kind === "step" ? Math.max(0, engine.position() - part.start) : 0;
    if (calm) {
      const into = (since % beat) - lean;
      since = into < -ease ? 0 : into < 0 ? lean - ease / 2 : lean + (into < press ? press / 2 : press);
      const now = `${part.start} ${since} ${engine.state.phase}`;
      if (now === standing) return;
      standing = now;
    } else standing = "";
    const way = hands.show(step, since);
    write(tempo, part.kind !== "step" || way === null || press === beat ? "" : words[`${way}_stroke`]);
  }

  return {
    nodes: [face, bar, live],
    update,
    frame,
    setFull(on) {
      fullButton.textContent = on ? words.leave_full : words.full;
    },
    number,
  };
}
