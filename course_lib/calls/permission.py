"""Whether practice may be asked for: the one way to a lease, behind the questions that open practice."""

from ..library import library
from ..model.exams import OPENING
from ..quizzes.opening import READS, opening
from ..safety.leases import grant
from ..safety.refusals import Refusal
from . import door


def state(now, techniques=()):
    """The Opening of practice at `now`, by the computer's clock, for these techniques (ids), from the record."""
    rules = library()
    exam = rules.exams[OPENING]
    lessons = {rules.techniques[name].lesson for name in techniques if name in rules.techniques}
    return opening(
        exam,
        rules.items.of({*exam.lessons(rules.outline), *lessons}),
        door.record().events(READS),
        lessons,
        now,
        rules.spans["retry"].length,
        rules.spans["override-holds"].length,
    )


def of(work, now):
    """The Opening of practice at `now` for this `work` (all with a technique)."""
    return state(now, {one.technique for one in work})


def closed_lessons(now):
    """The lessons (ids) whose practice is closed by a question of their own that is owed."""
    owed = state(now, library().techniques).owed
    return tuple(dict.fromkeys(library().items[debt.item].topic for debt in owed))


def shut(found):
    """The Refusal that keeps practice behind an Opening closed until questions are answered, or None."""
    if found.lets:
        return None
    if not found.owed:
        return Refusal("opening", why="asked" if not found.answered else "begun")
    due, lesson = found.last.due, library().items[found.last.item].topic
    return Refusal("opening", why="owed", until=due if due > door.clock() else None, lesson=lesson)


def granted(events, request, found, now, at):
    """A Lease for the whole request, or why not: first the questions that open practice, then all that `grant` asks."""
    return shut(found) or grant(events, request, now, at, library())


def overridden(found):
    """The moment until which it is open only because somebody opened it so, or None."""
    return None if found.reached else found.override
