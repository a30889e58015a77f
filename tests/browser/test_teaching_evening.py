"""An instructor's evening in a real JupyterLab without a network: slides, a class practice, a hand-out and the report, in one sitting."""

import re

import pytest
from playwright.sync_api import expect

from course_lib.calls.handout import wordings
from course_lib.library import library
from course_lib.record import Store
from course_lib.start import lab as start_lab
from course_lib.teaching import sample_class

from . import in_lab
from .learner import EFFLEURAGE, Learner

WORDS = library().words
CARD = library().techniques["effleurage"]
ROUTINE = CARD.routines[0]


@pytest.fixture
def instructor(page, lab):
    """Somebody in front of the browser, with a class behind."""
    start_lab.leave_slides(lab.port, lab.token)
    return Instructor(page, lab)


class Instructor(Learner):
    """What an instructor does with a mouse and a clicker."""

    def starts(self):
        """One press; then every part is live."""
        in_lab.start(self.page)

    def presents(self):
        """From the title on."""
        in_lab.present(self.page)

    def turns_to(self, part):
        """Goes on until a slide shows this part, which is the part returned."""
        shown = self.page.locator(f".jp-deck-mod-onscreen {part}").first
        while not shown.is_visible():
            assert in_lab.turn_on(self.page), f"no slide shows {part}"
        return shown

    def reads_the_check(self, room):
        """Reads every group to the room; then there is something to start."""
        answered = room.get_by_role("button", name=WORDS["room"]["room_answered"])
        while answered.is_visible():
            step = room.locator(".lb-room-step").inner_text()
            answered.press("Enter")
            expect(room.locator(".lb-room-step").get_by_text(step, exact=True)).to_have_count(0)
        expect(room.get_by_role("button", name=WORDS["room"]["begin"])).to_be_visible()

    def runs_the_clock(self, room):
        """Starts it for the room, hears the first step, and stops; the check has to be read anew."""
        room.get_by_role("button", name=WORDS["room"]["begin"]).click()
        expect(room.get_by_role("timer")).to_be_visible()
        expect(room.get_by_role("heading", name=ROUTINE.steps[0].name)).to_be_visible()
        room.get_by_role("button", name="Stop").click()
        room.locator(".lb-reason").first.press("Enter")
        room.get_by_role("button", name=WORDS["player"]["stop_finish"]).press("Enter")
        expect(room.get_by_role("button", name=WORDS["room"]["room_answered"])).to_be_visible()


def told(lab):
    """What the record on the disk holds beside the lessons that were opened."""
    return [event.kind.value for event in Store(lab.record / "record.sqlite").events() if event.kind.value != "lesson"]


def test_a_demonstration_records_nothing_and_says_so(instructor, lab, page):
    """On a slide a practice shows its steps, and one press opens the clock of the room for it; a question hides its answer until it is
    revealed. Both say that nothing is recorded, and it is so.
    """
    instructor.opens("06_effleurage", EFFLEURAGE)
    instructor.starts()
    instructor.presents()
    practice = instructor.turns_to(".lb-class")
    expect(practice.get_by_role("listitem")).to_have_count(len(ROUTINE.steps))
    practice.get_by_role("button", name=WORDS["shared"]["class_start"]).click()
    expect(practice.get_by_text(WORDS["room"]["room_banner_demonstration"])).to_be_visible()
    instructor.reads_the_check(practice)
    expect(practice.locator("select").first.locator("option")).to_have_text([ROUTINE.name])
    practice.get_by_role("button", name=WORDS["room"]["begin"]).click()
    expect(practice.get_by_role("timer")).to_be_visible()
    expect(practice.get_by_text(WORDS["room"]["room_banner_demonstration"])).to_be_in_viewport()
    stop = practice.get_by_role("button", name="Stop")
    expect(stop).to_be_in_viewport(ratio=1)
    stop.click()
    practice.locator(".lb-reason").first.press("Enter")
    practice.get_by_role("button", name=WORDS["player"]["stop_finish"]).press("Enter")
    practice.get_by_role("button", name=WORDS["shared"]["class_close"]).click()

    question = instructor.turns_to(".lb-demo")
    expect(question.get_by_text(WORDS["quiz"]["demo_banner"])).to_be_visible()
    for _ in range(3):
        expect(question.locator(".lb-feedback, .lb-key")).to_have_count(0)
        question.get_by_role("button", name=WORDS["quiz"]["demo_reveal"]).press("Enter")
        expect(question.locator(".lb-result")).not_to_be_empty()
        question.get_by_role("button", name=WORDS["quiz"]["next"]).press("Enter")
    page.keyboard.press("Escape")
    expect(instructor.lesson.locator(".lb-demo")).to_be_hidden()
    assert told(lab) == []


def test_a_line_is_looked_up_where_nothing_is_recorded(instructor, lab, page):
    """The notebook leads to the list of every sign. Opened alone, with its lesson not begun, it has the second questions of a line and what
    each answer means, and the record stays as it is.
    """
    safety = library().outline["safety_limits"]
    sign = next(one for one in library().signs.values() if one.follow)
    follow = sign.follow[0]
    asked = " ".join((follow.ask, *follow.points))
    instructor.opens("90_for_instructors", library().outline["for_instructors"].title)
    before = Store(lab.record / "record.sqlite").events()
    instructor.lesson.get_by_role("link", name=safety.title).click()
    instructor.sees(safety.title)
    instructor.lesson.locator(".jp-Cell", has_text=WORDS["signs"]["twin_hands_off"]).get_by_role("button").last.click()
    table = instructor.lesson.get_by_role("region", name=WORDS["signs"]["title"])
    table.get_by_role("searchbox").fill(sign.short)
    expect(table.get_by_role("row", name=sign.short)).to_contain_text(WORDS["signs"]["follow_yes"].partition("{do}")[0].format(ask=asked))
    expect(table.get_by_role("row", name=sign.short)).to_contain_text(follow.yes.do)
    assert Store(lab.record / "record.sqlite").events() == before


def test_a_whole_evening_without_a_network(instructor, lab, page, tmp_path):
    """Lesson 06 is presented from its first slide to its last; a class practises; the card is printed; a stick with 24 files is read."""
    instructor.opens("06_effleurage", EFFLEURAGE)
    instructor.starts()
    instructor.presents()
    titles = list(in_lab.slides(page))
    assert len(set(titles)) == len(titles) > 8
    page.keyboard.press("Escape")

    instructor.opens("90_for_instructors", library().outline["for_instructors"].title)
    instructor.starts()
    practice = instructor.lesson.locator(".jp-OutputArea-output:has(.lb-room)")
    instructor.reads_the_check(practice)
    instructor.runs_the_clock(practice)

    title = f"{wordings()['open']}: {CARD.name}"
    with page.context.expect_page() as opened:
        instructor.lesson.get_by_role("button", name=title, exact=True).click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(CARD.name)
    paper = page.context.new_page()  # the window is printing itself
    paper.set_content(opened.value.content())
    printed = paper.pdf(format="A4")
    paper.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
    opened.value.close()

    stick = []
    for number, text in enumerate(sample_class.files(library(), WORDS["report"])):
        stick.append(tmp_path / f"{number}.json")
        stick[-1].write_text(text, encoding="utf-8")
    report = instructor.lesson.locator(".lb-report")
    report.locator("input[type=file]").set_input_files(stick)
    people = report.get_by_role("table", name=WORDS["report"]["people_title"])
    expect(report.get_by_role("status")).to_have_text(re.compile(r"^Learners: 24, answers: \d+\.$"))
    expect(people.get_by_role("row")).to_have_count(1 + sample_class.LEARNERS)
    assert told(lab) == []
    instructor.saves_and_closes()
    assert lab.git("status", "--porcelain") == ""
