"""The front door: what a cell gets, whatever was typed into it and whatever is broken behind it."""

import logging
import shutil
import subprocess
import sys

import pytest

import course_lib
from course_lib.calls import door
from course_lib.errors import ContentError
from course_lib.library import library
from course_lib.library.load import CONTENT, load
from course_lib.widgets.base import CourseWidget
from course_lib.widgets.card import Card

RIGHT = {"lesson": "effleurage", "receipt": "effleurage", "technique": "effleurage", "diagram": "superficial"}
SHARED = library().words["shared"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A record and a log of the test's own."""

    def close():
        for handler in list(logging.getLogger("course_lib").handlers):
            handler.close()
            logging.getLogger("course_lib").removeHandler(handler)
        door.log.cache_clear()

    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record"))
    close()
    yield tmp_path / "record"
    close()


@pytest.mark.parametrize(("name", "wanted"), RIGHT.items())
def test_a_call_shows_itself_in_one_stable_line(name, wanted):
    """A call returns a live widget that reads the same in plain text each time."""
    first, second = getattr(course_lib, name)(wanted), getattr(course_lib, name)(wanted)
    assert isinstance(first, CourseWidget)
    assert repr(first) == repr(second) == first._repr_mimebundle_()[0]["text/plain"]


@pytest.mark.parametrize(("name", "wanted"), RIGHT.items())
@pytest.mark.parametrize("slip", [str.upper, lambda word: word[:-1], lambda word: word + "s", lambda word: f" {word}"])
def test_a_misspelt_id_gets_the_nearest_one_in_one_sentence(name, wanted, slip):
    """A typing error gets one friendly sentence with the id that was meant."""
    card = getattr(course_lib, name)(slip(wanted))
    assert isinstance(card, Card)
    assert repr(card) == SHARED["unknown_near"].format(wanted=slip(wanted).strip(), nearest=wanted)


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize(
    "typed", ["", "zzzzqqqq", None, 7, -1.5, [], {"a": 1}, object, "🙂", "x" * 100_000, "<img src=x onerror=alert(1)>", "../../etc/passwd"]
)
def test_nothing_typed_into_a_call_raises(name, typed):
    """An exception would stop every cell below: whatever is typed gets a card, and markup in it stays letters."""
    card = getattr(course_lib, name)(typed)
    assert isinstance(card, Card)
    assert "<" not in card._repr_mimebundle_()["text/html"].removeprefix("<blockquote><p>").removesuffix("</p></blockquote>")
    assert len(repr(card)) < 200


@pytest.mark.parametrize(("call", "wording"), [("quiz", "no_questions"), ("handout", "no_handouts")])
def test_a_lesson_that_has_nothing_of_this_kind_is_not_called_unknown(call, wording):
    """The final check draws from all lessons and has no questions to quiz or to print: the card names it and says so."""
    card = getattr(course_lib, call)("final_check")
    assert isinstance(card, Card)
    assert repr(card) == SHARED[wording].format(name=library().outline["final_check"].title)


@pytest.mark.parametrize(
    ("call", "typed", "meant"),
    [
        ("plan", "ninty", "ninety"),
        ("plan", "fourty-five", "forty-five"),
        ("plan", "effleurge", "effleurage"),
        ("handout", "screning", "screening"),
        ("handout", "palm-heal-circles", "palm-heel-circles"),
        ("handout", "palm_heal_circles", "palm_heel_circles"),
        ("practice", "slides-both-side", "slides-both-sides"),
        ("practice", "thumb-slide", "thumb-slides"),
    ],
)
def test_the_nearest_id_is_found_among_all_that_a_call_takes(call, typed, meant):
    """A plan, a hand-out and a practice go by names of more than one list; whoever slips in any of them is told what was meant."""
    card = getattr(course_lib, call)(typed)
    assert isinstance(card, Card)
    assert repr(card) == SHARED["unknown_near"].format(wanted=typed, nearest=meant)


def test_a_misspelt_report_is_no_empty_one():
    """An instructor who wanted the sample does not wait before an empty table."""
    told = [repr(course_lib.report(name)) for name in ("exmaple", "sampel", None)]
    near = SHARED["unknown_near"].format(wanted="sampel", nearest="sample")
    assert told == [near.replace("sampel", "exmaple"), near, SHARED["unknown"].format(wanted="None")]


def test_a_handout_of_nothing_says_what_to_print():
    """Whoever forgets the name learns what stands there."""
    card = course_lib.handout()
    assert (isinstance(card, Card), repr(card)) == (True, SHARED["no_sheet_named"])


@pytest.mark.parametrize("name", ["ball-on-the-wall", "roller-on-the-wall", "ball-on-the-floor", "roller-on-the-floor"])
def test_what_a_class_cannot_practise_gets_a_sentence_and_no_other_practice(name):
    """An instructor who names a technique with a ball or a roller does not find the room in front of the long strokes."""
    card = course_lib.class_practice(name)
    assert isinstance(card, Card)
    assert repr(card) == SHARED["no_class_clock"].format(name=library().techniques[name].name)


def test_a_class_begins_with_what_was_named():
    """The first choice is the technique that the call names; without a name it is the first of all."""
    assert [course_lib.class_practice(*name).choice for name in (["thumb-slides"], [])] == ["slides-both-sides", "effleurage-opening"]


def test_a_check_whose_lessons_ask_nothing_says_so(tmp_path, monkeypatch):
    """An author who has written no question on safety yet reads that, and not that there is no such check."""
    shutil.copytree(CONTENT, tmp_path / "content", ignore=lambda _, names: SAFETY)
    monkeypatch.setitem(library.__wrapped__.__globals__, "CONTENT", tmp_path / "content")
    library.cache_clear()
    try:
        card = course_lib.exam("opening")
        title = library().exams["opening"].title
    finally:
        monkeypatch.undo()
        library.cache_clear()
    assert repr(card) == SHARED["no_questions_to_draw"].format(name=title)


def test_a_call_without_its_id_is_no_traceback():
    """Even a forgotten or a superfluous argument gets a card."""
    assert isinstance(course_lib.technique(), Card)
    assert isinstance(course_lib.progress("mine", 2), Card)


@pytest.fixture
def spoil(tmp_path, monkeypatch):
    """Writes `new` for the first `old` in one file of a copy of the content, which the calls then read."""
    content = tmp_path / "content"

    def write(name, old, new):
        if not content.exists():
            shutil.copytree(CONTENT, content)
        text = (content / name).read_text(encoding="utf-8")
        assert old in text
        (content / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        monkeypatch.setitem(library.__wrapped__.__globals__, "CONTENT", content)
        library.cache_clear()

    yield write
    monkeypatch.undo()
    library.cache_clear()


def test_faulty_content_is_told_fault_by_fault(spoil, folder):
    """An author's slip in a content file stops no cell: the card names file and record, and the log has the whole."""
    spoil("stops.yaml", "sign:", "sing:")
    card = course_lib.technique("effleurage")
    assert isinstance(card, Card)
    assert "stops.yaml" in card._repr_mimebundle_()["text/html"]


def test_a_wording_that_is_gone_stops_no_cell(spoil, folder):
    """Even the sentence for what no one foresaw may be what an author lost: the learner gets a sentence all the same."""
    spoil("words/technique.yaml", "card:", "crad:")
    spoil("words/shared.yaml", "\nbroken:", "\nborken:")
    card = course_lib.technique("effleurage")
    assert (repr(card), isinstance(card, Card)) == (door.BROKEN, True)
    assert "KeyError: 'broken'" in (folder / "course.log").read_text(encoding="utf-8")


SAFETY = ["02_safety_cases.yaml", "02_safety_limits.yaml", "02_safety_signs.yaml"]
# what a lesson's cell calls, and the files of questions that are opened for it
OPENED = {
    "lesson('effleurage')": [],
    "diagram('effleurage')": [],
    "screening()": [],
    "technique('effleurage')": [],
    "quiz('effleurage')": ["06_effleurage.yaml"],
    "exam('opening')": SAFETY,
    "practice('effleurage')": [],
    "calls.permission.state(now, ['effleurage'])": [*SAFETY, "06_effleurage.yaml"],
}


@pytest.mark.parametrize(("call", "files"), OPENED.items())
def test_a_call_opens_only_the_questions_it_needs(call, files, folder):
    """However many questions the course has one day, a cell waits only for those of its own lesson, and a gate for its own."""
    code = (
        "import sys, pathlib; opened = set()\n"
        "sys.addaudithook(lambda name, told: name == 'open' and opened.add(pathlib.Path(str(told[0]))))\n"
        "import datetime, course_lib, course_lib.calls.permission; now = datetime.datetime.now(datetime.UTC)\n"
        f"course_lib.{call}\n"
        "print(sorted(path.name for path in opened if path.parent.name == 'items'))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == f"{files}\n"


def test_a_faulty_question_stops_only_its_own_lesson(spoil):
    """A slip in the questions on circles closes their quiz, and leaves their card and the quizzes of other lessons open."""
    spoil("items/07_palm_heel_circles.yaml", "stem:", "stam:")
    others = [course_lib.quiz("effleurage"), course_lib.technique("palm-heel-circles")]
    closed = course_lib.quiz("palm_heel_circles")
    assert [isinstance(one, Card) for one in others] == [False, False]
    assert isinstance(closed, Card)
    assert "07_palm_heel_circles.yaml" in closed._repr_mimebundle_()["text/html"]


def test_a_question_refers_to_the_same_numbers_whoever_reads_it(spoil):
    """What `check` would refuse the running course refuses too: the minutes of a routine are for pages, not for questions."""
    spoil("items/04_self_massage_wall.yaml", 'why: "', 'why: "{ball-on-the-wall-session.minutes} minutes. ')
    told = "refers to ball-on-the-wall-session, which is no limit, measure or span"
    with pytest.raises(ContentError, match=told):
        load(library.__wrapped__.__globals__["CONTENT"])
    card = course_lib.quiz("self_massage_wall")
    assert isinstance(card, Card)
    assert told in card._repr_mimebundle_()["text/html"]


def test_what_breaks_is_written_to_the_log(folder, monkeypatch):
    """What no one foresaw becomes one sentence for the learner and a traceback in the log of the data folder."""
    monkeypatch.setattr("course_lib.calls.technique.moving", lambda name: 1 / 0)
    card = course_lib.technique("effleurage")
    assert (repr(card), isinstance(card, Card)) == (SHARED["broken"], True)
    assert "ZeroDivisionError" in (folder / "course.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["lesson", "progress"])
def test_a_damaged_record_stops_no_lesson(name, folder):
    """A record that cannot be read is set aside, and the lesson goes on with a fresh one."""
    folder.mkdir()
    (folder / "record.sqlite").write_bytes(b"no database at all" * 1000)
    shown = getattr(course_lib, name)(*["effleurage"] * (name == "lesson"))
    assert isinstance(shown, CourseWidget)
    if name == "progress":
        assert len(shown.view["notices"]) == 1
        assert next(file.name for file in folder.iterdir() if b"no database" in file.read_bytes()) in shown.view["notices"][0]


def test_a_folder_that_cannot_be_written_stops_no_lesson(tmp_path, monkeypatch):
    """Where nothing can be saved the dashboard says so, and everything is shown all the same."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "file"))
    assert isinstance(course_lib.lesson("effleurage"), CourseWidget)
    assert isinstance(course_lib.progress(), CourseWidget)


def test_a_question_that_python_cannot_answer_is_answered():
    """An unknown or broken question of the page hears that it failed, never silence; the page has the sentence."""
    widget, heard = course_lib.progress(), []
    widget.send = heard.append
    for name, payload in (("nothing", {}), ("file", {"what": "everything"}), ("take_in", {"text": 7})):
        widget._handle_custom_msg({"ask": name, "id": "q", "payload": payload}, [])
    assert heard[:2] == [{"re": "q", "failed": True}] * 2
    assert heard[2] == {"re": "q", "reply": {"problem": "taken_bad"}}


def test_a_fault_behind_a_live_part_is_written_to_the_log(folder, monkeypatch):
    """The first thing that goes wrong on an evening may be a question of the page: its traceback reaches the log all the same."""
    widget = course_lib.progress()
    monkeypatch.setattr(widget, "send", lambda message: None)
    widget._handle_custom_msg({"ask": "file", "id": "q", "payload": {"what": "everything"}}, [])
    assert "LookupError: everything" in (folder / "course.log").read_text(encoding="utf-8")


def test_the_log_is_its_owners_alone(folder):
    """A log that comes before the record makes the folder, and makes it as closed as the record would."""
    course_lib.glossary()
    assert [oct(path.stat().st_mode & 0o777) for path in (folder, folder / "course.log")] == ["0o700", "0o600"]


def test_a_log_that_turns_over_stays_its_owners_alone(folder):
    """What is full goes aside, and what begins anew is as closed."""
    course_lib.glossary()
    *_, handler = logging.getLogger("course_lib").handlers
    handler.doRollover()
    files = sorted(folder.glob("course.log*"))
    assert [(file.name, oct(file.stat().st_mode & 0o777)) for file in files] == [("course.log", "0o600"), ("course.log.1", "0o600")]


def test_a_log_keeps_every_letter_of_a_fault(folder):
    """Whatever a computer's own encoding is, a foreign letter loses no line; what cannot be written at all is spelt out."""
    course_lib.glossary()
    *_, handler = logging.getLogger("course_lib").handlers
    # to the handler itself: what pytest collects of a log has to be text that it can send on
    handler.emit(logging.makeLogRecord({"msg": "Łukasz → 3, \ud800"}))
    assert (folder / "course.log").read_text(encoding="utf-8") == "Łukasz → 3, \\ud800\n"


def test_a_log_that_cannot_be_opened_puts_nothing_into_a_cell(folder, monkeypatch, capfd):
    """Something else stands where the log should: the learner gets the one sentence and no traceback beside it."""
    (folder / "course.log").mkdir(parents=True)
    monkeypatch.setattr("course_lib.calls.technique.moving", lambda name: 1 / 0)
    assert repr(course_lib.technique("effleurage")) == SHARED["broken"]
    assert capfd.readouterr() == ("", "")


def test_a_log_that_cannot_be_written_puts_nothing_into_a_cell(folder, monkeypatch, capfd):
    """The disk fills while the course runs: the learner gets the one sentence and no traceback beside it."""
    course_lib.glossary()
    *_, handler = logging.getLogger("course_lib").handlers
    monkeypatch.setattr(handler, "shouldRollover", lambda record: 1 / 0)
    monkeypatch.setattr("course_lib.calls.technique.moving", lambda name: 1 / 0)
    assert repr(course_lib.technique("effleurage")) == SHARED["broken"]
    assert capfd.readouterr() == ("", "")
