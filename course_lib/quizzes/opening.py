"""Whether the practical lessons are open: pure functions of attempts, overrides and a moment."""

from dataclasses import dataclass
from datetime import datetime

from ..model.events import Kind
from . import sittings
from .mastery import Debt, owed

# The kinds of events that an opening reads.
READS = (Kind.ATTEMPT, Kind.OVERRIDE)


@dataclass(frozen=True)
class Opening:
    """How far somebody is with the questions that open practice.

    `asked` is how many of them there are, `answered` how many the fullest sitting holds, `owed` the debts that close practice;
    `override` the moment until which it was opened all the same, None where nobody did.
    """

    asked: int
    answered: int
    owed: tuple[Debt, ...]
    override: datetime | None

    @property
    def reached(self):
        """Whether the record itself opens practice."""
        return self.answered >= self.asked and not self.owed

    @property
    def lets(self):
        """Whether practice may be asked for now."""
        return self.reached or self.override is not None

    @property
    def last(self):
        """The Debt that closes practice longest, so that all can be paid once it can; None where nothing is owed."""
        return max(self.owed, key=lambda debt: debt.due, default=None)


def opening(exam, items, events, lessons, now, wait, holds):
    """The Opening at `now` for practice of what `lessons` (ids) teach.

    Open are all practices once one sitting of `exam` was answered whole and no wrong answer to a critical item is owed, in the exam's bank
    or in that of the lessons. `items` hold at least those of all these lessons; `events` are those of READS, of all time, in any order;
    `wait` and `holds` (timedeltas) say when another item may pay a debt, and how long an override opens. An override opens what was closed
    when it was made, and no debt that came later; nothing where it lies ahead, for a clock was set back since and its hours cannot be told.
    """
    attempts = [event for event in events if event.kind == Kind.ATTEMPT]
    bank = [*exam.pool(items), *(item for item in items if item.topic in lessons and item.topic not in exam.topics)]
    debts = owed(bank, attempts, wait)
    latest = max((debt.due - wait for debt in debts), default=None)
    until = max(
        (event.at + holds for event in events
         if event.kind == Kind.OVERRIDE and event.what.opens == exam.id and event.at <= now and (latest is None or event.at >= latest)),
        default=None,
    )  # fmt: skip
    return Opening(
        asked=exam.count,
        answered=sittings.fullest(exam.id, attempts),  # an item that has left the bank since was answered all the same
        owed=debts,
        override=until if until and now < until else None,
    )
