import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from course_lib.model.events import Event, moment, same_name, spell, tidy_name
from course_lib.model.payloads import Attempt, Lesson, Pain, PracticeUsed, Screening, Soreness, Work

ID = UUID("6066f573-4c21-40d1-9e69-34bce4a8de94")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_event_as_json_is_what_the_page_sends():
    """The page and Python speak of an event in one form."""
    event = Event.of(Lesson(notebook="06_effleurage", what="opened"), NOON, id=ID)
    assert event.as_json() == {
        "id": "6066f573-4c21-40d1-9e69-34bce4a8de94",
        "at": "2026-03-01T12:00:00Z",
        "receiver": None,
        "kind": "lesson",
        "version": 1,
        "payload": {"notebook": "06_effleurage", "what": "opened", "place": None},
    }
    assert Event.model_validate(json.loads(json.dumps(event.as_json()))) == event


def test_a_payload_comes_back_as_it_was_meant():
    """A payload is plain JSON in the event and its typed record on asking, times and ids included."""
    told = Screening(outcome="light", until=NOON + timedelta(hours=12), cap=3, no_tools=True)
    assert Event.of(told, NOON, "me").what == told
    used = PracticeUsed(lease=ID, work=(Work(technique="effleurage", tool="hands", place="table", seconds=60.5),), ended_by="stop")
    assert Event.of(used, NOON, "me").what == used


def test_the_lease_of_an_ache_is_called_a_session_where_it_is_kept():
    """Records and pages have this word; a payload that says it otherwise is no event, and what is kept comes back as it was meant."""
    payloads = {Pain(number=3, when="after", lease=ID): {"number": 3.0, "when": "after", "session": str(ID)},
                Soreness(lease=ID, sore=True): {"session": str(ID), "sore": True}}  # fmt: skip
    for told, kept in payloads.items():
        event = Event.of(told, NOON, "me")
        assert (event.payload, event.what, Event.model_validate(event.as_json())) == (kept, told, event)
        renamed = {name.replace("session", "lease"): value for name, value in kept.items()}
        with pytest.raises(ValidationError):
            Event.model_validate({**event.as_json(), "payload": renamed})


def test_a_time_is_utc_whatever_it_came_in():
    """A time of any zone is kept as the same moment in UTC; a time without a zone says nothing and is refused."""
    east = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert Event.of(Pain(number=3, when="before"), east, "me").as_json()["at"] == "2026-03-01T12:00:00Z"
    with pytest.raises(ValidationError):
        Event.of(Pain(number=3, when="before"), NOON.replace(tzinfo=None), "me")


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_survives_its_spelling(at):
    """A time written out and read again is the same to the microsecond."""
    assert moment(spell(at)) == at


REFUSED = {
    "a kind nobody knows": {"kind": "dance"},
    "a payload of another kind": {"payload": {"number": 3, "when": "before"}},
    "an unknown field": {"payload": {"notebook": "06", "what": "opened", "mood": "good"}},
    "an unknown field of the event": {"mood": "good"},
    "a number in words": {"kind": "pain", "receiver": "me", "payload": {"number": "3", "when": "before"}},
    "a number above the scale": {"kind": "pain", "receiver": "me", "payload": {"number": 11, "when": "before"}},
    "no number at all": {"kind": "pain", "receiver": "me", "payload": {"number": float("nan"), "when": "before"}},
    "seconds below nothing": {
        "kind": "practice_used",
        "receiver": "me",
        "payload": {
            "lease": str(ID),
            "ended_by": "end",
            "work": [{"technique": "x", "tool": "ball", "place": "wall", "seconds": -60}],
        },
    },
    "a practice without a receiver": {"kind": "pain", "payload": {"number": 3, "when": "before"}},
    "a version from the future": {"version": 2},
    "a version that never was": {"version": 0},
    "an id that is none": {"id": "1"},
    "a time that is none": {"at": "noon"},
    "the first moment of the calendar": {"at": "0001-01-01T00:00:00Z"},
    "the last moment of the calendar": {"at": "9999-12-31T23:59:59Z"},
    "a time before the calendar": {"at": "0001-01-01T00:00:00+14:00"},
    "a time after the calendar": {"at": "9999-12-31T23:59:59-14:00"},
    "a screening that holds beyond the calendar": {
        "kind": "screening", "receiver": "me", "payload": {"outcome": "clear", "until": "9999-12-31T23:59:59-14:00"},
    },
    "a flood": {"kind": "attempt", "payload": {"item": "q", "right": True, "response": "x" * 5000}},
    "markup for an id": {"payload": {"notebook": "<script>", "what": "opened"}},
    "an empty name": {"receiver": " \n "},
    "a name without end": {"receiver": "x" * 61},
    "a payload that is none": {"payload": [1, 2]},
    "a kind that is a table": {"kind": {}},
}


@pytest.mark.parametrize("fault", REFUSED, ids=lambda fault: fault.replace(" ", "-"))
def test_what_is_no_event_is_refused(fault):
    """Nothing enters the record but what its kind allows, exactly."""
    right = Event.of(Lesson(notebook="06_effleurage", what="opened"), NOON, id=ID).as_json()
    assert Event.model_validate(right)
    with pytest.raises(ValidationError):
        Event.model_validate({**right, **REFUSED[fault]})


def test_a_deep_response_is_refused_and_breaks_nothing():
    """A response nested beyond sense is a fault like any other, not a crash."""
    deep = "x"
    for _ in range(5000):
        deep = [deep]
    with pytest.raises((ValidationError, ValueError, RecursionError)):
        Attempt(item="q", response=deep, right=True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Anna \t B. ", "Anna B."),
        ("A\u0301nna", "Ánna"),
        ("Анна", "Анна"),
        ("\u202enna\u200b", "nna"),
        ("<b>Bo</b>", "<b>Bo</b>"),
        ("אבא", "אבא"),
        ("🙂", "🙂"),
    ],
)
def test_a_name_is_kept_on_one_plain_line(typed, kept):
    """A receiver's name loses its stray spaces and invisible marks and nothing else."""
    assert tidy_name(typed) == kept


@given(st.text(max_size=80))
def test_tidying_twice_changes_nothing(name):
    """A name that was kept is kept the same way again: one person never becomes two by passing through."""
    try:
        once = tidy_name(name)
    except ValueError:
        return
    assert tidy_name(once) == once


@pytest.mark.parametrize("spelling", ["anna", "ANNA", " Anna ", "Anna\u200b", "\uff21nna"])
def test_one_person_is_one_receiver(spelling):
    """Capitals, spaces and look-alike letters give nobody a second budget."""
    assert same_name(tidy_name(spelling)) == same_name("Anna")
