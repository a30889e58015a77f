"""`quiz("effleurage")`: six questions on a lesson, each answer explained."""

from ..errors import NothingToShow
from ..library import library
from ..quizzes import rounds
from ..teaching import checks
from . import door
from .desk import Desk


@door.call
def quiz(topic):
    """The check of the lesson `topic`: questions drawn from its bank, one at a time."""
    lesson = library().find("outline", topic)
    bank = library().items.of([lesson.id])
    if not bank:
        raise NothingToShow("no_questions", lesson.title)
    words = door.words("quiz")
    deck = rounds.lesson_deck(lesson.id, bank, library().spans["retry"].length)
    desk = Desk(deck, {item.id: item for item in bank}, lesson.notebook, words)
    return desk.card(checks.line(lesson, words), checks.page(lesson, bank, rounds.ROUND, words), lesson.title)
