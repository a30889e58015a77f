"""A round of questions: the one to carry on with or a new one, and what the learner is told after each answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from . import sittings
from .grading import grade
from .mastery import tries
from .selection import draw, face

ROUND = 6  # questions in the check at the end of a lesson


@dataclass(frozen=True)
class Deck:
    """Where rounds come from: `name` begins the id of each sitting, and `pick(sitting, before, at)` gives its items.

    `before` are the attempts before the moment `at`, in any order.
    """

    name: str
    pick: Callable


def lesson_deck(topic, bank, wait):
    """The Deck of the check at the end of a lesson; `wait` (a timedelta) is the time before another item may pay a debt."""
    return Deck(topic, lambda sitting, before, at: draw(bank, sitting, ROUND, before, at, wait))


@dataclass(frozen=True)
class Round:
    """One sitting: its id, its items in order, and the attempts made in it so far (events, oldest first).

    `gone` is how many answered items it would no longer ask, because an author changed the bank since.
    """

    sitting: str
    items: tuple
    attempts: tuple
    gone: int = 0

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
        return self.done + self.gone >= len(self.items)


def new(deck, sitting, events, at: datetime):
    """A fresh Round of the deck under the id `sitting`."""
    begun = sittings.began(sitting) or at
    return Round(sitting, deck.pick(sitting, [event for event in events if event.at < begun], begun), ())


def latest(deck, events):
    """The Round that the latest attempt on the deck belongs to, or None.

    It is drawn again as it was drawn then: from the attempts before it began.
    """
    own = sorted((event for event in events if sittings.is_of(deck.name, event.what.sitting)), key=lambda event: event.at)
    if not own:
        return None
    sitting = own[-1].what.sitting
    return _again(deck, sitting, events, sittings.began(sitting) or next(event.at for event in own if event.what.sitting == sitting))


def held(deck, sitting, events, at: datetime):
    """The Round that a page holds a choice for under the id `sitting`, or None: it is over, another began since, or it never was."""
    begun = sittings.began(sitting) if sittings.is_of(deck.name, sitting) else None
    if begun is None or begun > at:
        return None
    others = (event for event in events if sittings.is_of(deck.name, event.what.sitting) and event.what.sitting != sitting)
    if any(event.at >= begun for event in others):
        return None
    found = _again(deck, sitting, events, begun)
    return found if found.items and not found.finished else None


def _again(deck, sitting, events, begun):
    before = [event for event in events if event.at < begun and event.what.sitting != sitting]
    items = deck.pick(sitting, before, begun)
    asked = {item.id for item in items}
    answered = sorted((event for event in events if event.what.sitting == sitting), key=lambda event: event.at)
    gone = {event.what.item for event in answered} - asked
    return Round(sitting, items, tuple(event for event in answered if event.what.item in asked), len(gone))


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
        "sources": [f"{source} {sources[source].short}" for source in item.sources],
    }
