"""Where the reader stands after *Start this lesson*: at its top, however slow the computer is, until they move by themselves."""

import pytest
from playwright.sync_api import expect

from course_lib.library import library

from .learner import Learner

SLOWER = 4  # times slower than this computer; the cells of a long lesson then come one by one, over more than four seconds
WHEN_ALL_STANDS = """() => {
  const frame = () => new Promise(requestAnimationFrame);
  window.stays = (async () => {
    while (!document.querySelector(".lb-receipt")) await frame();
    const scroller = document.querySelector(".jp-WindowedPanel-outer");
    scroller.scrollTop = 500;
    for (let frames = 0; frames < 3; frames++) await frame();
    return scroller.scrollTop > 400;
  })();
}"""  # moves the notebook as JupyterLab does once the last cell is there; `stays` says whether it stays where it was taken


@pytest.fixture
def opened(page, lab):
    """The longest lesson, not yet started, on a computer that is slow from here on."""
    learner = Learner(page, lab)
    learner.opens("02_safety_limits", library().outline["safety_limits"].title)
    page.evaluate(WHEN_ALL_STANDS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return learner


def test_slow_computer_shows_the_top_of_the_lesson(opened, page):
    """JupyterLab goes to the last cell long after the first one stands there; the lesson goes back to its top."""
    opened.starts()
    assert not page.evaluate("window.stays")
    expect(opened.lesson.locator(".lb-lesson")).to_be_in_viewport(ratio=0.2)


def test_readers_own_movement_is_never_taken_back(opened, page):
    """Whoever turns the wheel while the lesson still comes stays where they have gone."""
    opened.lesson.get_by_role("button", name="Start this lesson").click()
    expect(opened.lesson.locator(".lb-lesson")).to_be_visible()
    page.mouse.wheel(0, 10)
    assert page.evaluate("window.stays")
