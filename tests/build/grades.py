"""The school grade that Flesch and Kincaid give a text."""

import re

from course_lib.build.reading import words

HARDEST = 8  # school grade of a page


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
