// What anywidget loads for every widget of the course. A browser never forgets a module, so that each start of a lesson would leave
// its scripts behind; therefore a page keeps one module for each script, whatever widget brings it first.
const scripts = (globalThis[Symbol.for("lower-back-massage.scripts")] ??= new Map());

function moduleOf(text) {
  if (!scripts.has(text)) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    scripts.set(text, import(address).finally(() => URL.revokeObjectURL(address)));
  }
  return scripts.get(text);
}

const empty = (value) => (typeof value === "string" ? "" : Array.isArray(value) ? [] : value && typeof value === "object" ? {} : value);

// JupyterLab keeps the model of a cell that was run again as long as the kernel lives, and that of a closed lesson as long as the page
// does; what it carried is not kept.
function lighten(model) {
  for (const name of model.get("carried")) model.set(name, empty(model.get(name)), { silent: true });
}

export default {
  async initialize({ model, signal }) {
    await moduleOf(model.get("program"));
    signal.addEventListener("abort", () => setTimeout(() => lighten(model))); // the views take their leave first
  },
  async render({ model, el, signal }) {
    const { render } = (await moduleOf(model.get("program"))).default;
    const leave = await render({ model, el, signal });
    return () => {
      leave?.();
      el.replaceChildren();
      setTimeout(() => model.widget_manager.kernel || lighten(model)); // a closed lesson has none
    };
  },
};
