"""From a routine to a timeline of steps and cues, bounded by the limits."""

from .bounds import LimitBroken, UnequalSides, ZoneClosed, check
from .timeline import Cue, Part, Timeline, TimelineStep, compile_timeline

__all__ = ["Cue", "LimitBroken", "Part", "Timeline", "TimelineStep", "UnequalSides", "ZoneClosed", "check", "compile_timeline"]
