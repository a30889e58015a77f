"""`breathing()`: a few slow breaths before the hands go on."""

from ..library import library
from ..teaching import twins
from ..widgets.pacer import Pacer
from . import door


@door.call
def breathing():
    """A circle that grows and shrinks for 3 to 5 slow breaths, and ends by itself."""
    words, spans = door.words("pacer"), library().spans
    return Pacer(
        line=twins.line(words["title"]),
        page=twins.page(f"**{words['title']}**", words["lead"], twins.numbered(words["steps"]), words["own_pace"], start=words["start"]),
        words=words,
        answers={"record": door.keep},
        counts=[int(count) for count in words["counts"]],
        seconds_in=float(spans["breath-in"].seconds),
        seconds_out=float(spans["breath-out"].seconds),
    )
