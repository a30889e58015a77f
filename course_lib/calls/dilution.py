"""`dilution()`: which oil, and how much of it."""

from ..library import library
from ..safety import dilution as sums
from ..teaching import mixing, twins
from ..widgets.dilution import Dilution
from . import door


@door.call
def dilution():
    """The questions before a bottle is opened, and the sum for a scented oil; nothing of it is recorded."""
    words = door.words("dilution")
    return Dilution(
        line=twins.line(words["title"]),
        page=mixing.page(library(), words),
        words=words,
        answers={"dilute": lambda payload: {"answer": _answer(payload)}},
        questions=mixing.questions(library(), words),
        scents=mixing.scents(library(), words),
        numbers={"ml": sums.USUAL, "percent": library().limits["LIM24"].default, "ml_step": sums.LEAST, "percent_step": float(sums.STEP)},
        answer=_answer({}),
    )


def _answer(payload):
    """What the page shows for {asked, ticked, scent, ml, percent}."""
    ticked = payload.get("ticked") if isinstance(payload.get("ticked"), list) else []
    typed = {name: payload.get(name) for name in ("scent", "ml", "percent")}
    found = sums.dilution(library(), asked=payload.get("asked") is True, ticked=ticked, **typed)
    return mixing.told(found, library(), door.words("dilution"))
