"""The doses: limits on the time of pressing that add up over a session or a day, each with what counts towards it, in the record as in
a plan.

What counts is asked of anything with `technique`, `tool`, `place`, `point` and `side`: a stretch of Work, or what routines.bounds makes
of a step. Two more limits stand where they are counted, for a plan tells them by other signs than a record: LIM14 counts slides, LIM17
bounds each tight spot. What bounds one touch or one set stands in routines.bounds.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple


def by_tool(work):
    return work.tool in ("ball", "roller")


def by_hand(work):
    return not by_tool(work)


def by_thumbs(work):
    return work.tool == "thumbs"


def on_floor(work):
    return by_tool(work) and work.place == "floor"


def on_a_point(work):
    return bool(work.point)


def on_side(work, side):
    # hands on both sides are on each, and so are those of which no side was booked
    return work.side in (side, "both", None)


class Dose(NamedTuple):
    """One sum: the time of work of a `kind`, of one `technique` or of all, on one `side` or on all, in a `span`; of one receiver, or of the
    giver.

    It may reach the `number` of its `limit`.
    """

    limit: str
    span: Literal["day", "session"]
    kind: Callable[..., bool] = lambda work: True
    number: str = "at_most"
    technique: str | None = None
    side: str | None = None
    giver: bool = False

    def counts(self, work):
        """Whether a stretch of pressing counts towards it."""
        own = self.technique in (None, work.technique)
        return own and self.kind(work) and (self.side is None or on_side(work, self.side))


# The doses that all techniques share.
SHARED = (
    Dose("LIM01", "day", by_tool),
    Dose("LIM03", "day", on_floor),
    Dose("LIM19", "session", by_hand),
    Dose("LIM31", "session", by_thumbs, giver=True),
    Dose("LIM33", "session", on_a_point),
)


def of_a_technique(technique, named, limits):
    """The doses of the work of one `technique` (id), by those of the `limits` that are `named` for it."""
    for limit in ("LIM10", "LIM12", "LIM13"):
        if limit in named:
            yield Dose(limit, "session", technique=technique)
            if limits[limit].side_at_most is not None:
                for side in ("left", "right"):
                    yield Dose(limit, "session", number="side_at_most", technique=technique, side=side)
