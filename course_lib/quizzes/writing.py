"""Faults of writing by which a question can be answered without knowing, or be misread: the rules of one item.

Every rule takes an item and yields path, problem and what would be right.
"""

import re

from ..library.references import written
from . import answer_ranges

LONGER = 1.3  # a key may be so many times as long as the longest distractor
FEW = 12  # letters more that nobody notices
ALL_OR_NONE = re.compile(r"\b(all|none|both|any|neither) of (the above|these)\b|^\W*(all|none|both|any|neither) of them\W*$", re.I)
ABSOLUTE = re.compile(r"\b(always|never|only)\b", re.I)
NEGATIVE = re.compile(r"\b(not|never|except|cannot)\b|n't\b|n’t\b", re.I)
EMPHASIS = re.compile(r"\*\*.+?\*\*")
ARTICLE = re.compile(r"\b(a|an)\W*$", re.I)
VOWEL = re.compile(r"[aeiou]", re.I)


def answers(item):
    """Pairs of path and answer for every choice of an item; none where nothing is chosen."""
    if not hasattr(item, "distractors"):
        return
    if isinstance(item.key, tuple):
        yield from ((("key", index), one) for index, one in enumerate(item.key))
    else:
        yield ("key",), item.key
    yield from ((("distractors", index), one) for index, one in enumerate(item.distractors))


def told(item):
    """Pairs of path and text for everything that is told about one answer."""
    yield from (((*path, "feedback"), one.feedback) for path, one in answers(item))
    yield from ((("wrong", index, "feedback"), one.feedback) for index, one in enumerate(getattr(item, "wrong", ())))
    yield from ((("pins", index, "feedback"), one.feedback) for index, one in enumerate(getattr(item, "pins", ())))
    yield from ((("steps", index, "misplaced"), one.misplaced) for index, one in enumerate(getattr(item, "steps", ())))
    yield from (((name,), getattr(item, name)) for name in ("otherwise", "right") if hasattr(item, name))


def key_text(item):
    """The right answer as one text, or "" where it is no text."""
    if item.kind == "number":
        return f"{written(item.key)} {item.unit}"
    return item.key.text if hasattr(item, "distractors") and not isinstance(item.key, tuple) else ""


def length(item):
    """The longest answer is not the right one by a margin that shows."""
    if not hasattr(item, "distractors"):
        return
    key, longest = min(len(one.text) for one in item.rights), max(len(one.text) for one in item.distractors)
    if key > LONGER * longest and key - longest > FEW:
        path = ("key", 0, "text") if isinstance(item.key, tuple) else ("key", "text")
        yield path, f"is longer ({key} letters) than every distractor ({longest} at most)", "a shorter key, or a distractor as long"


def all_or_none(item):
    """No answer speaks of the other answers."""
    for path, one in answers(item):
        if found := ALL_OR_NONE.search(one.text):
            yield (*path, "text"), f"says {found[0]!r}", "an answer that stands by itself"


def absolute_words(item):
    """Absolute words are not found in distractors alone, where they give them away."""
    if any(ABSOLUTE.search(one.text) for one in getattr(item, "rights", ())):
        return
    for path, one in answers(item):
        if found := ABSOLUTE.search(one.text):
            yield (*path, "text"), f"says {found[0]!r}, and the key holds no such word", "the same without it, or a key with it"


def quiet_negatives(item):
    """A question in the negative says so in bold."""
    for sentence in re.findall(r"[^.?!:]*\?", item.stem):
        found = NEGATIVE.search(sentence)
        if found and not EMPHASIS.search(sentence):
            yield ("stem",), f"asks in the negative ({found[0]}) without saying so in bold", f"**{found[0]}**, or a question without it"


def grammar(item):
    """Neither an article at the end of the stem nor the way an answer is written points at the key."""
    if not hasattr(item, "distractors") or item.kind == "vignette":
        return
    article = ARTICLE.search(item.stem)
    if article and len({bool(VOWEL.match(one.text)) for _, one in answers(item)}) > 1:
        yield ("stem",), f"ends with {article[1]!r}, which does not fit all answers", "the article in each answer"
    for what, look in (("a full stop", lambda text: text.endswith(".")), ("a capital letter", lambda text: text[0].isupper())):
        # With one answer written otherwise than all the others it is the key that stands out.
        right, wrong = {look(one.text) for one in item.rights}, {look(one.text) for one in item.distractors}
        if len(right) == len(wrong) == 1 and right != wrong:
            yield ("key",), f"{'has' if right == {True} else 'lacks'} {what} unlike every distractor", "all answers written in one way"


def overlapping_numbers(item):
    """No two answers that are numbers hold the same number."""
    if item.kind not in ("single", "spot"):
        return
    ranges = [(path, one.text, found) for path, one in answers(item) if (found := answer_ranges.read(one.text))]
    for index, (path, text, first) in enumerate(ranges):
        for _, other, second in ranges[:index]:
            if answer_ranges.meet(first, second):
                yield (*path, "text"), f"{text!r} overlaps with {other!r}", "numbers of which each belongs to one answer"


def feedback(item):
    """Everything that is told is there, and is told of one answer alone."""
    seen = {}
    for path, text in told(item):
        said = " ".join(text.casefold().split())
        if not said:
            yield path, "is empty", "a sentence that names the mistake, or says why it is right"
        elif said in seen:
            yield path, f"says the same as {'.'.join(map(str, seen[said]))}", "words of its own for each answer"
        seen.setdefault(said, path)
    texts = {}
    for path, one in answers(item):
        said = " ".join(re.findall(r"\w+", one.text.casefold()))
        if said in texts:
            yield (*path, "text"), f"says the same as {'.'.join(map(str, texts[said]))}", "an answer of its own"
        texts.setdefault(said, path)


def hints(item):
    """A hint does not hold the answer, nor repeat the question."""
    said = " ".join(re.findall(r"\w+", item.hint.casefold()))
    rights = [one.text for one in getattr(item, "rights", ())] or [item.place if item.kind == "point" else key_text(item)]
    for right in rights:
        words = " ".join(re.findall(r"\w+", right.casefold()))
        if words and f" {words} " in f" {said} ":
            yield ("hint",), f"holds the answer ({right})", "a hint that leaves something to find"
    if said and said == " ".join(re.findall(r"\w+", item.stem.casefold())):
        yield ("hint",), "says the same as the question", "a hint, or none"


def weight(item):
    """What could hurt somebody is on safety."""
    if item.critical and not item.safety:
        yield ("critical",), "is true for an item that is not on safety", "safety: true as well"


RULES = (length, all_or_none, absolute_words, quiet_negatives, grammar, overlapping_numbers, feedback, hints, weight)
