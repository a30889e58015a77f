"""What studies found, and the kinds of massage they are about."""

from typing import Literal, get_args

from pydantic import Field, model_validator

from .base import Record

DIGITS = {"rdq": 1, "bother": 1, "smd": 2, "threshold": 2}  # decimals of a number, as the studies give them
Certainty = Literal["moderate", "low to moderate", "very low to moderate", "low", "low to very low", "very low", "not graded"]
# Both in the order in which they are shown.
Topic = Literal["massage", "kinds", "rolling", "aids", "movement", "harm", "guideline"]
TOPICS = get_args(Topic)
Home = Literal["taught", "limited", "trained", "never"]
HOMES = get_args(Home)


class Trial(Record):
    """One result of one study, with its numbers as the study gives them.

    `estimate`, `low` and `high` (the ends of its 95% interval) are on `scale`: *smd*, *rdq* and *bother* are better the lower,
    *threshold* the higher. An effect whose number nobody looked up for this course carries none, and `told` says so; without an interval
    `low` and `high` are None. `people` and `trials` are what the number rests on. `against` is empty where nobody noted it. `kinds` are
    ids of kinds of massage.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    topic: Topic
    name: str = Field(max_length=44)
    study: str
    who: str
    against: str = ""
    outcome: str
    scale: Literal["smd", "rdq", "bother", "threshold"] | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    people: int | None = None
    trials: int | None = None
    told: str
    when: str
    certainty: Certainty
    seen: Literal["read", "partly read", "from memory"]
    sources: tuple[str, ...] = Field(min_length=1)
    kinds: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _holds_numbers_that_fit(self):
        if (self.low is None) != (self.high is None):
            raise ValueError("has one end of an interval; both ends, or none where nobody read them")
        if self.low is not None and not (self.estimate is not None and self.low <= self.estimate <= self.high):
            interval = f"{self.low:g} to {self.high:g} around {self.estimate}"
            raise ValueError(f"has the interval {interval}; low, estimate and high in rising order")
        if self.estimate is not None and (self.scale is None or self.seen == "from memory"):
            raise ValueError("has a number without a scale or from memory; a scale and a number that somebody read, or no number")
        return self

    def told_by(self, wording, without_interval):
        """The effect as people write it, in one of two wordings with {estimate}, {low} and {high}; None where there is no number."""
        if self.estimate is None:
            return None
        numbers = {"estimate": self.estimate, "low": self.low, "high": self.high}
        # a true minus, and as many decimals as the study gives
        spelt = {name: "" if value is None else f"{value:.{DIGITS[self.scale]}f}".replace("-", "\u2212") for name, value in numbers.items()}
        return (without_interval if self.low is None else wording).format(**spelt)


class Kind(Record):
    """One kind of massage, compared with the others.

    `pressure` is the pressure number in words. `home` says whether lay hands may do it: *taught*, *limited* (with the bounds that `learn`
    names), *trained* hands only, or *never*.
    """

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    name: str
    done: str
    pressure: str
    where: str
    for_whom: str
    shows: str
    certainty: Certainty
    not_for: str
    home: Home
    learn: str
    sources: tuple[str, ...] = Field(min_length=1)
