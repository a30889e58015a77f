"""What the question bank of the whole course still lacks."""

from collections import Counter

from ..model.choosing import ACTS
from .mastery import ENOUGH

IN_ALL, CRITICAL = 220, 40
SAFETY_LESSON, IN_SAFETY, IN_TECHNIQUE = "safety_limits", 40, 12
CASES = ("vignette", "single", "multiple")  # kinds that put a sign before somebody who has to decide


def shortfalls(library, _source=None):
    """Tuples of kind, record id, path, problem and what would be right: what too few questions ask about; none once the bank is whole."""
    items = list(library.items.values())
    yield from _limits(library.limits, items)
    for sign in library.signs:
        if _ends_the_matter(sign) and not any(sign in item.tags and item.kind in CASES for item in items):
            right = f"a question with the tag {sign} that is a {', a '.join(CASES[:-1])} or a {CASES[-1]}"
            yield "signs", sign, (), "stands in no question that decides a case", right
    banks = {technique.lesson: IN_TECHNIQUE for technique in library.techniques.values()} | {SAFETY_LESSON: IN_SAFETY}
    for lesson, wanted in banks.items():
        if (found := sum(item.topic == lesson for item in items)) < wanted:
            yield "outline", lesson, (), f"is the topic of {_questions(found)}", f"at least {wanted}"
    critical = sum(item.critical for item in items)
    for exam in library.exams.values():
        if not exam.topics:  # what the whole course lacks is told where all of it is asked
            if len(items) < IN_ALL:
                yield "exams", exam.id, (), f"draws from {_questions(len(items))}", f"at least {IN_ALL}"
            if critical < CRITICAL:
                yield "exams", exam.id, (), f"draws from {_questions(critical, 'critical ')}", f"at least {CRITICAL}"


def objectives(library, _source=None):
    """Tuples of kind, record id, path, problem and what would be right: objectives that too few questions ask for to be mastered.

    A lesson without questions of its own is left out.
    """
    asked = Counter(item.goal for item in library.items.values())
    banks = {lesson for lesson, _ in asked}
    for lesson in library.outline.values():
        for one in lesson.objectives if lesson.id in banks else ():
            if (found := asked[lesson.id, one.id]) < ENOUGH:
                problem = f"is asked for by {_questions(found)}"
                right = f"at least {ENOUGH} with 'objective: {one.id}' and the topic {lesson.id}"
                yield "outline", lesson.id, ("objectives", one.id), problem, right


def _limits(limits, items):
    """Limits whose items do not ask for all three acts."""
    for limit in limits:
        asked = {item.act for item in items if limit in item.limits}
        missing = [act for act in ACTS if act not in asked]
        if missing:
            problem = f"is asked about by no question with the act {' or '.join(missing)}"
            yield "limits", limit, (), problem, f"at least {len(ACTS)}, one each with the act {', '.join(ACTS)}"


def _questions(count, kind=""):
    return {0: f"no {kind}question", 1: f"one {kind}question"}.get(count, f"{count} {kind}questions")


def _ends_the_matter(sign):
    """Whether a sign is a red flag or an absolute contraindication."""
    return sign.startswith("RF") or (sign.startswith("K") and int(sign[1:3]) <= 10)
