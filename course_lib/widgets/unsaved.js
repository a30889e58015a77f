// One line that stands only while something a learner did stays unsaved for some seconds, and says where it is held meanwhile.
import { h } from "./dom.js";
import { unconfirmed } from "./outbox.js";

// Python, or the way to it, is slow; every other reason is a disk that takes nothing.
const UNSAVED_WAITS = ["silent", "fault", "busy"];

// The line as an element for a widget's page; `words` are the shared ones.
export function unsavedNote(words, signal) {
  const note = h("p", { class: "lb-unsaved", role: "status", hidden: true });
  const stop = unconfirmed((state) => {
    note.hidden = !state;
    if (!state) note.textContent = "";
    else if (state.held === "page") note.textContent = words.unsaved_page;
    else note.textContent = UNSAVED_WAITS.includes(state.reason) ? words.unsaved : words.not_saving;
  });
  signal.addEventListener("abort", stop);
  return note;
}
