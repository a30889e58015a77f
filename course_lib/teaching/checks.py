"""The check at the end of a lesson as its static twin: topic and some stems, without keys."""

from ..quizzes.review import EASED_IN, MOST
from . import twins

SOME = 3  # stems shown


def line(lesson, words):
    """The quiz in one line."""
    return words["title"].format(topic=lesson.title)


def page(lesson, bank, count, words):
    """Topic, number of questions and the first stems of the bank, as Markdown."""
    lead = words["twin_lead"] if count < len(bank) else words["twin_all"]
    return twins.page(
        f"**{line(lesson, words)}**",
        lead.format(count=min(count, len(bank)), bank=len(bank)),
        words["twin_first"],
        twins.bullets(item.stem for item in _readable(bank)[:SOME]),
        start=words["start"],
    )


def exam_line(exam, words):
    """A check by blueprint in one line."""
    return words["title"].format(topic=exam.title)


def exam_page(exam, bank, lead, words):
    """What a check by blueprint is, its parts and some stems from all over its bank, so that no lesson shows the same, as Markdown."""
    readable = _readable(bank)
    spread = [readable[len(readable) * (2 * place + 1) // (2 * SOME)] for place in range(SOME)] if readable else []
    return twins.page(
        f"**{exam_line(exam, words)}**",
        lead.format(count=exam.count, percent=exam.pass_percent),
        twins.bullets(words["part"].format(name=part.name, count=part.count) for part in exam.parts),
        words["twin_first"],
        twins.bullets(item.stem for item in spread),
        start=words["start"],
    )


def _readable(bank):
    # A question about a place in a picture says nothing without it.
    return [item for item in bank if not hasattr(item, "plate")]


def review_page(words):
    """What spaced review does, as Markdown; nothing of anybody's record is in it."""
    first, second = EASED_IN
    return twins.page(
        f"**{words['title']}**",
        words["twin_lead"].format(most=MOST),
        words["twin_first_wrong"],
        words["twin_break"].format(first=first, second=second),
        start=words["start"],
    )
