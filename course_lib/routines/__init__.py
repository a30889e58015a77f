"""From a routine or a composed session to a timeline of steps and cues, bounded by the limits."""

from .bounds import LimitBroken, UnequalSides, ZoneClosed
from .sessions import Session, session_of
from .sketch import sketch
from .timeline import compile_session

__all__ = ["LimitBroken", "Session", "UnequalSides", "ZoneClosed", "compile_session", "session_of", "sketch"]
