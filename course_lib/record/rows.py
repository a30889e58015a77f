"""Events as rows of the table, and back."""

import json
from datetime import timedelta
from uuid import UUID

from ..model.events import Event, Kind, same_name
from ..model.payloads import EPOCH

COLUMNS = "id, at, receiver, kind, version, payload"
INSERT = (
    "INSERT INTO events (id, at, receiver, who, kind, version, payload, learner) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT learner FROM record)) ON CONFLICT (id) DO NOTHING"
)


class Unreadable(Exception):
    """The file holds what no version of the course ever wrote."""


def row(event):
    """What INSERT takes for `event`."""
    payload = json.dumps(event.payload, ensure_ascii=False, separators=(",", ":"))
    return event.id.bytes, number(event.at), event.receiver, event.who, event.kind.value, event.version, payload


def event(row):
    """The event in a row of COLUMNS; raises Unreadable."""
    id, at, receiver, kind, version, payload = row
    try:
        # not checked again: what was written was checked, and a year of events is read in one go
        return Event.model_construct(
            id=UUID(bytes=id), at=moment(at), receiver=receiver, kind=Kind(kind), version=version, payload=json.loads(payload)
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise Unreadable(f"an event cannot be read: {error}") from error


def number(at):
    """A moment as microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(number):
    """The moment that `number` stands for."""
    return EPOCH + timedelta(microseconds=number)


def picked(events, kinds, receiver, since, last):
    """Of `events` those that a question asks for, as the table would answer it."""
    who = same_name(receiver)
    found = [
        event
        for event in events
        if (kinds is None or event.kind in kinds)
        and (who is None or event.who == who)
        and (since is None or event.at >= since)
    ]
    return found if last is None else found[len(found) - min(last, len(found)) :]
