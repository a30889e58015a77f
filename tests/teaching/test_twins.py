"""What a notebook shows before it is run: the static twins of every call."""

import re
from pathlib import Path

import pytest

import course_lib
from course_lib.calls import door
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.record import open_record, set_private
from course_lib.teaching import twins

ROOT = Path(__file__).resolve().parents[2]
CALLS = {
    "lesson": [("start_here",), ("effleurage",)],
    "receipt": [("start_here",), ("effleurage",)],
    "diagram": [("effleurage", "surface"), ("superficial",), ("split", "superficial", "skeleton")],
    "technique": [("effleurage",)],
    "progress": [()],
    "sound_check": [()],
    "breathing": [()],
    "pressure_drill": [()],
    "session": [()],
    "limits_table": [()],
    "signs": [()],
    "dilution": [()],
    "diary": [()],
    "massage_types": [()],
    "evidence": [(), ("trials",), ("kinds",), ("sources",)],
    "glossary": [()],
    "exam": [("opening",), ("final",)],
    "review": [()],
}
EVERY = [(name, arguments) for name, given in CALLS.items() for arguments in given]


def twin(name, arguments):
    shown = getattr(course_lib, name)(*arguments)
    return repr(shown), shown._repr_mimebundle_()[0]["text/markdown"]


@pytest.mark.parametrize(("name", "arguments"), EVERY)
def test_a_twin_depends_on_content_alone(name, arguments, tmp_path, monkeypatch):
    """Whoever runs a cell, and whatever they did before, the notebook keeps the same two texts."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "empty"))
    fresh = twin(name, arguments)
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "Anna's secret folder"))
    for event in seen():
        open_record().append([event])
    set_private(True)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert twin(name, arguments) == fresh
    assert "Anna" not in "".join(fresh)


def seen():
    from_page = [("lesson", None, {"notebook": "06_effleurage", "what": "opened"}),
                 ("lesson", None, {"notebook": "06_effleurage", "what": "finished"}),
                 ("pain", "Anna", {"number": 3, "when": "before"})]  # fmt: skip
    for number, (kind, receiver, payload) in enumerate(from_page):
        yield Event.model_validate({
            "id": f"00000000-0000-4000-8000-00000000000{number}", "at": "2026-11-20T10:00:00Z", "receiver": receiver,
            "kind": kind, "version": 1, "payload": payload,
        })  # fmt: skip


@pytest.mark.parametrize(("name", "arguments"), EVERY)
def test_a_twin_is_one_line_and_one_short_page(name, arguments, tmp_path, monkeypatch):
    """Plain text is one line; Markdown has at most 40 lines that are not folded, leaves no gap open, and ends with a button that says
    what it starts; that of a lesson's end stands under its questions.
    """
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    line, page = twin(name, arguments)
    assert "\n" not in line
    assert 0 < len(line) <= 240
    assert len(re.sub(r"<details>.*?</details>", "", page, flags=re.DOTALL).splitlines()) <= 40
    assert not re.search(r"\{\w|None|undefined|\]\(None\)", line + page)
    if name == "lesson":
        assert library().words["lesson"]["not_reviewed"] in page
    else:
        label = door.words(words_of(name, *arguments))["sound_start" if name == "sound_check" else "start"]
        assert len(label.split()) > 1
        assert twins.button(label) in (page.splitlines() if name == "receipt" else page.splitlines()[-1:])


def words_of(name, first="", *_):
    return {"receipt": "lesson", "sound_check": "player", "breathing": "pacer", "pressure_drill": "drill",
            "limits_table": "table", "signs": "table", "exam": "final" if first == "final" else "quiz",
            "massage_types": "table", "evidence": "table", "glossary": "table"}.get(name, name)


@pytest.mark.parametrize(("name", "arguments"), EVERY)
def test_the_pictures_of_a_twin_stand_in_the_course(name, arguments, tmp_path, monkeypatch):
    """Each picture of a twin has words for those who do not see it, and its file is where the notebook looks."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    for alt, path in re.findall(r"!\[(.*?)\]\(\.\./(.*?)\)", twin(name, arguments)[1], re.S):
        assert len(alt) > 40
        assert (ROOT / path).is_file()


def test_no_page_of_a_lesson_shows_what_another_one_shows(tmp_path, monkeypatch):
    """Questions that stand beside one another, or on the first page and the last, are not the same on both."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    beside = (course_lib.quiz("safety_limits"), course_lib.exam("opening"))
    for one, other in (beside, (course_lib.quiz("start_here"), course_lib.exam("final"))):
        shown = [set(re.findall(r"^- (.*[.?])$", each._page, re.M)) for each in (one, other)]
        assert [len(each) >= 3 for each in shown] == [True, True]
        assert not shown[0] & shown[1]


def test_every_source_with_an_address_is_a_link(tmp_path, monkeypatch):
    """The sources stand in lists, each with the way to the original."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    lines = twin("evidence", ("sources",))[1].splitlines()
    for one in library().sources.values():
        assert f"- {one.id}\u00a0" + (f"[{one.short}]({one.address})" if one.address else one.short) in lines


def test_a_picture_carries_its_own_title(tmp_path, monkeypatch):
    """The title stands in the plate, and no second time over it."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    assert twin("diagram", ("lying-positions",))[1].startswith("![")


def test_what_both_people_are_asked_is_a_list(tmp_path, monkeypatch):
    """Each question about an oil has a line of its own."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    lines = twin("dilution", ())[1].splitlines()
    assert [f"- {one.ask}" for one in library().oil_questions.values()] == [line for line in lines if line.startswith("- ")]


@pytest.mark.parametrize(("seconds", "shown"), [
    (0, "0:00"), (59.9, "0:59"), (60, "1:00"), (605, "10:05"), (3599, "59:59"), (3600, "1:00:00"), (5040, "1:24:00"),
])  # fmt: skip
def test_lengths_are_hours_minutes_and_seconds(seconds, shown):
    """A length reads as m:ss, from an hour on as h:mm:ss, as on the live page."""
    assert twins.clock(seconds) == shown


def test_lengths_in_a_row_add_up():
    """Three parts of 75 seconds, two of them with half a second, read as 75 seconds in all."""
    assert twins.clocks([22.5, 30, 22.5]) == ["0:22", "0:30", "0:23"]
