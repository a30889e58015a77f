"""The head of a lesson."""

import traitlets

from .base import HERE, CourseWidget, script, style


class LessonHeader(CourseWidget):
    """Objectives, the place in the course, and who to call. Says once per start that the lesson was opened.

    `objectives` is a list of texts; `places` a list of dicts with `number`, `title`, `minutes`, `path`,
    `state` ("here", "done" or "") and `tonight` (its minutes of the evening path, or None); `calls` a list of dicts with `title`, `signs`
    and `urgent`; `lesson` a dict with `number`, `title`, `minutes` and `notebook`; `go_on` the lesson to continue with, a dict with `title`
    and `path`, or empty.
    """

    _script = script(HERE / "lesson.js")
    _style = style(HERE / "lesson.css")

    objectives = traitlets.List().tag(sync=True)
    places = traitlets.List().tag(sync=True)
    calls = traitlets.List().tag(sync=True)
    lesson = traitlets.Dict().tag(sync=True)
    go_on = traitlets.Dict().tag(sync=True)
    opened = traitlets.Bool(False).tag(sync=True)
