"""A small bank of our own, one item of each kind, and attempts on it: no rule here hangs on the course's sentences."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from pydantic import TypeAdapter

from course_lib.model.events import Event
from course_lib.model.items import Item
from course_lib.model.payloads import Attempt
from course_lib.quizzes.tokens import token

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WAIT = timedelta(minutes=10)
WORDS = {
    "choose_one": "Choose one.", "choose_some": "Tick some.", "order_all": "Order all.",
    "number_empty": "Write a number.", "number_unread": "No number; unit {unit}.", "number_unit": "In {unit}, please.",
    "number_range": "From {lowest} to {highest} {unit}.",
    "action_go": "Go", "action_light": "With changes", "action_refer": "Refer", "action_emergency": "Emergency",
}  # fmt: skip


def item(kind, name=None, **fields):
    """A valid item of a kind; `fields` replace its own."""
    common = {"id": name or f"a-{kind}", "topic": "effleurage", "kind": kind, "stem": f"What about {kind}?", "difficulty": "easy",
              "act": "recall", "tags": ("T07",), "why": "Because."}  # fmt: skip
    return TypeAdapter(Item).validate_python({**common, **OWN[kind], **fields})


def choice(text, right=False, **fields):
    return {"text": text, "right": right, "feedback": f"said of {text}", **fields}


THREE = (choice("one"), choice("two", True), choice("three"))
OWN = {
    "single": {"choices": THREE},
    "multiple": {"choices": (choice("one"), choice("two", True), choice("three", True), choice("four"))},
    "number": {
        "key": 10, "unit": "min", "spellings": ("minutes",), "tolerance": 0.5, "highest": 100,
        "right": "Ten it is.", "otherwise": "Not that.",
        "wrong": ({"value": 5, "feedback": "That is the opening."}, {"value": 20, "feedback": "That is twice as much."}),
    },
    "order": {
        "right": "In order.", "swaps": ((3, 4),),
        "steps": tuple({"text": text, "misplaced": f"misplaced {text}"} for text in ("ask", "lay", "lean", "breathe", "lift")),
    },
    "spot": {"plate": "back", "x": 0, "y": 34, "place": "a bump", "choices": (
        choice("press", rule="work"), choice("light", rule="light"), choice("off", True, rule="no"))},
    "vignette": {"choices": (choice("as planned", action="go"), choice("lighter", True, action="light"),
                             choice("ask a doctor", action="refer"), choice("call", action="emergency"))},
}  # fmt: skip
KINDS = tuple(OWN)


def key(item):
    """The response that is right."""
    if item.kind == "number":
        return f"{item.key:g}"
    if item.kind == "order":
        return [token(item, step.text) for step in item.steps]
    right = [token(item, choice.text) for choice in item.choices if choice.right]
    return right if item.kind == "multiple" else right[0]


def at(item, text):
    """The opaque name of a choice."""
    return token(item, text)


def attempt(item, right, minutes=0, sitting="s1", number=1):
    """An attempt on an item so many minutes after noon."""
    moment = NOON + timedelta(minutes=minutes)
    told = Attempt(item=item if isinstance(item, str) else item.id, response=None, right=right, sitting=sitting)
    return Event.of(told, moment, id=UUID(int=int(minutes * 1000) * 1000 + number))
