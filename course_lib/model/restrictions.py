"""What a check leaves of a day: one list of it, from the verdict of a sign to the lease of a practice."""

from typing import Annotated

from pydantic import Field

from .base import Record

Score = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]


class Restrictions(Record):
    """What a *light* practice leaves out.

    `cap` is the highest pressure number, 0-10, None where only the zones cap it; `minutes_at_most` bounds the pressing of a session,
    None where only the limits do. `glides_only` leaves nothing but light effleurage, `no_flanks` keeps the hands off the soft sides
    above the rim (Z5). Without `scale_trusted` the person's number is no guide.
    """

    cap: Score | None = None
    scale_trusted: bool = True
    no_tools: bool = False
    no_floor: bool = False
    no_holds: bool = False
    no_thumbs: bool = False
    glides_only: bool = False
    no_flanks: bool = False
    minutes_at_most: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)] | None = None

    @property
    def leaves_nothing(self):
        """Whether what is left out takes away the long strokes too, where nothing else may stay."""
        return self.glides_only and self.no_flanks


# What is left out or not, by name: every field that a free day has as False.
LEFT_OUT = tuple(name for name, field in Restrictions.model_fields.items() if field.default is False)


def strictest(found):
    """The Restrictions that keep all of `found` (Restrictions)."""
    found = list(found)
    caps = [one.cap for one in found if one.cap is not None]
    minutes = [one.minutes_at_most for one in found if one.minutes_at_most is not None]
    return Restrictions(
        cap=min(caps, default=None),
        scale_trusted=all(one.scale_trusted for one in found),
        minutes_at_most=min(minutes, default=None),
        **{name: any(getattr(one, name) for one in found) for name in LEFT_OUT},
    )
