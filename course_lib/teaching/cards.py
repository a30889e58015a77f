"""A technique card as plain values and as its static twin."""

from . import twins


def rule(limit, work_limit):
    """How a zone may be touched: "yes" up to the work zones' limit, "light" below it, "no" without any."""
    if limit is None:
        return "no"
    return "yes" if limit.at_most >= work_limit.at_most else "light"


def zones(library, technique, words_of_zones):
    """The zones of a card, each with its rule, its cap and its words."""
    work = library.limits["LIM06"]
    result = []
    for use in technique.zones:
        limit = library.limits[use.limit] if use.limit else None
        result.append({
            "name": words_of_zones[use.zone], "rule": rule(limit, work), "text": use.words,
            "up_to": f"{limit.at_most:g}" if limit else "",
        })  # fmt: skip
    return result


def card(library, technique):
    """The texts of a card; stop signs and sources spelt out."""
    return {
        "card": technique.card, "name": technique.name, "plain": technique.plain,
        "precautions": list(technique.precautions), "steps": list(technique.steps),
        "pressure": technique.pressure, "dose": technique.dose, "tempo": technique.tempo, "hand": technique.hand_part,
        "direction": technique.direction, "giver": technique.giver_position, "receiver": technique.receiver_position,
        "mechanics": technique.mechanics, "cues": list(technique.cues), "errors": list(technique.errors),
        "stop": [library.stops[stop].sign for stop in technique.stop], "honest": technique.honest,
        "sources": [library.sources[source].cite for source in technique.sources],
    }  # fmt: skip


def stroke(technique):
    """The stroke that the card shows in motion: the first step with its full weight, at the tempo that is taught."""
    steps = [step for routine in technique.routines for step in routine.steps if step.stroke]
    shown = max(steps, key=lambda step: step.target_to, default=None)
    told = {"stroke", "side", "beat_seconds", "lean_seconds", "ease_seconds", "press_seconds"}
    return shown.model_dump(include=told) if shown else {}


def line(technique, words):
    """The card in one line."""
    return f"{words['card']} {technique.card}: {technique.name}. {technique.pressure}"


def page(library, technique, words):
    """The card as Markdown."""
    plate = library.plates[technique.plate]
    facts = ("pressure", "dose", "tempo", "hand", "direction", "giver")
    texts = card(library, technique)
    return twins.page(
        f"**{technique.name}** · {technique.plain}",
        twins.picture(plate.id, plate.alt),
        f"**{words['precautions']}:** {' '.join(texts['precautions'])}",
        twins.numbered(technique.steps),
        twins.bullets(f"**{words[fact]}:** {texts[fact]}" for fact in facts),
        f"**{words['stop']}:**",
        twins.bullets(texts["stop"]),
        start=words["start"],
    )
