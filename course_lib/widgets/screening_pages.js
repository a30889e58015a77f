import { h, say } from "./dom.js";
import { ME, sameName } from "./names.js";
import { uuid } from "./talk.js";

const NAME_LONGEST = 60;
// Two lessons may be open on one page, each with this check: no id and no radio group may be shared between them.
const drawnAs = () => `lb-${uuid()}`;

// Who is massaged today: `begin(receiver)` gets ME or what was typed. `other` is what was chosen before, null for nothing yet.
export function whoPage(words, { other, note }, begin) {
  const check = drawnAs();
  const message = h("p", { class: "lb-slip", id: `${check}-name-slip`, role: "alert" });
  const name = h("input", {
    type: "text", class: "lb-name-box", autocomplete: "off", spellcheck: "false", dir: "auto", maxlength: NAME_LONGEST,
    id: `${check}-name-box`, "aria-describedby": `${check}-name-slip ${check}-name-note`,
  });
  const typed = h(
    "div",
    { class: "lb-name-field" },
    h("label", { for: `${check}-name-box` }, words.who_name),
    name,
    h("p", { class: "lb-small", id: `${check}-name-note` }, words.who_name_note),
  );
  const choice = (value, title, line) => {
    const input = h("input", { type: "radio", name: `${check}-who`, value, onchange: shown });
    return h("label", { class: "lb-choice" }, input, h("span", {}, h("strong", {}, title), h("small", {}, line)));
  };
  const me = choice(ME, words.who_me, words.who_me_note);
  const somebody = choice("other", words.who_other, words.who_other_note);
  // Nobody is chosen in advance: whoever presses on in a hurry would answer for the wrong back.
  me.firstChild.checked = other === false;
  somebody.firstChild.checked = other === true;

  function shown() {
    typed.hidden = !somebody.firstChild.checked;
    message.textContent = "";
  }

  function submit(event) {
    event.preventDefault();
    if (me.firstChild.checked) return begin(ME);
    if (!somebody.firstChild.checked) {
      message.textContent = words.who_missing;
      return me.firstChild.focus();
    }
    const receiver = name.value.trim();
    const kept = sameName(receiver);
    if (kept && kept !== ME) return begin(receiver);
    // whose initials are M.E. would be the learner, with one check and one budget for two backs
    message.textContent = kept ? words.who_name_taken : words.who_name_missing;
    name.focus();
  }

  shown();
  return h(
    "form",
    { class: "lb-who", onsubmit: submit, novalidate: true },
    note && h("p", { class: "lb-note", role: "status" }, note),
    h("h2", { tabindex: "-1" }, words.who_title),
    h("p", { class: "lb-lead" }, words.who_lead),
    h("div", { class: "lb-choices", role: "radiogroup", "aria-label": words.who_title }, me, somebody),
    typed,
    message,
    h("div", { class: "lb-moves" }, h("button", { class: "lb-button lb-primary", type: "submit" }, words.who_begin)),
    h("p", { class: "lb-small lb-promise" }, words.who_promise),
  );
}

// One group of lines. `answers` (id -> true or false) is filled in as the person ticks; `go()` and `back()` leave the page.
export function linesPage(words, { group, at, all, receiver, answers }, { go, back }) {
  const check = drawnAs();
  const moves = h("button", { class: "lb-button lb-primary", type: "submit" });
  const slip = h("p", { class: "lb-slip", role: "alert" });
  const rows = group.rows.map((row) => lineRow(words, check, row, answers, relabel));
  const ticked = () => group.rows.some((row) => answers[row.id] === true);
  const none = group.rows.every((row) => answers[row.id] === false);

  function relabel() {
    moves.textContent = ticked() ? words.go_on : words.none;
    slip.textContent = "";
    page.classList.remove("lb-unfinished");
  }

  function submit(event) {
    event.preventDefault();
    for (const row of group.rows) if (answers[row.id] !== true) answers[row.id] = false;
    const missing = missingIn(group, answers)[0];
    if (!missing) return go();
    slip.textContent = words.follow_missing;
    page.classList.add("lb-unfinished");
    page.querySelector(`input[name$="-${CSS.escape(missing)}"]`)?.focus();
  }

  const page = h(
    "form",
    { class: `lb-lines lb-${group.id}`, onsubmit: submit, novalidate: true, autocomplete: "off" },
    progressLine(words, at, all, receiver),
    h("h2", { tabindex: "-1", id: `${check}-lines-title` }, group.title),
    h("p", { class: "lb-lead" }, group.lead),
    h("p", { class: "lb-small" }, receiver === ME || at > 0 ? words.tick : `${words.tick} ${words.ask_aloud}`),
    none && h("p", { class: "lb-note" }, words.was_none),
    h("div", { class: "lb-rows", role: "group", "aria-labelledby": `${check}-lines-title` }, columns(group.rows, rows)),
    slip,
    h(
      "div",
      { class: "lb-moves" },
      h("button", { class: "lb-button", type: "button", onclick: back }, words.back),
      moves,
    ),
  );
  relabel();
  return page;
}

// The follow-ups of ticked lines that have no answer yet.
export function missingIn(group, answers) {
  return group.rows
    .filter((row) => answers[row.id] === true)
    .flatMap((row) => row.follow.map(({ id }) => id))
    .filter((id) => typeof answers[id] !== "boolean");
}

// What to do at once, for every answer that is an emergency.
export function helpIn(groups, answers) {
  const rows = groups.flatMap((group) => group.rows).filter((row) => answers[row.id] === true);
  return rows.flatMap((row) => {
    const found = row.follow.map((one) => (answers[one.id] === true ? one.yes_help : answers[one.id] === false ? one.no_help : ""));
    return [...found, row.help].filter(Boolean).slice(0, 1).map((act) => ({ short: row.short, do: act, answer: "emergency" }));
  });
}

// Two columns of about the same height; a line that opens pushes down its own column alone, and Tab reads down each.
function columns(lines, rows) {
  const weights = lines.map(({ ask, points, more }) => 2 + [ask, ...points, more].reduce((sum, text) => sum + Math.ceil(text.length / 38), 0));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let left = 0, count = 0;
  while (count < rows.length && left + weights[count] / 2 <= whole / 2) left += weights[count++];
  return [rows.slice(0, count), rows.slice(count)].map((part) => h("div", { class: "lb-column" }, part));
}

function progressLine(words, at, all, receiver) {
  const bars = Array.from({ length: all }, (_, index) => h("i", { class: index < at ? "lb-past" : index === at ? "lb-now" : "" }));
  return h(
    "div",
    { class: "lb-steps-bar" },
    h("span", {}, say(words.step, { at: at + 1, all })),
    h("span", { class: "lb-bars", "aria-hidden": "true" }, bars),
    h("span", { class: "lb-whose" }, receiver === ME ? words.for_me : [`${words.for_other} `, h("bdi", {}, receiver)]),
  );
}

function lineRow(words, check, row, answers, changed) {
  const box = h("input", { type: "checkbox", name: row.id, "aria-labelledby": `${check}-ask-${row.id}`, "aria-describedby": `${check}-part-${row.id}` });
  box.checked = answers[row.id] === true;
  const parts = h(
    "span",
    { class: "lb-parts", id: `${check}-part-${row.id}` },
    row.points.map((point) => h("span", { class: "lb-part" }, point)),
    row.more && h("span", { class: "lb-more" }, row.more),
  );
  const follow = h("div", { class: "lb-follow" });
  const card = h(
    "div",
    { class: "lb-row" },
    h(
      "label",
      { class: "lb-line" },
      box,
      h("span", {}, h("span", { class: "lb-ask", id: `${check}-ask-${row.id}` }, row.ask), parts),
    ),
    follow,
  );

  function show() {
    card.classList.toggle("lb-ticked", box.checked);
    follow.replaceChildren(...(box.checked ? row.follow.map((one) => followUp(words, check, one, answers, changed)) : []));
  }

  box.addEventListener("change", () => {
    answers[row.id] = box.checked;
    for (const one of row.follow) delete answers[one.id];
    show();
    changed();
  });
  show();
  return card;
}

function followUp(words, check, one, answers, changed) {
  const option = (value, label) => {
    const input = h("input", {
      type: "radio", name: `${check}-${one.id}`, value: String(value), checked: answers[one.id] === value,
      onchange: () => {
        answers[one.id] = value;
        changed();
      },
    });
    return h("label", { class: "lb-pill" }, input, h("span", {}, label));
  };
  return h(
    "fieldset",
    {},
    h("legend", {}, one.ask, one.points.map((point) => h("span", { class: "lb-part" }, point))),
    h("div", { class: "lb-pills" }, option(true, words.yes_word), option(false, words.no_word)),
  );
}
