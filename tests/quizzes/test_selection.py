import json
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.quizzes.selection import draw, face

from .bank import KINDS, NOON, WAIT, attempt, item

BANK = tuple(
    item(kind, f"{kind}-{n}", safety=n != 1, critical=n == 0, tags=(f"LIM0{n}",), difficulty=("easy", "medium", "hard")[n])
    for kind in KINDS
    for n in range(3)
)


def drawn(sitting="s1", events=(), minutes=0, count=6, bank=BANK):
    return draw(bank, sitting, count, list(events), NOON + timedelta(minutes=minutes), WAIT)


def test_the_same_sitting_draws_the_same_questions():
    """A sitting is reproducible; another one differs."""
    assert drawn("s1") == drawn("s1")
    assert len({drawn(f"s{n}") for n in range(20)}) > 10


@given(sitting=st.text(max_size=20), count=st.integers(1, 18))
def test_a_draw_is_without_repeats_at_least_half_safety_and_easy_first(sitting, count):
    """No item twice, half or more on safety, the easy ones first."""
    items = drawn(sitting, count=count)
    assert len({one.id for one in items}) == len(items) == count
    assert sum(one.safety for one in items) * 2 >= count
    levels = [["easy", "medium", "hard"].index(one.difficulty) for one in items]
    assert levels == sorted(levels)


@given(sitting=st.text(max_size=20))
def test_a_draw_mixes_kinds_and_limits(sitting):
    """Six questions out of a full bank are of at least four kinds and touch all three limits."""
    items = drawn(sitting)
    assert len({one.kind for one in items}) >= 4
    assert len({one.limits for one in items}) == 3


def test_a_small_bank_is_asked_whole():
    """With fewer items than wanted all of them are asked."""
    assert set(drawn(bank=BANK[:4])) == set(BANK[:4])


def test_what_was_never_answered_comes_before_what_was_wrong_before_what_was_right():
    """A learner meets the whole bank before anything comes back, and mistakes before what was right."""
    right, wrong = BANK[:6], BANK[6:-6]
    events = [attempt(one, True, n, f"r{n}", n) for n, one in enumerate(right)]
    events += [attempt(one, False, 20 + n, f"w{n}", 50 + n) for n, one in enumerate(wrong)]
    bank = tuple(one.model_copy(update={"critical": False, "safety": True}) for one in BANK)
    assert {one.id for one in drawn(events=events, bank=bank, minutes=60)} == {one.id for one in BANK[-6:]}
    all_but_six = {one.id for one in drawn(events=events, bank=bank, minutes=60, count=18)}
    assert all_but_six == {one.id for one in BANK[6:]}


def test_what_is_owed_is_asked_once_it_is_due():
    """Ten minutes after a wrong critical answer another critical item on its limit is among the questions, and not the same one."""
    missed = BANK[0]
    others = {one.id for one in BANK if one.critical and one != missed}
    answered = [attempt(one, True, n / 100, f"r{n}", n) for n, one in enumerate(BANK[1:], 1)]
    events = [*answered, attempt(missed, False, 1, "s0", 99)]
    later = {f"s{n}": {one.id for one in drawn(f"s{n}", events, minutes=11)} for n in range(10)}
    assert all(ids & others for ids in later.values())


def test_what_is_owed_alone_is_asked_again():
    """Where no other critical item asks about it, the same item comes back once it is due."""
    alone = item("vignette", "alone", critical=True, safety=True, tags=("RF10",))
    events = [attempt(one, True, n / 100, f"r{n}", n) for n, one in enumerate(BANK, 1)]
    events.append(attempt(alone, False, 1, "s0", 99))
    assert all(alone in drawn(f"s{n}", events, minutes=11, bank=(*BANK, alone)) for n in range(10))


@pytest.mark.parametrize("kind", KINDS)
def test_a_face_holds_neither_key_nor_feedback(kind):
    """What goes to the page names the choices and nothing of right, wrong or why."""
    asked = item(kind)
    shown = face(asked, "s1")
    text = json.dumps(shown)
    told = ("said of", "misplaced", "feedback", asked.why, "wrong", "That is", "the low ridge")
    for secret in (*told, '"right"', "key", '"rule"', "within", "structure"):
        assert secret not in text
    assert set(shown) <= {
        "item", "kind", "stem", "hint", "critical", "attempt", "unit", "choices", "plate", "place", "named", "pins", "names",
    }  # fmt: skip
    assert all(set(pin) == {"at", "place"} for pin in shown.get("pins", ()))
    assert all(set(name) == {"at", "text"} for name in shown.get("names", ()))
    assert all(set(choice) <= {"at", "text", "action", "place"} for choice in shown.get("choices", ()))


@pytest.mark.parametrize("kind", ["single", "multiple", "spot", "order"])
def test_choices_are_shuffled_by_sitting_and_attempt(kind):
    """Each attempt shows the choices in an order of its own, the same for the same attempt, and every choice takes every place."""
    asked = item(kind)
    assert face(asked, "s1", 1) == face(asked, "s1", 1)
    firsts = Counter(face(asked, f"s{n}", 1)["choices"][0]["text"] for n in range(200))
    assert len(firsts) == len(face(asked, "s1")["choices"])
    assert len({json.dumps(face(asked, "s1", n)["choices"]) for n in range(20)}) > 1


def test_steps_are_never_shown_in_their_order():
    """An order item never comes solved."""
    asked = item("order", steps=tuple({"text": t, "misplaced": "."} for t in "abc"), swaps=())
    for n in range(60):
        assert [choice["text"] for choice in face(asked, f"s{n}")["choices"]] != ["a", "b", "c"]


def test_the_four_actions_keep_their_order():
    """Go, with changes, refer, emergency: always in this order, as a learner will need them."""
    for n in range(10):
        assert [choice["action"] for choice in face(item("vignette"), f"s{n}")["choices"]] == ["go", "light", "refer", "emergency"]
