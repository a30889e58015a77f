"""`progress()`: where to go on, what was done, and what becomes of it."""

from dataclasses import asdict
from datetime import UTC, datetime

from ..library import library
from ..record import NotSaved, data_folder, set_private
from ..record.exchange import NotTaken, export, for_instructor, table, take_in
from ..teaching import dashboard, twins
from ..teaching.learned import learned
from ..widgets.progress import Progress
from . import door, permission
from .desk import attempts
from .review import due


@door.call
def progress():
    """The dashboard of the learner's own record."""
    # The day after is asked for in the words of the diary.
    words = {**library().words["diary"], **door.words("progress")}
    return Progress(
        line=twins.line(words["title"]),
        page=dashboard.page(words),
        words=words,
        answers={
            "record": door.keep,
            "view": lambda _: {"view": view()},
            "file": file,
            "take_in": bring_in,
            "erase": erase,
            "private": private,
        },
        view=view(),
    )


def view():
    """What the dashboard shows now."""
    now, at, words = datetime.now(UTC), door.clock(), door.words("progress")
    events = attempts()
    known = learned(library(), events, permission.state(now), permission.closed_lessons(now), due(events, at), words)
    return dashboard.view(library(), door.record(), data_folder(), at, words, known)


def file(payload):
    """One of the three files a learner can take along."""
    now = datetime.now(UTC)
    match what := payload.get("what"):
        case "record":
            text = export(door.record(), now)
        case "table":
            text = table(door.record())
        case "instructor":
            text = for_instructor(door.record(), now, " ".join(str(payload.get("name") or "").split()))
        case _:
            raise LookupError(what)
    return {"name": door.words("progress")[f"{what}_file"].format(day=f"{now:%Y-%m-%d}"), "text": text}


def bring_in(payload):
    """Merge a file; {new, known, unreadable} or {problem}."""
    try:
        taken = take_in(door.record(), str(payload.get("text", "")), datetime.now(UTC))
    except NotTaken as error:
        return {"problem": "taken_newer" if error.reason == "newer" else "taken_bad"}
    except NotSaved:
        return {"problem": "not_saved"}
    return asdict(taken)


def erase(payload):
    """Erase one receiver or everything."""
    receiver = payload.get("receiver")
    try:
        door.record().erase(receiver) if receiver is not None else door.record().erase(everything=True)
    except NotSaved:
        return {"done": False}
    return {"done": True}


def private(payload):
    """Turn private mode on or off; {private} or {problem}."""
    try:
        set_private(payload.get("wanted") is True)
    except NotSaved:
        return {"problem": "private_stuck"}
    return {"private": door.record().private}
