"""What the answers of a screening decide.

Pure: the questions and the answers in, an outcome out. The strictest answer wins, and a question without an answer is not a no.
"""

from dataclasses import dataclass
from typing import Literal

from ..model.signs import ANSWERS, SPEEDS, Question, Verdict

# What a verdict may leave out of a light practice.
LEFT_OUT = ("no_tools", "no_floor", "no_holds", "no_thumbs", "glides_only", "no_flanks")


@dataclass(frozen=True)
class Told:
    """One row that was ticked, and the strictest verdict that it led to."""

    question: Question
    verdict: Verdict

    @property
    def means(self):
        """What the sign may be."""
        return self.verdict.means or self.question.means


@dataclass(frozen=True)
class Outcome:
    """*clear*, *light* (with what it leaves out), *no* (how fast to seek help: `speed`), or *open* while answers are missing.

    `cap` is the highest pressure number, 0-10, or None; `told` holds the rows that were ticked, the strictest first; `missing`
    the ids without an answer.
    """

    kind: Literal["clear", "light", "no", "open"]
    speed: str
    told: tuple[Told, ...]
    missing: tuple[str, ...]
    cap: float | None = None
    no_tools: bool = False
    no_floor: bool = False
    no_holds: bool = False
    no_thumbs: bool = False
    glides_only: bool = False
    no_flanks: bool = False
    scale_trusted: bool = True
    minutes_at_most: float | None = None

    @property
    def emergency(self):
        """Whether help is needed now."""
        return self.speed == "now"


def decide(questions, answers):
    """The Outcome of `answers` (id of a question or follow-up -> True or False) to `questions` (in the order asked)."""
    told, verdicts, missing = [], [], []
    for question in questions:
        ticked = answers.get(question.id)
        if ticked is True:
            found = _verdicts(question, answers)
            told.append(Told(question, max(found, key=strictness)))
            verdicts += found
            missing += [follow.id for follow in question.follow if not isinstance(answers.get(follow.id), bool)]
        elif ticked is not False:
            missing.append(question.id)
    told.sort(key=lambda one: strictness(one.verdict), reverse=True)
    strictest = max((ANSWERS.index(verdict.answer) for verdict in verdicts), default=0)
    speed = max((verdict.speed for verdict in verdicts), key=SPEEDS.index, default="none")
    outcome = ("clear", "light", "no", "no")[strictest]
    if missing and outcome != "no":
        outcome = "open"
    caps = [verdict.cap for verdict in verdicts if verdict.cap is not None]
    minutes = [verdict.minutes_at_most for verdict in verdicts if verdict.minutes_at_most is not None]
    return Outcome(
        kind=outcome,
        speed=speed,
        told=tuple(told),
        missing=tuple(missing),
        cap=min(caps, default=None),
        scale_trusted=not any(verdict.scale_unreliable for verdict in verdicts),
        minutes_at_most=min(minutes, default=None),
        **{name: any(getattr(verdict, name) for verdict in verdicts) for name in LEFT_OUT},
    )


def strictness(verdict):
    """A rank of verdicts: first what they decide, then how fast."""
    return ANSWERS.index(verdict.answer), SPEEDS.index(verdict.speed)


def _verdicts(question, answers):
    """What a ticked row and its follow-ups decide together, never empty; of two alike the follow-up's words come first."""
    found, lifted = [], False
    for follow in question.follow:
        answer = answers.get(follow.id)
        verdict = follow.yes if answer is True else follow.no if answer is False else None
        if verdict:
            found.append(verdict)
            lifted = lifted or follow.instead
    return found if lifted else [*found, question]
