"""From the page that people edit to the cells of a notebook, before anything is executed."""

from pathlib import Path

import nbformat

from ..library.pages import NOTEBOOKS, cells

ROOT = NOTEBOOKS.parent

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# Prose is *skip* and not *notes*: jupyterlab-slideshow shows an empty slide, with no way on, where a cell of notes is the
# active one, as after Shift+Enter on the slide before it. What is said to a slide stands in the speaker's window.
SLIDE = {True: "slide", False: "skip"}


def notebook_of(page: Path) -> Path:
    """The notebook that is made from a page."""
    return page.parent.parent / f"{page.stem}.ipynb"


def cells_of(page: Path) -> nbformat.NotebookNode:
    """The notebook of a page, not yet executed: same text, same bytes, on every computer."""
    notebook = nbformat.v4.new_notebook()
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in cells(page):
        made = nbformat.v4.new_code_cell if cell.kind == "code" else nbformat.v4.new_markdown_cell
        tags = ["course", *cell.metadata.get("tags", [])]
        own = {**cell.metadata, "slideshow": {"slide_type": SLIDE[cell.slide]}, "editable": False, "deletable": False, "tags": tags}
        notebook.cells.append(made(cell.source, id=cell.id, metadata=own))
    return notebook
