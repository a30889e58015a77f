"""What the answers of a screening decide.

Pure: the questions and the answers in, an outcome out. The strictest answer wins, and a question without an answer is not a no.
"""

from dataclasses import dataclass
from typing import Literal

from ..model.restrictions import Restrictions, strictest
from ..model.signs import ANSWERS, SPEEDS, Question, Verdict


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
    """*clear*, *light* (what it leaves out: `today`), *no* (how fast to seek help: `speed`), or *open* while answers are missing.

    `told` holds the rows that were ticked, the strictest first; `missing` the ids without an answer.
    """

    kind: Literal["clear", "light", "no", "open"]
    speed: str
    told: tuple[Told, ...]
    missing: tuple[str, ...]
    today: Restrictions

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
    worst = max((ANSWERS.index(verdict.answer) for verdict in verdicts), default=0)
    speed = max((verdict.speed for verdict in verdicts), key=SPEEDS.index, default="none")
    outcome = ("clear", "light", "no", "no")[worst]
    if missing and outcome != "no":
        outcome = "open"
    today = strictest(verdicts)
    if outcome == "light" and today.leaves_nothing:
        outcome = "no"
    return Outcome(outcome, speed, tuple(told), tuple(missing), today)


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
