"""Safety limits: each number of the course once, with its unit, its basis and its source."""

from datetime import timedelta
from typing import Literal, get_args

from pydantic import Field, StrictFloat, StrictInt, model_validator

from .base import Record

# strict: true is no number, and "5" is a text
Number = StrictInt | StrictFloat

# The seconds in each unit of time.
SECONDS = {"s": 1, "min": 60, "h": 3600, "weeks": 7 * 24 * 3600}

# What a limit bounds, in the order in which it is shown.
Scope = Literal["scale", "body", "stroke", "spot", "side", "session", "day", "week", "once"]
SCOPES = get_args(Scope)


class Numbered(Record):
    """A record of numbers: every field of it that is a Number or None. A reference such as {LIM01.at_most} names one of them."""

    @classmethod
    def names(cls):
        """The names of the numbers it may hold."""
        return tuple(name for name, field in cls.model_fields.items() if field.annotation == Number | None)

    def numbers(self):
        """Every number it holds, by name."""
        return {name: value for name in self.names() if (value := getattr(self, name)) is not None}


class Limit(Numbered):
    """One safety limit of the course.

    `unit` belongs to every number but those named in `other_units`. `basis` says in one line where the
    number comes from; `house_rule` is true where no trial or survey stands behind it.
    """

    id: str = Field(pattern=r"^LIM\d\d$")
    name: str
    unit: str
    scope: Scope
    basis: str
    house_rule: bool
    sources: tuple[str, ...]
    other_units: dict[str, str] = Field(default={})

    at_most: Number | None = None
    at_least: Number | None = None
    target: Number | None = None
    planned: Number | None = None
    default: Number | None = None
    then: Number | None = None
    within: Number | None = None
    stop_at: Number | None = None
    side_at_most: Number | None = None
    side_at_least: Number | None = None
    opening: Number | None = None
    closing: Number | None = None
    apart: Number | None = None
    times: Number | None = None
    pad: Number | None = None
    ball: Number | None = None
    palm_heel: Number | None = None
    rim: Number | None = None
    below_rim: Number | None = None
    drops: Number | None = None
    large_drops: Number | None = None

    @model_validator(mode="after")
    def _holds_numbers_in_order(self):
        numbers = self.numbers()
        if not numbers:
            raise ValueError(f"holds no number; give at least one of {', '.join(self.names())}")
        low, high = self.at_least, self.at_most
        if low is not None and high is not None and low > high:
            raise ValueError(f"at_least {low} is above at_most {high}; swap them")
        if high is not None:
            for name in ("planned", "target", "default"):
                if numbers.get(name, high) > high:
                    raise ValueError(f"{name} {numbers[name]} is above at_most {high}; lower it")
            if (self.opening or 0) + (self.closing or 0) > high:
                raise ValueError(f"opening and closing add up to more than at_most {high}; shorten one")
        unknown = set(self.other_units) - set(numbers)
        if unknown:
            raise ValueError(f"other_units names {sorted(unknown)}, which hold no number; leave them out")
        return self

    def unit_of(self, name):
        """The unit of one of the numbers."""
        return self.other_units.get(name, self.unit)

    def seconds_in(self, name):
        """The seconds in the unit of one of the numbers, where that is one of time ("min per side" is too)."""
        return SECONDS[self.unit_of(name).split()[0]]

    def seconds_of(self, name="at_most"):
        """One of the numbers in seconds."""
        return getattr(self, name) * self.seconds_in(name)


class Span(Record):
    """A length of time the course itself chose for its record or timers, such as how long a screening holds."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    name: str
    value: Number = Field(gt=0)
    unit: Literal["s", "min", "h"]
    basis: str

    @property
    def length(self):
        """The span as a timedelta."""
        return timedelta(seconds=self.seconds)

    @property
    def seconds(self):
        """The span in seconds."""
        return self.value * SECONDS[self.unit]

    @property
    def minutes(self):
        """The span in minutes."""
        return self.seconds / 60

    @property
    def hours(self):
        """The span in hours."""
        return self.seconds / 3600

    def numbers(self):
        """The span by each of its units."""
        return {"seconds": self.seconds, "minutes": self.minutes, "hours": self.hours}
