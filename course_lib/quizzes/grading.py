"""From a response to a verdict. Pure: nothing is written, nothing is asked of the clock."""

from itertools import combinations
from math import isfinite
from typing import Literal

from ..anatomy import zone_at
from ..library import pointing
from ..library.references import written
from ..model.base import Record
from . import numbers
from .tokens import in_words, names, parts


class Mark(Record):
    """What the learner is told about one choice: `at` is its opaque name."""

    at: str
    chosen: bool
    right: bool
    feedback: str


class Target(Record):
    """Where a point was to be set: the place or places that are shown, and the area that is right, in mm.

    The area is what lies inside the `rings` or, where no zone is asked for, `within` so far of a place; else that is None.
    """

    places: tuple[tuple[float, float], ...]
    within: float | None
    rings: tuple[tuple[tuple[float, float], ...], ...]


class Verdict(Record):
    """What a response is worth.

    `outcome` "none" means that nothing could be read as an answer: `note` says so in a sentence and no attempt was made.
    `marks` holds the choices that were chosen and those that are right, or one for each step or pin; `order` the opaque
    names of the steps in the right order, or the right name for each pin; `target` where a point was to be set; `aside`
    a sentence that measures the answer; `answer` the right answer in words; `credit` the share that was right, 0-1.
    """

    outcome: Literal["right", "wrong", "none"]
    note: str = ""
    marks: tuple[Mark, ...] = ()
    order: tuple[str, ...] = ()
    feedback: str = ""
    aside: str = ""
    target: Target | None = None
    answer: tuple[str, ...] = ()
    credit: float = 0.0

    @property
    def right(self):
        """Whether the response passes."""
        return self.outcome == "right"


def grade(item, response, words):
    """The verdict on one response, whatever was sent as one; `words` holds the sentences for what cannot be read.

    A response is the opaque name of a choice (single, vignette, spot), a list of them (multiple: those ticked; order: all
    steps as they were put), the text that was typed (number), a place [x, y] in mm (point), or for each pin the name that it
    was given (label).
    """
    return _GRADERS[item.kind](item, response, words)


def _one(item, response, words):
    choices = parts(item)
    if not isinstance(response, str) or response not in choices:
        return Verdict(outcome="none", note=words["choose_one"])
    return _chosen(item, {response}, words)


def _several(item, response, words):
    choices = parts(item)
    if not isinstance(response, (list, tuple)) or not all(isinstance(at, str) and at in choices for at in response):
        return Verdict(outcome="none", note=words["choose_some"])
    if not response:
        return Verdict(outcome="none", note=words["choose_some"])
    return _chosen(item, set(response), words)


def _chosen(item, picked, words):
    choices = parts(item)
    right = {at for at, choice in choices.items() if choice in item.rights}
    marks = tuple(
        Mark(at=at, chosen=at in picked, right=at in right, feedback=choice.feedback)
        for at, choice in choices.items()
        if at in picked or at in right
    )
    # Every wrong tick takes back a right one: ticking everything is worth nothing more than ticking nothing.
    credit = max(0, len(picked & right) - len(picked - right)) / len(right)
    return Verdict(
        outcome="right" if picked == right else "wrong",
        marks=marks,
        answer=tuple(in_words(choice, words) for choice in item.rights),
        credit=credit,
    )


def _number(item, response, words):
    try:
        number = numbers.read(response, (item.unit, *item.spellings), dict(item.conversions))
    except numbers.Unread as unread:
        return Verdict(outcome="none", note=words[unread.reason].format(unit=item.unit))
    if not item.lowest <= number <= item.highest:
        note = words["number_range"].format(lowest=written(item.lowest), highest=written(item.highest), unit=item.unit)
        return Verdict(outcome="none", note=note)
    answer = (f"{written(item.key)} {item.unit}",)
    # A hair's breadth more than the tolerance, for 0.1 + 0.2 is not 0.3 to a computer.
    if abs(number - item.key) <= item.margin + 1e-9:
        return Verdict(outcome="right", feedback=item.right, answer=answer, credit=1.0)
    known = [wrong.feedback for wrong in item.wrong if abs(number - wrong.value) <= 1e-9]
    return Verdict(outcome="wrong", feedback=known[0] if known else item.otherwise, answer=answer)


def _order(item, response, words):
    steps = parts(item)
    if not isinstance(response, (list, tuple)) or not all(isinstance(at, str) for at in response):
        return Verdict(outcome="none", note=words["order_all"])
    if sorted(response) != sorted(steps):
        return Verdict(outcome="none", note=words["order_all"])
    names = list(steps)
    swaps = {frozenset((names[a - 1], names[b - 1])) for a, b in item.swaps}
    place = {at: index for index, at in enumerate(response)}

    def agree(first, second):
        return place[first] < place[second] or frozenset((first, second)) in swaps

    kept = _longest(names, agree)
    marks = tuple(Mark(at=at, chosen=True, right=at in kept, feedback="" if at in kept else steps[at].misplaced) for at in response)
    right = len(kept) == len(names)
    return Verdict(
        outcome="right" if right else "wrong",
        marks=marks,
        order=tuple(names),
        feedback=item.right if right else "",
        answer=tuple(step.text for step in item.steps),
        credit=1.0 if right else (len(kept) - 1) / len(names),
    )


def _longest(names, agree):
    """The most steps that stand in order among themselves; the others are the misplaced ones."""
    for count in range(len(names), 1, -1):
        for kept in combinations(names, count):
            if all(agree(a, b) for a, b in combinations(kept, 2)):
                return set(kept)
    return set(names[:1])


def _point(item, response, words):
    if not isinstance(response, (list, tuple)) or len(response) != 2 or not all(_is_length(value) for value in response):
        return Verdict(outcome="none", note=words["point_first"])
    x, y = response
    zone = zone_at(x, y)
    if zone is None:
        return Verdict(outcome="none", note=words["point_off_body"])
    key = item.key
    right = pointing.accepts(key, x, y)
    known = {wrong.zone: wrong.feedback for wrong in item.wrong}
    return Verdict(
        outcome="right" if right else "wrong",
        feedback=item.right if right else known.get(zone, item.otherwise),
        # How far it is from the place that is shown tells something of a landmark alone: a whole area has no middle to be found.
        aside=words["point_aside"].format(cm=written(round(pointing.off(key, x, y) / 10, 1))) if key.within_cm else "",
        target=Target(places=pointing.shown(key), within=None if key.zone else key.within_cm * 10, rings=pointing.rings(key)),
        answer=(item.place,),
        credit=1.0 if right else 0.0,
    )


def _is_length(value):
    # Whatever is wider than any body is no place on one; a huge whole number could not even be measured.
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 10_000 and isfinite(value)


def _label(item, response, words):
    pins, given = parts(item), names(item)
    if not isinstance(response, dict) or response.keys() != pins.keys():
        return Verdict(outcome="none", note=words["label_all"])
    if not all(isinstance(name, str) and name in given for name in response.values()):
        return Verdict(outcome="none", note=words["label_all"])
    marks = tuple(
        Mark(at=at, chosen=True, right=given[response[at]] == pin.text, feedback="" if given[response[at]] == pin.text else pin.feedback)
        for at, pin in pins.items()
    )
    right = all(mark.right for mark in marks)
    called = {text: at for at, text in given.items()}
    return Verdict(
        outcome="right" if right else "wrong",
        marks=marks,
        order=tuple(called[pin.text] for pin in pins.values()),
        feedback=item.right if right else "",
        answer=tuple(pin.text for pin in pins.values()),
        credit=sum(mark.right for mark in marks) / len(marks),
    )


_GRADERS = {
    "single": _one, "vignette": _one, "spot": _one, "multiple": _several, "number": _number, "order": _order,
    "point": _point, "label": _label,
}  # fmt: skip
