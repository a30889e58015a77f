"""Python's side of a class in front of one clock: the same gate as for one learner, and nothing written."""

from datetime import UTC, datetime

from ..errors import NothingToShow
from ..library import library
from ..routines import compile_session
from ..routines.sessions import catalogue
from ..safety.leases import Lease
from ..safety.refusals import Refusal
from ..teaching import practices, questions, rooms, sessions
from . import begin, door


def words():
    """The clock's wordings, and those of a class over them."""
    return {**door.words("player"), **library().words["room"]}


class Desk:
    """One room as long as its cell is not run again. `answers` are what its page may ask."""

    def __init__(self, words):
        self.words = words
        self.room = rooms.Room(words["partners"])
        self.groups = questions.groups(library(), library().words["screening"])
        self.answers = {"plan": self.plan, "begin": self.begin, "heard": self.heard, "confirm": self.confirm, "record": door.keep}

    def choices(self, wanted=None):
        """What the class can practise; with `wanted`, what of these ids."""
        return rooms.choices(sessions.entries(library(), wanted), sessions.presets(library(), wanted), library())

    def confirm(self, payload):
        """The instructor's word that every pair has answered: {"confirmed": bool}."""
        holds = library().spans["screening-holds"].length
        asked = [group["id"] for group in self.groups]
        return {"confirmed": self.room.confirm(payload.get("groups") or [], asked, datetime.now(UTC), holds)}

    def heard(self, payload):
        """What the clock tells; it stays in this room."""
        self.room.heard(payload)
        return {}

    def plan(self, payload):
        """What would happen now: {"go": True, ...} with the timeline, or {"go": False} and why."""
        return self._told(payload, lambda request: self.room.decide(request, datetime.now(UTC), library()))

    def begin(self, payload):
        """The same, and it counts as begun."""
        return self._told(payload, lambda request: self.room.begin(payload["lease"], request, datetime.now(UTC), library()))

    def _told(self, payload, decide):
        partner = self.room.partners[(0, 1).index(payload.get("turn") or 0)]
        session = rooms.chosen(payload.get("choice"), payload.get("seconds"), library())
        if session is None:
            return begin.closed(self._refused(Refusal("screening", why="asked"), partner), receiver=partner)
        answer = decide(begin.request(rooms.PRACTICE, session.legs, partner))
        if not isinstance(answer, Lease):
            return begin.closed(self._refused(answer, partner), receiver=partner, check=answer.reason == "screening")
        return {"room": True, "receivers": [], "receiver": partner, **begin.going(session, answer, self.words)}

    def _refused(self, refusal, partner):
        return practices.refused(refusal, partner, self.words, library())


def traits(desk, first):
    """What the page of a room shows: its first choice is a routine of the technique `first` (None: any). Raises NothingToShow where a
    class can practise none of them.
    """
    rules, found = library(), desk.choices()
    mine = [one for one in found if first is None or one["id"] in {routine.id for routine in first.routines}]
    if not mine:
        raise NothingToShow("no_class_clock", first.name)
    cards = list(rules.techniques.values())
    return {
        **_offered(desk, found, mine[0]["id"], first.id if first else ""),
        "techniques": practices.techniques([card for card in cards if any(one.technique == card.id for one in catalogue(rules))], rules),
        "signs": practices.signs(cards, rules),
    }


def behind(wanted):
    """A room for these routines and ready-made massages alone, behind the practice of a lesson: its trait `classroom` and its answers;
    both are empty where a class can practise none of them.
    """
    desk = Desk(words())
    found = desk.choices(wanted)
    if not found:
        return {}, {}
    return (
        {**_offered(desk, found, found[0]["id"], wanted[0]), "words": library().words["room"]},
        {f"room_{name}": answer for name, answer in desk.answers.items() if name != "record"},
    )


def _offered(desk, found, start, name):
    """`name` tells this room's clock from another's: a page with both would have one of them tell the other's desk."""
    timeline = compile_session(rooms.chosen(start, None, library()), library(), desk.words)
    own = {"routine": f"{rooms.PRACTICE}:{name}"}
    return {"timeline": timeline.model_dump() | own, "groups": desk.groups, "choices": found, "choice": start}
