// The speaker's side of a lesson: what to say, how long, and a second window that follows the slides and tells the pace.
import { h, keepKeys, pushButton, say } from "./dom.js";
import { attach } from "./outbox.js";
import { printPage, saveFile } from "./save_file.js";
import { speakerWindow } from "./speaker.js";

// The one window of the page and the title of the plan in it: Lab may draw the widget again, and Start makes another one, but a window that
// is drawn anew would begin the class from 0.
const SPEAKER = Symbol.for("lower-back-massage.speaker");

function notes(list) {
  return h("div", { class: "lb-notes" }, list.map(({ kind, text }) => h(kind === "heading" ? "h3" : "p", { class: kind === "item" ? "lb-item" : "" }, text)));
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const sections = model.get("sections");
  const sheet = model.get("sheet");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const minutes = sections.reduce((sum, one) => sum + one.minutes, 0);
  const rows = sections.map((one) =>
    h("li", {},
      h("details", {},
        h("summary", {},
          h("span", { class: "lb-when" }, one.begins),
          h("b", {}, one.title),
          h("span", { class: "lb-long" }, say(words.minutes, { minutes: one.minutes })),
          one.skip && h("span", { class: "lb-skip" }, words.skip_yes)),
        one.notes.length ? notes(one.notes) : h("p", { class: "lb-notes" }, words.no_notes),
        h("p", { class: "lb-late" }, `${words.if_late}: ${one.late}`))));

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
    h("p", { class: "lb-lead" }, say(words.total, { minutes, count: sections.length })),
    h("div", { class: "lb-actions" }, pushButton(words.open_speaker, speaker, "lb-primary"), pushButton(words.print, print), pushButton(words.save, () => saveFile(sheet.name, sheet.page, "text/html"))),
    status,
    h("ol", {}, rows),
  );
  keepKeys(root, signal);
  el.append(root);
  attach(model, signal);
}

export default { render };
