"""The faults that the course can name."""

from dataclasses import dataclass
from difflib import get_close_matches


def nearest(wanted, known):
    """The one of the texts `known` that is spelt most like `wanted`, capitals aside; None where none is like it."""
    spelt = {one.lower(): one for one in known}
    # two ids of three letters are alike by chance
    near = get_close_matches(str(wanted).lower(), spelt, 1, 0.4 if len(str(wanted)) > 3 else 0.6)
    return spelt[near[0]] if near else None


class CourseError(Exception):
    """Something the course can say in one sentence."""

    def __reduce__(self):
        # Plates are drawn in other processes, and an error comes back from them with its sentence and all that it knows.
        return type(self).__new__, (type(self), *self.args), vars(self)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in one place of the content, and what would be right."""

    file: str
    line: int
    record: str
    field: str
    problem: str
    right: str

    def __str__(self):
        place = f"{self.file}:{self.line}"
        name = " ".join(part for part in (self.record, self.field) if part)
        what = f"{name}: {self.problem}" if name else self.problem
        return f"{place}: {what}. Right would be: {self.right}."


class ContentError(CourseError):
    """All faults of all content files at once.

    `faults` is the sorted tuple of `Fault`.
    """

    def __init__(self, faults):
        self.faults = tuple(sorted(faults))
        count = len(self.faults)
        noun = "fault" if count == 1 else "faults"
        super().__init__(f"{count} {noun} in the content:\n" + "\n".join(map(str, self.faults)))


class UnknownId(CourseError):
    """An id that no record has; `nearest` is the closest one that exists, or None."""

    def __init__(self, kind, wanted, nearest):
        self.kind, self.wanted, self.nearest = kind, wanted, nearest
        hint = f"; nearest is {nearest!r}" if nearest else ""
        super().__init__(f"no {kind} {wanted!r}{hint}")

    @classmethod
    def among(cls, kind, wanted, known):
        """The error for an id that is none of `known`, with the nearest of them."""
        return cls(kind, wanted, nearest(wanted, known))


class Refused(ValueError):
    """An event from a page that the record cannot take; `note` says so to the learner, None where that would tell a learner nothing."""

    note = None


class NothingToShow(CourseError):
    """Something that is there, by its `name`, and has nothing of what was asked for; `wording` is the key of the sentence that says so."""

    def __init__(self, wording, name):
        self.wording, self.name = wording, name
        super().__init__(f"{wording} {name!r}")
