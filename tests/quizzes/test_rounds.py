from datetime import timedelta

from course_lib.quizzes import rounds

from .bank import KINDS, NOON, WAIT, WORDS, attempt, item, key

BANK = tuple(item(kind, f"{kind}-{n}", safety=True, tags=(f"LIM0{n}",)) for kind in KINDS for n in range(3))
DECK = rounds.lesson_deck("effleurage", BANK, WAIT)


def answered(sitting, items, rights, minutes=0, number=1):
    """Attempts on the items of a round, one a minute, each with a response that is right or, for False, a wrong one."""
    events = []
    for n, (one, right) in enumerate(zip(items, rights, strict=False)):
        event = attempt(one, right, minutes + n, sitting, number + n)
        response = key(one) if right else key(one)[::-1] if one.kind in ("order",) else "20" if one.kind == "number" else None
        events.append(event.model_copy(update={"payload": {**event.payload, "response": response}}))
    return events


def test_a_round_left_open_is_carried_on_with_the_same_questions():
    """After a restart the same six questions stand there, and those answered are known."""
    before = answered("effleurage:before", BANK[:3], (True, False, True))
    begun = rounds.new(DECK, "effleurage:today", before, NOON + timedelta(hours=1))
    events = before + answered("effleurage:today", begun.items[:2], (True, True), 60, 50)
    found = rounds.latest(DECK, events)
    assert (found.sitting, found.items) == ("effleurage:today", begun.items)
    assert (found.done, found.right, found.finished) == (2, 2, False)


def test_a_finished_round_says_how_it_went():
    """The score counts first tries only."""
    begun = rounds.new(DECK, "effleurage:today", [], NOON)
    events = answered("effleurage:today", begun.items, (True, False, True, True, False, True))
    events += answered("effleurage:today", begun.items[1:2], (True,), 30, 80)
    found = rounds.latest(DECK, events)
    assert (found.done, found.right, found.finished) == (6, 4, True)


def test_attempts_on_another_lesson_are_not_this_rounds():
    """A lesson's round is found among the attempts of all lessons."""
    assert rounds.latest(DECK, [attempt("of-another-lesson", True)]) is None


def test_what_was_told_is_told_again_after_a_restart():
    """An answered question comes back with its verdict, why, whose rule it is, and whether the first try was right."""
    begun = rounds.new(DECK, "effleurage:today", [], NOON)
    number = next(one for one in begun.items if one.kind == "number")
    found = rounds.latest(DECK, answered("effleurage:today", [number], [False]) + answered("effleurage:today", [number], [True], 5, 9))
    told = rounds.shown(found, WORDS, {}, {})["answered"]
    assert list(told) == [number.id]
    assert (told[number.id]["verdict"]["outcome"], told[number.id]["first"], told[number.id]["why"]) == ("right", False, "Because.")


def test_an_answer_whose_choices_were_rewritten_is_asked_again():
    """Where an author has changed the choices since, the old answer no longer says anything and the question is open."""
    begun = rounds.new(DECK, "effleurage:today", [], NOON)
    single = next(one for one in begun.items if one.kind == "single")
    event = attempt(single, True, 0, "effleurage:today")
    event = event.model_copy(update={"payload": {**event.payload, "response": "0123456789"}})
    assert rounds.shown(rounds.latest(DECK, [event]), WORDS, {}, {})["answered"] == {}


def test_a_finished_round_stays_finished_when_the_bank_changes():
    """Questions that an author took out were answered all the same: nobody is asked to finish an old round."""
    begun = rounds.new(DECK, "effleurage:today", [], NOON)
    events = answered("effleurage:today", begun.items, (True,) * 6)
    smaller = rounds.lesson_deck("effleurage", [one for one in BANK if one is not begun.items[0]], WAIT)
    assert (rounds.latest(smaller, events).gone > 0, rounds.latest(smaller, events).finished) == (True, True)
