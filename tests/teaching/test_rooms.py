"""A class practice: the rules of a practice hold without anybody's record."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from course_lib.library import library
from course_lib.model.payloads import Work
from course_lib.routines import Session
from course_lib.routines.sessions import catalogue
from course_lib.safety.leases import Lease
from course_lib.safety.refusals import Refusal, Request
from course_lib.teaching import rooms

RULES, NOW = library(), datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
WORDS = library().words["room"]
FIRST, SECOND = WORDS["partners"]
GROUPS = list(dict.fromkeys(sign.group for sign in RULES.signs.values()))
OPENING = next(routine for routine in catalogue(RULES) if routine.id == "effleurage-opening")


def asking(partner, seconds=None):
    session = rooms.chosen(OPENING.id, seconds, RULES)
    work = tuple(
        Work(technique=leg.technique, tool=leg.tool, place=leg.place, seconds=step.lasts) for leg in session.legs for step in leg.steps
    )
    return Request(practice=rooms.PRACTICE, receiver=partner, work=work, firm=any(leg.firm for leg in session.legs))


@pytest.fixture
def room():
    """A class whose check has been confirmed."""
    found = rooms.Room(WORDS["partners"])
    assert found.confirm(GROUPS, GROUPS, NOW, timedelta(hours=12))
    return found


def test_no_class_begins_without_its_check():
    """Nothing begins before every group of today's check has been confirmed."""
    room = rooms.Room(WORDS["partners"])
    assert not room.confirm(GROUPS[1:], GROUPS, NOW, timedelta(hours=12))
    assert room.decide(asking(FIRST), NOW, RULES) == Refusal("screening", why="asked")


def test_a_check_runs_out(room):
    """After as many hours as any check holds it is read again."""
    later = NOW + timedelta(hours=12)
    assert room.decide(asking(FIRST), later, RULES) == Refusal("screening", why="expired")


def test_each_partner_has_the_doses_of_one_body(room):
    """What one partner got counts for that partner and not for the other; the limit holds in a class as at home."""
    begun = [room.begin(uuid4(), asking(FIRST), NOW + timedelta(minutes=6 * turn), RULES) for turn in range(2)]
    assert [type(one) for one in begun] == [Lease, Lease]
    third = room.begin(uuid4(), asking(FIRST), NOW + timedelta(minutes=13), RULES)
    assert (third.reason, third.limit) == ("limit", "LIM10")
    assert isinstance(room.begin(uuid4(), asking(SECOND), NOW + timedelta(minutes=13), RULES), Lease)


def test_a_lease_that_is_given_back_leaves_its_seconds(room):
    """A class that presses Start again because Python was silent is not refused for its own first press."""
    room.begin(uuid4(), asking(FIRST), NOW, RULES)
    later = NOW + timedelta(minutes=6)
    first = room.begin(uuid4(), asking(FIRST), later, RULES).event.id
    assert room.begin(uuid4(), asking(FIRST), later, RULES).limit == "LIM10"
    back = {"lease": str(first), "work": [], "ended_by": "left"}
    room.heard({"id": str(uuid4()), "at": "2026-03-02T18:06:10Z", "receiver": FIRST, "kind": "practice_used", "payload": back})
    assert isinstance(room.begin(uuid4(), asking(FIRST), later, RULES), Lease)


def test_after_the_swap_other_thumbs_work(room):
    """What the thumbs of one giver did on the first partner counts for nothing when that partner gives; on the first it still counts."""
    holds = next(routine for routine in catalogue(RULES) if routine.id == "three-tight-spots")

    def asked(partner, times):
        work = Work(technique=holds.technique, tool="thumbs", place="table", seconds=RULES.limits["LIM31"].seconds_of() * times)
        return Request(practice=rooms.PRACTICE, receiver=partner, work=(work,), firm=True)

    room.begin(uuid4(), asked(FIRST, 1), NOW, RULES)
    later = NOW + timedelta(minutes=10)
    assert isinstance(room.decide(asked(SECOND, 1), later, RULES), Lease)
    assert (room.decide(asked(FIRST, 0.5), later, RULES).reason, room.decide(asked(FIRST, 0.5), later, RULES).limit) == ("limit", "LIM31")


def test_a_stop_asks_for_the_check_again(room):
    """After somebody stopped nothing goes on before the check was read once more, and what was stopped stays closed."""
    lease = room.begin(uuid4(), asking(FIRST), NOW, RULES).event.id
    stop = {"technique": "effleurage", "closes": "technique", "sign": None, "lease": str(lease)}
    room.heard({"id": str(uuid4()), "at": "2026-03-02T18:01:00Z", "receiver": FIRST, "kind": "stop", "payload": stop})
    for partner in (FIRST, SECOND):
        assert room.decide(asking(partner), NOW + timedelta(minutes=2), RULES) == Refusal("screening", why="stopped")
    assert room.confirm(GROUPS, GROUPS, NOW + timedelta(minutes=3), timedelta(hours=12))
    assert room.decide(asking(FIRST), NOW + timedelta(minutes=4), RULES).reason == "stop"


def test_after_a_stop_the_other_partners_may_go_on(room):
    """What was stopped stays closed for a day for that partner of every pair; once the check was read again, the other may have it."""
    lease = room.begin(uuid4(), asking(FIRST), NOW, RULES).event.id
    stop = {"technique": "effleurage", "closes": "technique", "sign": None, "lease": str(lease)}
    room.heard({"id": str(uuid4()), "at": "2026-03-02T18:01:00Z", "receiver": FIRST, "kind": "stop", "payload": stop})
    assert room.confirm(GROUPS, GROUPS, NOW + timedelta(minutes=3), timedelta(hours=12))
    later = NOW + timedelta(minutes=4)
    until = NOW + timedelta(minutes=1, hours=24)
    assert room.decide(asking(FIRST), later, RULES) == Refusal("stop", why="effleurage", until=until)
    assert isinstance(room.decide(asking(SECOND), later, RULES), Lease)


def test_a_room_hears_of_its_own_partners_only(room):
    """What is told of anybody else, or of another kind, is not the room's."""
    before = list(room.events)
    room.heard({"id": str(uuid4()), "at": "2026-03-02T18:01:00Z", "receiver": "Ann", "kind": "stop", "payload": {}})
    room.heard({"id": str(uuid4()), "at": "2026-03-02T18:01:00Z", "receiver": FIRST, "kind": "attempt", "payload": {}})
    assert room.events == before


def test_what_a_class_can_choose():
    """One technique as long as the limits allow, or a whole ready-made massage; an unknown choice is none."""
    short = rooms.chosen(OPENING.id, 180, RULES)
    assert (short.id, sum(leg.lasts for leg in short.legs)) == (rooms.PRACTICE, 180)
    whole = rooms.chosen("short", None, RULES)
    assert isinstance(whole, Session)
    assert (whole.id, len(whole.legs)) == (rooms.PRACTICE, 2)
    assert rooms.chosen("nothing", None, RULES) is None
