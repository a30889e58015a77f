"""`sound_check()`: does this computer beep and speak?"""

from ..teaching import twins
from ..widgets.sound_check import SoundCheck
from . import door


@door.call
def sound_check():
    """The sounds and the voice of the practice clock, to be tried."""
    words = door.words("player")
    return SoundCheck(
        line=twins.line(words["sound_title"]),
        page=twins.page(f"**{words['sound_title']}**", words["sound_twin"], start=words["sound_start"]),
        words=words,
        answers={"record": door.keep},
    )
