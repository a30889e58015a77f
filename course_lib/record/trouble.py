"""What can be wrong with the record's file, and how SQLite and the system say so."""

import errno
import sqlite3
from dataclasses import dataclass
from typing import Literal

from ..errors import CourseError
from .rows import Unreadable

# SQLITE_ERROR: a table or column of ours is missing, for our questions are fixed
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_REASONS = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
}


class NotSaved(CourseError):
    """Nothing is being saved; `reason` is *full*, *read_only*, *busy*, *newer*, *foreign*, *damaged* or *failed*."""

    def __init__(self, reason, detail=""):
        self.reason = reason
        super().__init__(f"the record is not being written ({reason}){': ' if detail else ''}{detail}")


@dataclass(frozen=True)
class Notice:
    """Something about the record's file that the learner is told for as long as this kernel lives.

    *damaged*: it was set aside as `file` and a fresh one begun; *newer*: a newer course wrote it, it is only read;
    *foreign*: `file` is some other program's database and is left alone.
    """

    what: Literal["damaged", "newer", "foreign"]
    file: str


def is_damage(error):
    """Whether an error says that the file's content is broken."""
    return isinstance(error, Unreadable) or _code(error) in _DAMAGED


def reason(error):
    """The reason of NotSaved that an error amounts to."""
    if isinstance(error, OSError):
        return "full" if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else "read_only"
    return "damaged" if is_damage(error) else _REASONS.get(_code(error), "failed")


def _code(error):
    # the low byte is the error's family
    return getattr(error, "sqlite_errorcode", -1) & 0xFF
