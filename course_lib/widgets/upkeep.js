// What each part of a lesson does in its page, whatever it shows: it runs its script, wears its style, and leaves nothing behind.
const worn = new Set();

function wear(text) {
  if (worn.has(text)) return;
  worn.add(text);
  document.head.append(Object.assign(document.createElement("style"), { textContent: text }));
}

const empty = (value) => (typeof value === "string" ? "" : Array.isArray(value) ? [] : value && typeof value === "object" ? {} : value);

// JupyterLab keeps the model of a cell that was run again as long as the kernel lives; what it carried is not kept.
// The names go last, for a model remembers what it held before it was last set.
function lighten(model) {
  for (const name of [...model.get("carried"), "carried"]) model.set(name, empty(model.get(name)), { silent: true });
}

// A button of JupyterLab listens for the system's forced colours, and its library takes back what it added itself but not what its looks
// added: each would hold its closed lesson as long as the page lives.
function release(button) {
  for (const [look] of button.$fastController?.behaviors ?? []) look.styles?.behaviors?.forEach((one) => one.unbind(button));
}

// The font extension that the slides need makes a style sheet for each cell of every notebook, only to read its text, and the library jss
// keeps each as long as the page lives. The library is shared between extensions, and an extension's own loader leads to what is shared.
let shared;
async function forgetSheets() {
  if (!shared) self.webpackChunk_deathbeds_jupyterlab_fonts?.push([["lower-back-massage"], {}, (loader) => (shared = loader.S?.default?.jss)]);
  for (const { get } of Object.values(shared ?? {})) {
    const { sheets } = (await get())();
    sheets.registry = sheets.registry.filter((one) => one.attached);
  }
}

// Of a closed lesson JupyterLab keeps every model, and by its manager the whole document, as long as the page lives: the kernel that
// would close them is gone. Each part of the lesson closes its own, and the first to have waited for the others lets the manager go.
async function end(model, buttons) {
  const manager = model.widget_manager;
  const whole = await manager.get_model(model.get("identity"));
  await Promise.all([whole, whole.get("layout")].map((one) => one.close(true)));
  setTimeout(() => {
    forgetSheets().catch(() => {}); // another version may keep them elsewhere, or not at all
    buttons.map((one) => one.deref()).filter((one) => one && !one.isConnected).forEach(release);
    if (manager.isDisposed) return;
    manager.clear_state().catch(() => {}); // what a learner added to the lesson cannot be closed without a kernel
    manager.rendermime.resolver = null; // it leads to the document
    manager.dispose();
  });
}

export default {
  async initialize({ model, signal }, moduleOf) {
    wear(model.get("stylesheet"));
    await moduleOf(model.get("program"));
    signal.addEventListener("abort", () => setTimeout(() => lighten(model))); // the views take their leave first
  },
  async render({ model, el, signal }, moduleOf) {
    const { render } = await moduleOf(model.get("program"));
    await render({ model, el, signal });
    const buttons = [...document.querySelectorAll("jp-button")].map((one) => new WeakRef(one)); // other lessons' too, which may close first
    return () => {
      el.replaceChildren();
      setTimeout(() => model.widget_manager.context?.isDisposed && end(model, buttons));
    };
  },
};
