from datetime import timedelta
from uuid import uuid4

from course_lib.model.events import Event
from course_lib.model.payloads import Lesson
from course_lib.record import Store, finished_lessons
from course_lib.record.progress import Ache, Visit, pain, visits, where_you_were

from .examples import NOON
from .examples import pain as number


def hours(n):
    return NOON + timedelta(hours=n)


def lesson(notebook, what, at, place=None):
    return Event.of(Lesson(notebook=notebook, what=what, place=place), at)


def test_a_learner_goes_on_where_they_were():
    """The last lesson that was opened and not finished comes first; with all finished, the last one; at the beginning none."""
    store = Store()
    assert where_you_were(store) is None
    store.append([lesson("02", "opened", hours(0)), lesson("06", "opened", hours(1)), lesson("06", "finished", hours(2), "receipt")])
    assert where_you_were(store).notebook == "02"
    store.append([lesson("02", "finished", hours(3))])
    assert where_you_were(store).notebook == "02"
    assert finished_lessons(store) == {"02", "06"}
    assert visits(store)["06"] == Visit("06", opened=hours(1), finished=hours(2), latest=hours(2))


def test_a_lesson_once_finished_stays_finished():
    """Opening a finished lesson again takes nothing away; its first finish counts."""
    store = Store()
    store.append([lesson("06", what, hours(n)) for n, what in enumerate(["opened", "finished", "opened", "finished"])])
    assert visits(store)["06"] == Visit("06", opened=hours(0), finished=hours(1), latest=hours(3))


def test_pain_numbers_stand_by_their_practice():
    """Before, after and next day of one practice are one line; a number without a practice is a line of its own."""
    store, lease = Store(), uuid4()
    store.append(
        [
            number(1, "next_day", hours(20), lease=lease),
            number(4, "before", hours(0), lease=lease),
            number(2, "after", hours(1), lease=lease),
            number(5, "before", hours(2)),
            number(9, "before", hours(3), receiver="Bo"),
        ]
    )
    assert pain(store, "anna") == [
        Ache(lease, hours(0), before=4, after=2, next_day=1, told=hours(20)),
        Ache(None, hours(2), before=5),
    ]
