"""The course's own routines, one after the other: what a lesson calls the most is the most of a session, however often Start is pressed."""

from collections import Counter
from datetime import timedelta
from math import ceil
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.calls import begin
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import PracticeUsed, Screening
from course_lib.routines.fitting import fitted
from course_lib.routines.sessions import PlanPart, catalogue, compose, preset_parts
from course_lib.safety.leases import Lease, grant
from course_lib.teaching import practices, rooms

from .practising import NOON

RULES = library()
ROUTINES = {routine.id: routine for routine in catalogue(RULES)}
SLIDES, LINES = "slides-both-sides", "lines-both-sides"


def planned(preset="planned", without=()):
    """The routines of a ready-made massage, but for some."""
    parts = [part for part in preset_parts(RULES.sessions[preset], RULES) if part.routine not in without]
    composition = compose(parts, RULES)
    assert composition.objections == ()
    return composition.legs


def sided(routine, first, second):
    """The routines of a plan that gives one technique first to one side and then to the other."""
    parts = ["effleurage-opening", *(PlanPart(routine=routine, side=side) for side in (first, second)), "effleurage-closing"]
    composition = compose([part if isinstance(part, PlanPart) else PlanPart(routine=part) for part in parts], RULES)
    assert composition.objections == ()
    return composition.legs


class Evening:
    """One who gives practices to Anna, and a record of it; `pressed` holds what hands did, session by session."""

    def __init__(self):
        self.now, self.events, self.pressed, self.ended = NOON, [], [[]], None

    def ask(self, *legs):
        screened = Event.of(Screening(outcome="clear", until=self.now + timedelta(hours=12)), self.now, "Anna")
        return grant([*self.events, screened], begin.request("p", legs, "Anna"), self.now, self.now, RULES)

    def give(self, *legs, share=1.0, skipped=0.0, booked=True):
        """Begin a practice where it may begin, skip a share of it, and end it after a share; True where it began."""
        lease = self.ask(*legs)
        if not isinstance(lease, Lease):
            return False
        if self.ended and self.now - self.ended >= timedelta(hours=4):
            self.pressed.append([])
        steps = [step for leg in legs for step in leg.steps]
        whole = sum(step.lasts for step in steps)
        work, at = [], 0
        for step, asked in zip(steps, lease.event.what.work, strict=True):
            seconds = min(at + step.lasts, whole * share) - max(at, whole * skipped)
            at += step.lasts
            if seconds > 0.01:
                self.pressed[-1].append((asked.technique, step, seconds))
                work.append(asked.model_copy(update={"seconds": seconds}))
        self.now += timedelta(seconds=whole)
        self.ended = self.now
        used = PracticeUsed(lease=lease.event.id, work=tuple(work), ended_by="end")
        self.events += [lease.event, *([Event.of(used, self.now, "Anna")] if booked else [])]
        return True

    def wait(self, **time):
        self.now += timedelta(**time)


def slid(pressed):
    """The slides that each side got."""
    given = Counter()
    for technique, step, seconds in pressed:
        if technique == "thumb-slides":
            given[step.side] += ceil(seconds / step.beat_seconds - 1e-6)
    return given


def seconds_of(pressed, key):
    given = Counter()
    for technique, step, seconds in pressed:
        given[key(technique, step)] += seconds
    return given


@pytest.mark.parametrize(
    ("routine", "again", "told"),
    [
        (SLIDES, (ROUTINES[SLIDES],), "Thumb slides on one side: 3 at most in one session. Left of these: 0, too few for this practice."),
        (SLIDES, planned(), "Thumb slides on one side: 3 at most in one session. Left of these: 0, too few for this practice."),
        (
            LINES, (ROUTINES[LINES],),
            "Fingertip pressure in one session, with the share of one side: 2 min on each side at most. "
            "What one side has left, 0.7 min, is too short for this practice.",
        ),
        (
            "circles-both-sides", sided("circles-both-sides", "right", "left"),
            "Palm-heel circles in one session, with the share of one side: 2 min on each side at most. "
            "What one side has left, 0.5 min, is too short for this practice.",
        ),
    ],
)  # fmt: skip
def test_a_dose_that_was_given_is_not_given_again(routine, again, told):
    """Three minutes after a lesson the same practice, or a plan that holds it, is refused in words, with the hour at which it opens."""
    evening = Evening()
    assert evening.give(ROUTINES[routine])
    evening.wait(minutes=3)
    words = begin.words()
    said = practices.refused(evening.ask(*again), "Anna", words, RULES)
    until = f"{(evening.ended + timedelta(hours=4)).astimezone():%A, %H:%M}"
    assert said == {"title": words["closed_limit_title"], "why": [told, words["closed_limit_until"].format(until=until)]}


def test_the_rest_of_a_plan_stays_open():
    """After the slides of their lesson the planned massage may follow without them, and the slides of a plan close their lesson."""
    evening = Evening()
    assert evening.give(ROUTINES[SLIDES])
    assert evening.give(*planned(without=(SLIDES,)))
    assert not evening.give(ROUTINES[SLIDES])
    evening.wait(hours=48)
    assert evening.give(*planned())
    assert not evening.give(ROUTINES[SLIDES])


def test_a_class_counts_each_partner():
    """In a class the slides of one partner are over after three a side, and the other partner still has three."""
    first, second = RULES.words["room"]["partners"]
    room = rooms.Room((first, second))
    room.confirm(["all"], ["all"], NOON, timedelta(hours=12))
    legs = rooms.chosen(SLIDES, None, RULES).legs

    def start(partner, minutes):
        return room.begin(uuid4(), begin.request(rooms.PRACTICE, legs, partner), NOON + timedelta(minutes=minutes), RULES)

    assert isinstance(start(first, 0), Lease)
    again = start(first, 5)
    assert (again.reason, again.limit, again.number, again.remaining) == ("limit", "LIM14", "times", 0)
    assert isinstance(start(second, 5), Lease)


WAYS = [
    *((routine,) for routine in ROUTINES.values()),
    (fitted(ROUTINES["three-tight-spots"], 60, "both"),), planned(), planned("without-thumbs"),
    sided(LINES, "left", "right"), sided("circles-both-sides", "right", "left"),
]  # fmt: skip
evenings = st.lists(
    st.tuples(
        st.sampled_from([0, 3, 3, 200, 240, 2900]),  # minutes of waiting before it
        st.sampled_from(WAYS),
        st.sampled_from([0, 0.01, 0.3, 0.5, 0.77, 1, 1]),  # the share after which it ends
        st.sampled_from([0, 0, 0.2, 0.5]),  # the share that is skipped
        st.booleans(),  # booked, or the kernel died
    ),
    max_size=14,
)


@settings(max_examples=120, deadline=None)
@given(evenings)
def test_no_sequence_of_practices_gets_past_what_one_routine_may_hold(tries):
    """Whatever is practised after each other, broken off, skipped or never booked: in one session no side gets more than three slides, or
    more of a technique than a side may have, and no point more presses, no longer hold and no more circles than in a single practice."""
    evening = Evening()
    for wait, legs, share, skipped, booked in tries:
        evening.wait(minutes=wait)
        evening.give(*legs, share=share, skipped=skipped, booked=booked)
    limits = RULES.limits
    for pressed in evening.pressed:
        assert max(slid(pressed).values(), default=0) <= limits["LIM14"].times
        sides = seconds_of(pressed, lambda technique, step: (technique, step.side))
        for technique, limit in (("palm-heel-circles", "LIM12"), ("fingertip-pressure", "LIM13")):
            for side in ("left", "right"):
                assert sides[technique, side] <= limits[limit].seconds_of("side_at_most") + 0.01
        points = seconds_of(pressed, lambda _, step: (step.point, step.touch))
        presses = Counter(step.point for _, step, _ in pressed if step.touch == "press")
        assert max(presses.values(), default=0) <= limits["LIM15"].times
        assert len({point for point, _ in points if point}) <= limits["LIM18"].at_most
        for touch, limit in (("hold", "LIM16"), ("circles", "LIM38")):
            assert max((seconds for (_, how), seconds in points.items() if how == touch), default=0) <= limits[limit].at_most + 0.01
