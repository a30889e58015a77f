// A plate of the course inside a widget.
import { h } from "./dom.js";
import { uuid } from "./talk.js";

const POINTS_BY_IDS = /^aria-(labelledby|describedby)$/;

// A page may show one picture twice, and two pictures with one muscle in both. A name leads to the first of its kind: out of sight, that one
// paints nothing, and the hatching of what is left out would be gone from both. So each id, and what points to it, is made this picture's own.
function nameApart(svg) {
  const own = `lb-${uuid().slice(0, 8)}`;
  const apart = (text) => text.replace(/url\(#/g, `url(#${own}-`);
  for (const node of [svg, ...svg.querySelectorAll("*")]) {
    for (const attribute of node.attributes) {
      const { localName, value } = attribute;
      if (localName === "id") attribute.value = `${own}-${value}`;
      else if (POINTS_BY_IDS.test(localName)) attribute.value = value.replace(/\S+/g, (id) => `${own}-${id}`);
      else if (localName === "href") attribute.value = value.replace(/^#(?=.)/, `#${own}-`);
      else if (value.includes("url(#")) attribute.value = apart(value);
    }
    if (node.nodeName === "style") node.textContent = apart(node.textContent);
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
  nameApart(svg);
  svg.setAttribute("role", "img");
  if (alt) svg.setAttribute("aria-label", alt);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.style.width = "100%";
  svg.style.height = "auto";
  svg.style.display = "block";
  return document.importNode(svg, true);
}
