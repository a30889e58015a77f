import { h, say } from "./dom.js";
import { clockText } from "./player_words.js";
import { painScale } from "./pain_scale.js";
import { listed, notNormal } from "./not_normal.js";

// what a stop may close, the strictest first: all covers the session, and the sentence for a session names the techniques too
const CLOSES = ["all", "session", "technique"];

function reasons(signs, choose) {
  return h("div", { class: "lb-reasons" }, signs.map(({ id, sign }) => h("button", { type: "button", class: "lb-reason", onclick: () => choose(id) }, sign)));
}

// What the record holds closed after `stops`, as the strictest of them has it.
function closed(words, stops, techniques) {
  const strictest = CLOSES.find((closes) => stops.some((stop) => stop.closes === closes));
  const names = new Set(stops.map((stop) => techniques[stop.technique]?.name));
  return say(words[`stop_closes_${strictest}`], { technique: [...names].join(", ") });
}

// Hands off; why; what to do now; what stays closed.
export function stopFace({ words, engine, techniques, finish }) {
  const { state, grant } = engine;
  // the signs come with the urgent ones first
  const named = grant.signs.filter(({ id }) => state.stops.some(({ sign }) => sign === id));
  const others = grant.signs.filter((sign) => !named.includes(sign));
  const root = h("div", { class: "lb-stopped" });
  root.append(h("header", {}, h("div", { class: "lb-palm-off", "aria-hidden": "true" }), h("div", { role: named.length ? null : "alert" }, h("h2", {}, words.stopped_title), h("p", {}, words.stopped_text))));
  if (named.length) {
    root.append(
      h(
        "div",
        { class: named.some((sign) => sign.urgent) ? "lb-do lb-urgent" : "lb-do", role: "alert" },
        h("h3", {}, words.stop_now),
        named.flatMap((sign) => [h("p", { class: "lb-small" }, sign.sign), h("p", { class: "lb-act" }, sign.do)]),
        h("p", {}, closed(words, state.stops, techniques)),
      ),
      others.length ? h("details", {}, h("summary", {}, words.stop_more), reasons(others, engine.because)) : "",
      h("p", {}, h("button", { type: "button", class: "lb-button lb-primary", onclick: finish }, words.stop_finish)),
    );
  } else {
    root.append(
      h("p", { class: "lb-act", role: "alert" }, words.stop_plain),
      h("h3", {}, words.stop_why),
      reasons(others, engine.because),
    );
  }
  root.append(notNormal(words));
  return root;
}

// The end: the ache once more, what is normal tomorrow and what is not.
export function endFace({ words, engine, finish }) {
  const { state, grant } = engine;
  const asked = state.after === null && !grant.room; // a class is not asked for its aches
  const before = grant.pain;
  const severe = state.after !== null && state.after >= grant.timeline.ache_stop_at;
  const result =
    before === null || before === undefined ? null : h("p", { class: "lb-change" }, say(words.after_change, { before, after: state.after }), severe ? h("b", {}, ` ${words.after_severe}`) : null);
  return h(
    "div",
    { class: "lb-end" },
    h(
      "header",
      {},
      h("h2", {}, state.how === "end" || state.how === "time_up" ? words.end_title : words.end_title_left),
      h("p", {}, { left: "", end: words.end_rest }[state.how] ?? words[`end_${state.how}`]),
      h("p", { class: "lb-kept" }, say(words.end_pressed, { time: clockText(Math.round(engine.usedSeconds())) })),
    ),
    asked ? h("div", { class: "lb-ask-after" }, h("h3", {}, words.after_title), h("p", { class: "lb-small" }, words.after_hint), painScale(words, engine.afterwards)) : result,
    h(
      "div",
      { class: "lb-aftercare" },
      h("div", { class: "lb-normal" }, h("h3", {}, words.normal_title), listed(words.normal), h("p", {}, words.getting_up)),
      notNormal(words),
    ),
    asked ? null : h("p", {}, h("button", { type: "button", class: "lb-button lb-quiet", onclick: finish }, words.again)),
  );
}
