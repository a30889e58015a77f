"""Kinds of massage as rows of a table and as a static twin."""

from ..model.trials import HOMES
from . import tables, twins
from .findings import CERTAINTIES, TONES, sureness

HOME_TONES = {"taught": "good", "limited": "calm", "trained": "warn", "never": "stop"}


def table(library, words):
    """Everything the widget shows of the kinds."""
    return {
        "title": words["title"],
        "lead": words["lead"],
        "note": words["note"],
        "columns": tables.columns(words, {"kind": 28, "how": 38, "who": 34}, ("kind",)),
        "facets": [
            tables.facet(words, "home", HOMES, {home: words[f"home_{home}"] for home in HOMES}),
            tables.facet(words, "certainty", CERTAINTIES, {one: tables.word(words, "sure", one) for one in CERTAINTIES}),
        ],
        "rows": [_row(library, one, words) for one in library.kinds.values()],
    }


def _row(library, one, words):
    said = (("pressure", one.pressure), ("where", one.where), ("for_whom", one.for_whom))
    cells = {
        "kind": [tables.strong(one.name), tables.text(one.done)],
        "how": [
            *(tables.text(words[key].format(text=text)) for key, text in said if text != "-"),
            tables.text(one.shows),
            tables.badge(tables.word(words, "certainty", one.certainty), TONES[sureness(one)]),
            *tables.sources(library, one.sources),
        ],
        "who": [tables.badge(words[f"home_{one.home}"], HOME_TONES[one.home]), tables.text(one.learn),
                tables.text(words["not_for"].format(text=one.not_for))],
    }  # fmt: skip
    facets = {"home": [one.home], "certainty": [sureness(one)]}
    return tables.row(one.id, cells, facets, {"kind": one.name}, "stop" if one.home == "never" else "")


def page(library, words):
    """The kinds compared, a block each, as Markdown: a table of them runs out of a narrow page, and who may do it with it."""
    return twins.page(
        f"**{words['title']}**",
        words["lead"],
        "\n".join(_block(one, words) for one in library.kinds.values()),
        words["rest"],
        start=words["start"],
    )


def _block(one, words):
    said = (
        ("pressure_head", one.pressure),
        ("shows", f"{one.shows} ({words['certainty']}: {tables.word(words, 'certainty', one.certainty)})"),
        ("who", f"{words[f'home_{one.home}']}. {one.learn}"),
    )
    lines = (f"  - **{words[key]}:** {text}" for key, text in said if text != "-")
    return "\n".join((f"- **{one.name}.** {one.done}", *lines))
