"""From what the page sent to what the record keeps: the verdict is always Python's own."""

from ..errors import Refused
from ..model.payloads import CONFIDENCE
from .grading import grade


class Unmarkable(Refused):
    """An attempt that is none; `verdict` says what to tell the learner, None where the item is unknown."""

    def __init__(self, verdict, why):
        super().__init__(why)
        self.verdict, self.note = verdict, verdict and verdict.note


def mark(payload, items, words):
    """The payload of an attempt with its verdict, and that verdict: `(payload, verdict)`.

    `items` are the records by id, `words` the quiz's wordings. Whatever the page says of right or wrong is overwritten.
    Raises Unmarkable.
    """
    name = payload.get("item") if isinstance(payload, dict) else None
    item = items.get(name) if isinstance(name, str) else None
    if item is None:
        raise Unmarkable(None, "the item is not in the bank")
    verdict = grade(item, payload.get("response"), words)
    if verdict.outcome == "none":
        raise Unmarkable(verdict, verdict.note)
    if payload.get("confidence") not in CONFIDENCE:
        payload = {name: value for name, value in payload.items() if name != "confidence"}
    return {**payload, "right": verdict.right, "credit": round(verdict.credit, 4), "critical": item.critical}, verdict


def complete(items, words):
    """A function from the payload the page sent to the full one, for the record's door."""
    return lambda payload: mark(payload, items, words)[0]
