"""`massage_types()`: kinds of massage, compared."""

from ..teaching import kind_rows
from . import door, tabled


@door.call
def massage_types():
    """Each kind of massage: what is done, how hard, what trials show and how sure that is, and who may do it."""
    return tabled.rows_of(kind_rows, "evidence", "kinds")
