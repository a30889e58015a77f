"""Whether today's screening lets somebody practise.

Pure: events in the order in which they were recorded, a receiver and a moment in, a decision out. No argument opens it.
"""

from dataclasses import dataclass
from typing import Literal

from ..model.events import Kind, same_name

# The kinds of events that the gate reads.
READS = (Kind.SCREENING, Kind.CHANGED, Kind.STOP)


@dataclass(frozen=True)
class Closed:
    """No practice now: never *asked*, screening says *no*, *expired*, *stopped*, something *changed*, or the *clock* went back.

    All but *no* mean that the screening is to be asked again.
    """

    reason: Literal["asked", "no", "expired", "stopped", "changed", "clock"]


def gate(events, receiver, now):
    """The Screening that opens practice for `receiver` at `now` (aware), or Closed."""
    who = same_name(receiver)
    mine = [event for event in events if event.who == who and event.kind in READS]
    # What was recorded after the screening ends it, whatever time it carries: a stop may be delivered late.
    places = [place for place, event in enumerate(mine) if event.kind == Kind.SCREENING]
    if not places:
        return Closed("asked")
    screening, after = mine[places[-1]], {event.kind for event in mine[places[-1] + 1 :]}
    if Kind.STOP in after:
        return Closed("stopped")
    if Kind.CHANGED in after:
        return Closed("changed")
    decided = screening.what
    if now >= decided.until:
        return Closed("expired")
    if now < screening.at:
        # The time that passed since cannot be told, nor whether the screening still holds.
        return Closed("clock")
    if decided.outcome == "no":
        return Closed("no")
    return decided
