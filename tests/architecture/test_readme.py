"""The README promises only what a stranger can repeat: its map, its commands and its examples are those of the course."""

import re
import shutil
from itertools import takewhile
from pathlib import Path

import pytest

import course_lib
from course_lib.build.check import RULES
from course_lib.library import faults_of, library, load
from course_lib.library.load import CONTENT
from course_lib.start.commands import argument_parser

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(heading):
    """The fenced block under a heading."""
    return re.search(rf"^## {heading}.*?^```\w*\n(.*?)^```", README, re.M | re.S)[1]


def test_the_map_names_every_room_of_the_house():
    """A newcomer finds each package of the library on the map, and nothing on it that is not there."""
    rows = re.findall(r"^  (\S.*)$", block("The house"), re.M)
    named = {word.strip("/") for row in rows for word in takewhile(lambda word: word.endswith("/") or word == "errors", row.split())}
    there = {path.stem for path in (ROOT / "course_lib").iterdir() if path.is_dir() or path.suffix == ".py"}
    assert named == there - {"__init__", "__pycache__"}


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python3 start\.py ?([^`\n]*)", README))))
def test_every_command_is_known(command):
    """What the README tells people to type is understood; what follows `test` are tests that are there."""
    asked, rest = argument_parser().parse_known_args(command.split())  # an unknown word ends it
    assert rest == [word for word in rest if asked.what == "test" and (ROOT / word).exists()]


def test_every_lesson_stands_in_the_list():
    """Number, title and minutes of each lesson are those of the outline."""
    rows = re.findall(r"^\| (\d\d) \| (.*?) \| (\d+) \|$", README, re.M)
    assert rows == [(lesson.number, lesson.title, str(lesson.minutes)) for lesson in library().outline.values()]


def test_the_evening_path_takes_what_is_promised():
    """The shares of the lessons that a learner takes on the first evening add up to the promised minutes."""
    promised = int(re.search(r"\*Tonight\*, in (\d+) minutes", README)[1])
    assert sum(lesson.tonight or 0 for lesson in library().outline.values()) == promised == 75


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:course_lib|notebooks|images|tests)/[\w./]*)`", README))))
def test_every_place_is_there(place):
    """Each folder and file that the README names exists."""
    assert (ROOT / place).exists()


def test_every_call_that_is_named_is_one():
    """The calls that the README names are calls of the front door."""
    sentence = re.search(r"A notebook cell is one import and one call: (.*?) and their like", README, re.S)[1]
    assert set(re.findall(r"`(\w+)`", sentence)) <= set(course_lib.CALLS)


def test_the_example_of_a_question_is_one(tmp_path):
    """Somebody who copies the example into a file of its lesson has a question that the course reads and `check` finds no fault in."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (content / "items" / "06_example.yaml").write_text(block("Correct something"), encoding="utf-8")
    assert load(content).items.keys() - library().items.keys() == {"example-free-strip"}
    assert list(map(str, faults_of(*RULES, root=content))) == []


def test_the_example_of_a_number_is_one():
    """The reference and the marks that the README shows lead to numbers and records that are there."""
    numbers = library().numbers()
    said, record, field = re.search(r"`(\d+) minutes<!-- (LIM\d\d)\.(\w+) -->`", README).groups()
    assert float(said) == numbers[record][field]
    claim, source = re.search(r"`<!-- (C\d\d) (S\d{2,3}) -->`", README).groups()
    assert source in library().claims[claim].sources


def test_every_reference_that_an_author_is_shown_leads_to_a_number():
    """Whoever copies `{ball-travel.value}` or its mark out of the README, a message of `check` or a docstring has one that is right."""
    numbers = library().numbers()
    shown = [(file.name, *found) for file in (ROOT / "README.md", *(ROOT / "course_lib").rglob("*.py"))
             for found in re.findall(r"(?:\{|<!-- )(LIM\d\d|[a-z]+(?:-[a-z]+)+)\.(\w+)", file.read_text(encoding="utf-8"))]
    assert [one for one in shown if one[2] not in numbers.get(one[1], {})] == []
    assert len(shown) > 5
