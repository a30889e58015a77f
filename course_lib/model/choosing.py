"""What every quiz item has in common, and the kinds whose answers stand there to be chosen."""

from typing import Literal, get_args

from pydantic import Field, model_validator

from .base import Record
from .signs import ANSWERS, AnswerKind

Act = Literal["recall", "apply", "spot"]
ACTS = get_args(Act)


class Question(Record):
    """One question of the bank.

    `topic` is its lesson and `objective` what it asks for of that lesson's objectives; `hint` helps without giving the answer, `why`
    is told once it has been answered. `later`: a lesson teaches it only behind its short part, so an exam on single lessons asks it last.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
    topic: str = Field(pattern=r"^[a-z][a-z_]*$")
    objective: str
    stem: str
    hint: str = ""
    critical: bool = False
    difficulty: Literal["easy", "medium", "hard"]
    act: Act
    safety: bool = False
    later: bool = False
    tags: tuple[str, ...]
    why: str
    sources: tuple[str, ...] = ()

    @property
    def goal(self):
        """The lesson and the objective that it asks for, which mastery is kept by."""
        return self.topic, self.objective

    @property
    def limits(self):
        """The ids of the limits that the item asks about."""
        return tuple(tag for tag in self.tags if tag.startswith("LIM"))

    @property
    def subjects(self):
        """What a wrong answer leaves open: the item's limits, else its red flags and contraindications, else its objective."""
        return self.limits or tuple(tag for tag in self.tags if tag.startswith(("RF", "K"))) or ("/".join(self.goal),)


class Answer(Record):
    """One answer to choose; its feedback says why it is right, or names the mistake that it catches."""

    text: str
    feedback: str


class _Choosing(Question):
    """`key` is what is right, `distractors` is what is not; how they are mixed is decided when they are shown."""

    @property
    def rights(self):
        """The answers that are right."""
        return self.key if isinstance(self.key, tuple) else (self.key,)

    @property
    def choices(self):
        """All answers, the right ones first."""
        return (*self.rights, *self.distractors)

    @model_validator(mode="after")
    def _choices_differ(self):
        texts = [choice.text.casefold() for choice in self.choices]
        if len(set(texts)) < len(texts):
            raise ValueError("has two answers with the same text; make each say something else")
        return self


class SingleChoice(_Choosing):
    """Exactly one choice is right."""

    kind: Literal["single"]
    key: Answer
    distractors: tuple[Answer, ...] = Field(min_length=2, max_length=5)


class MultipleChoice(_Choosing):
    """All answers of the key and no other must be ticked; ticking everything never passes."""

    kind: Literal["multiple"]
    key: tuple[Answer, ...] = Field(min_length=1, max_length=7)
    distractors: tuple[Answer, ...] = Field(min_length=1, max_length=7)

    @model_validator(mode="after")
    def _few_enough_to_read(self):
        if not 4 <= len(self.choices) <= 8:
            raise ValueError(f"has {len(self.choices)} answers in all; give 4 to 8")
        return self


class SpotAnswer(Answer):
    """An answer of a spot item: a place on the body (x, y in mm), or a rule for the place that the item marks."""

    x: float | None = None
    y: float | None = None
    rule: Literal["work", "light", "no"] | None = None


class SpotItem(_Choosing):
    """A place on the body.

    Either `x` and `y` (mm) mark one place, which `place` names in words, and each answer is a `rule` for it; or each answer
    is a place of its own.
    """

    kind: Literal["spot"]
    plate: str
    x: float | None = None
    y: float | None = None
    place: str = ""
    key: SpotAnswer
    distractors: tuple[SpotAnswer, ...] = Field(min_length=2, max_length=5)

    @model_validator(mode="after")
    def _places_are_known(self):
        marked = self.x is not None and self.y is not None
        if marked and not self.place:
            raise ValueError("marks a place without naming it in words; give place, for those who do not see the picture")
        for choice in self.choices:
            placed = choice.x is not None and choice.y is not None
            if marked and (placed or choice.rule is None):
                raise ValueError("marks one place, so each answer needs a rule and no x and y; give work, light or no")
            if not marked and (not placed or choice.rule):
                raise ValueError("marks no place, so each answer needs its own x and y and no rule; give both in mm")
        return self


class Action(Answer):
    """One of the four actions of a vignette; `text` says what it would mean in this case."""

    action: AnswerKind


class Vignette(_Choosing):
    """A case with the four actions: go, go with changes, stop and refer, stop and emergency."""

    kind: Literal["vignette"]
    key: Action
    distractors: tuple[Action, ...] = Field(min_length=3, max_length=3)

    @property
    def choices(self):
        """The four actions in the order in which they are always shown."""
        return tuple(sorted((self.key, *self.distractors), key=lambda choice: ANSWERS.index(choice.action)))

    @model_validator(mode="after")
    def _each_action_once(self):
        actions = [choice.action for choice in self.choices]
        if len(set(actions)) < len(actions):
            raise ValueError(f"has the actions {', '.join(actions)}; give go, light, refer and emergency once each")
        return self
