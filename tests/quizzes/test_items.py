"""The course's own questions, each of them."""

import re
from collections import Counter

import pytest

from course_lib import anatomy
from course_lib.library import library
from course_lib.library.load import CONTENT
from course_lib.quizzes.grading import grade
from course_lib.quizzes.tokens import parts

from .bank import at, key

ITEMS = tuple(library().items.values())
EFFLEURAGE = [item for item in ITEMS if item.topic == "effleurage"]
WORDS = library().words["quiz"]
RULES = {"work": "work", "flat-palm": "light", "palm-or-inner-thumb": "light", "palm-heel": "light"}

each = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


@each
def test_the_key_passes(item):
    """The answer that an item calls right passes its own grading."""
    assert grade(item, key(item), WORDS).right


@each
def test_every_distractor_fails_with_its_own_words(item):
    """Each wrong answer fails, and each has feedback that no other answer of the item has."""
    if item.kind == "number":
        said = [(wrong.feedback, grade(item, f"{wrong.value:g} {item.unit}", WORDS)) for wrong in item.wrong]
        said.append((item.otherwise, grade(item, f"{item.highest - 0.25:g}", WORDS)))
    elif item.kind == "order":
        names = key(item)
        swapped = {frozenset(pair) for pair in item.swaps}
        said = []
        for n, step in enumerate(item.steps):
            # This step alone is put as far away from its place as can be.
            moved = names[:n] + names[n + 1 :]
            moved = [*moved, names[n]] if n < len(names) / 2 else [names[n], *moved]
            if frozenset((n, n + 1)) not in swapped:
                verdict = grade(item, moved, WORDS)
                said.append((step.misplaced, verdict.model_copy(update={"feedback": verdict.marks[moved.index(names[n])].feedback})))
    else:
        said = []
        for choice in item.distractors:
            response = at(item, choice.text) if item.kind != "multiple" else [*key(item), at(item, choice.text)]
            verdict = grade(item, response, WORDS)
            mark = next(mark for mark in verdict.marks if mark.at == at(item, choice.text))
            said.append((choice.feedback, verdict.model_copy(update={"feedback": mark.feedback})))
    assert len(said) >= 2
    assert [(verdict.outcome, verdict.feedback) for _, verdict in said] == [("wrong", feedback) for feedback, _ in said]
    assert len({feedback for feedback, _ in said}) == len(said)


@each
def test_an_item_leads_only_to_what_exists(item):
    """Topic, plate and every tag name a record of the course."""
    known = {
        "LIM": library().limits, "C": library().claims, "O": library().claims, "RF": library().signs, "K": library().signs,
        "ST": library().stops, "T": None,
    }  # fmt: skip
    assert item.topic in library().outline
    assert item.kind != "spot" or item.plate in library().plates
    for tag in item.tags:
        records = known[re.match("[A-Z]+", tag)[0]]
        assert records is None or tag in records, f"{item.id} has the tag {tag}, which leads nowhere"


@each
def test_an_item_is_short_enough_to_be_read(item):
    """A stem has at most 60 words, a feedback and a why at most 40: a learner reads them between two strokes."""
    assert len(item.stem.split()) <= 60
    told = [part.feedback if hasattr(part, "feedback") else part.misplaced for part in parts(item).values()]
    told += [wrong.feedback for wrong in getattr(item, "wrong", ())]
    assert max(len(text.split()) for text in [*told, item.why]) <= 40


@pytest.mark.parametrize("item", [item for item in ITEMS if item.kind == "spot"], ids=lambda item: item.id)
def test_a_place_is_where_the_body_says(item):
    """Whether a marked place may be pressed is what the one body model says of it."""
    if item.x is not None:
        assert item.key.rule == RULES.get(anatomy.at(item.x, item.y).rule, "no")
        return
    assert anatomy.at(item.key.x, item.key.y).rule == "work"
    assert len({(choice.x, choice.y) for choice in item.choices}) == len(item.choices)


def test_a_technique_lesson_has_a_whole_bank():
    """At least twelve items, half or more on safety, every kind, two cases and two places."""
    kinds = Counter(item.kind for item in EFFLEURAGE)
    assert len(EFFLEURAGE) >= 12
    assert sum(item.safety for item in EFFLEURAGE) * 2 >= len(EFFLEURAGE)
    assert set(kinds) == {"single", "multiple", "number", "order", "spot", "vignette"}
    assert min(kinds["number"], kinds["spot"], kinds["vignette"]) >= 2


def test_the_limits_of_the_stroke_are_asked_in_different_acts():
    """Each limit on the technique card is asked about in at least two items of different acts."""
    acts = {limit: {item.act for item in EFFLEURAGE if limit in item.tags} for limit in library().techniques["effleurage"].limits}
    thin = {limit: sorted(found) for limit, found in acts.items() if len(found) < 2}
    assert thin == {}


def test_what_could_hurt_somebody_is_marked_critical_and_counted_as_safety():
    """A critical item is always a safety item, and each limit that guards the body has one."""
    assert [item.id for item in ITEMS if item.critical and not item.safety] == []
    asked = {limit for item in EFFLEURAGE if item.critical for limit in item.limits}
    assert {"LIM06", "LIM08", "LIM09", "LIM22"} <= asked


def test_no_key_is_typed_by_hand():
    """The key of a number item refers to its limit, so that a changed limit changes the key."""
    for path in sorted((CONTENT / "items").glob("*.yaml")):
        typed = re.findall(r"^  key: +(?![\"{]+[A-Z])(.*)$", path.read_text(encoding="utf-8"), re.M)
        assert typed == [], f'{path.name}: write a reference such as "{{LIM10.at_most}}"'


def test_length_gives_no_answer_away():
    """The right choice is the longest one no more often than chance would have it, give or take."""
    chosen = [item for item in ITEMS if item.kind in ("single", "spot", "vignette")]
    longest = [item.id for item in chosen if max(item.choices, key=lambda choice: len(choice.text)) == item.key]
    assert len(longest) <= len(chosen) * 0.4, longest
