from datetime import UTC, datetime, timedelta

import pytest

from course_lib.model.events import Event
from course_lib.model.payloads import Changed, Pain, Screening, Stop
from course_lib.safety.gate import Closed, gate

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def hours(n):
    return NOON + timedelta(hours=n)


def screened(outcome="clear", at=NOON, receiver="Anna", **left_out):
    return Event.of(Screening(outcome=outcome, until=at + timedelta(hours=12), **left_out), at, receiver)


def stop(at, receiver="Anna"):
    return Event.of(Stop(technique="effleurage", closes="technique"), at, receiver)


def changed(at, receiver="Anna"):
    return Event.of(Changed(), at, receiver)


def test_without_a_screening_nobody_practises():
    """Nobody is open before the questions were asked, and one person's answers open nobody else."""
    assert gate([], "Anna", NOON) == Closed("asked")
    assert gate([screened(receiver="Bo")], "Anna", hours(1)) == Closed("asked")


def test_a_clear_screening_opens_with_its_own_end():
    """A clear screening opens and brings no cap of its own; the name is known in any spelling."""
    told = gate([screened()], " ANNA ".strip(), hours(1))
    assert told == Screening(outcome="clear", until=hours(12))


def test_a_light_screening_brings_what_it_left_out():
    """A light practice carries its cap, its minutes and everything that is left out."""
    light = screened("light", cap=3, scale_trusted=False, no_tools=True, no_floor=True, glides_only=True, minutes_at_most=10)
    told = gate([light], "Anna", hours(1))
    assert told == Screening(
        until=hours(12), outcome="light", cap=3, scale_trusted=False, no_tools=True, no_floor=True, no_holds=False, no_thumbs=False,
        glides_only=True, no_flanks=False, minutes_at_most=10,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("events", "at", "reason"),
    [
        ([screened("no")], hours(1), "no"),
        ([screened()], hours(12), "expired"),
        ([screened("no")], hours(12), "expired"),
        ([screened(), stop(hours(1))], hours(2), "stopped"),
        ([screened(), changed(hours(1))], hours(2), "changed"),
        ([screened(), screened("no", hours(1))], hours(2), "no"),
        ([screened()], hours(-1), "clock"),
        ([screened(), stop(hours(-3))], hours(2), "stopped"),
    ],
    ids=["no", "after-12-hours", "no-after-12-hours", "after-a-stop", "something-is-different", "the-last-one-counts", "clock-set-back",
         "a-stop-that-was-delivered-late"],
)  # fmt: skip
def test_what_closes_the_gate(events, at, reason):
    """A no, the end of its time, any stop, any change, or a clock that makes its age unknowable closes the gate."""
    assert gate(events, "Anna", at) == Closed(reason)


def test_answering_again_opens_it_again():
    """After a stop and after a change the questions are asked again, and a new clear answer opens."""
    events = [screened(), stop(hours(1)), screened(at=hours(2)), changed(hours(3)), screened(at=hours(4))]
    assert isinstance(gate(events, "Anna", hours(5)), Screening)


def test_what_happens_to_others_closes_nothing():
    """A stop or a change of another receiver, and other kinds of events, leave the gate as it is."""
    events = [screened(), stop(hours(1), "Bo"), changed(hours(1), "Bo"), Event.of(Pain(number=9, when="before"), hours(1), "Anna")]
    assert isinstance(gate(events, "Anna", hours(2)), Screening)
