"""A round of questions: the one to carry on with or a new one, and what the learner is told after each answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from .grading import grade
from .mastery import tries
from .opening import of
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


def sitting_name(name, at: datetime, chance):
    """The id of a sitting of `name` that begins at `at`; `chance` is a short random text. The moment in it lets it be drawn again."""
    return f"{name}:{int(at.timestamp() * 1000)}-{chance}"


def new(deck, sitting, events, at: datetime):
    """A fresh Round of the deck under the id `sitting`."""
    begun = _begun(sitting) or at
    return Round(sitting, deck.pick(sitting, [event for event in events if event.at < begun], begun), ())


def latest(deck, events):
    """The Round that the latest attempt on the deck belongs to, or None.

    It is drawn again as it was drawn then: from the attempts before it began.
    """
    own = sorted((event for event in events if of(deck.name, event.what.sitting)), key=lambda event: event.at)
    if not own:
        return None
    sitting = own[-1].what.sitting
    return _again(deck, sitting, events, _begun(sitting) or next(event.at for event in own if event.what.sitting == sitting))


def held(deck, sitting, events, at: datetime):
    """The Round that a page holds a choice for under the id `sitting`, or None: it is over, another began since, or it never was."""
    begun = _begun(sitting) if of(deck.name, sitting) else None
    if begun is None or begun > at:
        return None
    if any(of(deck.name, event.what.sitting) and event.what.sitting != sitting and event.at >= begun for event in events):
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


def _begun(sitting):
    """The moment at which a sitting was drawn, None where its id does not tell."""
    stamp = sitting.partition(":")[2].partition("-")[0]
    return datetime.fromtimestamp(int(stamp) / 1000, UTC) if stamp.isdigit() and len(stamp) == 13 else None


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
