"""`practice("effleurage")`: the guided practice, behind today's screening."""

from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from ..library import library, picture
from ..model.events import Event, Kind, tidy_name
from ..model.payloads import Pain, Work
from ..routines import compile_timeline
from ..safety.leases import READS, Lease, Refusal, Request, grant, reads_since
from ..teaching import practices, questions
from ..widgets.player import Player
from . import door


@door.call
def practice(name):
    """The practice `name`: a technique (its first routine) or one routine of it, kept in time by the browser."""
    technique, routine = _find(name)
    words, rules = door.words("player"), library()
    timeline = compile_timeline(routine, rules, words)
    plate = rules.plates[technique.plate]
    return Player(
        line=practices.line(timeline, words),
        page=practices.page(timeline, plate, words),
        words=words,
        answers={"plan": partial(_plan, routine), "begin": partial(_begin, routine), "record": door.keep},
        fault=words["broken"],
        timeline=timeline.model_dump(),
        technique=technique.name,
        signs=_signs(technique, rules),
        plate=picture(f"{plate.id}-moving") or picture(plate.id),
        alt=plate.alt,
    )


def _find(name):
    for technique in library().techniques.values():
        for routine in technique.routines:
            if name == routine.id:
                return technique, routine
    technique = library().find("techniques", name)
    return technique, technique.routines[0]


def _signs(technique, rules):
    """The stop signs, the urgent first, then those of the technique; that the time is up is no reason anybody has to give."""
    signs = sorted(rules.stops.values(), key=lambda sign: (not sign.urgent, sign.id not in technique.stop))
    return [sign.model_dump() for sign in signs if sign.id != "ST12"]


def _plan(routine, payload):
    """What would happen now: {"go": True, ...} with today's timeline, or {"go": False} and why. Nothing is recorded."""
    now = _now()
    events = door.record().events(READS, since=reads_since(now, library()))
    people = _screened(events)
    receiver = tidy_name(payload["receiver"]) if payload.get("receiver") else (people[-1] if people else None)
    if receiver is None:
        return {"go": False, "receivers": [], "receiver": None, **_refused(Refusal("screening", why="asked"), "me")}
    answer = grant(events, _request(routine, receiver), now, library())
    return {"receivers": people, "receiver": receiver, **_told(routine, answer, receiver)}


def _begin(routine, payload):
    """Grant the practice and record it, or say why not; asked twice for one `lease`, it grants once."""
    receiver, now = tidy_name(payload["receiver"]), _now()
    pain, lease = Pain(number=payload["pain"], when="before"), UUID(payload["lease"])
    threshold = library().limits["LIM37"].stop_at
    if pain.number >= threshold:
        # on the record, so that no second press of Start forgets it
        door.record().append([Event.of(pain, now, receiver)])
        return {"go": False, **_refused(Refusal("pain", limit="LIM37"), receiver)}

    def rule(events):
        mine = [event for event in events if event.id == lease]
        others = [event for event in events if event.id != lease]
        answer = grant(others, _request(routine, receiver), now, library())
        if isinstance(answer, Lease):
            event = mine[0] if mine else answer.event.model_copy(update={"id": lease})
            return Lease(event, answer.seconds, answer.today)
        return answer

    answer = door.record().decide(rule, kinds=READS, since=reads_since(now, library()))
    if isinstance(answer, Lease):
        door.record().append([Event.of(Pain(number=pain.number, when="before", session=lease), now, receiver)])
    return {"receiver": receiver, **_told(routine, answer, receiver)}


def _told(routine, answer, receiver):
    if not isinstance(answer, Lease):
        return {"go": False, **_refused(answer, receiver)}
    today = answer.today
    timeline = compile_timeline(routine, library(), door.words("player"), today.cap)
    return {
        "go": True,
        "timeline": timeline.model_dump(),
        "lease": str(answer.event.id),
        "seconds": answer.seconds,
        "cap": today.cap,
        "light": today.outcome == "light",
        "changes": questions.changes(today, door.words("screening")),
        "scale_trusted": today.scale_trusted,
        "until": today.until.timestamp() * 1000,
    }


def _refused(refusal, receiver):
    return practices.refused(refusal, receiver, door.words("player"), library())


def _request(routine, receiver):
    work = tuple(
        Work(technique=routine.technique, tool=routine.tool, place=routine.place, seconds=step.lasts, point=step.point)
        for step in routine.steps
    )
    return Request(practice=routine.id, receiver=receiver, work=work, firm=routine.firm)


def _screened(events):
    """Who was asked lately, the latest last."""
    found = {}
    for event in events:
        if event.kind == Kind.SCREENING:
            found.pop(event.who, None)
            found[event.who] = event.receiver
    return list(found.values())


def _now():
    # The plain clock: after a clock was set back the record's own stands still, and a screening would never run out.
    return datetime.now(UTC)
