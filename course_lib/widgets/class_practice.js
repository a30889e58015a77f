// A practice on a slide: what will be practised, and one press that opens the clock of the room for it. Nothing of it is recorded.
import { h } from "./dom.js";
import { classBox } from "./class_slide.js";
import { renderRoom } from "./room.js";

// The rooms that were opened on slides, by the practice's model: Lab may draw the widget again.
const opened = new WeakMap();

// The model of the room behind a practice: its own words and choices, and its own desk at Python's end.
function roomOf(model) {
  if (opened.has(model)) return opened.get(model);
  const room = model.get("classroom");
  const own = { ...room, words: { ...model.get("words"), ...room.words }, unrecorded: true };
  const made = {
    get: (name) => own[name] ?? model.get(name),
    set() {},
    save_changes() {},
    on: (...given) => model.on(...given),
    off: (...given) => model.off(...given),
    // the record is one for all; whatever else a room asks, it asks of its own desk
    send: (message) => model.send(message.ask === "record" ? message : { ...message, ask: `room_${message.ask}` }),
  };
  opened.set(model, made);
  return made;
}

// Before the practice of `model` in `el`: what will be practised (`steps` are lines), and one press that opens the clock of the room for it.
export function classPractice({ model, el, signal, steps = [] }) {
  const words = model.get("words");
  const list = steps.length ? h("ol", {}, steps) : null;
  const room = h("div");
  const place = h("div", { class: "lb lb-class" });
  el.append(place);
  if (!model.get("classroom").choice) {
    place.append(classBox(words, list, h("p", {}, words.class_alone)));
    return;
  }
  const open = h("button", { type: "button", class: "lb-button lb-primary", onclick: begin }, words.class_start);
  const close = h("button", { type: "button", class: "lb-button lb-quiet lb-class-close", onclick: end }, words.class_close);
  place.append(classBox(words, list, h("p", {}, words.class_start_text), open), room);
  let closed = null;
  signal.addEventListener("abort", () => closed?.abort());

  function begin() {
    closed = new AbortController();
    place.classList.add("lb-open");
    renderRoom({ model: roomOf(model), el: room, signal: closed.signal, demonstration: true });
    room.prepend(close);
    room.querySelector("h2")?.focus({ preventScroll: true });
  }

  function end() {
    closed?.abort();
    room.replaceChildren();
    place.classList.remove("lb-open");
    open.focus({ preventScroll: true });
  }
}
