"""`exam("opening")` and `exam("final")`: questions drawn by a plan over limits and lessons."""

from datetime import UTC, datetime
from functools import partial

from ..errors import NothingToShow
from ..library import library
from ..model.exams import OPENING
from ..quizzes import exams, rounds, sittings
from ..quizzes.mastery import owed, paying
from ..teaching import checks, moments
from . import door, permission
from .desk import Desk
from .final import final


@door.call
def exam(name):
    """The exam `name`: *opening*, the questions that open practice, one at a time; *final*, the final check with one handing-in."""
    found = library().find("exams", name)
    bank = library().items.of(found.lessons(library().outline))
    if not bank:
        raise NothingToShow("no_questions_to_draw", found.title)
    return _opening(found, bank) if found.id == OPENING else final(found)


def _opening(found, bank):
    words = {**door.words("quiz"), **library().words["opening"]}
    lesson = library().find("outline", found.lesson)
    deck = rounds.Deck(found.id, partial(pick, found, bank))
    items = {item.id: item for item in bank}
    desk = Desk(deck, items, lesson.notebook, words, after=partial(_after, words), nothing=partial(_nothing, words))
    page = checks.exam_page(found, bank, words["twin_lead"], words)
    return desk.card(checks.exam_line(found, words), page, found.title)


def pick(found, items, sitting, before, at):
    """The twelve at first; then what is owed and may be paid by now; the twelve again once nothing is."""
    if sittings.fullest(found.id, before) >= found.count:
        bank = found.pool(items)
        debts = owed(bank, before, library().spans["retry"].length)
        if debts:
            return paying([debt for debt in debts if debt.due <= at], bank, before)
    return exams.compose(found, items, sitting, before)


def _after(words, events):
    """What the end of a round says about practice."""
    state = permission.state(datetime.now(UTC))
    return {"good": state.reached, "lines": _lines(words, state)} if state.reached or state.owed else None


def _nothing(words, events):
    return _lines(words, permission.state(datetime.now(UTC)))


def _lines(words, state):
    """What is owed and from when on it may be paid, or that practice is open."""
    if not state.owed:
        return [words["open"], words["open_more"]]
    due = state.last.due
    if due <= door.clock():
        return [words["owed_now"]]
    count = len({debt.item for debt in state.owed})
    return [(words["owed_one"] if count == 1 else words["owed_some"]).format(count=count, time=moments.clock(door.on_this_computer(due)))]
