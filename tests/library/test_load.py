"""The content is read whole or not at all, and every fault is told at once."""

from datetime import timedelta

import pytest

from course_lib.errors import ContentError, UnknownId
from course_lib.library import load
from course_lib.library.load import LISTS

FILES = ", ".join(name for name in LISTS if name.endswith(".yaml"))
LIMIT = """
- id: LIM01
  name: Ball in one day
  unit: min
  scope: day
  basis: A choice.
  house_rule: true
  sources: []
  at_most: 5
"""


def test_all_faults_of_all_files_come_at_once(faults):
    """One line a fault: file, line, record, field, what is the matter, what would be right; in the order of files and lines."""
    assert faults({
        "limits.yaml": LIMIT.replace("at_most: 5", "at_most: 010\n  nmae: x").replace("day\n", "month\n"),
        "spans.yaml": "- id: retry\n  name: x\n  value: five\n  unit: min\n  basis: b\n",
        "sources.yaml": "- id: S1\n  short: A\n  cite: A\n  seen: rumour\n- 7\n",
        "glossary.yaml": "id: prone\n",
        "limts.yaml": "",
        "words/quiz.yaml": "start: Start\nyes: [1]\nstop: no\n",
        "outline.yaml": "- {id: prepare, number: 03, title: x, minutes: 20, promise: p, objectives: {a: x, b: x, c: x}, remember: r}\n",
        "items/03_a.yaml": "- {id: a, kind: riddle}\n",
    }) == [
        "glossary.yaml:1: is not a list of records. Right would be: records that each begin with '- id:'.",
        "items/03_a.yaml:1: a: is of no known kind. Right would be: a kind: label, multiple, number, order, point, single, spot, vignette.",
        "limits.yaml:5: LIM01 scope: says 'month'. Right would be: one of 'scale', 'body', 'stroke', 'spot', 'side', 'session', 'day',"
        " 'week' or 'once'.",
        "limits.yaml:9: LIM01 at_most: says 010, which is read as a number in more than one way. Right would be: a plain number such as 12"
        ' or 0.5, or "010" in quotes.',
        "limits.yaml:10: LIM01 nmae: is no field of this record. Right would be: a field of the model; see the records above it for the"
        " spelling.",
        f"limts.yaml:1: is no file the course knows. Right would be: a file named {FILES}, or one in items/, techniques/ or words/.",
        "outline.yaml:1: prepare number: says 03, which is read as a number in more than one way. Right would be: a plain number such as 12"
        ' or 0.5, or "03" in quotes.',
        "sources.yaml:1: S1 id: says 'S1'. Right would be: a text that matches ^S\\d{2,3}$.",
        "sources.yaml:4: S1 seen: says 'rumour'. Right would be: one of 'read', 'second-hand' or 'general knowledge'.",
        "sources.yaml:5: record 2: is 7, not a record. Right would be: fields such as 'name: …'.",
        "spans.yaml:3: retry value: is 'five', not a number. Right would be: a plain number such as 5 or 0.5.",
        "words/quiz.yaml:2: yes: is neither a text nor a list of texts. Right would be: a text in quotes.",
        "words/quiz.yaml:3: stop: says no without quotes, which some programs read as true, false or nothing. Right would be: true, false"
        ' or "no" in quotes.',
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["true", '"5"', "[5]"])
def test_only_a_number_is_a_number(faults, value):
    """A limit never comes out of a word, a quotation or a list."""
    line = faults({"limits.yaml": LIMIT.replace("at_most: 5", f"at_most: {value}")})
    shown = {"true": "True", '"5"': "'5'", "[5]": "[5]"}[value]
    assert line == [f"limits.yaml:9: LIM01 at_most: is {shown}, not a number. Right would be: a plain number such as 5 or 0.5."]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("", "holds no number. Right would be: give at least one of at_most, at_least, target, planned, default, then, within, stop_at,"
             " side_at_most, side_at_least, opening, closing, apart, times, pad, ball, palm_heel, rim, below_rim, drops, large_drops"),
        ("at_least: 6, at_most: 5", "at_least 6 is above at_most 5. Right would be: swap them"),
        ("target: 6, at_most: 5", "target 6 is above at_most 5. Right would be: lower it"),
        ("opening: 4, closing: 2, at_most: 5", "opening and closing add up to more than at_most 5. Right would be: shorten one"),
        ("at_most: 5, other_units: {apart: h}", "other_units names ['apart'], which hold no number. Right would be: leave them out"),
    ],
)  # fmt: skip
def test_a_limit_makes_sense_in_itself(faults, numbers, told):
    """Bounds stand in order and no unit is given to a number that is not there."""
    record = f"- {{id: LIM01, name: x, unit: min, scope: day, basis: b, house_rule: true, sources: [], {numbers}}}\n"
    assert faults({"limits.yaml": record}) == [f"limits.yaml:1: LIM01: {told}."]


def test_an_id_belongs_to_one_record(faults):
    """The second record of an id is refused, in another file of the same folder too."""
    answers = "key: {text: a, feedback: f}, distractors: [{text: b, feedback: f}, {text: c, feedback: f}]"
    item = f"- {{id: a, kind: single, topic: t, objective: o, stem: s, difficulty: easy, act: recall, tags: [], why: w, {answers}}}\n"
    assert faults({"limits.yaml": LIMIT + LIMIT[1:], "items/03_a.yaml": item, "items/03_b.yaml": "\n" + item}) == [
        "items/03_b.yaml:2: a id: has an id that items/03_a.yaml line 1 uses. Right would be: an id of its own.",
        "limits.yaml:10: LIM01 id: has an id that limits.yaml line 2 uses. Right would be: an id of its own.",
    ]


def test_references_are_checked_where_they_stand(faults):
    """A reference that leads nowhere is a fault of the file that holds it, in wordings as well."""
    assert faults({
        "limits.yaml": LIMIT,
        "glossary.yaml": "- id: cap\n  term: Cap\n  means: up to {LIM01.at_least}\n",
        "words/quiz.yaml": "start: '{LIM10.at_most} minutes'\n",
    }) == [
        "glossary.yaml:3: cap means: refers to LIM01.at_least, which LIM01 does not hold. Right would be: one of at_most.",
        "words/quiz.yaml:1: start: refers to LIM10, which is no limit, measure or span. Right would be: an id of limits.yaml,"
        " measures.yaml or spans.yaml, perhaps LIM01.",
    ]  # fmt: skip


def test_a_list_of_limits_that_is_no_yaml_is_named_alone(faults):
    """One forgotten quotation mark is one fault, and not one in every sentence that quotes a limit."""
    assert faults({
        "limits.yaml": LIMIT.replace("Ball in one day", "Ball: in one day"),
        "glossary.yaml": "- {id: cap, term: Cap, means: 'up to {LIM01.at_most}'}\n",
    }) == [
        "limits.yaml:3: is not YAML (mapping values are not allowed in this context). Right would be: the shape of the records above it:"
        " two spaces deeper for each level, a colon and a blank after each field.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "# Every limit of the course.\n"])
def test_numbers_that_are_not_there_are_named_alone(faults, tmp_path, text):
    """An empty or a missing file of limits, measures or spans is one fault, and not one in every sentence that quotes a number."""
    files = {"limits.yaml": text, "glossary.yaml": "- {id: cap, term: Cap, means: 'up to {LIM01.at_most}'}\n"}
    assert faults(files) == ["limits.yaml:1: is empty. Right would be: its records, which each begin with '- id:'."]
    (tmp_path / "spans.yaml").unlink()
    with pytest.raises(ContentError) as caught:
        load(tmp_path)
    assert [(fault.file, fault.problem) for fault in caught.value.faults] == [("limits.yaml", "is empty"), ("spans.yaml", "is not there")]


def test_a_span_can_come_from_a_limit_and_counts_in_all_units(content):
    """Spans are read after limits, and a text may use their seconds, minutes or hours."""
    read = content({
        "limits.yaml": LIMIT,
        "spans.yaml": "- {id: retry, name: x, value: '{LIM01.at_most} * 2', unit: min, basis: b}\n",
        "glossary.yaml": "- {id: wait, term: Wait, means: '{retry.seconds} s, {retry.minutes} min'}\n",
    })  # fmt: skip
    span = read.spans["retry"]
    assert (span.length, span.seconds, span.minutes, span.hours) == (timedelta(minutes=10), 600, 10, 1 / 6)
    assert read.glossary["wait"].means == "600 s, 10 min"


def test_a_text_in_a_foreign_encoding_is_one_fault(faults):
    """A file saved by an old editor is named, and the others are still read."""
    assert faults({"glossary.yaml": "- id: café\n".encode("latin-1"), "outline.yaml": "- 1\n"}) == [
        "glossary.yaml:1: holds a letter that is not UTF-8. Right would be: the file saved as UTF-8.",
        "outline.yaml:1: record 1: is 1, not a record. Right would be: fields such as 'name: …'.",
    ]


def test_the_error_counts_its_faults(content):
    """One sentence with the count, then a line each."""
    with pytest.raises(ContentError) as caught:
        content({"limits.yaml": "- 1\n"})
    assert str(caught.value).splitlines() == [
        "1 fault in the content:",
        "limits.yaml:1: record 1: is 1, not a record. Right would be: fields such as 'name: …'.",
    ]


@pytest.mark.parametrize(("wanted", "near"), [("lim01", "LIM01"), ("LIM1", "LIM01"), ("elephant", None), (5, None)])
def test_an_unknown_id_brings_the_nearest(content, wanted, near):
    """A slip of the learner leads to the id that was meant."""
    with pytest.raises(UnknownId) as caught:
        content({"limits.yaml": LIMIT}).find("limits", wanted)
    assert (caught.value.wanted, caught.value.nearest) == (wanted, near)


def test_records_never_change_and_keep_the_order_of_the_file(content):
    """What was read stays as it was read."""
    read = content({"limits.yaml": LIMIT + LIMIT[1:].replace("LIM01", "LIM03") + LIMIT[1:].replace("LIM01", "LIM02")})
    assert list(read.limits) == ["LIM01", "LIM03", "LIM02"]
    with pytest.raises(ValueError, match="frozen"):
        read.limits["LIM01"].at_most = 50


def test_a_field_may_have_the_name_of_a_kind_of_question(faults):
    """A lesson without its *number* is told which field is missing, though questions of the kind *number* stand elsewhere."""
    written = faults({"outline.yaml": "- {id: prepare, title: Prepare, minutes: 20}\n"})
    assert "outline.yaml:1: prepare number: is missing. Right would be: a line 'number: …'." in written
