"""The breathing pacer."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Pacer(CourseWidget):
    """A circle to breathe with for one of `counts` breaths, each growing for `seconds_in` and shrinking for `seconds_out`."""

    _script = script(HERE / "pacer.js")
    _style = style(HERE / "pacer.css")

    counts = traitlets.List().tag(sync=True)
    seconds_in = traitlets.Float().tag(sync=True)
    seconds_out = traitlets.Float().tag(sync=True)
