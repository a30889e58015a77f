"""Every source of the course as rows of a table and as a static twin."""

from ..model.sources import SEEN
from . import tables, twins

TONES = {"read": "good", "second-hand": "warn", "general knowledge": "plain"}


def table(library, words):
    """Everything the widget shows of the sources."""
    return {
        "title": words["sources_title"],
        "lead": words["sources_lead"],
        "note": words["sources_note"],
        "columns": tables.columns(words, {"source": 55, "seen": 22, "far": 23}, ("source", "seen")),
        "facets": [tables.facet(words, "seen", SEEN, {seen: tables.word(words, "source", seen) for seen in SEEN})],
        "rows": [_row(one, words) for one in library.sources.values()],
        "first": 12,
    }


def _row(one, words):
    cells = {
        "source": [
            tables.strong(one.short),
            tables.text(one.cite),
            *([{"kind": "sources", "items": [{"text": one.address, "address": one.address}]}] if one.address else []),
            tables.soft(one.id),
        ],
        "seen": [tables.badge(tables.word(words, "source", one.seen), TONES[one.seen])],
        "far": [tables.text(one.note)] if one.note else [],
    }
    return tables.row(one.id, cells, {"seen": [one.seen]}, {"source": one.short, "seen": SEEN.index(one.seen)})


def page(library, words):
    """The sources by how far we read them, each with the way to it, folded by their number, as Markdown."""
    found = {seen: [one for one in library.sources.values() if one.seen == seen] for seen in SEEN}
    lists = [
        twins.folded(f"{tables.word(words, 'source', seen)}: {len(some)}", twins.bullets(_linked(one) for one in some))
        for seen, some in found.items()
    ]
    return twins.page(f"**{words['sources_title']}**", words["sources_lead"], *lists, words["sources_note"], start=words["start"])


def _linked(one):
    return f"{one.id}\u00a0[{one.short}]({one.address})" if one.address else f"{one.id}\u00a0{one.short}"
