"""Sittings: which exam, lesson or review one belongs to and when it began, as its id says, and what was answered in it."""

from datetime import UTC, datetime

from .mastery import tries


def name(owner, at: datetime, chance):
    """The id of a sitting of `owner` that begins at `at`; `chance` is a short random text. The moment in it lets it be drawn again."""
    return f"{owner}:{int(at.timestamp() * 1000)}-{chance}"


def is_of(owner, sitting):
    """Whether a sitting is one of the exam, lesson or review `owner`."""
    return bool(sitting) and sitting.partition(":")[0] == owner


def of(owner, events):
    """The attempts in each sitting of `owner`, the first at each item, the earliest first: sitting -> events."""
    found = {}
    for event in tries(events):
        if is_of(owner, event.what.sitting):
            found.setdefault(event.what.sitting, []).append(event)
    return found


def fullest(owner, events):
    """How many items were answered in that sitting of `owner` which holds most."""
    return max(map(len, of(owner, events).values()), default=0)


def began(sitting):
    """The moment at which a sitting was drawn, None where its id does not tell."""
    stamp = sitting.partition(":")[2].partition("-")[0]
    return datetime.fromtimestamp(int(stamp) / 1000, UTC) if stamp.isdigit() and len(stamp) == 13 else None
