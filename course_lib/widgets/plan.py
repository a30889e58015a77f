"""The speaker's side."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Plan(CourseWidget):
    """Sections with their minutes and notes, and a window for the speaker that follows the slides and tells the pace.

    `sections` is a list of dicts with `cell` (the id of the slide, or ""), `title`, `minutes`, `skip`, `late` and `notes` (dicts with
    `kind` and `text`); `sheet` the plan on paper as a dict with file `name`, `title` and `page`.
    """

    _script = script(HERE / "plan.js")
    _style = style(HERE / "plan.css")

    title = traitlets.Unicode().tag(sync=True)
    sections = traitlets.List().tag(sync=True)
    sheet = traitlets.Dict().tag(sync=True)
