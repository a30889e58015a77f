"""`glossary()`: the words of the course."""

from ..library import library
from ..teaching import terms
from ..widgets.table import Table
from . import door


@door.call
def glossary():
    """Every word that the course uses in a sense of its own, explained."""
    words = {**door.words("table"), **library().words["terms"]}
    return Table(
        line=terms.line(words),
        page=terms.page(library(), words),
        words=words,
        answers={"record": door.keep},
        fault=words["broken"],
        **terms.table(library(), words),
    )
