"""From a routine or a composed session to a timeline of steps and cues, bounded by the limits."""

from .bounds import LimitBroken, UnequalSides, ZoneClosed
from .sessions import Session, session_of
from .sketch import caps_of, sketch
from .timeline import compile_session

__all__ = ["LimitBroken", "Session", "UnequalSides", "ZoneClosed", "caps_of", "compile_session", "session_of", "sketch"]
