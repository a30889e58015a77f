"""The diary of the ache."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Diary(CourseWidget):
    """The ache before, after and the day after each session, drawn and in words; takes the number of the next day.

    `view` is {people: [{name, shown, rows, earlier, due, opens, advice, review}]}: `rows` [{at, practices, begun, before, after,
    next_day}], the latest last; `due` {session, again, at} or None; `opens` a time or None; `advice` the name of a wording or None;
    `review` {state, first, best, since, at} or None.
    """

    _script = script(HERE / "diary.js")
    _style = style(HERE / "ache_marks.css", HERE / "diary.css", HERE / "next_day.css")

    view = traitlets.Dict().tag(sync=True)
