"""What may go on the skin: the oils the course knows, and the questions before a bottle is opened."""

from typing import Literal

from pydantic import Field

from .base import Record


class Oil(Record):
    """One carrier, or one scent: an essential oil or a group of them.

    `used` is false for what the course leaves out for everybody, `not_with` holds the ids of the questions with which it is left out,
    `reason` says why in one sentence.
    """

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    kind: Literal["carrier", "scent"]
    name: str
    used: bool = True
    not_with: tuple[str, ...] = ()
    reason: str = ""
    sources: tuple[str, ...] = ()


class OilQuestion(Record):
    """One thing to ask both people before a bottle is opened, and what a yes changes.

    `decides`: "nothing" goes on the skin, or scent is left out ("plain"), or the mix is weaker ("weaker", with `at_most` and `start` in
    percent), or it is only told ("told"). `reason` says why in one sentence, `diffuser` whether a diffuser stays off too.
    """

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    group: Literal["people", "room"]
    ask: str
    decides: Literal["nothing", "plain", "weaker", "told"]
    at_most: float | None = Field(default=None, ge=0)
    start: float | None = Field(default=None, ge=0)
    diffuser: bool = True
    reason: str
    sources: tuple[str, ...]
