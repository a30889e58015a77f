// A part of a lesson in front of a class: what is taller than the projector is turned page by page and never scrolls.
import { h, say, write } from "./dom.js";

const SLIDES = Symbol.for("lower-back-massage.slides");
const DECK_MODE = "presenting";
// What a page does not cut through, from what is cut last to what is cut first; below them all stand the lines of text.
const LEVELS = [
  ".lb-facts, .lb-where, .lb-list, .lb-controls, .lb-class-slide, .lb-plan-verdict, .lb-panel, .lb-answer, figure",
  ".lb-facts > div, .lb-zone, tbody tr, .lb-plot-head, .lb-strip, .lb-remember",
  "p, li, dt, dd, h1, h2, h3, h4, thead, button, label, summary, select, input, legend, img, .lb-row, .lb-table text:not(.lb-plot-head)",
];
const WORTH = [0.2, 0.2, 0.35, 0]; // of a page: what it must hold to end before something of that level; else it goes on into it

export const presenting = () => document.body.dataset.jpDeckMode === DECK_MODE;

// Hear of it when slides begin and end, until `signal` aborts.
export function whenPresenting(changed, signal) {
  const watch = new MutationObserver(() => changed(presenting()));
  watch.observe(document.body, { attributes: true, attributeFilter: ["data-jp-deck-mode"] });
  signal?.addEventListener("abort", () => watch.disconnect());
}

// Where each page of a part begins, in px from its top: `levels` are the boxes, [top, bottom], that are not cut through.
function pageStarts(height, room, levels) {
  const starts = [0];
  if (room < 1) return starts; // not laid out yet
  while (height - starts.at(-1) > room + 1) {
    const top = starts.at(-1);
    // what is taller than a page is cut, but begins only where half a page is left
    const whole = levels.map((boxes) => boxes.filter(([from, to]) => from > top + 1 && (to - from <= room || from > top + room / 2)));
    // before whatever the end of the page would cut, and before what that would cut in turn
    const cutAt = (boxes, end) => {
      const into = boxes.filter(([from, to]) => from < end - 1 && to > end + 1);
      return into.length ? cutAt(boxes, Math.min(...into.map(([from]) => from))) : end;
    };
    const end = Math.floor(top + room);
    const cuts = levels.map((_, level) => cutAt(whole.slice(level).flat(), end));
    starts.push(Math.floor(cuts.find((cut, level) => cut > top + room * WORTH[level]) ?? end));
  }
  return starts;
}

// What a heading must not be parted from: the first piece below it; in a plot all that follows until the next head.
function keptWith(node) {
  const next = node.nextElementSibling;
  if (/^(H[1-4]|THEAD|LEGEND)$/.test(node.tagName)) return [next?.querySelector(LEVELS.join()) ?? next];
  const kept = [];
  if (node.matches(".lb-plot-head")) for (let one = next; one && !one.matches(".lb-plot-head"); one = one.nextElementSibling) if (one.nodeName === "text") kept.push(one);
  return kept;
}

// Top and bottom of a box, a heading with what it stands over.
function boxOf(node) {
  const [own, ...kept] = [node, ...keptWith(node)].filter(Boolean).map((one) => one.getBoundingClientRect());
  const white = node.nodeName === "text" ? own.height / 10 : 0; // over and under the letters of a drawing
  return [own.top + white, Math.max(own.bottom, ...kept.map(({ bottom }) => bottom)) - white];
}

// The lines of text in `root`, without the white over and under their letters.
function linesOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (word) => (word.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
  const range = document.createRange();
  const lines = [];
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    for (const { top, bottom, height } of range.getClientRects()) lines.push([top + height / 10, bottom - height / 10]);
  }
  return lines;
}

// Whether something is drawn here itself, so that the empty edge of a box makes no page of its own.
const isSeen = (node) => node.checkVisibility()
  && (node.matches("svg, img, input, select") || ((!node.firstElementChild || node.matches(LEVELS.join())) && node.textContent.trim()));

// JupyterLab runs a command for a button of a trusted output only, so these hang in the lesson's own part.
function deckButton(by, command) {
  return h("button", { type: "button", hidden: true, class: `lb-deck-${by}`, "data-commandlinker-command": command });
}

// One turner of pages a window, whatever lesson brings its script first; `root` is that lesson's part.
export function turnPages(words, root) {
  root.append(deckButton(1, "deck:forward"), deckButton(-1, "deck:back"), deckButton("stop", "deck:stop"));
  if (globalThis[SLIDES]) return;
  globalThis[SLIDES] = true;
  const count = h("span", { role: "status" });
  const back = h("button", { type: "button", "aria-label": words.slide_back, onclick: () => turn(-1) }, "▲");
  const on = h("button", { type: "button", "aria-label": words.slide_on, onclick: () => turn(1) }, "▼");
  const bar = h("div", { class: "lb-turn", hidden: true }, back, count, on);
  document.body.append(bar);
  let cell = null;
  let fitted = null; // the output of that cell for which the pages were counted
  let starts = [0];
  let page = 0;

  const content = () => cell?.querySelector(".jp-OutputArea-child, .jp-MarkdownOutput") ?? null;

  function measure() {
    const inner = content();
    if (!inner) return;
    Object.assign(inner.style, { translate: "", clipPath: "" });
    cell.scrollTop = 0;
    const { top } = inner.getBoundingClientRect();
    const height = Math.max(0, ...[...inner.querySelectorAll("*:not(svg *)")].filter(isSeen).map((node) => node.getBoundingClientRect().bottom - top));
    const room = innerHeight - top;
    const fits = height <= room + 1;
    bar.hidden = fits;
    const free = fits ? room : room - bar.offsetHeight - 8;
    const levels = fits ? [] : [...LEVELS.map((boxes) => [...inner.querySelectorAll(boxes)].map(boxOf)), linesOf(inner)];
    starts = pageStarts(height, free, levels.map((boxes) => boxes.map(([from, to]) => [from - top, to - top])));
    page = Math.min(page, starts.length - 1);
    show(height);
    bar.dataset.fitted = `${cell.dataset.jpfCellId} ${innerWidth}x${innerHeight}`;
  }

  function show(height = content()?.scrollHeight ?? 0) {
    const inner = content();
    const last = page === starts.length - 1;
    bar.hidden = starts.length < 2;
    write(count, say(words.slide_page, { number: page + 1, count: starts.length }));
    back.disabled = page === 0;
    on.disabled = last;
    if (!inner) return;
    inner.style.translate = page ? `0 ${-starts[page]}px` : "";
    const below = inner.offsetHeight - (last ? Math.max(height, inner.offsetHeight) : starts[page + 1]);
    inner.style.clipPath = starts.length < 2 ? "" : `inset(${starts[page]}px 0 ${below}px 0)`;
  }

  function turn(by) {
    page = Math.min(Math.max(page + by, 0), starts.length - 1);
    show();
  }

  const sizes = new ResizeObserver(() => requestAnimationFrame(measure));
  function look() {
    const found = presenting() ? document.querySelector(".jp-Deck .jp-Cell.jp-deck-mod-onscreen") : null;
    // a part that is still being started comes later, and one that is started anew is another
    if (found === cell && content() === fitted) return;
    if (fitted) Object.assign(fitted.style, { translate: "", clipPath: "" });
    if (found !== cell) page = 0;
    cell = found;
    fitted = content();
    starts = [0];
    bar.hidden = true;
    sizes.disconnect();
    if (!fitted) return;
    sizes.observe(fitted);
    measure();
  }

  // Whoever goes on by Tab, or begins a new part of a slide, sees the page on which that stands.
  function onFocus(event) {
    const inner = content();
    if (starts.length < 2 || !inner?.contains(event.target)) return;
    const at = event.target.getBoundingClientRect().top - inner.getBoundingClientRect().top;
    page = Math.max(0, starts.findLastIndex((start) => start <= at + 1));
    show();
  }

  // A clock that runs on this slide is not left by mistake: its Stop would be out of sight.
  const runs = () => [...cell.querySelectorAll('[data-face="run"]')].some((clock) => clock.checkVisibility());

  function onKey(event) {
    if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    const inside = event.target.closest?.(".lb");
    // a part keeps its keys from JupyterLab; what it has open itself is closed first
    if (event.key === "Escape" && inside && !inside.querySelector(".lb-chosen, dialog[open]") && !runs()) {
      event.stopPropagation();
      return document.querySelector(".lb-deck-stop")?.click();
    }
    const by = { PageDown: 1, PageUp: -1, ...(inside ? {} : { ArrowRight: 1, ArrowLeft: -1, " ": 1, ArrowDown: 1, ArrowUp: -1 }) }[event.key];
    if (!by) return;
    const stays = by > 0 ? page < starts.length - 1 : page > 0;
    if (stays) turn(by);
    else if (!runs()) {
      if (!event.key.startsWith("Page")) return;
      document.querySelector(`.lb-deck-${by}`)?.click();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const watch = new MutationObserver(look);
  function follow() {
    watch.disconnect();
    if (presenting()) watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
    look();
  }
  whenPresenting(follow);
  addEventListener("resize", () => requestAnimationFrame(measure));
  addEventListener("keydown", onKey, true);
  addEventListener("focusin", onFocus);
  follow();
}
