"""How easy a text is to read: its sentences, their words, and those that are too long."""

import re
from collections.abc import Iterator, Sequence

LONGEST = 25  # words in a sentence

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
HIDDEN = re.compile(r"<!--.*?-->|^```.*?^```|<button.*?</button>", re.S | re.M)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
# A heading, a row of a table, an entry of a list and a paragraph each end what was said before.
BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*|#>]|\d+\.)\s)|\s+[\u00b7|]\s+|\n(?=\|)")
END = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019)*_]*\s+(?=[\"'\u201c\u2018(*_]*[A-Z\d])")


def placed(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a Markdown text as a reader meets them: no code, no comment, no heading.

    Each comes with the place in the text where its first word stands.
    """
    shown, places = without(LINK, *without(HIDDEN, text, range(len(text))))
    for block_from, block in split(BREAK, shown):
        if block.strip().startswith("#"):
            continue
        for start, sentence in split(END, block):
            if first := WORD.search(sentence):
                yield places[block_from + start + first.start()], " ".join(sentence.split()).strip(" -*_|>")


def without(pattern: re.Pattern, text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """A text without what a pattern finds, but for its group, and the places of the letters that stay."""
    stay, end = [], 0
    for found in pattern.finditer(text):
        stay += range(end, found.start())
        stay += range(*found.span(1)) if pattern.groups else ()
        end = found.end()
    if not end:
        return text, places
    stay += range(end, len(text))
    return "".join(text[at] for at in stay), [places[at] for at in stay]


def split(pattern: re.Pattern, text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between what a pattern finds, each with its place."""
    start = 0
    for found in pattern.finditer(text):
        yield start, text[start:found.start()]
        start = found.end()
    yield start, text[start:]


def words(sentence: str) -> list[str]:
    """The words of a sentence, numbers among them."""
    return WORD.findall(sentence)


def too_long(text: str) -> list[tuple[int, str, int]]:
    """The sentences with more than LONGEST words, each with its place and their number."""
    return [(at, one, count) for at, one in placed(text) if (count := len(words(one))) > LONGEST]
