"""A share of a small class, with what it may really be."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # of the normal curve, for 95 %
TOO_WIDE = 0.5  # an interval over half of the scale says nothing of a class
LEAST = 8  # nor does what fewer people answered, even where they agree


@dataclass(frozen=True)
class Share:
    """`right` of `count`, and the 95 % interval by Wilson (1927) from `low` to `high`, all but the counts between 0 and 1."""

    right: int
    count: int
    low: float
    high: float

    @property
    def share(self):
        return self.right / self.count if self.count else 0.0

    @property
    def too_few(self):
        """Whether so few have answered that the share is not to be judged."""
        return self.count < LEAST or self.high - self.low > TOO_WIDE

    def as_json(self):
        """The share as plain values, to three places."""
        told = {"share": self.share, "low": self.low, "high": self.high}
        return {"right": self.right, "count": self.count, "too_few": self.too_few, **{key: round(value, 3) for key, value in told.items()}}


def wilson(right, count):
    """The Share of `right` out of `count`; nobody asked is 0 to 1. Raises ValueError where that is no share."""
    if not 0 <= right <= count:
        raise ValueError(f"{right} of {count} is no share")
    if count == 0:
        return Share(0, 0, 0.0, 1.0)
    part, square = right / count, Z * Z
    middle = (part + square / (2 * count)) / (1 + square / count)
    reach = Z / (1 + square / count) * sqrt(part * (1 - part) / count + square / (4 * count * count))
    return Share(right, count, max(0.0, middle - reach), min(1.0, middle + reach))
