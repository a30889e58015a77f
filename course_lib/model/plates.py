"""Words of the pictures: plates, muscles, glossary."""

from typing import Literal

from pydantic import Field

from .base import Record


class Label(Record):
    """A name beside a plate and the structure its leader points at."""

    structure: str
    side: Literal["left", "right", "both", "middle"] = "right"
    text: str


class Plate(Record):
    """Title, description, alternative text and labels of one picture."""

    id: str
    title: str
    alt: str
    desc: str
    labels: tuple[Label, ...] = ()
    words: dict[str, str] = Field(default={})


class Muscle(Record):
    """The words on one structure of the body."""

    id: str
    english: str
    latin: str
    does: str
    find: str


class Term(Record):
    """One glossary entry."""

    id: str
    term: str
    means: str
