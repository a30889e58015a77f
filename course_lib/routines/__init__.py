"""From a routine or a composed session to a timeline of steps and cues, bounded by the limits."""

from .bounds import LimitBroken, UnequalSides, ZoneClosed
from .sessions import Session, compose, session_of
from .sketch import sketch
from .timeline import Cue, Part, Timeline, TimelineStep, compile_session

__all__ = [
    "Cue", "LimitBroken", "Part", "Session", "Timeline", "TimelineStep", "UnequalSides", "ZoneClosed", "compile_session", "compose",
    "session_of", "sketch",
]
