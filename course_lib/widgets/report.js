// The class report: files in, charts that are tables out.
import { h, keepKeys, refill, say, stressed, troubleNote } from "./dom.js";
import { ask } from "./talk.js";
import { attach } from "./outbox.js";
import { saveFile } from "./save_file.js";

const PATIENCE = 20_000; // ms for one file on a slow computer
const FIRST = 6; // questions shown before somebody asks for all

const hundredth = (share) => Math.round(100 * share);

function bar(words, { share, low, high, right, count, too_few }) {
  const interval = say(words.between, { low: hundredth(low), high: hundredth(high) });
  return h(
    "div",
    { class: `lb-share ${too_few ? "lb-few" : ""}` },
    h(
      "span",
      { class: "lb-track", "aria-hidden": "true" },
      h("span", { class: "lb-part", style: `width:${100 * share}%` }),
      h("span", { class: "lb-reach", style: `left:${100 * low}%; width:${100 * (high - low)}%` }),
    ),
    h("span", { class: "lb-numbers" }, `${say(words.of_count, { right, count })} · `, too_few ? h("em", {}, words.too_few) : h("b", {}, say(words.percent, { share: hundredth(share) })), h("small", {}, ` (${interval})`)),
  );
}

function table(caption, heads, rows) {
  return h(
    "table",
    {},
    h("caption", { class: "lb-visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((cell) => h("td", {}, cell))))),
  );
}

function choices(words, one) {
  if (!one.choices.length) return null;
  const all = Math.max(1, one.share.count);
  return h("ul", { class: "lb-choices" }, one.choices.map(({ text, right, count }) =>
    h("li", { class: right ? "lb-is-right" : "" },
      h("span", { class: "lb-track", "aria-hidden": "true" }, h("span", { class: "lb-part", style: `width:${(100 * count) / all}%` })),
      h("span", {}, text, right && h("b", {}, ` · ${words.right_choice}`)),
      h("span", { class: "lb-count" }, say(words.times, { count })))));
}

function question(words, one, lead = null) {
  return h(
    "article",
    { class: "lb-item" },
    h("p", { class: "lb-over" }, [one.lesson, one.critical && words.critical, lead].filter(Boolean).join(" · ")),
    h("h4", {}, one.stem),
    bar(words, one.share),
    choices(words, one),
  );
}

// The first few questions, and a button for the rest.
function questions(words, all, lead) {
  const list = (some) => some.map((one) => question(words, one, lead?.(one)));
  const box = h("div", {}, list(all.slice(0, FIRST)));
  if (all.length > FIRST) {
    box.append(h("button", { type: "button", class: "lb-button", onclick: () => refill(box, list(all)) }, say(words.all, { count: all.length })));
  }
  return box;
}

function goals(words, title, what, all) {
  const list = (some) => table(title, [what, words.known], some.map(({ name, share }) => [name, bar(words, share)]));
  const judged = all.filter(({ share }) => !share.too_few);
  const box = h("div", {}, list(judged));
  if (judged.length < all.length) {
    box.append(h("p", {}, h("button", { type: "button", class: "lb-button", onclick: () => refill(box, list(all)) }, say(words.all_goals, { count: all.length - judged.length }))));
  }
  return box;
}

function section(title, lead, ...body) {
  return h("section", { class: "lb-part-of" }, h("h3", {}, title), h("p", { class: "lb-lead" }, lead), ...body);
}

function shown(words, view, sheets) {
  return [
    view.invented && h("p", { class: "lb-invented" }, words.invented),
    h("p", { class: "lb-summary" }, say(words.read, view), view.doubled > 0 && ` ${say(words.doubled, { count: view.doubled })}`, view.unknown > 0 && ` ${say(words.unknown, { count: view.unknown })}`),
    section(words.sure_title, words.sure_lead, view.sure.length ? questions(words, view.sure, (one) => say(words.sure_count, { count: one.sure_wrong })) : h("p", {}, words.sure_none)),
    section(words.goals_title, words.goals_lead, goals(words, words.goals_title, words.goal, view.goals)),
    section(words.limits_title, words.limits_lead, goals(words, words.limits_title, words.limit, view.limits)),
    section(words.items_title, words.items_lead, questions(words, view.items)),
    section(words.lessons_title, words.lessons_lead, table(words.lessons_title, [words.lesson, words.finished], view.lessons.map(({ number, title, share, opened }) => [`${number} ${title}`, h("div", {}, bar(words, share), h("small", {}, say(words.opened, { count: opened })))]))),
    section(words.people_title, words.people_lead, h("div", { class: "lb-wide" }, table(words.people_title, ["learner", "finished", "answered", "right", "critical_wrong", "sure_wrong"].map((key) => words[key]),
      view.people.map((one) => [h("bdi", {}, one.name), one.finished, one.answered, one.right, one.critical_wrong, one.sure_wrong])))),
    h("p", { class: "lb-actions" }, ["questions", "people"].map((what) => h("button", { type: "button", class: "lb-button", onclick: () => sheets(what) }, words[`csv_${what}_button`]))),
  ].filter(Boolean);
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const problems = h("div");
  const body = h("div", { class: "lb-body" });
  const picker = h("input", { type: "file", multiple: true, accept: ".json,application/json", class: "lb-visually-hidden", "aria-label": words.choose, onchange: () => take([...picker.files]) });
  const sampler = h("button", { type: "button", class: "lb-button", onclick: sample }, words.sample);
  const root = h(
    "section",
    { class: "lb lb-report", "aria-label": words.title },
    h("h2", {}, words.title),
    h("p", { class: "lb-lead" }, stressed(words.lead)),
    h("div", { class: "lb-actions" }, h("label", { class: "lb-button lb-primary lb-picker" }, words.choose, picker), sampler),
    status,
    problems,
    body,
  );
  keepKeys(root, signal);

  let turn = 0; // of what was asked for last: what is still read of another class is not wanted any more

  function trouble(fault) {
    status.textContent = "";
    problems.replaceChildren(troubleNote(words, fault));
  }

  // `folded`: a sample that nobody has asked for yet is long, and stays behind its name.
  function paint(view, folded = false) {
    model.set("view", view);
    sampler.hidden = Boolean(view.invented);
    const told = view.learners === undefined ? [h("p", { class: "lb-note" }, words.none_yet)] : shown(words, view, sheets);
    body.replaceChildren(...(folded ? [h("details", {}, h("summary", {}, words.invented), told)] : told));
  }

  async function take(files) {
    if (!files.length) return;
    picker.value = ""; // the same files may be chosen again, whatever comes between
    const mine = ++turn;
    const faults = [];
    problems.replaceChildren();
    try {
      await ask(model, "report", { fresh: true });
      for (const [index, file] of files.entries()) {
        const text = await file.text();
        if (mine !== turn) return;
        status.textContent = say(words.reading, { number: index + 1, count: files.length });
        const { problem } = await ask(model, "file", { text }, { wait: PATIENCE });
        if (problem) faults.push(h("p", { role: "alert" }, stressed(words[problem], { name: file.name })));
      }
      const { view } = await ask(model, "report", {}, { wait: PATIENCE });
      if (mine !== turn) return;
      paint(view);
      status.textContent = say(words.read, view);
      problems.replaceChildren(...faults);
    } catch (fault) {
      if (mine === turn) trouble(fault);
    }
  }

  async function sample() {
    const mine = ++turn;
    try {
      const { view } = await ask(model, "sample", {}, { wait: PATIENCE });
      if (mine !== turn) return;
      paint(view);
      status.textContent = words.invented;
    } catch (fault) {
      if (mine === turn) trouble(fault);
    }
  }

  async function sheets(what) {
    try {
      saveFile(words[`csv_${what}_file`], (await ask(model, "sheet", { what })).text, "text/csv");
    } catch (fault) {
      trouble(fault);
    }
  }

  paint(model.get("view"), Boolean(model.get("view").invented));
  el.append(root);
  attach(model, signal);
}

export default { render };
