"""Sheets to print."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Handouts(CourseWidget):
    """Sheets that open in a window of their own; `sheets` is a list of dicts with file `name`, `title` and `page`, whole HTML."""

    _script = script(HERE / "handout.js")
    _style = style(HERE / "handout.css")

    sheets = traitlets.List().tag(sync=True)
