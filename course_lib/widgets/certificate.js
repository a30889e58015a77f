// The certificate as a page of its own: to look at, to print, to save. The name is set as text and kept nowhere.
import { h } from "./dom.js";
import { saveFile } from "./save_file.js";

// Paper is white in every theme. No sign in this text may be one that XML would write in another way.
const PAPER = `
@page { margin: 12mm }
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: #2d241c; font: 10pt/1.35 Georgia, "Noto Serif", "DejaVu Serif", serif }
main { max-width: 186mm; margin: 0 auto; padding: 5mm 9mm; border: .6mm solid #8a4b2f; outline: .3mm solid #dccfbd; outline-offset: 1.2mm }
.over { margin: 0; text-align: center; color: #6a5a4b; letter-spacing: .04em }
h1 { margin: 0 0 2mm; text-align: center; font-size: 20pt; font-weight: 600; color: #6d3820 }
.who { margin: 0; text-align: center }
.name { margin: 1mm auto 2mm; padding-bottom: 1mm; max-width: 120mm; border-bottom: .3mm solid #8b7a68; text-align: center; font-size: 18pt; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5mm 5mm; margin: 3mm 0 1mm }
dt { color: #6a5a4b }
dd { margin: 0 }
h2 { margin: 2.5mm 0 .8mm; font-size: 10.5pt; color: #6d3820 }
ul { margin: 0; padding-left: 5mm }
.limits { columns: 3 45mm; column-gap: 5mm; font-size: 8pt; line-height: 1.25 }
.limits li { break-inside: avoid }
.small { font-size: 8.5pt; color: #6a5a4b; margin: 0 0 1mm }
.not { margin: 3mm 0 1mm; padding: 1mm 4mm 2mm; font-size: 9pt; background: #fbf7f1; border-left: 1mm solid #8a4b2f; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.not h2 { margin-top: 1mm }
.review { margin: 1.5mm 0 0; font-weight: 700; font-size: 10pt }
`;

// The whole page as one text without anything outside itself.
function certificatePage(paper, name) {
  const page = document.implementation.createHTMLDocument(paper.title);
  page.documentElement.setAttribute("lang", "en");
  const limits = paper.lists.map(({ title, lines, none }) => [
    h("h2", {}, title),
    lines.length ? h("ul", { class: "limits" }, lines.map((line) => h("li", {}, line))) : h("p", { class: "small" }, none),
  ]);
  page.head.prepend(h("meta", { charset: "utf-8" }));
  page.head.append(h("meta", { name: "viewport", content: "width=device-width" }), h("style", {}, PAPER));
  page.body.append(
    h(
      "main",
      {},
      h("p", { class: "over" }, paper.course),
      h("h1", {}, paper.title),
      h("p", { class: "who" }, paper.holder),
      h("p", { class: "name" }, name || paper.nameless),
      h("p", { class: "who" }, paper.did),
      h("dl", {}, paper.facts.map((fact) => [h("dt", {}, fact.name), h("dd", {}, fact.text)]).flat()),
      h("p", { class: "small" }, paper.pass),
      limits.flat(),
      h("div", { class: "not" }, h("h2", {}, paper.not_title), h("ul", {}, paper.not.map((line) => h("li", {}, line))), h("p", { class: "review" }, paper.review)),
      h("p", { class: "small" }, paper.until),
    ),
  );
  return new XMLSerializer().serializeToString(page);
}

export function certificateBox(paper, words) {
  const box = h("input", { type: "text", maxlength: "80", autocomplete: "off", spellcheck: "false", oninput: () => later() });
  const frame = h("iframe", { class: "lb-paper", title: words.certificate_view });
  let timer = null;

  // The name without signs that no printer knows, on one line.
  const name = () => box.value.normalize("NFKC").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, " ").replace(/\s+/g, " ").trim();

  function show() {
    frame.srcdoc = certificatePage(paper, name());
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  }

  function print() {
    clearTimeout(timer);
    frame.onload = () => {
      frame.onload = null;
      frame.contentWindow.print();
    };
    show();
  }

  function save() {
    saveFile(words.certificate_file, certificatePage(paper, name()), "text/html");
  }

  show();
  return h(
    "section",
    { class: "lb-certificate", "aria-label": words.certificate_offer },
    h("h4", {}, words.certificate_offer),
    h("p", {}, words.certificate_lead),
    h("label", {}, h("span", {}, words.certificate_name), box),
    h(
      "div",
      { class: "lb-actions" },
      h("button", { type: "button", class: "lb-button lb-primary", onclick: print }, words.certificate_print),
      h("button", { type: "button", class: "lb-button", onclick: save }, words.certificate_save),
    ),
    frame,
  );
}
