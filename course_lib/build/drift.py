"""Is every committed notebook still what building it now would give?"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat

from ..errors import Fault
from ..jupyter import notebook_in
from .pages import ROOT, cells_of, notebook_of

REBUILD = "what 'start.py build' makes of it now"
TWIN = ("text/plain", "text/markdown")


def faults(todo: list[Path], shown: bool = True) -> Iterator[Fault]:
    """Notebooks that differ from their pages, or from what their cells show now.

    Not `shown` leaves the second out: where a page cannot be read, a cell that shows a plan of it shows a fault.
    """
    now = {}
    for page in todo:
        name = notebook_of(page).relative_to(ROOT).as_posix()
        if not notebook_of(page).is_file():
            yield Fault(name, 1, "", "", "is not there", REBUILD)
            continue
        built = notebook_in(notebook_of(page))
        if built is None:
            yield Fault(name, 1, "", "", "is damaged", REBUILD)
            continue
        if bones(built) != bones(cells_of(page)):
            yield Fault(name, 1, "", "", f"is not what its page {page.name} says", REBUILD)
            continue
        now[name] = built
    if not shown:
        return
    for (name, built), twins in zip(now.items(), twins_now([sources(built) for built in now.values()]), strict=True):
        text = (ROOT / name).read_text(encoding="utf-8")
        for cell, twin in zip(code_cells(built), twins, strict=True):
            before = {kind: output["data"].get(kind) for output in cell.outputs for kind in TWIN if "data" in output}
            if before != twin:
                line = text[:max(0, text.find(f'"id": "{cell.id}"'))].count("\n") + 1
                yield Fault(name, line, cell.source.splitlines()[0], "", "shows something older than the content", REBUILD)


def bones(notebook: nbformat.NotebookNode) -> dict:
    """All of a notebook that its page decides."""
    cells = [(cell.get("id"), cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells]
    return {"metadata": notebook.metadata, "cells": cells}


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def sources(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in code_cells(notebook)]


def twins_now(notebooks: list[list[str]]) -> list[list[dict]]:
    """What each code cell would show now, by one Python for all notebooks: a kernel for each would take minutes."""
    if not notebooks:
        return []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as record:
        done = subprocess.run([sys.executable, "-m", "course_lib.build.drift"], input=json.dumps(notebooks), capture_output=True,
                              text=True, encoding="utf-8", cwd=ROOT, check=True,
                              env=os.environ | {"COURSE_RECORD": record, "IPYTHONDIR": record, "PYTHONIOENCODING": "utf-8"})
    return json.loads(done.stdout.splitlines()[-1])


def show(notebooks: list[list[str]]) -> list[list[dict]]:
    """Runs the cells of each notebook in a namespace of its own and keeps what the last expression shows."""
    # late: half a second that only this process needs
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    shell.display_formatter.active_types = list(TWIN)
    all_shown = []
    for cells in notebooks:
        shell.reset()
        shown = []
        for source in cells:
            with capture_output():
                result = shell.run_cell(source, store_history=False).result
            bundle = {} if result is None else shell.display_formatter.format(result)[0]
            shown.append({kind: bundle.get(kind) for kind in TWIN})
        all_shown.append(shown)
    return all_shown


if __name__ == "__main__":
    print(json.dumps(show(json.load(sys.stdin))))
