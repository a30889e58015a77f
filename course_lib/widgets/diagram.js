import { h, keepKeys, say, silentNote } from "./dom.js";
import { ask, NoAnswer } from "./talk.js";
import { livePlate } from "./plate_view.js";
import { drawNames } from "./plate_names.js";
import { askable, chance, namesFor, nextPart } from "./plate_test.js";
import { attach } from "./outbox.js";

const ZOOMS = [1, 1.6, 2.4, 3.6];
const STANDS = [0, 270, 180, 90]; // how far the body turns for a giver at the feet, the left, the head and the right
const GUTTER = 168; // room for one column of names beside the figure, in pixels
const NAMES_FIT = 520; // a narrower picture leaves its names to the list
const TALLEST = 780;
const BROAD = 1.15;

function render({ model, el, signal }) {
  const words = model.get("words");
  const layers = model.get("layers");
  const facts = model.get("structures");
  const zones = model.get("zones");
  const random = chance(model.get("seed"));
  // What the learner has chosen to see; everything on the screen follows from it.
  let view = { layer: layers[0]?.id, chosen: null, side: null, zone: null, names: true, mirrored: false, turned: 0, zoom: 0, test: null };
  let live = null;
  let wanted = null;

  const overlay = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  overlay.setAttribute("class", "lb-leaders");
  overlay.setAttribute("aria-hidden", "true");
  const names = h("div", { class: "lb-labels", "aria-hidden": "true" });
  const frame = h("div", { class: "lb-frame" });
  const stage = h("div", { class: "lb-stage" }, frame, overlay, names);
  const legend = h("div", { class: "lb-legend" });
  const card = h("div", { class: "lb-about", role: "status", "aria-live": "polite" });
  const actions = h("div", { class: "lb-actions" });
  const list = h("div", { class: "lb-list", role: "group", "aria-label": words.list });
  const trouble = h("div");
  const tabs = h("div", { class: "lb-layers", role: "group", "aria-label": words.layers });
  const tools = h("div", { class: "lb-tools", role: "group", "aria-label": words.tools });
  const root = h(
    "section",
    { class: "lb lb-diagram", "aria-label": words.title },
    tabs,
    trouble,
    h("div", { class: "lb-body" }, h("div", { class: "lb-picture" }, stage, legend), h("div", { class: "lb-side" }, card, actions, list)),
    tools,
  );

  const layer = () => layers.find((one) => one.id === view.layer) ?? layers[0];
  const part = (key) => live?.parts.get(key);
  const nameOf = (key) => part(key)?.about.name ?? facts[key]?.name ?? key;
  const testing = () => Boolean(view.test);
  // A section or a ruler is broader than high; nobody walks round it.
  const broad = () => Boolean(live) && live.ratio({ turned: 0 }) > BROAD;
  const pose = () => (broad() ? { turned: 0, mirrored: false } : view);
  const asking = () => Boolean(view.test?.key && view.test.answer === null);
  const pool = () => askable(live?.parts ?? new Map());

  function known(kind, key, name, rule) {
    if (kind === "structure") return facts[key];
    if (kind === "zone") return zones[key] && { name: zones[key], does: words[`rule_${rule}`] };
    return name && { name };
  }

  function change(next) {
    view = { ...view, ...next };
    paint();
  }

  // -- choosing and the self-test --------------------------------------------------------------------------------------

  function choose(key, { side = null, zone = null } = {}) {
    const { test } = view;
    if (!test) return change({ chosen: key, side, zone });
    if (test.kind === "find" && asking()) return answer(key);
    if (test.kind === "find" || !pool().includes(key)) return undefined;
    return change({ test: { ...test, kind: "name", key, side, answer: null, choices: namesFor(key, choicePool(), nameOf, random) } });
  }

  // A plate with few parts borrows names from the rest of the body.
  function choicePool() {
    return pool().length >= 4 ? pool() : [...pool(), ...Object.keys(facts)];
  }

  function answer(key) {
    const { test } = view;
    const right = nameOf(key) === nameOf(test.key);
    change({ test: { ...test, answer: key, asked: [...test.asked, test.key], right: test.right + (right ? 1 : 0) } });
    card.querySelector("h3")?.focus({ preventScroll: true });
  }

  function begin(kind) {
    const { asked, right } = view.test;
    const key = nextPart(pool(), asked, random);
    change({ test: { kind, key, side: null, answer: null, asked, right, choices: namesFor(key, choicePool(), nameOf, random) } });
    card.querySelector("h3")?.focus({ preventScroll: true });
  }

  const startTest = () => change({ chosen: null, side: null, zone: null, test: { kind: null, key: null, answer: null, asked: [], right: 0 } });
  const endTest = () => change({ test: null });

  // -- the page --------------------------------------------------------------------------------------------------------

  function button(label, act, { pressed, disabled, kind = "" } = {}) {
    const made = h("button", { class: `lb-button ${kind}`, type: "button", disabled, onclick: act }, label);
    if (pressed !== undefined) made.setAttribute("aria-pressed", String(pressed));
    return made;
  }

  function refill(box, ...children) {
    // Redrawing a row of controls must not throw away the one a person has just used by key.
    const held = box.contains(document.activeElement) ? document.activeElement.dataset.name ?? document.activeElement.textContent : null;
    box.replaceChildren(...children.flat(3).filter(Boolean));
    if (held === null) return;
    const again = [...box.querySelectorAll("button, select")].find((one) => (one.dataset.name ?? one.textContent) === held);
    again?.focus({ preventScroll: true });
  }

  function paintTools() {
    const stand = h(
      "select",
      { "data-name": "stand", onchange: (event) => change({ turned: Number(event.target.value) }) },
      STANDS.map((turned) => h("option", { value: turned, selected: view.turned === turned }, words[`stand_${turned}`])),
    );
    const turning = live?.frame && !broad() && [
      h("label", { class: "lb-stand" }, h("span", {}, words.stand), stand),
      button(words.mirror, () => change({ mirrored: !view.mirrored }), { pressed: view.mirrored }),
    ];
    const step = (label, by, last) => button(label, () => change({ zoom: view.zoom + by }), { disabled: view.zoom === last });
    refill(
      tools,
      turning || [],
      step(words.farther, -1, 0),
      step(words.nearer, 1, ZOOMS.length - 1),
      testing() || !live?.frame ? null : button(words.names, () => change({ names: !view.names }), { pressed: view.names }),
      pool().length < 2 ? null : button(testing() ? words.test_end : words.test, testing() ? endTest : startTest, { pressed: testing(), kind: "lb-test" }),
    );
  }

  function aboutPart(key, { side, zone, lead } = {}) {
    const about = part(key)?.about;
    if (!about) return [h("h3", {}, layer()?.title ?? ""), h("p", {}, layer()?.desc ?? ""), live?.parts.size ? h("p", { class: "lb-over" }, words.how) : ""];
    const where = zone && zone !== key && part(zone)?.about;
    return [
      lead,
      h("h3", { tabindex: "-1" }, about.name),
      about.latin && h("p", { class: "lb-latin", lang: "la" }, about.latin),
      ["left", "right"].includes(side) && h("p", { class: "lb-where" }, words[`${side}_full`]),
      about.does && h("p", {}, about.does),
      about.find && h("p", { class: "lb-find" }, h("b", {}, words.by_touch), " ", about.find),
      where && h("p", { class: "lb-zone-note" }, h("b", {}, where.name), ". ", where.does),
    ].filter(Boolean);
  }

  function paintTest() {
    const { test } = view;
    const score = test.asked.length ? h("p", { class: "lb-over" }, say(words.score, { right: test.right, asked: test.asked.length })) : null;
    const again = [button(words.test_name, () => begin("name")), button(words.test_find, () => begin("find"))];
    if (!test.key) {
      card.replaceChildren(h("h3", { tabindex: "-1" }, words.test), h("p", {}, words.test_how));
      refill(actions, again);
      return;
    }
    if (asking()) {
      const title = test.kind === "find" ? say(words.find_it, { name: nameOf(test.key) }) : words.name_it;
      const hint = part(test.key).about.does;
      card.replaceChildren(...[score, h("h3", { tabindex: "-1" }, title), h("p", {}, test.kind === "find" ? words.find_how : words.name_how)].filter(Boolean));
      refill(
        actions,
        test.kind === "name" ? test.choices.map((key) => button(nameOf(key), () => answer(key), { kind: "lb-choice" })) : [],
        hint && h("details", { class: "lb-hint" }, h("summary", {}, words.hint), h("p", {}, hint)),
      );
      return;
    }
    const right = nameOf(test.answer) === nameOf(test.key);
    const told = right ? words.right : say(test.kind === "find" ? words.missed : words.wrong, { name: nameOf(test.key), chosen: nameOf(test.answer) });
    card.replaceChildren(score, ...aboutPart(test.key, { lead: h("p", { class: right ? "lb-right" : "lb-wrong" }, told) }));
    refill(actions, again);
  }

  function paintCard() {
    if (testing()) return paintTest();
    card.replaceChildren(...aboutPart(view.chosen, view));
    return refill(actions);
  }

  function paintList() {
    list.hidden = testing() || !live?.parts.size;
    const order = [...Object.keys(facts), ...Object.keys(zones)];
    const all = [...(live?.parts.values() ?? [])].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
    const groups = ["structure", "zone", "mark"].map((kind) => [kind, all.filter((one) => one.kind === kind)]).filter(([, some]) => some.length);
    refill(
      list,
      groups.map(([kind, some]) => [
        h("h4", {}, words[`list_${kind}`]),
        h("ul", {}, some.map(({ key, about }) => {
          const name = h("button", { class: "lb-name", type: "button", "data-key": key, "aria-pressed": String(view.chosen === key), onclick: () => (choose(key), centreZoom()) }, about.name);
          // The mouse only lights the part up: a card that grew would push the list away from under it.
          name.addEventListener("pointerenter", () => lightUp(key));
          name.addEventListener("pointerleave", () => lightUp(null));
          name.addEventListener("focus", () => name.matches(":focus-visible") && preview(key));
          name.addEventListener("blur", () => preview(null));
          return h("li", {}, name);
        })),
      ]),
    );
  }

  function paintTabs() {
    tabs.hidden = layers.length < 2;
    refill(tabs, layers.map(({ id, title }) => button(title, () => show(id), { pressed: id === view.layer, kind: "lb-layer" })));
  }

  function paintLegend() {
    const kinds = ["work", "light", "none"].filter((kind) => live?.svg.querySelector(`.zones[data-kind="${kind}"], .zone[data-kind="${kind}"]`));
    const strokes = live?.frame && live.svg.querySelector("[data-stroke]") ? ["firm_path", "light_path", "back_path"] : [];
    const note = layer()?.note;
    legend.hidden = !(kinds.length + strokes.length) && !note;
    legend.replaceChildren(
      ...[...kinds, ...strokes].map((kind) => h("span", {}, h("i", { class: `lb-key lb-key-${kind}`, "aria-hidden": "true" }), words[kind])),
      note ? h("span", { class: "lb-tempo" }, note) : "",
    );
  }

  function paintPicture() {
    root.classList.toggle("lb-broad", broad());
    root.classList.toggle("lb-bare", !live?.parts.size);
    if (!live) return;
    const { test } = view;
    const find = asking() && test.kind === "find";
    live.svg.classList.toggle("lb-quiet", testing());
    live.turn(pose());
    live.svg.setAttribute("role", find ? "group" : "img");
    [...live.parts.values()].forEach(({ groups }, index) => groups.forEach((group) => {
      // By key a place can be looked for as well: its number says nothing about its name.
      for (const [name, value] of [["tabindex", "0"], ["role", "button"], ["aria-label", say(words.place, { number: index + 1 })]]) {
        if (find && group === groups[0]) group.setAttribute(name, value);
        else group.removeAttribute(name);
      }
    }));
    const groupsOf = (key, side) => {
      const all = part(key)?.groups ?? [];
      const own = side ? all.filter(({ dataset }) => dataset.side === side) : all;
      return own.length ? own : all;
    };
    const shown = testing() ? (test.key && !find ? test.key : null) : view.chosen;
    const wrong = test?.answer && nameOf(test.answer) !== nameOf(test.key) && test.kind === "find" ? test.answer : null;
    live.mark("lb-chosen", groupsOf(shown, testing() ? test.side : view.side));
    live.mark("lb-wrong-part", groupsOf(wrong));
    layOut();
  }

  const showsNames = (room) => view.names && !testing() && view.zoom === 0 && live.frame && live.names.length > 0 && room >= NAMES_FIT;
  const gutterIn = (room) => (showsNames(room) ? Math.min(GUTTER, room * 0.205) : 0);

  // Room for the picture: as large as window and column allow; names beside it where they fit.
  let laid = 0;
  function layOut() {
    const room = stage.clientWidth;
    if (!live || !room) return;
    laid = room;
    const tall = Math.max(340, Math.min(TALLEST, innerHeight * 0.64));
    const ratio = live.ratio(pose());
    const width = Math.min(room - 2 * gutterIn(room), tall * ratio);
    const zoomed = view.zoom > 0;
    frame.style.width = zoomed ? "100%" : `${width}px`;
    frame.style.height = zoomed ? `${Math.max(width / ratio, Math.min(tall, 420))}px` : "";
    frame.classList.toggle("lb-zoomed", zoomed);
    if (zoomed) {
      frame.setAttribute("tabindex", "0");
      frame.setAttribute("role", "group");
      frame.setAttribute("aria-label", words.tools_pan);
    } else for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
    live.svg.style.width = `${width * ZOOMS[view.zoom]}px`;
    stage.style.minHeight = "";
    const need = placeNames(room);
    if (!need) return;
    stage.style.minHeight = `${need}px`;
    placeNames(room);
  }

  function placeNames(room) {
    const named = showsNames(room);
    names.hidden = !named;
    overlay.style.display = named ? "" : "none";
    return named ? drawNames({ live, view: pose(), stage, layer: names, leaders: overlay, gutter: gutterIn(room), chosen: view.chosen, choose }) : 0;
  }

  // A scroll bar that comes and goes with the height of the picture must not make its size swing to and fro.
  function resized() {
    const room = stage.clientWidth;
    if (Math.abs(room - laid) > 24) layOut();
    else if (live && room) placeNames(laid);
  }

  function centreZoom() {
    const group = part(view.chosen)?.groups[0];
    if (!frame.classList.contains("lb-zoomed")) return;
    const [outer, inner] = [frame.getBoundingClientRect(), (group ?? live.svg).getBoundingClientRect()];
    frame.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
    frame.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  }

  function paint() {
    const zoom = frame.dataset.zoom;
    paintTabs();
    paintCard();
    paintList();
    paintLegend();
    paintTools();
    paintPicture();
    frame.dataset.zoom = String(view.zoom);
    if (zoom !== frame.dataset.zoom) centreZoom();
  }

  // -- pointing --------------------------------------------------------------------------------------------------------

  let previewed = null;
  function lightUp(key, side = null) {
    if (testing() || !live) return;
    const groups = part(key)?.groups ?? [];
    live.mark("lb-hover", side ? groups.filter(({ dataset }) => dataset.side === side) : groups);
    for (const label of names.children) label.classList.toggle("lb-hover", label.dataset.key === key);
  }

  function preview(key, side = null, zone = null) {
    const mark = `${key}|${side}|${zone}`;
    if (testing() || !live || mark === previewed) return;
    previewed = mark;
    lightUp(key, side);
    card.replaceChildren(...(key ? aboutPart(key, { side, zone }) : aboutPart(view.chosen, view)));
  }

  function pointed(event) {
    const { group, zone } = live.under(event.clientX, event.clientY);
    return group ? { key: group.dataset.lbPart, side: group.dataset.side ?? null, zone: zone?.dataset.lbPart ?? null } : null;
  }

  function listen() {
    const { svg } = live;
    svg.addEventListener("pointermove", (event) => {
      const at = event.pointerType === "touch" ? null : pointed(event);
      if (at) preview(at.key, at.side, at.zone);
      else preview(null);
      svg.style.cursor = at ? "pointer" : "";
    });
    svg.addEventListener("pointerleave", () => preview(null));
    svg.addEventListener("click", (event) => {
      if (dragged) return;
      const at = pointed(event);
      if (at) choose(at.key, at);
      else if (!testing()) change({ chosen: null, side: null, zone: null });
    });
    svg.addEventListener("keydown", (event) => {
      const key = event.target.dataset?.lbPart;
      if (!key || !["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      choose(key);
    });
  }

  // A picture brought nearer is moved with the mouse like a sheet of paper; fingers, wheel and keys move it by themselves.
  let dragged = false;
  frame.addEventListener("pointerdown", (down) => {
    dragged = false;
    if (down.pointerType !== "mouse" || view.zoom === 0) return;
    const start = [frame.scrollLeft + down.clientX, frame.scrollTop + down.clientY];
    const still = new AbortController();
    const move = (event) => {
      if (Math.abs(event.clientX - down.clientX) + Math.abs(event.clientY - down.clientY) > 5) dragged = true;
      frame.classList.toggle("lb-dragged", dragged);
      [frame.scrollLeft, frame.scrollTop] = [start[0] - event.clientX, start[1] - event.clientY];
    };
    const end = () => {
      still.abort();
      frame.classList.remove("lb-dragged");
    };
    addEventListener("pointermove", move, { signal: still.signal });
    for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, end, { signal: still.signal });
  }, { signal });

  async function show(id) {
    wanted = id;
    const kept = model.get("plates")[id];
    let text = kept;
    if (!kept) {
      try {
        text = (await ask(model, "plate", { id })).svg;
      } catch (error) {
        if (error instanceof NoAnswer) trouble.replaceChildren(silentNote(words));
        else trouble.replaceChildren(h("p", { class: "lb-silent", role: "alert" }, error.message));
        return;
      }
      model.set("plates", { ...model.get("plates"), [id]: text });
    }
    if (wanted !== id || signal?.aborted) return;
    trouble.replaceChildren();
    live = livePlate(text, layers.find((one) => one.id === id)?.alt, known, { left: words.left_mark, right: words.right_mark });
    frame.replaceChildren(live ? live.svg : h("p", { class: "lb-no-plate" }, words.not_drawn));
    overlay.replaceChildren();
    names.replaceChildren();
    if (live) listen();
    previewed = null;
    // What was chosen on one layer is looked for on the next: that is what layers are for.
    const stays = part(view.chosen) ? {} : { chosen: null, side: null, zone: null };
    change({ layer: id, test: null, ...stays });
  }

  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view.chosen) change({ chosen: null, side: null, zone: null });
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !event.target.closest?.(".lb-list")) return;
    const all = [...list.querySelectorAll("button")];
    all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
  });
  keepKeys(root, signal);
  el.append(root);
  attach(model);
  const sized = new ResizeObserver(resized);
  sized.observe(stage);
  signal?.addEventListener("abort", () => sized.disconnect());
  if (layers.length) show(view.layer);
}

export default { render };
