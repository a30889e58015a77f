from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.model.events import Event
from course_lib.model.payloads import Attempt
from course_lib.quizzes.mastery import Debt, goals, owed, standing, tries

from .bank import NOON, WAIT, after, attempt, item

SEVEN = item("number", "seven", critical=True, tags=("LIM08", "C40"))
STOP = item("single", "stop", critical=True, tags=("LIM08",))
CAP = item("single", "cap", critical=True, tags=("LIM06",))
EASY = item("single", "easy", tags=("LIM08",))
DAY = timedelta(hours=12)
BANK = (SEVEN, STOP, CAP, EASY)


def test_a_wrong_critical_answer_owes_another_item_on_its_limit():
    """From ten minutes after it, another critical item on the same limit is owed."""
    assert owed(BANK, [attempt(SEVEN, False)], WAIT) == (Debt(subject="LIM08", item="seven", due=after(10)),)


@pytest.mark.parametrize(
    ("paid", "open_after"),
    [
        (attempt(STOP, True, 10, "s2"), False),
        (attempt(STOP, True, 9, "s2"), True),
        (attempt(SEVEN, True, 30, "s2"), True),
        (attempt(EASY, True, 30, "s2"), True),
        (attempt(CAP, True, 30, "s2"), True),
        (attempt(STOP, False, 30, "s2"), True),
    ],
)
def test_only_another_critical_item_on_the_limit_pays_and_not_before_its_time(paid, open_after):
    """Too soon, the same item, one that is not critical, another limit, or wrong again: the debt stays."""
    assert bool(owed(BANK, [attempt(SEVEN, False), paid], WAIT)) is open_after


def test_where_there_is_no_other_item_the_same_one_pays():
    """A limit with a single critical item is not owed for ever."""
    assert owed(BANK, [attempt(CAP, False), attempt(CAP, True, 10, "s2")], WAIT) == ()


def test_where_no_other_is_critical_another_one_pays_and_not_the_same():
    """Somebody who was wrong on a limit meets another question on it, even where only one of them is critical."""
    plain = item("single", "plain", tags=("LIM06",))
    bank = (*BANK, plain)
    assert owed(bank, [attempt(CAP, False), attempt(CAP, True, 10, "s2")], WAIT) != ()
    assert owed(bank, [attempt(CAP, False), attempt(plain, True, 9, "s2")], WAIT) != ()
    assert owed(bank, [attempt(CAP, False), attempt(plain, True, 10, "s2")], WAIT) == ()
    assert standing(bank, [attempt(plain, True)], WAIT, DAY)["LIM06"] == "not_asked", "it pays and does no more"


def test_without_limit_and_sign_the_objective_is_owed():
    """Another question on the same objective makes it good."""
    lips, oil = (item("single", name, critical=True, objective="stop", tags=("T07",)) for name in ("lips", "oil"))
    assert [debt.subject for debt in owed((lips, oil), [attempt(lips, False)], WAIT)] == ["effleurage/stop"]
    assert owed((lips, oil), [attempt(lips, False), attempt(oil, True, 10, "s2")], WAIT) == ()


def test_a_case_is_owed_by_its_red_flag():
    """A critical item without a limit leaves its red flag or contraindication open."""
    case = item("vignette", "case", critical=True, tags=("RF10", "T07"))
    assert [debt.subject for debt in owed((*BANK, case), [attempt(case, False)], WAIT)] == ["RF10"]
    assert case.subjects == ("RF10",)


def test_trying_again_at_once_does_not_count():
    """Only the first try at an item in a sitting counts, in whatever order the events arrive."""
    first, again = attempt(SEVEN, False), attempt(SEVEN, True, 1)
    assert tries([again, first]) == [first]
    assert [debt.subject for debt in owed(BANK, [again, first], WAIT)] == ["LIM08"]


def test_a_limit_is_reached_when_its_last_word_is_right_and_nothing_is_owed():
    """Right on every limit that has a critical item, in the bank's order; a wrong one takes it back until it is paid."""
    events = [attempt(STOP, True), attempt(CAP, True, 1)]
    slip, paid = attempt(SEVEN, False, 5, "s2"), attempt(STOP, True, 15, "s3")
    assert list(standing(BANK, events, WAIT, DAY).items()) == [("LIM08", "reached"), ("LIM06", "reached")]
    assert standing(BANK, [*events, slip], WAIT, DAY) == {"LIM08": "fallen", "LIM06": "reached"}
    assert standing(BANK, [*events, slip, paid], WAIT, DAY) == {"LIM08": "reached", "LIM06": "reached"}


def test_nothing_answered_is_nothing_reached():
    """An empty record reaches nothing, and a bank without a critical item has nothing to reach."""
    assert standing(BANK, [], WAIT, DAY) == {"LIM08": "not_asked", "LIM06": "not_asked"}
    assert standing((EASY,), [attempt(EASY, True)], WAIT, DAY) == {}


def test_cleared_needs_another_day():
    """A limit is cleared by right answers on two days with a night between them: not by morning and evening, nor round a midnight."""

    def state(*moments):
        here = NOON.astimezone().replace(hour=0, minute=0)
        told = Attempt(item=STOP.id, response=None, right=True)
        events = [Event.of(told.model_copy(update={"sitting": f"s{hours}"}), here + timedelta(hours=hours)) for hours in moments]
        return standing(BANK, events, WAIT, DAY)["LIM08"]

    assert state(7) == state(7, 19.5) == state(23.5, 24.5) == "reached"
    assert state(20, 32) == state(7, 12, 31) == "cleared"


ONE, TWO = (item("single", name, objective="stop", tags=("C40",)) for name in ("one", "two"))
RISK = item("single", "risk", objective="stop", critical=True, tags=("LIM08",))
GOALS = (*BANK, ONE, TWO, RISK)
STOPS = ("effleurage", "stop")


def course(*answers):
    """The state of the objective *stop* after these answers: tuples of item, right and minutes after noon."""
    events = [attempt(one, right, minutes, f"s{n}", n) for n, (one, right, minutes) in enumerate(answers)]
    return goals(GOALS, events, WAIT, DAY)[STOPS]


def test_an_objective_is_reached_by_two_questions_in_a_row_and_can_fall():
    """Not asked, learning, reached, cleared on another day; one wrong answer takes it down, and two right ones bring it back."""
    assert course() == "not_asked"
    assert course((ONE, True, 0)) == "learning"
    assert course((ONE, True, 0), (ONE, True, 5)) == "learning", "the same question twice is one"
    assert course((ONE, True, 0), (TWO, True, 5)) == "reached"
    assert course((ONE, True, 0), (TWO, True, 24 * 60)) == "cleared"
    assert course((ONE, True, 0), (TWO, False, 5), (ONE, True, 6)) == "learning"
    fallen = ((ONE, True, 0), (TWO, True, 12 * 60), (ONE, False, 25 * 60))
    assert course(*fallen) == "fallen"
    assert course(*fallen, (ONE, True, 25 * 60 + 1), (TWO, True, 25 * 60 + 2)) == "reached"


def test_an_objective_with_a_safety_question_that_is_owed_is_not_reached():
    """Two right answers do not outweigh a wrong critical one; what pays for it, in whatever lesson, lifts it."""
    owing = ((RISK, False, 0), (ONE, True, 1), (TWO, True, 2))
    assert course(*owing) == "learning"
    assert course(*owing, (STOP, True, 9)) == "learning", "too soon to pay"
    assert course(*owing, (STOP, True, 10)) == "reached"
    assert course(*owing, (STOP, True, 10), (TWO, False, 20)) == "fallen"
    assert course(*owing, (TWO, False, 20)) == "learning", "what was never reached cannot fall"


def test_an_objective_with_one_question_is_reached_by_it():
    """No more can be asked than there is."""
    lonely = item("single", "lonely", objective="glide", tags=("C41",))
    assert goals([lonely], [attempt(lonely, True)], WAIT, DAY) == {("effleurage", "glide"): "reached"}


@given(rights=st.lists(st.tuples(st.sampled_from(BANK), st.booleans()), max_size=12), shuffled=st.randoms())
def test_mastery_depends_on_when_things_happened_and_not_on_when_they_arrived(rights, shuffled):
    """Events that come late from a browser give the same standing as those that came in time."""
    events = [attempt(one, right, 7 * n, f"s{n}", n) for n, (one, right) in enumerate(rights)]
    mixed = list(events)
    shuffled.shuffle(mixed)
    assert standing(BANK, mixed, WAIT, DAY) == standing(BANK, events, WAIT, DAY)
    assert goals(BANK, mixed, WAIT, DAY) == goals(BANK, events, WAIT, DAY)
