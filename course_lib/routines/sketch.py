"""A plan of a whole massage to look at."""

from ..model.base import Record
from ..model.techniques import Side
from .asking import questions
from .timeline import laid_out


class Block(Record):
    """A stretch of a plan on one side of one leg; `cap` is the highest number in it, `light` whether it is a light one throughout."""

    leg: int
    side: Side
    start: float
    seconds: float
    cap: float
    light: bool


class Sketch(Record):
    """A plan to look at: its blocks, the moments of its check-ins, and its seconds with pauses and without."""

    blocks: tuple[Block, ...]
    check_ins: tuple[float, ...]
    seconds: float
    pressing: float


def sketch(legs, rules, cap=None):
    """The Sketch of `legs` (at least one), whether or not the rules allow them: nobody can practise from it."""
    (steps, parts), blocks = laid_out(legs, cap), []
    for part in (part for part in parts if part.kind == "step"):
        step = steps[part.step]
        block = {"leg": step.leg, "side": step.side, "cap": step.cap, "light": step.cap <= rules.limits["LIM22"].at_most}
        before = blocks[-1] if blocks else {}
        if (before.get("leg"), before.get("side")) == (step.leg, step.side):
            before.update(
                seconds=part.end - before["start"], cap=max(before["cap"], step.cap), light=before["light"] and block["light"]
            )
        else:
            blocks.append({**block, "start": part.start, "seconds": part.seconds})
    asked = tuple(at for at, _, _ in questions(parts, steps, rules.limits["LIM20"].seconds_of()))
    return Sketch(blocks=tuple(blocks), check_ins=asked, seconds=parts[-1].end, pressing=sum(step.seconds for step in steps))
