"""Days and times read the same wherever the course writes one."""

import re
from datetime import datetime

from course_lib.build.pages import ROOT
from course_lib.teaching import moments

AT = datetime(2026, 3, 7, 21, 5).astimezone()


def test_a_moment_is_written_by_the_clock_of_this_computer():
    """No zero before the day, two digits for the hour, and the names in English."""
    written = (moments.clock(AT), moments.day(AT), moments.day_and_clock(AT), moments.date(AT))
    assert written == ("21:05", "Saturday, 7 March", "Saturday, 21:05", "7 March 2026")


def test_days_and_times_are_written_in_one_place():
    """A sentence asks `moments` for its day, in Python and in the scripts; what a file is called is no sentence."""
    lib = ROOT / "course_lib"
    own = re.compile(r"%[AaBb]\b|%H:%M|strftime|toLocale(?:Date|Time)String|DateTimeFormat|getHours|toLocaleString\((?!\"en-GB\")")
    files = [file for kind in ("py", "js", "yaml") for file in lib.rglob(f"*.{kind}")]
    found = {file.relative_to(lib).as_posix() for file in files if own.search(file.read_text(encoding="utf-8"))}
    assert found == {"teaching/moments.py", "widgets/moments.js"}
