"""Whether practice may be asked for: the one way to a lease, behind the questions that open practice."""

from datetime import timedelta

from ..library import library
from ..quizzes.opening import READS, opening
from ..safety.leases import Refusal, grant
from . import door

OPENING = "opening"


def state(now, techniques=()):
    """The Opening of practice at `now` for these techniques (ids), from the record."""
    rules = library()
    lessons = {rules.techniques[name].lesson for name in techniques if name in rules.techniques}
    return opening(
        rules.exams[OPENING],
        list(rules.items.values()),
        door.record().events(READS),
        lessons,
        now,
        timedelta(minutes=rules.spans["retry"].minutes),
        timedelta(hours=rules.spans["override-holds"].hours),
    )


def shut(techniques, now):
    """The Refusal that keeps practice of these techniques closed until questions are answered, or None."""
    found = state(now, techniques)
    if found.lets:
        return None
    if not found.owed:
        return Refusal("opening", why="asked" if not found.answered else "begun")
    debt = max(found.owed, key=lambda debt: debt.due)
    return Refusal("opening", why="owed", until=debt.due if debt.due > now else None, lesson=library().items[debt.item].topic)


def granted(events, request, now):
    """A Lease for the whole request, or why not: first the questions that open practice, then all that `grant` asks."""
    return shut({work.technique for work in request.work}, now) or grant(events, request, now, library())


def overridden(techniques, now):
    """The moment until which practice of these techniques is open only because somebody opened it so, or None."""
    found = state(now, techniques)
    return None if found.reached else found.override
