"""A hand-out on paper says no number with a unit that the course does not hold."""

import html
import re

import pytest

from course_lib.build import quantities, typed
from course_lib.build.wording import texts
from course_lib.calls.handout import wordings
from course_lib.library import library
from course_lib.teaching import handouts

SHEETS = handouts.every(library(), wordings())
UNITS = {"seconds": "s", "minutes": "min", "hours": "h"}  # the names of a span's numbers


def held():
    """Every number with its unit that a record holds, and that a routine or lesson lasts."""
    found = library()
    pairs = [(number, limit.unit_of(name)) for limit in found.limits.values() for name, number in limit.numbers().items()]
    pairs += [(number, measure.unit) for measure in found.measures.values() for number in measure.numbers().values()]
    pairs += [(number, UNITS[name]) for span in found.spans.values() for name, number in span.numbers().items()]
    pairs += [(step.lasts, "s") for card in found.techniques.values() for routine in card.routines for step in (*routine.steps, routine)]
    pairs += [(lesson.minutes, "min") for lesson in found.outline.values()]
    return {quantities.size(number, "drops" if unit == "drops a ml" else unit) for number, unit in pairs}


def asked(topic):
    """Every number with its unit that the questions of a lesson bring up as a case or a wrong answer."""
    items = [item.model_dump() for item in library().items.values() if item.topic == topic]
    return {one.size for item in items for path, text in texts(item) if path[0] in ("stem", "key", "distractors") and path[-1] != "feedback"
            for one in quantities.find(text)}


def shown(page):
    """The text of a sheet as it is printed, one cell or paragraph a line."""
    return html.unescape(re.sub(r"<[^>]+>", " | ", re.sub(r"<(style|script).*?</\1>", " ", page, flags=re.S)))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_says_only_numbers_that_a_record_holds(sheet):
    """Limits, measures, spans and lengths on cards and on today's check; on question sheets also what their own cases bring up."""
    kind, _, topic = sheet.name.partition("-")
    known = held() | (asked(topic) if kind in ("questions", "key") else set())
    assert [one for one in typed.bare(shown(sheet.page)) if one.size not in known] == []


def test_the_sheets_do_say_numbers():
    """The comparison above has something to compare."""
    assert sum(1 for sheet in SHEETS for _ in typed.bare(shown(sheet.page))) > 280
