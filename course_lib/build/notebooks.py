"""From pages to executed notebooks that hold only static twins."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from ..jupyter import VIEW, is_of_the_course, notebook_in, twins_only
from .pages import cells_of, notebook_of

TOGETHER = max(1, os.cpu_count() or 1)  # kernels at a time


class Unbuilt(Exception):
    """A notebook cannot be built; the message says which, where and why."""


def build(todo: Iterable[Path]) -> list[Path]:
    """Executes every page in a kernel and a record of its own and writes the notebooks; returns those that changed."""
    todo = list(todo)
    with ThreadPoolExecutor(TOGETHER) as room:
        changed = room.map(lambda page: write(notebook_of(page), executed(page)), todo)
        return [notebook_of(page) for page, new in zip(todo, changed, strict=True) if new]


def executed(page: Path) -> nbformat.NotebookNode:
    """The notebook of a page after one run from top to bottom, reduced as Jupyter reduces it when it saves."""
    notebook, folder = cells_of(page), notebook_of(page).parent
    with tempfile.TemporaryDirectory() as record:
        client = NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False, store_widget_state=False,
                                resources={"metadata": {"path": str(folder)}})
        try:
            client.execute(env=os.environ | {"COURSE_RECORD": record, "PYTHONPATH": str(folder.parent)}, transport_encryption="auto")
        except CellExecutionError as fault:
            raise Unbuilt(f"{page.name}: a cell raised {fault.ename}: {fault.evalue}\n{fault}") from None
    for cell in notebook.cells:
        if cell.cell_type == "code":
            live_with_a_twin(cell, page)
    twins_only({"type": "notebook", "content": notebook}, notebook_of(page).name)
    nbformat.validate(notebook)
    return notebook


def live_with_a_twin(cell: nbformat.NotebookNode, page: Path) -> None:
    """Refuses a cell that shows nothing, prints, warns, has no twin, or ends in the card that stands for a fault."""
    if [set(output.get("data", {})) for output in cell.outputs] != [{"text/plain", "text/markdown", VIEW}]:
        said = [output.get("text") or output.get("data", {}).get("text/plain") or output.output_type for output in cell.outputs]
        raise Unbuilt(f"{page.name}: the cell {cell.source.splitlines()[-1]!r} must show one live thing with a static twin; "
                      f"it shows: {'; '.join(said) or 'nothing'}")


def write(file: Path, notebook: nbformat.NotebookNode) -> bool:
    """Writes a notebook as Jupyter does, if that changes a byte."""
    new = (nbformat.writes(notebook) + "\n").encode("utf-8")
    if file.is_file():
        if file.read_bytes() == new:
            return False
        set_aside(file)
    file.write_bytes(new)
    return True


def set_aside(file: Path) -> Path | None:
    """Keeps a copy of a notebook in which somebody wrote cells of their own; returns the copy, if there was need."""
    notebook = notebook_in(file)  # nobody can tell what is in a damaged file, so it is kept too
    if notebook is not None and not any(cell["source"] and not is_of_the_course(cell) for cell in notebook.cells):
        return None
    copy = file.with_name(f"my_{file.name}")
    number = 2
    while copy.exists():
        copy, number = file.with_name(f"my_{file.stem}_{number}.ipynb"), number + 1
    return Path(shutil.copyfile(file, copy))
