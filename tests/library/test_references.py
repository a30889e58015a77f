"""A number stands once; other files refer to it."""

import pytest

from course_lib.library import references

NUMBERS = {"LIM01": {"at_most": 5}, "LIM07": {"at_most": 6, "within": 15}, "LIM24": {"default": 0.5}, "session-gap": {"hours": 4.0}}


def filled(value):
    reports = []
    return references.fill(value, NUMBERS, lambda *report: reports.append(report)), reports


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{LIM01.at_most}", 5),
        ("{LIM24.default}", 0.5),
        ("{LIM01.at_most} * 60", 300),
        ("{LIM07.within} / 2", 7.5),
        ("60 / {LIM01.at_most}", 12),
        ("{LIM01.at_most * 60}", 300),
        ("{session-gap.hours}", 4.0),
        ("at most {LIM01.at_most} minutes", "at most 5 minutes"),
        ("{LIM01.at_most * 60} s, then {LIM24.default}%", "300 s, then 0.5%"),
        ("wait {session-gap.hours} hours", "wait 4 hours"),
        ("no reference", "no reference"),
        ("{wanted}", "{wanted}"),
        (7, 7),
        (None, None),
    ],
)
def test_a_reference_becomes_the_number_of_the_limit(written, value):
    """Alone it is a number, times or divided by if asked; inside a text it is written out; {wanted} is left to the wordings."""
    assert filled(written) == (value, [])
    assert type(filled(written)[0]) is type(value)


def test_references_are_filled_at_every_depth():
    """Lists and records inside records are filled as well."""
    assert filled([{"a": ["{LIM01.at_most}"], "b": {"c": "x {LIM07.within}"}}]) == ([{"a": [5], "b": {"c": "x 15"}}], [])


@pytest.mark.parametrize(
    ("written", "report"),
    [
        (
            "{LIM011.at_most}",
            ("refers to LIM011, which is no limit, measure or span", "an id of limits.yaml, measures.yaml or spans.yaml, perhaps LIM01"),
        ),
        ("x {LIM07.at_least} y", ("refers to LIM07.at_least, which LIM07 does not hold", "one of at_most, within")),
        ("60 / {zzz.hours}", ("refers to zzz, which is no limit, measure or span", "an id of limits.yaml, measures.yaml or spans.yaml")),
    ],
)
def test_a_reference_that_leads_nowhere_is_reported_with_its_place(written, report):
    """The text stays as it is, and the author hears what would have been right."""
    assert filled({"steps": [written]}) == ({"steps": [written]}, [(("steps", 0), *report)])


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{LIM01.at_most} / 0", "divides by 0"),
        ("at most {LIM01.at_most / 0} minutes", "divides by 0"),
        ("{LIM01.at_most} * " + "9" * 400, "works with a number that is too long"),
        ("9999999 / {LIM01.at_most}", "works with a number that is too long"),
    ],
)
def test_a_sum_that_no_computer_can_do_is_reported_with_its_place(written, problem):
    """The text is left as it was, and the author is told."""
    value, reports = filled([written])
    assert (value, [(path, told) for path, told, _ in reports]) == ([written], [((0,), problem)])


@pytest.mark.parametrize("written", ["{LIM01.at_most/60}", "{ LIM01.at_most }", "{lim01.At_most}", "{LIM01.at-most}", "LIM01.at_most}"])
def test_a_brace_that_belongs_to_no_reference_is_a_fault(faults, written):
    """A reference with a slip in it would reach the learner with its braces; in wordings a brace is a blank that a program fills."""
    limit = "- {id: LIM01, name: x, unit: min, scope: day, basis: b, house_rule: true, sources: [], at_most: 5}\n"
    text = f"up to {{LIM01.at_most}} or {written} in all"
    assert faults({"limits.yaml": limit, "glossary.yaml": f"- {{id: cap, term: Cap, means: '{text}'}}\n"}) == [
        f"glossary.yaml:1: cap means: holds a brace that belongs to no reference: '{written}'. Right would be: a reference"
        " such as {LIM01.at_most} or {LIM01.at_most / 60}."
    ]
    assert faults({"glossary.yaml": "", "words/quiz.yaml": "start: 'Start {what}'\n"}) == []
