"""`review()`: what is due today, from every lesson, one question at a time."""

from datetime import UTC, datetime
from functools import partial

from ..library import library
from ..model.exams import FINAL, REVIEW
from ..quizzes import review as spacing
from ..quizzes import rounds
from ..teaching import checks, moments, twins
from . import door
from .desk import Desk


@door.call
def review():
    """The questions that are due today, at most fifteen: first what went wrong while somebody was sure of it."""
    words = {**door.words("quiz"), **library().words["review"]}
    deck = rounds.Deck(REVIEW, lambda sitting, before, at: due(before, at).items)
    notebook = library().find("outline", library().exams[FINAL].lesson).notebook
    desk = Desk(deck, library().items, notebook, words, partial(_after, words), partial(_nothing, words))
    return desk.card(twins.line(words["title"]), checks.review_page(words), words["topic"])


def due(events, now):
    """What review asks at `now`, from these attempts."""
    spans = library().spans
    return spacing.due(
        list(library().items.values()) if events else [], events, now,
        spans["retry"].length, spans["rolling-day"].length, spans["break"].length,
    )  # fmt: skip


def _after(words, events):
    """What the end of a round says of what is left."""
    found = due(events, door.clock())
    return {"good": not found.items, "lines": _lines(words, events, found)}


def _nothing(words, events):
    return _lines(words, events, due(events, door.clock()))


def _lines(words, events, found):
    """How it stands: what is due, what waits, when the next comes."""
    if found.items:
        return [words["more"].format(count=len(found.items))]
    if not events:
        return [words["never"]]
    lines = [words["all_done"].format(count=found.done) if found.done else words["none"]]
    if found.waiting:
        lines.append(words["waiting_more"].format(count=found.waiting, most=found.most))
    elif found.next:
        at = door.on_this_computer(found.next).astimezone()
        key = "next_today" if at.date() == datetime.now(UTC).astimezone().date() else "next_day"
        lines.append(words[key].format(time=moments.clock(at), day=moments.day(at)))
    return lines
