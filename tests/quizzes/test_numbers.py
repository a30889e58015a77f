import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.quizzes.numbers import Unread, read

UNIT = ("cm", "centimetres", "/10")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2", 2), ("2.0", 2), ("2,0", 2), ("2,5", 2.5), (".5", 0.5), (",5", 0.5), ("2.", 2), ("+2", 2), ("-2", -2), ("−2", -2),
        (" 2 ", 2), ("2cm", 2), ("2 cm", 2), ("2 CM.", 2), ("2  centimetres", 2), ("2/10", 2), ("2\u00a0cm", 2), ("2\u202fcm", 2),
        ("２", 2), ("٢", 2), ("\u200e2\u200f cm", 2), ("007", 7), ("0.025", 0.025), ("0,005", 0.005), (2, 2), (2.5, 2.5),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed, number):
    """Comma or point, spaces of all kinds, a sign, the unit behind it, and digits of other scripts are read."""
    assert read(typed, UNIT) == number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        *((typed, "number_empty") for typed in ("", "   ", "\u200f")),
        *(
            (typed, "number_unread")
            for typed in ("two", "about 2", "2-3", "2 to 3", "1 2", "1,000", "1.000", "1.2.3", "½", "1e3", "nan", "inf")
        ),
        *((typed, "number_unread") for typed in ("🙂", "<b>2</b>", "9" * 10_000, None, True, [2], float("nan"), float("inf"))),
        *((typed, "number_unit") for typed in ("2 mm", "2 inches", "2🙂", "2 cm or so")),
    ],
)
def test_what_is_no_single_number_is_told_apart(typed, reason):
    """Nothing, no number, several numbers, a thousands mark that could be a comma, another unit: each names its own wording."""
    with pytest.raises(Unread) as unread:
        read(typed, UNIT)
    assert unread.value.reason == reason


@given(text=st.text(max_size=300))
def test_any_text_is_a_number_or_unread(text):
    """Whatever is typed or pasted is read or refused, and a number that is read is finite."""
    try:
        number = read(text, UNIT)
    except Unread:
        return
    assert abs(number) < 1e10


@given(number=st.decimals(0, 999, places=2, allow_nan=False), comma=st.booleans(), unit=st.sampled_from(["", "cm", " centimetres "]))
def test_a_written_number_is_read_back(number, comma, unit):
    """A number with two decimals is read as it was written, whatever the mark and the unit."""
    written = f"{number}"
    assert read((written.replace(".", ",") if comma else written) + unit, UNIT) == float(number)


def test_a_number_in_another_known_unit_is_converted():
    """What an author gives a factor for is multiplied by it; a unit without one is still another unit."""
    assert [read(typed, UNIT, {"mm": 0.1, "m": 100}) for typed in ("25 mm", "25mm.", "0,25 M", "2.5 cm", "2.5")] == [2.5, 2.5, 25, 2.5, 2.5]
    with pytest.raises(Unread):
        read("1 inch", UNIT, {"mm": 0.1})
