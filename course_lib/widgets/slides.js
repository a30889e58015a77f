// A part of a lesson in front of a class: what is taller than the projector is turned page by page and never scrolls.
import { h, say } from "./dom.js";

const SLIDES = Symbol.for("lower-back-massage.slides");
const DECK_MODE = "presenting";
const PIECES = "p, li, dt, dd, h1, h2, h3, h4, tr, figure, button, label, summary, select, input, legend, img, .lb-row, .lb-zone, .lb-facts > div, .lb-list, .lb-piece, .lb-table text";
const LEAST = 0.35; // of a page: what is taller than the rest of one is cut through its pieces instead

export const presenting = () => document.body.dataset.jpDeckMode === DECK_MODE;

// Hear of it when slides begin and end, until `signal` aborts.
export function whenPresenting(changed, signal) {
  const watch = new MutationObserver(() => changed(presenting()));
  watch.observe(document.body, { attributes: true, attributeFilter: ["data-jp-deck-mode"] });
  signal?.addEventListener("abort", () => watch.disconnect());
}

// Where each page of a part begins, in px from its top: `pieces` are [top, bottom] of what is not cut through.
export function pageStarts(height, room, pieces) {
  const starts = [0];
  if (room < 1) return starts; // not laid out yet
  while (height - starts.at(-1) > room + 1) {
    const top = starts.at(-1);
    let cut = top + room;
    for (let crossed = true; crossed; ) {
      const into = pieces.filter(([from, to]) => from > top + 1 && from < cut && to > cut + 1).map(([from]) => from);
      crossed = into.length > 0;
      if (crossed) cut = Math.min(...into);
    }
    starts.push(cut < top + room * LEAST ? top + room : cut);
  }
  return starts;
}

// Top and bottom of a piece; a heading goes with the first line of what it stands over.
function boxOf(node) {
  const { top, bottom } = node.getBoundingClientRect();
  const below = /^H[1-4]$/.test(node.tagName) && node.nextElementSibling;
  const first = below && (below.querySelector(PIECES) ?? below).getBoundingClientRect();
  return [top, first && first.height ? Math.max(bottom, first.bottom) : bottom];
}

// Whether something is drawn here itself, so that the empty edge of a box makes no page of its own.
const isSeen = (node) => ((!node.firstElementChild && node.textContent.trim()) || node.nodeName === "svg" || node.matches(PIECES)) && node.checkVisibility();

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
    const pieces = fits ? [] : [...inner.querySelectorAll(PIECES)].map(boxOf)
      .filter(([from, to]) => to > from && to - from < free * (1 - LEAST)).map(([from, to]) => [from - top, to - top]);
    starts = pageStarts(height, free, pieces);
    page = Math.min(page, starts.length - 1);
    show(height);
    bar.dataset.fitted = `${cell.dataset.jpfCellId} ${innerWidth}x${innerHeight}`;
  }

  function show(height = content()?.scrollHeight ?? 0) {
    const inner = content();
    const last = page === starts.length - 1;
    bar.hidden = starts.length < 2;
    count.textContent = say(words.slide_page, { number: page + 1, count: starts.length });
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

  function onKey(event) {
    if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    const inside = event.target.closest?.(".lb");
    // a part keeps its keys from JupyterLab; what it has open itself is closed first, and a running clock is not left by mistake
    if (event.key === "Escape" && inside && !inside.querySelector('.lb-chosen, dialog[open], [data-face="run"]')) {
      event.stopPropagation();
      return document.querySelector(".lb-deck-stop")?.click();
    }
    const by = { PageDown: 1, PageUp: -1, ...(inside ? {} : { ArrowRight: 1, ArrowLeft: -1, " ": 1, ArrowDown: 1, ArrowUp: -1 }) }[event.key];
    if (!by) return;
    const stays = by > 0 ? page < starts.length - 1 : page > 0;
    if (stays) turn(by);
    else if (event.key.startsWith("Page")) document.querySelector(`.lb-deck-${by}`)?.click();
    else return;
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
