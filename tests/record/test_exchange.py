import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.model.events import Event
from course_lib.model.payloads import Attempt, Screening
from course_lib.record import NotSaved, Store
from course_lib.record.exchange import NotTaken, Taken, export, for_instructor, table, take_in
from course_lib.safety.gate import Closed, gate

from .examples import NOON, attempt, one_of_each, pain


def ids(store):
    return sorted(str(event.id) for event in store.events())


def test_a_record_moves_whole_to_another_machine():
    """Exported and taken in elsewhere, the record is the same, and belongs to the same learner."""
    here, there = Store(), Store()
    here.append(one_of_each())
    assert take_in(there, export(here, NOON), NOON + timedelta(days=1)) == Taken(new=10, known=0, unreadable=0)
    assert there.events() == here.events()
    assert there.learner == here.learner
    assert export(there, NOON) == export(here, NOON)


POOL = [attempt(n) for n in range(8)]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 7), unique=True), st.lists(st.integers(0, 7), unique=True), st.integers(1, 3))
def test_two_machines_merge_without_doubles(here, there, rounds):
    """Merged either way and however often, both machines hold every event of either, once."""
    one, two = Store(), Store()
    one.append([POOL[n] for n in here])
    two.append([POOL[n] for n in there])
    for _ in range(rounds):
        take_in(one, export(two, NOON), NOON)
        take_in(two, export(one, NOON), NOON)
    assert ids(one) == ids(two) == sorted(str(POOL[n].id) for n in {*here, *there})
    assert take_in(one, export(two, NOON), NOON) == Taken(new=0, known=len({*here, *there}), unreadable=0)
    one.close()
    two.close()


def test_a_merge_keeps_the_learner_of_the_machine():
    """A record that already has events keeps its own learner when another's file is merged."""
    one, two = Store(), Store()
    one.append([attempt(1)])
    two.append([attempt(2)])
    own = one.learner
    take_in(one, export(two, NOON), NOON)
    assert one.learner == own


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_ours"),
        ("null", "not_ours"),
        ("[]", "not_ours"),
        ("[" * 100_000, "not_ours"),
        ('{"course": "juggling"}', "not_ours"),
        ('{"course": "lower-back-massage", "what": "for-instructor", "format": 1}', "not_ours"),
        ('{"course": "lower-back-massage", "what": "record", "format": 1, "learner": 5, "events": []}', "not_ours"),
        ('{"course": "lower-back-massage", "what": "record", "format": "1", "learner": "x", "events": []}', "not_ours"),
        ('{"course": "lower-back-massage", "what": "record", "format": 2}', "newer"),
    ],
)
def test_a_file_that_is_no_record_is_refused(text, reason):
    """A wrong file changes nothing and the reason is named."""
    store = Store()
    with pytest.raises(NotTaken) as refused:
        take_in(store, text, NOON)
    assert refused.value.reason == reason
    assert store.events() == []


def test_what_cannot_be_read_is_counted_and_the_rest_taken():
    """Events of a kind this version does not know are counted as unreadable; the others come in."""
    store, other = Store(), Store()
    other.append([attempt(1), attempt(2)])
    told = json.loads(export(other, NOON))
    told["events"][0]["kind"] = "levitation"
    told["events"].append("a text")
    assert take_in(store, json.dumps(told), NOON) == Taken(new=1, known=0, unreadable=2)


def test_nothing_comes_from_the_future():
    """One event of the year 2999 would put the record's clock there and close every practice; it is left out, the rest is taken.

    A machine whose zone is set wrong is ahead by less than a day. What was pressed there counts as just now: a window that moved on with it
    would give back what was done today.
    """
    store, other, now = Store(), Store(), NOON + timedelta(minutes=1)
    near, ahead = attempt(1), attempt(2, at=now + timedelta(hours=23))
    other.append([near, ahead, attempt(3, at=now + timedelta(hours=25)), attempt(4, at=datetime(2999, 1, 1, tzinfo=UTC))])
    assert take_in(store, export(other, now), now) == Taken(new=2, known=0, unreadable=2)
    assert store.events() == [near, ahead.model_copy(update={"at": now})]
    assert store.clock(now) == now


@pytest.mark.parametrize(("here", "there"), [("no", "clear"), ("clear", "no"), ("clear", "light"), ("clear", "clear")])
def test_a_check_from_a_file_asks_for_todays_anew(here, there):
    """Of two answers about one back nobody knows which holds: neither a yes from elsewhere nor one of before opens a practice."""
    store, other = Store(), Store()
    other.append([Event.of(Screening(outcome=there, until=NOON + timedelta(hours=6)), NOON - timedelta(hours=6), "Anna")])
    store.append([Event.of(Screening(outcome=here, until=NOON + timedelta(hours=12)), NOON, "Anna")])
    assert take_in(store, export(other, NOON), NOON) == Taken(new=1, known=0, unreadable=0)
    assert gate(store.events(), "Anna", NOON) == Closed("changed")


def test_a_file_brings_its_checks_into_an_empty_record():
    """On a new machine everything is there in its order, today's check too."""
    store, other = Store(), Store()
    screened = Event.of(Screening(outcome="light", until=NOON + timedelta(hours=6)), NOON - timedelta(hours=6), "Anna")
    other.append([screened])
    assert take_in(store, export(other, NOON), NOON) == Taken(new=1, known=0, unreadable=0)
    assert store.events() == [screened]
    assert take_in(store, export(other, NOON), NOON) == Taken(new=0, known=1, unreadable=0)
    assert store.events() == [screened]


def test_no_file_brings_a_check_that_holds_for_ever():
    """A check that says it holds for longer than a day is left out, so that today's questions come again."""
    store, other = Store(), Store()
    other.append([Event.of(Screening(outcome="clear", until=NOON + timedelta(hours=12)), NOON, "Anna")])
    told = json.loads(export(other, NOON))
    assert take_in(Store(), json.dumps(told), NOON) == Taken(new=1, known=0, unreadable=0)
    told["events"][0]["payload"]["until"] = "2400-01-01T00:00:00Z"
    assert take_in(store, json.dumps(told), NOON) == Taken(new=0, known=0, unreadable=1)


def test_a_clock_set_back_leaves_the_record_its_own_events():
    """After the clock was set back by days a learner's own file is read again whole: nothing of it is later than the record's clock."""
    store = Store()
    store.append([attempt(1), attempt(2, at=NOON + timedelta(days=9))])
    assert take_in(store, export(store, NOON), NOON) == Taken(new=0, known=2, unreadable=0)


def test_a_disk_that_refuses_takes_all_or_nothing(tmp_path):
    """Nothing of a file is taken in, not even in memory, where it cannot be written."""
    other = Store()
    other.append([attempt(1)])
    (tmp_path / "record.sqlite").mkdir()
    store = Store(tmp_path / "record.sqlite")
    with pytest.raises(NotSaved):
        take_in(store, export(other, NOON), NOON)
    assert store.events() == []


def test_a_disk_that_fills_leaves_the_record_as_it_was(tmp_path):
    """A file that finds no room on the disk changes nothing: neither whose the record is, nor what is held until there is room again."""
    other, store = Store(), Store(tmp_path / "record.sqlite")
    other.append([attempt(n) for n in range(400)])
    own, pages = store.learner, store._ask("PRAGMA page_count")[0][0]
    store._ask(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved) as refused:
        take_in(store, export(other, NOON), NOON)
    assert (refused.value.reason, store.learner, store.events()) == ("full", own, [])
    mine = [attempt(n) for n in range(300)]
    assert store.append(mine) == []
    with pytest.raises(NotSaved):
        take_in(store, export(other, NOON), NOON)
    assert (store.learner, store.events()) == (own, mine)


def test_an_instructor_sees_attempts_and_completion_only():
    """No screening, no name of a receiver and no pain number leaves, whatever a record holds."""
    store = Store()
    store.append([*one_of_each(), Event.of(Attempt(item="q02", response=3, right=True), NOON, "Anna")])
    text = for_instructor(store, NOON, "Robin")
    told = json.loads(text)
    assert sorted(told) == ["attempts", "course", "format", "learner", "lessons", "made", "name", "what"]
    assert told["lessons"] == [{"notebook": "06_effleurage", "opened": "2026-03-01T12:00:00Z", "finished": "2026-03-01T12:15:00Z"}]
    assert [sorted(one) for one in told["attempts"]] == [
        ["at", "confidence", "credit", "critical", "id", "item", "notebook", "response", "right", "sitting"]
    ] * 2
    assert [one["item"] for one in told["attempts"]] == ["q01", "q02"]
    for secret in ("Anna", "anna", "pain", "screening", "light", "next_day", "ST02", "receiver"):
        assert secret not in text


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing():
    """One line an event, a column a field; a name that looks like a formula is shown as a name."""
    store = Store()
    store.append([pain(4, receiver="=HYPERLINK(1)"), attempt(1, at=NOON + timedelta(days=1))])
    text = table(store)
    assert text.startswith("\ufeff")
    head, first, second = csv.reader(io.StringIO(text[1:]))
    assert ",".join(head) == ("at,kind,receiver,confidence,credit,critical,item,notebook,number,response,right,session,sitting,when")
    assert dict(zip(head, first, strict=True)) | {"number": "4.0"} == dict.fromkeys(head, "") | {
        "at": "2026-03-01T12:00:00Z",
        "kind": "pain",
        "receiver": "'=HYPERLINK(1)",
        "number": "4.0",
        "when": "before",
    }
    assert (second[0], second[9], second[10]) == ("2026-03-02T12:00:01Z", "[1]", "true")
