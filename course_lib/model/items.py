"""Quiz items: what is asked, what is right, and what each wrong answer teaches."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from .base import Record
from .choosing import MultipleChoice, Question, SingleChoice, SpotItem, Vignette

BACK = (-178, 178, -204, 257)  # what every plate of a question shows, in mm: from under the buttocks to the shoulder blades
Across, Up = Annotated[float, Field(ge=BACK[0], le=BACK[1])], Annotated[float, Field(ge=BACK[2], le=BACK[3])]


class WrongNumber(Record):
    """A number people give by a known mistake."""

    value: float
    feedback: str


# A table in the file, pairs in the record: records can be compared and kept in sets.
Factors = Annotated[
    tuple[tuple[str, Annotated[float, Field(gt=0, allow_inf_nan=False)]], ...],
    BeforeValidator(lambda value: tuple(value.items()) if isinstance(value, dict) else value),
]


class NumberItem(Question):
    """A number with its unit.

    `tolerance` (in the unit) or `tolerance_percent` (of the key) is the distance that still counts as right. `spellings` are
    the ways in which people write the unit after the number; `conversions` maps other units to what a number in them is
    multiplied by. `otherwise` is the feedback to a wrong number that is not among those of `wrong`.
    """

    kind: Literal["number"]
    key: float
    unit: str
    spellings: tuple[str, ...] = Field(min_length=1)
    conversions: Factors = ()
    tolerance: float = Field(default=0, ge=0)
    tolerance_percent: float = Field(default=0, ge=0, le=50)
    lowest: float = 0
    highest: float = 1000
    wrong: tuple[WrongNumber, ...] = Field(min_length=2)
    otherwise: str
    right: str

    @property
    def margin(self):
        """The distance from the key that still counts as right, in the unit."""
        return self.tolerance or abs(self.key) * self.tolerance_percent / 100

    @model_validator(mode="after")
    def _numbers_agree(self):
        if self.tolerance and self.tolerance_percent:
            raise ValueError("has tolerance and tolerance_percent; keep one of them")
        if not self.lowest <= self.key <= self.highest:
            raise ValueError(f"has the key {self.key:g} outside {self.lowest:g} to {self.highest:g}; widen the range")
        for wrong in self.wrong:
            if abs(wrong.value - self.key) <= self.margin:
                raise ValueError(f"lists {wrong.value:g} as wrong, which counts as right; take another number")
            if not self.lowest <= wrong.value <= self.highest:
                raise ValueError(f"lists {wrong.value:g} as wrong, which is not asked for; widen {self.lowest:g} to {self.highest:g}")
        own = {spelling.casefold() for spelling in (self.unit, *self.spellings)}
        for spelling, _ in self.conversions:
            if spelling.casefold() in own:
                raise ValueError(f"converts {spelling!r}, which is its own unit; name other units only")
        return self


class OrderStep(Record):
    """One step to be put in its place; `misplaced` says what goes wrong when it comes too early or too late."""

    text: str
    misplaced: str


class OrderItem(Question):
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


class PointKey(Record):
    """What is right, either round a landmark or by a rule, and the place that is shown as the answer.

    `x` and `y` (mm) are that place; with `both_sides` the other side of the body counts as well.

    A landmark has `within_cm`: every point that near to the place is right, and where `zone` is named it must lie in that zone too.

    A rule has `zone` and no `within_cm`: every point of the zone is right that keeps `from_midline_cm` from the midline (in cm, a reference
    to the limit where there is one) and `margin_cm` (in cm, for a hand part that needs room) from the zones in `margin_from`. Where none is
    named, the margin is kept all round: from every edge of the zone, and on top of the distance from the midline.
    """

    x: Across
    y: Up
    both_sides: bool = False
    zone: str = ""
    within_cm: float | None = Field(default=None, ge=0.5, le=10)
    from_midline_cm: float = Field(default=0, ge=0, le=17)
    margin_cm: float = Field(default=0, ge=0, le=5)
    margin_from: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _landmark_or_rule(self):
        if not self.within_cm and not self.zone:
            raise ValueError("has neither within_cm nor zone; say how near to a landmark counts, or which zone is right")
        if self.within_cm and (self.from_midline_cm or self.margin_cm):
            raise ValueError("has within_cm, which a landmark has, and a distance of a rule; keep one of them")
        if self.margin_from and not self.margin_cm:
            raise ValueError("has margin_from without margin_cm; say how many centimetres")
        return self


class WrongZone(Record):
    """What is told to somebody who points into this zone."""

    zone: str
    feedback: str


class PointItem(Question):
    """A place to be pointed at anywhere on the body; `place` names it in words, once it has been answered."""

    kind: Literal["point"]
    plate: str
    place: str
    key: PointKey
    wrong: tuple[WrongZone, ...] = Field(min_length=1)
    otherwise: str
    right: str

    @model_validator(mode="after")
    def _each_zone_once(self):
        zones = [wrong.zone for wrong in self.wrong]
        if len(set(zones)) < len(zones):
            raise ValueError("has two feedbacks for one zone; keep one of them")
        return self


class Pin(Record):
    """A numbered pin on a picture: what it stands on, where (mm), its name, and what is told to whoever names it wrongly."""

    structure: str
    x: Across
    y: Up
    text: str
    feedback: str


class LabelItem(Question):
    """Pins to be named; `extra` are names that fit no pin."""

    kind: Literal["label"]
    plate: str
    pins: tuple[Pin, ...] = Field(min_length=3, max_length=6)
    extra: tuple[str, ...] = ()
    right: str

    @property
    def numbered(self):
        """The pins as they are numbered on the page: from the head down, and from left to right."""
        return tuple(sorted(self.pins, key=lambda pin: (-pin.y, pin.x)))

    @model_validator(mode="after")
    def _names_differ(self):
        names = [name.casefold() for name in (*(pin.text for pin in self.pins), *self.extra)]
        if len(set(names)) < len(names):
            raise ValueError("has the same name twice; make each name fit one pin or none")
        if len({(pin.x, pin.y) for pin in self.pins}) < len(self.pins):
            raise ValueError("has two pins in one place; move one of them")
        return self


Item = Annotated[
    SingleChoice | MultipleChoice | NumberItem | OrderItem | SpotItem | PointItem | LabelItem | Vignette,
    Field(discriminator="kind"),
]
