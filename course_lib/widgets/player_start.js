import { h, say, troubleNote } from "./dom.js";
import { canGoBack, clockText, personText, targetText } from "./player_words.js";
import { soundPanel } from "./player_sound.js";
import { painScale } from "./pain_scale.js";

export function stepLine(words, step, index) {
  const aim = say(targetText(words, step), { from: step.target_from, to: step.target_to });
  return h(
    "li",
    {},
    h("span", { class: "lb-count", "aria-hidden": "true" }, index + 1),
    h("span", { class: "lb-what" }, h("b", {}, step.name), h("span", {}, aim)),
    h("span", { class: "lb-long" }, clockText(step.seconds)),
  );
}

// What will happen, for whom, how hard; then Start. `plan` is Python's answer, `onStart` begins.
export function startFace({ words, plan, timeline, plate, sound, chooseReceiver, onStart }) {
  const people = plan.receivers ?? [];
  const person = personText(words, plan.receiver);
  return h(
    "div",
    { class: "lb-start" },
    h("header", {}, h("p", { class: "lb-over" }, words.over), h("h2", {}, timeline.name), h("p", { class: "lb-promise" }, timeline.promise)),
    // a composed session shows its own plan
    timeline.legs.length > 1
      ? null
      : h(
          "div",
          { class: "lb-columns" },
          h("figure", { class: "lb-plate" }, plate),
          h(
            "div",
            {},
            h("h3", {}, words.practises),
            h("p", { class: "lb-small" }, say(words.pressing, { minutes: Number((timeline.pressing / 60).toFixed(1)), steps: timeline.steps.length })),
            h("ol", { class: "lb-steps" }, timeline.steps.map((step, index) => stepLine(words, step, index))),
            h("p", { class: "lb-small" }, `${words.count_in_line} ${words.check_in_line}`),
          ),
        ),
    h(
      "div",
      { class: "lb-today" },
      h(
        "div",
        { class: "lb-who" },
        h("span", { class: "lb-small" }, words.receiver),
        people.length > 1
          ? h("div", { class: "lb-people" }, people.map((name) => h("button", { type: "button", class: "lb-button", "aria-pressed": String(name === plan.receiver), onclick: () => chooseReceiver(name) }, personText(words, name))))
          : h("b", {}, person),
      ),
      h(
        "div",
        { class: "lb-cap" },
        h("span", { class: "lb-small" }, words.cap_today),
        h("b", {}, say(words.cap_line, { cap: Math.max(...timeline.steps.map((step) => step.cap)) })),
      ),
      h("button", { type: "button", class: "lb-button lb-primary lb-go", onclick: onStart }, words.begin),
    ),
    plan.changes?.length
      ? h("div", { class: "lb-changes" }, h("h3", {}, words.changes_title), h("ul", {}, plan.changes.map((change) => h("li", {}, change))))
      : null,
    h("details", { class: "lb-more" }, h("summary", {}, words.sound_title), soundPanel(words, sound.settings, sound.sounds, sound.voice)),
    h("p", { class: "lb-small lb-hint" }, `${words.hands_free} ${canGoBack(timeline) ? words.keys : words.keys_on}`),
  );
}

// The ache itself, before: a screen of its own.
export function painFace({ words, choose, back }) {
  return h(
    "div",
    { class: "lb-before" },
    h("h2", {}, words.pain_title),
    h("p", {}, words.pain_hint),
    painScale(words, choose),
    h("p", {}, h("button", { type: "button", class: "lb-button lb-quiet", onclick: back }, words.back_to_start)),
  );
}

// No practice of this `name`, why, and what opens it. `soreness` are practices of which is asked whether they left the place sore; `tell` takes the answer.
export function closedFace({ words, name, title, why, again, soreness = [], tell = null }) {
  return h(
    "div",
    { class: "lb-closed", role: "status" },
    h("div", { class: "lb-shield", "aria-hidden": "true" }),
    h("p", { class: "lb-over" }, name),
    h("h2", {}, title),
    (Array.isArray(why) ? why : [why]).filter(Boolean).map((line) => h("p", {}, line)),
    soreness.map(({ session, text }) =>
      h(
        "div",
        { class: "lb-sore", role: "group", "aria-label": text },
        h("p", {}, text),
        h(
          "div",
          { class: "lb-choices" },
          [[false, words.closed_floor_no], [true, words.closed_floor_yes]].map(([sore, label]) =>
            h("button", { type: "button", class: "lb-button", onclick: () => tell(session, sore) }, label),
          ),
        ),
      ),
    ),
    h("p", {}, h("button", { type: "button", class: "lb-button", onclick: again }, words.look_again)),
  );
}

// `fault` is what a question to Python ended in.
export function waitFace(words, text, { fault = null, cancel = null } = {}) {
  return h(
    "div",
    { class: "lb-wait", role: fault ? null : "status" }, // a fault is an alert by itself
    h("div", { class: "lb-breath", "aria-hidden": "true" }),
    text && h("p", { role: fault && "status" }, text),
    fault && troubleNote(words, fault),
    cancel ? h("button", { type: "button", class: "lb-button lb-quiet", onclick: cancel }, words.cancel) : null,
  );
}
