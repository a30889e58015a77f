"""The guided practice, as the learner's kernel answers it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

import course_lib
from course_lib.library import library
from course_lib.model.events import Event, Kind
from course_lib.model.payloads import Changed, Pain, PracticeBegun, PracticeUsed, Stop, Work
from course_lib.record import open_record

from ..openings import kinds, pass_opening, screen


@pytest.fixture
def practice(own_record):
    """A practice with a record of its own."""
    pass_opening()
    return course_lib.practice("effleurage")


def ask(practice, name, **payload):
    return practice._answers[name](payload)


def begin(practice, receiver="Sam", pain=3, lease=None, unwanted=()):
    return ask(practice, "begin", receiver=receiver, pain=pain, lease=lease or str(uuid4()), unwanted=list(unwanted))


@pytest.mark.parametrize("spoil", ["nothing asked", "no", "run out", "stopped"])
def test_nothing_begins_without_todays_screening(practice, spoil, monkeypatch):
    """Neither a preview nor a start gets past the screening, whatever a page or an environment says."""
    monkeypatch.setenv("COURSE_SKIP_SCREENING", "1")
    if spoil != "nothing asked":
        screen(outcome="no" if spoil == "no" else "clear", ago=timedelta(hours=13 if spoil == "run out" else 0))
    if spoil == "stopped":
        open_record().append([Event.of(Stop(technique="effleurage", closes="technique"), datetime.now(UTC), "Sam")])
    before = kinds()
    forced = ask(practice, "begin", receiver="Sam", pain=0, lease=str(uuid4()), screened=True)
    for reply in (ask(practice, "plan"), begin(practice), forced):
        assert reply["go"] is False
        assert reply["title"]
        assert all(reply["why"])
    assert kinds() == before


def test_the_one_who_was_asked_last_is_the_one_who_receives(practice):
    """The page need not ask for a name that the screening knows; everybody asked today can be chosen."""
    screen("Ann")
    screen("Sam")
    plan = ask(practice, "plan")
    assert (plan["go"], plan["receiver"], plan["receivers"]) == (True, "Sam", ["Ann", "Sam"])
    assert ask(practice, "plan", receiver="Ann")["receiver"] == "Ann"
    assert kinds() == ["screening", "screening"]


def test_a_start_is_recorded_once_however_often_it_is_asked(practice):
    """A reply that was lost and asked for again neither spends a second lease, nor is refused, nor tells the ache twice."""
    screen()
    lease = str(uuid4())
    first, again = begin(practice, lease=lease), begin(practice, lease=lease)
    assert (first["go"], first["lease"], again) == (True, lease, first)
    assert kinds() == ["screening", "practice_begun", "pain"]
    assert (first["seconds"], first["timeline"]["pressing"]) == (300, 300)
    # two more of five minutes would be more than the ten of a session
    assert begin(practice)["go"] is True
    refused = begin(practice)
    assert refused["go"] is False
    assert refused["why"][0].startswith(library().limits["LIM10"].name)


def test_a_press_that_nobody_waits_for_refuses_nothing_to_the_next(practice):
    """Python was silent and Start pressed once more: what the first press was granted counts for nothing against the second."""
    screen()
    begin(practice)
    first = begin(practice)["lease"]
    assert (begin(practice)["go"], ask(practice, "plan", receiver="Sam")["go"]) == (False, False)
    assert ask(practice, "plan", receiver="Sam", unwanted=[first])["go"] is True
    assert begin(practice, unwanted=[first])["go"] is True


def test_a_light_day_lowers_the_whole_timeline(practice):
    """Today's cap holds in every step, and the page knows what is left out."""
    screen(outcome="light", cap=3, scale_trusted=False)
    reply = begin(practice)
    assert [(step["cap"], step["target_to"]) for step in reply["timeline"]["steps"]] == [(3, 2), (3, 3), (3, 3), (3, 3), (3, 3)]
    assert reply["scale_trusted"] is False
    assert len(reply["changes"]) == 2


def test_strokes_stay_light_after_firm_work_and_the_page_says_why(practice):
    """The day after firm work no step goes above 3, and one line tells until when."""
    at = datetime.now(UTC) - timedelta(hours=24)
    work = (Work(technique="circles", tool="hands", place="table", seconds=60),)
    open_record().append([Event.of(PracticeBegun(practice="circles-practice", work=work, firm=True), at, "Sam")])
    screen()
    reply = begin(practice)
    assert {step["cap"] for step in reply["timeline"]["steps"]} == {3}
    until = f"{(at + timedelta(hours=48, minutes=1)).astimezone():%A, %H:%M}"
    assert reply["changes"][1:] == [library().words["player"]["rests"].format(until=until)]


def test_severe_pain_at_rest_closes_until_the_next_screening(practice):
    """At 7 nothing begins, nor does a second press of Start with a smaller number."""
    screen()
    for pain in (7, 2):
        reply = begin(practice, pain=pain)
        assert (reply["go"], reply["title"]) == (False, library().words["player"]["closed_pain_title"])
    assert kinds() == ["screening", "pain"]


def test_an_ache_that_closes_is_told_once_however_often_it_is_asked(practice):
    """Asked again after a lost reply it is one row of the diary; another number, or another press, is another."""
    screen()
    lease = str(uuid4())
    replies = [begin(practice, pain=pain, lease=lease) for pain in (8, 8, 7.5)] + [begin(practice, pain=8)]
    assert [(reply["go"], reply["receivers"], reply["receiver"]) for reply in replies] == [(False, [], "Sam")] * 4
    assert [event.what.number for event in open_record().events([Kind.PAIN])] == [8, 7.5, 8]


def test_what_was_booked_is_what_counts(practice):
    """A practice ended after a minute leaves room for the rest of the session."""
    screen()
    lease = begin(practice)["lease"]
    work = Work(technique="effleurage", tool="hands", place="table", seconds=60)
    event = Event.of(PracticeUsed(lease=UUID(lease), work=(work,), ended_by="left"), datetime.now(UTC), "Sam").as_json()
    assert ask(practice, "record", events=[event])["confirmed"] == [event["id"]]
    assert [begin(practice)["go"] for _ in range(2)] == [True, False]


def holds(practice, lease, receiver="Sam", cap=5, unwanted=()):
    return ask(practice, "holds", receiver=receiver, lease=lease, cap=cap, unwanted=list(unwanted))["holds"]


def tells(*payloads):
    for payload in payloads:
        open_record().append([Event.of(payload, datetime.now(UTC), "Sam")])


@pytest.mark.parametrize(("meanwhile", "holding"), [
    (lambda: None, True),
    (lambda: screen(outcome="no"), False),
    (lambda: tells(Changed()), False),
    (lambda: tells(Stop(technique="circles", closes="technique")), False),
    (lambda: (tells(Stop(technique="circles", closes="all", sign="ST13")), screen()), False),
    (lambda: (tells(Stop(technique="circles", closes="technique")), screen()), True),
    (lambda: (tells(Stop(technique="effleurage", closes="technique")), screen()), False),
    (lambda: screen(outcome="light", cap=3), False),
    (lambda: screen(outcome="light", minutes_at_most=4), False),
    (lambda: screen(outcome="light", no_holds=True), True),
    (lambda: screen("Ann", outcome="no"), True),
    (lambda: tells(Pain(number=8, when="after")), False),
], ids=["nothing", "no", "changed", "another stop", "a stop that closes all", "another stop, checked anew", "its own stop, checked anew",
        "a lower cap", "fewer minutes", "what it has not", "somebody else", "severe pain"])  # fmt: skip
def test_a_held_practice_hears_whether_it_may_go_on(practice, meanwhile, holding):
    """What today's check or a stop closes since the start is closed for a clock that goes on; its own minutes speak against nothing."""
    screen()
    lease = begin(practice)["lease"]
    begin(practice)  # the ten minutes of a session are granted
    meanwhile()
    assert holds(practice, lease, receiver="sam") is holding


def test_a_record_that_knows_nothing_takes_nothing_back(practice):
    """A kernel that keeps nothing was started anew: it knows of no check, so a running clock goes on. What it hears of counts: a stop, and
    a check that leaves anything out, since of the lease it knows no work.
    """
    assert holds(practice, str(uuid4())) is True
    screen()
    assert holds(practice, str(uuid4())) is True
    screen(outcome="light", no_thumbs=True)
    assert holds(practice, str(uuid4())) is False
    screen()
    tells(Stop(technique="circles", closes="all"))
    assert holds(practice, str(uuid4())) is False


def test_what_the_page_gave_back_takes_nothing_back(practice):
    """A lease that nobody used counts whole until the record hears of it: for the day's minutes of a clock that goes on it is left out."""
    screen(outcome="light", minutes_at_most=10)
    back, lease = begin(practice)["lease"], begin(practice)["lease"]
    screen(outcome="light", minutes_at_most=6)
    assert [holds(practice, lease, unwanted=unwanted) for unwanted in ([], [back])] == [False, True]


def test_the_twin_shows_every_step_with_its_seconds(practice):
    """Unrun, on paper or in a screen reader: the steps, their lengths and caps, a button. The plate stands on the card before it."""
    lines = practice._page.splitlines()
    assert repr(practice) == "Practice clock: Opening strokes, 5 min in 5 steps."
    assert len(lines) <= 40
    assert sum(" | 1:00 | " in line for line in lines) == 5
    assert "](../images/" not in practice._page
    assert lines[-1] == '<button data-commandlinker-command="notebook:run-cell">Open the clock</button>'


def test_a_routine_can_be_named_itself_and_a_slip_gets_a_sentence():
    """The closing strokes are two minutes; a mistyped name is answered with the nearest."""
    assert repr(course_lib.practice("effleurage-closing")).startswith("Practice clock: Closing strokes, 2 min ")
    assert "effleurage" in repr(course_lib.practice("efleurage"))
