"""The lessons, in their order."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from .base import Record


class Objective(Record):
    """What a learner can do after a lesson: `text` goes on from *you can*, and questions name it by `id`."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    text: str


def _by_name(value):
    """A table of names and texts, as an author writes it, as records; anything else as it is."""
    if isinstance(value, dict):
        return tuple({"id": name, "text": text} for name, text in value.items())
    if isinstance(value, list):
        raise ValueError("are a list; give each a name before it, such as 'landmarks: find the rim of the hip bones.'")
    return value


class Lesson(Record):
    """One notebook of the course; `id` is its name without the number (`effleurage`), as the calls use it.

    `claims` are the statements of the article that it teaches, corrects or drops; `sources` what its page rests on beside the sources of
    those. `tonight` is its share, in minutes, of the evening path, None where that path passes it by.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    number: str = Field(pattern=r"^\d\d$")
    title: str
    minutes: int
    promise: str
    objectives: Annotated[tuple[Objective, ...], BeforeValidator(_by_name), Field(min_length=3, max_length=5)]
    remember: str
    technique: str | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tonight: int | None = Field(default=None, gt=0)

    @property
    def notebook(self):
        """The notebook's file name without its ending, such as `06_effleurage`."""
        return f"{self.number}_{self.id}"
