"""The final check: a sheet of questions, handed in at once."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Exam(CourseWidget):
    """A sheet of questions to go back and forth on; the page holds no key before it is handed in.

    `exam` is {id, count, percent}; `result` how the latest sitting went (see teaching.finals), {} before the first. The script asks
    `sheet`, `hand_in`, `result` and `record`, and keeps the answers in the browser until they are handed in.
    """

    _script = script(HERE / "exam.js")
    _style = style(HERE / "quiz.css", HERE / "exam.css")

    topic = traitlets.Unicode().tag(sync=True)
    notebook = traitlets.Unicode().tag(sync=True)
    exam = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
