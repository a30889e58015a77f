"""Days and times in a browser of another language."""

from datetime import datetime, timedelta

from course_lib.build.pages import ROOT
from course_lib.teaching import moments
from course_lib.widgets.base import script

SCRIPT = script(ROOT / "course_lib" / "widgets" / "moments.js")
PAIRS = {"timeOf": moments.clock, "dayOf": moments.day, "dayAndClockOf": moments.day_and_clock}
SHORT = {"shortDayOf": "7 Mar", "shortWeekdayOf": "Sat, 7 Mar"}


def test_a_browser_of_another_language_writes_days_as_the_course_does(browser):
    """The sentence is English, so its day is, and both sides of the course write one moment in the same way."""
    context = browser.new_context(locale="de-DE")
    try:
        page = context.new_page()
        page.evaluate(f"{SCRIPT.replace('export ', '')}; Object.assign(window, {{{', '.join([*PAIRS, *SHORT])}}})")
        first = datetime(2026, 3, 7, 0, 5).astimezone()
        for at in (first + timedelta(hours=47 * step) for step in range(12)):
            for name, told in PAIRS.items():
                assert page.evaluate(f"(at) => {name}(at)", at.isoformat()) == told(at)
        assert {name: page.evaluate(f"(at) => {name}(at)", first.isoformat()) for name in SHORT} == SHORT
    finally:
        context.close()
