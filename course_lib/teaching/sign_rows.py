"""When to see somebody: red flags, reasons not to massage and stop signs as rows of a table and as a static twin."""

from . import lessons, tables, twins

GROUP = {
    "now": "now", "today": "today", "within a day": "today", "call today": "today", "tomorrow": "tomorrow",
    "days": "days", "weeks": "days", "first": "first", "later": "later", "none": "light",
}  # fmt: skip
FAST = ("now", "at_once", "today", "tomorrow", "days", "first", "later", "light")
KINDS = ("red", "reason", "stop")
TONES = {"now": "stop", "today": "warn", "tomorrow": "warn", "days": "calm", "first": "calm"}


def table(library, words):
    """Everything the widget shows of the signs, the fastest first."""
    asked = [_question(one, words) for one in library.signs.values()]
    felt = [_stop(one, words) for one in library.stops.values()]
    return {
        "title": words["title"],
        "lead": words["lead"],
        "note": words["note"],
        "columns": tables.columns(words, {"sign": 35, "do": 44, "fast": 21}, ("fast",)),
        "facets": [
            tables.facet(words, "fast", FAST, {fast: words[f"fast_{fast}"] for fast in FAST}),
            tables.facet(words, "kind", KINDS, {kind: words[f"kind_{kind}"] for kind in KINDS}),
        ],
        "first": sum(row["tone"] == "stop" for row in asked + felt),
        "rows": sorted(asked + felt, key=lambda row: row["order"]["fast"]),
    }


def _question(one, words):
    verdicts = [one, *(verdict for follow in one.follow for verdict in (follow.yes, follow.no) if verdict)]
    fast = {group for verdict in verdicts if verdict.answer != "go" for group in _groups(verdict)}
    first = GROUP[one.speed]
    cells = {
        "sign": [
            tables.strong(one.short),
            *([tables.text(one.ask)] if one.ask.rstrip(".") != one.short else []),
            *([tables.bullets(one.points)] if one.points else []),
            *([tables.text(one.more)] if one.more else []),
            *([tables.soft(one.means)] if one.means else []),
        ],
        "do": [tables.text(one.do), *([tables.bullets(_follows(one, words))] if one.follow else [])],
        "fast": [tables.badge(tables.word(words, "speed", one.speed), TONES.get(first, "plain"))],
    }
    kind = "red" if one.id.startswith("RF") else "reason"
    facets = {"fast": sorted(fast, key=FAST.index), "kind": [kind]}
    return tables.row(one.id, cells, facets, {"fast": FAST.index(first)}, "stop" if first == "now" else "")


def _groups(verdict):
    """The speeds under which somebody looks for it; what goes on lightly and wants an appointment too is found under both."""
    return {GROUP[verdict.speed], *(("light",) if verdict.answer == "light" else ())}


def _follows(one, words):
    """What a second answer decides, in one sentence each."""
    lines = []
    for follow in one.follow:
        asked = " ".join((follow.ask, *follow.points))
        for answer, verdict in (("yes", follow.yes), ("no", follow.no)):
            if verdict:
                fast = "" if verdict.speed == "none" else words["follow_speed"].format(speed=tables.word(words, "speed", verdict.speed))
                lines.append(words[f"follow_{answer}"].format(ask=asked, do=verdict.do, speed=fast).strip())
    return lines


def _stop(one, words):
    cells = {
        "sign": [tables.strong(one.sign)],
        "do": [tables.text(one.do), tables.soft(words[f"closes_{one.closes}"])],
        "fast": [tables.badge(words[f"hands_{one.hands}"], "stop")],
    }
    facets = {"fast": ["now", "at_once"] if one.urgent else ["at_once"], "kind": ["stop"]}
    order = {"fast": FAST.index("at_once") - one.urgent / 2}
    return tables.row(one.id, cells, facets, order, "stop" if one.urgent else "")


def page(library, words):
    """The emergencies in full, the signs of today and of tomorrow by name, and how many signs more there are, as Markdown."""
    rows = list(library.signs.values())
    now = [one for one in rows if one.answer == "emergency"]
    urgent = [one for one in library.stops.values() if one.urgent]
    today, tomorrow = ([one for one in rows if GROUP[one.speed] == fast] for fast in ("today", "tomorrow"))
    doctor, named, instead = lessons.called(library.words["lesson"]["stop_same_day"], twins.bullets(one.short for one in today))
    rest = len(rows) + len(library.stops) - len(now) - len(urgent) - len(today) - len(tomorrow)
    return twins.page(
        f"**{words['title']}**",
        f"**{words['twin_now']}**",
        twins.bullets(f"**{one.short}.** {one.do}" for one in now),
        f"**{words['twin_hands_off']}**",
        twins.bullets(f"**{one.sign}** {one.do}" for one in urgent),
        f"{doctor} {instead}",
        named,
        f"**{words['twin_tomorrow']}**",
        twins.bullets(one.short for one in tomorrow),
        words["rest"].format(count=rest),
        start=words["start"],
    )
