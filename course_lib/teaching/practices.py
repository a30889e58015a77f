"""A practice in words: its static twin, and why it may not begin."""

from ..library import moving
from ..model.exams import OPENING
from . import lessons, tables, twins
from .moments import day_and_clock
from .people import person


def techniques(cards, rules):
    """What the clock shows of each technique: id -> its name, the SVG text of its plate (empty while it is not drawn) and the plate's
    alternative text.
    """
    found = {}
    for card in cards:
        plate = rules.plates[card.plate]
        found[card.id] = {"name": card.name, "plate": moving(plate.id), "alt": plate.alt}
    return found


def signs(cards, rules, alone=False):
    """The stop signs, the urgent first, then those of the techniques; that the time is up is no reason anybody has to give.

    `alone`: those that somebody can have without a second person, with what to do then.
    """
    named = {sign for card in cards for sign in card.stop}
    found = sorted(rules.stops.values(), key=lambda sign: (not sign.urgent, sign.id not in named))
    told = [sign.model_copy(update={"do": sign.alone}) for sign in found if sign.alone] if alone else found
    return [sign.model_dump(exclude={"alone", "hands"}) for sign in told if sign.id != "ST12"]


def line(timeline, words):
    """The twin as one line."""
    return words["twin_line"].format(name=timeline.name, minutes=f"{timeline.pressing / 60:g}", steps=len(timeline.steps))


def page(timeline, words):
    """The twin: the steps with their lengths and caps, and Start. The plate stands on the card of the technique."""
    return twins.page(
        f"**{words['twin_head'].format(name=timeline.name)}**",
        timeline.promise,
        _table(timeline, words),
        *_two_caps(timeline, words),
        words["twin_after"],
        start=words["start"],
    )


def _table(timeline, words):
    lengths = twins.clocks(step.seconds for step in timeline.steps)
    rows = [
        (number, f"{step.name}: {step.detail}", length, twins.caps(step.cap, step.light_cap))
        for number, (step, length) in enumerate(zip(timeline.steps, lengths, strict=True), 1)
    ]
    return tables.markdown(words["twin_table"].split("|"), rows)


def _two_caps(timeline, words):
    """What two caps of one step mean, one line each."""
    pairs = {("lean" if step.lean_seconds else "two", step.cap, step.light_cap) for step in timeline.steps if step.light_cap is not None}
    return [words[f"twin_cap_{kind}"].format(cap=f"{cap:g}", light=f"{light:g}") for kind, cap, light in sorted(pairs)]


def refused(refusal, receiver, words, rules):
    """Title and sentences for a Refusal of the gate or the doses."""
    until = day_and_clock(refusal.until) if refusal.until else ""
    limit = rules.limits.get(refusal.limit)
    amount = _minutes if refusal.number != "times" else "{:g}".format
    numbers = {
        "receiver": person(receiver, words),
        "until": until,
        "limit": limit.name if limit else "",
        "allowed": amount(refusal.allowed),
        "remaining": amount(refusal.remaining),
        "what": rules.words["screening"].get(refusal.why, ""),
        "technique": rules.techniques[refusal.why].name if refusal.why in rules.techniques else "",
    }
    if refusal.reason == "opening":
        return _opening(refusal, until, words, rules)
    titles = {"screening": "closed_title", "week": "closed_apart_title"}
    title, key = titles.get(refusal.reason, f"closed_{refusal.reason}_title"), f"closed_{refusal.reason}"
    if refusal.reason == "screening":
        key = f"closed_{refusal.why}"
        if refusal.why == "no":
            title = "closed_no_title"
    elif refusal.reason == "stop" and refusal.why == "all":
        key = "closed_stop_all"
    elif refusal.reason == "limit" and refusal.number != "at_most":
        key = f"closed_limit_{refusal.number}"
    why = [words[key].format(**numbers)]
    if refusal.reason in ("limit", "short") and until:
        why.append(words["closed_limit_until"].format(**numbers))
    if refusal.missing:
        why += _lacks(refusal.missing, words, rules)
        ask = words["closed_floor_ask"]
        asked = [{"session": str(step.lease), "text": ask.format(time=day_and_clock(step.ended))} for step in refusal.missing.asked]
        return {"title": words[title], "why": why, "soreness": asked}
    return {"title": words[title], "why": why}


def _lacks(missing, words, rules):
    """What the way to the floor lacks, in sentences."""
    if missing.spoilt:
        yield words[f"closed_floor_{missing.spoilt.fault}"].format(time=day_and_clock(missing.spoilt.ended))
    if missing.days:
        yield words["closed_floor_day" if missing.days == 1 else "closed_floor_days"].format(days=missing.days)
    for step in missing.waiting:
        told = step.ended + rules.spans["next-day"].length
        yield words["closed_floor_waiting"].format(time=day_and_clock(step.ended), until=day_and_clock(told))


def _opening(refusal, until, words, rules):
    """The questions first: why, and the way there."""
    exam = rules.exams[OPENING]
    lesson = rules.outline[refusal.lesson or exam.lesson]
    numbers = {"count": exam.count, "until": until, "lesson": lesson.title}
    wait = "closed_opening_until" if until else "closed_opening_now"
    title = "closed_opening_owed_title" if refusal.why == "owed" else "closed_opening_title"
    lines = {"asked": ["closed_opening", "closed_opening_how"], "begun": ["closed_opening_begun", "closed_opening_how"]}
    return {
        "title": words[title].format(**numbers),
        "why": [words[line].format(**numbers) for line in lines.get(refusal.why, ["closed_opening_owed", wait])],
        "way": {"path": lessons.path(lesson), "label": words["closed_opening_way"].format(**numbers)},
        "opens": exam.id,
    }


def opened_by_override(until, words):
    """What stands over a practice that somebody opened without the questions."""
    return words["override_note"].format(until=day_and_clock(until))


def rests(until, words):
    """The line that says why hands stay light after an earlier session of hands; none where they need not (`until` None)."""
    return [words["rests"].format(until=day_and_clock(until))] if until else []


def _minutes(seconds):
    # rounded down: what is too short must not read as enough
    return "" if seconds is None else f"{seconds // 6 / 10:g}"
