"""The ache before, after and the day after: what is asked, what a number asks for, and when a programme stops."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Pain, PracticeBegun, Work
from course_lib.record import Store
from course_lib.record.progress import Ache
from course_lib.teaching.diary import Review, Session, advice, due, review, sessions, view

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
RULES = library()
WORDS = {**RULES.words["shared"], **RULES.words["diary"]}
GAP = timedelta(hours=4)


def lease(number):
    return UUID(int=number)


def at(hours=0.0, days=0.0):
    return NOON + timedelta(hours=hours, days=days)


def session(days=0.0, before=5.0, after=None, next_day=None, told=None, number=1):
    when = at(days=days)
    return Session(when, when, lease(number), (), before, after, next_day, told and when + timedelta(hours=told))


def test_practices_of_one_evening_are_one_session():
    """Before the first, after the last, and one number the day after, whatever was practised in between; a refused start stands alone."""
    aches = [
        Ache(lease(1), at(0), before=5, after=4),
        Ache(lease(2), at(0.5), before=4, after=3),
        Ache(lease(3), at(2), before=3, next_day=2, told=at(20)),
        Ache(None, at(23), before=8),
        Ache(lease(4), at(26), before=4),
    ]
    names = {lease(1): "Effleurage", lease(2): "Circles", lease(3): "Effleurage"}
    assert sessions(aches, names, GAP) == [
        Session(at(0), at(2), lease(3), ("Effleurage", "Circles"), before=5, after=3, next_day=2, told=at(20)),
        Session(at(23), at(23), None, (), before=8),
        Session(at(26), at(26), lease(4), (), before=4),
    ]


@pytest.mark.parametrize(("hours", "asked"), [(0, False), (17.9, False), (18, True), (24, True), (72, True), (72.1, False)])
def test_when_the_next_day_is_asked_for(hours, asked):
    """From 18 hours on, when a night has passed, and not when nobody remembers any more."""
    found = [session()]
    assert due(found, at(hours), RULES) == (found[0] if asked else None)


def test_only_the_latest_session_is_asked_about():
    """After a new session nobody can tell what a number says about the one before; a refused start is no session."""
    assert due([session(), session(1, number=2)], at(30), RULES) is None
    assert due([session(), Session(at(20), at(20), None, before=8)], at(30), RULES) is None
    assert due([], at(30), RULES) is None


@pytest.mark.parametrize(
    ("next_day", "told", "hours", "asked"),
    [(6, 20, 71, False), (6, 20, 72, True), (6, 20, 168, True), (6, 20, 169, False), (5, 20, 72, False), (6, 73, 80, False)],
)
def test_an_ache_that_had_grown_is_asked_for_again(next_day, told, hours, asked):
    """When soreness should be over, more than before is asked about once more, and once only."""
    found = [session(next_day=next_day, told=told)]
    assert due(found, at(hours), RULES) == (found[0] if asked else None)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (session(), None),
        (session(after=3), None),
        (session(next_day=4, told=20), "easier"),
        (session(next_day=5, told=20), "same"),
        (session(next_day=6, told=20), "watch"),
        (session(next_day=6, told=71.9), "watch"),
        (session(next_day=6, told=72), "days"),
        (session(next_day=7, told=20), "severe"),
        (session(before=6.5, next_day=7, told=80), "severe"),
        (session(after=7), "severe"),
        (session(after=8, next_day=3, told=20), "easier"),
        (session(before=None, next_day=3, told=20), None),
    ],
)
def test_what_a_number_asks_for(one, told):
    """More than before is watched, after 72 hours it is asked about within days, and 7 or more means a doctor before any massage."""
    assert advice(one, RULES) == told


def looked(found, days):
    return review(found, at(days=days), RULES)


def test_four_weeks_without_a_gain_end_a_programme():
    """What counts is the ache before a session; until the time is up nothing is said against going on."""
    weekly = [session(7 * week, before=5) for week in range(4)]
    assert looked(weekly, 27) == Review("early", 5, 5, at(), at(days=28))
    assert looked(weekly, 28) == Review("none", 5, 5, at(), at(days=28))


def test_a_gain_gives_four_weeks_more():
    """A new lowest number before a session begins the time anew; after four weeks on it the whole is looked at again."""
    found = [session(0, 5), session(7, 6), session(14, 3), session(21, 4)]
    assert looked(found, 28) == Review("gain", 5, 3, at(days=14), at(days=42))
    assert looked([*found, session(35, 3)], 42) == Review("none", 5, 3, at(days=14), at(days=42))


@pytest.mark.parametrize(
    ("found", "days", "state"),
    [
        ([], 0, None),
        ([session()], 27, "early"),
        ([session()], 28, None),  # nobody goes on with it
        ([session(0, 5), session(28, 5)], 29, "early"),  # a pause of four weeks: a new programme
        ([session(0, 4), session(7, 0), session(21, 0), session(35, 0)], 36, "zero"),  # nothing is left to gain
        ([session(0, 0), session(21, 0)], 22, "zero"),  # there was nothing from the first
        ([session(0, 4), session(7, 0), session(21, 5)], 22, "back"),
        ([session(0, 4), session(7, 0), session(21, 5), session(35, 6)], 36, "none"),  # it came back, and four weeks brought no gain
        ([Session(at(), at(), None, before=8)], 1, None),
    ],
)
def test_when_there_is_nothing_to_look_at(found, days, state):
    """One session, a pause, an ache that is gone: none of them ends a programme."""
    told = looked(found, days)
    assert (told and told.state) == state


def begun(hours, receiver, number):
    work = (Work(technique="effleurage", tool="hands", place="table", seconds=300),)
    told = PracticeBegun(practice="effleurage-opening", work=work, firm=False)
    return Event.of(told, at(hours), receiver, lease(number))


def pains(hours, receiver, number, **numbers):
    for later, (when, value) in enumerate(numbers.items()):
        yield Event.of(Pain(number=value, when=when, lease=lease(number)), at(hours + later / 4), receiver)


def test_the_whole_view():
    """Each person has their own lines; the one with the latest session comes first."""
    store = Store()
    routine = next(iter(RULES.techniques["effleurage"].routines)).id
    event = begun(0, "Anna", 1)
    store.append([event.model_copy(update={"payload": {**event.payload, "practice": routine}})])
    store.append([*pains(0, "Anna", 1, before=5, after=3), *pains(-48, "me", 2, before=4)])
    name = RULES.techniques["effleurage"].name
    row = {"practices": [], "begun": True, "after": None, "next_day": None}
    looks = {"state": "early", "at": at(days=28).isoformat()}
    assert view(RULES, store, at(20), WORDS) == {
        "people": [
            {
                "name": "Anna", "shown": "Anna", "earlier": 0, "opens": None, "advice": None,
                "rows": [{**row, "at": at().isoformat(), "practices": [name], "before": 5, "after": 3}],
                "due": {"session": str(lease(1)), "again": False, "at": at().isoformat()},
                "review": {**looks, "first": 5, "best": 5, "since": at().isoformat()},
            },
            {
                "name": "me", "shown": WORDS["me"], "earlier": 0, "opens": None, "advice": None,
                "rows": [{**row, "at": at(-48).isoformat(), "before": 4}],
                "due": {"session": str(lease(2)), "again": False, "at": at(-48).isoformat()},
                "review": {**looks, "first": 4, "best": 4, "since": at(-48).isoformat(), "at": at(-48, 28).isoformat()},
            },
        ]
    }  # fmt: skip


def test_a_whole_massage_has_its_name():
    """A composed session is named in the diary as its clock names it."""
    store = Store()
    event = begun(0, "Anna", 1)
    store.append([event.model_copy(update={"payload": {**event.payload, "practice": "whole-massage"}}), *pains(0, "Anna", 1, before=5)])
    assert [row["practices"] for row in view(RULES, store, at(1), WORDS)["people"][0]["rows"]] == [[RULES.words["session"]["session_name"]]]


def test_a_fresh_session_says_when_to_come_back():
    """Before the number of the next day can be given, the diary names the hour."""
    store = Store()
    store.append(pains(0, "Anna", 1, before=5))
    assert view(RULES, store, at(1), WORDS)["people"][0]["opens"] == at(18).isoformat()
    assert view(RULES, Store(), at(1), WORDS) == {"people": []}


def test_a_long_record_is_drawn_from_its_end():
    """Twelve sessions are drawn; how many came before is said."""
    store = Store()
    for number in range(1, 16):
        store.append(pains(48 * number, "Anna", number, before=5))
    person = view(RULES, store, at(48 * 15 + 1), WORDS)["people"][0]
    assert (len(person["rows"]), person["rows"][-1]["at"], person["earlier"]) == (12, at(48 * 15).isoformat(), 3)
