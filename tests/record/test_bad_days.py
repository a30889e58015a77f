import json
import os
import resource
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_lib.record import Notice, NotSaved, Store, open_record, set_private
from course_lib.record.schema import STEPS

from .examples import NOON, attempt, one_of_each, set_aside
from .processes import as_nobody

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.sqlite"


@pytest.fixture
def everybodys_folder():
    """A folder that a process without rights can reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def items(store):
    return [event.payload["item"] for event in store.events()]


def closed_whole(path, events):
    """A record with `events`, closed, as one file."""
    store = Store(path)
    store.append(events)
    store.close()
    return path.read_bytes()


# -- a disk that takes nothing -----------------------------------------------------------------------------------------


def test_a_full_disk_stops_nothing(path):
    """Disk full: nothing is confirmed and the reason is told, yet every answer counts what happened; with room again all is written."""
    store = Store(path)
    store.append([attempt(0)])
    pages = store._ask("PRAGMA page_count")[0][0]
    store._ask(f"PRAGMA max_page_count = {pages}")
    flood = [attempt(n) for n in range(1, 400)]
    assert store.append(flood) == []
    assert store.trouble.reason == "full"
    assert items(store) == [f"item.{n}" for n in range(400)]
    assert items(Store(path)) == ["item.0"]
    assert store.append([attempt(400)]) == []
    store._ask("PRAGMA max_page_count = 1000000")
    last = attempt(401)
    assert store.append([last]) == [last.id]
    assert store.trouble is None
    assert items(Store(path)) == [f"item.{n}" for n in range(402)]


def test_trouble_lasts_as_long_as_anything_is_only_held(path):
    """There is room again when a decision writes nothing of its own: what was held is written with it, before the trouble is over."""
    store = Store(path)
    store._ask(f"PRAGMA max_page_count = {store._ask('PRAGMA page_count')[0][0]}")
    held = [attempt(n) for n in range(400)]
    assert store.append(held) == []
    store._ask("PRAGMA max_page_count = 1000000")
    assert store.decide(lambda events: SimpleNamespace(event=None, seen=events), kinds=None, since=None).seen == held
    assert store.trouble is None
    assert Store(path).events() == held


def _write_under_a_ceiling(path):
    store = Store(path)
    store.append([attempt(0)])
    largest = max(file.stat().st_size for file in path.parent.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 5000, resource.RLIM_INFINITY))
    refused = [store.append([attempt(n)]) for n in range(1, 60)]
    trouble = store.trouble.reason
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    kept = store.append([])
    store.append([attempt(60)])
    return refused[-1], trouble, kept, store.trouble, items(Store(path))


def test_a_write_that_fails_half_way_leaves_no_half_event(everybodys_folder):
    """The system refuses to let the file grow in the middle of writing: held, told, and whole once it may grow again."""
    last, trouble, kept, after, stored = as_nobody(_write_under_a_ceiling, _open_to_all(everybodys_folder) / "record.sqlite")
    assert (last, trouble, kept, after) == ([], "failed", [], None)
    assert stored == [f"item.{n}" for n in range(61)]


def _open_to_all(folder):
    folder.chmod(0o777)
    return folder


def _read_and_write(path):
    store = Store(path)
    seen, confirmed = items(store), store.append([attempt(7)])
    return seen, confirmed, store.trouble.reason, items(store)


@pytest.mark.parametrize("beside", ["log and its index", "log alone"])
def test_a_read_only_folder_is_still_read(everybodys_folder, beside):
    """Folder read-only, log not yet written back: the past is read and counts, the new is held, and the reason is told."""
    path = everybodys_folder / "record.sqlite"
    store = Store(path)
    store.append([attempt(1)])
    assert path.with_name("record.sqlite-wal").stat().st_size > 0
    if beside == "log alone":
        path.with_name("record.sqlite-shm").unlink()
    for file in everybodys_folder.iterdir():
        file.chmod(0o644)
    everybodys_folder.chmod(0o555)
    seen, confirmed, reason, after = as_nobody(_read_and_write, path)
    everybodys_folder.chmod(0o755)
    assert (seen, confirmed, reason, after) == (["item.1"], [], "read_only", ["item.1", "item.7"])


def test_a_folder_that_cannot_be_made_stops_nothing(everybodys_folder):
    """No folder and no right to make one: everything works from memory and the reason is told."""
    seen, confirmed, reason, after = as_nobody(_read_and_write, everybodys_folder / "new" / "record.sqlite")
    assert (seen, confirmed, reason, after) == ([], [], "read_only", ["item.7"])


def test_private_mode_that_cannot_be_noted_says_so(tmp_path, monkeypatch):
    """No folder can be made for the note, or the note cannot go: whoever asked learns why, and the mode stays as it was."""
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "record" / "private-mode").mkdir(parents=True)
    for folder, wanted in (("file", True), ("record", False)):
        monkeypatch.setenv("COURSE_RECORD", str(tmp_path / folder))
        with pytest.raises(NotSaved) as caught:
            set_private(wanted)
        assert (caught.value.reason, open_record().private) == ("read_only", not wanted)


def test_a_folder_in_place_of_the_file_stops_nothing(path):
    """Something else stands where the record should: it is left alone, everything works from memory, the reason is told."""
    path.mkdir()
    store = Store(path)
    assert store.append([attempt(1)]) == []
    assert store.trouble.reason == "read_only"
    assert items(store) == ["item.1"]
    path.rmdir()
    assert len(store.append([attempt(2)])) == 1
    assert items(Store(path)) == ["item.1", "item.2"]


def test_another_kernel_that_will_not_stop_writing_is_waited_out(path, monkeypatch):
    """A lock that is never released: held and told as busy, and written once the other is done."""
    monkeypatch.setattr("course_lib.record.file.PATIENCE", 0.05)
    store = Store(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.append([attempt(1)]) == []
        assert store.trouble.reason == "busy"
        other.execute("ROLLBACK")
    assert len(store.append([attempt(2)])) == 1
    assert items(Store(path)) == ["item.1", "item.2"]


# -- a file that is not as it was --------------------------------------------------------------------------------------


def rubbish(path):
    path.write_bytes(b"this was never a database" * 400)


def cut_short(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path):
    whole = bytearray(path.read_bytes())
    whole[5000:9000] = os.urandom(4000)
    path.write_bytes(whole)


def header_lost(path):
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def table_lost(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE events")


def payload_lost(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE events SET payload = 'half a tex' WHERE seq = 3")


def owner_lost(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM record")


@pytest.mark.parametrize("damage", [rubbish, cut_short, overwritten, header_lost, table_lost, payload_lost, owner_lost])
def test_a_damaged_file_is_set_aside_whole(path, damage):
    """A damaged record is moved aside byte for byte under a dated name, which is told; a fresh one is begun and works."""
    closed_whole(path, [attempt(n) for n in range(200)])
    damage(path)
    broken = path.read_bytes()
    store = Store(path)
    store.events()
    (aside,) = set_aside(path)
    assert aside.read_bytes() == broken
    assert aside.name.startswith("record.sqlite.damaged-20")
    assert store.notices == (Notice("damaged", aside.name),)
    assert store.trouble is None
    assert len(store.append([attempt(1)])) == 1
    assert items(Store(path)) == ["item.1"]


def test_damage_under_a_running_kernel_is_met_when_it_shows(path):
    """The file breaks while two kernels have it open: one sets it aside, the other moves on to the same fresh file."""
    closed_whole(path, [attempt(n) for n in range(200)])
    first, second = Store(path), Store(path)
    payload_lost(path)
    assert items(first) == []
    assert [notice.what for notice in first.notices] == ["damaged"]
    assert len(second.append([attempt(1)])) == 1
    assert len(first.append([attempt(2)])) == 1
    assert items(first) == items(second) == ["item.1", "item.2"]
    assert len(set_aside(path)) == 1


def test_a_good_file_is_never_set_aside(path):
    """Two kernels meet the same damage: the later one finds the fresh file of the earlier and leaves it where it is."""
    closed_whole(path, [attempt(1)])
    store = Store(path)
    assert store._file.put_aside() is True
    assert set_aside(path) == []
    assert items(store) == ["item.1"]


def test_a_newer_courses_file_is_only_read(path):
    """A record of a newer version is read as far as it can be, never written, never set aside; the notice names it."""
    closed_whole(path, [attempt(1)])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE events ADD COLUMN mood TEXT")
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    store = Store(path)
    assert store.append([attempt(2)]) == []
    assert (store.trouble.reason, store.notices) == ("newer", (Notice("newer", "record.sqlite"),))
    assert items(store) == ["item.1", "item.2"]
    with pytest.raises(NotSaved):
        store.erase(everything=True)
    store.close()
    assert path.read_bytes() == before
    assert set_aside(path) == []


def test_a_newer_file_that_cannot_be_read_is_left_alone_too(path):
    """Where the newer version changed the table so far that it cannot be read, the file still stays as it is."""
    closed_whole(path, [attempt(1)])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE events RENAME TO happenings")
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    store = Store(path)
    assert items(store) == []
    assert store.append([attempt(2)]) == []
    assert items(store) == ["item.2"]
    store.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if "damaged" in file.name] == []


def test_another_programs_database_is_left_alone(path):
    """COURSE_RECORD leads to somebody else's database: not a byte of it changes, and the notice names it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE events (holiday TEXT)")
    before = path.read_bytes()
    store = Store(path)
    assert store.append([attempt(1)]) == []
    assert (store.trouble.reason, store.notices) == ("foreign", (Notice("foreign", "record.sqlite"),))
    assert items(store) == ["item.1"]
    assert path.read_bytes() == before


def test_a_network_folder_gets_the_rollback_journal(path, monkeypatch):
    """Where the write-ahead log cannot work between machines, the rollback journal is used, also for a file that had the other."""
    closed_whole(path, [attempt(1)])
    monkeypatch.setattr("course_lib.record.place.on_network", lambda file: True)
    store = Store(path)
    assert store._ask("PRAGMA journal_mode") == [("delete",)]
    assert len(store.append([attempt(2)])) == 1
    monkeypatch.undo()
    assert items(Store(path)) == ["item.1", "item.2"]


def test_a_clock_set_back_is_noticed(path, passes):
    """The record's clock never runs behind its latest event; from there it goes on while the course is open, and no further."""
    store = Store(path)
    assert store.clock(NOON) == NOON
    events = one_of_each()
    store.append(events)
    latest = max(event.at for event in events)
    hour, told = timedelta(hours=1), [store.clock(NOON)]
    for hours in (1, 4):
        passes(hours * 3600)
        told.append(store.clock(NOON + hours * hour))
    assert told == [latest, latest + hour, latest + 5 * hour]
    store.close()
    assert Store(path).clock(NOON + 6 * hour) == latest


def test_a_clock_put_right_in_two_steps_makes_no_time_pass(path, passes):
    """Set back three days, then forward to a minute before now: by the record a minute has gone, and not three days."""
    store, minute = Store(path), timedelta(minutes=1)
    store.append([attempt()])
    assert store.clock(NOON - timedelta(days=3)) == NOON
    passes(60)
    assert store.clock(NOON - minute) == NOON + minute
    passes(180)
    assert store.clock(NOON + 2 * minute) == NOON + 4 * minute


def test_a_kernel_that_slept_while_the_clock_was_behind_runs_ahead_of_no_other(path, passes):
    """What one kernel once saw of a wrong clock is no lead over the events that another has written since."""
    sleeper, awake, day = Store(path), Store(path), timedelta(days=1)
    sleeper.append([attempt()])
    assert sleeper.clock(NOON - 2 * day) == NOON
    passes(3600)
    awake.append([attempt(at=NOON + timedelta(hours=1))])
    assert sleeper.clock(NOON + timedelta(minutes=59, seconds=59)) == NOON + timedelta(hours=1)


def test_what_another_kernel_writes_is_never_old_here(path, passes):
    """Over a record that lies ahead two kernels tell one time once either has written: a dose spent in one is spent in both."""
    elder, ahead = Store(path), timedelta(hours=8)
    elder.append([attempt(at=NOON + ahead)])
    elder.clock(NOON)
    passes(6 * 3600)
    now = NOON + timedelta(hours=6)
    assert elder.clock(now) == now + ahead
    younger = Store(path)
    written = younger.clock(now)
    younger.append([attempt(at=written)])
    assert (written, elder.clock(now), younger.clock(now)) == (NOON + ahead,) * 3


def test_what_is_written_a_moment_ahead_adds_up_to_nothing(path, passes):
    """A sitting is named a millisecond after the latest event: a thousand of them are no second."""
    store, now = Store(path), NOON
    for _ in range(1000):
        passes(0.003)
        now += timedelta(milliseconds=3)
        ahead = store.clock(now) + timedelta(milliseconds=1)
        store.append([attempt(at=ahead)])
    assert store.clock(now) - now <= timedelta(milliseconds=1)


@pytest.mark.parametrize("fixture", [FIXTURES / f"v{version}.sqlite" for version in range(1, len(STEPS) + 1)], ids=lambda file: file.stem)
def test_every_version_ever_published_opens(path, fixture):
    """A record written by any version of the course opens, is brought up to the present, and tells the same events.

    A new version's pair of files is made by `python -m tests.record.publish`.
    """
    shutil.copy(fixture, path)
    store = Store(path)
    assert [event.as_json() for event in store.events()] == json.loads(fixture.with_suffix(".json").read_text(encoding="utf-8"))["events"]
    assert len(store.append([attempt(1)])) == 1
    assert store._ask("PRAGMA user_version") == [(len(STEPS),)]


@pytest.mark.parametrize("mounts", [b"proc /proc proc rw 0 0\n", b"", b"disk /mnt/\xff ext4 rw 0 0\n", None])
def test_a_system_that_names_no_disk_for_the_folder_takes_the_record(path, monkeypatch, mounts):
    """In a chroot the list of disks need not hold the folder's, may be missing, or hold what is no text; all is saved all the same."""
    listed = path.with_name("mounts")
    if mounts is not None:
        listed.write_bytes(mounts)
    monkeypatch.setattr("course_lib.record.place.MOUNTS", listed, raising=False)
    store = Store(path)
    assert (len(store.append([attempt(0)])), store.trouble, items(Store(path))) == (1, None, ["item.0"])
