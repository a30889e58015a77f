"""The ache before, after and the day after each session: what may be asked now, what a number means, when to look at the whole."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from ..model.events import Kind
from ..record.progress import pain
from ..routines.sessions import WHOLE_MASSAGE
from . import twins
from .people import person

SHOWN = 12  # sessions drawn below each other


@dataclass(frozen=True)
class Session:
    """One session: practices of which each begins less than the span session-gap after the one before.

    `at` is when its first pain number was given and `ended` when that of its last practice was; `lease` belongs to that last one, None
    where none began. `told` is when the number of the next day was given.
    """

    at: datetime
    ended: datetime
    lease: UUID | None
    practices: tuple[str, ...] = ()
    before: float | None = None
    after: float | None = None
    next_day: float | None = None
    told: datetime | None = None


def page(words):
    """The twin; nothing of anybody's record is in it."""
    return twins.page(f"**{words['title']}**", words["lead"], twins.bullets(words["rules"]), start=words["start"])


def sessions(aches, practices, gap):
    """The sessions in a list of Ache, the earliest first; `practices` are names by lease, `gap` a timedelta."""
    found = []
    for ache in aches:
        name = practices.get(ache.lease)
        one = Session(ache.at, ache.at, ache.lease, (name,) if name else (), ache.before, ache.after, ache.next_day, ache.told)
        last = found[-1] if found else None
        if not (last and last.lease and one.lease and one.at - last.ended < gap):
            found.append(one)
            continue
        changed = {name: value for name in ("after", "next_day", "told") if (value := getattr(one, name)) is not None}
        names = tuple(dict.fromkeys((*last.practices, *one.practices)))
        before = one.before if last.before is None else last.before
        found[-1] = replace(last, ended=one.ended, lease=one.lease, practices=names, before=before, **changed)
    return found


def due(found, now, library):
    """The Session whose number of the next day may be given now, or None.

    Only the latest: after a new session nobody can tell what a number says about the one before. An ache that had grown is asked for
    once more when LIM28 says that it should be over.
    """
    last = found[-1] if found else None
    if last is None or last.lease is None:
        return None
    since = now - last.ended
    over, week = _over(library), library.spans["rolling-week"].length
    if last.next_day is None:
        return last if library.spans["next-day"].length <= since <= over else None
    grown = last.before is not None and last.next_day > last.before
    return last if grown and over <= since <= week and last.told - last.ended < over else None


def asked(found, now, library):
    """What a page needs to ask for the number that is due: its session, whether it is asked `again`, and when that session began."""
    one = due(found, now, library)
    return one and {"session": str(one.lease), "again": one.next_day is not None, "at": one.at.isoformat()}


def advice(session, library):
    """What the latest number of a Session asks for: severe, days, watch, same, easier, or None where nothing can be said."""
    latest = next((one for one in (session.next_day, session.after, session.before) if one is not None), None)
    if latest is not None and latest >= library.limits["LIM37"].stop_at:
        return "severe"
    if session.before is None or session.next_day is None:
        return None
    if session.next_day > session.before:
        return "days" if session.told - session.ended >= _over(library) else "watch"
    return "same" if session.next_day == session.before else "easier"


@dataclass(frozen=True)
class Review:
    """Whether the ache before a session gains: `first` is the number it began with, `best` the lowest, first given at `since`, a 0 last.

    `state`: "zero" where it is 0 now, "none" where LIM30 has passed without a new lowest number, "back" where it was 0 before that, "gain"
    where it has gained, "early" where it has not yet.
    """

    state: str
    first: float
    best: float
    since: datetime
    at: datetime


def review(found, now, library):
    """The Review of the sessions that go on now; None where there are none. A pause as long as LIM30 begins a new programme."""
    span = timedelta(seconds=library.limits["LIM30"].seconds_of())
    run = []
    for session in found:
        if session.before is not None and session.lease is not None:
            run = [*run, session] if run and session.at - run[-1].at < span else [session]
    if not run or now - run[-1].at >= span:
        return None
    first = best = run[0]
    for session in run:
        best = session if session.before < best.before or session.before == 0 else best
    at = best.at + span
    if run[-1].before == 0:
        state = "zero"
    elif now >= at and run[-1] is not best:
        state = "none"
    elif best.before == 0:
        state = "back"
    else:
        state = "gain" if best.before < first.before else "early"
    return Review(state, first.before, best.before, best.at, at)


def view(library, record, now, words):
    """Everything the diary shows at `now`, by receiver, the one with the latest session first."""
    names = {routine.id: technique.name for technique in library.techniques.values() for routine in technique.routines}
    names[WHOLE_MASSAGE] = library.words["session"]["session_name"]
    people = []
    for receiver in record.receivers():
        begun = record.events([Kind.PRACTICE_BEGUN], receiver=receiver)
        practices = {event.id: names.get(event.payload["practice"], "") for event in begun}
        found = sessions(pain(record, receiver), practices, library.spans["session-gap"].length)
        if found:
            people.append((found[-1].ended, _person(receiver, found, now, library, words)))
    return {"people": [person for _, person in sorted(people, key=lambda pair: pair[0], reverse=True)]}


def _person(receiver, found, now, library, words):
    last, looked = found[-1], review(found, now, library)
    opens = last.ended + library.spans["next-day"].length
    return {
        "name": receiver,
        "shown": person(receiver, words),
        "rows": [_row(one) for one in found[-SHOWN:]],
        "earlier": max(len(found) - SHOWN, 0),
        "due": asked(found, now, library),
        "opens": opens.isoformat() if last.lease and last.next_day is None and now < opens else None,
        "advice": advice(last, library),
        "review": looked and {**asdict(looked), "since": looked.since.isoformat(), "at": looked.at.isoformat()},
    }  # fmt: skip


def _row(session):
    return {
        "at": session.at.isoformat(), "practices": [name for name in session.practices if name], "begun": session.lease is not None,
        "before": session.before, "after": session.after, "next_day": session.next_day,
    }  # fmt: skip


def _over(library):
    """The time after a session in which an ache that had grown should be over."""
    return timedelta(seconds=library.limits["LIM28"].seconds_of("then"))
