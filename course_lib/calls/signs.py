"""`signs()`: when to see somebody, and how fast."""

from ..library import library
from ..teaching import sign_rows
from ..widgets.table import Table
from . import door


@door.call
def signs():
    """Every red flag, every reason not to massage and every stop sign: what to do, and how fast."""
    words = {**door.words("table"), **library().words["screening"], **library().words["signs"]}
    return Table(
        line=sign_rows.line(words),
        page=sign_rows.page(library(), words),
        words=words,
        answers={"record": door.keep},
        fault=words["broken"],
        **sign_rows.table(library(), words),
    )
