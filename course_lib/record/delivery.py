"""From the browser to the record: what a page held until now is checked, put on the record's clock and stored."""

from datetime import timedelta

from pydantic import ValidationError

from ..errors import Refused, UnknownId
from ..model.events import Event, Kind

MOST_AT_ONCE = 500

# Decided in Python and never taken from a page: whether somebody may practise, and how many seconds.
OWN_KINDS = {Kind.SCREENING, Kind.PRACTICE_BEGUN}


def deliver(record, payload, complete, now):
    """Answer a page's `record` question {"events": [...]}.

    The answer is {"confirmed": [ids], "refused": [{"id", "why", "note"}], "private": whether nothing is remembered} and, where nothing
    can be saved, "unsaved" with the reason. `why` is for the log, `note` for the learner, or None.
    An event in neither list stays with the page and comes again. `complete` maps a kind to a function that turns what the page sent
    into the full payload (a quiz answer into a graded attempt).
    `now` is the computer's time.
    """
    lead = record.clock(now) - now  # of a page it is known how long ago by the computer's clock something happened, and that is kept
    good, refused = [], []
    messages = payload.get("events") if isinstance(payload, dict) else None
    for message in (messages if isinstance(messages, list) else [])[:MOST_AT_ONCE]:
        try:
            event = _event(message, complete)
        except (ValueError, TypeError, LookupError, UnknownId) as error:
            # a fault in one event may never hold up those behind it
            name = message.get("id") if isinstance(message, dict) else None
            note = error.note if isinstance(error, Refused) else None
            refused.append({"id": name, "why": _first_line(error), "note": note})
        else:
            # an override holds for hours, by the computer's clock: in the record's time it would begin days later
            ahead = timedelta() if event.kind == Kind.OVERRIDE else lead
            good.append(event.model_copy(update={"at": min(event.at, now) + ahead}))
    confirmed = record.append(good)
    answer = {"confirmed": [str(id) for id in confirmed], "refused": refused, "private": record.private}
    if record.trouble:
        answer["unsaved"] = record.trouble.reason
    return answer


def _event(message, complete):
    if not isinstance(message, dict):
        raise ValueError("an event is a table of fields")
    if message.get("kind") in OWN_KINDS:
        raise ValueError(f"{message['kind']!r} is decided in Python")
    completing = complete.get(message.get("kind"))
    if completing:
        message = {**message, "payload": completing(message["payload"])}
    return Event.model_validate(message)


def _first_line(error):
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"[:200]
    return str(error)[:200]
