"""Lessons in a real JupyterLab for those who see, move or press differently."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course_lib.library import library
from course_lib.record import Store

from ..openings import pass_opening
from . import accessible
from .learner import ELBOW, Learner

MOST_TABS = 250  # from one part of a lesson to the next
WAY = """(thing) => {
  const now = document.activeElement;
  if (now === thing || (thing.type === "radio" && now.type === "radio" && now.name === thing.name)) return "here";
  return now.compareDocumentPosition(thing) & Node.DOCUMENT_POSITION_PRECEDING ? "back" : "on";
}"""
WHERE = "document.activeElement.outerHTML.slice(0, 200)"
FOCUS_IS_SEEN = """(thing) => {
  const ringed = (one) => { const look = getComputedStyle(one);
    return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1) || look.boxShadow !== "none"; };
  return [thing, thing.closest("label"), thing.closest(".lb-choice")].some((one) => one && ringed(one));
}"""


def test_nothing_for_axe_to_find_in_a_lesson(lab, page):
    """An accessibility engine finds nothing in the prose and the parts of a lesson, unrun and run, in both themes.

    This is the lesson with most kinds of parts; start.py bench looks at all of them.
    """
    assert accessible.faults_of(page, lab.address("06_effleurage")) == {}


@pytest.fixture
def typist(page, lab):
    """Somebody who has a keyboard and no mouse."""
    return Typist(page, lab)


class Typist(Learner):
    """Goes to each thing by Tab or Shift+Tab as a reader of the page would, and presses keys; each stop on the way shows where it is."""

    def goes_to(self, thing):
        """Presses Tab, or Shift+Tab where the thing lies behind, until the focus is on it."""
        expect(thing.first).to_be_visible()
        for _ in range(MOST_TABS):
            way = thing.first.evaluate(WAY)
            if way == "here":
                return
            self.page.keyboard.press("Shift+Tab" if way == "back" else "Tab")
        raise AssertionError(f"no Tab leads to {thing}: the focus is on {self.page.evaluate(WHERE)}")

    def presses(self, thing, key="Enter", delay=0):
        self.goes_to(thing)
        assert thing.first.evaluate(FOCUS_IS_SEEN), f"nothing shows the focus on {thing}"
        self.page.keyboard.press(key, delay=delay)

    def part(self, name):
        return self.lesson.locator(f".lb-{name}")

    def starts(self):
        self.presses(self.lesson.get_by_role("button", name="Start this lesson"))
        expect(self.part("receipt")).to_be_attached()

    def is_screened(self, receiver):
        check = self.part("screening")
        self.goes_to(check.get_by_role("radio"))
        while not check.get_by_role("radio", name="Somebody else").is_checked():
            self.page.keyboard.press("ArrowDown")
        self.goes_to(check.get_by_role("textbox"))
        self.page.keyboard.type(receiver)
        self.presses(check.get_by_role("button", name="Begin"))
        while (none := check.get_by_role("button", name="None of these")).is_visible():
            step = check.get_by_text(re.compile(r"Page \d+ of \d+")).inner_text()
            self.presses(none)
            expect(check.get_by_text(step)).to_have_count(0)
        expect(check.get_by_role("heading", name="All clear")).to_be_visible()

    def practises(self, before, after):
        player = self.part("player")
        self.presses(player.get_by_role("button", name="Start", exact=True))
        self.presses(player.get_by_role("button", name=str(before), exact=True))
        expect(player.get_by_role("heading", name="Spread and warm")).to_be_visible()
        self.page.keyboard.press(" ", delay=ELBOW)
        expect(player.get_by_text("Paused", exact=True)).to_be_visible()
        self.page.keyboard.press(" ", delay=ELBOW)
        expect(player.get_by_text("Paused", exact=True)).to_have_count(0)
        for step in range(2, 6):
            self.presses(player.get_by_role("button", name="Skip"), delay=ELBOW)
            expect(player.get_by_text(f"Step {step} of 5")).to_be_visible()
        self.presses(player.get_by_role("button", name=re.compile("^Up to")), delay=ELBOW)
        self.presses(player.get_by_role("button", name="Skip"), delay=ELBOW)
        expect(player.get_by_role("heading", name="Well done")).to_be_visible()
        self.presses(player.get_by_role("button", name=str(after), exact=True))

    def answers(self, item, right):
        quiz, keyboard = self.part("quiz"), self.page.keyboard
        match item.kind:
            case "number":
                self.goes_to(quiz.get_by_role("textbox"))
                keyboard.type(str(item.key))
            case "multiple":
                for choice in item.rights:
                    self.presses(quiz.get_by_role("checkbox", name=choice.text), " ")
            case "order":
                self.presses(quiz.get_by_role("button", name=re.compile("^Move down")))
            case "point":
                self.goes_to(quiz.locator(".lb-aim"))
                keyboard.press("ArrowRight")
                keyboard.press("Enter")
            case "label":
                for box in quiz.locator(".lb-pin select").all():
                    self.goes_to(box)
                    keyboard.press("ArrowDown")
            case _:
                choice = item.key if right else item.distractors[0]
                self.goes_to(quiz.get_by_role("radio"))
                keyboard.press(" ")
                wanted = self.choice(choice.text).locator("xpath=ancestor::label//input")
                while not wanted.is_checked():
                    keyboard.press("ArrowDown")
        self.presses(quiz.get_by_role("button", name="Check my answer"))

    def goes_through_the_questions(self):
        quiz = self.part("quiz")
        items = {item.stem.replace("**", ""): item for item in library().items.values()}
        asked = 0
        while (stem := quiz.locator(".lb-stem")).count():
            item = items[stem.text_content()]  # a part out of sight is not laid out, and has no inner text
            self.answers(item, right=True)
            asked += 1
            self.presses(quiz.get_by_role("button", name=re.compile("Next question|See how it went")))
            expect(quiz.locator(".lb-stem").filter(has_text=item.stem.replace("**", ""))).to_have_count(0)
        return asked

    def finishes(self):
        receipt = self.part("receipt")
        for yes in receipt.get_by_role("button", name="Yes", exact=True).all():
            self.presses(yes)
        expect(receipt.get_by_role("status")).to_have_text("Kept in your progress.")


def test_a_whole_lesson_by_keyboard_alone(typist, lab, monkeypatch):
    """From the first button to the receipt with Tab, arrows, Space, Enter and letters; the focus is seen on everything that is pressed."""
    pass_opening(Store(Path(lab.own["COURSE_RECORD"]) / "record.sqlite"))
    typist.opens("06_effleurage", "Effleurage: long, gliding strokes")
    typist.starts()
    typist.presses(typist.part("diagram").get_by_role("button", name="Muscles under the skin"))
    expect(typist.part("diagram").get_by_text("Latissimus dorsi").first).to_be_visible()
    typist.is_screened("Åsa")
    typist.practises(before=3, after=2)
    assert typist.goes_through_the_questions() == 6
    typist.finishes()
    assert lab.git("status", "--porcelain") == ""
