// Words that stand inside a picture, made large enough to be read from the last row.

const [HEAD_UP, ROW_DOWN, PLOT_DOWN] = [-9, 8, 5]; // drawing units

// Words as they were drawn, since a picture that grows wants less of this.
const drawn = new WeakMap();

function asDrawn(word) {
  if (!drawn.has(word)) drawn.set(word, word.cloneNode(true));
  const { attributes, childNodes } = drawn.get(word);
  if (word.getAttribute("font-size") === attributes["font-size"]?.value) return;
  word.removeAttribute("transform");
  for (const { name, value } of attributes) word.setAttribute(name, value);
  word.replaceChildren(...[...childNodes].map((node) => node.cloneNode(true)));
}

// All words of `svg` are at least `units` high and stay inside `box`; with `breaks`, one line that would not is broken in two.
export function enlarge(svg, box, units, breaks = true) {
  for (const word of svg.querySelectorAll("text")) {
    asDrawn(word);
    if (!(Number(word.getAttribute("font-size")) < units)) continue;
    word.setAttribute("font-size", units);
    word.removeAttribute("transform");
    let { x, y, width, height } = word.getBBox();
    if (breaks && x >= box.x && x + width > box.x + box.width && word.childElementCount === 1) {
      halve(word, units);
      ({ x, y, width, height } = word.getBBox());
    }
    const inside = (at, long, from, room) => Math.max(from - at, Math.min(0, from + room - at - long));
    word.setAttribute("transform", `translate(${inside(x, width, box.x, box.width)} ${inside(y, height, box.y, box.height)})`);
  }
}

// Break the one line of `word` where its halves are most alike, the lower one on the old place.
function halve(word, units) {
  const below = word.firstElementChild;
  const words = below.textContent.split(" ");
  const uneven = (at) => Math.abs(words.slice(0, at).join(" ").length - words.slice(at).join(" ").length);
  const at = words.map((_, index) => index).slice(1).sort((a, b) => uneven(a) - uneven(b))[0];
  if (!at) return;
  const above = below.cloneNode();
  above.textContent = words.slice(0, at).join(" ");
  below.textContent = words.slice(at).join(" ");
  above.setAttribute("y", Number(below.getAttribute("y")) - 1.15 * units);
  word.prepend(above);
}

export const isBold = (text) => text.hasAttribute("font-weight");
const edge = (text) => Number(text.firstElementChild.getAttribute("x"));

// A forest plot in front of a class, its words at least `size` rem high: the second line of a row, which the table under the
// plot tells as well, makes room for the first.
export function enlargeChart(svg, size) {
  const box = svg.viewBox.baseVal;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const units = (size * rem * box.width) / svg.getBoundingClientRect().width;
  if (!Number.isFinite(units)) return;
  const texts = [...svg.querySelectorAll("text")];
  const [title] = texts;
  const key = [];
  for (let node = title.nextElementSibling; node && !node.getAttribute("d")?.includes("H"); node = node.nextElementSibling) key.push(node);
  const rows = new Set(texts.filter(isBold).map(edge));
  // heads and what stands over a plot keep out of each other's way
  const heads = (text) => text.nextElementSibling?.getAttribute("text-anchor") === "end"; // a head stands before *better* and *worse*
  const nudge = (text) => (isBold(text) ? (heads(text) ? HEAD_UP : ROW_DOWN) : text.getAttribute("text-anchor") === "middle" && !/[a-z]/.test(text.textContent) ? 0 : PLOT_DOWN);
  texts.filter(heads).forEach((text) => text.classList.add("lb-plot-head"));
  const nudged = new Map(texts.filter((text) => text !== title && !key.includes(text)).map((text) => [text, nudge(text)]));
  for (const text of texts) {
    const second = !isBold(text) && rows.has(edge(text)) && !key.includes(text);
    if (second && Number(text.getAttribute("font-size")) < units) text.remove();
  }
  const wide = new Map(key.filter((node) => node.nodeName === "text").map((node) => [node, node.getBBox().width]));
  enlarge(svg, box, units, false);
  for (const [text, down] of nudged) {
    for (const row of down ? text.children : []) row.setAttribute("y", Number(row.getAttribute("y")) + down);
  }
  let by = 0;
  const moved = key.map((node) => {
    const from = by;
    if (wide.has(node)) by += node.getBBox().width - wide.get(node);
    return from;
  });
  const last = key.at(-1).getBBox();
  const over = Math.max(0, last.x + last.width + moved.at(-1) + 8 - box.width); // shared out to what is between the three
  key.forEach((node, index) => node.setAttribute("transform", `translate(${moved[index] - (over * Math.floor(index / 2)) / 2} 0)`));
}
