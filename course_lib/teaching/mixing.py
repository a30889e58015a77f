"""The dilution calculator in words: its questions, its answer, and its static twin."""

from . import twins


def page(library, words):
    """The twin: what is asked, and the rule."""
    asked = twins.bullets(question.ask for question in library.oil_questions.values())
    rule = [words["twin_rule"], words["twin_drops"], words["patch"]]
    return twins.page(f"**{words['title']}**", words["lead"], f"**{words['twin_ask']}**", asked, *rule, start=words["start"])


def questions(library, words):
    """The questions by group: [{title, lines: [{id, ask}]}]."""
    groups = {}
    for question in library.oil_questions.values():
        groups.setdefault(question.group, []).append({"id": question.id, "ask": question.ask})
    return [{"title": words[f"group_{group}"], "lines": lines} for group, lines in groups.items()]


def scents(library, words):
    """The scents to choose from: [{id, name}], plain oil first."""
    found = [oil for oil in library.oils.values() if oil.kind == "scent"]
    names = [(oil.id, oil.name if oil.used else words["not_used"].format(name=oil.name)) for oil in found]
    return [{"id": id, "name": name} for id, name in [("", words["plain_choice"]), *names]]


def told(answer, library, words):
    """A Dilution as the page shows it: texts and lists of texts, with the numbers that count now."""
    numbers = {
        "ml": f"{float(answer.ml):g}", "percent": f"{float(answer.percent):g}", "cap": f"{float(answer.at_most):g}",
        "scent_ml": f"{float(answer.scent_ml or 0):g}", "scent": answer.scent.name.lower() if answer.scent else "",
    }  # fmt: skip
    title, *lines = [text.format(**numbers) for text in _says(answer, words)]
    shows = answer.kind in ("plain", "mix")
    because = [{"text": one.reason, "sources": _sources(one, library, words), "decides": one.decides != "told"} for one in answer.because]
    return {
        "kind": answer.kind,
        "ml": float(answer.ml), "percent": float(answer.percent), "cap": float(answer.at_most),
        "title": title, "lines": lines,
        "moved": [words[f"{way}_{name}"].format(**numbers) for way in ("lowered", "raised") for name in getattr(answer, way)],
        "carriers": [oil.name for oil in answer.carriers],
        "left_out": [
            {"name": oil.name, "text": oil.reason, "sources": _sources(oil, library, words)} for oil in answer.left_out if oil.reason
        ] if answer.kind != "ask" else [],
        "because": because if answer.kind != "ask" else [],
        "diffuser": words["diffuser_on" if answer.diffuser else "diffuser_off"] if shows else "",
        "shows": shows,
    }  # fmt: skip


def _says(answer, words):
    """Title and lines, their numbers not yet filled in."""
    match answer.kind:
        case "ask":
            return words["ask_first"], words["ask_first_text"]
        case "nothing":
            return words["nothing"], words["nothing_text"]
        case "unfit":
            return words["nothing"], words["fits_none"]
        case "plain":
            return words["plain"], words["plain_text"], words["patch_plain"]
    if answer.drops == 0 or answer.scent_ml == 0:
        return words["too_little"], words["too_little_text"]
    if answer.drops is None:
        return words["mix_ml"], words["mix_is"], words["mix_measure"], words["patch"]
    drops = words["drop_one" if answer.drops == 1 else "drop_more"].replace("{drops}", str(answer.drops))
    return words["mix_drops"].replace("{drops}", drops), words["mix_is"], words["mix_count"], words["patch"]


def _sources(record, library, words):
    cites = [library.sources[source].short for source in record.sources]
    return words["sources"].format(sources="; ".join(cites)) if cites else ""
