"""The speaker's side in a bare page: notes, a second window that follows the slides, and the pace."""

import re

import pytest

from course_lib import plan
from course_lib.widgets.base import HERE

from .harness import beside, page_with, stand_still

TRAITS = ("words", "title", "sections", "sheet")


@pytest.fixture
def speaker(page):
    """The plan of lesson 06 on the page; its widget."""
    widget = plan("effleurage")
    faults = page_with(page, widget._script, widget._style, {name: getattr(widget, name) for name in TRAITS})
    yield widget
    assert faults == []


def opens(page, widget):
    """Presses for the speaker's window; the button and the window that opens."""
    button = page.get_by_role("button", name=widget.words["open_speaker"])
    with page.context.expect_page() as opened:
        button.click()
    return button, opened.value


def projects(page, section):
    """The slide of this section comes on the screen."""
    page.evaluate(
        """(id) => {
      document.querySelector(".jp-Deck")?.remove();
      const deck = document.createElement("div");
      deck.className = "jp-Deck";
      const cell = document.createElement("div");
      cell.dataset.jpfCellId = id;
      deck.append(cell);
      document.body.append(deck);
      cell.className = "jp-deck-mod-onscreen";
    }""",
        section["cell"],
    )


def test_the_window_follows_the_slides(page, speaker):
    """The slide that is shown brings its notes to the speaker and starts the clock; by hand one can go anywhere. No second of the clock and
    of the pace is read out."""
    (_, window), section = opens(page, speaker), speaker.sections[3]
    assert window.locator("h2").inner_text() == speaker.sections[0]["title"]
    projects(page, section)
    window.locator("h2", has_text=section["title"]).wait_for()
    assert [text for text in (note["text"] for note in section["notes"]) if text not in window.locator(".notes").inner_text()] == []
    assert window.get_by_role("button", name=speaker.words["clock_pause"]).count() == 1
    window.get_by_role("button", name=speaker.words["next"], exact=True).click()
    assert window.locator("h2").inner_text() == speaker.sections[4]["title"]
    assert window.locator("[role=status], [role=alert], [aria-live]").count() == 0


def test_a_clock_that_is_held_stays_held_while_slides_are_shown(page, speaker):
    """Whatever moves on the projector, and the next slide too; and where the speaker leafed to by hand, the window stays meanwhile."""
    (_, window), (first, second) = opens(page, speaker), speaker.sections[3:5]
    projects(page, first)
    window.get_by_role("button", name=speaker.words["clock_pause"]).click()
    window.get_by_role("button", name=speaker.words["back"], exact=True).click()
    page.evaluate("async () => { document.body.classList.add('lb-moves'); await new Promise(requestAnimationFrame); }")
    start = window.get_by_role("button", name=speaker.words["clock_start"])
    assert (window.locator("h2").inner_text(), start.count()) == (speaker.sections[2]["title"], 1)
    projects(page, second)
    window.locator("h2", has_text=second["title"]).wait_for()
    assert start.count() == 1


def test_a_second_press_leaves_the_clock_of_the_class_alone(page, speaker):
    """The window that shows this lesson's notes comes to the front as it stands; with another's notes in it, it is drawn anew."""
    button, window = opens(page, speaker)
    window.get_by_role("button", name=speaker.words["next"], exact=True).click()
    window.get_by_role("button", name=speaker.words["clock_start"]).click()
    page.evaluate("host.hide(0)")
    page.evaluate("host.show()")
    button.click()
    assert window.locator("h2").inner_text() == speaker.sections[1]["title"]
    assert window.get_by_role("button", name=speaker.words["clock_pause"]).count() == 1
    window.evaluate("document.body.replaceChildren('the notes of another lesson')")
    button.click()
    assert window.locator("h2").inner_text() == speaker.sections[0]["title"]
    assert window.get_by_role("button", name=speaker.words["clock_start"]).count() == 1


def test_the_plan_started_again_leaves_the_clock_of_the_class_alone(page, speaker):
    """Start is pressed again in the middle of a class: the new plan takes up the window as it stands."""
    button, window = opens(page, speaker)
    window.get_by_role("button", name=speaker.words["next"], exact=True).click()
    window.get_by_role("button", name=speaker.words["clock_start"]).click()
    page.evaluate("host.hide(0)")
    beside(page, speaker._script, speaker._style, {name: getattr(speaker, name) for name in TRAITS})
    button.click()
    assert window.locator("h2").inner_text() == speaker.sections[1]["title"]
    assert window.get_by_role("button", name=speaker.words["clock_pause"]).count() == 1


def test_a_window_that_was_reloaded_is_drawn_anew(page, speaker):
    """F5 in the speaker's window leaves it empty: pressed again, the button brings the notes and a clock back into it."""
    button, window = opens(page, speaker)
    window.evaluate("location.reload()")
    window.locator("h2").wait_for(state="detached")
    button.click()
    assert window.locator("h2").all_inner_texts() == [speaker.sections[0]["title"]]
    window.get_by_role("button", name=speaker.words["clock_start"]).click()
    assert window.get_by_role("button", name=speaker.words["clock_pause"]).count() == 1


def test_a_class_plan_names_no_delay_before_next_is_pressed(page):
    """Its parts are no slides: while the first stands there the window asks for Next, and only behind it tells what the class is behind."""
    widget = plan("forty-five")
    stand_still(page)
    faults = page_with(page, widget._script, widget._style, {name: getattr(widget, name) for name in TRAITS})
    _, window = opens(page, widget)
    window.get_by_role("button", name=widget.words["clock_start"]).click()
    page.clock.run_for(30 * 60_000)
    told = [window.locator(".pace").inner_text(), window.locator("header.behind").count(), window.locator(".skip").inner_text()]
    window.get_by_role("button", name=widget.words["next"], exact=True).click()
    behind = 30 - sum(one["minutes"] for one in widget.sections[:2])
    assert [told, window.locator(".pace").inner_text(), window.locator("header.behind").count(), faults] == [
        ["Is this part over? Press Next.", 0, ""], f"{behind:g}:00 behind.", 1, [],
    ]  # fmt: skip


PLAN = [{"minutes": 2, "skip": False}, {"minutes": 3, "skip": True}, {"minutes": 5, "skip": True}, {"minutes": 1, "skip": False}]
PACE = (
    ((0, 0), {"ahead": 0, "left": 120, "skip": []}),
    ((0, 119), {"ahead": 0, "left": 1, "skip": []}),
    ((1, 60), {"ahead": 60, "left": 240, "skip": []}),
    # four minutes behind in the first part: the largest that may be left out, and no more than is needed
    ((0, 360), {"ahead": -240, "left": -240, "skip": [2]}),
    ((0, 540), {"ahead": -420, "left": -420, "skip": [1, 2]}),
    ((3, 700), {"ahead": -40, "left": -40, "skip": []}),
)


@pytest.mark.parametrize(("asked", "told"), PACE)
def test_the_pace(page, asked, told):
    """Ahead is what was saved before a part began, behind what was taken beyond its end; then the speaker hears what may be left out."""
    text = (HERE / "speaker.js").read_text(encoding="utf-8")
    function = re.search(r"(function paceAt.*?\n})\n", text, re.S)[1]
    assert (
        page.evaluate(f"([sections, index, elapsed]) => {{ {function}\nreturn paceAt(sections, index, elapsed); }}", [PLAN, *asked]) == told
    )


def test_the_plan_prints(page, speaker):
    """On paper stand the minute at which each part begins, its minutes and its notes, on a sheet of two sides at most."""
    page.set_content(speaker.sheet["page"])
    rows = [row.locator("td").all_inner_texts() for row in page.locator("tbody tr").all()]
    assert [float(row[2]) for row in rows] == [one["minutes"] for one in speaker.sections]
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 2
