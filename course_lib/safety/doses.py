"""How much pressing is left: plain sums, of seconds or of strokes, over what was practised.

Pure functions of events, a moment of the record's time and the content's limits. Days and weeks roll back from the moment, so that no
midnight and no time zone opens a second budget. A session is a run of practices of which each begins less than the span
`session-gap` after the one before. A lease counts whole until it is booked.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ..model.doses import SHARED, Dose, by_hand, of_a_technique, on_a_point
from ..model.events import Kind, same_name
from ..model.payloads import Work

# The kinds of events that the sums read.
READS = (Kind.PRACTICE_BEGUN, Kind.PRACTICE_USED)

# A thousandth of a second is no dose: 0.1 + 0.2 would be refused where 0.3 is left, and a stroke would begin with a rounded clock.
ROUNDING = 0.001


def seconds(work):
    """The seconds of one stretch of work."""
    return work.seconds


def strokes(work):
    """How many strokes were begun in one stretch of work; past any limit where nothing tells how long one took."""
    if work.seconds <= ROUNDING:
        return 0
    return math.ceil((work.seconds - ROUNDING) / work.beat_seconds) if work.beat_seconds else math.inf


@dataclass(frozen=True)
class Budget:
    """How far a `dose` may go: up to what is `allowed` of what it `takes` from a stretch of work, mostly its seconds."""

    dose: Dose
    allowed: float
    takes: Callable[[Work], float] = seconds

    def drawn(self, work):
        """What these stretches of work draw on it."""
        return sum(self.takes(one) for one in work if self.dose.counts(one))


@dataclass(frozen=True)
class Left:
    """What is left of a budget of time: the seconds that are `allowed`, and those already `spent`."""

    allowed: float
    spent: float


@dataclass(frozen=True)
class Practised:
    """One practice as it counts: `versions` holds the work of each booking, or the lease itself while nothing is booked."""

    lease: UUID
    who: str
    begun: datetime
    ended: datetime
    firm: bool
    versions: tuple[tuple[Work, ...], ...]

    def most(self, drawn):
        # two windows may both have booked one lease: the larger counts
        return max(map(drawn, self.versions))

    def spent(self, counts=lambda work: True):
        """The seconds of the work that `counts` picks out."""
        return self.most(lambda version: sum(work.seconds for work in version if counts(work)))


def left(events, receiver, at, rules):
    """What is left for `receiver` at `at` of each budget that does not hang on one technique or point: limit id -> Left."""
    practices, moment = practised(events), record_clock(events, at)
    return {
        budget.dose.limit: Left(budget.allowed, spent_of(budget, counted_in(budget, practices, receiver, moment, rules)))
        for budget in _of(SHARED, rules)
    }


def practised(events):
    """Every practice in `events` as Practised, in the order of their ends."""
    begun, used = {}, {}
    for event in events:
        if event.kind == Kind.PRACTICE_BEGUN:
            begun[event.id] = event, event.what
        elif event.kind == Kind.PRACTICE_USED:
            what = event.what
            used.setdefault(what.lease, []).append((event, what.work))
    found = []
    for lease in begun.keys() | used.keys():
        start, granted = begun.get(lease, (None, None))
        bookings = [event for event, _ in used.get(lease, ())]
        works = tuple(work for _, work in used.get(lease, ())) or (granted.work,)
        longest = timedelta(seconds=max(sum(work.seconds for work in version) for version in works))
        if start:
            at, who, firm = start.at, start.who, granted.firm
            ended = max([at, *(event.at for event in bookings)]) if bookings else at + longest
        else:
            # The lease itself is gone (a disk was full): hands that worked count as firm, the stricter side.
            ended, who = max(event.at for event in bookings), bookings[0].who
            at, firm = ended - longest, any(by_hand(work) for version in works for work in version)
        found.append(Practised(lease, who, at, ended, firm, works))
    return sorted(found, key=lambda practice: (practice.ended, practice.lease))


def record_clock(events, at):
    """The record's time `at`, or that of the latest event, where that lies ahead of it."""
    return max([at, *(event.at for event in events)])


def budgets_of(request, rules):
    """Every budget the request draws on."""
    yield from _of(SHARED, rules)
    for technique in sorted({work.technique for work in request.work} & rules.techniques.keys()):
        named = rules.techniques[technique].limits
        yield from _of(of_a_technique(technique, named, rules.limits), rules)
        if "LIM14" in named:
            for side in ("left", "right"):
                dose = Dose("LIM14", "session", number="times", technique=technique, side=side)
                yield Budget(dose, rules.limits["LIM14"].times, strokes)
    one_point = rules.limits["LIM17"].seconds_of()
    for point in sorted({work.point for work in request.work if on_a_point(work)}):
        yield Budget(Dose("LIM17", "session", lambda work, name=point: work.point == name), one_point)


def _of(doses, rules):
    return [Budget(dose, rules.limits[dose.limit].seconds_of(dose.number)) for dose in doses]


def counted_in(budget, practices, receiver, now, rules):
    """The practices that count against a budget at `now`, the earliest end first."""
    who = same_name(receiver)
    practices = [practice for practice in practices if budget.dose.giver or practice.who == who]
    if budget.dose.span == "day":
        return [practice for practice in practices if practice.ended > now - rules.spans["rolling-day"].length]
    return _session(practices, now, rules.spans["session-gap"].length)


def _session(practices, now, gap):
    """The run of practices that reaches up to `now`; one that was over before the first touch lengthens none."""
    run, start = [], now
    for practice in reversed(practices):
        if start - practice.ended >= gap:
            break
        if practice.spent():
            run.insert(0, practice)
            start = min(start, practice.begun)
    return run


def spent_of(budget, practices):
    """What these practices took of a budget."""
    return sum(practice.most(budget.drawn) for practice in practices)
