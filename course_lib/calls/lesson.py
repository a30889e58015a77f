"""`lesson("effleurage")`: what a lesson promises, where it stands in the course, and who to call."""

from ..library import library
from ..record import finished_lessons
from ..teaching import dashboard, lessons
from ..widgets.lesson import LessonHeader
from . import door


@door.call
def lesson(name):
    """The head of the lesson `name`: objectives, the place in the course, and *Who to call*."""
    found = library().find("outline", name)
    words = door.words("lesson")
    done = finished_lessons(door.record())
    return LessonHeader(
        line=lessons.header_line(found, words),
        page=lessons.header_page(library(), found, words),
        words=words,
        answers={"record": door.keep},
        objectives=[one.text for one in found.objectives],
        places=lessons.places(library(), found, done),
        calls=lessons.who_to_call(library(), words),
        go_on=_go_on(found),
        lesson={"number": found.number, "title": found.title, "minutes": found.minutes, "notebook": found.notebook},
    )


def _go_on(here):
    """The lesson to continue with, offered where the course begins."""
    if here.id != lessons.in_order(library())[0].id:
        return {}
    target = dashboard.go_on(library(), door.record())
    return {} if target.get("path") == lessons.path(here) else target
