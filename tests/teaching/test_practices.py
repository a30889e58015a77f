"""What a practice says before it begins, or why it does not."""

import pytest

from course_lib.calls import begin
from course_lib.library import library
from course_lib.safety.leases import Refusal
from course_lib.teaching import practices


@pytest.mark.parametrize(("seconds", "told"), [(240, "4"), (238, "3.9"), (234, "3.9"), (30, "0.5"), (2, "0")])
def test_what_is_too_short_never_reads_as_enough(seconds, told):
    """A practice of 4 minutes is refused at 3:58: the sentence says 3.9 minutes, not 4."""
    rules, words = library(), begin.words()
    refusal = Refusal("limit", limit="LIM01", allowed=300, remaining=seconds)
    said = practices.refused(refusal, "me", words, rules)["why"]
    assert words["closed_limit"].format(limit=rules.limits["LIM01"].name, allowed="5", remaining=told) in said
