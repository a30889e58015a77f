// Sheets to print: each opens in a window of its own and asks the browser to print it.
import { h, keepKeys } from "./dom.js";
import { attach } from "./outbox.js";
import { printPage, saveFile } from "./save_file.js";

function render({ model, el, signal }) {
  const words = model.get("words");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });

  function open({ page }) {
    status.textContent = printPage(page) ? "" : words.blocked;
  }

  // The sheet as it will be printed, small; a frame without rights, since it only shows.
  function preview({ page, title }) {
    return h("div", { class: "lb-sheet" }, h("iframe", { srcdoc: page, sandbox: "", title, tabindex: "-1", "aria-hidden": "true", loading: "lazy" }));
  }

  const root = h(
    "section",
    { class: "lb lb-handout", "aria-label": words.title },
    h("h2", {}, words.title),
    h("p", { class: "lb-lead" }, words.lead),
    h("ul", {}, model.get("sheets").map((sheet) =>
      h("li", {},
        preview(sheet),
        h("h3", {}, sheet.title),
        h("div", { class: "lb-actions" },
          h("button", { type: "button", class: "lb-button lb-primary", onclick: () => open(sheet), "aria-label": `${words.open}: ${sheet.title}` }, words.open),
          h("button", { type: "button", class: "lb-button", onclick: () => saveFile(sheet.name, sheet.page, "text/html"), "aria-label": `${words.save}: ${sheet.title}` }, words.save))))),
    status,
  );
  keepKeys(root, signal);
  el.append(root);
  attach(model, signal);
}

export default { render };
