"""The screening for the page and for paper: its groups of lines, its outcome in words, its static twin."""

from ..model.restrictions import LEFT_OUT
from . import tables, twins


def groups(library, words):
    """The questions in their groups, in the order asked: dicts with `id`, `title`, `lead` and `rows`.

    A row carries what is asked and, where an answer is an emergency, what to do: help may not wait for Python.
    """
    found = {}
    for question in library.signs.values():
        found.setdefault(question.group, []).append(_row(question))
    return [
        {"id": name, "title": words[f"group_{name}"], "lead": words[f"lead_{name}"], "rows": rows}
        for name, rows in found.items()
    ]


def stops(library):
    """The stop signs: dicts with `sign`, `do` and `urgent`."""
    return [{"sign": stop.sign, "do": stop.do, "urgent": stop.urgent} for stop in library.stops.values()]


def told(outcome, words):
    """An outcome as the page shows it: `changes` and `told` are lists, the strictest first."""
    return {
        "outcome": outcome.kind,
        "emergency": outcome.emergency,
        "missing": list(outcome.missing),
        "changes": changes(outcome.today, words) if outcome.kind == "light" else [],
        "told": [*_nothing_left(outcome, words), *(_told(one, words) for one in outcome.told)],
    }


def _told(one, words):
    return {
        "short": one.question.short,
        "means": one.means,
        "do": one.verdict.do,
        "speed": tables.word(words, "speed", one.verdict.speed),
        "answer": one.verdict.answer,
        "lasting": one.verdict.lasting,
    }


def _nothing_left(outcome, words):
    """Why there is no massage where each answer by itself would have left some."""
    if outcome.kind != "no" or outcome.told[0].verdict.answer != "light":
        return []
    told = {"short": words["nothing_left"], "means": "", "do": words["nothing_left_do"], "speed": words["speed_first"]}
    return [{**told, "answer": "refer", "lasting": ""}]


def changes(today, words):
    """What a light practice leaves out, one short line each; what goes without saying is not said.

    `today` are Restrictions.
    """
    lines = [words["cap"].format(cap=f"{today.cap:g}")] if today.cap is not None else []
    if today.minutes_at_most is not None:
        lines.append(words["minutes"].format(minutes=f"{today.minutes_at_most:g}"))
    implied = {"no_floor": today.no_tools, "no_holds": today.glides_only, "no_thumbs": today.glides_only}
    for name in sorted(LEFT_OUT, key="glides_only".__ne__):  # what stays comes before what goes
        if getattr(today, name) and not implied.get(name):
            lines.append(words[name])
    if not today.scale_trusted:
        lines.append(words["scale_unreliable"])
    return lines


def line(library, words):
    """The screening in one line."""
    pages = {question.group for question in library.signs.values()}
    return words["line"].format(pages=len(pages))


def page(library, words):
    """The screening as Markdown: what is asked, and the emergencies in full, which protect on paper too."""
    rows = list(library.signs.values())
    themes = dict.fromkeys(question.group for question in rows)
    return twins.page(
        words["twin_lead"],
        words["twin_emergency"],
        twins.bullets(_spelt(question) for question in rows if question.answer == "emergency"),
        words["twin_also"],
        words["twin_pages"].format(themes=" · ".join(words[f"theme_{group}"] for group in themes)),
        start=words["start"],
    )


def _spelt(question):
    parts = " ".join(text for text in (*question.points, question.more) if text)
    return f"**{question.ask}** {parts} *{question.do}*"


def _row(question):
    return {
        "id": question.id,
        "short": question.short,
        "ask": question.ask,
        "points": list(question.points),
        "more": question.more,
        "ends": question.ends or question.answer == "emergency",
        "help": _help(question),
        "follow": [
            {
                "id": follow.id,
                "ask": follow.ask,
                "points": list(follow.points),
                "yes_help": _help(follow.yes),
                "no_help": _help(follow.no),
            }
            for follow in question.follow
        ],
    }


def _help(verdict):
    return verdict.do if verdict and verdict.answer == "emergency" else ""
