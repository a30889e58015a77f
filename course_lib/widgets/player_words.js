// How the practice clock writes times and names.

export function clockText(seconds) {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function personText(words, receiver) {
  return receiver === "me" ? words.me : receiver;
}

export function targetText(words, step) {
  return step.target_from === step.target_to ? words.target_one : words.target;
}
