"""A table on the page: what the calls that show one share."""

from ..library import library
from ..teaching import twins
from ..widgets.table import Table
from . import door


def words(*wordings):
    """The wordings of a table, and over them those of what it shows, by their names; the button that opens it is the table's."""
    own = door.words("table")
    return {**own, **{key: text for name in wordings for key, text in library().words[name].items()}, "start": own["start"]}


def rows_of(rows, *wordings):
    """The table of `rows`, a module of teaching with `page` and `table`, under these wordings."""
    said = words(*wordings)
    return shown(said, rows.page(library(), said), rows.table(library(), said))


def shown(said, page, traits):
    """The live table with its twin, the `page`, and its `traits`."""
    return Table(line=twins.line(traits["title"]), page=page, words=said, answers={"record": door.keep}, **traits)
