"""Plans for a class, and what the parts of a lesson take of its minutes."""

from pydantic import Field, model_validator

from .base import Record


class LessonPart(Record):
    """How a class goes through one kind of part: `call` is the live part that it ends in ("" for the title, *other* for the rest).

    `weight` is its share of the lesson's minutes, `skip` whether it may be left out when the class runs late, `late` what to do then.
    """

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    call: str
    weight: float = Field(gt=0)
    skip: bool
    late: str


class PlanStep(Record):
    """One step of a class: how many minutes, what to do, from which `lesson`, and whether it may be left out."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    minutes: int = Field(gt=0)
    do: str
    lesson: str = ""
    skip: bool


class ClassPlan(Record):
    """A class from its first minute to its last; its steps add up to its minutes."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    name: str
    minutes: int
    needs: str
    steps: tuple[PlanStep, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _adds_up(self):
        total = sum(step.minutes for step in self.steps)
        if total != self.minutes:
            raise ValueError(f"lasts {total} minutes where minutes says {self.minutes}; make them agree")
        return self
