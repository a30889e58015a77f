"""What learners hand to their instructor: the files *for my instructor*, read, checked and put together by learner."""

from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from pydantic_core import from_json

from ..errors import CourseError
from ..model.events import LONGEST_NAME
from ..record.exchange import what_and_newer

LARGEST_FILE = 5_000_000  # characters; ten thousand answers take under four millions
IN_TIME = attrgetter("at", "id")


class NotHandedIn(CourseError):
    """A file that is none for an instructor: `reason` is *not_ours*, *private* (a learner's whole record), *newer* or *too_large*."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(f"the file is not one for an instructor ({reason})")


class Answer(NamedTuple):
    """One answer to one question: `at` is ISO text in UTC, `choice` what was chosen, as the page names it."""

    id: str
    at: str
    item: str
    sitting: str
    right: bool
    critical: bool
    confidence: str | None
    choice: object


@dataclass(frozen=True)
class Learner:
    """What one learner handed in: the notebooks opened and finished, and the answers, the earliest first."""

    id: str
    name: str
    made: str
    opened: frozenset[str]
    finished: frozenset[str]
    answers: tuple[Answer, ...]
    invented: bool = False


def read(text):
    """The Learner of one file; raises NotHandedIn. An answer that cannot be read is left out."""
    if len(text) > LARGEST_FILE:
        raise NotHandedIn("too_large")
    try:
        told = from_json(text)
        what, newer = what_and_newer(told)
        if what not in ("for-instructor", "record"):
            raise NotHandedIn("not_ours")
        if what == "record":
            raise NotHandedIn("private")
        if newer:
            raise NotHandedIn("newer")
        lessons = [one for one in told["lessons"] if isinstance(one, dict) and isinstance(one.get("notebook"), str)]
        answers = [_answer(one) for one in told["attempts"] if _is_answer(one)]
        return Learner(
            id=_text(told["learner"]),
            name=" ".join(_text(told.get("name", "")).split())[:LONGEST_NAME],
            made=_text(told["made"]),
            opened=frozenset(one["notebook"] for one in lessons),
            finished=frozenset(one["notebook"] for one in lessons if one.get("finished")),
            answers=tuple(sorted(answers, key=IN_TIME)),
            invented=told.get("invented") is True,
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise NotHandedIn("not_ours") from error


def together(learners):
    """One Learner for each id, in the order of names: of a file handed in twice everything counts once."""
    found = {}
    for one in sorted(learners, key=lambda learner: learner.made):
        before = found.get(one.id)
        if before is None:
            found[one.id] = one
            continue
        answers = {answer.id: answer for answer in (*before.answers, *one.answers)}
        found[one.id] = Learner(
            one.id, one.name or before.name, one.made, before.opened | one.opened, before.finished | one.finished,
            tuple(sorted(answers.values(), key=IN_TIME)), one.invented or before.invented,
        )  # fmt: skip
    return sorted(found.values(), key=lambda learner: (learner.name.casefold(), learner.id))


def first_tries(learner):
    """The learner's first answer ever to each question, by its id: what an item is judged by."""
    found = {}
    for answer in learner.answers:
        found.setdefault(answer.item, answer)
    return found


def last_words(learner):
    """The first answer of the last sitting to each question, by its id: where the learner stands now."""
    sittings = {}
    for answer in learner.answers:
        sittings.setdefault((answer.item, answer.sitting), answer)
    return {item: answer for (item, _), answer in sittings.items()}


def _is_answer(one):
    # spelt out: eighty thousand of them are to be read while somebody waits
    return (
        isinstance(one, dict) and isinstance(one.get("id"), str) and isinstance(one.get("at"), str) and isinstance(one.get("item"), str)
        and isinstance(one.get("right"), bool)
    )  # fmt: skip


def _answer(one):
    sitting, confidence = one.get("sitting"), one.get("confidence")
    return Answer(
        one["id"], one["at"], one["item"], sitting if isinstance(sitting, str) else one["id"], one["right"], one.get("critical") is True,
        confidence if isinstance(confidence, str) else None, one.get("response"),
    )  # fmt: skip


def _text(value):
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
