"""What has been mastered, what is owed: pure functions of attempts, and of the computer's zone where two dates are told apart."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from ..model.base import Record

ENOUGH = 2  # different questions on an objective that must be right in a row
STATES = ("fallen", "not_asked", "learning", "reached", "cleared")  # from the one that needs a learner most


class Debt(Record):
    """A subject (mostly a limit) that a wrong answer to a critical item left open: from `due` on it is to be answered again."""

    subject: str
    item: str
    due: datetime


def tries(events):
    """The first try at each item in each sitting, in the order of time; trying again in the same sitting does not count.

    `events` are events of the kind *attempt* in any order.
    """
    first = {}
    for event in sorted(events, key=lambda event: (event.at, str(event.id))):
        first.setdefault((event.what.sitting or str(event.id), event.what.item), event)
    return list(first.values())


def owed(items, events, wait):
    """The open debts, oldest first.

    A wrong answer to a critical item opens one for each of its subjects. A right answer, `wait` (a timedelta) or more after
    it, to one of its `payers` closes it.
    """
    debts = [course.debt for course in _follow(items, events, wait).values() if course.debt]
    return tuple(sorted(debts, key=lambda debt: (debt.due, debt.subject)))


def payers(subject, wrong, items):
    """The ids of the items whose right answer makes good a wrong one to the item with the id `wrong` on a subject.

    Other critical ones on it; where there is none, other ones that are not critical; where there is none either, the same.
    """
    others = [one for one in items if one.id != wrong and subject in one.subjects]
    return {one.id for one in others if one.critical} or {one.id for one in others} or {wrong}


def paying(debts, items, events):
    """An item for each of the debts whose right answer pays it, each once, in the order of the debts.

    One of the lesson that asked, so that nobody meets a lesson they never opened; one that was never asked; else the one asked
    longest ago.
    """
    last = {event.what.item: event.at.timestamp() for event in tries(events)}
    topic = {item.id: item.topic for item in items}
    found = {}
    for debt in debts:
        fit = payers(debt.subject, debt.item, items)
        if not fit & found.keys():
            fitting = [item for item in items if item.id in fit]
            chosen = min(fitting, key=lambda item, own=topic[debt.item]: (item.topic != own, last.get(item.id, 0), item.id), default=None)
            if chosen:
                found[chosen.id] = chosen
    return tuple(found.values())


def standing(items, events, wait, day):
    """Each subject of a critical item with one of STATES, in the bank's order.

    It is reached where its last word was right and nothing is owed; cleared where it was right on two dates, `day` (a timedelta) or more
    apart; fallen where it was right before.
    """
    courses = _follow(items, events, wait)
    asked = dict.fromkeys(subject for item in items if item.critical for subject in item.subjects)
    return {subject: _state(courses.get(subject), day) for subject in asked}


def goals(items, events, wait, day):
    """Each objective that an item asks for (lesson id, objective id) with one of STATES, in the bank's order.

    It is reached once ENOUGH different questions on it (all, where it has fewer) were right in a row and no critical one of them is owed;
    cleared once such a row spans two days; fallen where it was reached and a wrong answer came since.
    """
    topics, counts = {item.id: item.goal for item in items}, Counter(item.goal for item in items)
    rows, once, courses = {}, set(), {}

    def reached(goal):
        row = {name for name, _ in rows.get(goal, ())}
        return len(row) >= min(ENOUGH, counts[goal]) and all(topics[one.debt.item] != goal for one in courses.values() if one.debt)

    for event, item in _walk(items, events, wait, courses):
        row = rows.setdefault(item.goal, [])
        if event.what.right:
            row.append((item.id, event.at))
        else:
            if reached(item.goal):
                once.add(item.goal)
            row.clear()

    def state(goal):
        if goal not in rows:
            return "not_asked"
        if not reached(goal):
            return "fallen" if goal in once else "learning"
        moments = [at for _, at in rows[goal]]
        return "cleared" if _on_two_days(moments, day) else "reached"

    return {goal: state(goal) for goal in counts}


def weakest(states):
    """Which of STATES several subjects have together: the one that needs the learner most.

    One that nobody was asked is learning beside others.
    """
    found = set(states)
    if found == {"not_asked"} or not found:
        return "not_asked"
    return next(state for state in STATES if state in found).replace("not_asked", "learning")


@dataclass
class _Course:
    """One subject over time: its right answers since the last wrong one, whether it was ever right before, and what it owes."""

    right: list = field(default_factory=list)
    once: bool = False
    debt: Debt | None = None


def _state(course, day):
    if course is None:
        return "not_asked"
    if course.debt or not course.right:
        return "fallen" if course.once else "learning"
    return "cleared" if _on_two_days(course.right, day) else "reached"


def _on_two_days(moments, day):
    """Whether these moments, the earliest first, span two dates where the learner is, and at least `day`."""
    first, last = moments[0], moments[-1]
    return last - first >= day and last.astimezone().date() > first.astimezone().date()


def _follow(items, events, wait):
    """The course of each subject that was asked."""
    courses = {}
    for _ in _walk(items, events, wait, courses):
        pass
    return courses


def _walk(items, events, wait, courses):
    """Each first try and its item, in the order of time; `courses` holds those of all subjects as they stood before it, at the end all."""
    known = {item.id: item for item in items}
    for event in tries(events):
        item = known.get(event.what.item)
        if item is None:
            continue
        yield event, item
        for subject in item.subjects:
            # What is not critical can do no more than pay, where nothing critical can.
            if not item.critical and not (event.what.right and subject in courses and courses[subject].debt):
                continue
            course = courses.setdefault(subject, _Course())
            if not event.what.right:
                course.once = course.once or bool(course.right)
                course.right, course.debt = [], Debt(subject=subject, item=item.id, due=event.at + wait)
            elif course.debt is None:
                course.right.append(event.at)
            elif event.at >= course.debt.due and item.id in payers(subject, course.debt.item, items):
                course.right, course.debt = [event.at], None
