"""The response that is right, for showing a question to a class."""

from ..library.references import written
from .tokens import parts, token


def solution(item):
    """A response that `grade` finds right, in the form in which a page would send it."""
    match item.kind:
        case "number":
            return written(item.key)
        case "point":
            return [item.key.x, item.key.y]
        case "label":
            return {at: token(item, pin.text) for at, pin in parts(item).items()}
        case "order":
            return list(parts(item))
    right = [name for name, choice in parts(item).items() if choice in item.rights]
    return right if item.kind == "multiple" else right[0]
