"""One question at a time, on a calm card."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Quiz(CourseWidget):
    """A round of questions; it holds neither a key nor a word of feedback until Python has marked an answer.

    `round` is a dict with `sitting`, `notebook`, `questions` (the faces of the items, see quizzes.selection), `answered` (item -> what was
    told about it), `note`, `nothing` (lines for a round without questions) and `after` (what comes next); `plates` maps a plate's id to
    its SVG text `svg`, `alt`, `frame` (x from, x to, y from, y to in mm) and `belt`, the height of the belt line (mm). The script asks
    `grade`, `round`, `resume` (the round of a choice that was not confirmed), `reveal` (in front of a class) and `record`.
    """

    _script = script(HERE / "quiz.js")
    _style = style(HERE / "quiz.css")

    topic = traitlets.Unicode().tag(sync=True)
    round = traitlets.Dict().tag(sync=True)
    plates = traitlets.Dict().tag(sync=True)
