"""What a part of a lesson keeps of the page around it."""

from .harness import serve_modules


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
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    assert page.evaluate("seen.deref() === undefined")
