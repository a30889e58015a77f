"""Whatever is put in, the course answers in words of its own: a fault of the content, a file that is not taken, an answer that is none.

COURSE_FUZZ says how many inputs each test tries; `start.py bench` tries a hundred thousand in all.
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from course_lib.errors import ContentError, CourseError
from course_lib.library import library, load
from course_lib.library.load import CONTENT
from course_lib.model.techniques import Routine
from course_lib.quizzes.grading import grade
from course_lib.quizzes.tokens import names, parts
from course_lib.record import Store
from course_lib.record.exchange import AHEAD, NotTaken, export, for_instructor, table, take_in
from course_lib.routines import compile_session
from course_lib.routines.sessions import Composition, as_session, catalogue, compose
from course_lib.teaching import class_report, dashboard, diary, handed_in, sample_class

from ..record.examples import NOON, one_of_each
from ..routines.routines import compile_timeline
from .inputs import ANYTHING, NASTY, SCALARS, misspelt, mistimed, spoilt

COUNT = int(os.environ.get("COURSE_FUZZ", "200"))
many = settings(
    max_examples=COUNT, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)  # fmt: skip
often = settings(many, max_examples=2 * COUNT)  # eight kinds
few = settings(many, max_examples=max(COUNT // 4, 25))  # each of these reads files

WORDS = library().words
BOTH = {**WORDS["quiz"], **WORDS["report"]}
ITEMS = list(library().items.values())
OF_KIND = {item.kind: [one for one in ITEMS if one.kind == item.kind] for item in ITEMS}
RULES = ("limits.yaml", "measures.yaml", "spans.yaml")
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yaml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for small contents, each written over the one before."""
    return tmp_path_factory.mktemp("content")


def loads(folder, name, text):
    """Loads the files of numbers and the one file `name`, or tells why not; whatever else it raises is a fault of the course.

    Gives for each fault its file, and whether its line is one of that file.
    """
    for old in folder.rglob("*.yaml"):
        old.unlink()
    for rule in RULES:
        (folder / rule).write_bytes((CONTENT / rule).read_bytes())
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load(folder)
    except ContentError as error:
        return {(fault.file, 1 <= fault.line <= lines(folder / fault.file)) for fault in error.faults}
    return set()


def lines(path):
    """How many lines a file has, the one that a last sign may end in among them."""
    return len(path.read_bytes().decode("utf-8", "replace").splitlines()) + 1


def placed(name):
    """What every fault of a small content is: one in a line of its one file, or in one of the files of numbers, which say more than it."""
    return {(file, True) for file in (name, *RULES)}


def of_one_record(name):
    """One record of a content file, in turn with the file's name."""
    value = yaml.load((CONTENT / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    records = [[one] for one in value] if isinstance(value, list) else [value]
    return st.sampled_from(records).map(lambda records: (name, records))


@few
@given(data=st.data())
def test_a_record_with_something_wrong_in_it_is_a_fault_with_a_place(folder, data):
    """A field of any record that holds anything at all, is missing or doubled: the content is read or its faults are told."""
    name, records = data.draw(st.sampled_from(FILES).flatmap(of_one_record))
    text = yaml.dump(data.draw(spoilt(records)), allow_unicode=True, sort_keys=False)
    assert loads(folder, name, text) <= placed(name)


@few
@given(data=st.data())
def test_a_slip_of_the_keyboard_in_a_content_file_is_a_fault_with_a_place(folder, data):
    """A letter too many or too few, a bracket, a tab, a sign of YAML's in the wrong place of a file."""
    name, records = data.draw(st.sampled_from(FILES).flatmap(of_one_record))
    text = data.draw(misspelt(yaml.dump(records, allow_unicode=True, sort_keys=False)))
    assert loads(folder, name, text) <= placed(name)


def likely(item):
    """Answers made of what the item really holds: its names, once, twice, in wrong places, and numbers with units."""
    own = [*parts(item), *(names(item) if item.kind == "label" else ()), "made-up"]
    one = st.sampled_from(own)
    shapes = [one, st.lists(one | SCALARS, max_size=8), st.permutations(own), st.dictionaries(one, one | SCALARS, max_size=8)]
    if item.kind == "label":
        shapes.append(st.fixed_dictionaries(dict.fromkeys(parts(item), one)))
    if item.kind == "number":
        unit = st.sampled_from(("", item.unit, *item.spellings, *dict(item.conversions), *NASTY))
        number = st.integers() | st.floats() | st.text("0123456789.,/ -−½", max_size=8)
        shapes.append(st.builds("{}{}{}".format, number, st.sampled_from(("", " ")), unit))
    if item.kind == "point":
        at = st.floats() | st.floats(-400, 400) | SCALARS
        shapes.append(st.tuples(at, at).map(list))
    return st.one_of(*shapes)


@often
@given(data=st.data())
def test_every_answer_to_every_question_has_a_verdict(data):
    """Right, wrong, or none with a sentence that says what to do; the credit is a share, full only for a right answer; it can be sent."""
    item = data.draw(st.sampled_from(sorted(OF_KIND)).flatmap(lambda kind: st.sampled_from(OF_KIND[kind])))
    verdict = grade(item, data.draw(ANYTHING | likely(item)), WORDS["quiz"])
    assert (verdict.outcome == "none") == bool(verdict.note)
    assert 0 <= verdict.credit <= 1
    assert verdict.right == (verdict.credit == 1)
    json.dumps(verdict.model_dump(mode="json"), allow_nan=False)


ROUTINES = [routine.id for routine in catalogue(library())]
PART = st.fixed_dictionaries(
    {"routine": st.sampled_from(ROUTINES) | st.text(max_size=5)},
    optional={
        "seconds": st.none() | st.floats(-10, 4000) | st.integers(30, 600),
        "side": st.sampled_from(("left", "right", "both", "up")),
        "x": SCALARS,
    },
)
CAP = st.none() | st.floats(0, 10)


@many
@given(plan=ANYTHING | st.lists(PART | ANYTHING, max_size=13), cap=CAP)
def test_every_plan_is_objected_to_or_can_be_practised(plan, cap):
    """What nothing speaks against becomes a clock without gaps, and no step presses harder than today's cap."""
    found = compose(plan, library())
    assert isinstance(found, Composition)
    session = as_session(found, "A massage", "A promise.")
    assert (session is None) == bool(found.objections)
    if session:
        timeline = compile_session(session, library(), WORDS["player"], cap)
        assert [part.start for part in timeline.parts] == [0, *(part.end for part in timeline.parts[:-1])]
        assert all(max(step.cap, step.target_to) <= (10 if cap is None else cap) for step in timeline.steps)


@many
@given(data=st.data())
def test_every_routine_that_can_be_written_is_laid_out_or_refused(data):
    """A routine with something changed is no routine, is refused with the limit that it breaks, or becomes a clock."""
    written = data.draw(st.sampled_from([routine for card in library().techniques.values() for routine in card.routines]))
    try:
        routine = Routine.model_validate(data.draw(spoilt(written.model_dump(), most=3)))
    except ValidationError:
        return
    try:
        timeline = compile_timeline(routine, library(), WORDS["player"], data.draw(CAP))
    except CourseError:
        return
    assert all(0 <= cue.at <= timeline.seconds for cue in timeline.cues)


def exported():
    """What a learner's whole record looks like as a file."""
    record = Store(None)
    record.append(one_of_each())
    return json.loads(export(record, NOON))


@many
@given(told=spoilt(exported(), most=3) | mistimed(exported()) | ANYTHING, cut=st.none() | st.integers(0, 500))
def test_a_record_from_a_file_is_taken_in_or_refused(told, cut):
    """A file that was changed or cut off is not taken; what was taken can be shown and be taken along again."""
    record, now = Store(None), datetime.now(UTC)
    try:
        take_in(record, json.dumps(told)[:cut], now)
    except NotTaken:
        assert record.events() == []
        return
    events = record.events()
    assert record.clock(now) <= now + AHEAD
    assert take_in(Store(None), export(record, now), now).new == len(events)
    for text in (table(record), for_instructor(record, now)):
        text.encode()
    json.dumps(dashboard.view(library(), record, Path("."), now, WORDS["progress"]), allow_nan=False)
    json.dumps(diary.view(library(), record, now, WORDS["diary"]), allow_nan=False)


HANDED_IN = [json.loads(text) for text in sample_class.files(library(), BOTH)[:4]]
SHORT = [told | {"attempts": told["attempts"][:3], "lessons": told["lessons"][:2]} for told in HANDED_IN]
ANSWER = st.fixed_dictionaries(
    {"item": st.sampled_from([item.id for item in ITEMS]), "response": ANYTHING, "right": st.booleans()},
    optional={"confidence": SCALARS, "critical": SCALARS, "sitting": SCALARS},
)


@many
@given(
    files=st.lists(st.sampled_from(SHORT).flatmap(spoilt) | ANYTHING, min_size=1, max_size=3),
    answers=st.lists(ANSWER, max_size=3),
    cut=st.none() | st.integers(0, 500),
)
def test_a_file_handed_in_is_reported_or_refused(files, answers, cut):
    """A report comes of every file that can be read, and its sheets can be written; every other file is refused."""
    more = [{"id": str(number), "at": "2026-03-02T18:00:00Z"} | answer for number, answer in enumerate(answers)]
    handed = []
    for told in (*files, SHORT[0] | {"attempts": more}):
        try:
            handed.append(handed_in.read(json.dumps(told)[:cut]))
        except handed_in.NotHandedIn:
            continue
    found = class_report.report(handed_in.together(handed), library(), BOTH)
    json.dumps(found, allow_nan=False).encode()
    for text in (class_report.questions_sheet(found, BOTH), class_report.people_sheet(found, BOTH)):
        text.encode()
