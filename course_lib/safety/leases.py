"""The lease of seconds that a practice starts with: granted whole, or refused with the reason.

Pure: events, a request, a moment and the content in, a Lease or a Refusal out.
"""

from dataclasses import dataclass
from datetime import datetime

from ..model.doses import by_hand, by_tool
from ..model.events import Event, Kind
from ..model.payloads import PracticeBegun, Screening
from . import doses, floor
from .gate import gate
from .refusals import against, apart, sessions_of

# What `grant` reads of a record: events of these kinds, of every receiver, since `reads_since`.
READS = tuple(dict.fromkeys((Kind.SCREENING, Kind.CHANGED, Kind.STOP, Kind.PAIN, *doses.READS, *floor.READS)))


@dataclass(frozen=True)
class Lease:
    """The practice may begin: record `event`; its id is the lease's.

    `today` carries the caps of now; `rests` is the moment until which hands stay light after an earlier session of hands, None where they
    need not.
    """

    event: Event
    seconds: float
    today: Screening
    rests: datetime | None = None


def reads_since(now, rules):
    """From when on `grant` and `left` need the events: a week, and two days in which a lease may have been used and booked."""
    return now - rules.spans["rolling-week"].length - 2 * rules.spans["rolling-day"].length


def grant(events, request, now, at, rules):
    """A Lease for the whole request, or the first Refusal.

    Today's check goes by `now`, the time of the computer's clock, and all else by `at`, the record's time. `rules` is the library.
    """
    moment, practices = doses.record_clock(events, at), doses.practised(events)
    today = gate(events, request.receiver, now)
    refusal = next(against(events, practices, request, today, moment, rules), None)
    if refusal:
        return refusal
    what = PracticeBegun(practice=request.practice, work=request.work, firm=request.firm)
    rests = _rests_until(practices, request, moment, rules)
    seconds = sum(work.seconds for work in request.work)
    return Lease(Event.of(what, moment, request.receiver), seconds, capped(today, rests, rules), rests)


def rests_until(events, request, at, rules):
    """Until when the hands of this request stay light after an earlier session of hands; None where they need not."""
    return _rests_until(doses.practised(events), request, doses.record_clock(events, at), rules)


def _rests_until(practices, request, moment, rules):
    # firm work keeps its distance by itself (LIM21), and the ball is no hand
    if request.firm or (request.work and all(map(by_tool, request.work))):
        return None
    ends = sessions_of(practices, request.receiver, rules, lambda practice: practice.spent(by_hand))
    if ends and moment - ends[-1] < rules.spans["session-gap"].length:
        ends.pop()  # it goes on
    until = ends[-1] + apart(rules) if ends else moment
    return until if moment < until else None


def capped(today, rests, rules):
    """A Screening with the cap of light work where the back `rests` (a moment or None)."""
    light = rules.limits["LIM22"].at_most
    return today if rests is None else today.model_copy(update={"cap": light if today.cap is None else min(today.cap, light)})
