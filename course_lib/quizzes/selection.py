"""Which items are asked, in which order, and how they face the learner.

Seeded: the same sitting draws the same questions with the same faces, on any computer.
"""

from random import Random

from .mastery import owed, payers, tries
from .tokens import names, parts, token

EASE = {"easy": 0, "medium": 1, "hard": 2}


def draw(items, sitting, count, events, at, wait):
    """`count` of the items (all, if there are fewer), as a tuple, easy ones first.

    At least half are on safety. First comes what is owed after a wrong answer to a critical item (from `wait`, a timedelta,
    after it; mostly another item on the same limit), then what was never answered, then what was wrong, then what was
    right longest ago; kinds, limits and objectives are mixed. `events` are the attempts so far and `at` is now.
    """
    chance = Random(f"draw {sitting}")
    last = {event.what.item: event for event in tries(events)}
    luck = {item.id: chance.random() for item in items}
    paying = {name for debt in owed(items, events, wait) if debt.due <= at for name in payers(debt.subject, debt.item, items)}

    def need(item):
        if item.id in paying:
            return 0, 0.0
        if item.id not in last:
            return 1, 0.0
        event = last[item.id]
        return (3, event.at.timestamp()) if event.what.right else (2, event.at.timestamp())

    count = min(count, len(items))
    safe_wanted = min(-(-count // 2), sum(item.safety for item in items))
    picked = []
    while len(picked) < count:
        left = [item for item in items if item not in picked]
        if count - len(picked) <= safe_wanted - sum(item.safety for item in picked):
            left = [item for item in left if item.safety]

        def rank(item):
            group, since = need(item)
            same_limit = sum(bool(set(item.limits) & set(other.limits)) for other in picked)
            same_kind = sum(other.kind == item.kind for other in picked)
            same_goal = sum(other.goal == item.goal for other in picked)
            return group, same_limit + same_kind + same_goal, since, luck[item.id]

        picked.append(min(left, key=rank))
    return tuple(sorted(picked, key=lambda item: (EASE[item.difficulty], luck[item.id])))


def face(item, sitting, attempt=1):
    """What the page may see of an item: plain values without a key, a right flag or a word of feedback.

    Choices, steps and the names for pins come shuffled by sitting and attempt, each with its opaque name `at`; the four
    actions of a vignette keep their order, and pins run down the picture.
    """
    shown = {
        "item": item.id, "kind": item.kind, "stem": item.stem, "hint": item.hint, "critical": item.critical, "attempt": attempt,
    }  # fmt: skip
    if item.kind == "number":
        return {**shown, "unit": item.unit}
    if item.kind == "point":
        return {**shown, "plate": item.plate}
    if item.kind == "label":
        given = [{"at": at, "text": text} for at, text in names(item).items()]
        _chance(item, sitting, attempt).shuffle(given)
        pins = [{"at": at, "place": [pin.x, pin.y]} for at, pin in parts(item).items()]
        return {**shown, "plate": item.plate, "pins": pins, "names": given}
    if item.kind == "order":
        return {**shown, "choices": [_choice(item, step) for step in _steps_out_of_order(item, sitting, attempt)]}
    choices = list(item.choices)
    if item.kind != "vignette":
        _chance(item, sitting, attempt).shuffle(choices)
    shown["choices"] = [_choice(item, choice) for choice in choices]
    if item.kind == "spot":
        shown["plate"] = item.plate
        if item.x is not None:
            shown["place"], shown["named"] = [item.x, item.y], item.place
    return shown


def _choice(item, choice):
    shown = {"at": token(item, choice.text), "text": choice.text}
    if item.kind == "vignette":
        shown["action"] = choice.action
    if item.kind == "spot" and choice.x is not None:
        shown["place"] = [choice.x, choice.y]
    return shown


def _chance(item, sitting, attempt):
    return Random(f"face {sitting} {item.id} {attempt}")


def _steps_out_of_order(item, sitting, attempt):
    """The steps shuffled, and never in the order that is asked for."""
    chance, steps = _chance(item, sitting, attempt), list(item.steps)
    while steps == list(item.steps):
        chance.shuffle(steps)
    return steps
