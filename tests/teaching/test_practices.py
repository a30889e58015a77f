"""What a practice says before it begins, or why it does not."""

from datetime import UTC, datetime

import pytest

from course_lib.calls import begin
from course_lib.library import library
from course_lib.safety.refusals import Refusal
from course_lib.teaching import practices

from ..routines.routines import compile_timeline, routine, step


@pytest.mark.parametrize(("seconds", "told"), [(240, "4"), (238, "3.9"), (234, "3.9"), (30, "0.5"), (2, "0")])
def test_what_is_too_short_never_reads_as_enough(seconds, told):
    """A practice of 4 minutes is refused at 3:58: the sentence says 3.9 minutes, not 4."""
    rules, words = library(), begin.words()
    refusal = Refusal("limit", limit="LIM01", allowed=300, remaining=seconds)
    said = practices.refused(refusal, "me", words, rules)["why"]
    assert words["closed_limit"].format(limit=rules.limits["LIM01"].name, allowed="5", remaining=told) in said


def test_an_upright_line_in_a_step_ends_no_cell():
    """What an author writes about a step stays in its cell, as in every other table of the course."""
    words = begin.words()
    spoken = step().model_copy(update={"name": "Left | right", "detail": "Slow\nand even."})
    timeline = compile_timeline(routine(spoken), library(), words)
    assert practices.page(timeline, words).splitlines()[4:7] == [
        "| " + " | ".join(words["twin_table"].split("|")) + " |",
        "| --- | --- | --- | --- |",
        r"| 1 | Left \| right: Slow and even. | 1:00 | 4 |",
    ]


@pytest.mark.parametrize(("name", "said"), [
    ("effleurage", ["Cap 5\u00a0/\u00a03: 5 while the hands lie still, 3 as they glide."]),
    ("thumb-slides", ["Cap 5\u00a0/\u00a03: 5 up to the rim line, 3 above it."]),
    ("palm-heel-circles", []),
])  # fmt: skip
def test_two_caps_of_a_step_are_told_apart_under_the_table(name, said):
    """The table of the still page says 5 / 3; the line under it says where each of the two holds."""
    timeline = compile_timeline(library().techniques[name].routines[0], library(), begin.words())
    assert [line for line in practices.page(timeline, begin.words()).splitlines() if line.startswith("Cap ")] == said


def test_a_stop_in_one_technique_names_it():
    """After a stop in one part of a whole massage the sentence names that part: the rest of it is not closed."""
    rules, words = library(), begin.words()
    until = datetime(2026, 11, 28, 20, 45, tzinfo=UTC)
    said = practices.refused(Refusal("stop", why="thumb-slides", until=until), "me", words, rules)["why"]
    (line,) = said
    assert line.startswith("Stopped, and closed until ")
    assert line.partition(": ")[2] == f"Thumb slides. This holds for: {words['me']}."
