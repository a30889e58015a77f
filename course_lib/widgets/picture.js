// A plate of the course inside a widget.
import { h } from "./dom.js";

// What a plate paints with. The same plate may stand in a page twice, and a name leads to the first of its kind: out of sight, that one paints
// nothing, and the hatching of what is left out would be gone from both.
function ownPaint(svg) {
  const names = [...svg.querySelectorAll(":is(pattern, linearGradient, radialGradient, clipPath, mask, filter, marker)[id]")].map((one) => one.id);
  const own = `-${Math.random().toString(36).slice(2)}`;
  const renamed = (text) => names.reduce((all, name) => all.replaceAll(`url(#${name})`, `url(#${name}${own})`), text);
  for (const node of svg.querySelectorAll("*")) {
    if (names.includes(node.id)) node.id += own;
    for (const one of node.attributes) {
      if (one.value.includes("url(#")) one.value = renamed(one.value);
      else if (one.localName === "href" && names.includes(one.value.slice(1))) one.value += own;
    }
    if (node.nodeName === "style") node.textContent = renamed(node.textContent);
  }
}

// The SVG text of a plate as an element of this page. Plates are drawn by the course itself; whatever could run in one is dropped all the same.
export function plateElement(text, alt) {
  if (!text) return h("div", { class: "lb-no-plate" });
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (svg.nodeName !== "svg") return h("div", { class: "lb-no-plate" });
  for (const node of svg.querySelectorAll("script, foreignObject")) node.remove();
  for (const node of [svg, ...svg.querySelectorAll("*")]) {
    for (const { name } of [...node.attributes]) if (name.startsWith("on")) node.removeAttribute(name);
  }
  ownPaint(svg);
  svg.setAttribute("role", "img");
  if (alt) svg.setAttribute("aria-label", alt);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.style.width = "100%";
  svg.style.height = "auto";
  svg.style.display = "block";
  return document.importNode(svg, true);
}
