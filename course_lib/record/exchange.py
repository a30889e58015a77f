"""The record as a file that a learner takes along, hands to an instructor, or opens in a spreadsheet."""

import json
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from ..errors import CourseError
from ..model.events import LONGEST_NAME, Event, Kind, spell
from ..model.payloads import Changed
from .progress import visits
from .spreadsheet import csv_text

COURSE = "lower-back-massage"
FORMAT = 1
AHEAD = timedelta(days=1)  # by how much an event may be later than now: a machine whose zone is wrong is hours ahead, and its doses count

# What an instructor may see of an attempt: a list of what goes in, so that nothing new leaks out.
_OF_AN_ATTEMPT = ("item", "response", "right", "critical", "credit", "confidence", "notebook", "sitting")


class NotTaken(CourseError):
    """A file that cannot be taken in: `reason` is *not_ours* or *newer*."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(f"the file holds no record that this course can take in ({reason})")


@dataclass(frozen=True)
class Taken:
    """What came of taking a file in: events that are new here, that were here before, and that this course cannot read."""

    new: int
    known: int
    unreadable: int


def export(record, now):
    """The whole record as JSON text; `take_in` on another machine merges it."""
    return _text(record, "record", now, {"events": [event.as_json() for event in record.events()]})


def take_in(record, text, now):
    """Merge the text of an export into the record at `now`, each event once; returns Taken.

    What is later than the record's clock counts as just now, so that no window moves off what was done, and what is later by more than a
    day is none that can be read. In a record that holds something a check of a file says that something is different: today's is asked
    here, and neither yes stands. Raises NotTaken for a text that is no export, and NotSaved where the disk refuses; the record is then
    unchanged.
    """
    try:
        told = json.loads(text)
        what, newer = what_and_newer(told)
        if what != "record":
            raise NotTaken("not_ours")
        if newer:
            raise NotTaken("newer")
        learner, messages = UUID(told["learner"]), list(told["events"])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise NotTaken("not_ours") from error
    clock, before = record.clock(now), {event.id for event in record.events()}
    events, unreadable = {}, 0
    for message in messages:
        try:
            event = Event.model_validate(message)
            if event.at > clock + AHEAD or (event.at > clock and event.kind == Kind.SCREENING):
                raise ValueError("it has not happened yet")
        except ValueError:
            unreadable += 1
            continue
        if before and event.kind == Kind.SCREENING:
            event = Event.of(Changed(), event.at, event.receiver, event.id)
        events[event.id] = event.model_copy(update={"at": min(event.at, clock)})
    record.merge(events.values(), learner)
    known = len(events.keys() & before)
    return Taken(len(events) - known, known, unreadable)


def table(record):
    """The whole record as CSV, a line an event, for a spreadsheet: a column for each field that any payload has."""
    events = record.events()
    fields = sorted({name for event in events for name in event.payload})
    rows = [["at", "kind", "receiver", *fields]]
    for event in events:
        rows.append([spell(event.at), event.kind.value, event.receiver, *(event.payload.get(name) for name in fields)])
    return csv_text(rows)


def for_instructor(record, now, name=""):
    """Attempts and completion alone as JSON text, under the random id of the record and the `name` the learner chose to give."""
    attempts = [
        {"id": str(event.id), "at": spell(event.at), **{field: event.payload.get(field) for field in _OF_AN_ATTEMPT}}
        for event in record.events([Kind.ATTEMPT])
    ]
    lessons = [
        {"notebook": visit.notebook, "opened": spell(visit.opened), "finished": visit.finished and spell(visit.finished)}
        for visit in visits(record).values()
    ]
    return _text(record, "for-instructor", now, {"name": name[:LONGEST_NAME], "attempts": attempts, "lessons": lessons})


def _text(record, what, now, fields):
    return json.dumps(head(what, record.learner, now) | fields, ensure_ascii=False, indent=1) + "\n"


def head(what, learner, made):
    """What each file of the course begins with: `what` it is, the id of its `learner`, and the moment it was made."""
    return {"course": COURSE, "what": what, "format": FORMAT, "learner": str(learner), "made": spell(made)}


def what_and_newer(told):
    """What a file that was read as JSON is, and whether a later course made it.

    Raises ValueError, TypeError or LookupError where it is no file of this course.
    """
    if told["course"] != COURSE:
        raise ValueError("a file of something else")
    return told["what"], told["format"] > FORMAT
