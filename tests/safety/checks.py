"""A whole set of answers to today's check, and its outcome in a line."""

from course_lib.library import library
from course_lib.model.restrictions import LEFT_OUT

QUESTIONS = tuple(library().signs.values())
FOLLOW_UPS = {follow.id: follow for question in QUESTIONS for follow in question.follow}


def answers(*ticked, otherwise=()):
    """A whole set of answers: `ticked` rows are true, follow-ups false but for those in `otherwise`."""
    return {
        **{question.id: question.id in ticked for question in QUESTIONS},
        **{follow: follow in otherwise for follow in FOLLOW_UPS},
    }


def spelt(outcome):
    """An outcome in one line; what a *no* would leave out says nothing."""
    if outcome.kind == "no":
        return f"no, {outcome.speed}"
    parts = [outcome.kind]
    if outcome.today.cap is not None:
        parts.append(f"cap {outcome.today.cap:g}")
    parts.append(" ".join(name for name in LEFT_OUT if getattr(outcome.today, name)))
    if outcome.today.minutes_at_most is not None:
        parts.append(f"{outcome.today.minutes_at_most:g} minutes")
    if not outcome.today.scale_trusted:
        parts.append("number not trusted")
    return ", ".join(part for part in parts if part)
