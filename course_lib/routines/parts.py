"""The stretches of a timeline: steps, and the pauses in which hands find their place, change sides or come off."""

from typing import Literal

from ..model.base import Record

COUNT_IN = 6.0  # the hands find their place
CHANGE_SIDES = 10.0  # a giver walks round the table
CHANGE_TECHNIQUE = 15.0  # hands come off, find their new place, and the receiver hears what comes
NEXT_POINT = 10.0  # the receiver shows the next spot
ASK = 8.0  # hands off; the clock waits here for a number, and counts in again when it has one
BACK_IN = 3.0  # the hands come back


class Part(Record):
    """A stretch of the timeline; `step` is the index of the step it presses in, or comes before; an *ask* comes after its step.

    `back_in` seconds before the end of an *ask* the clock waits until the number was given.
    """

    kind: Literal["count_in", "step", "change_sides", "change_technique", "next_point", "ask"]
    start: float
    seconds: float
    step: int
    back_in: float = 0

    @property
    def end(self):
        return self.start + self.seconds


def parts_of(steps):
    """The parts of a timeline that follow each other without a gap, as a tuple of Part."""
    parts = [Part(kind="count_in", start=0, seconds=COUNT_IN, step=0)]

    def add(kind, seconds, step, **more):
        parts.append(Part(kind=kind, start=parts[-1].end, seconds=seconds, step=step, **more))

    for index, step in enumerate(steps):
        before = steps[index - 1] if index else None
        if before and (before.touch == "press" or step.only_at not in (None, before.only_at)):
            add("ask", ASK, index - 1, back_in=BACK_IN)
        kind, pause = _change(before, step) if before else (None, 0)
        if pause:
            add(kind, pause, index)
        add("step", step.seconds, index)
    if steps[-1].touch == "press":
        add("ask", ASK, len(steps) - 1, back_in=BACK_IN)
    return tuple(parts)


def _change(before, step):
    """What the hands need between two steps: a kind of part and its seconds."""
    if step.technique != before.technique:
        return "change_technique", CHANGE_TECHNIQUE
    if step.side != before.side and "both" not in (step.side, before.side):
        return "change_sides", CHANGE_SIDES
    if step.point and step.point != before.point:
        return "next_point", NEXT_POINT
    return None, 0
