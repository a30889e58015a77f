// *Who to call*: a button that stays in sight wherever one has scrolled to, and the list that it opens.
import { h, keepKeys } from "./dom.js";
import { uuid } from "./talk.js";

// The dialog itself: what stops everything, by how fast help is needed.
function callDialog(words, calls) {
  const title = `lb-call-${uuid()}`;
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "lb-call", "aria-labelledby": title },
    // the focus begins here, not at the button below: on a low screen the emergency number would be out of sight
    h("h2", { id: title, tabindex: "-1", autofocus: true }, words.stop_title),
    h("p", { class: "lb-call-lead" }, words.stop_lead),
    calls.flatMap(({ title: heading, signs, urgent }) => [
      h("h3", { class: urgent ? "lb-urgent" : "" }, heading),
      h("ul", {}, signs.map((sign) => h("li", {}, sign))),
    ]),
    h("p", {}, words.stop_unsure),
    h("button", { class: "lb-button", type: "button", onclick: close }, words.stop_close),
  );
  // A press beside the dialog closes it, as people expect; its edge and the gaps between its lines, which are the dialog too, are not beside it.
  dialog.addEventListener("click", ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (target === dialog && (x < left || x > right || y < top || y > bottom)) dialog.close();
  });
  return dialog;
}

// When `el` stands in the page, which at the first render it may not yet do.
function inPage(el, signal, then) {
  if (signal.aborted) return;
  if (el.isConnected) then();
  else requestAnimationFrame(() => inPage(el, signal, then));
}

// Let the button float over the notebook of `el` as long as its lesson is live.
export function floatHelp(el, words, calls, signal) {
  const dialog = callDialog(words, calls);
  const hand = h("span", { class: "lb-hand", "aria-hidden": "true" });
  const button = h(
    "button",
    { class: "lb-call-button", type: "button", "aria-label": words.stop_title, "aria-haspopup": "dialog", onclick: () => dialog.showModal() },
    hand,
    h("span", { class: "lb-words" }, words.stop_title),
  );
  const floating = h("div", { class: "lb lb-help" }, button, dialog);
  keepKeys(floating, signal);
  inPage(el, signal, () => {
    const panel = el.closest(".jp-NotebookPanel") ?? el;
    for (const old of panel.querySelectorAll(":scope > .lb-help")) old.remove();
    panel.append(floating);
  });
  signal.addEventListener("abort", () => floating.remove());
}
