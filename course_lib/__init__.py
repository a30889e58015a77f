"""The front door: every call of a notebook, each loaded when it is asked for."""

from importlib import import_module

CALLS = (
    "lesson", "screening", "diagram", "technique", "practice", "sound_check", "quiz", "receipt", "progress", "breathing",
    "pressure_drill", "dilution", "diary", "session", "limits_table", "signs", "massage_types", "evidence", "glossary", "exam",
    "review", "report", "handout", "class_practice", "plan",
)

__all__ = list(CALLS)


def __getattr__(name):
    if name in CALLS:
        return getattr(import_module(f".calls.{name}", __name__), name)
    raise AttributeError(f"course_lib has no call {name!r}; it has {', '.join(CALLS)}")


def __dir__():
    return sorted(CALLS)
