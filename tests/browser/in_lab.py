"""What people do with a lesson in JupyterLab, for every test and measurement that does it: start it, present it, go through its slides."""

IN_FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
ALL_LIVE = "!document.querySelector('.jp-Notebook [data-commandlinker-command=\"notebook:run-cell\"]')"

WHERE = """() => [...document.querySelectorAll('.jp-deck-mod-onscreen')].map((cell) => cell.dataset.jpfCellId).join()
  + ' ' + (document.querySelector('.lb-turn:not([hidden])')?.textContent ?? '')"""

FITTED = """() => {
  const id = document.querySelector('.jp-deck-mod-onscreen')?.dataset.jpfCellId;
  return document.querySelector('.lb-turn')?.dataset.fitted === `${id} ${innerWidth}x${innerHeight}`;
}"""

TWO_FRAMES = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"

AT_THE_END = """() => document.querySelector('.jp-Deck-Remote .jp-deck-mod-direction-forward').matches('.jp-mod-disabled')
  && (document.querySelector('.lb-turn').hidden || document.querySelector('.lb-turn button:last-child').disabled)"""


def start(page):
    """Presses *Start* in the lesson in front and waits until all of it is live."""
    lesson = page.locator(IN_FRONT)
    lesson.get_by_role("button", name="Start this lesson").click()
    lesson.locator(".lb-receipt").wait_for(state="attached")
    page.wait_for_function(ALL_LIVE)


def present(page):
    """Presses *Present* and waits until the title stands on the screen."""
    page.locator(IN_FRONT).get_by_role("button", name="Present").click()
    page.locator(".jp-deck-mod-onscreen h1").wait_for(state="visible")
    wait_until_fitted(page)


def wait_until_fitted(page):
    """Waits until the slide is fitted and what hears of its size has drawn itself anew, which takes a frame or two."""
    page.wait_for_function(FITTED)
    page.evaluate(TWO_FRAMES)
    page.wait_for_function(FITTED)


def turn_on(page):
    """One press on the clicker; False where that was the last slide."""
    if page.evaluate(AT_THE_END):
        return False
    before = page.evaluate(WHERE)
    page.keyboard.press("PageDown")
    page.wait_for_function(f"(before) => ({WHERE})() !== before", arg=before)
    wait_until_fitted(page)
    return True


def slides(page):
    """Goes through the slides from the one on the screen on, each page of one by itself; gives the name of each while it is there."""
    yield page.evaluate(WHERE)
    while turn_on(page):
        yield page.evaluate(WHERE)
