"""The practice of a lesson."""

import traitlets

from .base import HERE, script, style
from .player import Player


class Practice(Player):
    """The practice clock of a learner and, on a slide, the clock of the room for the same practice.

    `classroom` holds what a room has of its own: `words`, `timeline`, `groups`, `choices` and `choice`; it is empty where a class has no
    clock for this practice. On a slide the script also asks `room_plan`, `room_begin`, `room_heard` and `room_confirm`, as a room does.
    """

    _script = script(HERE / "practice.js")
    _style = style(HERE / "stroke.css", HERE / "sound_panel.css", HERE / "player.css", HERE / "room.css")

    classroom = traitlets.Dict().tag(sync=True)
