"""Pydantic's errors in the words of an author."""

from typing import get_args

from ..errors import nearest
from ..model.items import Item

# the kinds of quiz items
KINDS = sorted(get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Item)[0]))


def explain(error):
    """Triples of path, problem and what would have been right, one for each fault of one record."""
    items = {}
    for item in error.errors():
        # these stand in a path only because pydantic names the member of a union that it tried; a field may be called *number* too
        loc = item["loc"][1:] if error.title.startswith("tagged-union") and item["loc"][:1] and item["loc"][0] in KINDS else item["loc"]
        path = tuple(part for part in loc if part not in ("int", "float"))
        items.setdefault(path, item)
    for path, item in items.items():
        # a list is called too short when an entry of it is at fault, which is told by itself
        if item["type"] == "too_short" and any(other[: len(path)] == path and other != path for other in items):
            continue
        yield path, *_say(item, path)


_SHAPES = {
    "int_type": ("not a number", "a plain number such as 5 or 0.5"),
    "int_parsing": ("not a number", "a plain number such as 5 or 0.5"),
    "float_type": ("not a number", "a plain number such as 5 or 0.5"),
    "float_parsing": ("not a number", "a plain number such as 5 or 0.5"),
    "int_from_float": ("not a whole number", "a whole number such as 5"),
    "bool_type": ("neither true nor false", "true or false"),
    "bool_parsing": ("neither true nor false", "true or false"),
    "tuple_type": ("not a list", "a list such as [one, two], or lines that begin with '- '"),
    "model_type": ("not a record", "fields such as 'name: …'"),
    "model_attributes_type": ("not a record", "fields such as 'name: …'"),
    "dict_type": ("not a table", "lines such as 'name: …'"),
}


def _say(item, path):
    context, got, kind = item.get("ctx", {}), item.get("input"), item["type"]
    if kind in _SHAPES:
        problem, right = _SHAPES[kind]
        return f"is {got!r}, {problem}", right
    match kind:
        case "missing":
            return "is missing", f"a line '{path[-1]}: …'"
        case "extra_forbidden":
            return "is no field of this record", "a field of the model; see the records above it for the spelling"
        case "literal_error":
            return f"says {got!r}", f"one of {context['expected']}"
        case "union_tag_invalid" | "union_tag_not_found":
            return "is of no known kind", "a kind: " + ", ".join(KINDS)
        case "string_pattern_mismatch":
            return f"says {got!r}", f"a text that matches {context['pattern']}"
        case "too_short":
            return f"has {context['actual_length']} entries", f"at least {context['min_length']}"
        case "too_long":
            return f"has {context['actual_length']} entries", f"at most {context['max_length']}"
        case "value_error":
            problem, _, right = str(context["error"]).partition("; ")
            return problem, right or "see the model"
        case "string_type":
            return f"is {got!r}, not a text", f'a text; put it in quotes: "{got}"'
        case _:
            return f"is {got!r}", item["msg"][0].lower() + item["msg"][1:]


def perhaps(wanted, known):
    """`, perhaps X` for the nearest known id, or nothing."""
    near = nearest(wanted, known)
    return f", perhaps {near}" if near else ""
