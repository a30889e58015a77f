"""The check at the end of a lesson as its static twin: topic and first stems, without keys."""

from . import twins

FIRST = 3  # stems shown


def line(lesson, words):
    """The quiz in one line."""
    return words["title"].format(topic=lesson.title)


def page(lesson, bank, count, words):
    """Topic, number of questions and the first stems of the bank, as Markdown."""
    return twins.page(
        f"**{line(lesson, words)}**",
        words["twin_lead"].format(count=min(count, len(bank)), bank=len(bank)),
        words["twin_first"],
        twins.bullets(item.stem for item in bank[:FIRST]),
        start=words["start"],
    )
