"""The answer that is shown to a class."""

import pytest

from course_lib.library import library
from course_lib.quizzes.grading import grade
from course_lib.quizzes.solution import solution


@pytest.mark.parametrize("item", library().items.values(), ids=lambda item: item.id)
def test_what_is_revealed_is_right(item):
    """For every question of the bank the revealed answer is one that the course itself marks right."""
    assert grade(item, solution(item), library().words["quiz"]).outcome == "right"
