"""What JupyterLab gets from the course: its settings (beside this file) and the hook that keeps lessons whole on the disk.

How lessons look is CSS in `labconfig/default_setting_overrides.d/look.json`, read by the extension jupyterlab-fonts once for a
page. It touches only cells with the tag "course", so that what a learner adds looks like any notebook; until the extension has
labelled a cell its code is out of sight, yet can be typed into. A selector may hold no comma: the extension would split it there. A
button that runs something is invisible until the kernel listens: JupyterLab drops an earlier press without a word. A kernel of
status "unknown" listens, and may keep that status until it is asked for something: the button shows.
"""

import json
import logging
from contextlib import suppress
from pathlib import Path

VIEW = "application/vnd.jupyter.widget-view+json"


def twins_only(model, path, contents_manager=None, **_):
    """Keeps a saved notebook free of all that belongs to one evening (called by Jupyter before it saves).

    A live widget is gone with its kernel and would be shown as "model not found" the next time, so only its static
    twin is saved. A cell of the course itself (one that cannot be deleted) is saved as it stands on the disk, whatever
    was cleared, folded or interrupted on the screen: a lesson that was run and saved is the committed file, byte for byte.
    """
    if model.get("type") != "notebook" or not model.get("content"):
        return
    notebook = model["content"]
    for passing in ("widgets", "language_info"):
        notebook["metadata"].pop(passing, None)
    on_disk = {} if contents_manager is None else course_cells(Path(contents_manager.root_dir) / path.lstrip("/"))
    if on_disk:  # in a lesson, a stray key that added an empty cell leaves nothing behind
        notebook["cells"] = [as_on_disk(cell, on_disk.get(cell.get("id"))) for cell in notebook["cells"]
                             if cell.get("source", "").strip() or cell.get("id") in on_disk]
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        if cell.get("execution_count"):
            count += 1
            cell["execution_count"] = count
        for output in cell["outputs"]:
            if "text/markdown" in output.get("data", {}):
                output["data"].pop(VIEW, None)
            if "execution_count" in output:
                output["execution_count"] = cell["execution_count"]


def course_cells(file: Path) -> dict[str, dict]:
    """The whole cells of the course in the file, by id; a code cell without output is not whole."""
    # Jupyter writes into the file itself and keeps the former version beside it meanwhile, so that of two saves in
    # quick succession the second may find half a file; the third look is for a write that ended just then.
    for place in (file, file.with_name(f".~{file.name}"), file):
        try:
            cells = json.loads(place.read_text(encoding="utf-8"))["cells"]
            return {cell["id"]: joined(cell) for cell in cells if is_of_the_course(cell) and cell.get("outputs", True)}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):  # no file yet, or not one of ours
            continue
    return {}


def is_of_the_course(cell) -> bool:
    """Whether the course put this cell there, and not the learner."""
    return cell["metadata"].get("deletable") is False


def joined(cell: dict) -> dict:
    """The cell with its lines joined: files hold lists of lines, the server whole texts."""
    def text(lines):
        return "".join(lines) if isinstance(lines, list) else lines
    outputs = [output | {"data": {kind: text(value) for kind, value in output["data"].items()}} if "data" in output
               else output | {"text": text(output["text"])} if "text" in output else output
               for output in cell.get("outputs", [])]
    return cell | {"source": text(cell["source"])} | ({"outputs": outputs} if "outputs" in cell else {})


def as_on_disk(cell, kept):
    """The cell as the file has it, if the file has it; whether it is trusted is the server's and stays."""
    if kept is None or kept["cell_type"] != cell["cell_type"] or kept["source"] != cell["source"]:
        return cell
    if "trusted" in cell["metadata"]:
        kept = kept | {"metadata": kept["metadata"] | {"trusted": cell["metadata"]["trusted"]}}
    return kept


def notebook_in(file: Path):
    """The notebook that a file holds, None where the file is damaged or cannot be read."""
    import nbformat  # late: the server has it loaded when it calls this; the hook alone does not need it

    faults = {}
    try:
        notebook = nbformat.read(file, as_version=4, capture_validation_error=faults)
    except Exception:  # what is JSON and no notebook ends in whatever nbformat stumbles over
        return None
    return None if faults else notebook


def sign(notebooks: Path) -> None:
    """Signs the lessons that the course built (those with a page in text/), so that they open trusted; a damaged one stays unsigned."""
    import nbformat.sign

    notary = nbformat.sign.NotebookNotary(log=logging.getLogger("course_lib"))  # the terminal need not hear of a new key
    for page in sorted((notebooks / "text").glob("[0-9][0-9]_*.md")):
        lesson = notebook_in(notebooks / f"{page.stem}.ipynb")
        if lesson is None:
            continue
        with suppress(Exception):  # one that cannot be signed is opened all the same
            notary.sign(lesson)
