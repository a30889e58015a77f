"""Columns of names: whatever the dots are, leaders never cross and texts never collide."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.drawing.labels import LINE, NoRoom, column, crossing, text_width, wrapped

DOTS = st.lists(st.tuples(st.integers(200, 900), st.integers(60, 940)), min_size=1, max_size=16, unique=True)


@given(DOTS, st.sampled_from(("left", "right")))
def test_leaders_never_cross_and_texts_never_touch(dots, side):
    """However the parts lie, their names stand in one column, in reach, apart, and no two leaders cross."""
    edge = 190 if side == "left" else 910
    placed = column([(str(index), f"Part number {index}", dot) for index, dot in enumerate(dots)], side, edge, 20, 980, 16, 180)
    assert sorted(item.key for item in placed) == sorted(str(index) for index in range(len(dots)))
    for first, second in combinations(placed, 2):
        assert not crossing(first.leader, second.leader)
        assert first.box[3] <= second.box[1] or second.box[3] <= first.box[1]
    for item in placed:
        assert item.box[1] >= 20 - 1e-6
        assert item.box[3] <= 980 + 1e-6
        assert item.leader[2:] == tuple(map(float, dots[int(item.key)]))


def test_names_stand_half_a_line_apart_where_there_is_room():
    """Names whose parts lie close together are no one block of text; in a low column they stand closer, and none is refused."""

    def gaps(bottom):
        placed = column([(str(index), "Name of a part", (300, 200 + index)) for index in range(5)], "left", 190, 0, bottom, 16, 180)
        return [second.box[1] - first.box[3] for first, second in pairwise(placed)]

    assert min(gaps(600)) >= 0.5 * 16 * LINE
    assert all(7 <= gap < 9 for gap in gaps(5 * 16 * LINE + 4 * 8))


def test_too_many_names_are_refused():
    """A column that cannot hold its names says so instead of stacking them."""
    with pytest.raises(NoRoom):
        column([(str(index), "Name", (300, 50 + index)) for index in range(12)], "left", 190, 0, 100, 16, 180)


def test_text_is_wrapped_into_its_room():
    """Lines are no wider than the room they have; no word is lost."""
    lines = wrapped("Tip of the last rib; its length differs much between people", 16, 170)
    assert " ".join(lines) == "Tip of the last rib; its length differs much between people"
    assert all(text_width(line, 16) <= 170 for line in lines)
    assert len(lines) > 1


def test_bold_text_counts_as_wider():
    """Bold letters are measured as the wider ones they are."""
    assert text_width("Work here", 16, bold=True) > text_width("Work here", 16)
