import { h, keepKeys, say } from "./dom.js";
import { goTo } from "./places.js";
import { uuid } from "./talk.js";
import { attach, keep } from "./outbox.js";

function render({ model, el, signal }) {
  const words = model.get("words");
  const objectives = model.get("objectives");
  const answers = objectives.map(() => null);
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const root = h("section", { class: "lb lb-receipt", "aria-label": words.receipt_title });
  keepKeys(root, signal);

  function answered(index, value, buttons) {
    answers[index] = value;
    for (const [button, own] of buttons) button.setAttribute("aria-pressed", String(own === value));
    if (answers.includes(null)) return;
    status.textContent = answers.includes(false) ? words.receipt_again : words.receipt_saved;
    keep(model, {
      id: uuid(), at: new Date().toISOString(), receiver: null, kind: "lesson", version: 1,
      payload: { notebook: model.get("lesson"), what: "finished" },
    });
  }

  function question(objective, index) {
    const yes = h("button", { class: "lb-button", type: "button", "aria-pressed": "false" }, words.receipt_yes);
    const no = h("button", { class: "lb-button", type: "button", "aria-pressed": "false" }, words.receipt_not_yet);
    const buttons = [[yes, true], [no, false]];
    for (const [button, own] of buttons) {
      button.addEventListener("click", () => answered(index, own, buttons), { signal });
      button.setAttribute("aria-describedby", `${root.id}-${index}`);
    }
    return h("li", {}, h("span", { id: `${root.id}-${index}` }, objective), h("span", { class: "lb-pair" }, yes, no));
  }

  root.id = `lb-receipt-${uuid().slice(0, 8)}`;
  const following = model.get("following");
  const next = following.path
    ? goTo(following.path, say(words.receipt_next, following), "lb-button lb-primary")
    : following.title && h("p", { class: "lb-note" }, say(words.receipt_next_planned, following));
  root.append(
    h("h2", {}, words.receipt_title),
    h("p", {}, words.receipt_ask),
    h("ol", {}, objectives.map(question)),
    status,
    h("div", { class: "lb-remember" }, h("h3", {}, words.receipt_remember), h("p", {}, model.get("remember"))),
    next || "",
  );
  el.append(root);
  attach(model);
}

export default { render };
