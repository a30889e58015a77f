"""`receipt("effleurage")`: the end of a lesson."""

from ..library import library
from ..teaching import lessons
from ..widgets.lesson import Receipt
from . import door


@door.call
def receipt(name):
    """The objectives of the lesson `name` as questions to oneself, the one thing to remember and the next lesson."""
    found = library().find("outline", name)
    words = door.words("lesson")
    return Receipt(
        line=lessons.receipt_line(found, words),
        page=lessons.receipt_page(library(), found, words),
        words=words,
        answers={"record": door.keep},
        fault=words["broken"],
        questions=lessons.questions(found, words),
        remember=found.remember,
        following=lessons.following(library(), found),
        lesson=found.notebook,
        rests=lessons.rests(library(), found, words),
    )
