"""The safety limits as rows of a table and as a static twin."""

from ..model.limits import SCOPES
from . import tables, twins

FIRST = 12  # rows shown before somebody asks for all
RESTS = ("house", "evidence")


def table(library, words):
    """Everything the widget shows of the limits: those that matter most first, then in the order of the content."""
    return {
        "title": words["title"],
        "lead": words["lead"],
        "note": words["note"],
        "columns": tables.columns(words, {"what": 30, "number": 22, "scope": 15, "rests": 33}, ("what", "scope", "rests")),
        "facets": [
            tables.facet(words, "rests", RESTS, {rest: words[f"rests_{rest}"] for rest in RESTS}),
            tables.facet(words, "scope", SCOPES, {scope: words[f"scope_{scope}"] for scope in SCOPES}),
        ],
        "first": FIRST,
        "rows": [_row(library, library.limits[name], words) for name in dict.fromkeys((*words["twin"], *library.limits))],
    }


def _row(library, limit, words):
    rests = RESTS[not limit.house_rule]
    cells = {
        "what": [tables.text(limit.name)],
        "number": [tables.strong(words[limit.id])],
        "scope": [tables.text(words[f"scope_{limit.scope}"])],
        "rests": [
            tables.badge(words[f"rests_{rests}"], "plain" if limit.house_rule else "calm"),
            tables.text(limit.basis),
            *tables.sources(library, limit.sources),
        ],
    }
    order = {"what": limit.name, "scope": SCOPES.index(limit.scope), "rests": RESTS.index(rests)}
    return tables.row(limit.id, cells, {"scope": [limit.scope], "rests": [rests]}, order)


def page(library, words):
    """The limits that matter most, as Markdown."""
    shown = [library.limits[name] for name in words["twin"]]
    rows = [(limit.name, words[limit.id], words[f"short_{RESTS[not limit.house_rule]}"]) for limit in shown]
    return twins.page(
        f"**{words['title']}**",
        words["lead"],
        tables.markdown((words["what"], words["number"], words["rests"]), rows),
        words["rest"].format(count=len(library.limits) - len(shown)),
        start=words["start"],
    )
