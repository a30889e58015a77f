"""Today's check, live."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Screening(CourseWidget):
    """The questions before a massage, one page at a time, and what they decide.

    `groups` is a list of dicts with `id`, `title`, `lead` and `rows`; a row has `id`, `short`, `ask`, `points`, `more`, `ends`
    (closes the questions at once), `help` (what to do in an emergency, or "") and `follow`, a list of dicts with `id`, `ask`,
    `points`, `yes_help` and `no_help`. `stops` is a list of dicts with `sign`, `do` and `urgent`. The answers stay on the page
    and in the one question `decide`.
    """

    _script = script(HERE / "screening.js")
    _style = style(HERE / "screening.css")

    groups = traitlets.List().tag(sync=True)
    stops = traitlets.List().tag(sync=True)
