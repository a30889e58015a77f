"""What a part of a lesson keeps of the page around it."""

from .harness import serve_modules
from .in_lab import start
from .test_outbox import until

# How many style sheets the library jss keeps, which the font extension shares with others.
KEPT = """async () => {
  let shared;
  self.webpackChunk_deathbeds_jupyterlab_fonts.push([["a test " + Math.random()], {}, (loader) => (shared = loader.S.default.jss)]);
  const found = await Promise.all(Object.values(shared).map(async ({ get }) => (await get())().sheets.registry.length));
  return found.reduce((sum, one) => sum + one);
}"""


def test_a_part_keeps_no_button_that_the_page_keeps_no_longer(page):
    """A button of another lesson, which is closed while this part is shown, goes from memory."""
    serve_modules(page, "<!doctype html><html lang='en'><title>A part</title><body><jp-button></jp-button></body></html>")
    page.goto("http://localhost/")
    page.evaluate("""async () => {
      const { default: upkeep } = await import("/upkeep.js");
      window.leave = await upkeep.render({ model: { get: () => "" }, el: document.body }, async () => ({ render() {} }));
      const button = document.querySelector("jp-button");
      window.seen = new WeakRef(button);
      button.remove();
    }""")
    browser = page.context.new_cdp_session(page)

    def is_gone():
        browser.send("HeapProfiler.collectGarbage")
        return page.evaluate("seen.deref() === undefined")

    until(page, is_gone)  # one collection may still find it on the stack of what has just run


def test_a_closed_lesson_leaves_no_style_sheet_with_the_font_extension(page, lab):
    """The library of the font extension keeps a sheet for each cell that it has styled; a started lesson takes them all back as it ends."""
    page.goto(lab.address("06_effleurage"))
    start(page)
    assert page.evaluate(KEPT) > 0
    page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty").wait_for(state="detached")
    page.locator(".lm-TabBar-tab.lm-mod-current[data-type='document-title'] .lm-TabBar-tabCloseIcon").click()
    until(page, lambda: page.evaluate(KEPT) == 0)
