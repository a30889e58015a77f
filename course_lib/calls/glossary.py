"""`glossary()`: the words of the course."""

from ..teaching import terms
from . import door, tabled


@door.call
def glossary():
    """Every word that the course uses in a sense of its own, explained."""
    return tabled.rows_of(terms, "terms")
