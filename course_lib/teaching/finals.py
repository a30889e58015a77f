"""The final check as plain values: its sheet of questions, and how it went."""

from ..model.payloads import SUREST
from ..quizzes import rounds
from ..quizzes.grading import grade
from ..quizzes.selection import face
from . import lessons, moments


def sheet(sitting, items):
    """One sitting as the page gets it: the faces of its questions, without a key."""
    return {"sitting": sitting, "questions": [face(item, sitting) for item in items]}


def shown(result, rules, words):
    """How a sitting went: score, score by lesson, and each question with what is to be told, what needs a look first."""
    by_lesson = result.by(lambda item: item.topic)
    return {
        "sitting": result.sitting,
        "score": {"right": len(result.right), "count": len(result.items), "percent": result.percent, "left": len(result.left)},
        "day": moments.date(result.at),
        "lessons": [
            {"title": lesson.title, "number": lesson.number, "right": by_lesson[lesson.id][0], "count": by_lesson[lesson.id][1]}
            for lesson in lessons.in_order(rules) if lesson.id in by_lesson
        ],
        "answers": [_answer(result, item, rules, words) for item in result.to_look_at()],
    }  # fmt: skip


def _answer(result, item, rules, words):
    event = result.answers.get(item.id)
    response = event.what.response if event else None
    told = rounds.told(item, grade(item, response, words), rules.limits, rules.sources) if event else None
    if told and told["verdict"]["outcome"] == "none":
        told = None  # its choices were rewritten since; that it was right or wrong still stands
    if event is None:
        sign = "left"
    elif event.what.right:
        sign = "right"
    else:
        sign = "sure" if event.what.confidence == SUREST else "critical" if item.critical else "wrong"
    return {"sign": sign, "face": face(item, result.sitting), "response": response, "told": told, "why": item.why}


def verdict(exam, result, debts, now, passed, words):
    """Title and sentences on whether it is passed, and what is missing."""
    if passed:
        return {"passed": True, "title": words["passed"], "lines": [words["why_passed"].format(percent=exam.pass_percent)]}
    lines = []
    if result.percent < exam.pass_percent:
        lines.append(words["why_score"].format(percent=exam.pass_percent))
    if any(item.critical for item in result.left):
        lines.append(words["why_left"])
    wrong = [item for item in result.wrong if item.critical]
    due = max((debt.due for debt in debts), default=now)
    if wrong:
        lines.append(words["why_wrong" if due > now else "why_wrong_now"].format(count=len(wrong), time=moments.clock(due)))
    elif debts:
        key = "why_owed" if due > now else "why_owed_now"
        lines.append(words[key].format(count=len({debt.item for debt in debts}), time=moments.clock(due)))
    return {"passed": False, "title": words["not_passed"], "lines": lines}
