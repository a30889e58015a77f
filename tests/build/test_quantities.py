"""What counts as a number with a unit."""

import pytest

from course_lib.build.quantities import FILLED, find


@pytest.mark.parametrize(("text", "found"), [
    ("2 to 3 cm", [("2", "cm"), ("3", "cm")]), ("five or ten quiet minutes", [("five", "min"), ("ten", "min")]), ("48-hour", [("48", "h")]),
    ("3 of 10", [("3", "of 10")]), ("1.5 %", [("1.5", "percent")]), ("37 to 39 °C", [("37", "°C"), ("39", "°C")]), ("15 s", [("15", "s")]),
    (f"15 to {FILLED} minutes", [("15", "min")]), (f"2 to {FILLED}, no more", [("2", "")]), (f"{FILLED} minutes", []),
    ("T10 and Z1", []), ("3 sessions", []), ("a minute", []), ("2024", []), ("12 shoulders", []),
    ("12 to 15 a minute", [("12", "a minute"), ("15", "a minute")]), ("six strokes a minute", [("six", "a minute")]),
])  # fmt: skip
def test_numbers_with_a_unit_are_found_as_people_write_them(text, found):
    """Digits and words, both of a range, and one that stands beside a number from a record; ids, counts and years are none."""
    assert [(one.written, one.unit) for one in find(text)] == found


@pytest.mark.parametrize(("one", "other"), [
    ("2 days", "48 hours"), ("thirty minutes", "1800 s"), ("1 cm", "10 mm"), ("2 years", "24 months")])
def test_the_same_amount_in_two_units_is_the_same(one, other):
    """A case may say days where a limit says hours."""
    assert next(find(one)).size == next(find(other)).size
