"""What a check by blueprint asks, and how it went. Seeded: the same sitting draws the same questions, on any computer."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from random import Random

from ..model.payloads import SUREST
from . import sittings
from .mastery import payers, tries
from .selection import EASE


def compose(exam, items, sitting, events):
    """The questions of one sitting of an exam, as a tuple, easy ones first.

    `items` are all the course's, `events` attempts in any order. Questions that earlier sittings of the exam asked come last, so that a
    second one asks others where the bank has them; nothing else of the record counts. Even behind those an exam on single lessons asks
    what stands behind their short parts. Where every limit is to be asked, the exam grows past its count rather than leave one out, or
    what a safety question of the sitting before found unknown; where the bank is smaller, it asks all of it.
    """
    bank = exam.pool(items)
    chance = Random(f"exam {sitting}")
    luck = {item.id: chance.random() for item in bank}
    earlier = _earlier(exam, sitting, events)
    asked = Counter(event.what.item for event in earlier)
    about = {item.id: frozenset(item.subjects) for item in bank}  # each is asked for many times
    picked, taken = [], set()

    def take(candidates, rank):
        chosen = min(candidates, key=lambda item: (*rank(item), luck[item.id]))
        picked.append(chosen)
        taken.add(chosen.id)

    def left(fits=lambda item: True):
        return [item for item in bank if item.id not in taken and fits(item)]

    def before(item):
        return bool(exam.topics) and item.later, asked[item.id]

    def alike(item):
        return sum(not about[item.id].isdisjoint(about[other.id]) for other in picked)

    if exam.every_limit:
        often = Counter(limit for item in bank if item.critical for limit in set(item.limits))
        while open_ := often.keys() - {limit for item in picked if item.critical for limit in item.limits}:
            # the limit that fewest questions ask about first: a later one may be covered on the way
            rarest = min(open_, key=lambda limit: (often[limit], limit))
            take(left(lambda item, limit=rarest: item.critical and limit in item.limits),
                 lambda item, open_=open_: (before(item), -len(open_ & set(item.limits))))  # fmt: skip
        for subject, slip in _missed(bank, earlier):
            fit = payers(subject, slip, bank)
            if not any(item.id in fit for item in picked):
                take(left(lambda item, fit=fit: item.id in fit), lambda item: (before(item), alike(item)))
    for part in exam.parts:
        while sum(map(part.holds, picked)) < part.count and (fitting := left(part.holds)):
            take(fitting, lambda item: (not item.critical and _short(exam, picked), before(item), alike(item)))
    count = min(max(exam.count, len(picked)), len(bank))
    safe = min(-(-count // 2), sum(item.safety for item in bank))
    while len(picked) < count:
        room, choice = count - len(picked), left()
        if room <= safe - sum(item.safety for item in picked):
            choice = [item for item in choice if item.safety]
        if room <= exam.critical - sum(item.critical for item in picked):
            choice = [item for item in choice if item.critical] or choice
        met = Counter(item.topic for item in picked)
        take(choice, lambda item, met=met: (met[item.topic], before(item), alike(item)))
    return tuple(sorted(picked, key=lambda item: (EASE[item.difficulty], luck[item.id])))


def _short(exam, picked):
    return sum(item.critical for item in picked) < exam.critical


def _missed(bank, earlier):
    """Pairs of subject and item of each critical question that went wrong in the sitting before, in a fixed order."""
    wrong = {event.what.item for event in earlier if event.what.sitting == earlier[-1].what.sitting and not event.what.right}
    return sorted((subject, item.id) for item in bank if item.critical and item.id in wrong for subject in item.subjects)


def _earlier(exam, sitting, events):
    """The attempts in the sittings of the exam that were over when this one was drawn, the oldest first."""
    own = [event for event in tries(events) if sittings.is_of(exam.id, event.what.sitting)]
    began = sittings.began(sitting) or min((event.at for event in own if event.what.sitting == sitting), default=None)
    over = {event.what.sitting: event.at for event in own}  # its last answer; what is handed in later was not known when this was drawn
    return [event for event in own if event.what.sitting != sitting and (began is None or over[event.what.sitting] < began)]


@dataclass(frozen=True)
class Result:
    """How one sitting went: its items, the first answer to each (item id -> attempt event), and when the last one was given.

    What was not answered is *not attempted* and never right.
    """

    sitting: str
    items: tuple
    answers: dict
    at: datetime

    @property
    def right(self):
        """The items that were right."""
        return tuple(item for item in self.items if item.id in self.answers and self.answers[item.id].what.right)

    @property
    def wrong(self):
        """The items that were answered and not right."""
        return tuple(item for item in self.items if item.id in self.answers and not self.answers[item.id].what.right)

    @property
    def left(self):
        """The items that were not attempted."""
        return tuple(item for item in self.items if item.id not in self.answers)

    @property
    def percent(self):
        """The share that was right, 0-100, rounded down: 79.9 is no 80."""
        return 100 * len(self.right) // len(self.items)

    def by(self, group):
        """Pairs of right and all by what `group` gives for an item, in the order of the first."""
        found, rights = {}, self.right
        for item in self.items:
            right, count = found.get(group(item), (0, 0))
            found[group(item)] = (right + (item in rights), count + 1)
        return found

    def to_look_at(self):
        """The items in the order in which they are worth a look: sure and wrong, critical and wrong, wrong, not attempted, right."""

        def need(item):
            answer = self.answers.get(item.id)
            if answer is None:
                return 2, not item.critical
            if answer.what.right:
                return 3, False
            return (0 if answer.what.confidence == SUREST else 1), not item.critical

        return tuple(sorted(self.items, key=need))


def results(exam, items, events):
    """The Result of each sitting of an exam that was handed in, the latest last."""
    told, held = [], sittings.of(exam.id, events)
    own = [event for answers in held.values() for event in answers]  # nothing else counts for what a sitting asked
    for sitting, answers in held.items():
        asked = compose(exam, items, sitting, own)
        if asked:
            asked = _as_it_was(asked, [event.what.item for event in answers], items)
            names = {item.id for item in asked}
            answered = {event.what.item: event for event in answers if event.what.item in names}
            told.append(Result(sitting, asked, answered, max(event.at for event in answers)))
    return sorted(told, key=lambda one: (one.at, one.sitting))


def _as_it_was(drawn, answered, items):
    """The questions of a sitting that is over, whatever was added to the bank since: those that were answered, and of those drawn now so
    many as there were beside them."""
    bank = {item.id: item for item in items}
    own = [bank[name] for name in dict.fromkeys(answered) if name in bank]
    if all(item in drawn for item in own):
        return drawn
    others = [item for item in drawn if item not in own]
    return (*own, *others[: max(0, len(drawn) - len(own))])


def passed(exam, result, debts):
    """Whether a sitting passes now: enough of it right, every critical question right in it, and nothing owed in the exam's bank (`debts`).

    A wrong critical answer in the sitting is made good by another sitting, with other questions. One given elsewhere or later takes the
    pass back until another item on the same subject was right, some time after it.
    """
    if result.percent < exam.pass_percent or any(item.critical for item in (*result.left, *result.wrong)):
        return False
    return not debts
