"""The glossary as rows of a table and as a static twin."""

from . import tables, twins

TWIN = 30  # terms shown before the table is live


def table(library, words):
    """Everything the widget shows of the glossary."""
    return {
        "title": words["title"],
        "lead": words["lead"],
        "columns": tables.columns(words, {"term": 28, "means": 72}),
        "rows": [
            tables.row(one.id, {"term": [tables.strong(one.term)], "means": [tables.text(one.means)]}, {})
            for one in library.glossary.values()
        ],
    }


def page(library, words):
    """The first words with their meaning, as Markdown."""
    every = list(library.glossary.values())
    left = len(every) - TWIN
    return twins.page(
        f"**{words['title']}**",
        twins.bullets(f"**{one.term}.** {one.means}" for one in every[:TWIN]),
        words["rest"].format(count=left) if left > 0 else "",
        start=words["start"],
    )
