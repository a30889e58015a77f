"""The head and the foot of a lesson."""

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


class Receipt(CourseWidget):
    """The objectives again as questions to oneself, the one thing to remember and the next lesson.

    `questions` is a list of texts, `states` what the record says of each (empty where no question asks for them), `following` a dict
    with `title` and `path`, `lesson` the notebook, `rests` the sources of the lesson: dicts with `short`, `address` and `seen`. When
    every question has an answer, the lesson counts as finished: once a visit.
    """

    _script = script(HERE / "receipt.js")
    _style = style(HERE / "state_badge.css", HERE / "receipt.css")

    questions = traitlets.List().tag(sync=True)
    states = traitlets.List().tag(sync=True)
    remember = traitlets.Unicode().tag(sync=True)
    following = traitlets.Dict().tag(sync=True)
    lesson = traitlets.Unicode().tag(sync=True)
    rests = traitlets.List().tag(sync=True)
