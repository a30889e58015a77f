"""A routine made shorter or longer, or cut to one side, for its place in a session.

Strokes come whole: a length is what whole strokes add up to. What is counted (slides) or taken point by point is not stretched, and a step
that is `whole`, such as the light first minute, is not shortened.
"""

import math
from typing import get_args

from ..model.techniques import Side
from .bounds import UnequalSides, broken, least, named, past

GRID = 30  # seconds between two lengths that are tried
SHORTEST = 0.5  # of the planned length; below that a step is too short to settle in


def sides(routine):
    """The sides a routine can be asked for: both, and each one alone where it has steps of its own."""
    found = {step.side for step in routine.steps if not step.point}
    return get_args(Side) if {"left", "right"} <= found else ("both",)


def lengths(routine, side, rules):
    """The lengths in seconds, the shortest first, in which the limits allow `routine` on `side`; at least the planned one."""
    planned = fitted(routine, None, side)
    if _points(planned):
        tried = {_first(planned, count).lasts for count in range(1, len(_points(planned)) + 1)}
    elif "LIM14" in named(planned, rules):
        tried = {planned.lasts}
    else:
        longest = rules.limits["LIM19"].seconds_of()
        wanted = range(GRID, int(longest) + 1, GRID)
        tried = {fitted(routine, seconds, side).lasts for seconds in wanted if seconds >= planned.lasts * SHORTEST}
        # round lengths where the strokes add up to them
        tried = ({seconds for seconds in tried if not seconds % GRID} or tried) | {planned.lasts}
    return tuple(sorted(seconds for seconds in tried if seconds == planned.lasts or _allowed(fitted(routine, seconds, side), rules)))


def fitted(routine, seconds, side):
    """`routine` on `side` and about `seconds` long (None: as long as planned there)."""
    if side != "both":
        routine = _of(routine, [step for step in routine.steps if step.side == side])
    if seconds is None or seconds == routine.lasts:
        return routine
    points = _points(routine)
    if points:
        counts = [count for count in range(1, len(points) + 1) if _first(routine, count).lasts <= seconds]
        return _first(routine, max(counts, default=1))
    share = min(max(seconds / routine.lasts, routine.shortest or 0), routine.longest or math.inf)
    kept = sum(step.lasts for step in routine.steps if step.whole) if share < 1 else 0
    factor = (share * routine.lasts - kept) / (routine.lasts - kept) if kept < routine.lasts else 1
    return _of(routine, [step if kept and step.whole else _stretched(step, factor) for step in routine.steps])


def _allowed(routine, rules):
    faults = (*broken(routine, rules), *past(least(routine, rules), rules))
    # the other side may come later in the session
    return all(isinstance(fault, UnequalSides) for fault in faults)


def _points(routine):
    return list(dict.fromkeys((step.side, step.point) for step in routine.steps if step.point))


def _first(routine, count):
    """The routine with its first `count` points."""
    kept = _points(routine)[:count]
    return _of(routine, [step for step in routine.steps if not step.point or (step.side, step.point) in kept])


def _stretched(step, factor):
    if step.repetitions:
        return step.model_copy(update={"repetitions": max(1, round(step.repetitions * factor))})
    return step.model_copy(update={"seconds": max(1.0, round(step.seconds * factor))})


def _of(routine, steps):
    return routine.model_copy(update={"steps": tuple(steps), "minutes": sum(step.lasts for step in steps) / 60})
