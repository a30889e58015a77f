"""Sounds and voice, to be tried before a practice needs them."""

from .base import HERE, CourseWidget, script, style


class SoundCheck(CourseWidget):
    """The sounds, the tempo ticks and the voice of the practice clock, each to be heard, switched and turned up."""

    _script = script(HERE / "sound_check.js")
    _style = style(HERE / "sound_panel.css", HERE / "sound_check.css")
