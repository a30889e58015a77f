"""The pressure drill."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Drill(CourseWidget):
    """Readings of a scale typed in: a target of one's own, blind presses, then how near and how steady they were.

    `view` is a dict: `drills` [{id, unit, target, at, blind, shown, blind_sum, shown_sum}], the latest last, sums {bias, spread, verdict}
    or None, `retest` {opens, closes, state} or None, and `known`, the ids of events that are on the record. `plan` is {trials, band}: the
    presses of a series, and the width of the band drawn around the target, to either side, as a share of it. The script asks `view` and
    `record`.
    """

    _script = script(HERE / "drill.js")
    _style = style(HERE / "readings.css", HERE / "drill.css")

    view = traitlets.Dict().tag(sync=True)
    plan = traitlets.Dict().tag(sync=True)
