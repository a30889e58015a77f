"""All hand-outs of the course as files in one folder, for a class without a computer."""

from pathlib import Path

from ..calls.handout import wordings
from ..library import library
from ..teaching import handouts


def write(folder: Path) -> list[Path]:
    """Writes every sheet into `folder`, which is made if need be; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for sheet in handouts.every(library(), wordings()):
        file = folder / f"{sheet.name}.html"
        file.write_text(sheet.page, encoding="utf-8")
        files.append(file)
    return files
