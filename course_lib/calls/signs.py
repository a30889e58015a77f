"""`signs()`: when to see somebody, and how fast."""

from ..teaching import sign_rows
from . import door, tabled


@door.call
def signs():
    """Every red flag, every reason not to massage and every stop sign: what to do, and how fast."""
    return tabled.rows_of(sign_rows, "screening", "signs")
