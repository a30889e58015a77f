"""A friend who gives massages, for tests of doses and leases: the course's own limits and spans, made-up technique cards."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Pain, PracticeBegun, PracticeUsed, Pressure, Screening, Soreness, Stop, Work
from course_lib.record import Store, deliver
from course_lib.safety import doses, floor
from course_lib.safety.leases import READS, Lease, grant, reads_since
from course_lib.safety.refusals import Request

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CARDS = {
    name: SimpleNamespace(
        id=name, limits=limits, zones=[SimpleNamespace(zone="Z5", limit="LIM22" if name == "effleurage" else None)],
        routines=[SimpleNamespace(alone=name in ("ball", "roller"))],
    )
    for name, limits in {
        "effleurage": ("LIM10", "LIM19", "LIM20"),
        "circles": ("LIM12", "LIM19", "LIM20"),
        "fingertips": ("LIM13", "LIM19"),
        "slides": ("LIM14", "LIM31"),
        "kneading": ("LIM19",),
        "holds": ("LIM16", "LIM17", "LIM33"),
        "ball": ("LIM01", "LIM03"),
        "roller": ("LIM01", "LIM03"),
    }.items()
}  # fmt: skip
RULES = SimpleNamespace(limits=library().limits, spans=library().spans, measures=library().measures, techniques=CARDS)


def work(technique="effleurage", seconds=60, tool="hands", place="table", point=None, side=None, beat=None):
    return Work(technique=technique, seconds=seconds, tool=tool, place=place, point=point, side=side, beat_seconds=beat)


def slides(left=3, right=3):
    """Thumb slides of ten seconds each: so many on either side, a part of one for a slide that was broken off."""
    asked = {"left": left, "right": right}
    return tuple(work("slides", count * 10, "thumbs", side=side, beat=10) for side, count in asked.items() if count)


def on_sides(technique, left, right):
    """So many seconds of a technique on either side."""
    return work(technique, left, side="left"), work(technique, right, side="right")


def ball(seconds, place="wall", tool="ball"):
    return work("ball", seconds, tool, place)


class Friend:
    """Gives, and keeps a record. `now` is the true time; `behind` how far the computer's clock was set back since."""

    def __init__(self, now=NOON):
        self.store, self.now, self.behind, self.rules = Store(), now, timedelta(), RULES
        self.store.seconds = lambda: self.now.timestamp()

    @property
    def wall(self):
        return self.now - self.behind

    def wait(self, **time):
        self.now += timedelta(**time)

    def screen(self, receiver="Anna", outcome="clear", **left_out):
        told = Screening(outcome=outcome, until=self.wall + timedelta(hours=12), **left_out)
        self.store.append([Event.of(told, self.wall, receiver)])

    def tell(self, what, receiver="Anna"):
        deliver(self.store, {"events": [Event.of(what, self.wall, receiver).as_json()]}, {}, self.wall)

    def stop(self, technique="effleurage", closes="technique", receiver="Anna"):
        self.tell(Stop(technique=technique, closes=closes), receiver)

    def pain(self, number, receiver="Anna"):
        self.tell(Pain(number=number, when="before"), receiver)

    def ask(self, *works, receiver="Anna", firm=False, screened=True):
        """A Lease or a Refusal for a practice now, after a clear screening."""
        if screened:
            self.screen(receiver)
        request = Request(practice="p", receiver=receiver, work=works, firm=firm)
        since, at = reads_since(self.wall, self.rules), self.store.clock(self.wall)
        return self.store.decide(lambda events: grant(events, request, self.wall, at, self.rules), kinds=READS, since=since)

    def use(self, lease, share=1.0, receiver="Anna", works=None):
        """Practise a share of a lease, or these `works` of it, and book it."""
        works = works or tuple(one.model_copy(update={"seconds": one.seconds * share}) for one in lease.event.what.work)
        self.wait(seconds=sum(one.seconds for one in works))
        self.tell(PracticeUsed(lease=lease.event.id, work=works, ended_by="end"), receiver)

    def give(self, *works, receiver="Anna", firm=False):
        """Ask, practise it whole, book it."""
        lease = self.ask(*works, receiver=receiver, firm=firm)
        assert isinstance(lease, Lease), lease
        self.use(lease, receiver=receiver)
        return lease

    def soft(self, receiver="Anna", number=2, ago=timedelta(), sore=None):
        """Half a minute of ball at the wall that ended `ago`, at this number; `sore` is what was told afterwards. Returns its lease."""
        at, works = self.wall - ago, (ball(30),)
        begun = Event.of(PracticeBegun(practice="p", work=works, firm=False), at, receiver)
        told = [] if number is None else [Pressure(band="go_on", technique="ball", number=number, lease=begun.id)]
        told.append(PracticeUsed(lease=begun.id, work=works, ended_by="end"))
        told += [] if sore is None else [Soreness(lease=begun.id, sore=sore)]
        self.store.append([begun, *(Event.of(what, at, receiver) for what in told)])
        return begun.id

    def way(self, receiver="Anna"):
        """What the way to the floor still lacks."""
        return floor.missing(self.store.events(READS), receiver, self.store.clock(self.wall), RULES)

    def open_floor(self, receiver="Anna"):
        """Bring the record to where the floor is open: two soft days, and no soreness after anything."""
        for days in (4, 3):
            self.soft(receiver, ago=timedelta(days=days), sore=False)
        for step in floor.steps(self.store.events(READS), receiver, self.wall, RULES):
            self.tell(Soreness(lease=step.lease, sore=False), receiver)

    def left(self, receiver="Anna"):
        """The seconds left of each budget."""
        found = doses.left(self.store.events(doses.READS), receiver, self.store.clock(self.wall), RULES)
        return {limit: max(0, budget.allowed - budget.spent) for limit, budget in found.items()}
