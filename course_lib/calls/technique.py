"""`technique("effleurage")`: the technique card."""

from ..library import library, moving
from ..teaching import cards
from ..widgets.technique import TechniqueCard
from . import door


@door.call
def technique(name):
    """The card of the technique `name`: how, where, how hard, how long, and when to stop."""
    found = library().find("techniques", name)
    words = door.words("technique")
    if any(routine.alone for routine in found.routines):
        words |= library().words["technique_alone"]
    plate = library().plates[found.plate]
    return TechniqueCard(
        line=cards.line(found, words),
        page=cards.page(library(), found, words),
        words=words,
        answers={"record": door.keep},
        card=cards.card(library(), found),
        zones=cards.zones(library(), found, library().words["zones"]),
        plate=moving(plate.id),
        alt=plate.alt,
        stroke=cards.stroke(found),
    )
