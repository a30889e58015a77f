"""The certificate of completion as plain values; the learner's name is written on it in the browser and kept nowhere."""

from . import moments


def certificate(exam, result, states, rules, words):
    """What the paper says of a passed `result` of an `exam`, where the limits stand in `states` (limit id -> one of mastery.STATES)."""
    named = {limit: rules.limits[limit].name for limit in states if limit in rules.limits}
    cleared = [name for limit, name in named.items() if states[limit] == "cleared"]
    still = [name for limit, name in named.items() if states[limit] != "cleared"]
    score = {"right": len(result.right), "count": len(result.items), "percent": result.percent, "needed": exam.pass_percent}
    return {
        "title": words["title"],
        "course": words["course"],
        "holder": words["holder"],
        "nameless": words["nameless"],
        "did": words["did"],
        "facts": [
            {"name": words["day"], "text": moments.date(result.at)},
            {"name": words["score"], "text": words["score_line"].format(**score)},
        ],
        "pass": words["pass_line"].format(**score),
        "lists": [
            {"title": words["cleared"], "lines": cleared, "none": words["cleared_none"]},
            {"title": words["open"], "lines": still, "none": words["open_none"]},
        ],
        "not_title": words["not_title"],
        "not": words["not"],
        "review": words["review"],
        "until": words["until"],
    }
