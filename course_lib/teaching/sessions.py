"""A composed session as plain values and as its static twin: its parts, its timeline, and what stands against it in a learner's words."""

from ..routines import caps_of, sketch
from ..routines.fitting import fitted, lengths, sides
from ..routines.sessions import catalogue, compose, preset_parts
from . import tables, twins


def entries(rules, wanted=None):
    """What a plan may be made of: a dict for each routine, with what `caps_of` says of it, the `sides` it can be asked for, and for each
    side the `lengths` in seconds that the limits allow and the one that is `planned`. With `wanted`, the routines of these ids alone.
    """
    found = []
    for routine in catalogue(rules):
        if wanted is not None and routine.id not in wanted:
            continue
        asked = sides(routine)
        found.append({
            "id": routine.id, "name": routine.name, "technique": rules.techniques[routine.technique].name, "firm": routine.firm,
            "moment": routine.moment, **caps_of(routine), "sides": list(asked),
            "lengths": {side: list(lengths(routine, side, rules)) for side in asked},
            "planned": {side: fitted(routine, None, side).lasts for side in asked},
        })  # fmt: skip
    return found


def presets(rules, wanted=None):
    """The ready-made plans, with `wanted` those of these ids alone: dicts with `id`, `name`, `promise`, `parts` as plain values and
    `pressing` in seconds.
    """
    found = []
    for preset in rules.sessions.values():
        if wanted is not None and preset.id not in wanted:
            continue
        parts = preset_parts(preset, rules)
        pressing = sum(leg.lasts for leg in compose(parts, rules).ordered)
        found.append({
            "id": preset.id, "name": preset.name, "promise": preset.promise, "pressing": pressing,
            "parts": [part.model_dump() for part in parts],
        })  # fmt: skip
    return found


def drawn(composition, rules, cap=None):
    """The timeline of a composition to look at, None where there is nothing to draw: a Sketch as plain values, each block with the
    `part` it belongs to and its `name`.
    """
    if not composition.ordered:
        return None
    places = [place for place, leg in enumerate(composition.legs) if leg]
    picture = sketch(composition.ordered, rules, cap).model_dump()
    for block in picture["blocks"]:
        block.update(part=places[block["leg"]], name=composition.ordered[block["leg"]].name)
    return picture


def against(objection, rules, words):
    """One objection in words: `text`, `basis` (the limit, where it comes from, its sources; empty where no limit is broken), `parts`."""
    limit = rules.limits.get(objection.limit)
    card = rules.techniques.get(objection.technique)
    key = f"against_{objection.number if limit else objection.reason}"
    unit = limit.unit_of(objection.number) if limit else "s"
    values = {
        "part": objection.parts[0] + 1 if objection.parts else "",
        "technique": card.name if card else words["session_name"],
        "limit": limit.name if limit else "",
        "asked": amount(objection.asked, unit, words),
        "allowed": amount(objection.allowed, unit, words),
    }
    basis = [words["plan_limit"].format(limit=limit.id, basis=limit.basis)] if limit else []
    if limit and limit.sources:
        basis.append(words["plan_limit_sources"].format(sources="; ".join(rules.sources[source].cite for source in limit.sources)))
    return {"text": words[key].format(**values), "basis": " ".join(basis), "parts": list(objection.parts)}


def amount(number, unit, words):
    """A number with its unit, as a learner says it."""
    if number is None:
        return ""
    short = f"{round(number, 2):g}"
    key = {"min": "amount_min_one" if short == "1" else "amount_min", "s": "amount_s"}.get(unit, "amount_other")
    return words[key].format(number=short, unit=unit)


def fine(picture, rules, words):
    """What can be said of a plan that keeps every limit."""
    return words["plan_fine"].format(
        pressing=amount(picture["pressing"] / 60, "min", words),
        allowed=amount(rules.limits["LIM19"].seconds_of() / 60, "min", words),
        whole=amount(round(picture["seconds"] / 60), "min", words),
        checks=len(picture["check_ins"]),
        longest=amount(rules.limits["LIM20"].seconds_of(), "s", words),
    )


def advice(composition, rules, words):
    """What is no rule but worth a thought: sentences."""
    order = {}
    for leg in composition.ordered:
        if leg.moment == "middle":
            for side in {step.side for step in leg.steps}:
                order.setdefault(side, []).append(rules.techniques[leg.technique].card)
    narrow_first = any(cards != sorted(cards) for cards in order.values())
    return [words["plan_advice_order"]] if narrow_first else []


def line(preset, words):
    """The composer in one line."""
    return words["twin_session_line"].format(minutes=f"{preset['pressing'] / 60:g}")


def page(preset, rules, words):
    """The composer as Markdown: the plan it begins with, as a table."""
    blocks = drawn(compose(preset["parts"], rules), rules)["blocks"]
    lengths = twins.clocks(block["seconds"] for block in blocks)
    rows = [
        (block["name"], words[f"plan_side_{block['side']}"], length, twins.caps(block["cap"], block["light_cap"]))
        for block, length in zip(blocks, lengths, strict=True)
    ]
    return twins.page(
        f"**{words['plan_title']}**",
        words["twin_session"],
        tables.markdown(words["twin_session_table"].split("|"), rows),
        words["twin_session_after"],
        start=words["start"],
    )
