"""What opens practice, and what closes it again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from course_lib.model.events import Event
from course_lib.model.exams import Exam
from course_lib.model.payloads import Override
from course_lib.quizzes.mastery import Debt
from course_lib.quizzes.opening import Opening, opening

from .bank import WAIT, after, attempt, item

EXAM = Exam(id="opening", title="Three", lesson="safety_limits", topics=("safety_limits",), count=3)
SEVEN = item("number", "seven", topic="safety_limits", critical=True, tags=("LIM08",))
STOP = item("single", "stop", topic="safety_limits", critical=True, tags=("LIM08",))
CAP = item("single", "cap", topic="safety_limits", critical=True, tags=("LIM06",))
EASY = item("single", "easy", topic="safety_limits", tags=("LIM08",))
SLIDES = item("single", "slides", topic="thumb_slides", critical=True, tags=("LIM14",))
BANK = (SEVEN, STOP, CAP, EASY, SLIDES)
HOLDS = timedelta(hours=12)
PASSED = [attempt(one, True, n, "opening:a", n) for n, one in enumerate((SEVEN, CAP, EASY))]


def override(minutes, opens="opening"):
    return Event.of(Override(opens=opens, why="teach"), after(minutes))


def at(minutes, *events, lessons=()):
    return opening(EXAM, BANK, [*PASSED, *events], lessons, after(minutes), WAIT, HOLDS)


def test_one_whole_sitting_opens_practice():
    """All of them answered and no safety question wrong: open. Two of three, or three spread over sittings: not yet."""
    assert at(5) == Opening(asked=3, answered=3, owed=(), override=None)
    assert at(5).lets
    for events in (PASSED[:2], [*PASSED[:2], attempt(EASY, True, 9, "opening:b")], [attempt(one, True, 1, "quiz:a") for one in BANK]):
        state = opening(EXAM, BANK, events, (), after(20), WAIT, HOLDS)
        assert (state.reached, state.lets) == (False, False)


def test_a_wrong_answer_to_a_question_that_hurts_nobody_does_not_close():
    """Only what could hurt somebody decides."""
    assert at(30, attempt(EASY, False, 20, "safety_limits:b")).lets


def test_a_wrong_safety_answer_closes_until_another_on_the_same_limit_is_right():
    """Wherever it was asked; trying the same one again, or too soon, does not open."""
    wrong = attempt(SEVEN, False, 20, "review:b", 7)
    assert at(25, wrong).owed == (Debt(subject="LIM08", item="seven", due=after(30)),)
    assert not at(25, wrong).lets
    assert not at(60, wrong, attempt(SEVEN, True, 40, "safety_limits:c")).lets
    assert not at(60, wrong, attempt(STOP, True, 29, "safety_limits:c")).lets
    assert at(60, wrong, attempt(STOP, True, 30, "safety_limits:c")).lets


def test_a_wrong_answer_in_a_lesson_closes_the_practice_of_that_lesson():
    """What a technique asks of its own limits closes that technique and no other."""
    wrong = attempt(SLIDES, False, 20, "thumb_slides:a")
    assert at(40, wrong).lets
    assert not at(40, wrong, lessons=("thumb_slides",)).lets
    assert at(40, wrong, attempt(SLIDES, True, 30, "thumb_slides:b"), lessons=("thumb_slides",)).lets


def test_of_two_debts_the_one_that_closes_longest_is_told():
    """Until it can be paid practice stays closed, so its lesson and its time are those to name."""
    state = at(25, attempt(SEVEN, False, 20, "safety_limits:b"), attempt(SLIDES, False, 22, "thumb_slides:a"), lessons=("thumb_slides",))
    assert state.owed == (Debt(subject="LIM08", item="seven", due=after(30)), Debt(subject="LIM14", item="slides", due=after(32)))
    assert state.last == state.owed[1]
    assert at(5).last is None


def test_a_question_that_left_the_bank_was_answered_all_the_same():
    """An author who takes a question out locks nobody out."""
    gone = [attempt("gone", True, 1, "opening:a")]
    state = opening(EXAM, BANK, [*PASSED[:2], *gone], (), after(9), WAIT, HOLDS)
    assert state.reached


def test_an_override_opens_for_its_hours_what_was_closed_when_it_was_made():
    """It runs out, it is for this exam alone, and a safety question that goes wrong later closes again."""
    def unpassed(*events, minutes=0):
        return opening(EXAM, BANK, events, (), after(minutes), WAIT, HOLDS)

    assert (unpassed(override(0)).lets, unpassed(override(0)).reached) == (True, False)
    assert unpassed(override(0)).override == after(12 * 60)
    assert not unpassed(override(0), minutes=12 * 60).lets
    assert not unpassed(override(0, "final")).lets
    assert not unpassed(override(0), attempt(CAP, False, 5, "safety_limits:a"), minutes=6).lets
    assert unpassed(attempt(CAP, False, 5, "safety_limits:a"), override(6), minutes=7).lets


def test_an_override_that_lies_ahead_opens_nothing():
    """A clock was set back since: how long ago it was made cannot be told, so it does not open until then, or it would for a year."""
    made = [override(365 * 24 * 60)]
    assert opening(EXAM, BANK, made, (), after(0), WAIT, HOLDS) == Opening(asked=3, answered=0, owed=(), override=None)
    assert opening(EXAM, BANK, [*made, override(0)], (), after(1), WAIT, HOLDS).override == after(12 * 60)


tried = st.lists(st.tuples(st.sampled_from(BANK[:4]), st.booleans(), st.integers(0, 40)), max_size=14)


def made(answers):
    return [attempt(one, right, minute, f"s{n}", n) for n, (one, right, minute) in enumerate(answers)]


@given(tried, st.sampled_from((SEVEN, STOP, CAP)))
def test_a_wrong_safety_answer_always_closes(answers, wrong):
    """Whatever was answered before it: after a wrong safety answer practice is closed until it is paid."""
    events = [*made(answers), attempt(wrong, False, 60, "last", 99)]
    assert not at(65, *events).lets


@given(tried, st.lists(st.integers(0, 60), max_size=4))
def test_an_override_never_raises_a_score(answers, moments):
    """With or without overrides the record says the same of what was answered and of what is owed."""
    without, with_ = at(61, *made(answers)), at(61, *made(answers), *map(override, moments))
    assert (without.answered, without.owed, without.reached) == (with_.answered, with_.owed, with_.reached)
