"""The end of a lesson."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Receipt(CourseWidget):
    """The objectives again as questions to oneself, the one thing to remember and the ways on.

    `questions` is a list of texts, `states` what the record says of each (empty where no question asks for them), `ways` where
    the end leads, dicts with `label` and `path`, `lesson` the notebook, `rests` the sources of the lesson: dicts with `short`, `address`
    and `seen`. When every question has an answer, the lesson counts as finished: once a visit.
    """

    _script = script(HERE / "receipt.js")
    _style = style(HERE / "state_badge.css", HERE / "receipt.css")

    questions = traitlets.List().tag(sync=True)
    states = traitlets.List().tag(sync=True)
    remember = traitlets.Unicode().tag(sync=True)
    ways = traitlets.List().tag(sync=True)
    lesson = traitlets.Unicode().tag(sync=True)
    rests = traitlets.List().tag(sync=True)
