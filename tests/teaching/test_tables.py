"""The tables of limits and signs: every record once, in words, and nothing of it lost."""

import course_lib
from course_lib.library import library
from course_lib.library.references import written
from course_lib.teaching import sign_rows, tables

WORDS = library().words


def row_of(widget, name):
    return next(row for row in widget.rows if row["id"] == name)


def words_in(cell):
    return " ".join(tables._words(part)[0] if "text" in part else " ".join(tables._words(part)) for part in cell)


def test_every_limit_stands_in_the_table_once():
    """A reader finds each limit of the course, in the order of the content."""
    assert [row["id"] for row in course_lib.limits_table().rows] == list(library().limits)


def test_every_number_of_a_limit_is_told():
    """The sentence of a limit says each of its numbers, so that none is a secret of the timers."""
    missing = {limit.id: [value for value in limit.numbers().values() if written(value) not in WORDS["limits"][limit.id]]
               for limit in library().limits.values()}
    assert {name: values for name, values in missing.items() if values} == {}


def test_a_limit_is_a_house_rule_or_rests_on_a_study():
    """Whoever asks for what rests on a study or survey gets five limits; all others say that they are house rules."""
    rows = course_lib.limits_table().rows
    assert [row["id"] for row in rows if row["facets"]["rests"] == ["evidence"]] == ["LIM02", "LIM04", "LIM16", "LIM25", "LIM28"]
    assert {row["cells"]["rests"][0]["text"] for row in rows} == {"House rule", "Rests on a study or survey"}


def test_the_row_of_a_limit_is_whole():
    """What it limits, its number with the unit, what it counts for, where it comes from and by whom."""
    assert row_of(course_lib.limits_table(), "LIM28") == {
        "id": "LIM28",
        "cells": {
            "what": [
                {"kind": "strong", "text": "Soreness that is normal after a massage, and when to ask for advice"},
                {"kind": "soft", "text": "LIM28"},
            ],
            "number": [{"kind": "strong", "text": "up to about 36 hours is normal; after 72 hours ask for advice"}],
            "scope": [{"kind": "text", "text": "the case it names"}],
            "rests": [
                {"kind": "badge", "text": "Rests on a study or survey", "tone": "calm"},
                {"kind": "text",
                 "text": "One survey in which 91 clients of massage answered; the second figure is a choice of this course."},
                {"kind": "sources",
                 "items": [{"text": "Cambron 2007, side effects of massage", "address": "https://doi.org/10.1089/acm.2006.6401"}]},
            ],
        },
        "facets": {"scope": ["once"], "rests": ["evidence"]},
        "order": {"what": "Soreness that is normal after a massage, and when to ask for advice", "scope": 8, "rests": 1},
        "find": "LIM28 Soreness that is normal after a massage, and when to ask for advice LIM28 up to about 36 hours is normal; after "
                "72 hours ask for advice the case it names Rests on a study or survey One survey in which 91 clients of massage "
                "answered; the second figure is a choice of this course. Cambron 2007, side effects of massage",
        "tone": "",
    }  # fmt: skip


def test_every_sign_stands_in_the_table_once_and_the_fastest_first():
    """Emergencies come first, then what takes the hands off with an emergency behind it."""
    rows = [row["id"] for row in course_lib.signs().rows]
    assert sorted(rows) == sorted([*library().signs, *library().stops])
    assert rows[:10] == ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "ST03", "ST06", "ST09", "ST13"]
    assert course_lib.signs().first == 10


def test_a_sign_is_found_under_every_speed_it_can_have():
    """A sign that a second answer turns into an emergency is found among the emergencies too."""
    rows = course_lib.signs().rows
    now = [row["id"] for row in rows if "now" in row["facets"]["fast"]]
    assert now == ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "ST03", "ST06", "ST09", "ST13",
                   "RF07", "RF10", "RF11", "RF08", "K02", "K17", "K16"]  # fmt: skip
    assert [row["id"] for row in rows if not row["facets"]["fast"]] == []


def test_nothing_of_a_sign_is_left_out():
    """Question, points, what it may be, what to do and every second answer stand in the row, in the words of the content."""
    widget = course_lib.signs()
    for one in library().signs.values():
        row = row_of(widget, one.id)
        told = " ".join(words_in(cell) for cell in row["cells"].values())
        verdicts = [verdict for follow in one.follow for verdict in (follow.yes, follow.no) if verdict]
        for sentence in (one.short, one.ask, *one.points, one.more, one.means, one.do, *(follow.ask for follow in one.follow),
                         *(point for follow in one.follow for point in follow.points), *(verdict.do for verdict in verdicts)):  # fmt: skip
            assert sentence.rstrip(".") in told, one.id
    for one in library().stops.values():
        assert words_in(row_of(widget, one.id)["cells"]["do"]) == one.do


def test_the_page_of_signs_has_the_emergencies_in_full():
    """On paper too: every emergency with what to do, every same-day sign by name."""
    page = sign_rows.page(library(), {**WORDS["shared"], **WORDS["table"], **WORDS["signs"]})
    for one in library().signs.values():
        if one.answer == "emergency":
            assert f"- **{one.short}.** {one.do} ({one.id})" in page
        elif one.speed in ("today", "within a day", "call today", "tomorrow"):
            assert f"{one.short} ({one.id})" in page
