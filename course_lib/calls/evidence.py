"""`evidence()`: the claim ledger; `evidence("trials")`, `evidence("kinds")` and `evidence("sources")`: what it rests on."""

from ..errors import UnknownId
from ..library import library, picture
from ..teaching import findings, ledger, sources_table
from . import door, tabled

PLOTS = {"kinds": ("forest-kinds",), "trials": ("forest-field", "forest-kinds")}
TABLES = {"ledger": ledger, "sources": sources_table}
PARTS = ("ledger", *PLOTS, "sources")


@door.call
def evidence(part="ledger"):
    """One part of what the course rests on: the *ledger* of the article's claims, the *trials*, those of the *kinds*, or the *sources*."""
    if part in TABLES:
        return tabled.rows_of(TABLES[part], "evidence")
    if part in PLOTS:
        return _findings(part, tabled.words("evidence"))
    raise UnknownId.among("evidence", part, PARTS)


def _findings(part, words):
    plates = [library().plates[name] for name in PLOTS[part]]
    trials = [one for one in library().trials.values() if part == "trials" or one.kinds]
    title = words[f"findings_{part}"]
    traits = findings.table(library(), [(plate, picture(plate.id)) for plate in plates], trials, words, title)
    # on paper the kinds have a lesson of their own, and both plots with all numbers would be longer than a page
    first = trials if part == "kinds" else [one for one in trials if one.scale and not one.kinds]
    return tabled.shown(words, findings.page(plates[:1], first, words, title), traits)
