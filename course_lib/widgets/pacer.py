"""The breathing pacer."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Pacer(CourseWidget):
    """A circle to breathe with: `counts` are the numbers of breaths to choose from, `seconds_in` and `seconds_out` the length of each half."""

    _esm = script(HERE / "pacer.js")
    _css = style(HERE / "pacer.css")

    counts = traitlets.List().tag(sync=True)
    seconds_in = traitlets.Float().tag(sync=True)
    seconds_out = traitlets.Float().tag(sync=True)
