"""What studies found: forest plots with a table of the same numbers, and as a static twin."""

import re

from ..model.trials import TOPICS
from . import tables, twins

CERTAINTIES = ("moderate", "low", "very low", "not graded")  # how the certainties are grouped for whoever looks for one
LOWER = {"low to moderate": "low", "very low to moderate": "very low", "low to very low": "very low"}
INTERVAL = re.compile(r"\(.*\)")
TONES = {"moderate": "good", "low": "plain", "very low": "warn", "not graded": "plain"}


def table(library, pictures, trials, words, title):
    """Everything the widget shows of `trials`, under the plates `pictures` (record and SVG text)."""
    topics = [topic for topic in TOPICS if any(one.topic == topic for one in trials)]
    sure = [one for one in CERTAINTIES if any(sureness(trial) == one for trial in trials)]
    facets = [
        tables.facet(words, "topic", topics, {topic: words[f"topic_{topic}"] for topic in topics}),
        tables.facet(words, "certainty", sure, {one: tables.word(words, "sure", one) for one in sure}),
    ]
    return {
        "title": title,
        "lead": words["findings_lead"],
        "note": words["findings_note"],
        "figures": [{"svg": svg, "alt": plate.alt} for plate, svg in pictures],
        "columns": tables.columns(words, {"name": 24, "who_when": 29, "found": 26, "certainty": 21}, ("name", "certainty")),
        "facets": facets if len(topics) > 1 else facets[1:],
        "rows": [_row(library, one, words) for one in trials],
        "first": 0 if len(trials) <= 16 else 12,
    }


def sureness(trial):
    """The certainty of a result in one of four groups; between two the lower one counts."""
    return LOWER.get(trial.certainty, trial.certainty)


def _row(library, trial, words):
    sure = sureness(trial)
    against = [tables.text(words["against"].format(against=trial.against))] if trial.against else []
    cells = {
        "name": [tables.strong(trial.name), tables.text(trial.outcome), *tables.sources(library, trial.sources)],
        "who_when": [tables.text(text) for text in (trial.study, trial.who, _size(trial, words)) if text] + against,
        "found": [*_measured(trial, words), tables.text(trial.told)],
        "certainty": [
            tables.badge(tables.word(words, "certainty", trial.certainty), TONES[sure]),
            *([] if trial.seen == "read" else [tables.soft(tables.word(words, "seen", trial.seen))]),
        ],
    }
    order = {"name": trial.name, "certainty": CERTAINTIES.index(sure)}
    return tables.row(trial.id, cells, {"topic": [trial.topic], "certainty": [sure]}, order)


def _size(trial, words):
    """When it was measured, in how many people, if the study does not say so itself, and trials; empty where none of it is known."""
    people = words["of_people"].format(count=trial.people) if trial.people else ""
    trials = words["of_trials" if trial.trials > 1 else "of_trial"].format(count=trial.trials) if trial.trials else ""
    when = words["measured_when"].format(when=trial.when) if trial.when else ""
    told = re.search(rf"(?<![\d.,]){trial.people}(?!\d|[.,]\d)", f"{trial.study} {trial.who}")
    return "\u00a0· ".join(part for part in (when, "" if told else people, trials) if part)


def _measured(trial, words):
    return [tables.strong(numbers(trial, words)), tables.soft(words[f"scale_{trial.scale}"])] if trial.scale else []


def numbers(trial, words):
    """The effect with its interval, which never breaks in two, or why there is none."""
    told = trial.told_by(words["interval"], words["no_interval"]) or words["no_number"]
    return INTERVAL.sub(lambda found: found[0].replace(" ", "\u00a0"), told)


def page(plates, trials, words, title):
    """The plots and, below them, the numbers that they show, as Markdown."""
    drawn = [trial for trial in trials if trial.scale]
    told = [trial for trial in trials if not trial.scale]
    head = (words["name"], words["found"], words["certainty"])
    rows = [
        (f"{one.name}, {one.outcome}{words['against_short'].format(against=one.against) if one.against else ''}",
         f"{numbers(one, words)}, {words[f'scale_{one.scale}']}", tables.word(words, "certainty", one.certainty))
        for one in drawn
    ]  # fmt: skip
    return twins.page(
        f"**{title}**",
        *(twins.picture(plate.id, plate.alt) for plate in plates),
        words["findings_lead"],
        tables.markdown(head, rows),
        words["findings_rest"].format(count=len(told)) if told else "",
        start=words["start"],
    )
