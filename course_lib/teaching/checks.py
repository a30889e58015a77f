"""The check at the end of a lesson as its static twin: topic and first stems, without keys."""

from . import twins

FIRST = 3  # stems shown


def line(lesson, words):
    """The quiz in one line."""
    return words["title"].format(topic=lesson.title)


def page(lesson, bank, count, words):
    """Topic, number of questions and the first stems of the bank, as Markdown."""
    lead = words["twin_lead"] if count < len(bank) else words["twin_all"]
    # A question about a place in a picture says nothing without it.
    readable = [item for item in bank if not hasattr(item, "plate")]
    return twins.page(
        f"**{line(lesson, words)}**",
        lead.format(count=min(count, len(bank)), bank=len(bank)),
        words["twin_first"],
        twins.bullets(item.stem for item in readable[:FIRST]),
        start=words["start"],
    )
