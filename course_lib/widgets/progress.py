"""The dashboard."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Progress(CourseWidget):
    """Where to go on, minutes against their budgets, the ache before and after; taking along and erasing.

    `view` is a dict: `go_on` {title, path, begun}, `lessons` [{number, title, path, state}], `people` [{name, shown, budgets, pain, due,
    advice}] with `due` and `advice` as in the diary, `learned` (of teaching.learned), `folder`, `private`, `notices` (texts). The script
    asks `view`, `file`, `take_in`, `erase`, `private` and `record`.
    """

    _script = script(HERE / "progress.js")
    _style = style(HERE / "state_badge.css", HERE / "ache_marks.css", HERE / "progress.css", HERE / "next_day.css")

    view = traitlets.Dict().tag(sync=True)
