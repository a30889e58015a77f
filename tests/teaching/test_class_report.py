"""The class report: what it counts, what it does not judge, and what a spreadsheet may not run."""

import csv
import io
import json
from dataclasses import replace

import pytest

from course_lib.library import library
from course_lib.record.spreadsheet import csv_text
from course_lib.teaching import class_report, handed_in, sample_class
from course_lib.teaching.shares import wilson

WORDS = {**library().words["quiz"], **library().words["report"]}
SAMPLE = sample_class.files(library(), WORDS)


# Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3
@pytest.mark.parametrize(("right", "count", "low", "high"), [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
])  # fmt: skip
def test_an_interval_is_wilsons(right, count, low, high):
    """The interval of a share is the one that was published, also at nought."""
    found = wilson(right, count)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("right", "count", "too_few"), [(0, 0, True), (7, 7, True), (8, 8, False), (5, 10, True), (6, 12, False), (4, 4, True)]
)
def test_few_answers_are_not_judged(right, count, too_few):
    """Fewer than eight, or an interval over half of the scale, is too few to judge."""
    assert wilson(right, count).too_few is too_few


def test_a_share_is_never_of_more_than_all():
    """A count that cannot be is refused."""
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


def learner(name, *answers, finished=()):
    """A file *for my instructor*: `answers` are tuples of item, response, right and confidence."""
    attempts = [
        {"id": f"{name}-{place}", "at": f"2026-03-02T18:{place:02d}:00Z", "item": item, "response": response, "right": right,
         "critical": False, "credit": float(right), "confidence": confidence, "notebook": "06_effleurage", "sitting": f"s{place}"}
        for place, (item, response, right, confidence) in enumerate(answers)
    ]  # fmt: skip
    lessons = [{"notebook": notebook, "opened": "2026-03-02T18:00:00Z", "finished": "2026-03-02T18:30:00Z"} for notebook in finished]
    head = {"course": "lower-back-massage", "what": "for-instructor", "format": 1, "learner": name, "made": "2026-03-02T19:00:00Z"}
    return json.dumps(head | {"name": name, "attempts": attempts, "lessons": lessons})


def told(*files):
    return class_report.report(handed_in.together([handed_in.read(text) for text in files]), library(), WORDS)


ITEM = next(item for item in library().items.values() if item.kind == "single" and item.topic == "effleurage")
NAMES = {choice.text: name for name, choice in class_report.parts(ITEM).items()}


def test_a_question_counts_first_tries_and_its_wrong_answers():
    """Only the first answer of each learner counts; each answer says how often it was chosen; sure and wrong stands in front."""
    right, wrong = NAMES[ITEM.key.text], NAMES[ITEM.distractors[0].text]
    found = told(
        learner("ann", (ITEM.id, wrong, False, "sure"), (ITEM.id, right, True, "sure")),
        learner("ben", (ITEM.id, right, True, "fairly"), finished=["06_effleurage"]),
        learner("cem", (ITEM.id, wrong, False, "guess"), ("gone-item", "x", True, None)),
    )
    assert [(one["share"]["right"], one["share"]["count"], one["share"]["too_few"]) for one in found["items"]] == [(1, 3, True)]
    assert {choice["text"]: choice["count"] for choice in found["items"][0]["choices"]} == {
        ITEM.key.text: 1, ITEM.distractors[0].text: 2, **{choice.text: 0 for choice in ITEM.distractors[1:]},
    }  # fmt: skip
    assert [(one["id"], one["sure_wrong"]) for one in found["sure"]] == [(ITEM.id, 1)]
    assert (found["learners"], found["answers"], found["unknown"], found["invented"]) == (3, 5, 1, False)
    assert [(one["name"], one["answered"], one["right"], one["sure_wrong"]) for one in found["people"]] == [
        ("ann", 1, 0, 1), ("ben", 1, 1, 0), ("cem", 1, 0, 0),
    ]  # fmt: skip
    lesson = next(one for one in found["lessons"] if one["number"] == "06")
    assert (lesson["share"]["right"], lesson["share"]["count"]) == (1, 3)


def test_somebody_without_a_name_is_a_number_of_the_class():
    """The list says whom to help: by the name that was given, as letters alone, or by a number of this class."""
    nameless = json.dumps(json.loads(learner("nobody", (ITEM.id, "x", False, "sure"))) | {"name": ""})
    found = told(nameless, learner("=ann", (ITEM.id, "x", True, None)))
    assert [(one["name"], one["sure_wrong"]) for one in found["people"]] == [("learner 1", 1), ("=ann", 0)]
    people = list(csv.reader(io.StringIO(class_report.people_sheet(found, WORDS).removeprefix("\ufeff"), newline="")))
    assert [row[0] for row in people[1:]] == ["learner 1", "'=ann"]


def test_a_goal_is_known_where_the_latest_answers_are_right():
    """Learned later is learned: the report on goals takes the last sitting, that on questions the first."""
    item = next(one for one in library().items.values() if one.limits)
    found = told(learner("ann", (item.id, "x", False, None), (item.id, "y", True, None)))
    goals, limits = ({one["id"]: one["share"]["right"] for one in found[what]} for what in ("goals", "limits"))
    lesson = library().outline[item.topic]
    assert goals == {f"{lesson.number} {item.objective}": 1}
    assert limits == dict.fromkeys(item.limits, 1)
    assert found["items"][0]["share"]["right"] == 0


def test_a_file_handed_in_twice_counts_once():
    """Of one learner's two files every answer counts once, and the newest name stands."""
    first, second = learner("ann", (ITEM.id, "x", False, None)), learner("ann", (ITEM.id, "x", False, None), (ITEM.id, "y", True, None))
    found = handed_in.together([handed_in.read(second), handed_in.read(first)])
    assert [(one.name, len(one.answers)) for one in found] == [("ann", 2)]


OURS = json.loads(learner("ann"))


@pytest.mark.parametrize(("text", "reason"), [
    ("", "not_ours"), ("[]", "not_ours"), ("{}", "not_ours"), ("[" * 100_000, "not_ours"), ("x" * 5_000_001, "too_large"),
    (json.dumps(OURS | {"what": "record"}), "private"), (json.dumps(OURS | {"format": 2}), "newer"),
    (json.dumps(OURS | {"attempts": 3}), "not_ours"),
    (json.dumps(OURS | {"name": ["ann"]}), "not_ours"),
])  # fmt: skip
def test_another_file_is_refused_with_its_reason(text, reason):
    """What is none for an instructor is named, and somebody's whole record is not read."""
    with pytest.raises(handed_in.NotHandedIn) as fault:
        handed_in.read(text)
    assert fault.value.reason == reason
    assert f"bad_{reason}" in WORDS


def test_what_cannot_be_read_of_a_file_is_left_out():
    """One broken answer costs no other."""
    broken = OURS | {"attempts": [3, {"id": "a"}, {"id": "a", "at": "x", "item": "y", "right": "yes"}]}
    assert handed_in.read(json.dumps(broken)) == replace(handed_in.read(learner("ann")), answers=())


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=cmd|'/c calc'!A0", "\ufeff=1"])
def test_no_name_is_a_formula(typed):
    """A name that a spreadsheet would take for a formula has a mark before it, and quotes and line ends stay inside their cell."""
    rows = list(csv.reader(io.StringIO(csv_text([[typed, 'a "b", c\nd', 0.5]]).removeprefix("\ufeff"), newline="")))
    assert rows == [["'" + typed, 'a "b", c\nd', "0.5"]]


def test_the_sheets_hold_the_report_and_say_that_it_is_invented():
    """A line a learner, a line a question and choice; on the first line what nobody must take for a class."""
    found = told(*SAMPLE)
    people = list(csv.reader(io.StringIO(class_report.people_sheet(found, WORDS).removeprefix("\ufeff"), newline="")))
    assert people[0] == [WORDS["invented"]]
    assert [row[0] for row in people[2:]] == [one["name"] for one in found["people"]]
    questions = list(csv.reader(io.StringIO(class_report.questions_sheet(found, WORDS).removeprefix("\ufeff"), newline="")))
    assert len(questions) == 2 + sum(max(1, len(one["choices"])) for one in found["items"])


def test_the_invented_class_is_the_same_everywhere_and_says_so():
    """24 learners whose names say that they are invented; twice made, twice the same; every answer fits its question."""
    assert sample_class.files(library(), WORDS) == SAMPLE
    found = told(*SAMPLE)
    assert (found["learners"], found["invented"], found["unknown"]) == (24, True, 0)
    assert all("Invented" in one["name"] for one in found["people"])
    assert all(sum(choice["count"] for choice in one["choices"]) >= one["share"]["count"] for one in found["items"])
    assert found["sure"], "nothing to begin the next class with"
