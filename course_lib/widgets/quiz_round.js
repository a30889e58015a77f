import { uuid } from "./talk.js";

// What the learner has done in this round lives with the model, not with one drawing of it: Lab may draw it again.
export const progressOf = new WeakMap();

// A round at its first open question.
export function begin(round) {
  const told = { ...round.answered };
  const open = round.questions.findIndex((question) => !told[question.item]);
  return {
    ...round,
    questions: [...round.questions],
    told,
    waiting: {},
    drafts: {},
    sure: {},
    index: open < 0 ? round.questions.length : open,
  };
}

// The attempt as the record knows it; only Python says whether it was right.
export function attemptEvent(round, question, response, confidence) {
  return {
    id: uuid(),
    at: new Date().toISOString(),
    receiver: null,
    kind: "attempt",
    version: 1,
    payload: { item: question.item, response, confidence, sitting: round.sitting, notebook: round.notebook },
  };
}
