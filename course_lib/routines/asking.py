"""When the clock asks for a number: after every change, in every pause that waits for one, and never too long after the last time."""

from math import ceil

SETTLE = 8.0  # after a change, before the number is asked for: the receiver has to feel something first
HOLD_ASKS = 10.0  # in a hold a number that rises is heard within this time
LAST = 10.0
APART = 6.0  # two spoken cues do not talk into each other


def questions(parts, steps, longest):
    """Triples of the second, the index of the part and the wording's name, never more than `longest` seconds apart while hands press."""
    asking = [(number, part) for number, part in enumerate(parts) if part.kind == "ask" or _asked_within(part, steps)]
    firsts = [_first(part, steps) for _, part in asking]
    # the ends of the spans that have to be bridged: the next step's first question, or the end of all
    for (number, part), first, following in zip(asking, firsts, [*firsts[1:], parts[-1].end], strict=True):
        if part.kind == "ask":
            yield first, number, "cue_let_go" if steps[part.step].touch == "press" else "cue_pause"
            continue
        hold = steps[part.step].touch == "hold"
        until, apart = (part.end, min(longest, HOLD_ASKS)) if hold else (following, longest)
        count = max(1, ceil((until - first) / apart - 1e-9))
        latest = part.end if hold else part.end - LAST - APART
        for index in range(count):
            at = first + index * (until - first) / count
            # a question in the last seconds would run into the next change
            wording = "cue_check_in_lean" if steps[part.step].lean_seconds else "cue_check_in"
            yield min(at, max(first, latest)) if index else at, number, wording


def _asked_within(part, steps):
    return part.kind == "step" and steps[part.step].touch != "press"


def _first(part, steps):
    """The second of the first question in a part."""
    if part.kind == "ask":
        return part.start
    settle = HOLD_ASKS if steps[part.step].touch == "hold" else SETTLE
    return part.start + min(settle, part.seconds / 2)
