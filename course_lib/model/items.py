"""Quiz items: what is asked, what is right, and what each wrong answer teaches."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Record


class Choice(Record):
    """One answer to choose; its feedback names the mistake that it catches, or says why it is right."""

    text: str
    right: bool = False
    feedback: str


class _Item(Record):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
    topic: str = Field(pattern=r"^[a-z][a-z_]*$")
    stem: str
    critical: bool = False
    difficulty: Literal["easy", "medium", "hard"]
    act: Literal["recall", "apply", "spot"]
    safety: bool = False
    tags: tuple[str, ...]
    why: str
    sources: tuple[str, ...] = ()

    @property
    def limits(self):
        """The ids of the limits that the item asks about."""
        return tuple(tag for tag in self.tags if tag.startswith("LIM"))

    @property
    def subjects(self):
        """What a wrong answer leaves open: the item's limits, else its red flags and contraindications, else the item itself."""
        return self.limits or tuple(tag for tag in self.tags if tag.startswith(("RF", "K"))) or (self.id,)


class _Choosing(_Item):
    @model_validator(mode="after")
    def _choices_differ(self):
        texts = [choice.text for choice in self.choices]
        if len(set(texts)) < len(texts):
            raise ValueError("has two choices with the same text; make each say something else")
        return self


class _OneRight(_Choosing):
    @model_validator(mode="after")
    def _one_is_right(self):
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError("does not mark exactly one choice as right; mark one")
        return self


class SingleChoice(_OneRight):
    """Exactly one choice is right."""

    kind: Literal["single"]
    choices: tuple[Choice, ...] = Field(min_length=3, max_length=6)


class MultipleChoice(_Choosing):
    """All right choices and no other must be ticked; ticking everything never passes."""

    kind: Literal["multiple"]
    choices: tuple[Choice, ...] = Field(min_length=4, max_length=8)

    @model_validator(mode="after")
    def _some_are_right(self):
        right = sum(choice.right for choice in self.choices)
        if right in (0, len(self.choices)):
            raise ValueError("marks all or none of its choices as right; mark some")
        return self


class WrongNumber(Record):
    """A number people give by a known mistake."""

    value: float
    feedback: str


class NumberItem(_Item):
    """A number with its unit; `tolerance` is the distance that still counts as right.

    `spellings` are the ways in which people write the unit after the number; `otherwise` is the feedback to a wrong number
    that is not among those of `wrong`.
    """

    kind: Literal["number"]
    key: float
    unit: str
    spellings: tuple[str, ...] = Field(min_length=1)
    tolerance: float = Field(default=0, ge=0)
    lowest: float = 0
    highest: float = 1000
    wrong: tuple[WrongNumber, ...] = Field(min_length=2)
    otherwise: str
    right: str

    @model_validator(mode="after")
    def _wrong_numbers_are_wrong(self):
        for wrong in self.wrong:
            if abs(wrong.value - self.key) <= self.tolerance:
                raise ValueError(f"lists {wrong.value:g} as wrong, which counts as right; take another number")
        if not self.lowest <= self.key <= self.highest:
            raise ValueError(f"has the key {self.key:g} outside {self.lowest:g} to {self.highest:g}; widen the range")
        return self


class OrderStep(Record):
    """One step to be put in its place; `misplaced` says what goes wrong when it comes too early or too late."""

    text: str
    misplaced: str


class OrderItem(_Item):
    """Steps in their right order; `swaps` lists pairs of steps (counted from 1) that may change places."""

    kind: Literal["order"]
    steps: tuple[OrderStep, ...] = Field(min_length=3, max_length=9)
    swaps: tuple[tuple[int, int], ...] = ()
    right: str

    @model_validator(mode="after")
    def _swaps_are_steps(self):
        for first, second in self.swaps:
            if not 1 <= first < second <= len(self.steps):
                raise ValueError(f"swaps [{first}, {second}], which are no two steps; count from 1, the earlier first")
        if len({step.text for step in self.steps}) < len(self.steps):
            raise ValueError("has two steps with the same text; make each say something else")
        return self


class SpotChoice(Choice):
    """An answer of a spot item: a place on the body (x, y in mm), or a rule for the place that the item marks."""

    x: float | None = None
    y: float | None = None
    rule: Literal["work", "light", "no"] | None = None


class SpotItem(_OneRight):
    """A place on the body.

    Either `x` and `y` (mm) mark one place, which `place` names in words, and each choice is a `rule` for it; or each choice
    is a place of its own.
    """

    kind: Literal["spot"]
    plate: str
    x: float | None = None
    y: float | None = None
    place: str = ""
    choices: tuple[SpotChoice, ...] = Field(min_length=3, max_length=6)

    @model_validator(mode="after")
    def _places_are_known(self):
        marked = self.x is not None and self.y is not None
        if marked and not self.place:
            raise ValueError("marks a place without naming it in words; give place, for those who do not see the picture")
        for choice in self.choices:
            placed = choice.x is not None and choice.y is not None
            if marked and (placed or choice.rule is None):
                raise ValueError("marks one place, so each choice needs a rule and no x and y; give work, light or no")
            if not marked and (not placed or choice.rule):
                raise ValueError("marks no place, so each choice needs its own x and y and no rule; give both in mm")
        return self


class Action(Choice):
    """One of the four actions of a vignette; `text` says what it would mean in this case."""

    action: Literal["go", "light", "refer", "emergency"]


class Vignette(_OneRight):
    """A case with the four actions: go, go with changes, stop and refer, stop and emergency."""

    kind: Literal["vignette"]
    choices: tuple[Action, ...] = Field(min_length=4, max_length=4)

    @model_validator(mode="after")
    def _each_action_once(self):
        actions = [choice.action for choice in self.choices]
        if actions != ["go", "light", "refer", "emergency"]:
            raise ValueError(f"has the actions {actions}; give go, light, refer and emergency once each, in this order")
        return self


Item = Annotated[
    SingleChoice | MultipleChoice | NumberItem | OrderItem | SpotItem | Vignette, Field(discriminator="kind")
]
