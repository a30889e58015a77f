"""A learner who has passed the questions that open practice, and today's check, for tests that begin after them."""

from datetime import UTC, datetime, timedelta

from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Attempt, Screening
from course_lib.quizzes.exams import compose
from course_lib.record import open_record

EXAM = "opening"
SITTING = f"{EXAM}:test"


def right_answers(items, sitting, at):
    """Right attempts on the items in one sitting, all at one moment."""
    return [
        Event.of(Attempt(item=item.id, response=None, right=True, critical=item.critical, credit=1.0, sitting=sitting), at)
        for item in items
    ]  # fmt: skip


def pass_opening(record=None, ago=timedelta(days=1)):
    """Put one whole sitting, all of it right, on the record (that of this process, where none is given)."""
    asked = compose(library().exams[EXAM], list(library().items.values()), SITTING, [])
    (record or open_record()).append(right_answers(asked, SITTING, datetime.now(UTC) - ago))


def kinds():
    """What was written on the record of this process beside the opening."""
    return [event.kind.value for event in open_record().events() if event.kind != "attempt"]


def screen(receiver="Sam", outcome="clear", ago=timedelta(), **more):
    """Put today's check of somebody on the record of this process."""
    at = datetime.now(UTC) - ago
    open_record().append([Event.of(Screening(outcome=outcome, until=at + timedelta(hours=12), **more), at, receiver)])
