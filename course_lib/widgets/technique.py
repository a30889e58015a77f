"""The technique card."""

import traitlets

from .base import HERE, CourseWidget, script, style


class TechniqueCard(CourseWidget):
    """One technique on one card.

    `card` is a dict of texts and lists of texts; `zones` a list of dicts with `name`, `rule` ("yes", "light" or "no"),
    `text` and `up_to`; `plate` the SVG text of the stroke plate, `alt` its alternative text; `stroke` the step whose stroke
    moves on it.
    """

    _script = script(HERE / "technique.js")
    _style = style(HERE / "stroke.css", HERE / "technique.css")

    card = traitlets.Dict().tag(sync=True)
    zones = traitlets.List().tag(sync=True)
    plate = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    stroke = traitlets.Dict().tag(sync=True)
