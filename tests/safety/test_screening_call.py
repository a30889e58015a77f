"""The check before a massage, as the learner's kernel answers it."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

import course_lib
from course_lib.errors import Refused
from course_lib.library import library
from course_lib.model.events import Event, moment
from course_lib.model.payloads import Changed
from course_lib.record import open_record
from course_lib.safety.gate import Closed, gate


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """What Python answers to the page: a function of the question's name and payload, with a record of its own."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    answers = course_lib.screening()._answers
    return lambda name, payload=None: answers[name](payload or {})


def ticks(*ticked, yes=()):
    rows = library().signs.values()
    follow_ups = [follow.id for question in rows for follow in question.follow]
    return {question.id: question.id in ticked for question in rows} | {follow: follow in yes for follow in follow_ups}


def decided(answers, receiver="me", id=None):
    return {"receiver": receiver, "answers": answers, "id": id or str(uuid4())}


def stored():
    return [event.as_json() for event in open_record().events()]


def test_only_the_outcome_is_kept(asked):
    """The event holds the result and until when; not one word of what was ticked."""
    asked("decide", decided(ticks("K21"), "Anna"))
    (event,) = stored()
    assert event["payload"] == {
        "outcome": "light", "until": event["payload"]["until"], "cap": 3.0, "scale_trusted": True, "no_tools": True,
        "no_floor": True, "no_holds": True, "no_thumbs": True, "glides_only": True, "no_flanks": False, "minutes_at_most": None,
    }  # fmt: skip
    assert (event["kind"], event["receiver"]) == ("screening", "Anna")
    text = json.dumps(event)
    assert not any(f'"{question.id}' in text for question in library().signs.values())


def test_a_screening_holds_twelve_hours_from_the_answer(asked):
    """The page's clock does not count."""
    before = datetime.now(UTC)
    reply = asked("decide", decided(ticks()))
    assert timedelta() <= moment(reply["until"].replace("Z", "+00:00")) - before - timedelta(hours=12) < timedelta(minutes=1)


def test_the_same_answers_sent_twice_are_one_event(asked):
    """A page that heard nothing asks again; the record grows by one."""
    question = decided(ticks())
    first = asked("decide", question)
    assert asked("decide", question) == first
    (event,) = stored()
    assert (first["outcome"], moment(first["until"])) == ("clear", moment(event["payload"]["until"]))


def test_unfinished_answers_leave_no_trace(asked):
    """While answers are missing nothing is decided and nothing is kept."""
    reply = asked("decide", decided({"RF01": False}))
    assert (reply["outcome"], stored()) == ("open", [])


def test_a_no_is_kept_and_closes_the_gate(asked):
    """After a no there is no practice, and the answer says what to do, how fast, the strictest first."""
    reply = asked("decide", decided(ticks("RF16", "RF11"), "Anna"))
    assert (reply["outcome"], reply["emergency"]) == ("no", False)
    assert [(one["short"], one["speed"]) for one in reply["told"]] == [
        ("One leg swollen, warm, sore, red or darker, or with a hard, sore vein", "Today: speak to a doctor or an advice line"),
        ("Pain no better after a few weeks, getting worse, or stopping sleep or daily life", "In the next days"),
    ]
    assert gate(open_record().events(), "anna", datetime.now(UTC)) == Closed("no")


def test_something_different_closes_the_gate_at_once(asked):
    """Even if the page is closed right afterwards, the old result no longer holds."""
    asked("decide", decided(ticks(), "Anna"))
    assert asked("today")["outcome"] == "clear"
    changed = Event.of(Changed(), datetime.now(UTC), "Anna")
    assert [asked("today", {"unheard": [changed.as_json()]}) for _ in range(2)] == [{}, {}]
    assert [event["kind"] for event in stored()] == ["screening", "changed"]
    assert gate(open_record().events(), "Anna", datetime.now(UTC)) == Closed("changed")


@pytest.mark.parametrize("first", ["decide", "record"])
def test_what_ends_the_check_of_before_ends_no_emergency(asked, first):
    """The page sends both, by two ways: whichever Python hears first, the *no* stands last, and each is written once."""
    asked("decide", decided(ticks()))
    changed = Event.of(Changed(), datetime.now(UTC), "me")
    ways = {"decide": {**decided(ticks("RF04")), "unheard": [changed.as_json()]}, "record": {"events": [changed.as_json()]}}
    for name in sorted(ways, key=lambda one: one != first):
        asked(name, ways[name])
    assert [event["kind"] for event in stored()] == ["screening", "changed", "screening"]
    assert gate(open_record().events(), "me", datetime.now(UTC)) == Closed("no")


def test_the_check_that_still_holds_is_shown_again(asked):
    """On opening the last receiver's valid check comes back with its changes, without any reason."""
    asked("decide", decided(ticks("K26"), "Bea"))
    found = asked("today")
    assert {name: found[name] for name in ("receiver", "outcome", "changes", "told")} == {
        "receiver": "Bea",
        "outcome": "light",
        "changes": ["Pressure number: 3 of 10 at most", "10 minutes at most", "No ball, no roller", "No holding of points"],
        "told": [],
    }
    assert asked("today", {"receiver": "Cem"}) == {}


@pytest.mark.parametrize("receiver", ["", "   ", None, 7, "x" * 61, "\u202e"])
def test_a_name_that_is_none_is_refused(asked, receiver):
    """Without a receiver nothing is decided and nothing kept."""
    with pytest.raises((ValueError, TypeError, AttributeError)):
        asked("decide", decided(ticks(), receiver))
    assert stored() == []


@pytest.mark.parametrize("receiver", ["ME", "Me", "\uff2d\uff25", " mE\u200b "])
def test_no_other_person_is_taken_for_the_learner(asked, receiver):
    """The initials of somebody else, however they are typed, never open practice for the learner's own back."""
    with pytest.raises(Refused):
        asked("decide", decided(ticks(), receiver))
    assert (stored(), gate(open_record().events(), "me", datetime.now(UTC))) == ([], Closed("asked"))


@pytest.mark.parametrize("receiver", ["me", "m e", "M.E.", "Mel"])
def test_the_learner_and_every_other_name_are_taken(asked, receiver):
    """What the page sends for *Me*, and names that only look like it, are somebody's check."""
    asked("decide", decided(ticks(), receiver))
    assert [event["receiver"] for event in stored()] == [receiver]


def test_the_twin_protects_on_paper():
    """Not run, printed or read out, the check still names every emergency in full and what to do, in at most forty lines."""
    page = course_lib.screening()._page
    for question in library().signs.values():
        if question.answer == "emergency":
            assert all(text in page for text in (question.ask, *question.points, question.more, question.do))
    assert all(number in page for number in ("112", "911", "999"))
    assert page.count("\n") < 40
    assert page.endswith("Start the check</button>")


def test_no_argument_skips_the_check():
    """The call takes nothing: what opens the practices is answered by a person."""
    assert repr(course_lib.screening(True)) != repr(course_lib.screening())
