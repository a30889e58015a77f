from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.quizzes.grading import Mark, Verdict, grade

from .bank import KINDS, WORDS, at, item, key

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_of_each_kind_passes(kind):
    """What an item calls right is graded right, with full credit."""
    verdict = grade(item(kind), key(item(kind)), WORDS)
    assert (verdict.outcome, verdict.right, verdict.credit) == ("right", True, 1.0)


@pytest.mark.parametrize("kind", KINDS)
@given(response=ANYTHING)
def test_no_response_breaks_the_grading(kind, response):
    """Whatever a page sends gets a verdict, and where nothing can be read as an answer, a sentence and no attempt."""
    verdict = grade(item(kind), response, WORDS)
    assert bool(verdict.note) == (verdict.outcome == "none")


def test_a_wrong_choice_brings_its_own_feedback_and_the_right_one():
    """A wrong single choice is told what its mistake was and what was right, and nothing of the choices nobody made."""
    asked = item("single")
    assert grade(asked, at(asked, "one"), WORDS) == Verdict(
        outcome="wrong",
        marks=(
            Mark(at=at(asked, "two"), chosen=False, right=True, feedback="said of two"),
            Mark(at=at(asked, "one"), chosen=True, right=False, feedback="said of one"),
        ),
        answer=("two",),
    )


@pytest.mark.parametrize(
    ("ticked", "outcome", "credit"),
    [
        (("two", "three"), "right", 1.0),
        (("two",), "wrong", 0.5),
        (("two", "three", "one"), "wrong", 0.5),
        (("one", "two", "three", "four"), "wrong", 0.0),
        (("one", "four"), "wrong", 0.0),
    ],
)
def test_only_all_the_right_ticks_and_no_other_pass(ticked, outcome, credit):
    """In a multiple choice all the right ones and nothing else pass; ticking everything earns nothing."""
    asked = item("multiple")
    verdict = grade(asked, [at(asked, text) for text in ticked], WORDS)
    assert (verdict.outcome, verdict.credit) == (outcome, credit)


@given(rights=st.lists(st.booleans(), min_size=4, max_size=8).filter(lambda rights: 0 < sum(rights) < len(rights)))
def test_ticking_everything_never_passes(rights):
    """No multiple choice can be passed by ticking every box."""
    answers = [{"text": str(n), "feedback": "."} for n in range(len(rights))]
    key, others = ([one for one, right in zip(answers, rights, strict=True) if right == wanted] for wanted in (True, False))
    asked = item("multiple", key=key, distractors=others)
    assert grade(asked, [at(asked, choice.text) for choice in asked.choices], WORDS).outcome == "wrong"


def test_nothing_ticked_is_no_attempt():
    """An empty answer is not wrong but none, and a sentence says what to do."""
    assert grade(item("multiple"), [], WORDS) == Verdict(outcome="none", note="Tick some.")
    assert grade(item("single"), None, WORDS) == Verdict(outcome="none", note="Choose one.")
    assert grade(item("number"), "  ", WORDS) == Verdict(outcome="none", note="Write a number.")
    assert grade(item("order"), [], WORDS) == Verdict(outcome="none", note="Order all.")
    assert grade(item("point"), None, WORDS) == Verdict(outcome="none", note="Set a point.")
    assert grade(item("label"), {}, WORDS) == Verdict(outcome="none", note="Name all.")


def test_a_case_is_answered_with_its_action():
    """The right answer of a vignette names the action and what it means in this case."""
    asked = item("vignette")
    assert grade(asked, at(asked, "as planned"), WORDS).answer == ("With changes: lighter",)


@pytest.mark.parametrize(
    ("typed", "outcome", "said"),
    [
        ("10", "right", "Ten it is."),
        (" 10,4 ", "right", "Ten it is."),
        ("9.5 minutes", "right", "Ten it is."),
        ("5", "wrong", "That is the opening."),
        ("20 min", "wrong", "That is twice as much."),
        ("11", "wrong", "Not that."),
        ("0", "wrong", "Not that."),
        ("101", "none", "From 0 to 100 min."),
        ("-3", "none", "From 0 to 100 min."),
        ("ten", "none", "No number; unit min."),
        ("10 s", "none", "In min, please."),
    ],
)
def test_a_number_is_judged_with_its_unit_and_tolerance(typed, outcome, said):
    """A number within the tolerance is right; known mistakes get their own words; what is out of range or unread is no attempt."""
    verdict = grade(item("number"), typed, WORDS)
    assert (verdict.outcome, verdict.feedback or verdict.note) == (outcome, said)


def test_a_tolerance_holds_at_its_edge():
    """0.1 + 0.2 counts as 0.3 however a computer adds."""
    wrong = ({"value": 1, "feedback": "."}, {"value": 2, "feedback": "."})
    assert grade(item("number", key=0.3, tolerance=0.0, wrong=wrong), 0.1 + 0.2, WORDS).right


def test_steps_that_may_change_places_may():
    """Of all orders only the author's pass and those that swap what may be swapped."""
    asked = item("order")
    steps = [step.text for step in asked.steps]
    passing = [order for order in permutations(steps) if grade(asked, [at(asked, text) for text in order], WORDS).right]
    assert passing == [("ask", "lay", "lean", "breathe", "lift"), ("ask", "lay", "breathe", "lean", "lift")]


def test_a_misplaced_step_says_what_goes_wrong():
    """One step in the wrong place is the one that is told of; the others, though shifted by it, are not."""
    asked = item("order")
    verdict = grade(asked, [at(asked, text) for text in ("lay", "lean", "breathe", "lift", "ask")], WORDS)
    assert verdict.outcome == "wrong"
    assert [(mark.at, mark.feedback) for mark in verdict.marks if not mark.right] == [(at(asked, "ask"), "misplaced ask")]
    assert verdict.order == tuple(at(asked, text) for text in ("ask", "lay", "lean", "breathe", "lift"))


def test_a_step_given_twice_or_left_out_is_no_answer():
    """An order holds each step once, or it is none."""
    asked = item("order")
    once = [at(asked, step.text) for step in asked.steps]
    for response in (once[:-1], [*once, once[0]], [once[0], *once[:-1]], ["made up", *once[1:]]):
        assert grade(asked, response, WORDS).outcome == "none"
