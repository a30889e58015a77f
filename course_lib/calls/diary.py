"""`diary()`: the ache before, after and the day after each session."""

from ..library import library
from ..teaching import diary as pages
from ..teaching import twins
from ..widgets.diary import Diary
from . import door


@door.call
def diary():
    """The pain numbers around each session of the learner's own record, and the one of the next day where it is due."""
    words = door.words("diary")
    signs = {key: text for key, text in door.words("player").items() if key.startswith("not_normal") or key == "say_massage"}
    return Diary(
        line=twins.line(words["title"]),
        page=pages.page(words),
        words={**signs, **words},
        answers={"record": door.keep, "view": lambda _: {"view": _view(words)}},
        view=_view(words),
    )


def _view(words):
    return pages.view(library(), door.record(), door.clock(), words)
