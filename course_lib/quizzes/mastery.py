"""What has been mastered, what is owed: pure functions of attempts."""

from datetime import datetime

from ..model.base import Record


class Debt(Record):
    """A subject (mostly a limit) that a wrong answer to a critical item left open: from `due` on it is to be answered again."""

    subject: str
    item: str
    due: datetime


class Standing(Record):
    """Where a learner stands on the critical items of a bank.

    `right` are the subjects whose last word was right; `cleared` those right on two different days; `reached` whether every
    subject with a critical item is right and nothing is owed.
    """

    right: frozenset[str]
    cleared: frozenset[str]
    owed: tuple[Debt, ...]
    reached: bool


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
    it, to an item that `pays` it closes it.
    """
    return _follow(items, events, wait)[1]


def pays(debt, item, items):
    """Whether a right answer to `item` closes the debt: another critical item on its subject, or the same where there is no other."""
    if not item.critical or debt.subject not in item.subjects:
        return False
    return item.id != debt.item or sum(one.critical and debt.subject in one.subjects for one in items) == 1


def standing(items, events, wait):
    """The learner's Standing on a bank of items."""
    days, debts = _follow(items, events, wait)
    asked = {subject for item in items if item.critical for subject in item.subjects}
    right = frozenset(subject for subject in asked if days.get(subject))
    cleared = frozenset(subject for subject in right if len(days[subject]) > 1)
    return Standing(right=right, cleared=cleared, owed=debts, reached=bool(asked) and right == asked and not debts)


def _follow(items, events, wait):
    """Days of right answers by subject since its last wrong one, and the open debts."""
    critical = {item.id: item for item in items if item.critical}
    days, debts = {}, {}
    for event in tries(events):
        item = critical.get(event.what.item)
        for subject in item.subjects if item else ():
            debt = debts.get(subject)
            if not event.what.right:
                debts[subject] = Debt(subject=subject, item=item.id, due=event.at + wait)
                days[subject] = set()
            elif debt is None:
                days.setdefault(subject, set()).add(event.at.date())
            elif event.at >= debt.due and pays(debt, item, items):
                del debts[subject]
                days[subject] = {event.at.date()}
    return days, tuple(sorted(debts.values(), key=lambda debt: (debt.due, debt.subject)))
