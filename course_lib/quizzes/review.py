"""Spaced review: what is due, from the attempts and a moment alone.

Intervals come from FSRS (the package fsrs) with its published parameters, without learning steps and without chance: a first right
answer is asked for again after days, a wrong one after a day. What is owed after a wrong answer to a critical item does not wait for
them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from fsrs import Card, Rating, Scheduler

from ..model.exams import REVIEW
from ..model.payloads import SUREST
from . import sittings
from .mastery import owed, paying, tries

MOST = 15  # questions a day
EASED_IN = (5, 10)  # and so many at most on the first days after a break
RETENTION = {True: 0.97, False: 0.90}  # the share to be still known when it is asked: critical or not


@dataclass(frozen=True)
class Due:
    """What review asks now: `items`, most needed first, `waiting` more that wait for another day, and when the `next` one comes due.

    `most` is how many a day holds just now, `done` how many of them were answered.
    """

    items: tuple
    waiting: int
    next: datetime | None
    most: int
    done: int


def due(items, events, now, wait, day, away):
    """The Due of a bank at `now`.

    `events` are attempts in any order; `wait`, `day` and `away` (timedeltas) say when another item may pay a debt, how long a review
    day is, and what a break is. Asked is what was ever answered and has come due, what is owed, and nothing else.
    """
    events = [event for event in events if event.at <= now]
    most, done = allowance(events, now, day, away)
    ranks, coming = {}, []
    known = {item.id: item for item in items}
    history = {}
    for event in tries(events):
        if event.what.item in known:
            history.setdefault(event.what.item, []).append(event)
    for name, answers in history.items():
        at, last = scheduled(known[name], answers), answers[-1].what
        if at > now:
            coming.append(at)
        else:
            sure = not last.right and last.confidence == SUREST
            ranks[name] = (1 if sure else 2 if not last.right else 3, not known[name].critical, at, name)
    debts = owed(items, events, wait)
    coming += [debt.due for debt in debts if debt.due > now]
    for place, item in enumerate(paying([debt for debt in debts if debt.due <= now], items, events)):
        ranks[item.id] = (0, False, debts[0].due, f"{place:06d}")
    ordered = [known[name] for name in sorted(ranks, key=ranks.get)]
    room = max(0, most - done)
    return Due(tuple(ordered[:room]), len(ordered) - min(room, len(ordered)), min(coming, default=None), most, done)


def scheduled(item, answers):
    """When an item is due again after these attempts on it, the earliest first."""
    scheduler = Scheduler(desired_retention=RETENTION[item.critical], learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=0)
    for event in answers:
        card, _ = scheduler.review_card(card, Rating.Good if event.what.right else Rating.Again, event.at.astimezone(UTC))
    return card.due


def allowance(events, now, day, away):
    """How many review questions a day holds at `now`, and how many of them were answered in the last `day`.

    After a break of `away` or more without any question the first days hold fewer.
    """
    asked = tries(events)
    moments = [event.at for event in asked]
    if moments and now - moments[-1] >= away:
        since = timedelta(0)
    else:
        returns = [later for earlier, later in pairwise(moments) if later - earlier >= away]
        since = now - returns[-1] if returns else None
    most = MOST
    if since is not None and since // day < len(EASED_IN):
        most = EASED_IN[since // day]
    done = sum(sittings.is_of(REVIEW, event.what.sitting) and event.at > now - day for event in asked)
    return most, done
