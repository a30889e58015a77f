"""Why a practice may not begin: every rule of doses, distances and closed techniques, in one order.

Pure: events, a request, a moment and the content in, Refusals out. No argument skips the screening.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ..model.base import Record
from ..model.doses import Dose, by_thumbs, by_tool, on_a_point, on_floor
from ..model.events import Kind, same_name
from ..model.payloads import Work
from . import doses, floor
from .doses import Budget
from .gate import Closed, gate

# The one technique that stays where the screening says light glides only.
GLIDES = "effleurage"

# The soft sides over the kidneys.
FLANKS = "Z5"


class Request(Record):
    """A practice somebody wants to begin: `work` is all its pressing, `firm` whether its content calls it firm."""

    practice: str
    receiver: str
    work: tuple[Work, ...]
    firm: bool


@dataclass(frozen=True)
class Refusal:
    """The practice may not begin.

    `reason`: *opening* (`why`: the questions that open practice were never *asked*, are *begun*, or one of `lesson` is *owed*),
    *screening* (`why` is the gate's reason), *left_out* (`why` is what the screening leaves out), *stop* (`why` is the technique
    closed, or "all"), *floor* (`missing` is what the way to the floor lacks), *pain*, *limit*, *apart* or *week* (`limit` is its
    id), *short* (the screening's minutes). `number` is the name of the number that a *limit* is about.
    `remaining` is what is left of what is `allowed`, in seconds, or in strokes where `number` is *times*; `until` the moment from which
    the same request would pass this rule, None where waiting does not help.
    """

    reason: Literal["opening", "screening", "left_out", "stop", "floor", "pain", "limit", "apart", "week", "short"]
    why: str | None = None
    limit: str | None = None
    number: str = "at_most"
    lesson: str | None = None
    allowed: float | None = None
    remaining: float | None = None
    until: datetime | None = None
    missing: floor.Missing | None = None
    event: None = None


def refusals(events, request, now, at, rules):
    """Every Refusal of the request, the one that weighs most first; without a screening that holds nothing else is told.

    `now` and `at` are those of leases.grant.
    """
    today = gate(events, request.receiver, now)
    yield from against(events, doses.practised(events), request, today, doses.record_clock(events, at), rules)


def against(events, practices, request, today, moment, rules):
    """The same of `practices` (those of the events), what the gate says of `today`, and the record's own `moment`."""
    if isinstance(today, Closed):
        yield Refusal("screening", why=today.reason)
        return
    for part, forbidden in _left_out(today, rules).items():
        if any(forbidden(work) for work in request.work):
            yield Refusal("left_out", why=part)
    yield from _pain(events, request, rules)
    yield from _stopped(events, request, moment, rules)
    yield from _too_early(events, request, moment, rules)
    yield from _over_budget(practices, request, moment, rules, today)
    yield from _too_often(practices, request, moment, rules)


def _left_out(today, rules):
    """What the screening leaves out: its name -> the work that is meant."""
    # a zone without a limit stands on a card to say: keep off
    on_flanks = {card.id for card in rules.techniques.values() if any(use.zone == FLANKS and use.limit for use in card.zones)}
    parts = {
        "no_tools": by_tool,
        "no_floor": on_floor,
        # a press of 4 or 5 has no place on a day that caps all pressing below it
        "no_holds": on_a_point,
        "no_thumbs": by_thumbs,
        "glides_only": lambda work: work.technique != GLIDES,
        "no_flanks": lambda work: work.technique in on_flanks,
    }
    low = today.cap is not None and today.cap < rules.limits["LIM16"].then
    return {part: counts for part, counts in parts.items() if getattr(today, part) or (part == "no_holds" and low)}


def _pain(events, request, rules):
    """Pain at rest at or above its limit, told since the screening, asks for a new one."""
    who, highest = same_name(request.receiver), None
    for event in events:
        if event.who != who:
            continue
        if event.kind == Kind.SCREENING:
            highest = None
        elif event.kind == Kind.PAIN:
            highest = max(highest or 0, event.what.number)
    if highest is not None and highest >= rules.limits["LIM37"].stop_at:
        yield Refusal("pain", limit="LIM37")


def _stopped(events, request, now, rules):
    """No return to a technique after a stop, nor to anything after a stop that closes all; ball and roller count as one technique."""
    who, wanted = same_name(request.receiver), {work.technique for work in request.work}
    if any(map(by_tool, request.work)):
        wanted |= {card.id for card in rules.techniques.values() if any(routine.alone for routine in card.routines)}
    spans = {"session": rules.spans["session-gap"].length}
    found = []
    for event in events:
        if event.kind != Kind.STOP or event.who != who:
            continue
        stop = event.what
        until = event.at + spans.get(stop.closes, rules.spans["stop-closes"].length)
        if now < until and (stop.closes != "technique" or stop.technique in wanted):
            found.append(Refusal("stop", why=stop.technique if stop.closes == "technique" else "all", until=until))
    return sorted(found, key=lambda refusal: refusal.until, reverse=True)


def _too_early(events, request, now, rules):
    """The floor comes after the wall."""
    lacking = floor.missing(events, request.receiver, now, rules) if any(map(on_floor, request.work)) else None
    if lacking:
        yield Refusal("floor", missing=lacking)


def _over_budget(practices, request, now, rules, today):
    budgets = list(doses.budgets_of(request, rules))
    if today.minutes_at_most is not None:
        budgets.append(Budget(Dose("", "session"), today.minutes_at_most * 60))
    found = []
    for budget in budgets:
        wanted = budget.drawn(request.work)
        counted = doses.counted_in(budget, practices, request.receiver, now, rules)
        spent = doses.spent_of(budget, counted)
        if not wanted or spent + wanted <= budget.allowed + doses.ROUNDING:
            continue
        found.append(
            Refusal(
                "limit" if budget.dose.limit else "short",
                limit=budget.dose.limit or None,
                number=budget.dose.number,
                allowed=budget.allowed,
                remaining=max(0.0, budget.allowed - spent),
                until=_free_again(budget, counted, wanted, rules),
            )
        )
    tightest = {}  # of the two sides, or of several points
    for refusal in sorted(found, key=lambda refusal: refusal.remaining):
        tightest.setdefault((refusal.limit, refusal.number), refusal)
    return list(tightest.values())


def _free_again(budget, counted, wanted, rules):
    """The moment at which what is `wanted` fits the budget again; None where it never does."""
    if wanted > budget.allowed:
        return None
    if budget.dose.span == "session":
        return max(practice.ended for practice in counted) + rules.spans["session-gap"].length
    spent = doses.spent_of(budget, counted)
    for practice in counted:
        spent -= practice.most(budget.drawn)
        if spent + wanted <= budget.allowed + doses.ROUNDING:
            return practice.ended + rules.spans["rolling-day"].length
    return None


def _too_often(practices, request, now, rules):
    """Firm sessions of one receiver keep their distance, and their number in a week."""
    if not request.firm:
        return
    sessions = sessions_of(practices, request.receiver, rules, lambda practice: practice.firm and practice.spent())
    if sessions and now - sessions[-1] < rules.spans["session-gap"].length:
        return  # it goes on with the session of just now
    if sessions and now - sessions[-1] < apart(rules):
        yield Refusal("apart", limit="LIM21", until=sessions[-1] + apart(rules))
        return
    days, most = rules.spans["rolling-week"].length, int(rules.limits["LIM21"].at_most)
    week = [ended for ended in sessions if ended > now - days]
    if len(week) >= most:
        yield Refusal("week", limit="LIM21", until=week[-most] + days)


def sessions_of(practices, receiver, rules, counts):
    """When each session of the practices on `receiver` that `counts` picks out ended, the earliest first; those that lie close together are
    one session."""
    who, gap = same_name(receiver), rules.spans["session-gap"].length
    ends = []
    for practice in practices:
        if practice.who != who or not counts(practice):
            continue
        if ends and practice.begun - ends[-1] < gap:
            ends[-1] = max(ends[-1], practice.ended)
        else:
            ends.append(practice.ended)
    return ends


def apart(rules):
    """How far two firm sessions of one receiver lie apart, and how long hands stay light."""
    return timedelta(seconds=rules.limits["LIM21"].seconds_of("apart"))
