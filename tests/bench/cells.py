"""How long a cell takes until what it shows can be used, in a real JupyterLab."""

import json

# From the key that starts a cell to the frame in which one more `wanted` is in the page, in the page's own time.
WATCH = """(wanted) => {
  const [starts, lives] = [window.cellStarts, window.cellLives] = [[], []];
  let seen = 0;
  document.addEventListener("keydown", (event) => event.key === "Enter" && starts.push(performance.now()), true);
  new MutationObserver(() => {
    const live = document.querySelectorAll(`.jp-OutputArea-output ${wanted}`).length;
    if (live <= seen) return;
    seen = live;
    requestAnimationFrame((now) => lives.push(now));
  }).observe(document.body, { childList: true, subtree: true });
}"""

STATUS = ".jp-Notebook-ExecutionIndicator[data-status='{}']"


def times(lab, page, calls, wanted):
    """Milliseconds from the start of a cell to its `wanted` (a selector that it brings once), for each call, in one new kernel."""
    cells = ["1", *(f"from course_lib import *\n{call}" for call in calls)]
    book = {"cells": [{"cell_type": "code", "id": f"c{index}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
                      for index, source in enumerate(cells)],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
            "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / "notebooks" / "cells.ipynb").write_text(json.dumps(book), encoding="utf-8")
    page.goto(lab.address("cells"))
    page.locator(STATUS.format("connecting")).wait_for()  # before, JupyterLab calls the kernel idle that it has not asked for
    page.locator(STATUS.format("idle")).wait_for()
    page.locator(".jp-Notebook .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-OutputArea-output", has_text="1").first.wait_for()
    page.evaluate(WATCH, wanted)
    took = []
    for index in range(len(calls)):
        page.keyboard.press("Shift+Enter")
        page.wait_for_function("(count) => window.cellLives.length > count", arg=index)
        took.append(page.evaluate("(index) => window.cellLives[index] - window.cellStarts[index]", index))
    return took
