"""The plates as they stand in `images/`."""

from functools import cache
from pathlib import Path

IMAGES = Path(__file__).parents[2] / "images"


@cache
def picture(plate):
    """The SVG text of a plate; empty while it has not been drawn."""
    path = IMAGES / f"{plate}.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def moving(plate):
    """The SVG text of a plate that shows its strokes on the way, where there is one; else that of the plate."""
    return picture(f"{plate}-moving") or picture(plate)
