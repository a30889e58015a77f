"""A round of questions: the one to carry on with or a new one, and what the learner is told after each answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .grading import grade
from .mastery import tries
from .selection import draw, face

ROUND = 6  # questions in the check at the end of a lesson


@dataclass(frozen=True)
class Round:
    """One sitting: its id, its items in order, and the attempts made in it so far (events, oldest first)."""

    sitting: str
    items: tuple
    attempts: tuple

    @property
    def right(self):
        """How many items were right at the first try."""
        return sum(event.what.right for event in tries(self.attempts))

    @property
    def done(self):
        """How many items have been answered."""
        return len(tries(self.attempts))

    @property
    def finished(self):
        """Whether every item has been answered."""
        return self.done == len(self.items)


def new(bank, sitting, events, at: datetime, wait: timedelta):
    """A fresh Round of the bank's items under the id `sitting`."""
    return Round(sitting, draw(bank, sitting, ROUND, events, at, wait), ())


def latest(bank, events, wait: timedelta):
    """The Round that the latest attempt on the bank belongs to, or None.

    It is drawn again as it was drawn then: from the attempts before its first one.
    """
    known = {item.id for item in bank}
    events = sorted((e for e in events if e.what.item in known and e.what.sitting), key=lambda event: event.at)
    if not events:
        return None
    sitting = events[-1].what.sitting
    begun = next(event.at for event in events if event.what.sitting == sitting)
    before = [event for event in events if event.at < begun]
    items = draw(bank, sitting, ROUND, before, begun, wait)
    asked = {item.id for item in items}
    return Round(sitting, items, tuple(e for e in events if e.what.sitting == sitting and e.what.item in asked))


def shown(round_, words, limits, sources):
    """The round as the page gets it: faces of its items, and what was told about those answered."""
    answered = {}
    for first in tries(round_.attempts):
        item = next(item for item in round_.items if item.id == first.what.item)
        own = [event for event in round_.attempts if event.what.item == item.id]
        verdict = grade(item, own[-1].what.response, words)
        # A response whose choices were rewritten since can no longer be read: it is asked again.
        if verdict.outcome != "none":
            again = face(item, round_.sitting, len(own) + 1)
            own_words = {"first": first.what.right, "confidence": first.what.confidence, "face": again}
            answered[item.id] = {**told(item, verdict, limits, sources), **own_words}
    return {
        "sitting": round_.sitting,
        "questions": [face(item, round_.sitting) for item in round_.items],
        "answered": answered,
    }


def told(item, verdict, limits, sources):
    """What the learner is told about one answer, as plain values: verdict, why, sources, and the basis of each house rule.

    `limits` and `sources` are the records by id.
    """
    house = [limits[limit].basis for limit in item.limits if limit in limits and limits[limit].house_rule]
    return {
        "verdict": verdict.model_dump(mode="json"),
        "why": item.why,
        "house": house,
        "sources": [sources[source].cite for source in item.sources],
    }
