import { h, keepKeys, say, troubleNote } from "./dom.js";
import { ask, uuid } from "./talk.js";

// What Python answered, as elements. Nothing is summed here: a second rule could disagree with the first.
function answerCard(answer, words) {
  const cited = ({ text, sources, name }) =>
    h("li", {}, name ? h("b", {}, `${name}: `) : null, h("span", {}, text), sources ? h("span", { class: "lb-cite" }, sources) : null);
  const part = (title, items) => (items.length ? h("div", { class: "lb-part" }, h("h4", {}, title), h("ul", {}, items.map(cited))) : null);
  const deciding = answer.because.filter(({ decides }) => decides);
  return [
    h("h3", { class: "lb-says" }, answer.title),
    ...answer.moved.map((text) => h("p", { class: "lb-moved" }, text)),
    ...answer.lines.map((text) => h("p", {}, text)),
    part(words.because, deciding),
    answer.shows
      ? h("div", { class: "lb-part" }, h("h4", {}, words.fits), h("p", {}, answer.carriers.join(" · ")), h("p", { class: "lb-small" }, words.label))
      : null,
    part(words.because_told, answer.because.filter(({ decides }) => !decides)),
    part(words.left_out, answer.left_out),
    answer.diffuser ? h("p", {}, answer.diffuser) : null,
    answer.kind === "mix" ? h("p", { class: "lb-small" }, words.house) : null,
  ].filter(Boolean);
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const numbers = model.get("numbers");
  const id = `lb-${uuid().slice(0, 8)}`;
  const ticked = new Set();
  const chosen = { asked: false, scent: "", ml: null, percent: null };
  const root = h("section", { class: "lb lb-dilution", "aria-label": words.title });
  const card = h("div", { class: "lb-answer", role: "group", "aria-labelledby": `${id}-answer` });
  // all of the card would be read out again at each tick; what it says and why is enough
  const heard = h("p", { class: "lb-visually-hidden", role: "status", "aria-live": "polite" });
  const trouble = h("div");
  let latest = 0;
  keepKeys(root, signal);

  function show(answer) {
    trouble.replaceChildren();
    card.dataset.kind = answer.kind;
    card.replaceChildren(...answerCard(answer, words));
    heard.textContent = [answer.title, ...answer.moved, ...(answer.shows ? [] : answer.lines), ...answer.because.filter(({ decides }) => decides).map(({ text }) => text)].join(" ");
    if (answer.kind !== "mix") return;
    // Python may have brought a number back into its bounds
    boxes.ml.value = String(answer.ml);
    boxes.percent.value = String(answer.percent);
    if (chosen.ml !== null) chosen.ml = answer.ml;
    if (chosen.percent !== null) chosen.percent = answer.percent;
  }

  async function sum() {
    const turn = (latest += 1);
    const current = (answer) => turn === latest && show(answer);
    // An old answer to new questions would be a wrong one.
    card.dataset.kind = "waiting";
    card.replaceChildren(h("p", {}, words.thinking));
    heard.textContent = "";
    try {
      current((await ask(model, "dilute", { ...chosen, ticked: [...ticked] })).answer);
    } catch (fault) {
      if (turn !== latest) return;
      card.replaceChildren();
      trouble.replaceChildren(troubleNote(words, fault));
      fault.late?.then((reply) => current(reply.answer), () => {});
    }
  }

  function tick(name, text, change, kind = "") {
    return h("label", { class: `lb-tick ${kind}` }, h("input", { type: "checkbox", onchange: (event) => (change(event.target.checked), sum()) }), h("span", {}, text));
  }

  const boxes = {};
  function spinner(name, label) {
    const box = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", maxlength: 12, id: `${id}-${name}`, value: chosen[name] ?? numbers[name] });
    const set = (value) => ((chosen[name] = value), sum());
    box.addEventListener("change", () => set(box.value));
    const step = (way, sign, wording) =>
      h("button", { class: "lb-button lb-step", type: "button", "aria-label": say(wording, { what: label }), onclick: () => set((Number(String(box.value).replace(",", ".")) || numbers[name]) + way * numbers[`${name}_step`]) }, sign);
    boxes[name] = box;
    return h("div", { class: "lb-number" }, h("label", { for: box.id }, label), h("div", { class: "lb-spin" }, step(-1, "−", words.less), box, step(1, "+", words.more)));
  }

  const amounts = h("div", { class: "lb-amounts", hidden: true }, spinner("ml", words.ml), spinner("percent", words.percent), h("p", { class: "lb-small" }, words.spoon));
  const scent = h("select", { id: `${id}-scent`, onchange: () => ((chosen.scent = scent.value), (amounts.hidden = !scent.value), sum()) },
    model.get("scents").map((one) => h("option", { value: one.id }, one.name)));

  root.append(
    h("h2", {}, words.title),
    h("p", { class: "lb-lead" }, words.lead),
    h("div", { class: "lb-halves" },
      h("div", { class: "lb-asks" },
        h("h3", {}, words.ask_title),
        h("p", { class: "lb-small" }, `${words.ask_lead} ${words.not_kept}`),
        model.get("questions").map(({ title, lines }) =>
          h("fieldset", {}, h("legend", {}, title),
            lines.map((line) => tick(line.id, line.ask, (on) => (on ? ticked.add(line.id) : ticked.delete(line.id)))))),
        tick("asked", words.asked, (on) => (chosen.asked = on), "lb-asked")),
      h("div", { class: "lb-side" },
        h("div", {},
          h("h3", {}, words.mix_title),
          h("div", { class: "lb-number" }, h("label", { for: `${id}-scent` }, words.scent), scent),
          amounts),
        h("div", {}, h("h3", { id: `${id}-answer` }, words.answer_title), card, heard, trouble))),
  );
  show(model.get("answer"));
  el.append(root);
}

export default { render };
