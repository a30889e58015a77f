"""A small bank of our own, one item of each kind, and attempts on it: no rule here hangs on the course's sentences."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from pydantic import TypeAdapter

from course_lib.library import faults_of
from course_lib.model.events import Event
from course_lib.model.items import Item
from course_lib.model.payloads import Attempt
from course_lib.quizzes.tokens import parts, token

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WAIT = timedelta(minutes=10)
WORDS = {
    "choose_one": "Choose one.", "choose_some": "Tick some.", "order_all": "Order all.",
    "number_empty": "Write a number.", "number_unread": "No number; unit {unit}.", "number_unit": "In {unit}, please.",
    "number_range": "From {lowest} to {highest} {unit}.",
    "point_first": "Set a point.", "point_off_body": "Beside the back.", "point_aside": "{cm} cm off.", "label_all": "Name all.",
    "action_go": "Go", "action_light": "With changes", "action_refer": "Refer", "action_emergency": "Emergency",
}  # fmt: skip


def written_items():
    """Every question of the course as its author wrote it, with its references, by id."""
    raw = {}
    faults_of(lambda found, source: raw.update({one: source("items", one) for one in found.items}) or ())
    return raw


def item(kind, name=None, **fields):
    """A valid item of a kind; `fields` replace its own."""
    common = {"id": name or f"a-{kind}", "topic": "effleurage", "objective": "tempo", "kind": kind, "stem": f"What about {kind}?",
              "difficulty": "easy", "act": "recall", "tags": ("T07",), "why": "Because."}  # fmt: skip
    return TypeAdapter(Item).validate_python({**common, **OWN[kind], **fields})


def choice(text, **fields):
    return {"text": text, "feedback": f"said of {text}", **fields}


OWN = {
    "single": {"key": choice("two"), "distractors": (choice("one"), choice("three"))},
    "multiple": {"key": (choice("two"), choice("three")), "distractors": (choice("one"), choice("four"))},
    "number": {
        "key": 10, "unit": "min", "spellings": ("minutes",), "tolerance": 0.5, "highest": 100,
        "right": "Ten it is.", "otherwise": "Not that.",
        "wrong": ({"value": 5, "feedback": "That is the opening."}, {"value": 20, "feedback": "That is twice as much."}),
    },
    "order": {
        "right": "In order.", "swaps": ((3, 4),),
        "steps": tuple({"text": text, "misplaced": f"misplaced {text}"} for text in ("ask", "lay", "lean", "breathe", "lift")),
    },
    "spot": {"plate": "back", "x": 0, "y": 34, "place": "a bump", "key": choice("off", rule="no"),
             "distractors": (choice("press", rule="work"), choice("light", rule="light"))},
    "point": {
        "plate": "back", "place": "the low ridge", "key": {"x": 42, "y": 10, "within_cm": 2, "both_sides": True, "zone": "Z1"},
        "wrong": ({"zone": "Z0", "feedback": "That is bone."}, {"zone": "Z5", "feedback": "Kidneys lie here."}),
        "otherwise": "Not there.", "right": "There it is.",
    },
    "label": {
        "plate": "back", "right": "All named.", "extra": ("Knee",),
        "pins": (
            {"structure": "sacrum", "x": 0, "y": -70, "text": "Sacrum", "feedback": "said of Sacrum"},
            {"structure": "rib-12", "x": 80, "y": 90, "text": "Last rib", "feedback": "said of Last rib"},
            {"structure": "coccyx", "x": 0, "y": -130, "text": "Tailbone", "feedback": "said of Tailbone"},
        ),
    },
    "vignette": {"key": choice("lighter", action="light"), "distractors": (
        choice("as planned", action="go"), choice("ask a doctor", action="refer"), choice("call", action="emergency"))},
}  # fmt: skip
KINDS = tuple(OWN)


def key(item):
    """The response that is right."""
    if item.kind == "number":
        return f"{item.key:g}"
    if item.kind == "order":
        return [token(item, step.text) for step in item.steps]
    if item.kind == "point":
        return [item.key.x, item.key.y]
    if item.kind == "label":
        return {name: token(item, pin.text) for name, pin in parts(item).items()}
    right = [token(item, choice.text) for choice in item.rights]
    return right if item.kind == "multiple" else right[0]


def wrong(item):
    """A response that is read and wrong."""
    if item.kind == "number":
        return f"{item.wrong[0].value:g}"
    if item.kind == "order":
        return key(item)[::-1]
    if item.kind == "point":
        return [0, 200] if item.key.y < 100 else [0, -100]
    if item.kind == "label":
        names = list(key(item).values())
        return dict(zip(parts(item), [*names[1:], names[0]], strict=True))
    picked = [token(item, choice.text) for choice in item.distractors]
    return picked if item.kind == "multiple" else picked[0]


def at(item, text):
    """The opaque name of a choice."""
    return token(item, text)


def after(minutes=0, **more):
    """So long after noon."""
    return NOON + timedelta(minutes=minutes, **more)


def attempt(item, right, minutes=0, sitting="s1", number=1):
    """An attempt on an item so many minutes after noon."""
    told = Attempt(item=item if isinstance(item, str) else item.id, response=None, right=right, sitting=sitting)
    return Event.of(told, after(minutes), id=UUID(int=int(minutes * 1000) * 1000 + number))
