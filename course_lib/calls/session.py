"""`session()`: compose a whole massage, see it as a timeline, and run it."""

from ..library import library
from ..model.events import ME
from ..routines import compile_session
from ..routines.sessions import WHOLE_MASSAGE, as_session, catalogue, compose
from ..safety.gate import Closed, gate
from ..safety.leases import capped, rests_until
from ..safety.refusals import refusals
from ..teaching import practices, sessions
from ..widgets.session import Session
from . import begin, door, permission, room

TODAY = ("left_out", "stop")  # refusals that close a technique, whatever else is planned


@door.call
def session():
    """The planner of a whole massage and the clock that runs it, behind today's screening."""
    words, rules = _words(), library()
    ready = sessions.presets(rules)
    cards = [card for card in rules.techniques.values() if any(routine.technique == card.id for routine in catalogue(rules))]
    first = as_session(compose(ready[0]["parts"], rules), words["session_name"], words["session_promise"])
    classroom, asked = room.behind([one["id"] for one in ready])
    return Session(
        line=sessions.line(ready[0], words),
        page=sessions.page(ready[0], rules, words),
        words=words,
        answers={"plan": _plan, "begin": _begin, "holds": begin.holds, "record": door.keep, **asked},
        timeline=compile_session(first, rules, words).model_dump(),
        techniques=practices.techniques(cards, rules),
        signs=practices.signs(cards, rules),
        parts=ready[0]["parts"],
        catalogue=sessions.entries(rules),
        presets=ready,
        classroom=classroom,
    )


def _words():
    return {**door.words("player"), **door.words("session")}


def _read(payload):
    words = _words()
    composition = compose(payload.get("parts"), library())
    return composition, as_session(composition, words["session_name"], words["session_promise"])


def _plan(payload):
    """What is to be said of the plan, and what would happen now if it were begun. Nothing is recorded."""
    composition, whole = _read(payload)
    seen = begin.look(payload)
    told = _today(composition, seen)
    composed = _composed(composition, seen, told)
    answer = begin.planned(whole, seen) if whole else _unsound(composition, seen, told)
    return {**answer, "composed": composed}


def _begin(payload):
    """Grant the session and record it, or say why not."""
    _, whole = _read(payload)
    return begin.begin(whole, payload) if whole else begin.closed(_plan_first())


def _plan_first():
    words = _words()
    return {"title": words["closed_plan_title"], "why": [words["closed_plan"]]}


def _unsound(composition, seen, told):
    """What stands below a plan that cannot run: the questions and today's check come first, then the plan itself."""
    opening = permission.of(composition.ordered, seen.now)
    closed = permission.shut(opening) or next((one for one in told if one.reason == "screening"), None)
    if closed is None and seen.receiver is None:
        return begin.plan_nobody()
    return begin.closed(begin.refused(closed, seen.receiver or ME) if closed else _plan_first(), seen.people, seen.receiver)


def _today(composition, seen):
    """Every refusal that the plan would meet now, for the one who receives."""
    if seen.receiver is None:
        return []
    return list(refusals(seen.events, _asked(composition, seen), seen.now, seen.at, library()))


def _asked(composition, seen):
    """The lease that the plan would need, for the one who receives."""
    return begin.request(WHOLE_MASSAGE, composition.ordered, seen.receiver)


def _composed(composition, seen, told):
    rules, words = library(), _words()
    cap = _cap(composition, seen)
    picture = sessions.drawn(composition, rules, cap)
    found = [sessions.against(objection, rules, words) for objection in composition.objections]
    limits = {objection.limit for objection in composition.objections if objection.limit}
    closed = {} if seen.receiver is None else {routine.id: why for routine in catalogue(rules) if (why := _closed_today(routine, seen))}
    parts = {why: [place for place, leg in enumerate(composition.legs) if leg and closed.get(leg.id) == why] for why in closed.values()}
    found += [{"text": why, "basis": "", "parts": places} for why, places in parts.items() if places]
    rest = [refusal for refusal in told if refusal.reason not in ("screening", *TODAY) and refusal.limit not in limits]
    found += [{"text": " ".join(begin.refused(refusal, seen.receiver)["why"]), "basis": "", "parts": []} for refusal in rest]
    return {
        "picture": picture,
        "cap": cap,
        "against": found,
        "fine": "" if found or not picture else sessions.fine(picture, rules, words),
        "advice": sessions.advice(composition, rules, words),
        "closed": closed,
    }


def _cap(composition, seen):
    """The highest pressure number of today for this plan, None where only the zones cap it."""
    today = gate(seen.events, seen.receiver, seen.now) if seen.receiver else None
    if today is None or isinstance(today, Closed):
        return None
    return capped(today, rests_until(seen.events, _asked(composition, seen), seen.at, library()), library()).cap


def _closed_today(routine, seen):
    """Why this routine cannot be part of anything today; empty where it can."""
    asked = begin.request(WHOLE_MASSAGE, (routine,), seen.receiver)
    for refusal in refusals(seen.events, asked, seen.now, seen.at, library()):
        if refusal.reason in TODAY:
            text = " ".join(begin.refused(refusal, seen.receiver)["why"])
            return text if refusal.reason == "left_out" else _words()["plan_today_of"].format(technique=routine.name, text=text)
    return ""
