"""The lessons, in their order."""

from pydantic import Field

from .base import Record


class Lesson(Record):
    """One notebook of the course; `id` is its name without the number (`effleurage`), as the calls use it."""

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    number: str = Field(pattern=r"^\d\d$")
    title: str
    minutes: int
    promise: str
    objectives: tuple[str, ...] = Field(min_length=3, max_length=5)
    remember: str
    technique: str | None = None

    @property
    def notebook(self):
        """The notebook's file name without its ending, such as `06_effleurage`."""
        return f"{self.number}_{self.id}"


class Planned(Record):
    """A lesson that the outline names and nobody has written yet."""

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    number: str = Field(pattern=r"^\d\d$")
    title: str
    minutes: int
