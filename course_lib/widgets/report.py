"""The class report."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Report(CourseWidget):
    """What a class knows, as charts that are tables.

    `view` is the report as plain values, empty while no file has been read. The script asks `report` {fresh}, `file` {text},
    `sample`, `sheet` {what} and `record`.
    """

    _script = script(HERE / "report.js")
    _style = style(HERE / "report.css")

    view = traitlets.Dict().tag(sync=True)
