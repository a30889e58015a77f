"""The record's SQLite file: made, opened, checked, upgraded, and set aside when it is damaged."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from . import place, rows
from .schema import APPLICATION, STEPS
from .trouble import Notice, NotSaved, is_damage, reason

BESIDE = ("-wal", "-shm", "-journal")
PATIENCE = 5.0  # seconds to wait for another kernel that is writing


class File:
    """The database at `path`, or one in memory where `path` is None.

    `only_reads` says why nothing can be written (None where it can), `notices` what the learner should know, `learner` whose it is.
    """

    def __init__(self, path):
        self.path, self.only_reads, self.notices, self.learner = path, None, [], uuid4()
        self._connection, self._identity = None, None

    def connection(self):
        """The open connection; a new one where the file under it was moved, removed or never there.

        Raises NotSaved for another program's file, sqlite3.Error, OSError, or Unreadable for a damaged one.
        """
        if self._connection and (self.path is None or _identity(self.path) == self._identity):
            return self._connection
        self.close()
        self.only_reads = None
        if self.path is None:
            self._connection = _connect(":memory:")
            self._begin(self._connection)
            return self._connection
        try:
            place.make_file(self.path)
            self._connection = self._checked(_connect(self.path))
        except (sqlite3.Error, OSError) as error:
            if reason(error) != "read_only" or not self.path.is_file():
                raise
            self._connection, self.only_reads = _copied(self.path), "read_only"
        self._identity = _identity(self.path)
        return self._connection

    def close(self):
        if self._connection:
            self._connection.close()
        self._connection = None

    def put_aside(self):
        """Move the damaged file away whole under a dated name; False where that cannot be done."""
        if self.path is None or self.only_reads:
            return False
        self.close()
        try:
            with _alone(self.path):
                # Another kernel may have put a fresh file there meanwhile; that one is good.
                if not _readable(self.path):
                    name = f"{self.path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
                    for ending in (*BESIDE, ""):
                        file = self.path.with_name(self.path.name + ending)
                        if file.exists():
                            file.rename(self.path.with_name(name + ending))
                    self._notice("damaged", name)
        except (sqlite3.Error, OSError):
            return False
        return True

    def all_put_aside(self):
        """The files beside the record that were set aside, oldest first, each with its journal's."""
        return sorted(self.path.parent.glob(f"{self.path.name}.damaged-*")) if self.path else []

    def _checked(self, connection):
        """The connection, its file found whole and brought up to the present version."""
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if not _is_ours(connection, version):
                self._notice("foreign", self.path.name)
                raise NotSaved("foreign")
            if version > len(STEPS):
                connection.execute("PRAGMA query_only = ON")
                self.only_reads = "newer"
                self._notice("newer", self.path.name)
                return connection
            if version < len(STEPS):
                with _alone(self.path):
                    self._begin(connection)
            _choose_journal(connection, self.path)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise rows.Unreadable("the file's pages do not fit together")
            self.learner = _learner(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _begin(self, connection):
        """Bring a new or older file up to the present version."""
        if self.path:
            _choose_journal(connection, self.path)
        with transaction(connection):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            for step in STEPS[version:]:
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(STEPS)}")
            connection.execute("INSERT INTO record (learner) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM record)", (str(self.learner),))

    def _notice(self, what, name):
        notice = Notice(what, name)
        if notice not in self.notices:
            self.notices.append(notice)


@contextmanager
def transaction(connection):
    """All or nothing of what is written inside, and nobody else writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _connect(name):
    connection = sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    # A commit returns when the disk has the event (EXTRA also makes the removal of a rollback journal lasting).
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")
    return connection


def _learner(connection):
    row = connection.execute("SELECT learner FROM record").fetchone()
    try:
        return UUID(row[0])
    except (TypeError, ValueError) as error:
        raise rows.Unreadable("the record does not say whose it is") from error


def _copied(path):
    """The file's content in memory: SQLite cannot read a write-ahead log in a folder where it may write nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("", "-wal"):
            file = path.with_name(path.name + ending)
            if file.exists():
                shutil.copyfile(file, Path(folder) / f"copy{ending}")
        with closing(sqlite3.connect(Path(folder) / "copy")) as copy:
            connection = _connect(":memory:")
            copy.backup(connection)
    return connection


def _is_ours(connection, version):
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if version:
        return application == APPLICATION
    return application == 0 and not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _choose_journal(connection, path):
    wanted = "delete" if place.on_network(path) else "wal"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        # where the write-ahead log cannot work, SQLite keeps the rollback journal and says so
        connection.execute(f"PRAGMA journal_mode = {wanted}")


@contextmanager
def _alone(path):
    """Let one process at a time make, upgrade or set aside the file."""
    lock = path.with_name(f"{path.name}.lock")
    place.make_file(lock)
    with closing(sqlite3.connect(lock, timeout=PATIENCE, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def _readable(path):
    try:
        with closing(sqlite3.connect(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > len(STEPS) or not _is_ours(connection, version):
                return True  # to its own program
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return False
            for row in connection.execute(f"SELECT {rows.COLUMNS} FROM events"):
                rows.event(row)
            _learner(connection)
    except (sqlite3.Error, rows.Unreadable) as error:
        return not is_damage(error)
    return True


def _identity(path):
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
