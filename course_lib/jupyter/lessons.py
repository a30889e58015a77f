"""How the course's server writes a notebook: not at all where nothing changed."""

from pathlib import Path

import nbformat
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager


class Lessons(AsyncLargeFileManager):
    """Jupyter's files, but a notebook that would come out as it stands on the disk is left alone.

    JupyterLab saves on although the save before has not ended, and asks "File Changed: overwrite or revert?" where it
    then finds another time or half a file. A lesson that was only run and looked at is the same as before, so on a slow
    computer, or with the lesson open in two windows, there is nothing to ask.
    """

    async def _save_notebook(self, os_path, nb, capture_validation_error=None):
        if not is_on_disk(Path(os_path), nb):
            await super()._save_notebook(os_path, nb, capture_validation_error=capture_validation_error)


def is_on_disk(file: Path, notebook: nbformat.NotebookNode) -> bool:
    """Whether the file holds this notebook already, byte for byte."""
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT, capture_validation_error={})
    return file.is_file() and file.read_bytes() == f"{text}\n".encode()
