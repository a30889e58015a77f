"""Events for tests of the record."""

from datetime import UTC, datetime, timedelta

from course_lib.model.events import Event
from course_lib.model.payloads import Attempt, Lesson, Pain, PracticeBegun, PracticeUsed, Screening, Stop, Work
from course_lib.record.file import BESIDE

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def set_aside(path):
    """The damaged files beside the record in the file `path`, oldest first, without their journals."""
    return [file for file in sorted(path.parent.glob(f"{path.name}.damaged-*")) if not file.name.endswith(BESIDE)]


def attempt(n=0, at=NOON, item="item"):
    return Event.of(Attempt(item=f"{item}.{n}", response=[n], right=True), at + timedelta(seconds=n))


def pain(number=3, when="before", at=NOON, receiver="Anna", lease=None):
    return Event.of(Pain(number=number, when=when, lease=lease), at, receiver)


def one_of_each(at=NOON):
    """A small evening: lesson, screening, practice, stop, pain, answers."""
    work = (Work(technique="effleurage", tool="hands", place="table", seconds=300),)
    begun = Event.of(PracticeBegun(practice="effleurage", work=work, firm=True), at + timedelta(minutes=3), "Anna")
    return [
        Event.of(Lesson(notebook="06_effleurage", what="opened"), at),
        Event.of(Screening(outcome="light", until=at + timedelta(hours=12), cap=3), at + timedelta(minutes=1), "Anna"),
        pain(4, "before", at + timedelta(minutes=2), lease=begun.id),
        begun,
        Event.of(PracticeUsed(lease=begun.id, work=work, ended_by="stop"), at + timedelta(minutes=8), "Anna"),
        Event.of(Stop(technique="effleurage", closes="technique", sign="ST02", lease=begun.id), at + timedelta(minutes=8), "Anna"),
        pain(2, "after", at + timedelta(minutes=9), lease=begun.id),
        Event.of(Attempt(item="q01", response="a", right=False, critical=True, notebook="06_effleurage"), at + timedelta(minutes=12)),
        Event.of(Lesson(notebook="06_effleurage", what="finished"), at + timedelta(minutes=15)),
        pain(1, "next_day", at + timedelta(hours=20), lease=begun.id),
    ]
