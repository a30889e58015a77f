"""How easy a text is to read: its sentences, their words, and those that are too long."""

import re

LONGEST = 25  # words in a sentence

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
HIDDEN = re.compile(r"<!--.*?-->|^```.*?^```|<button.*?</button>", re.S | re.M)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
# A heading, a row of a table, an entry of a list and a paragraph each end what was said before.
BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*|#>]|\d+\.)\s)|\s+[\u00b7|]\s+|\n(?=\|)")
END = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019)*_]*\s+(?=[\"'\u201c\u2018(*_]*[A-Z\d])")


def sentences(text: str) -> list[str]:
    """The sentences of a Markdown text as a reader meets them: no code, no comment, no heading."""
    shown = LINK.sub(r"\1", HIDDEN.sub("", text))
    blocks = [block.strip() for block in BREAK.split(shown)]
    found = [one.strip(" -*_|>") for block in blocks if not block.startswith("#") for one in END.split(" ".join(block.split()))]
    return [one for one in found if WORD.search(one)]


def words(sentence: str) -> list[str]:
    """The words of a sentence, numbers among them."""
    return WORD.findall(sentence)


def too_long(text: str) -> list[tuple[str, int]]:
    """The sentences with more than LONGEST words, each with their number."""
    return [(one, count) for one in sentences(text) if (count := len(words(one))) > LONGEST]
