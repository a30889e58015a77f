// The speaker's side of a lesson: what to say, how long, and a second window that follows the slides and tells the pace.
import { h, keepKeys, pushButton, say } from "./dom.js";
import { attach } from "./outbox.js";
import { printPage, saveFile } from "./save_file.js";
import { speakerWindow } from "./speaker.js";

// The one window of the page and the title of the plan in it: Lab may draw the widget again, and Start makes another one, but a window that
// is drawn anew would begin the class from 0.
const SPEAKER = Symbol.for("lower-back-massage.speaker");

// A moment of the class as minutes and seconds, past an hour too: 84:00 stands under 58:00.
const momentText = (minutes) => `${Math.trunc(minutes)}:${String(Math.round((minutes % 1) * 60)).padStart(2, "0")}`;

function notes(list) {
  return h("div", { class: "lb-notes" }, list.map(({ kind, text }) => h(kind === "heading" ? "h3" : "p", { class: kind === "item" ? "lb-item" : "" }, text)));
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const sections = model.get("sections");
  const sheet = model.get("sheet");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  let at = 0;
  const rows = sections.map((one) => {
    const row = h("li", {},
      h("details", {},
        h("summary", {},
          h("span", { class: "lb-when" }, momentText(at)),
          h("b", {}, one.title),
          h("span", { class: "lb-long" }, say(words.minutes, { minutes: one.minutes })),
          one.skip && h("span", { class: "lb-skip" }, words.skip_yes)),
        one.notes.length ? notes(one.notes) : h("p", { class: "lb-notes" }, words.no_notes),
        h("p", { class: "lb-late" }, `${words.if_late}: ${one.late}`)));
    at += one.minutes;
    return row;
  });

  function speaker() {
    const [title, kept] = [model.get("title"), globalThis[SPEAKER]];
    if (kept?.title === title && kept.shows()) return kept.focus();
    const opened = speakerWindow({ words, title, sections });
    if (opened) globalThis[SPEAKER] = opened;
    status.textContent = opened ? "" : words.blocked;
  }

  function print() {
    status.textContent = printPage(sheet.page) ? "" : words.blocked;
  }

  const root = h(
    "section",
    { class: "lb lb-plan", "aria-label": `${words.title}: ${model.get("title")}` },
    h("h2", {}, model.get("title")),
    h("p", { class: "lb-lead" }, say(words.total, { minutes: at, count: sections.length })),
    h("div", { class: "lb-actions" }, pushButton(words.open_speaker, speaker, "lb-primary"), pushButton(words.print, print), pushButton(words.save, () => saveFile(sheet.name, sheet.page, "text/html"))),
    status,
    h("ol", {}, rows),
  );
  keepKeys(root, signal);
  el.append(root);
  attach(model, signal);
}

export default { render };
