"""The dashboard as plain values and as its static twin."""

from ..record.progress import pain, visits, where_you_were
from ..safety import doses
from ..safety.leases import reads_since
from . import diary, lessons, twins
from .people import person

# limit -> the wording of its bar
BARS = {"LIM01": "tool_day", "LIM03": "floor_day", "LIM19": "session", "LIM31": "thumbs", "LIM33": "holds"}


def view(library, record, folder, at, words, learned=None):
    """Everything the dashboard shows at `at`, the record's time; `learned` is what teaching.learned says."""
    seen = visits(record)
    events = record.events(doses.READS, since=reads_since(at, library))  # of everybody: the hands are the same for all
    return {
        "go_on": go_on(library, record),
        "lessons": [_lesson(lesson, seen) for lesson in lessons.in_order(library)],
        "people": [_person(library, record, name, events, at, words) for name in record.receivers()],
        "learned": learned,
        "folder": str(folder),
        "private": record.private,
        "notices": _notices(record, words),
    }


def go_on(library, record):
    """The lesson to go on with: a dict with `title`, `path` and whether it is `begun`."""
    written = lessons.in_order(library)
    visit = where_you_were(record)
    last = next((lesson for lesson in written if visit and lesson.notebook == visit.notebook), None)
    if last and visit.finished:
        return {**lessons.following(library, last), "begun": False}
    target = last or written[0]
    return {"title": target.title, "path": lessons.path(target), "begun": last is not None}


def _lesson(lesson, seen):
    visit = seen.get(lesson.notebook)
    state = "new" if visit is None else "done" if visit.finished else "opened"
    return {"number": lesson.number, "title": lesson.title, "path": lessons.path(lesson), "state": state}


def _person(library, record, name, events, at, words):
    left = doses.left(events, name, at, library)
    numbers = pain(record, name)
    found = diary.sessions(numbers, {}, library.spans["session-gap"].length)
    return {
        "name": name,
        "shown": person(name, words),
        "budgets": [{"name": BARS[limit], "spent": one.spent, "allowed": one.allowed} for limit, one in left.items()],
        "pain": [{"at": one.at.isoformat(), "before": one.before, "after": one.after, "next_day": one.next_day}
                 for one in numbers[-diary.SHOWN:]],
        "due": diary.asked(found, at, library),
        "advice": diary.advice(found[-1], library) if found else None,
    }


def _notices(record, words):
    said = [words[notice.what].format(file=notice.file) for notice in record.notices]
    return [*said, words["not_saved"]] if record.trouble else said


def page(words):
    """The dashboard as Markdown; nothing of anybody's record is in it."""
    return twins.page(f"**{words['title']}**", words["twin"], start=words["start"])
