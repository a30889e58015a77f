"""A learner in a real JupyterLab: what a person does with a lesson by mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from course_lib.library import library

EFFLEURAGE = "Effleurage: long, gliding strokes"
SLEEP = "import time; time.sleep(15)"
ELBOW = 400  # ms a slow press lasts; the clock takes two taps in quick succession for one


class Learner:
    """What a person does with a mouse, a keyboard and nothing else."""

    def __init__(self, page, lab):
        self.page, self.lab = page, lab

    @property
    def lesson(self):
        """The notebook in front."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def opens(self, name, title):
        self.page.goto(self.lab.address(name))
        self.sees(title)

    def sees(self, title):
        expect(self.lesson.get_by_role("heading", name=title, level=1)).to_be_visible()
        expect(self.page.get_by_text("model not found")).to_have_count(0)

    def starts(self):
        """One press, made the moment the button is there; then everything is live and the head of the lesson is in view."""
        self.lesson.get_by_role("button", name="Start this lesson").click()
        expect(self.lesson.locator(".lb-receipt")).to_be_attached()
        expect(self.lesson.locator(".lb-lesson")).to_be_in_viewport(ratio=0.2)

    def finishes(self):
        """Answers the receipt's questions with yes."""
        receipt = self.lesson.locator(".lb-receipt")
        for yes in receipt.get_by_role("button", name="Yes", exact=True).all():
            yes.click()
        expect(receipt.get_by_role("status")).to_have_text("Kept in your progress.")

    def is_screened(self, receiver):
        """Answers today's check for somebody with nothing on the list."""
        check = self.lesson.locator(".lb-screening")
        check.get_by_text("Somebody else", exact=True).click()
        check.get_by_role("textbox").fill(receiver)
        check.get_by_role("button", name="Begin").click()
        pages = 0
        while (none := check.get_by_role("button", name="None of these")).is_visible():
            step = check.get_by_text(re.compile(r"Page \d+ of \d+")).inner_text()
            none.click()
            expect(check.get_by_text(step)).to_have_count(0)
            pages += 1
        expect(check.get_by_role("heading", name="All clear")).to_be_visible()
        return pages

    def begins_to_practise(self, ache):
        """Presses Start and gives the number of the ache; the count-in begins."""
        player = self.lesson.locator(".lb-player")
        player.get_by_role("button", name="Start", exact=True).click()
        player.get_by_role("button", name=str(ache), exact=True).click()
        expect(player.get_by_role("timer")).to_be_visible()

    def keeps_the_kernel_busy(self):
        """Adds a cell of their own below the lesson and runs something long in it."""
        self.lesson.get_by_role("button", name="Click to add a cell.").click()
        self.page.keyboard.press("Enter")
        self.page.keyboard.type(SLEEP)
        self.page.keyboard.press("Shift+Enter")
        self.sees_the_kernel("busy")

    def sees_the_kernel(self, state):
        """Reads the circle beside the kernel's name, over the lesson."""
        expect(self.lesson.locator(f".jp-Notebook-ExecutionIndicator[data-status='{state}']")).to_be_visible()

    def deletes_the_own_cells(self):
        """Waits for the long cell and takes the cells away again."""
        self.sees_the_kernel("idle")
        own = self.lesson.locator(".jp-CodeCell:has(.jp-InputArea-editor:visible)")
        for _ in range(own.count()):
            own.last.locator(".jp-InputPrompt").click()
            self.page.keyboard.press("d")
            self.page.keyboard.press("d")
        expect(own).to_have_count(0)

    def time_left(self):
        """The seconds that the clock shows, once the count-in is over."""
        clock = self.lesson.locator(".lb-player").get_by_role("timer")
        expect(clock).to_have_text(re.compile(r"^\d+:\d\d$"))
        minutes, seconds = clock.text_content().split(":")
        return int(minutes) * 60 + int(seconds)

    def presses_letters_on(self, part):
        """Keys that cut, insert, change or run a cell in JupyterLab: with a part of the course in front of them, they do nothing."""
        cells = self.lesson.locator(".jp-Cell")
        count = cells.count()
        part.focus()
        for key in (*"xabmydd", "Shift+Enter", "Control+Shift+Enter"):
            self.page.keyboard.press(key)
        expect(part).to_be_focused()
        expect(cells).to_have_count(count)
        expect(self.lesson.locator(".jp-MarkdownCell .cm-editor:visible")).to_have_count(0)

    def sees_time_pass(self, seconds):
        """Watches the clock until it shows so much less."""
        clock = self.lesson.locator(".lb-player").get_by_role("timer")
        enough = "|".join(f"{left // 60}:{left % 60:02d}" for left in range(self.time_left() - seconds + 1))
        expect(clock).to_have_text(re.compile(f"^({enough})$"))

    def goes_through_the_questions(self):
        """Answers each question, the first that has choices wrongly and then rightly; returns how many were asked."""
        quiz = self.lesson.locator(".lb-quiz")
        items = {item.stem.replace("**", ""): item for item in library().items.values()}
        erred, asked = False, 0
        while (stem := quiz.locator(".lb-stem")).count():
            item = items[stem.text_content()]  # a part out of sight is not laid out, and has no inner text
            if not erred and item.kind in ("single", "vignette"):
                self.answers(item, right=False)
                expect(quiz.get_by_text("Not quite.").first).to_be_visible()
                quiz.get_by_role("button", name="Try again").click()
                self.answers(item, right=True)
                expect(quiz.get_by_text("Right.").first).to_be_visible()
                erred = True
            else:
                self.answers(item, right=True)
            asked += 1
            quiz.get_by_role("button", name=re.compile("Next question|See how it went")).click()
            expect(quiz.locator(".lb-stem").filter(has_text=item.stem)).to_have_count(0)
        assert erred, "no question of this round had choices"
        return asked

    def answers(self, item, right):
        """Gives one answer and has it checked."""
        quiz = self.lesson.locator(".lb-quiz")
        match item.kind:
            case "number":
                quiz.get_by_role("textbox").fill(str(item.key))
            case "multiple":
                for choice in item.rights if right else item.distractors:
                    self.choice(choice.text).click()
            case "order":
                # one change; whether it is right then or not, it is an answer
                quiz.get_by_role("button", name=re.compile("^Move down")).first.click()
            case "point":
                quiz.locator(".lb-aim").press("Enter")
            case "label":
                for box in quiz.locator(".lb-pin select").all():
                    box.select_option(index=1)
            case _:
                choice = item.key if right else item.distractors[0]
                self.choice(choice.text).click()
        quiz.get_by_role("button", name="Check my answer").click()

    def choice(self, text):
        """One of the answers on the card; those of a case begin with what to do."""
        return self.lesson.locator(".lb-quiz .lb-words").filter(has_text=re.compile(f"(^|: ){re.escape(text)}$"))

    def saves_and_closes(self):
        """Saves and closes the lesson; nothing is asked."""
        self.lesson.locator(".jp-Notebook").focus()
        with self.page.expect_response(lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url):
            self.page.keyboard.press("Control+s")
        expect(self.page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty")).to_have_count(0)
        self.page.locator(".lm-TabBar-tab.lm-mod-current[data-type='document-title'] .lm-TabBar-tabCloseIcon").click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)


@pytest.fixture
def learner(page, lab):
    """Somebody in front of the browser."""
    return Learner(page, lab)
