"""The one way to hands on a back: what a page may practise now, and the lease it begins with.

Both the practice of a lesson and a composed session come through here, so that there is one gate.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid5

from ..library import library
from ..model.events import ME, Event, Kind, tidy_name
from ..model.payloads import Pain, Work
from ..routines import compile_session
from ..safety.gate import Closed, gate
from ..safety.leases import READS, Lease, reads_since
from ..safety.refusals import Refusal, Request, refusals
from ..teaching import practices, questions
from . import door, permission


@dataclass(frozen=True)
class Seen:
    """What the record says at `now` by the computer's clock and `at` by its own (door.clock): its `events`, the `people` who were asked
    lately (the latest last), and who receives (or None).
    """

    now: datetime
    at: datetime
    events: tuple
    people: tuple
    receiver: str | None


def look(payload):
    """What is there to decide on, for the receiver the page names or whoever was asked last."""
    now, at = datetime.now(UTC), door.clock()
    events = wanted(door.record().events(READS, since=reads_since(now, library())), payload)
    people = _screened(events)
    receiver = tidy_name(payload["receiver"]) if payload.get("receiver") else (people[-1] if people else None)
    return Seen(now, at, tuple(events), people, receiver)


def wanted(events, payload):
    """The events without the leases that the page has given back, which the record may hear later than what the page asks now."""
    back = set(map(str, payload.get("unwanted") or ()))
    return [event for event in events if str(event.id) not in back] if back else events


def plan(session, payload):
    """What would happen now: {"go": True, ...} with today's timeline, or {"go": False} and why. Nothing is recorded."""
    return planned(session, look(payload))


def planned(session, seen):
    """The same, of what was `seen`."""
    opening = permission.of(session.legs, seen.now)
    shut = permission.shut(opening)
    if shut:
        return closed(refused(shut, ME))
    if seen.receiver is None:
        return {**plan_nobody(session.alone), "override": _override(opening)}
    answer = permission.granted(seen.events, request(session.id, session.legs, seen.receiver), opening, seen.now, seen.at)
    return {"receivers": list(seen.people), "receiver": seen.receiver, **_told(session, answer, seen.receiver, opening)}


def plan_nobody(alone=False):
    """What happens while nobody was asked; `alone` where giver and receiver are one."""
    return closed(refused(Refusal("screening", why="asked"), ME, alone))


def begin(session, payload):
    """Grant the session and record it, or say why not; asked twice for one `lease`, it grants once and writes once."""
    receiver, now, at = tidy_name(payload["receiver"]), datetime.now(UTC), door.clock()
    pain, lease = Pain(number=payload["pain"], when="before"), UUID(payload["lease"])
    told = uuid5(lease, f"before {pain.number:g}")  # the ache's id: asked twice, it is one event
    threshold = library().limits["LIM37"].stop_at
    if pain.number >= threshold:
        # on the record, so that no second press of Start forgets it
        door.record().append([Event.of(pain, at, receiver, told)])
        return closed(refused(Refusal("pain", limit="LIM37"), receiver, session.alone), receiver=receiver)

    def rule(events):
        mine = [event for event in events if event.id == lease]
        others = [event for event in wanted(events, payload) if event.id != lease]
        answer = permission.granted(others, request(session.id, session.legs, receiver), permission.of(session.legs, now), now, at)
        if isinstance(answer, Lease):
            return replace(answer, event=mine[0] if mine else answer.event.model_copy(update={"id": lease}))
        return answer

    answer = door.record().decide(rule, kinds=READS, since=reads_since(now, library()))
    if isinstance(answer, Lease):
        door.record().append([Event.of(Pain(number=pain.number, when="before", lease=lease), at, receiver, told)])
    return {"receiver": receiver, **_told(session, answer, receiver, permission.of(session.legs, now))}


# what takes back a grant: the doses were counted when it was given
TAKES_BACK = ("screening", "left_out", "pain", "stop", "short")


def holds(payload):
    """Whether what was granted as `lease` may go on for `receiver` with numbers up to `cap`: {"holds": bool}. Nothing is recorded.

    Where no check was ever asked, as in a new kernel that keeps nothing, nothing is known that speaks against it. Where only the lease is
    not known, nor is its work: what today's check leaves out may be in it.
    """
    now, at, lease = datetime.now(UTC), door.clock(), payload["lease"]
    events = door.record().events(READS, since=reads_since(now, library()))
    receiver = tidy_name(payload["receiver"])
    today = gate(events, receiver, now)
    if isinstance(today, Closed):
        return {"holds": today.reason == "asked"}
    if today.cap is not None and today.cap < payload["cap"]:
        return {"holds": False}
    mine = next((event.what for event in events if event.kind == Kind.PRACTICE_BEGUN and str(event.id) == lease), None)
    if mine is None and today.outcome != "clear":
        return {"holds": False}
    asked = Request(practice=mine.practice, receiver=receiver, work=mine.work, firm=mine.firm) if mine else request("", (), receiver)
    found = refusals(wanted(events, {"unwanted": [lease, *(payload.get("unwanted") or ())]}), asked, now, at, library())
    return {"holds": all(refusal.reason not in TAKES_BACK for refusal in found)}


def request(practice, legs, receiver):
    """The lease that these routines would need."""
    work = tuple(
        Work(
            technique=leg.technique, tool=leg.tool, place=leg.place, seconds=step.lasts, point=step.point, side=step.side,
            beat_seconds=step.beat_seconds,
        )
        for leg in legs
        for step in leg.steps
    )  # fmt: skip
    return Request(practice=practice, receiver=receiver, work=work, firm=any(leg.firm for leg in legs))


def words(alone=False):
    """The clock's wordings; somebody who is alone with a ball is spoken to as the one who feels it."""
    return {**door.words("player"), **(library().words["player_alone"] if alone else {})}


def refused(refusal, receiver, alone=False):
    """Title and sentences for a Refusal."""
    refusal = replace(refusal, until=door.on_this_computer(refusal.until))
    return practices.refused(refusal, receiver, words(alone), library())


def closed(said, people=(), receiver=None, **more):
    """What the page is told where nothing begins: title and sentences (`said`), whom it may choose (`people`), and who is chosen."""
    return {"go": False, "receivers": list(people), "receiver": receiver, **said, **more}


def going(session, lease, wordings, changes=(), override=""):
    """What the page is told of a Lease: today's timeline, what holds for it and until when."""
    today = lease.today
    return {
        "go": True,
        "timeline": compile_session(session, library(), wordings, today.cap).model_dump(),
        "lease": str(lease.event.id),
        "seconds": lease.seconds,
        "changes": list(changes),
        "scale_trusted": today.scale_trusted,
        "until": today.until.timestamp() * 1000,
        "override": override,
    }


def _told(session, answer, receiver, opening):
    if not isinstance(answer, Lease):
        return {"go": False, **refused(answer, receiver, session.alone), "override": _override(opening)}
    rests = practices.rests(door.on_this_computer(answer.rests), door.words("player"))
    changes = [*questions.changes(answer.today, door.words("screening")), *rests]
    return going(session, answer, words(session.alone), changes, _override(opening))


def _override(opening):
    """The line that stands over a practice which somebody opened without the questions; empty where nobody did."""
    until = permission.overridden(opening)
    return practices.opened_by_override(until, door.words("player")) if until else ""


def _screened(events):
    """Who was asked lately, the latest last."""
    found = {}
    for event in events:
        if event.kind == Kind.SCREENING:
            found.pop(event.who, None)
            found[event.who] = event.receiver
    return tuple(found.values())
