import { h } from "./dom.js";

// When to take the hands off, and whom to call: one tap away on every page of the check.
export function stopBlock(words, stops) {
  const line = ({ sign, do: act, urgent }) =>
    h("li", { class: urgent ? "lb-urgent" : "" }, h("strong", {}, sign), " ", act);
  return h(
    "details",
    { class: "lb-stops" },
    h("summary", {}, h("span", { class: "lb-octagon", "aria-hidden": "true" }), words.stop_summary),
    h("p", { class: "lb-stop-call" }, h("strong", {}, words.stop_now), " ", words.stop_numbers),
    h("p", {}, words.stop_lead),
    h("ul", {}, [...stops].sort((a, b) => b.urgent - a.urgent).map(line)),
    h("p", { class: "lb-small" }, words.stop_doubt),
  );
}
