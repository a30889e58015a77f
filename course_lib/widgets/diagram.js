import { h, keepKeys, say, silentNote } from "./dom.js";
import { ask, NoAnswer } from "./talk.js";
import { plateElement } from "./picture.js";
import { attach } from "./outbox.js";

const ZOOMS = [1, 1.5, 2.2, 3.2];

// What the learner has chosen to see; everything on the screen follows from it.
function freshView(layer) {
  return { layer, chosen: null, names: true, mirrored: false, turned: false, zoom: 0, searched: null, found: 0, asked: 0 };
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const layers = model.get("layers");
  const facts = model.get("structures");
  let view = freshView(layers[0]?.id);
  let svg = null;

  const stage = h("div", { class: "lb-stage" });
  const card = h("div", { class: "lb-about", role: "status", "aria-live": "polite" });
  const list = h("ul", { class: "lb-names", "aria-label": words.list });
  const trouble = h("div");
  const tabs = h("div", { class: "lb-layers", role: "group", "aria-label": words.layers });
  const tools = h("div", { class: "lb-tools", role: "group", "aria-label": words.tools });
  const root = h(
    "section",
    { class: "lb lb-diagram", "aria-label": words.title },
    tabs,
    h("div", { class: "lb-body" }, h("div", { class: "lb-picture" }, stage, tools), h("div", { class: "lb-side" }, card, list)),
    trouble,
  );
  keepKeys(root, signal);

  const nameOf = (id) => facts[id]?.name ?? id;
  const layer = () => layers.find((one) => one.id === view.layer) ?? layers[0];
  const groups = (id) => [...(svg?.querySelectorAll(`.structure[data-structure="${CSS.escape(id)}"]`) ?? [])];
  const shown = () => [...new Set([...(svg?.querySelectorAll(".structure") ?? [])].map((group) => group.dataset.structure))].filter((id) => facts[id]);

  function change(part) {
    view = { ...view, ...part };
    paint();
  }

  function choose(id) {
    if (view.searched && !view.revealed) {
      const right = id === view.searched;
      change({ chosen: id, revealed: true, found: view.found + (right ? 1 : 0), asked: view.asked + 1 });
    } else change({ chosen: id });
  }

  function search() {
    const open = shown().filter((id) => id !== view.searched);
    const next = open[Math.floor(Math.random() * open.length)];
    change({ searched: next, revealed: false, chosen: null, names: false });
  }

  function tool(label, act, pressed, disabled) {
    const button = h("button", { class: "lb-button lb-tool", type: "button", disabled }, label);
    if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed));
    button.addEventListener("click", act, { signal });
    return button;
  }

  function paintTools() {
    const held = document.activeElement?.textContent;
    tools.replaceChildren(
      tool(words.names, () => change({ names: !view.names }), view.names),
      tool(words.mirror, () => change({ mirrored: !view.mirrored }), view.mirrored),
      tool(words.turn, () => change({ turned: !view.turned }), view.turned),
      tool(words.nearer, () => change({ zoom: view.zoom + 1 }), undefined, view.zoom === ZOOMS.length - 1),
      tool(words.farther, () => change({ zoom: view.zoom - 1 }), undefined, view.zoom === 0),
      view.searched ? tool(words.search_end, () => change({ ...freshView(view.layer) })) : tool(words.search, search),
    );
    // Redrawing a row of buttons must not throw away the one a person has just pressed by key.
    if (held) [...tools.children].find((button) => button.textContent === held)?.focus({ preventScroll: true });
  }

  function paintCard() {
    const id = view.chosen;
    if (view.searched && !view.revealed) {
      card.replaceChildren(h("p", { class: "lb-over" }, say(words.score, view)), h("h3", {}, say(words.find_it, { name: nameOf(view.searched) })), h("p", {}, words.find_how));
      return;
    }
    const verdict = view.searched
      ? h("p", { class: id === view.searched ? "lb-right" : "lb-wrong" }, say(id === view.searched ? words.found : words.missed, { name: nameOf(view.searched), chosen: nameOf(id) }))
      : null;
    const about = facts[view.searched ?? id];
    if (!about) {
      card.replaceChildren(h("h3", {}, layer()?.title ?? ""), h("p", {}, words.how));
      return;
    }
    card.replaceChildren(
      ...[
        verdict,
        h("h3", {}, about.name),
        h("p", { class: "lb-latin", lang: "la" }, about.latin),
        about.does && h("p", {}, about.does),
        about.find && h("p", { class: "lb-find" }, h("b", {}, words.by_touch), " ", about.find),
        view.searched && tool(words.search_next, search),
      ].filter(Boolean),
    );
  }

  function paintPicture() {
    if (!svg) return;
    const flips = [`scale(${ZOOMS[view.zoom]})`, view.turned && "rotate(180deg)", view.mirrored && "scaleX(-1)"].filter(Boolean);
    svg.style.transform = flips.join(" ");
    svg.classList.toggle("lb-no-names", !view.names || Boolean(view.searched && !view.revealed));
    for (const upright of svg.querySelectorAll("text")) {
      const box = upright.getBBox();
      const middle = [box.x + box.width / 2, box.y + box.height / 2];
      const turn = [view.mirrored && "scale(-1,1)", view.turned && "rotate(180)"].filter(Boolean).join(" ");
      if (turn) upright.setAttribute("transform", `translate(${middle}) ${turn} translate(${-middle[0]},${-middle[1]})`);
      else upright.removeAttribute("transform");
    }
    for (const group of svg.querySelectorAll(".structure, .label")) group.classList.remove("lb-chosen", "lb-sought");
    const mark = (id, name) => id && svg.querySelectorAll(`[data-structure="${CSS.escape(id)}"]`).forEach((group) => group.classList.add(name));
    mark(view.chosen, "lb-chosen");
    if (view.revealed) mark(view.searched, "lb-sought");
    stage.classList.toggle("lb-zoomed", view.zoom > 0);
  }

  function paintList() {
    const searching = view.searched && !view.revealed;
    const held = document.activeElement?.dataset?.structure;
    list.replaceChildren(
      ...shown().map((id) => {
        const button = h("button", { class: "lb-name", type: "button", "data-structure": id, "aria-pressed": String(view.chosen === id) }, nameOf(id));
        button.addEventListener("click", () => choose(id), { signal });
        return h("li", {}, button);
      }),
    );
    list.hidden = Boolean(searching);
    if (held) list.querySelector(`[data-structure="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }

  function paintTabs() {
    tabs.hidden = layers.length < 2;
    tabs.replaceChildren(
      ...layers.map((one) => {
        const button = h("button", { class: "lb-button lb-layer", type: "button", "aria-pressed": String(one.id === view.layer) }, one.title);
        button.addEventListener("click", () => show(one.id), { signal });
        return button;
      }),
    );
  }

  function paint() {
    paintTabs();
    paintPicture();
    paintCard();
    paintList();
    paintTools();
  }

  function place(text) {
    const element = plateElement(text, layer()?.alt);
    svg = element instanceof SVGElement ? element : null;
    if (svg) svg.setAttribute("role", "group");
    stage.replaceChildren(element);
    for (const group of svg?.querySelectorAll(".structure") ?? []) {
      const id = group.dataset.structure;
      if (!facts[id]) continue;
      group.setAttribute("tabindex", "-1");
      group.addEventListener("click", () => choose(id), { signal });
      group.addEventListener("pointerenter", () => hover(id), { signal });
      group.addEventListener("pointerleave", () => hover(null), { signal });
      // The browser's own little title would cover the picture and give the answer away.
      group.querySelector(":scope > title")?.remove();
    }
  }

  function hover(id) {
    if (view.searched || !svg) return;
    for (const group of svg.querySelectorAll(".lb-hover")) group.classList.remove("lb-hover");
    if (id) groups(id).forEach((group) => group.classList.add("lb-hover"));
    if (!view.chosen) id ? card.replaceChildren(h("h3", {}, nameOf(id)), h("p", {}, facts[id].does)) : paintCard();
  }

  async function show(id) {
    let text = model.get("plates")[id];
    if (!text) {
      try {
        text = (await ask(model, "plate", { id })).svg;
      } catch (error) {
        if (error instanceof NoAnswer) trouble.replaceChildren(silentNote(words));
        return;
      }
    }
    trouble.replaceChildren();
    view = freshView(id);
    place(text);
    paint();
  }

  root.addEventListener("keydown", (event) => event.key === "Escape" && change({ chosen: null }), { signal });
  el.append(root);
  attach(model);
  if (layers.length) show(view.layer);
}

export default { render };
