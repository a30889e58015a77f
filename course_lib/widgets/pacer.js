import { h, keepKeys, say, write } from "./dom.js";
import { makeSounds } from "./sounds.js";
import { pageSound } from "./player_sound.js";
import { inMotion } from "./in_motion.js";
import { uuid } from "./talk.js";
import { attach } from "./outbox.js";

const LEAD = 3; // seconds to let go of the mouse before the first breath
const SMALL = 0.45; // the circle at the end of a breath out, as a share of its largest

// Where `count` breaths stand `at` seconds after the start: {part, number, left, fill}; `fill` is how far the circle has grown, 0 to 1.
function breathAt(at, count, { seconds_in: into, seconds_out: out }) {
  if (at < LEAD) return { part: "ready", number: 1, left: LEAD - at, fill: 0 };
  const since = at - LEAD;
  const number = Math.floor(since / (into + out)) + 1;
  if (number > count) return { part: "done", number: count, left: 0, fill: 0 };
  const within = since - (number - 1) * (into + out);
  const soft = (share) => 0.5 - 0.5 * Math.cos(Math.PI * share);
  if (within < into) return { part: "in", number, left: into - within, fill: soft(within / into) };
  return { part: "out", number, left: into + out - within, fill: 1 - soft((within - into) / out) };
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const pace = { seconds_in: model.get("seconds_in"), seconds_out: model.get("seconds_out") };
  const counts = model.get("counts");
  const settings = Object.assign(Object.create(pageSound().settings), { sounds: true }); // the page's volume, as it is by now
  const sounds = makeSounds(settings);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let count = counts[Math.floor(counts.length / 2)];
  let tones = false;
  let before = 0; // seconds that had passed when it was last paused
  let began = null; // the page's clock when it last went on; null while it stands
  let told = "";
  let timer = 0;

  const root = h("section", { class: "lb lb-pacer", "aria-label": words.title });
  const body = h("div");
  const heard = h("p", { class: "lb-visually-hidden", "aria-live": "assertive" });
  root.append(body, heard);
  keepKeys(root, signal);

  const move = inMotion(root, wake, signal);
  const clock = () => performance.now() / 1000;
  const at = () => before + (began === null ? 0 : clock() - began);
  const tell = (text) => text !== told && (heard.textContent = told = text);

  // -- the start ----------------------------------------------------------------------------------------------------------

  function choices() {
    const name = `lb-count-${uuid()}`;
    const one = (number) =>
      h("label", { class: "lb-choice" },
        h("input", { type: "radio", name, value: number, checked: number === count, onchange: () => (count = number) }),
        h("span", {}, String(number)));
    return [
      h("fieldset", {}, h("legend", {}, words.how_many), h("div", { class: "lb-counts" }, counts.map(one))),
      h("label", { class: "lb-tones" }, h("input", { type: "checkbox", checked: tones, onchange: (event) => (tones = event.target.checked) }), h("span", {}, words.tones)),
    ];
  }

  function startPage(done) {
    body.dataset.part = done ? "done" : "start";
    const go = h("button", { class: "lb-button lb-primary lb-go", type: "button", onclick: start }, done ? words.again : words.begin);
    body.replaceChildren(
      h("div", { class: "lb-begin" },
        h("div", { class: "lb-still-circle", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
        h("div", {},
          h("h2", { tabindex: -1 }, done ? words.done : words.title),
          h("p", { class: "lb-lead" }, done ? words.done_next : words.lead),
          h("p", { class: "lb-small" }, done ? words.massage : words.own_pace),
          h("div", { class: "lb-settings" }, choices(), go))),
    );
    if (done) body.querySelector("h2").focus({ preventScroll: true });
  }

  // -- breathing ----------------------------------------------------------------------------------------------------------

  let circle, face, phase, number, breath, tap;

  function start() {
    before = 0;
    began = null;
    face = h("span", { class: "lb-face" }, (phase = h("span", { class: "lb-phase" })), (number = h("span", { class: "lb-number", "aria-hidden": "true" })));
    circle = h("span", { class: "lb-circle", "aria-hidden": "true" });
    const button = h("button", { class: "lb-breathing", type: "button", onclick: toggle }, h("span", { class: "lb-ring", "aria-hidden": "true" }), circle, face);
    breath = h("p", { class: "lb-breath-count" });
    tap = h("p", { class: "lb-small" });
    body.replaceChildren(h("div", { class: "lb-run" }, button, breath, tap, h("button", { class: "lb-button lb-quiet", type: "button", onclick: end }, words.end)));
    goOn();
    button.focus({ preventScroll: true });
  }

  function goOn() {
    began = clock();
    if (tones) soundAhead();
    label(words.pause, words.tap);
    wake();
    move();
  }

  // All tones of what is left go to the audio clock at once: no tab, however hidden, comes late for one.
  function soundAhead() {
    sounds.unlock();
    for (let breathNumber = 0; breathNumber < count; breathNumber += 1) {
      const start = LEAD + breathNumber * (pace.seconds_in + pace.seconds_out) - before;
      if (start >= 0) sounds.schedule("breathe_in", start);
      if (start + pace.seconds_in >= 0) sounds.schedule("breathe_out", start + pace.seconds_in);
    }
  }

  function still() {
    clearTimeout(timer);
    sounds.cancel();
  }

  function toggle() {
    if (began === null) return goOn();
    before = at();
    began = null;
    still();
    body.dataset.part = "paused";
    phase.textContent = words.paused;
    tell(words.paused);
    label(words.go_on, words.paused_tap);
  }

  function label(name, help) {
    body.querySelector(".lb-breathing").setAttribute("aria-label", name);
    tap.textContent = help;
  }

  function end() {
    still();
    began = null;
    before = 0;
    startPage(false);
    body.querySelector(".lb-go").focus({ preventScroll: true });
  }

  // Drawn anew from the clock at every picture; the timer is for a page out of sight, which draws none. Answers whether breathing goes on.
  function wake() {
    clearTimeout(timer);
    if (began === null) return false;
    sounds.keepTime();
    const now = breathAt(at(), count, pace);
    if (now.part === "done") {
      still();
      began = null;
      before = 0;
      tell(words.done);
      startPage(true);
      return false;
    }
    body.dataset.part = now.part;
    body.classList.toggle("lb-calm", calm.matches);
    circle.style.transform = calm.matches ? "" : `scale(${SMALL + (1 - SMALL) * now.fill})`;
    write(phase, words[now.part]);
    write(number, String(Math.ceil(now.left - 1e-6)));
    write(breath, now.part === "ready" ? "" : say(words.breath, { number: now.number, count }));
    tell(words[now.part]);
    timer = setTimeout(wake, 500);
    return true;
  }

  startPage(false);
  el.append(root);
  attach(model, signal);
  signal.addEventListener("abort", () => {
    still();
    sounds.close();
  });
}

export default { render };
