"""The dilution calculator."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Dilution(CourseWidget):
    """Questions to tick, a scent and two numbers; Python does the sum.

    `questions` are groups [{title, lines: [{id, ask}]}], `scents` [{id, name}], `numbers` what the page begins with and its steps
    {ml, percent, ml_step, percent_step}. `answer` is what stands there before anything is ticked: {kind, ml, percent, cap, title, lines,
    moved, carriers, left_out, because, diffuser, shows}.
    """

    _script = script(HERE / "dilution.js")
    _style = style(HERE / "dilution.css")

    questions = traitlets.List().tag(sync=True)
    scents = traitlets.List().tag(sync=True)
    numbers = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
