"""`pressure_drill()`: the same press again and again, read from a scale."""

from dataclasses import asdict

from ..library import library
from ..model.events import Kind, spell
from ..routines import drill as sums
from ..teaching import twins
from ..widgets.drill import Drill
from . import door

MOST_READINGS = 400  # two years of drills and retests
KNOWN = 50  # events of which the page is told that they have arrived; more than a page holds of one sitting


@door.call
def pressure_drill():
    """The drill on a kitchen or bathroom scale: a target of one's own, blind presses, and how near and how steady they were."""
    words = door.words("drill")
    steps = [step.replace("{trials}", str(sums.TRIALS)) for step in words["steps"]]
    said = [words["lead"], words["honest"], twins.numbered(steps), words["care"], words["retest_twin"]]
    return Drill(
        line=twins.line(words["title"]),
        page=twins.page(f"**{words['title']}**", *said, start=words["start"]),
        words={**words, "steps": steps},
        answers={"record": door.keep, "view": lambda _: {"view": _view()}},
        view=_view(),
        plan={"trials": sums.TRIALS, "band": sums.BAND},
    )


def _view():
    """The drills on the record, the latest last, with what may be told about each, and when the last one is tried again."""
    now = door.clock()
    events = door.record().events([Kind.READING], last=MOST_READINGS)
    found = sums.drills(events)
    done = [one for one in found if one.finished]
    return {
        "drills": [_told(one) for one in found],
        "retest": _retest(done[-1], now) if done else None,
        # what the page still holds itself is what is not among these
        "known": [str(event.id) for event in events[-KNOWN:]],
    }


def _told(one):
    return {
        "id": str(one.id), "unit": one.unit, "target": one.target, "at": spell(one.at),
        "blind": list(one.blind), "shown": list(one.shown),
        # nothing is told about a series before its last blind press
        "blind_sum": _sum(one.target, one.blind) if one.finished else None,
        "shown_sum": _sum(one.target, one.shown),
    }  # fmt: skip


def _sum(target, readings):
    told = sums.summary(target, readings)
    return told and asdict(told)


def _retest(one, now):
    found = sums.retest(one.at, now, library().spans)
    return {"opens": spell(found.opens), "closes": spell(found.closes), "state": found.state}
