"""A button without its words, or a sentence with a blank that stays, is found before a learner meets it."""

import re
import shutil

import pytest

from course_lib.build import asked
from course_lib.build.check import RULES
from course_lib.library import faults_of, load
from course_lib.library.load import CONTENT

LIB = CONTENT.parent


@pytest.fixture
def said(tmp_path):
    """What is said about a copy of the content in which one text of a file stands in another's place."""
    def check(name, written, instead):
        content = tmp_path / "content"
        shutil.copytree(CONTENT, content)
        file = content / name
        text = file.read_text(encoding="utf-8")
        assert written in text
        file.write_text(text.replace(written, instead, 1), encoding="utf-8")
        return list(map(str, [*faults_of(asked.faults, root=content), *asked.missing(load(content))]))
    return check


def line_of(name, beginning):
    """The line of a file of wordings that begins so."""
    text = (CONTENT / name).read_text(encoding="utf-8")
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(beginning))


def test_the_course_has_every_wording_that_is_asked_for():
    """And none besides, so that nobody translates or mends what no learner reads."""
    assert [*map(str, faults_of(asked.faults)), *map(str, asked.missing(load()))] == []
    assert asked.faults in RULES


def test_every_wording_that_a_program_names_is_in_the_table():
    """The table is kept by hand, for many names are put together as the page is drawn; one that is spelt out cannot be forgotten in it."""
    table, records = asked.table(), asked.of_records(load())
    known = {name for names in (*table.values(), *records.values()) for name in names} | table.keys()
    spelt = re.compile(r"""\bwords(?:\.(\w+)\b(?!\()|\[["'](\w+)["']\])""")  # what is called, as in words.has(…), is no wording
    programs = [*(LIB / "widgets").glob("*.js"), *(LIB / "calls").glob("*.py"), *(LIB / "teaching").glob("*.py")]
    named = {file.name: {one or other for one, other in spelt.findall(file.read_text(encoding="utf-8"))} for file in programs}
    assert {name: unknown for name, found in named.items() if (unknown := found - known)} == {}


def test_a_wording_that_is_missing_is_named(said):
    """A misspelt name is two faults: the one that is missing, and the one that nobody asks for."""
    line = line_of("words/quiz.yaml", "carry_on:")
    assert said("words/quiz.yaml", "carry_on:", "cary_on:") == [
        "words/quiz.yaml:2: carry_on: is missing. Right would be: a line 'carry_on: \u2026' with the blanks {count}, {done}.",
        f"words/quiz.yaml:{line}: cary_on: is asked for by nobody. Right would be: one that is asked for, perhaps carry_on.",
    ]


@pytest.mark.parametrize("blank", ["{rigth}", "{ right }", "{right", "right}", "{LIM01.at_most/60}"])
def test_a_blank_that_nobody_fills_is_named(said, blank):
    """The line, the blank as it is written, and the blanks that there are."""
    fault, = said("words/quiz.yaml", "{right} of", f"{blank} of")
    problem, right = fault.split(": ", 2)[2].split(". Right would be: ")
    assert problem.startswith("has a blank that nobody fills: ")
    assert right.startswith("one of {count}, {right}")


def test_a_blank_may_be_left_out(said):
    """How a sentence says it is the author's choice."""
    assert said("words/quiz.yaml", "{right} of", "Some of") == []


def test_a_list_stays_a_list(said):
    """Where a page shows an entry for each text, one text would be shown letter by letter."""
    line = line_of("words/review.yaml", "title:")
    assert said("words/review.yaml", "title: ", "title: [x]\nold: ")[0] == (
        f"words/review.yaml:{line}: title: is a list. Right would be: one text."
    )


@pytest.mark.parametrize(("name", "written", "instead", "told"), [
    ("lesson_plans.yaml", "- {id: promise,", "- {id: vow,",
     "words/plan.yaml:2: step_vow: is missing. Right would be: a line 'step_vow: \u2026'."),
    ("limits.yaml", "- id: LIM38", "- id: LIM39\n  name: x\n  unit: min\n  scope: day\n  basis: b\n  house_rule: true\n  sources: []\n"
     "  at_most: 5\n\n- id: LIM38", "words/limits.yaml:2: LIM39: is missing. Right would be: a line 'LIM39: \u2026'."),
    ("lesson_parts.yaml", "call: other", "call: others",
     "lesson_parts.yaml:1: other call: is named by no record. Right would be: a record with call: other, for all other parts."),
])  # fmt: skip
def test_a_record_that_needs_a_wording_says_so(said, name, written, instead, told):
    """A new limit and a renamed step of a class plan need their lines, and some part of a lesson stands for all others."""
    assert said(name, written, instead) == [told]


def test_a_file_of_wordings_that_is_not_there_is_named(tmp_path):
    """A part of the course could not show itself at all."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (content / "words" / "opening.yaml").rename(content / "words" / "openings.yaml")
    assert list(map(str, asked.missing(load(content)))) == [
        "words/opening.yaml:1: is not there. Right would be: the file with its wordings."
    ]
    fault, = faults_of(asked.faults, root=content)
    assert (fault.file, fault.problem) == ("words/openings.yaml", "is no file that the course reads")
