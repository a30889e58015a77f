"""`receipt("effleurage")`: the end of a lesson."""

from ..library import library
from ..teaching import lessons
from ..teaching.learned import objectives
from ..widgets.receipt import Receipt
from . import door
from .desk import attempts


@door.call
def receipt(name):
    """The objectives of the lesson `name` as questions to oneself, the one thing to remember and the ways on."""
    found = library().find("outline", name)
    words = door.words("lesson")

    def states():
        return objectives(library(), found, attempts())

    return Receipt(
        line=lessons.receipt_line(found, words),
        page=lessons.receipt_page(library(), found, words),
        words=words,
        answers={"record": door.keep, "states": lambda _: {"states": states()}},
        questions=lessons.questions(found, words),
        states=states(),
        remember=found.remember,
        ways=lessons.ways_on(library(), found, words),
        lesson=found.notebook,
        rests=lessons.rests(library(), found, words),
    )
