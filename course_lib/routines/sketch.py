"""A plan of a whole massage to look at."""

from itertools import groupby

from ..model.base import Record
from ..model.techniques import Side
from .asking import questions
from .timeline import laid_out


class Block(Record):
    """A stretch of a plan on one side of one leg, with the numbers that `highest` says; `light` where it is a light one throughout."""

    leg: int
    side: Side
    start: float
    seconds: float
    cap: float
    light_cap: float | None
    lean_seconds: float | None
    light: bool


class Sketch(Record):
    """A plan to look at: its blocks, the moments of its check-ins, and its seconds with pauses and without."""

    blocks: tuple[Block, ...]
    check_ins: tuple[float, ...]
    seconds: float
    pressing: float


def sketch(legs, rules, cap):
    """The Sketch of `legs` (at least one) under a `cap` (None), whether or not the rules allow them: nobody can practise from it."""
    (steps, parts), blocks = laid_out(legs, cap), []
    worked = [(part, steps[part.step]) for part in parts if part.kind == "step"]
    for (leg, side), stretch in groupby(worked, key=lambda found: (found[1].leg, found[1].side)):
        run, done = zip(*stretch, strict=True)
        light = all(step.cap <= rules.limits["LIM22"].at_most for step in done)
        lasts = run[-1].end - run[0].start
        blocks.append({"leg": leg, "side": side, "start": run[0].start, "seconds": lasts, "light": light, **highest(done)})
    asked = tuple(at for at, _, _ in questions(parts, steps, rules.limits["LIM20"].seconds_of()))
    return Sketch(blocks=tuple(blocks), check_ins=asked, seconds=parts[-1].end, pressing=sum(step.seconds for step in steps))


def highest(steps):
    """What the step with the highest number allows: that number as `cap`; `light_cap`, the one on the lighter part of its way; and
    `lean_seconds`, for which the hands lie still before it. None where there is no such part, or no lean.
    """
    top = max(steps, key=lambda step: (step.cap, step.cap if step.light_cap is None else step.light_cap))
    return {"cap": top.cap, "light_cap": top.light_cap, "lean_seconds": top.lean_seconds}


def caps_of(routine):
    """What `highest` says of a whole routine on a day without a cap of its own."""
    return highest(laid_out((routine,), None)[0])
