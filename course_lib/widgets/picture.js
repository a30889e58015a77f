// A plate of the course inside a widget.
import { h } from "./dom.js";

// The SVG text of a plate as an element of this page. Plates are drawn by the course itself; whatever could run in one is dropped all the same.
export function plateElement(text, alt) {
  if (!text) return h("div", { class: "lb-no-plate" });
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (svg.nodeName !== "svg") return h("div", { class: "lb-no-plate" });
  for (const node of svg.querySelectorAll("script, foreignObject")) node.remove();
  for (const node of [svg, ...svg.querySelectorAll("*")]) {
    for (const { name } of [...node.attributes]) if (name.startsWith("on")) node.removeAttribute(name);
  }
  svg.setAttribute("role", "img");
  if (alt) svg.setAttribute("aria-label", alt);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.style.width = "100%";
  svg.style.height = "auto";
  svg.style.display = "block";
  return document.importNode(svg, true);
}
