// The questions come first: why, the way there, and a way past them that is kept on the record.
import { h } from "./dom.js";
import { keep } from "./outbox.js";
import { goTo } from "./places.js";
import { uuid } from "./talk.js";

const OVERRIDE_REASONS = ["teach", "know"];

export function openingFace({ model, words, name, title, why, way, opens, again, lookOnce }) {
  const face = h(
    "div",
    { class: "lb-closed lb-opening", role: "status" },
    h("div", { class: "lb-shield", "aria-hidden": "true" }),
    h("p", { class: "lb-over" }, name),
    h("h2", { tabindex: "-1" }, title),
    why.map((line) => h("p", {}, line)),
    h(
      "p",
      { class: "lb-ways" },
      way.path && goTo(way.path, way.label, "lb-button lb-primary"),
      h("button", { type: "button", class: "lb-button", onclick: again }, words.look_answered),
    ),
  );
  const past = h("button", { type: "button", class: "lb-link", onclick: ask }, words.override);
  face.append(h("p", {}, past));

  function ask() {
    const name = `lb-override-${uuid()}`;
    const reasons = OVERRIDE_REASONS.map((reason) => h("label", {}, h("input", { type: "radio", name, value: reason }), words[`override_${reason}`]));
    const yes = h("button", { type: "button", class: "lb-button", disabled: true, onclick: open }, words.override_yes);
    const no = h("button", { type: "button", class: "lb-button lb-primary", onclick: leave }, words.override_no);
    const box = h(
      "div",
      { class: "lb-override", role: "group", "aria-label": words.override_title },
      h("h3", { tabindex: "-1" }, words.override_title),
      h("p", {}, words.override_text),
      h("fieldset", { onchange: () => (yes.disabled = false) }, h("legend", {}, words.override_why), reasons),
      h("p", { class: "lb-ways" }, no, yes),
    );
    past.parentElement.replaceWith(box);
    box.querySelector("h3").focus();

    function leave() {
      box.replaceWith(h("p", {}, past));
      past.focus();
    }

    function open() {
      yes.disabled = true;
      const reason = box.querySelector("input:checked").value;
      lookOnce(keep(model, { kind: "override", payload: { opens, why: reason } }));
    }
  }
  return face;
}

// Stands over a practice, on the way too, that was opened without the questions.
export function overrideNote(text) {
  return h("p", { class: "lb-override-note" }, text);
}
