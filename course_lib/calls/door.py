"""What every call shares: it never raises, it knows the wordings, and it writes to the one record."""

import functools
import logging
import logging.handlers
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from IPython import get_ipython

from ..errors import ContentError, CourseError, NothingToShow, UnknownId
from ..library import library
from ..model.events import Kind
from ..quizzes.marking import complete
from ..record import data_folder, deliver, open_record
from ..record.place import make_file
from ..widgets.card import Card

# The wordings may be what cannot be read, so these two cannot come from them.
FAULTY = "The course's content has faults."
BROKEN = "This part could not be shown. The command python3 start.py check names what is wrong with the course's files."

_SHOWN = {}  # cell -> the run that showed something there last, and its widgets


def call(function):
    """Make `function` a front-door call: what goes wrong becomes a card with one sentence, and the rest goes to the log.

    An exception would stop every cell below it.
    """

    @functools.wraps(function)
    def safe(*arguments, **options):
        log()  # before there is a widget, whose faults go there as well
        try:
            return _instead(function(*arguments, **options))
        except Exception as error:
            log().exception("%s%r", function.__name__, arguments)
            return _card(error)

    return safe


def _instead(widget):
    """Ends what this cell showed when it ran before: its page is gone, and it would stay alive in Python and in the browser."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    cell, run = parent.get("metadata", {}).get("cellId"), parent.get("header", {}).get("msg_id")
    if cell and hasattr(widget, "close"):
        before, shown = _SHOWN.get(cell, (None, []))
        if before != run:
            for old in shown:
                old.close()
                old.layout.close()
            shown = []
        _SHOWN[cell] = run, [*shown, widget]
    return widget


def words(name):
    """The wordings of one widget, the shared ones among them."""
    table = library().words
    return {**table["shared"], **table[name]}


def record():
    """The learner's record: one a kernel, until the learner turns private mode on or off."""
    return open_record()


def clock():
    """The record's time, of which Store.clock says what it is, a millisecond (what a sitting's id tells time in) after its latest event.

    By it goes what is owed, due, asked and counted, and it stands on what is written, so that a clock that was set back neither hides any
    of that nor brings back a paid debt or a spent dose. What is given for some hours, today's check or an override, goes by the plain
    clock: by this one, which can stand still, it would hold too long.
    """
    return record().clock(datetime.now(UTC)) + timedelta(milliseconds=1)


def on_this_computer(at):
    """What the computer's clock shows at `at` of the record's time: by that somebody is told how long to wait. None stays None."""
    now = datetime.now(UTC)
    return at and at - (record().clock(now) - now)


def keep(payload):
    """Answer to the page's `record`: write its events; what is confirmed may leave the browser."""
    return deliver(record(), payload, {Kind.ATTEMPT: complete(library().items, words("quiz"))}, datetime.now(UTC))


class _Log(logging.handlers.RotatingFileHandler):
    def _open(self):
        make_file(Path(self.baseFilename))  # its owner's alone, also when it turns over
        return super()._open()

    def handleError(self, record):
        """Silent: a disk that is full would put a traceback into the learner's cell."""


@cache
def log():
    """The log file in the learner's data folder; without a writable folder there is none."""
    logger = logging.getLogger("course_lib")
    logger.propagate = False
    try:
        file = data_folder() / "course.log"
        handler = _Log(file, maxBytes=500_000, backupCount=1, encoding="utf-8", errors="backslashreplace")
    except (OSError, RuntimeError):  # the latter where the folder lies in a home that nobody has
        handler = logging.NullHandler()
    logger.addHandler(handler)
    return logger


def _short(typed, most=60):
    """What was typed, as a word in a sentence: on one line, and a huge paste cut short."""
    text = " ".join(str(typed)[: most + 1].split())
    return text if len(text) <= most else text[:most] + "…"


def _card(error):
    try:
        return _told(error)
    except Exception:
        log().exception("no wording for %r", error)
        return Card(line=BROKEN, text=BROKEN)


def _told(error):
    if isinstance(error, ContentError):
        return Card(line=FAULTY, text=str(error))
    shown = library().words["shared"]
    if isinstance(error, UnknownId):
        key = "unknown_near" if error.nearest else "unknown"
        text = shown[key].format(wanted=_short(error.wanted), nearest=error.nearest)
    elif isinstance(error, NothingToShow):
        text = shown[error.wording].format(name=error.name)
    elif isinstance(error, CourseError):
        text = str(error)
    else:
        text = shown["broken"]
    return Card(line=text, text=text)
