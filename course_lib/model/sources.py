"""Where a statement comes from."""

from typing import Literal, get_args

from pydantic import Field

from .base import Record

# Both in the order in which they are shown.
Verdict = Literal["unsafe", "contradictory", "unsupported", "garbled", "commercial", "missing", "sound"]
VERDICTS = get_args(Verdict)
Seen = Literal["read", "second-hand", "general knowledge"]
SEEN = get_args(Seen)


class Source(Record):
    """One source, in its original form.

    `short` names it where there is little room. `seen` tells how far we read it: `read` (excerpt at the place itself), `second-hand`, or
    `general knowledge`; `note` says what of it was or was not read, or how far it carries.
    """

    id: str = Field(pattern=r"^S\d{2,3}$")
    short: str = Field(max_length=50)
    cite: str
    address: str = ""
    seen: Seen
    note: str = ""


class Claim(Record):
    """One statement of the article, our verdict on it and what we teach instead.

    `verdict` is the main one and `also` what else is wrong. *missing* marks what the article leaves out (ids with O); there
    `said` names what is not said.
    """

    id: str = Field(pattern=r"^(C\d{2,3}|O\d{2})$")
    said: str
    verdict: Verdict
    also: tuple[Verdict, ...] = ()
    teach: str
    why: str = ""
    sources: tuple[str, ...] = ()
