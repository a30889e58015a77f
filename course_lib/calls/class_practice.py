"""`class_practice("effleurage")`: pairs practise to one clock on the projector."""

from ..library import library
from ..teaching import twins
from ..widgets.room import ClassPractice
from . import door, room


@door.call
def class_practice(name=""):
    """The practice clock for a whole class: today's check read aloud, pairs that change, check-ins for the room; nothing is recorded."""
    first = library().find("techniques", name) if name else None
    words = room.words()
    desk = room.Desk(words)
    said = [words["room_lead"], words["room_twin"]]
    return ClassPractice(
        line=twins.line(words["room_title"]),
        page=twins.page(f"**{words['room_title']}**", *said, start=words["start"]),
        words=words,
        answers=desk.answers,
        **room.traits(desk, first),
    )
