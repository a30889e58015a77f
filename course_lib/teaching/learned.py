"""What has been learned, as the dashboard shows it: plain values, computed from attempts."""

from ..model.exams import FINAL, OPENING
from ..quizzes.mastery import goals, standing, tries, weakest
from . import lessons
from .moments import day_and_clock


def learned(library, events, opening, closed, due, words):
    """Practice open or not, what is due today, the state of each lesson's objectives and of each limit.

    `events` are attempts; `opening` and `due` come from quizzes.opening and quizzes.review; `closed` are the lessons (ids) that are
    closed by a question of their own; `words` are the dashboard's.
    """
    items = list(library.items.values())
    states = standing(items, events, *_spans(library))
    reached, right = goals(items, events, *_spans(library)), _right(items, events)
    return {
        "opening": _opening(library, opening, closed, words),
        "due": _due(library, due, words),
        "lessons": [_lesson(lesson, reached, right, words) for lesson in lessons.in_order(library) if _asked_for(lesson, reached)],
        "limits": [{"name": limit.name, "state": states[limit.id]} for limit in library.limits.values() if limit.id in states],
    }


def objectives(library, lesson, events):
    """One of mastery.STATES for each objective of a lesson, in its order; none where the lesson has no questions of its own."""
    items = library.items.of([lesson.id])
    if not items:
        return []
    critical = {item.id for item in items if item.critical}
    if any(event.what.item in critical and not event.what.right for event in events):
        items = list(library.items.values())  # what is owed may have been paid in any lesson
    reached = goals(items, events, *_spans(library))
    return [reached.get((lesson.id, one.id), "not_asked") for one in lesson.objectives]


def _spans(library):
    """The time before another item may pay a debt, and that between two days."""
    return library.spans["retry"].length, library.spans["night-between"].length


def _asked_for(lesson, reached):
    return any(topic == lesson.id for topic, _ in reached)


def _right(items, events):
    """Of each objective, how many of its questions were right when they were asked last, and how many there are."""
    last = {event.what.item: event.what.right for event in tries(events)}
    found = {}
    for item in items:
        right, count = found.get(item.goal, (0, 0))
        found[item.goal] = (right + last.get(item.id, False), count + 1)
    return found


def _lesson(lesson, reached, right, words):
    told = []
    for one in lesson.objectives:
        known, count = right.get((lesson.id, one.id), (0, 0))
        told.append({"text": one.text, "state": reached.get((lesson.id, one.id), "not_asked"), "right": known, "count": count})
    return {
        "number": lesson.number, "title": lesson.title, "path": lessons.path(lesson), "label": words["go_to"].format(lesson=lesson.title),
        "state": weakest(one["state"] for one in told), "objectives": told,
    }  # fmt: skip


def _opening(library, opening, closed, words):
    exam = library.exams[OPENING]
    lesson = library.outline[exam.lesson]
    numbers = {"count": opening.asked, "answered": opening.answered, "lesson": lesson.title}
    if opening.reached and closed:
        state, lesson = "partly", library.outline[closed[0]]
        numbers["lesson"] = lesson.title
    elif opening.reached:
        state = "open"
    elif opening.override:
        state = "override"
        numbers["until"] = day_and_clock(opening.override)
    elif opening.owed:
        state = "owed"
        lesson = library.outline[library.items[opening.last.item].topic]
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
    lesson = library.outline[library.exams[FINAL].lesson]
    count = len(due.items)
    key = "due_none" if not count else "due_one" if count == 1 else "due_some"
    return {
        "count": count,
        "text": words[key].format(count=count),
        "more": words["due_waiting"].format(count=due.waiting) if due.waiting else "",
        "path": lessons.path(lesson) if count else None,
        "label": words["go_to"].format(lesson=lesson.title),
    }
