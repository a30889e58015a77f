"""What a learner's record adds up to: computed from events whenever it is asked, stored nowhere."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from ..model.events import Kind


@dataclass(frozen=True)
class Visit:
    """How far a lesson got: when it was first opened, and first finished (None while it is not)."""

    notebook: str
    opened: datetime
    finished: datetime | None
    latest: datetime


@dataclass(frozen=True)
class Ache:
    """The pain numbers, 0-10, around one practice; None where no number was given. `told` is when the one of the next day was."""

    lease: UUID | None
    at: datetime
    before: float | None = None
    after: float | None = None
    next_day: float | None = None
    told: datetime | None = None


def visits(record):
    """Every lesson that was ever opened, by notebook, the most recently visited last."""
    found = {}
    for payload, first, latest in sorted(record.lessons(), key=lambda row: row[2]):
        before = found.get(payload["notebook"])
        finished = first if payload["what"] == "finished" else None
        found[payload["notebook"]] = Visit(
            payload["notebook"],
            opened=min(first, before.opened) if before else first,
            finished=min(filter(None, (before and before.finished, finished)), default=None),
            latest=latest,
        )
    return dict(sorted(found.items(), key=lambda item: item[1].latest))


def finished_lessons(record):
    """The notebooks a learner has finished."""
    return {visit.notebook for visit in visits(record).values() if visit.finished}


def where_you_were(record):
    """The Visit to go on with: the last lesson that was opened and not finished, else the last one; None at the very beginning."""
    found = list(visits(record).values())
    return next((visit for visit in reversed(found) if not visit.finished), found[-1] if found else None)


def pain(record, receiver, last=200):
    """The pain numbers of `receiver` as a list of Ache, the earliest first, out of the `last` so many numbers given."""
    found = []
    for event in sorted(record.events([Kind.PAIN], receiver=receiver, last=last), key=lambda event: event.at):
        told = event.what
        new = {told.when: told.number} | ({"told": event.at} if told.when == "next_day" else {})
        place = next((i for i, ache in enumerate(found) if told.lease and ache.lease == told.lease), None)
        if place is None:
            found.append(Ache(told.lease, event.at, **new))
        else:
            found[place] = replace(found[place], **new)
    return found
