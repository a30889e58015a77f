"""The practice clock for a class."""

import traitlets

from .base import HERE, script, style
from .player import Player


class ClassPractice(Player):
    """Today's check read aloud, the choice of a practice, and the clock for pairs; `unrecorded` tells the clock whom not to write to.

    `groups` is today's check as the screening has it; `choices` a list of dicts with `id`, `name`, `lengths` and `planned` in seconds and
    `one_pair` (whether one pair alone may do it, in front), `choice` the id of the first. The script asks `confirm` {groups}, `plan` and
    `begin` {choice, seconds, turn}, and `heard` for what the clock tells.
    """

    _script = script(HERE / "room.js")
    _style = style(HERE / "stroke.css", HERE / "sound_panel.css", HERE / "player.css", HERE / "room.css")

    unrecorded = traitlets.Bool(True).tag(sync=True)
    groups = traitlets.List().tag(sync=True)
    choices = traitlets.List().tag(sync=True)
    choice = traitlets.Unicode().tag(sync=True)
