// How the practice clock writes times and names, and which of its ways it may offer.
import { hasTwoCaps } from "./checkin.js";
import { say } from "./dom.js";
import { ME } from "./names.js";
import { doneOnce } from "./timing.js";

export function clockText(seconds) {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  const two = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return `${minutes < 60 ? minutes : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`}:${two(whole % 60)}`;
}

export function canGoBack(timeline) {
  return !timeline.steps.every((step) => doneOnce(timeline, step));
}

export function personText(words, receiver) {
  return receiver === ME ? words.me : receiver;
}

// A question for the number, in the wording for two of them where hands lean and then glide.
export function askedText(words, name, step) {
  return words[step.lean_seconds ? `${name}_lean` : name];
}

export function targetText(words, step) {
  return step.target_from === step.target_to ? words.target_one : step.lean_seconds ? words.target_lean : words.target;
}

// A wording for one cap, for one low down and one higher up, or for one as the hands lean and one as they glide.
export function capsWording(words, name, step) {
  return words[!hasTwoCaps(step) ? name : step.lean_seconds ? `${name}_lean` : `${name}_two`];
}

// The cap of a step, or both of its caps and where each one counts.
export function capsText(words, name, step) {
  return say(capsWording(words, name, step), { cap: step.cap, light: step.light_cap });
}
