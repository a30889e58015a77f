"""`massage_types()`: kinds of massage, compared."""

from ..library import library
from ..teaching import kind_rows
from ..widgets.table import Table
from . import door


@door.call
def massage_types():
    """Each kind of massage: what is done, how hard, what trials show and how sure that is, and who may do it."""
    words = {**door.words("table"), **library().words["evidence"], **library().words["kinds"]}
    return Table(
        line=kind_rows.line(words),
        page=kind_rows.page(library(), words),
        words=words,
        answers={"record": door.keep},
        fault=words["broken"],
        **kind_rows.table(library(), words),
    )
