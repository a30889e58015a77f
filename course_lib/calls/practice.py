"""`practice("effleurage")`: the guided practice, behind today's screening."""

from functools import partial

from ..errors import UnknownId
from ..library import library
from ..routines import compile_session, session_of
from ..teaching import practices
from ..widgets.practice import Practice
from . import begin, door, room


@door.call
def practice(name):
    """The practice `name`: a technique (its first routine) or one routine of it, kept in time by the browser."""
    technique, routine = _find(name)
    rules, session, words = library(), session_of(routine), begin.words(routine.alone)
    timeline = compile_session(session, rules, words)
    classroom, asked = room.behind([routine.id])
    return Practice(
        line=practices.line(timeline, words),
        page=practices.page(timeline, words),
        words=words,
        answers={
            "plan": partial(begin.plan, session),
            "begin": partial(begin.begin, session),
            "holds": begin.holds,
            "record": door.keep,
            **asked,
        },
        timeline=timeline.model_dump(),
        classroom=classroom,
        techniques=practices.techniques([technique], rules),
        signs=practices.signs([technique], rules, routine.alone),
    )


def _find(name):
    techniques = library().techniques.values()
    known = {technique.id: (technique, technique.routines[0]) for technique in techniques}
    known |= {routine.id: (technique, routine) for technique in techniques for routine in technique.routines}
    if name not in known:
        raise UnknownId.among("practice", name, known)
    return known[name]
