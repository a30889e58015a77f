// How far something has been learned, as a sign and a word.
import { h } from "./dom.js";

const LEARNED_SIGNS = { not_asked: "○", learning: "◔", reached: "◑", cleared: "●", fallen: "↓" };

export function stateBadge(state, words) {
  return h("span", { class: `lb-state-badge lb-state-${state}` }, stateSign(state), words[`state_${state}`]);
}

// The sign alone, for where the word stands beside it.
export function stateSign(state) {
  return h("span", { class: `lb-sign lb-state-${state}`, "aria-hidden": "true" }, LEARNED_SIGNS[state]);
}
