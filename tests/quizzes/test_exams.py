"""What a check by blueprint draws, and how it is counted."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.library import library
from course_lib.model.exams import Exam, Part
from course_lib.quizzes.exams import compose, passed, results
from course_lib.quizzes.mastery import owed
from course_lib.quizzes.sittings import name as named

from .bank import NOON, WAIT, attempt, item

TOPICS = ("start_here", "safety_limits", "effleurage")
BANK = tuple(
    item(
        "single", f"q{n}-{topic.replace('_', '-')}", topic=topic, critical=n % 2 == 0, safety=n < 6,
        tags=(f"LIM0{n % 5 + 1}", "RF01" if n == 7 else "T07"),
    )
    for topic in TOPICS for n in range(10)
)  # fmt: skip
EXAM = Exam(id="final", title="Final", lesson="final_check", count=12, critical=5, every_limit=True, pass_percent=80)
OPENING = Exam(
    id="opening", title="Six", lesson="safety_limits", topics=("safety_limits",), count=6, critical=4,
    parts=(Part(name="Red flags", tags=("RF",), count=1), Part(name="The cap", tags=("LIM02",), count=2)),
)  # fmt: skip
sittings = st.text("abcdef0123456789", min_size=4, max_size=8)


def limits(items):
    """The limits on which there is a question that could hurt somebody."""
    return {limit for one in items if one.critical for limit in one.limits}


def answered(asked, rights, sitting, minutes=0):
    return [attempt(one, right, minutes, sitting, n) for n, (one, right) in enumerate(zip(asked, rights, strict=False))]


@given(sittings)
def test_the_final_check_asks_of_every_limit_that_could_hurt_somebody(name):
    """Each limit with a safety question gets one, half are on safety, every lesson is there, and no question comes twice."""
    asked = compose(EXAM, BANK, f"final:{name}", [])
    assert len(asked) == len(set(asked)) == EXAM.count
    assert limits(asked) == limits(BANK)
    assert sum(one.safety for one in asked) * 2 >= len(asked)
    assert {one.topic for one in asked} == set(TOPICS)
    assert sum(one.critical for one in asked) >= EXAM.critical


@given(sittings)
def test_the_opening_holds_its_parts_and_enough_that_could_hurt_somebody(name):
    """The plan's parts are kept, from the lesson's own bank."""
    asked = compose(OPENING, BANK, f"opening:{name}", [])
    assert len(asked) == 6
    assert {one.topic for one in asked} == {"safety_limits"}
    assert [sum(map(part.holds, asked)) >= part.count for part in OPENING.parts] == [True, True]
    assert sum(one.critical for one in asked) >= OPENING.critical


def test_a_sitting_is_drawn_again_as_it_was():
    """The id of a sitting and what earlier sittings asked give the same questions, before and after they are answered."""
    asked = compose(EXAM, BANK, "final:one", [])
    events = [*answered(asked, [True] * 12, "final:one"), attempt(BANK[0], False, 3, "effleurage:a")]
    assert compose(EXAM, BANK, "final:one", events) == asked
    second = compose(EXAM, BANK, "final:two", events)
    events += answered(second, [True] * 12, "final:two", 60)
    assert compose(EXAM, BANK, "final:two", events) == second
    assert compose(EXAM, BANK, "final:one", events) == asked


@pytest.mark.parametrize("minutes", [(65,) * 12, (55,) * 6 + (65,) * 6])
def test_a_sheet_that_lies_open_stays_as_it_was_drawn(minutes):
    """Another sitting that is handed in after it was drawn, from another browser, takes no question from under its answers; wherever
    that one's answers were begun.
    """
    first, other, sheet = (named("final", NOON + timedelta(minutes=minute), "a0") for minute in (0, 50, 60))
    before = answered(compose(EXAM, BANK, first, []), [True] * 12, first, 10)
    meanwhile = [attempt(one, True, minute, other) for one, minute in zip(compose(EXAM, BANK, other, before), minutes, strict=True)]
    assert compose(EXAM, BANK, sheet, [*before, *meanwhile]) == compose(EXAM, BANK, sheet, before)


def test_a_second_try_asks_other_questions_where_there_are_some():
    """Of thirty questions two checks of twelve share few, and only where a limit leaves no other."""
    asked = compose(EXAM, BANK, "final:one", [])
    again = compose(EXAM, BANK, "final:two", answered(asked, [True] * 12, "final:one"))
    assert set(again).isdisjoint(asked)


@given(sittings)
def test_the_opening_asks_first_what_the_short_part_teaches(name):
    """Whoever has read the short part alone is asked what stands in the rest only once nothing else is left."""
    bank = tuple(one.model_copy(update={"later": one.id in ("q3-safety-limits", "q4-safety-limits")}) for one in BANK)
    asked = compose(OPENING, bank, f"opening:{name}", [])
    assert [one.id for one in asked if one.later] == []
    again = compose(OPENING, bank, f"opening:{name}-2", answered(asked, [True] * 6, f"opening:{name}"))
    assert [one.id for one in again if one.later] == []


def test_a_small_bank_is_asked_whole():
    """Fewer questions than the plan wants are no fault."""
    assert set(compose(EXAM, BANK[:4], "final:a", [])) == set(BANK[:4])


def test_what_was_left_out_is_not_attempted_and_never_right():
    """Twelve asked, ten answered, nine right: 75 of 100, two not attempted."""
    asked = compose(EXAM, BANK, "final:one", [])
    (result,) = results(EXAM, BANK, answered(asked, [True] * 9 + [False], "final:one"))
    assert (len(result.right), len(result.wrong), len(result.left), result.percent) == (9, 1, 2, 75)
    assert sum(right for right, _ in result.by(lambda one: one.topic).values()) == 9
    assert sum(count for _, count in result.by(lambda one: one.topic).values()) == 12


def test_the_look_back_begins_with_what_one_was_sure_of():
    """Sure and wrong, safety and wrong, wrong, left out, right."""
    asked = compose(EXAM, BANK, "final:one", [])
    wrong, safe = [next(one for one in asked if one.critical is critical) for critical in (False, True)]
    sure = next(one for one in asked if not one.critical and one is not wrong)
    left = next(one for one in asked if one not in (wrong, safe, sure))
    events = [attempt(one, one not in (wrong, safe, sure), n, "final:one", n) for n, one in enumerate(asked) if one is not left]
    events = [event.model_copy(update={"payload": {**event.payload, "confidence": "sure"}}) if event.what.item == sure.id else event
              for event in events]  # fmt: skip
    (result,) = results(EXAM, BANK, events)
    assert result.to_look_at()[:4] == (sure, safe, wrong, left)


@pytest.mark.parametrize(("slips", "critical", "left", "passes"), [
    (0, False, 0, True), (2, False, 0, True), (3, False, 0, False), (1, True, 0, False), (0, True, 1, False), (0, False, 1, True),
])  # fmt: skip
def test_what_passes(slips, critical, left, passes):
    """Ten of twelve, and every safety question among them: a slip in one, or one left out, does not pass."""
    asked = compose(EXAM, BANK, "final:one", [])
    chosen = [one for one in asked if one.critical is critical]
    skipped, missed = chosen[:left], chosen[left : left + slips]
    events = [attempt(one, one not in missed, 0, "final:one", n) for n, one in enumerate(asked) if one not in skipped]
    (result,) = results(EXAM, BANK, events)
    assert passed(EXAM, result, owed(BANK, events, WAIT)) is passes


def test_a_slip_leads_to_another_sitting_and_a_later_one_takes_the_pass_back():
    """A wrong safety question fails its sitting for good; the next asks another on the same limit and passes, ten minutes later. A wrong
    one anywhere takes that back until it is paid."""
    asked = compose(EXAM, BANK, "final:one", [])
    slip = next(one for one in asked if one.critical)
    events = [attempt(one, one is not slip, 0, "final:one", n) for n, one in enumerate(asked)]
    retake = compose(EXAM, BANK, "final:two", events)
    assert [one for one in retake if one.critical and one.limits == slip.limits and one is not slip]
    (other,) = (one for one in retake if one.critical and one.limits == slip.limits)

    def says(*more):
        told = [*events, *more]
        return [passed(EXAM, one, owed(BANK, told, WAIT)) for one in results(EXAM, BANK, told)]

    assert says() == [False]
    assert says(attempt(other, True, 10, "review:a", 70)) == [False]
    assert says(*answered(retake, [True] * len(retake), "final:two", 9)) == [False, False], "too soon to pay"
    again = answered(retake, [True] * len(retake), "final:two", 10)
    assert says(*again) == [False, True]
    assert says(*again, attempt(other, False, 60, "effleurage:b", 80)) == [False, False]
    assert says(*again, attempt(other, False, 60, "effleurage:b", 80), attempt(slip, True, 70, "review:b", 81)) == [False, True]


def test_what_was_passed_stays_so_when_questions_are_added():
    """A bank that has grown draws other questions; a sitting that is over keeps those it was answered with."""
    asked = compose(EXAM, BANK[::2], "final:one", [])
    events = answered(asked, [True] * len(asked), "final:one")
    assert set(compose(EXAM, BANK, "final:one", [])) != set(asked)
    (result,) = results(EXAM, BANK, events)
    assert (set(result.items), result.percent, passed(EXAM, result, owed(BANK, events, WAIT))) == (set(asked), 100, True)


def test_the_course_own_checks_find_what_they_ask_for():
    """Twelve questions open practice, eight or more of them on what could hurt; the final check reaches every such limit."""
    items = list(library().items.values())
    for exam in library().exams.values():
        asked = compose(exam, items, f"{exam.id}:course", [])
        assert len(asked) >= exam.count
        assert sum(one.critical for one in asked) >= exam.critical
        assert all(sum(map(part.holds, asked)) >= part.count for part in exam.parts)
    assert limits(asked) == limits(items)
    assert len(asked) <= 40
    assert results(exam, items, [attempt(BANK[0], True, 0, "effleurage:a")]) == []
