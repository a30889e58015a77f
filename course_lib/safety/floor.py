"""Whether somebody may go on from the wall to the floor: what the record must show, and what it still lacks.

Pure: events, a receiver and a moment in, what is missing out. What a screening forbids on the floor is not asked here; the lease looks
at that first.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..model.doses import by_tool
from ..model.events import Kind, same_name
from . import doses

# The kinds of events that the test reads.
READS = (Kind.PRACTICE_BEGUN, Kind.PRACTICE_USED, Kind.PRESSURE, Kind.STOP, Kind.SORENESS)


@dataclass(frozen=True)
class Step:
    """One practice with ball or roller, on the way to the floor: its lease and when it ended.

    `fault` is why it does not count: *stopped*, *sore*, or *hard* (a number above `softest`, or a question without an answer), the first
    of them; None where it counts, or may count once it is told whether the place was sore (`sore` None).
    """

    lease: UUID
    ended: datetime
    fault: str | None
    sore: bool | None


@dataclass(frozen=True)
class Missing:
    """What the way to the floor still lacks.

    `days` of soft work; `asked` are the steps of which it is not known whether they left soreness, and could be by now; `waiting` those
    that are too recent to tell; `spoilt` is the last step that was sore or stopped, after which the days begin anew.
    """

    days: int
    asked: tuple[Step, ...] = ()
    waiting: tuple[Step, ...] = ()
    spoilt: Step | None = None


def softest(rules):
    """The highest pressure number, 0-10, of work that counts: where the aim of the work zones begins."""
    return rules.limits["LIM05"].at_least


def missing(events, receiver, now, rules):
    """None where the floor is open to `receiver` at `now`, else Missing. It needs soft work on two days of the last week, without soreness.

    Soft is a practice in which the pressure was asked for and every question was answered, with no number above `softest`. What came
    before the last step that was sore or stopped does not count any more.
    """
    way = steps(events, receiver, now, rules)
    faults = [place for place, step in enumerate(way) if step.fault in ("sore", "stopped")]
    spoilt = way[faults[-1]] if faults else None
    way = way[faults[-1] + 1 :] if faults else way
    untold = [step for step in way if step.sore is None]
    night = rules.spans["next-day"].length
    asked = tuple(step for step in untold if now - step.ended >= night)
    good = [step for step in way if step.sore is False and not step.fault]
    days = _days(good, rules.spans["another-day"].length)
    wanted = rules.measures["floor-days"].value
    if days >= wanted and not asked:
        return None
    return Missing(max(0, wanted - days), asked, tuple(step for step in untold if step not in asked), spoilt)


def steps(events, receiver, now, rules):
    """Every practice of the last week that tells something about ball or roller, as a list of Step, the earliest first.

    One that pressed for less than LIM02 asks for at least tells nothing, unless it was stopped or left soreness.
    """
    who = same_name(receiver)
    numbers, stopped, sore, rolled = {}, set(), {}, set()
    for event in events:
        if event.who != who:
            continue
        if event.kind == Kind.PRESSURE:
            numbers.setdefault(event.what.lease, []).append(event.what.number)
        elif event.kind == Kind.STOP:
            stopped.add(event.what.lease)
        elif event.kind == Kind.SORENESS:
            sore[event.what.lease] = event.what.sore
        elif event.kind == Kind.PRACTICE_BEGUN and any(map(by_tool, event.what.work)):
            rolled.add(event.id)
    found = []
    for practice in doses.practised(events):
        old = practice.ended <= now - rules.spans["rolling-week"].length
        was, ended_by_stop = sore.get(practice.lease), practice.lease in stopped
        spoilt = practice.lease in rolled and (was or ended_by_stop)
        if practice.who != who or old or not (spoilt or practice.spent(by_tool) >= rules.limits["LIM02"].seconds_of("at_least")):
            continue
        told = numbers.get(practice.lease, [None])
        hard = any(number is None or number > softest(rules) for number in told)
        fault = "stopped" if ended_by_stop else "sore" if was else "hard" if hard else None
        found.append(Step(practice.lease, practice.ended, fault, was))
    return found


def _days(steps, apart):
    """How many of the steps lie so far apart that each is a day of its own."""
    days, last = 0, None
    for step in steps:
        if last is None or step.ended - last >= apart:
            days, last = days + 1, step.ended
    return days
