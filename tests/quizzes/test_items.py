"""The course's own questions, each of them."""

import json
from collections import Counter
from functools import cache

import pytest

from course_lib import anatomy
from course_lib.library import library, pointing
from course_lib.library.references import REFERENCE
from course_lib.quizzes.grading import grade
from course_lib.quizzes.selection import face
from course_lib.quizzes.tokens import names, parts
from course_lib.quizzes.writing import told

from .bank import at, key, written_items

ITEMS = tuple(library().items.values())
EFFLEURAGE = [item for item in ITEMS if item.topic == "effleurage"]
WORDS = library().words["quiz"]
RULES = {"work": "work", "flat-palm": "light", "palm-or-inner-thumb": "light", "flat-hand": "light"}

TOOLS = {"T01", "T02", "T03"}

each = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


@each
def test_the_key_passes(item):
    """The answer that an item calls right passes its own grading."""
    assert grade(item, key(item), WORDS).right


def wrong_numbers(item):
    for wrong in item.wrong:
        yield wrong.feedback, grade(item, f"{wrong.value:g} {item.unit}", WORDS)
    tried = (item.lowest + share * (item.highest - item.lowest) / 97 for share in range(98))
    other = next(n for n in tried if abs(n - item.key) > item.margin and all(abs(n - wrong.value) > 1e-6 for wrong in item.wrong))
    yield item.otherwise, grade(item, f"{other:.6f}", WORDS)


@cache
def places():
    """Zone -> the places of a grid over the back that lie in it."""
    found = {}
    for x in range(-176, 177, 4):
        for y in range(-202, 256, 4):
            found.setdefault(anatomy.zone_at(x, y), []).append([x, y])
    return {zone: inside for zone, inside in found.items() if zone}


def wrong_points(item):
    known = {wrong.zone: wrong.feedback for wrong in item.wrong}
    for zone, inside in places().items():
        verdict = next((verdict for place in inside if not (verdict := grade(item, place, WORDS)).right), None)
        if verdict:
            yield known.pop(zone, item.otherwise), verdict
    assert known == {}, "told of a zone in which no place is wrong"


def wrong_names(item):
    fitting = key(item)
    for pin, about in parts(item).items():
        wrong = next(name for name in names(item) if name != fitting[pin])
        yield about.feedback, marked(grade(item, {**fitting, pin: wrong}, WORDS), pin)


def wrong_orders(item):
    steps, swapped = key(item), {frozenset(pair) for pair in item.swaps}
    for n, step in enumerate(item.steps):
        # This step alone is put as far away from its place as can be.
        moved = steps[:n] + steps[n + 1 :]
        moved = [*moved, steps[n]] if n < len(steps) / 2 else [steps[n], *moved]
        if frozenset((n, n + 1)) not in swapped:
            yield step.misplaced, marked(grade(item, moved, WORDS), steps[n])


def wrong_choices(item):
    for choice in item.distractors:
        name = at(item, choice.text)
        yield choice.feedback, marked(grade(item, [*key(item), name] if item.kind == "multiple" else name, WORDS), name)


def marked(verdict, name):
    """The verdict with what it says of one choice, step or pin."""
    return verdict.model_copy(update={"feedback": next(mark.feedback for mark in verdict.marks if mark.at == name)})


MISTAKES = {"number": wrong_numbers, "point": wrong_points, "label": wrong_names, "order": wrong_orders}


@each
def test_every_distractor_fails_with_its_own_words(item):
    """Each wrong answer fails, and is told what its own mistake was."""
    said = list(MISTAKES.get(item.kind, wrong_choices)(item))
    assert len(said) >= 2
    assert [(verdict.outcome, verdict.feedback) for _, verdict in said] == [("wrong", feedback) for feedback, _ in said]


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
        rule = RULES.get(anatomy.at(item.x, item.y).rule, "no")
        # A ball or a roller is no flat hand: where only that may go, it stays away.
        assert item.key.rule == ("no" if rule == "light" and TOOLS & set(item.tags) else rule)
        return
    assert anatomy.at(item.key.x, item.key.y).rule == "work"
    assert len({(choice.x, choice.y) for choice in item.choices}) == len(item.choices)


FROM_MIDLINE = {"LIM09": library().limits, "LIM34": library().limits, "hand-width": library().measures}
POINTS = [one for one in written_items().values() if one["kind"] == "point"]


@pytest.mark.parametrize("written", POINTS, ids=lambda written: written["id"])
def test_every_accepted_point_keeps_the_distance_that_its_question_names(written):
    """Whichever place is called right lies as far from the midline as the widest distance that the question's own texts give."""
    item = library().items[written["id"]]
    named = [(record, field) for record, field, *_ in REFERENCE.findall(str(written)) if record in FROM_MIDLINE]
    distance = max((getattr(FROM_MIDLINE[record][record], field) for record, field in named), default=0)
    nearer = range(1 - int(distance * 10), int(distance * 10))
    assert [(x, y) for x in nearer for y in range(-204, 258) if pointing.accepts(item.key, x, y)] == []


def test_a_technique_lesson_has_a_whole_bank():
    """At least twelve items, half or more on safety, every kind, two cases and two places."""
    kinds = Counter(item.kind for item in EFFLEURAGE)
    assert len(EFFLEURAGE) >= 12
    assert sum(item.safety for item in EFFLEURAGE) * 2 >= len(EFFLEURAGE)
    assert set(kinds) >= {"single", "multiple", "number", "order", "spot", "vignette"}
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


def test_length_gives_no_answer_away():
    """The right choice is the longest one no more often than chance would have it, give or take."""
    chosen = [item for item in ITEMS if item.kind in ("single", "spot", "vignette")]
    longest = [item.id for item in chosen if max(item.choices, key=lambda choice: len(choice.text)) == item.key]
    assert len(longest) <= len(chosen) * 0.4, longest


@each
def test_nobody_passes_without_reading(item):
    """Nothing given, everything ticked, and whatever stands first every time: none of it passes."""
    for blank in (None, "", "   ", [], {}):
        assert grade(item, blank, WORDS).outcome == "none"
    if item.kind in ("single", "multiple", "spot"):
        faces = [face(item, f"s{n}")["choices"] for n in range(40)]
        firsts = [grade(item, [shown[0]["at"]] if item.kind == "multiple" else shown[0]["at"], WORDS).right for shown in faces]
        assert not all(firsts)
    if item.kind == "multiple":
        assert grade(item, list(parts(item)), WORDS).outcome == "wrong"
    if item.kind == "order" and not item.swaps:
        assert not any(grade(item, [step["at"] for step in face(item, f"s{n}")["choices"]], WORDS).right for n in range(40))


@each
def test_a_face_gives_no_key_away(item):
    """What goes to the page before an answer holds no sentence that only a marked answer may bring."""
    shown = json.dumps(face(item, "s1"), ensure_ascii=False)
    held = [item.why, *(text for _, text in told(item)), getattr(item, "place", "") if item.kind == "point" else ""]
    assert [text for text in held if text and text in shown] == []
