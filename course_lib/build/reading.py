"""How easy a text is to read: its sentences, and the school grade that Flesch and Kincaid give it."""

import re

LONGEST = 25  # words in a sentence
HARDEST = 8  # school grade of a page

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


def syllables(word: str, sounds: dict, terms: frozenset[str] = frozenset()) -> int:
    """How many syllables a word has.

    `sounds` is the pronouncing dictionary (word -> lists of sounds); a word that it lacks has one for each group of vowels. A word of
    `terms`, which the glossary explains, counts as two at most.
    """
    plain = word.lower().replace("\u2019", "'")
    if plain[0].isdigit():
        return 1
    if "-" in plain:
        return sum(syllables(part, sounds, terms) for part in plain.split("-"))
    if plain in sounds:
        count = min(sum(sound[-1].isdigit() for sound in said) for said in sounds[plain])
    else:
        count = len(re.findall(r"[aeiouy\u00e9\u00e8]+", re.sub(r"(?<=[^aeiouyl])e(?:s|d)?$", "", plain))) or 1
    return min(count, 2) if plain in terms else count


def grade(found: list[str], sounds: dict, terms: frozenset[str] = frozenset()) -> float:
    """The Flesch-Kincaid school grade of sentences."""
    spoken = [words(one) for one in found]
    count = sum(map(len, spoken))
    heard = sum(syllables(word, sounds, terms) for one in spoken for word in one)
    return 0.39 * count / len(spoken) + 11.8 * heard / count - 15.59
