"""Days and times as a sentence holds them, by the clock of this computer and in English; `widgets/moments.js` writes them the same way."""

from datetime import datetime


def clock(at: datetime) -> str:
    """The time of day, such as 21:05."""
    return f"{at.astimezone():%H:%M}"


def day(at: datetime) -> str:
    """A day that is near, such as Saturday, 3 March."""
    here = at.astimezone()
    return f"{here:%A}, {here.day} {here:%B}"


def day_and_clock(at: datetime) -> str:
    """A moment of this week, such as Saturday, 21:05."""
    return f"{at.astimezone():%A, %H:%M}"


def date(at: datetime) -> str:
    """A day to look up in years, such as 3 March 2026."""
    here = at.astimezone()
    return f"{here.day} {here:%B %Y}"
