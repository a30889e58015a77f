// Small building blocks of a page; everything typed by a person goes in as text, never as markup.

// Make an element: h("button", {class: "lb-go", onclick}, "Start").
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const SVG = "http://www.w3.org/2000/svg";

// Gives an element its text where that changed: the page lays a text out anew each time it is set.
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Make an element of a drawing: svgNode("circle", { cx, cy, r: 3 }).
export function svgNode(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// A button with a wording on it; `kind` are further classes, `more` further attributes.
export function pushButton(wording, act, kind = "", more = {}) {
  return h("button", { class: `lb-button ${kind}`, type: "button", onclick: act, ...more }, wording);
}

// Draw what stands in `box` anew. What had the focus has it again, found by its name; where that is gone or rests, the heading has it:
// whoever goes by keys must not be left nowhere.
export function refill(box, ...children) {
  const held = box.contains(document.activeElement) ? document.activeElement : null;
  const nameOf = ({ dataset, textContent }) => dataset.name ?? textContent;
  box.replaceChildren(...children.flat(3).filter(Boolean));
  if (!held) return;
  const all = [...box.querySelectorAll(`${held.tagName}:not(:disabled)`)];
  const again = all.find((one) => nameOf(one) === nameOf(held)) ?? box.querySelector("h2, h3") ?? box;
  if (again.tabIndex < 0) again.tabIndex = -1;
  again.focus({ preventScroll: true });
  if (again.type === "text") again.setSelectionRange(held.selectionStart, held.selectionEnd);
}

// Fill {name} places of a wording.
export function say(wording, values = {}) {
  return String(wording ?? "").replace(/\{([a-z_]+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

// Text in which *words* between stars are stressed, as the content writes them; what fills a {name} place keeps its stars.
export function stressed(wording, values) {
  return String(wording).split(/\*([^*]+)\*/).map((piece, index) => (index % 2 ? h("em", {}, say(piece, values)) : say(piece, values)));
}

// No key pressed inside a widget may reach JupyterLab, whose command mode cuts cells on `x`.
export function keepKeys(root, signal) {
  for (const kind of ["keydown", "keyup", "keypress"]) {
    root.addEventListener(kind, (event) => event.stopPropagation(), { signal });
  }
}

// A note on what went wrong over a question to Python, with a button by which Lab runs the cell again: its silence, for which there need be
// no fault, or in one sentence for all else that something failed. What a fault says of itself is for nobody who learns.
export function troubleNote(words, fault = null) {
  const text = !fault || fault.late ? words.no_answer : words.failed;
  return h(
    "div",
    { class: "lb-silent", role: "alert" },
    h("p", {}, text),
    h("button", { class: "lb-button", type: "button", "data-commandlinker-command": "notebook:run-cell" }, words.start_again),
  );
}

// A question to Python failed: `buttons` can be pressed again. The browser took the focus from the one that was `pressed`, and it has it
// once more where nobody has gone elsewhere.
export function enableAgain(pressed, buttons = [pressed]) {
  for (const button of buttons) button.disabled = false;
  if (document.activeElement === document.body) pressed.focus({ preventScroll: true });
}
