"""What has been learned, as the dashboard shows it: plain values, computed from attempts."""

from datetime import timedelta

from ..quizzes.mastery import standing, tries, weakest
from ..quizzes.rounds import ROUND
from . import lessons


def learned(library, events, opening, closed, due, words):
    """Practice open or not, what is due today, each lesson's state and each limit's.

    `events` are attempts; `opening` and `due` come from quizzes.opening and quizzes.review; `closed` are the lessons (ids) that are
    closed by a question of their own; `words` are the dashboard's.
    """
    items = list(library.items.values())
    last = {event.what.item: event.what.right for event in tries(events)}
    states = dict(_standing(library, items, events).states)
    return {
        "opening": _opening(library, opening, closed, words),
        "due": _due(library, due, words),
        "lessons": [_lesson(library, lesson, events, last) for lesson in lessons.in_order(library) if _bank(items, lesson)],
        "limits": [{"name": limit.name, "state": states[limit.id]} for limit in library.limits.values() if limit.id in states],
    }


def _standing(library, items, events):
    wait = timedelta(minutes=library.spans["retry"].minutes)
    return standing(items, events, wait, timedelta(hours=library.spans["night-between"].hours))


def _bank(items, lesson):
    return [item for item in items if item.topic == lesson.id]


def _lesson(library, lesson, events, last):
    bank = _bank(library.items.values(), lesson)
    right = sum(last.get(item.id, False) for item in bank)
    state = weakest([state for _, state in _standing(library, bank, events).states])
    asked = any(item.id in last for item in bank)
    if state == "not_asked" and asked:
        state = "learning"
    # a lesson has been asked once round before it is reached, also where few of its questions are critical
    if not any(item.critical for item in bank) and asked:
        state = "reached"
    if state in ("reached", "cleared") and right < min(ROUND, len(bank)):
        state = "learning"
    return {
        "number": lesson.number, "title": lesson.title, "path": lessons.path(lesson),
        "state": state, "right": right, "count": len(bank),
    }  # fmt: skip


def _opening(library, opening, closed, words):
    exam = library.exams["opening"]
    lesson = library.outline[exam.lesson]
    numbers = {"count": opening.asked, "answered": opening.answered, "lesson": lesson.title}
    if opening.reached and closed:
        state, lesson = "partly", library.outline[closed[0]]
        numbers["lesson"] = lesson.title
    elif opening.reached:
        state = "open"
    elif opening.override:
        state = "override"
        numbers["until"] = opening.override.astimezone().strftime(words["day_time"])
    elif opening.owed:
        state = "owed"
        lesson = library.outline[library.items[opening.owed[0].item].topic]
        numbers["lesson"] = lesson.title
    else:
        state = "begun" if opening.answered else "asked"
    return {
        "state": state,
        "text": words[f"practice_{state}"].format(**numbers),
        "path": None if state == "open" else lessons.path(lesson),
        "label": words["go_to"].format(lesson=lesson.title),
    }


def _due(library, due, words):
    lesson = library.outline[library.exams["final"].lesson]
    count = len(due.items)
    key = "due_none" if not count else "due_one" if count == 1 else "due_some"
    return {
        "count": count,
        "text": words[key].format(count=count),
        "more": words["due_waiting"].format(count=due.waiting) if due.waiting else "",
        "path": lessons.path(lesson) if count else None,
        "label": words["go_to"].format(lesson=lesson.title),
    }
