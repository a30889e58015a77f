"""When a question comes back, and how many do in a day."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.quizzes import review
from course_lib.quizzes.review import Due, allowance, due, scheduled

from .bank import NOON, WAIT, after, attempt, item

DAY, AWAY = timedelta(hours=24), timedelta(days=7)
BANK = tuple(item("single", f"q{n}", critical=n % 3 == 0, tags=(f"LIM{n:02d}",)) for n in range(40))
SAFE, PLAIN = BANK[0], BANK[1]


def answered(rights, one=PLAIN, days=0):
    return [attempt(one, right, (days + n) * 1440, f"s{n}", n) for n, right in enumerate(rights)]


def at(now, events):
    return due(BANK, events, now, WAIT, DAY, AWAY)


def days_until(one, rights):
    """Answer each time on the day it is due; the days from one to the next."""
    events, now, gaps = [], NOON, []
    for n, right in enumerate(rights):
        minutes = (now - NOON) / timedelta(minutes=1)
        events.append(attempt(one, right, minutes, f"s{n}", n))
        found = scheduled(one, events)
        gaps.append((found - now) / DAY)
        now = found
    return gaps


def test_a_safety_question_comes_back_sooner():
    """Always right, a plain question is asked after 2, 11, 46 days, a safety question after 1, 2, 4, 7, 13."""
    assert days_until(PLAIN, [True] * 3) == [2, 11, 46]
    assert days_until(SAFE, [True] * 5) == [1, 2, 4, 7, 13]
    assert days_until(PLAIN, [True, True, False])[2] < 11


def test_nothing_is_due_before_anything_was_answered():
    """Review asks nobody about a lesson they never opened."""
    assert at(NOON, []) == Due((), 0, None, 15, 0)


def test_what_is_due_comes_by_need():
    """First what is owed, then sure and wrong, wrong, and right, safety before the rest."""
    wrong, sure, safe = BANK[2], BANK[4], BANK[3]
    events = [attempt(one, one not in (wrong, sure, BANK[6]), n, "a:1", n) for n, one in enumerate((PLAIN, safe, wrong, sure, BANK[6]))]
    events = [event.model_copy(update={"payload": {**event.payload, "confidence": "sure"}}) if event.what.item == sure.id else event
              for event in events]  # fmt: skip
    assert at(after(days=3), events).items == (BANK[6], sure, wrong, safe, PLAIN)
    soon = at(after(minutes=5), events)
    assert (soon.items, soon.next) == ((), after(minutes=14))
    assert at(after(minutes=14), events).items == (BANK[6],)


def test_fifteen_are_enough_and_the_rest_waits():
    """Forty due: fifteen now, and as they are answered fewer are left of the day."""
    events = [attempt(one, True, n, "a:1", n) for n, one in enumerate(BANK)]
    now = after(days=5)
    assert (len(at(now, events).items), at(now, events).waiting) == (15, 25)
    done = [attempt(one, True, 5 * 1440 + n, "review:1", 100 + n) for n, one in enumerate(at(now, events).items[:10])]
    later = at(after(days=5, minutes=20), events + done)
    assert (len(later.items), later.done) == (5, 10)
    assert len(at(after(days=6, minutes=20), events + done).items) == 15


def test_after_a_break_it_begins_with_few():
    """A week without any question: five on the day of return, ten on the next, then fifteen."""
    events = [attempt(one, True, n, "a:1", n) for n, one in enumerate(BANK)]
    back = [*events, attempt(PLAIN, True, 9 * 1440, "review:1", 90)]
    most = [allowance(told, now, DAY, AWAY)[0] for told, now in (
        (events, after(days=6)), (events, after(days=8)), (back, after(days=9, hours=1)), (back, after(days=10, hours=1)),
        (back, after(days=11, hours=1)))]  # fmt: skip
    assert most == [15, 5, 5, 10, 15]


def test_the_record_alone_decides():
    """The same attempts in another order give the same list; nothing is left to chance."""
    events = [attempt(one, n % 4 > 0, n * 60, f"a:{n}", n) for n, one in enumerate(BANK)]
    assert at(after(days=4), events) == at(after(days=4), events[::-1])


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 40), st.lists(st.booleans(), max_size=20)), min_size=1, max_size=8))
def test_never_more_than_fifteen_in_a_day(sittings):
    """However often somebody comes back, and whatever they answer, any 24 hours hold fifteen review questions at most."""
    events = [attempt(one, False, n, "a:1", n) for n, one in enumerate(BANK)]
    hours, number, moments = 48, 1000, []
    for pause, rights in sittings:
        hours += pause
        for one, right in zip(at(after(hours=hours), events).items, rights, strict=False):
            number += 1
            events.append(attempt(one, right, hours * 60, f"review:{hours}", number))
            moments.append(hours)
    assert all(sum(first <= hour < first + 24 for hour in moments) <= review.MOST for first in moments)
