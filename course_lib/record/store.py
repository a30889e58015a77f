"""The event store: whole events, added and never changed."""

import json
import sqlite3
import threading
import time
from datetime import timedelta
from uuid import UUID, uuid4

from ..model.events import Kind, same_name
from . import place, rows
from .file import File, transaction
from .trouble import NotSaved, is_damage, reason


def _since_boot():
    """Seconds by a clock that nobody can set; where the system has one, one that counts the hours of a shut lid."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Store:
    """One learner's events in the file `path`, or in memory alone where `path` is None (private mode).

    Several processes and threads may use one file at once. A confirmed event has reached the disk: it outlives a killed
    process and, on a disk that does what it says, a power cut. What cannot be written is held in memory, counts in every answer here,
    and is written with the next append that succeeds; `trouble` (a NotSaved, or None) says why meanwhile.
    """

    seconds = staticmethod(_since_boot)

    def __init__(self, path=None):
        self.path, self.trouble = path, None
        self._file, self._held, self._lock = File(path), [], threading.RLock()
        # while the computer's clock lies behind: the record's time as last told, with `seconds()` and the version of the file then
        self._stood = None
        self._attempt(lambda connection: None)

    @property
    def private(self):
        return self.path is None

    @property
    def learner(self):
        """The random id of whom this record belongs to."""
        with self._lock:
            # asked anew: another kernel may have erased everything since
            found = [] if self._file.only_reads else self._ask("SELECT learner FROM record")
            return UUID(found[0][0]) if found else self._file.learner

    @property
    def notices(self):
        """What happened to the file that the learner should know: a tuple of Notice."""
        return tuple(self._file.notices)

    def append(self, events):
        """Write events, in order, all or none; an event whose id is there already is left as it was.

        Returns the ids that are safely stored, those just written and those already there: all of `events`, or none while
        `trouble` lasts.
        """
        events = list(events)
        with self._lock:
            if not events and not self._held:
                return []
            done, _ = self._attempt(lambda connection: self._insert(connection, [*self._held, *events]), write=True)
            if done:
                self._held = []
                return [event.id for event in events]
            held = {event.id for event in self._held}
            self._held += {event.id: event for event in events if event.id not in held}.values()
            return []

    def decide(self, rule, *, kinds, since):
        """Ask `rule(events)` and store the event it answers with, while no other process can write in between.

        `rule` gets the events of `kinds` from `since` on (None: all); its answer, which has an `event` (one, or None), is returned.
        """

        def settle(connection):
            self._insert(connection, self._held)
            answer = rule(self._select(connection, kinds, None, since, None))
            if answer.event is not None:
                self._insert(connection, [answer.event])
            return answer

        with self._lock:
            done, answer = self._attempt(settle, write=True)
            if done:
                self._held = []
            else:
                answer = rule(self.events(kinds, since=since))
                self._held += [answer.event] if answer.event is not None else []
            return answer

    def events(self, kinds=None, *, receiver=None, since=None, last=None):
        """The events in the order in which they were recorded.

        Of `kinds` (all), of one `receiver` (of everybody), from `since` on; of these the `last` so many.
        """
        with self._lock:
            done, found = self._attempt(lambda connection: self._select(connection, kinds, receiver, since, last))
            # nothing but memory can be asked where the file cannot
            return found if done else rows.picked(self._held, kinds, receiver, since, last)

    def lessons(self):
        """Each different payload of a lesson's events, as triples of payload, first and latest time."""
        question = "SELECT payload, min(at), max(at) FROM events INDEXED BY lessons WHERE kind = 'lesson' GROUP BY payload"
        with self._lock:
            found = self._ask(question)
            stored = [(json.loads(payload), rows.moment(first), rows.moment(latest)) for payload, first, latest in found]
            return stored + [(event.payload, event.at, event.at) for event in self._held if event.kind == Kind.LESSON]

    def receivers(self):
        """The names of all receivers, in the order in which they first came."""
        with self._lock:
            # the name that goes with the least seq: SQLite takes it from that row
            found = self._ask("SELECT who, receiver, min(seq) FROM events WHERE who IS NOT NULL GROUP BY who ORDER BY 3")
            names = {who: name for who, name, _ in found}
            for event in self._held:
                if event.who:
                    names.setdefault(event.who, event.receiver)
            return list(names.values())

    def clock(self, now):
        """The record's time: `now`, by the computer's clock, unless that was set back behind the latest event.

        Then it goes on from that event as time passes, whatever the computer's clock is set to, for as long as this store is open and no
        other writes: what that one writes would be old here. While none is open, it stands still: how long that was, nobody can tell.
        """
        with self._lock:
            stored = [rows.moment(at) for (at,) in self._ask("SELECT max(at) FROM events") if at is not None]
            tick, version = self.seconds(), self._ask("PRAGMA data_version")  # which another's write or erasure changes, and no own one
            gone_on = []
            if self._stood and self._stood[2] == version:
                gone_on = [self._stood[0] + timedelta(seconds=tick - self._stood[1])]
            at = max([now, *stored, *(event.at for event in self._held), *gone_on])
            # what is written a moment after the latest event lies that much ahead; kept, it would add up
            self._stood = (at, tick, version) if at - now > timedelta(seconds=1) else None
            return at

    def erase(self, receiver=None, *, everything=False):
        """Erase one receiver's events, or `everything`, so that the file holds no trace of them.

        Set-aside damaged files go too, since nobody can tell what stands in them. Raises NotSaved where the disk refuses.
        """
        if everything == (receiver is not None):
            raise ValueError("erase takes a receiver or everything=True, one of the two")
        who = same_name(receiver)

        def scrub(connection):
            if self._file.only_reads:
                raise NotSaved(self._file.only_reads)
            connection.execute("PRAGMA secure_delete = ON")
            with transaction(connection):
                if everything:
                    connection.execute("DELETE FROM events")
                    connection.execute("UPDATE record SET learner = ?", (str(uuid4()),))
                else:
                    connection.execute("DELETE FROM events WHERE who = ?", (who,))
            connection.execute("VACUUM")
            if self.path and connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                # another kernel is reading just now, and the log still holds the old pages
                raise NotSaved("busy")

        with self._lock:
            self._held = [] if everything else [event for event in self._held if event.who != who]
            done, _ = self._attempt(scrub)
            if not done:
                raise self.trouble
            if everything:
                self._stood = None
            try:
                for file in self._file.all_put_aside():
                    file.unlink(missing_ok=True)
            except OSError as error:
                raise NotSaved(reason(error), str(error)) from error

    def merge(self, events, learner):
        """Write events of a file, all or none, each id once; a record that is empty belongs to `learner` then: the same person elsewhere.

        Raises NotSaved where the disk refuses; the record, and what is held of it, is then as it was.
        """
        rename = "UPDATE record SET learner = ? WHERE NOT EXISTS (SELECT 1 FROM events)"

        def write(connection):
            self._insert(connection, self._held)
            connection.execute(rename, (str(learner),))
            self._insert(connection, events)

        with self._lock:
            done, _ = self._attempt(write, write=True)
            if not done:
                raise self.trouble
            self._held = []

    def close(self):
        with self._lock:
            self._file.close()

    def _attempt(self, work, write=False):
        """(True, what `work(connection)` gives), or (False, None) with `trouble` set.

        A file that turns out damaged is set aside, and the work done again on a fresh one.
        """
        with self._lock:
            for again in (True, False):
                try:
                    if write and self._file.only_reads == "read_only":
                        self._file.close()  # the folder may have been mended
                    connection = self._file.connection()
                    if self._file.only_reads:
                        self.trouble = NotSaved(self._file.only_reads)
                        if write:
                            return False, None
                    if not write:
                        return True, work(connection)
                    with transaction(connection):
                        result = work(connection)
                    self.trouble = None
                    return True, result
                except NotSaved as trouble:
                    self.trouble = trouble
                    return False, None
                except (rows.Unreadable, sqlite3.Error, OSError) as error:
                    if not (again and is_damage(error) and self._file.put_aside()):
                        self.trouble = NotSaved(reason(error), str(error))
                        return False, None
            raise AssertionError("unreachable: the second round returns")

    def _ask(self, question):
        done, found = self._attempt(lambda connection: connection.execute(question).fetchall())
        return found if done else []

    def _insert(self, connection, events):
        connection.executemany(rows.INSERT, [rows.row(event) for event in events])

    def _select(self, connection, kinds, receiver, since, last):
        wheres, values = [], []
        if kinds is not None:
            kinds = [Kind(kind).value for kind in kinds]
            wheres.append(f"kind IN ({', '.join('?' * len(kinds))})")
            values += kinds
        for condition, value in (
            ("who = ?", same_name(receiver)),
            ("at >= ?", since and rows.number(since)),
        ):
            if value is not None:
                wheres.append(condition)
                values.append(value)
        where = f"WHERE {' AND '.join(wheres)} " if wheres else ""
        tail = "ORDER BY seq" if last is None else f"ORDER BY seq DESC LIMIT {int(last)}"
        lines = connection.execute(f"SELECT {rows.COLUMNS} FROM events {where}{tail}", values).fetchall()
        found = [rows.event(line) for line in (lines if last is None else reversed(lines))]
        if self._held:
            stored = {event.id for event in found}
            found += [event for event in self._held if event.id not in stored]
            return rows.picked(found, kinds, receiver, since, last)
        return found


_kept = None
_keeping = threading.Lock()


def open_record():
    """The record of this process: one for as long as the learner does not change where, or whether, it is kept."""
    global _kept
    with _keeping:
        path = None if place.private() else place.path()
        if _kept is None or _kept.path != path:
            if _kept:
                _kept.close()
            _kept = Store(path)
        return _kept
