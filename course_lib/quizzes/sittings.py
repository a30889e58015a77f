"""The id of a sitting: which exam, lesson or review it belongs to, and when it began."""

from datetime import UTC, datetime


def name(owner, at: datetime, chance):
    """The id of a sitting of `owner` that begins at `at`; `chance` is a short random text. The moment in it lets it be drawn again."""
    return f"{owner}:{int(at.timestamp() * 1000)}-{chance}"


def is_of(owner, sitting):
    """Whether a sitting is one of the exam, lesson or review `owner`."""
    return bool(sitting) and sitting.partition(":")[0] == owner


def began(sitting):
    """The moment at which a sitting was drawn, None where its id does not tell."""
    stamp = sitting.partition(":")[2].partition("-")[0]
    return datetime.fromtimestamp(int(stamp) / 1000, UTC) if stamp.isdigit() and len(stamp) == 13 else None
