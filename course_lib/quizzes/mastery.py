"""What has been mastered, what is owed: pure functions of attempts."""

from datetime import datetime

from ..model.base import Record


class Debt(Record):
    """A limit that a wrong answer to a critical item left open: from `due` on, another item on it is to be answered."""

    limit: str
    item: str
    due: datetime


class Standing(Record):
    """Where a learner stands on the critical items of a bank.

    `right` are the limits whose last word was right; `cleared` those right on two different days; `reached` whether every
    limit with a critical item is right and nothing is owed.
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

    A wrong answer to a critical item opens one for each of its limits. A right answer, `wait` (a timedelta) or more after
    it, to another critical item on that limit closes it; where the bank has no other one, the same item does.
    """
    return _follow(items, events, wait)[1]


def standing(items, events, wait):
    """The learner's Standing on a bank of items."""
    days, debts = _follow(items, events, wait)
    asked = {limit for item in items if item.critical for limit in item.limits}
    right = frozenset(limit for limit in asked if days.get(limit))
    cleared = frozenset(limit for limit in right if len(days[limit]) > 1)
    return Standing(right=right, cleared=cleared, owed=debts, reached=bool(asked) and right == asked and not debts)


def _follow(items, events, wait):
    """Days of right answers by limit since its last wrong one, and the open debts."""
    critical = {item.id: item for item in items if item.critical}
    days, debts = {}, {}
    for event in tries(events):
        item = critical.get(event.what.item)
        for limit in item.limits if item else ():
            debt = debts.get(limit)
            if not event.what.right:
                debts[limit] = Debt(limit=limit, item=item.id, due=event.at + wait)
                days[limit] = set()
            elif debt is None:
                days.setdefault(limit, set()).add(event.at.date())
            elif event.at >= debt.due and (item.id != debt.item or _alone(limit, critical)):
                del debts[limit]
                days[limit] = {event.at.date()}
    return days, tuple(sorted(debts.values(), key=lambda debt: (debt.due, debt.limit)))


def _alone(limit, critical):
    return sum(limit in item.limits for item in critical.values()) == 1
