"""`handout("effleurage", "screening")`: what to print for a class."""

from ..errors import NothingToShow
from ..library import library
from ..teaching import handouts
from ..widgets.handout import Handouts
from . import door


@door.call
def handout(*names):
    """The sheets of lessons or techniques by their names: card, questions and their key; `screening` is today's check."""
    if not names:
        raise NothingToShow("no_sheet_named", "handout")
    words = wordings()
    found = [sheet for name in names for sheet in handouts.handouts(library(), name, words)]
    return Handouts(
        line=handouts.line(found, words),
        page=handouts.page(found, words),
        words=words,
        answers={"record": door.keep},
        sheets=[{"name": f"{one.name}.html", "title": one.title, "page": one.page} for one in found],
    )


def wordings():
    """The wordings of paper, and of the four actions of a case."""
    return {**library().words["quiz"], **door.words("handout")}
