import os
import threading
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.model.events import Event, Kind
from course_lib.model.payloads import Lesson
from course_lib.record import Store, open_record, set_private

from .examples import NOON, attempt, one_of_each, pain
from .processes import killings, writers


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a folder of a learner, é" / "record.sqlite"


def test_what_was_recorded_is_there_in_order_after_a_restart(path):
    """Events come back whole, equal and in the order in which they were recorded."""
    events = one_of_each()
    assert Store(path).append(events) == [event.id for event in events]
    assert Store(path).events() == events


@settings(max_examples=60)
@given(times=st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=6))
def test_an_event_sent_again_is_written_once(times):
    """However often and in whatever batches an event comes, it is confirmed each time and stands there once."""
    store, events = Store(), [attempt(n) for n in range(6)]
    sent = []
    for batch in times:
        assert store.append([events[n] for n in batch]) == [events[n].id for n in batch]
        sent += batch
    assert [event.id for event in store.events()] == [events[n].id for n in dict.fromkeys(sent)]
    store.close()


def test_a_question_gets_only_what_it_asks_for(path):
    """Kinds, receiver, times and number narrow what is read; a receiver's name is known in any capitals."""
    store = Store(path)
    store.append([*one_of_each(), pain(7, receiver="Bo", at=NOON + timedelta(days=2))])
    assert [event.payload["number"] for event in store.events([Kind.PAIN])] == [4, 2, 1, 7]
    assert [event.payload["number"] for event in store.events([Kind.PAIN], receiver="ANNA")] == [4, 2, 1]
    assert [event.payload["number"] for event in store.events(["pain"], since=NOON + timedelta(hours=20))] == [1, 7]
    assert [event.payload["number"] for event in store.events([Kind.PAIN], last=2)] == [1, 7]
    assert store.receivers() == ["Anna", "Bo"]


def test_visits_of_one_lesson_are_told_together(path):
    """However often a lesson was opened, its record names it once, with the first and the latest time."""
    store, opened = Store(path), Lesson(notebook="02_safety_limits", what="opened")
    store.append([Event.of(opened, NOON + timedelta(hours=n)) for n in (2, 0, 1)])
    assert store.lessons() == [(opened.model_dump(mode="json"), NOON, NOON + timedelta(hours=2))]


def test_the_record_is_its_owners_alone(path):
    """Nobody else on the computer can read the record, nor the files SQLite keeps beside it."""
    Store(path).append([attempt()])
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {
        "record.sqlite": 0o600,
        "record.sqlite-wal": 0o600,
        "record.sqlite-shm": 0o600,
        "record.sqlite.lock": 0o600,
    }


def test_confirmed_means_on_the_disk(path):
    """The journal is a write-ahead log, and a commit waits for the disk: a confirmed event outlives a power cut."""
    store = Store(path)
    assert store._ask("PRAGMA journal_mode") == [("wal",)]
    assert store._ask("PRAGMA synchronous") == [(3,)]


def test_two_learners_are_two_ids(tmp_path):
    """Each record belongs to a random id of its own, which it keeps."""
    first = Store(tmp_path / "1" / "record.sqlite").learner
    assert isinstance(first, UUID)
    assert Store(tmp_path / "1" / "record.sqlite").learner == first
    assert Store(tmp_path / "2" / "record.sqlite").learner != first


def test_a_killed_kernel_loses_nothing_that_was_confirmed(path):
    """Twenty writers killed at random moments: no confirmed event lost, none doubled, the file opens each time."""
    faults, confirmed = killings(path, 20, seed=1)
    assert faults == []
    assert confirmed > 20


def test_several_kernels_write_at_once(path):
    """Four writers at once lose nothing, double nothing, and each one's events keep their order."""
    safe = writers(path, 4, count=60)
    stored = [event.payload["item"] for event in Store(path).events()]
    assert sorted(stored) == sorted(item for items in safe.values() for item in items)
    for name, items in safe.items():
        assert [item for item in stored if item.startswith(f"{name}.")] == items
        assert len(items) >= 60


def test_several_threads_share_one_record(path):
    """A kernel may answer widgets from several threads; nothing is lost between them."""
    store = Store(path)
    threads = [threading.Thread(target=lambda n=n: [store.append([attempt(i, item=f"t{n}")]) for i in range(20)]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stored = [event.payload["item"] for event in store.events()]
    assert sorted(stored) == sorted(f"t{n}.{i}" for n in range(4) for i in range(20))


def test_a_decision_and_its_event_are_one_step(path):
    """Of two kernels that decide at once, the second decides knowing the first's event: a dose cannot be granted twice."""
    first, second = Store(path), Store(path)
    second_asked, answers = threading.Event(), []

    def only_one(events):
        return SimpleNamespace(event=None if events else attempt())

    def second_rule(events):
        second_asked.set()
        return only_one(events)

    other = threading.Thread(target=lambda: answers.append(second.decide(second_rule, kinds=None, since=None).event))

    def first_rule(events):
        other.start()
        assert not second_asked.wait(0.2)  # the second kernel is not even asked before the first has written
        return only_one(events)

    answers.append(first.decide(first_rule, kinds=None, since=None).event)
    other.join()
    assert [answer is None for answer in answers] == [False, True]
    assert len(first.events()) == 1


def test_private_mode_remembers_nothing(tmp_path, monkeypatch):
    """In private mode the record lives in memory; what was recorded before stays and comes back with the mode turned off."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "own"))
    open_record().append([attempt(1)])
    set_private(True)
    hidden = open_record()
    assert hidden.private
    assert hidden.append([attempt(2)])
    assert [event.payload["item"] for event in hidden.events()] == ["item.2"]
    set_private(False)
    assert [event.payload["item"] for event in open_record().events()] == ["item.1"]
    assert "item.2" not in "".join(file.read_bytes().decode("latin-1") for file in (tmp_path / "own").iterdir())


def test_a_removed_file_is_begun_anew(path):
    """Somebody deletes the record under a running kernel: the next event opens a new one instead of going into a void."""
    store = Store(path)
    store.append([attempt(1)])
    for file in path.parent.iterdir():
        os.unlink(file)
    assert store.append([attempt(2)])
    assert [event.payload["item"] for event in Store(path).events()] == ["item.2"]
