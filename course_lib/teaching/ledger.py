"""The claim ledger: what the article says, what we teach instead and where, as rows of a table and as a static twin."""

from ..model.sources import VERDICTS
from . import lessons, tables, twins

TONES = {"unsafe": "stop", "contradictory": "warn", "unsupported": "warn", "garbled": "warn", "sound": "good", "missing": "calm"}


def table(library, words):
    """Everything the widget shows of the claims: those that could hurt somebody first, then in the order of the article."""
    where = taught(library)
    teaching = [one for one in lessons.in_order(library) if any(one in found for found in where.values())]
    rows = [_row(library, claim, where[claim.id], words) for claim in library.claims.values()]
    rows.sort(key=lambda row: row["tone"] != "stop")
    return {
        "title": words["ledger_title"],
        "lead": words["ledger_lead"],
        "note": words["ledger_note"],
        "columns": tables.columns(words, {"said": 22, "verdict": 19, "teach": 44, "where": 15}, ("verdict",)),
        "facets": [
            tables.facet(words, "verdict", VERDICTS, {verdict: words[f"verdict_{verdict}"] for verdict in VERDICTS}),
            tables.facet(words, "where", [one.id for one in teaching], {one.id: f"{one.number} {one.title}" for one in teaching}),
        ],
        "rows": rows,
        "first": sum(row["tone"] == "stop" for row in rows),
    }


def taught(library):
    """Claim -> the written lessons that teach it, in their order."""
    written = lessons.in_order(library)
    return {claim: [one for one in written if claim in one.claims] for claim in library.claims}


def _row(library, claim, where, words):
    verdicts = (claim.verdict, *claim.also)
    worst_first = sorted(verdicts, key=lambda verdict: verdict != "unsafe")
    left_out = [tables.soft(words["leaves_out"])] if claim.verdict == "missing" else []
    cells = {
        "said": [*left_out, tables.text(claim.said)],
        "verdict": [tables.badge(words[f"verdict_{verdict}"], TONES.get(verdict, "plain")) for verdict in worst_first],
        "teach": [
            tables.text(claim.teach),
            *([tables.soft(claim.why)] if claim.why else []),
            *tables.sources(library, claim.sources),
        ],
        "where": [tables.lesson(f"{one.number} {one.title}", lessons.path(one)) for one in where],
    }
    facets = {"verdict": list(verdicts), "where": [one.id for one in where]}
    tone = "stop" if "unsafe" in verdicts else ""
    return tables.row(claim.id, cells, facets, {"verdict": VERDICTS.index(claim.verdict)}, tone)


def page(library, words):
    """How many lines got which verdict, and every unsafe one beside its correction, as Markdown."""
    claims = library.claims.values()
    counts = [f"{words[f'verdict_{verdict}']}: {sum(verdict in (one.verdict, *one.also) for one in claims)}" for verdict in VERDICTS]
    shown = [one for one in claims if "unsafe" in (one.verdict, *one.also)]
    return twins.page(
        f"**{words['ledger_title']}**",
        words["ledger_lead"],
        " · ".join(counts),
        f"**{words['ledger_unsafe']}**",
        tables.markdown((words["said"], words["teach"]), [(one.said, one.teach) for one in shown]),
        words["rest"].format(count=len(claims) - len(shown)),
        start=words["start"],
    )
