"""A lesson is a record, a page and a notebook of one name: which of them is missing?"""

import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import Fault
from ..library.pages import name_of, pages

# A copy that JupyterLab made, or one of a learner's own, is no lesson.
LESSON = re.compile(r"\d\d_[a-z_]+\.ipynb")


def faults(library, folder: Path) -> Iterator[Fault]:
    """Lessons without a page, pages without a lesson, and notebooks without a page, in the folder of the notebooks."""
    known = {lesson.notebook: lesson.id for lesson in library.outline.values()}
    written = {page.stem: page for page in pages(folder)}
    for name in known.keys() - written.keys():
        yield Fault("outline.yaml", 1, known[name], "", f"has no page notebooks/text/{name}.md", "that page, or this record deleted")
    for name in written.keys() - known.keys():
        right = f"a record in outline.yaml with the number {name[:2]} and the id {name[3:]}, or this page deleted"
        yield Fault(name_of(written[name]), 1, "", "", "is the page of no lesson", right)
    for notebook in folder.glob("*.ipynb"):
        if LESSON.fullmatch(notebook.name) and notebook.stem not in written:
            right = f"its page notebooks/text/{notebook.stem}.md, or this notebook deleted"
            yield Fault(f"notebooks/{notebook.name}", 1, "", "", "is made from no page", right)
