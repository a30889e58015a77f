"""`limits_table()`: every safety limit of the course in one table."""

from ..library import library
from ..teaching import limit_rows
from ..widgets.table import Table
from . import door


@door.call
def limits_table():
    """Every limit in words: its number, what it counts for, and whether it is a house rule or rests on a study."""
    words = {**door.words("table"), **library().words["limits"]}
    return Table(
        line=limit_rows.line(words),
        page=limit_rows.page(library(), words),
        words=words,
        answers={"record": door.keep},
        fault=words["broken"],
        **limit_rows.table(library(), words),
    )
