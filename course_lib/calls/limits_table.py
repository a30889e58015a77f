"""`limits_table()`: every safety limit of the course in one table."""

from ..teaching import limit_rows
from . import door, tabled


@door.call
def limits_table():
    """Every limit in words: its number, what it counts for, and whether it is a house rule or rests on a study."""
    return tabled.rows_of(limit_rows, "limits")
