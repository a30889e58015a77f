"""YAML is read as a person reads it: nothing turns into something else unseen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.library import strict


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", 5),
        ("-3", -3),
        ("0.5", 0.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("plain words", "plain words"),
        ("LIM01", "LIM01"),
        ('"no"', "no"),
        ("'010'", "010"),
        ('"12:30"', "12:30"),
        ('"5"', "5"),
        ("2026-11-23", "2026-11-23"),
        ("3 to 4", "3 to 4"),
        ("0 to 10", "0 to 10"),
        ("[1, two]", [1, "two"]),
        ("{a: 1}", {"a": 1}),
        (">-\n  two\n  lines", "two lines"),
    ],
)
def test_a_value_is_what_it_looks_like(written, value):
    """Numbers, true, false, nothing and words come out as they look; what stands in quotes is always text."""
    read, _, troubles = strict.read(f"field: {written}\n")
    assert (read, troubles) == ({"field": value}, [])
    assert type(read["field"]) is type(value)


@pytest.mark.parametrize("written", ["no", "yes", "on", "Off", "NO", "y", "True", "NULL"])
def test_words_that_some_programs_read_as_true_or_nothing_need_quotes(written):
    """`no` without quotes is a text here and false elsewhere, so it is refused with both ways out named."""
    _, _, troubles = strict.read(f"- id: a\n  field: {written}\n")
    assert troubles == [
        strict.Trouble(
            2, (0, "field"), f"says {written} without quotes, which some programs read as true, false or nothing",
            f'true, false or "{written}" in quotes',
        )
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["12:30", "1:2:3", "-4:30"])
def test_a_time_without_quotes_is_refused(written):
    """1:30 is ninety to YAML and a minute and a half to an author."""
    _, _, troubles = strict.read(f"field: {written}\n")
    problem = f"says {written} without quotes, which YAML reads as a number to the base 60"
    assert troubles == [strict.Trouble(1, ("field",), problem, f'"{written}" in quotes, or seconds')]


@pytest.mark.parametrize("written", ["010", "0x1F", "0o17", "1_000", "1e3", ".5", "5.", "+5", "1,5", "00"])
def test_a_number_that_can_be_read_in_two_ways_is_refused(written):
    """010 is eight to some programs and ten to others."""
    _, _, troubles = strict.read(f"field: {written}\n")
    problem = f"says {written}, which is read as a number in more than one way"
    assert troubles == [strict.Trouble(1, ("field",), problem, f'a plain number such as 12 or 0.5, or "{written}" in quotes')]


def test_a_repeated_field_is_refused_and_both_lines_are_named():
    """Other readers keep the last of two equal fields and say nothing."""
    read, _, troubles = strict.read("- id: a\n  at_most: 5\n  name: x\n  at_most: 6\n")
    assert read == [{"id": "a", "at_most": 5, "name": "x"}]
    assert troubles == [strict.Trouble(4, (0, "at_most"), "stands twice (first in line 2)", "one of the two")]


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "- &x [*x]\n", "a: &x {b: 1}\nc:\n  <<: *x\n"])
def test_a_pointer_to_another_place_is_refused(text):
    """An alias hides what a record says, and one that points into itself has no end."""
    _, _, troubles = strict.read(text)
    assert [(trouble.problem, trouble.right) for trouble in troubles] == [
        ("is written elsewhere and only pointed at with *", "the same lines written out once more")
    ]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("- id: a\n\tname: b\n", 2, "is not YAML (found a tab character that violates indentation)"),
        ("a: 1\n b: 2\n", 2, "is not YAML (mapping values are not allowed in this context)"),
        ("a: 'open\n", 2, "is not YAML (found unexpected end of stream)"),
        ("a: 1\n---\nb: 2\n", 2, "is not YAML (but found another document)"),
        (b"a: x\nb: caf\xe9\n", 2, "holds a letter that is not UTF-8"),
        ("a: \x07\n", 1, "cannot be read (unacceptable character #x0007: control characters are not allowed)"),
    ],
)
def test_what_is_no_yaml_is_one_trouble_with_its_line(text, line, problem):
    """A slip of the keyboard is named with its line, never a traceback."""
    read, _, troubles = strict.read(text)
    assert read is None
    assert [(trouble.line, trouble.problem) for trouble in troubles] == [(line, problem)]


def test_every_value_knows_its_line():
    """A fault found later can still point at the line."""
    _, lines, _ = strict.read("- id: a\n  steps:\n    - name: x\n    - name: y\n")
    assert lines[0, "steps", 1, "name"] == 4
    assert lines[0, "id"] == 1


@pytest.mark.parametrize("start", ["\ufeff", ""])
def test_files_from_other_editors_read_the_same(start):
    """A byte order mark and Windows line ends change nothing."""
    assert strict.read((start + "a: 5\r\nb: x\r\n").encode()) == ({"a": 5, "b": "x"}, {(): 1, ("a",): 1, ("b",): 2}, [])


@given(st.text(alphabet="ab:-#&*!|>'\"%@[]{},?\n\t 0129.~\x00é") | st.binary(max_size=40))
@settings(max_examples=300, database=None)
def test_no_text_at_all_makes_the_reader_fail(text):
    """Whatever an author's file holds, the answer is a value or a trouble with a line, never a traceback."""
    value, _, troubles = strict.read(text)
    lines = text.count(b"\n" if isinstance(text, bytes) else "\n") + 1
    assert all(1 <= trouble.line <= lines + 1 and trouble.problem and trouble.right for trouble in troubles)
    assert value is None or isinstance(value, (dict, list, str, int, float, bool))


@pytest.mark.parametrize("written", ["9" * 5000, "-" + "9" * 50, "0." + "3" * 60, "1" + "0" * 400 + ".5"])
def test_a_key_that_was_held_down_wrote_no_number(written):
    """A number of thousands of digits could not even be read; it is a fault with a place like any other."""
    _, _, troubles = strict.read(f"field: {written}\n")
    assert [trouble.problem for trouble in troubles] == ["is a number that is too long"]
