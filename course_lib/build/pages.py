"""From the page that people edit to the cells of a notebook, before anything is executed."""

import hashlib
import json
from pathlib import Path

import jupytext
import nbformat

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# How lessons look in JupyterLab, as CSS: read by the extension jupyterlab-fonts, trusted or not, before anything runs.
# It touches only cells with the tag "course", so that what a learner adds is seen and looks like any notebook.
# (A selector may hold no comma: the extension would split it there.) A button that runs something is invisible until the kernel
# listens: JupyterLab drops an earlier press without a word, and the time between is seconds on a slow computer.
LOOK = json.loads((Path(__file__).parent / "look.json").read_text(encoding="utf-8"))


def pages(folder: Path = NOTEBOOKS) -> list[Path]:
    """The pages of the course in their order."""
    return sorted((folder / "text").glob("[0-9][0-9]_*.md"))


def notebook_of(page: Path) -> Path:
    """The notebook that is made from a page."""
    return page.parent.parent / f"{page.stem}.ipynb"


def cells_of(page: Path) -> nbformat.NotebookNode:
    """The notebook of a page, not yet executed: same text, same bytes, on every computer."""
    notebook = jupytext.reads(page.read_text(encoding="utf-8"), fmt="md")
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "@deathbeds/jupyterlab-fonts": {"styles": LOOK}})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    taken: dict[str, int] = {}
    for cell in notebook.cells:
        cell.id = cell_id(cell.cell_type, cell.source, taken)
        cell.metadata.update(editable=False, deletable=False, tags=["course", *cell.metadata.get("tags", [])])
    return notebook


def cell_id(kind: str, source: str, taken: dict[str, int]) -> str:
    """A name that a cell keeps as long as its text stays; the second of two equal cells gets a number behind it."""
    name = hashlib.sha1(f"{kind}\n{source}".encode()).hexdigest()[:8]
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
