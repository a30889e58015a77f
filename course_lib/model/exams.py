"""Blueprints: what a check of several lessons asks, and what passes it."""

from pydantic import Field, model_validator

from .base import Record

OPENING, FINAL = "opening", "final"  # the ids of the two checks that the course asks for
REVIEW = "review"  # what the sittings of reviews begin with, where those of a check begin with its id


class Part(Record):
    """At least `count` questions that carry one of the `tags`: whole ids such as LIM06, or a family such as RF."""

    name: str
    tags: tuple[str, ...] = Field(min_length=1)
    count: int = Field(gt=0)

    def holds(self, item):
        """Whether a question belongs to this part."""
        return any(tag == wanted or tag.rstrip("0123456789") == wanted for tag in item.tags for wanted in self.tags)


class Exam(Record):
    """A check by blueprint.

    It stands in `lesson` and draws `count` questions from the banks of `topics` (of every lesson, where none is named): those of
    its `parts`; where `every_limit` says so, a critical one on each limit that has any; at least `critical` critical ones; half
    on safety; the rest evenly from all its lessons. `pass_percent` of them right is enough, once every critical one is right too;
    where it is 0, the critical ones alone decide.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    title: str
    lesson: str
    topics: tuple[str, ...] = ()
    count: int = Field(gt=0)
    critical: int = Field(default=0, ge=0)
    every_limit: bool = False
    parts: tuple[Part, ...] = ()
    pass_percent: int = Field(default=0, ge=0, le=100)

    @model_validator(mode="after")
    def _parts_fit(self):
        asked = sum(part.count for part in self.parts)
        if asked > self.count:
            raise ValueError(f"asks {asked} questions in its parts and {self.count} in all; raise count or shorten a part")
        if self.critical > self.count:
            raise ValueError(f"asks {self.critical} critical questions and {self.count} in all; lower critical")
        return self

    def lessons(self, outline):
        """The lessons (ids) that it asks about, of those in `outline`."""
        return self.topics or tuple(outline)

    def pool(self, items):
        """The questions it may draw."""
        return [item for item in items if not self.topics or item.topic in self.topics]
