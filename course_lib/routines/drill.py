"""The pressure drill in sums: which press is blind, how far off and how steady it was, and when to try again."""

from dataclasses import dataclass
from datetime import datetime
from statistics import fmean, stdev
from uuid import UUID

TRIALS = 5  # presses of one series
BAND = 0.1  # of the target, to either side: a guide for the eye, and no measure of anybody's safety


@dataclass(frozen=True)
class Drill:
    """One series of presses at one target: `blind` first, then `shown`, those with feedback; readings in `unit`, kg or N.

    `at` is when its latest blind press was, or when the target was set.
    """

    id: UUID
    unit: str
    target: float
    at: datetime
    blind: tuple[float, ...] = ()
    shown: tuple[float, ...] = ()

    @property
    def finished(self):
        """Whether all blind presses are there; only then is anything told about them."""
        return len(self.blind) >= TRIALS


@dataclass(frozen=True)
class Summary:
    """`bias` is the mean of the readings less the target, `spread` their standard deviation (of a sample), in the unit of the readings.

    `verdict` compares both with the band: good, bias, spread or both.
    """

    bias: float
    spread: float
    verdict: str


@dataclass(frozen=True)
class Retest:
    """From when until when the same target is tried again, and how that stands now: early, due or late."""

    opens: datetime
    closes: datetime
    state: str


def drills(events):
    """The drills among the reading `events`, the earliest first; presses beyond the last trial of a series are left out."""
    found = {}
    for event in sorted(events, key=lambda event: event.at):
        press = event.what
        if press.drill is None:
            continue
        one = found.get(press.drill) or Drill(press.drill, press.unit, press.target, event.at)
        found[press.drill] = one if press.sets_target else _with(one, press, event.at)
    return list(found.values())


def _with(drill, press, at):
    blind, shown = drill.blind, drill.shown
    if press.blind and not drill.finished:
        return Drill(drill.id, drill.unit, drill.target, at, (*blind, press.reading), shown)
    if not press.blind and len(shown) < TRIALS:
        return Drill(drill.id, drill.unit, drill.target, drill.at, blind, (*shown, press.reading))
    return drill


def summary(target, readings):
    """How far off and how steady `readings` were; None for fewer than two, which have no spread."""
    if len(readings) < 2:
        return None
    bias, spread = fmean(readings) - target, stdev(readings)
    # a hair of rounding is no fault of the hand
    edge = BAND * target + 1e-9
    off, loose = abs(bias) > edge, spread > edge
    verdict = {(False, False): "good", (True, False): "bias", (False, True): "spread", (True, True): "both"}[off, loose]
    return Summary(bias, spread, verdict)


def retest(at, now, spans):
    """When the target of a drill whose last blind press was at `at` is to be tried again."""
    opens, closes = (at + spans[name].length for name in ("retest-from", "retest-until"))
    return Retest(opens, closes, "early" if now < opens else "due" if now <= closes else "late")
