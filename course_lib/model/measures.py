"""Measures: numbers of technique, room and body that are no safety limit of their own, each once."""

from typing import Literal

from pydantic import Field, model_validator

from .limits import Number, Numbered


class Measure(Numbered):
    """One number, or one range from `at_least` to `at_most`, in `unit`.

    `basis` says in one line where it comes from; `house_rule` is true where the course chose it and no source of `sources` gives it.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: str
    unit: Literal["cm", "mm", "ml", "percent", "s", "min", "h", "days", "weeks", "months", "years", "°C", "degrees", "of 10", "kg",
                  "pounds", "N", "a minute", "drops", "drops a ml", "cm a second"]
    basis: str
    house_rule: bool
    sources: tuple[str, ...]

    value: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None

    @model_validator(mode="after")
    def _holds_one_number_or_range(self):
        low, high = self.at_least, self.at_most
        if not self.numbers():
            raise ValueError(f"holds no number; give at least one of {', '.join(self.names())}")
        if self.value is not None and (low is not None or high is not None):
            raise ValueError("holds a value and a bound; give value alone, or at_least and at_most")
        if low is not None and high is not None and low >= high:
            raise ValueError(f"at_least {low} is not below at_most {high}; swap them, or give value alone")
        if not self.house_rule and not self.sources:
            raise ValueError("rests on no source and is no house rule; name the source, or say house_rule: true")
        return self
