// The speaker's window: notes of the slide that is shown, what comes next, and whether the class is ahead or behind.
import { h, say, write } from "./dom.js";
import { clockText } from "./player_words.js";

// The pace at the section `index` after `elapsed` seconds of the class: seconds ahead (+) or behind (-), seconds left of the section, and
// the places of later sections that may be left out, the largest first, until what is behind is made good.
function paceAt(sections, index, elapsed) {
  const starts = sections.reduce((all, one) => [...all, all.at(-1) + one.minutes * 60], [0]);
  const late = elapsed - starts[index + 1];
  const early = starts[index] - elapsed;
  const ahead = late > 0 ? -late : Math.max(0, early);
  const skip = [];
  let short = ahead < 0 ? -ahead : 0;
  const later = sections.map((one, place) => ({ place, seconds: one.minutes * 60, may: one.skip })).filter(({ place, may }) => may && place > index);
  for (const { place, seconds } of later.sort((one, other) => other.seconds - one.seconds)) {
    if (short <= 0) break;
    skip.push(place);
    short -= seconds;
  }
  return { ahead, left: starts[index + 1] - elapsed, skip: skip.sort((one, other) => one - other) };
}

const SPEAKER_STYLE = `
  * { box-sizing: border-box; } body { margin: 0; padding: 16px 22px; font: 20px/1.4 "Source Sans 3","Segoe UI",system-ui,sans-serif; color: #2d241c; background: #fffdf9; }
  h1 { font: 600 20px/1.2 Georgia,serif; margin: 0 0 8px; color: #4d4035; } h2 { font: 600 32px/1.2 Georgia,serif; margin: 0 0 6px; } h4 { margin: 14px 0 4px; font-size: 22px; }
  header { display: grid; grid-template-columns: auto 1fr; gap: 4px 24px; align-items: center; padding: 10px 16px; border-radius: 12px; background: #e0eef6; margin-bottom: 14px; }
  header b { font-size: 44px; line-height: 1; font-variant-numeric: tabular-nums; } .pace { font-size: 26px; font-weight: 700; } .behind { background: #fdf0d2; } .behind .pace { color: #7a4d00; }
  .skip { grid-column: 1 / -1; margin: 0; } p { margin: 0 0 8px; } .item::before { content: "• "; } .notes { border-left: 4px solid #dccfbd; padding-left: 16px; margin: 10px 0; }
  .next { color: #4d4035; border-top: 1px solid #dccfbd; padding-top: 10px; } nav { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0; }
  button { min-height: 48px; padding: 6px 18px; font: inherit; font-weight: 600; border-radius: 9px; border: 1.5px solid #8a4b2f; background: #fff; color: #6d3820; cursor: pointer; } button:focus-visible { outline: 3px solid #0a5f93; outline-offset: 2px; }
  .late { background: #fdf0d2; border-radius: 9px; padding: 6px 12px; }`;

// Opens it; null where the browser would not. It follows the slides of this page while both stay open. `shows()` says whether these notes
// still stand in it: another lesson's plan draws into the same window.
export function speakerWindow({ words, title, sections, now = () => performance.now() }) {
  const opened = window.open("", "lower-back-massage-speaker", "width=900,height=760");
  if (!opened) return null;
  const page = opened.document;
  const state = { index: 0, since: null, before: 0 };
  page.title = `${words.speaker}: ${title}`;
  page.documentElement.lang = "en";
  page.head.replaceChildren(h("title", {}, page.title), h("meta", { charset: "utf-8" }), h("style", {}, SPEAKER_STYLE));
  const clock = h("b", { role: "timer" });
  const pace = h("span", { class: "pace" });
  const skip = h("p", { class: "skip" });
  const head = h("header", {}, clock, pace, skip);
  const body = h("main", {});
  const run = h("button", { type: "button", onclick: toggle });
  page.body.replaceChildren(h("h1", {}, title), head, h("nav", {}, run, h("button", { type: "button", onclick: () => go(state.index - 1) }, words.back), h("button", { type: "button", onclick: () => go(state.index + 1) }, words.next)), body);

  // The parts of a class plan are no slides: until Next is pressed nobody can tell whether the first of them still goes on.
  const unsure = () => state.index === 0 && sections.every(({ cell }) => !cell);
  const elapsed = () => (state.before + (state.since === null ? 0 : now() - state.since)) / 1000;

  function toggle() {
    if (state.since === null) state.since = now();
    else Object.assign(state, { before: state.before + now() - state.since, since: null });
    draw();
  }

  function go(index) {
    state.index = Math.min(Math.max(index, 0), sections.length - 1);
    draw();
  }

  function tick() {
    const told = paceAt(sections, state.index, elapsed());
    write(clock, clockText(elapsed()));
    const key = told.ahead < 0 ? (unsure() ? "press_next" : "behind") : told.ahead > 0 ? "ahead" : "on_time";
    head.classList.toggle("behind", key === "behind");
    write(pace, say(words[key], { time: clockText(Math.abs(told.ahead)), left: clockText(Math.max(0, told.left)) }));
    write(skip, key === "behind" && told.skip.length ? say(words.may_skip, { parts: told.skip.map((place) => `${sections[place].title} (${sections[place].minutes})`).join(", ") }) : "");
  }

  function draw() {
    const one = sections[state.index];
    const next = sections[state.index + 1];
    run.textContent = state.since === null ? words.clock_start : words.clock_pause;
    body.replaceChildren(
      h("h2", {}, one.title),
      h("p", {}, say(words.section, { number: state.index + 1, count: sections.length, minutes: one.minutes })),
      h("div", { class: "notes" }, one.notes.length ? one.notes.map(({ kind, text }) => h(kind === "heading" ? "h4" : "p", { class: kind }, text)) : h("p", {}, words.no_notes)),
      h("p", { class: "late" }, `${words.if_late}: ${one.late}`),
      h("p", { class: "next" }, next ? `${words.then}: ${next.title}` : words.last),
    );
    tick();
  }

  // The slide that the projector turns to brings its notes, and the first one starts the clock; a clock that was held stays held.
  let last = -1;
  const watch = new MutationObserver(() => {
    const shown = document.querySelector(".jp-Deck .jp-deck-mod-onscreen")?.dataset.jpfCellId;
    const index = shown ? sections.findIndex(({ cell }) => cell === shown) : -1;
    if (index === last) return;
    last = index;
    if (index < 0) return;
    if (state.since === null && state.before === 0) state.since = now();
    go(index);
  });
  watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] });
  // reloaded, the window has a document of its own, and what was drawn stays whole in the old one
  const shows = () => !opened.closed && opened.document === page && body.isConnected;
  const timer = setInterval(() => (shows() ? tick() : stop()), 250);
  function stop() {
    clearInterval(timer);
    watch.disconnect();
  }
  draw();
  opened.focus();
  return { title, shows, focus: () => opened.focus() };
}
