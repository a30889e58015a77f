"""What a page says when Python answers that it cannot, and when the page itself fails: one sentence of the course, and a way on."""

from datetime import UTC, datetime

import pytest

import course_lib
from course_lib.library import library
from course_lib.record import open_record
from course_lib.record.exchange import export

from .harness import page_with, stand_still, traits_of

SHARED = library().words["shared"]
UNREADABLE = "File.prototype.text = () => Promise.reject(new DOMException('gone', 'NotReadableError')); 0"
PRESENTING = "document.body.dataset.jpDeckMode = 'presenting'"
pytestmark = pytest.mark.usefixtures("own_record")


@pytest.fixture
def draw(page):
    """Draws what a call returns over its own Python, which fails over the questions named `refuses` and answers all others."""
    faults = []

    def fails(payload):
        raise OSError("a disk that is full")

    def drawn(widget, refuses=(), before=None):
        heard = []
        widget.send = heard.append
        widget._answers.update(dict.fromkeys(refuses, fails))

        def answer(name, payload):
            widget._on_message(widget, {"ask": name, "id": "1", "payload": payload}, [])
            message = heard.pop()
            if "failed" in message:
                raise RuntimeError(name)
            return message["reply"]

        faults.append(page_with(page, widget._script, widget._style, traits_of(widget), answer, before=before))
        return widget

    yield drawn
    assert [fault for page_faults in faults for fault in page_faults] == []


def told(page):
    """Of each note on trouble its sentence and its buttons."""
    return [note.locator("p, button").all_inner_texts() for note in page.locator(".lb-silent").all()]


def presses(*names):
    """Presses the buttons with these wordings, one after the other."""

    def act(page, words):
        for name in names:
            page.get_by_role("button", name=words[name], exact=True).click()

    return act


def reads_every_group(page, words):
    for _ in range(len(page.evaluate("host.model.get('groups')"))):
        page.get_by_role("button", name=words["room_answered"]).click()


def looks_at_the_end(page, words):
    page.get_by_role("button", name=words["look_now"]).click()


def fetches_the_table(page, words):
    page.locator(".lb-keeping summary").click()
    page.get_by_role("button", name=words["table"]).click()


def hands_one_answer_in(page, words):
    page.get_by_role("button", name=words["begin"], exact=True).click()
    page.locator(".lb-map").wait_for()
    while not page.locator(".lb-choice").count():
        page.get_by_role("button", name=words["next"]).click()
    page.locator(".lb-choice input").first.check()
    presses("hand_in", "hand_in_yes")(page, words)


def ticks_a_line(page, words):
    page.locator(".lb-tick input").first.check()


def shows_another_layer(page, words):
    page.locator(".lb-layers button").last.click()


CASES = {
    "exam begins": (lambda: course_lib.exam("final"), "sheet", presses("begin"), None),
    "exam is handed in": (lambda: course_lib.exam("final"), "hand_in", hands_one_answer_in, None),
    "review asks anew": (course_lib.review, "round", looks_at_the_end, None),
    "quiz on slides": (lambda: course_lib.quiz("effleurage"), "reveal", presses("demo_reveal"), PRESENTING),
    "class confirms": (lambda: course_lib.class_practice("effleurage"), "confirm", reads_every_group, None),
    "class report": (course_lib.report, "sample", presses("sample"), None),
    "dashboard": (course_lib.progress, "file", fetches_the_table, None),
    "plate": (lambda: course_lib.diagram("superficial", "skeleton"), "plate", shows_another_layer, None),
    "diary": (course_lib.diary, "view", presses(), None),
    "drill": (course_lib.pressure_drill, "view", presses(), None),
    "practice looks": (lambda: course_lib.practice("effleurage"), "plan", presses(), None),
    "calculator": (course_lib.dilution, "dilute", ticks_a_line, None),
}


@pytest.mark.parametrize("case", CASES)
def test_what_failed_is_told_with_a_way_on(draw, page, case):
    """Where Python answers that it cannot, the page says that it did not work, what to try, and offers to start the part again; a screen
    reader says so once, for what is an alert by itself stands in no other part that is read out."""
    call, asked, act, before = CASES[case]
    widget = draw(call(), refuses=[asked], before=before)
    act(page, widget.words)
    page.locator(".lb-silent").wait_for()
    assert told(page) == [[SHARED["failed"], SHARED["start_again"]]]
    assert page.locator(":is([role=alert], [role=status]) .lb-silent").count() == 0


@pytest.mark.parametrize("case", ["exam begins", "review asks anew", "quiz on slides"])
def test_whoever_pressed_in_vain_can_press_again(draw, page, case):
    """Python is silent: the button has the focus once more, and however often it is pressed one note says so."""
    call, asked, act, before = CASES[case]
    stand_still(page)
    widget = draw(call(), before=before)
    page.evaluate("(name) => host.silence(name)", asked)
    act(page, widget.words)
    for time in (1, 2):
        assert page.evaluate("(name) => host.asked.filter(({ ask }) => ask === name).length", asked) == time
        page.clock.run_for(6000)
        page.locator(".lb-silent").wait_for()
        assert told(page) == [[SHARED["no_answer"], SHARED["start_again"]]]
        page.keyboard.press("Enter")


@pytest.mark.parametrize("call", [course_lib.progress, course_lib.report])
def test_a_file_that_cannot_be_read_is_told_in_words_of_the_course(draw, page, call, tmp_path):
    """A file on a stick that was pulled out is a fault of the browser: the page says that it failed, and never in the browser's words."""
    widget = draw(call(), before=UNREADABLE)
    (tmp_path / "record.json").write_text("{}")
    if call is course_lib.progress:
        page.locator(".lb-keeping summary").click()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name=widget.words["take_in"]).click()
        chooser.value.set_files(tmp_path / "record.json")
    else:
        page.locator("input[type=file]").set_input_files(tmp_path / "record.json")
    page.locator(".lb-silent").wait_for()
    assert told(page) == [[SHARED["failed"], SHARED["start_again"]]]


def test_only_what_the_course_stresses_is_slanted(draw, page):
    """The report's own words are stressed as they are written; the name of a file is text, whatever signs stand in it."""
    widget, name = draw(course_lib.report()), "*hers* {name}.json"
    assert page.locator(".lb-lead em").all_inner_texts() == ["for my instructor"]
    record = export(open_record(), datetime.now(UTC))
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/json", "buffer": record.encode()})
    told = page.locator("p[role=alert]")
    told.wait_for()
    assert told.inner_text() == widget.words["bad_private"].replace("*", "").replace("{name}", name)
    assert told.locator("em").all_inner_texts() == ["for my instructor"]
