import { keptHere } from "./kept_here.js";
import { uuid } from "./talk.js";

// What the learner has done in this round lives with the model, not with one drawing of it: Lab may draw it again.
export const progressOf = new WeakMap();

// A round at its first open question.
export function begin(round) {
  const told = { ...round.answered };
  const open = round.questions.findIndex((question) => !told[question.item]);
  const kept = draftsOf(round).read();
  const own = kept?.sitting === round.sitting ? kept : { drafts: {}, sure: {} };
  return {
    ...round,
    questions: [...round.questions],
    told,
    waiting: {},
    drafts: { ...own.drafts },
    sure: { ...own.sure },
    restored: round.questions[open]?.item in own.drafts,
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

// What was chosen and not confirmed, over reloads and restarts: {sitting, drafts: {item: response}, sure: {item: step}}. It counts for
// nothing until it is confirmed.
const draftsOf = (round) => keptHere("draft", round.sitting.split(":")[0], (kept) => kept?.sitting && kept.drafts && kept.sure);

export function holdDrafts(round) {
  const open = (values) => Object.fromEntries(Object.entries(values).filter(([item, value]) => value !== null && !round.told[item]));
  const [drafts, sure] = [open(round.drafts), open(round.sure)];
  if (Object.keys({ ...drafts, ...sure }).length) draftsOf(round).write({ sitting: round.sitting, drafts, sure });
  else dropDrafts(round);
}

export const dropDrafts = (round) => draftsOf(round).clear();

// The other sitting that this browser holds a choice for, where this one is untouched.
export function heldSitting(round) {
  const kept = draftsOf(round).read();
  return kept && kept.sitting !== round.sitting && isUntouched(round) ? kept.sitting : null;
}

export const isUntouched = (round) => !Object.keys({ ...round.told, ...round.waiting, ...round.drafts }).length;
