"""`screening()`: today's check before a massage."""

from datetime import UTC, datetime
from uuid import UUID

from ..errors import Refused
from ..library import library
from ..model.events import ME, Event, Kind, same_name, spell, tidy_name
from ..model.payloads import Screening
from ..safety.gate import READS, Closed, gate
from ..safety.screening import decide
from ..teaching import questions
from ..widgets.screening import Screening as ScreeningWidget
from . import door


@door.call
def screening():
    """The questions before a massage; what they decide opens the practices, or keeps them closed."""
    words = door.words("screening")
    return ScreeningWidget(
        line=questions.line(library(), words),
        page=questions.page(library(), words),
        words=words,
        answers={"decide": _decide, "today": _today, "record": door.keep},
        groups=questions.groups(library(), words),
        stops=questions.stops(library()),
    )


def _decide(payload):
    """The outcome of the answers; of these nothing is kept."""
    receiver = tidy_name(payload["receiver"])
    if receiver != ME and same_name(receiver) == ME:
        raise Refused("another person would have the learner's record")  # the page asks for two letters more before it sends this
    _hear(payload)
    words = door.words("screening")
    outcome = decide(library().signs.values(), payload["answers"])
    reply = {"receiver": receiver, **questions.told(outcome, words)}
    if outcome.kind == "open":
        return reply
    now = datetime.now(UTC)
    until = now + library().spans["screening-holds"].length
    event = Event.of(Screening(outcome=outcome.kind, until=until, **dict(outcome.today)), now, receiver, UUID(payload["id"]))
    kept = door.record().append([event])
    # sent twice, what holds is what was written first
    first = next((one for one in door.record().events([Kind.SCREENING], receiver=receiver) if one.id == event.id), event)
    return {**reply, "until": spell(first.what.until), "kept": bool(kept) or door.record().private}


def _today(payload):
    """The check that still holds for this receiver, or for whoever was asked last; empty where there is none."""
    _hear(payload)
    last = door.record().events([Kind.SCREENING], receiver=payload.get("receiver"), last=1)
    if not last:
        return {}
    receiver, words = last[0].receiver, door.words("screening")
    found = gate(door.record().events(READS, receiver=receiver), receiver, datetime.now(UTC))
    reply = {"receiver": receiver, "until": spell(last[0].what.until), "changes": [], "told": [], "kept": True}
    if isinstance(found, Closed):
        return {**reply, "outcome": "no"} if found.reason == "no" else {}
    return {**reply, "outcome": found.outcome, "changes": questions.changes(found, words)}


def _hear(payload):
    """Write what ended an earlier check and still waits in the page, as events `unheard`: written later, it would end the next one too."""
    if payload.get("unheard"):
        door.keep({"events": payload["unheard"]})
