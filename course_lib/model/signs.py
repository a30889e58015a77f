"""Red flags, contraindications and stop signs."""

from typing import Literal, get_args

from pydantic import Field, model_validator

from .base import Record
from .restrictions import Restrictions

# From mild to strict; the strictest answer wins.
AnswerKind = Literal["go", "light", "refer", "emergency"]
ANSWERS = get_args(AnswerKind)
# From slow to fast: how soon help is to be sought, or the massage may be thought of again.
Speed = Literal["none", "later", "first", "weeks", "days", "tomorrow", "call today", "within a day", "today", "now"]
SPEEDS = get_args(Speed)
# How much is over today.
Closes = Literal["session", "technique", "all"]


class Verdict(Restrictions):
    """What one answer decides, and what a *light* practice then leaves out.

    `means` is what the sign may be, `do` what to do about it or what changes today. `speed`: "later" just waits, "first" asks
    somebody before any massage, "tomorrow" is today or tomorrow. `lasting` is what holds, and is told,
    even where there is no massage for another reason.
    """

    answer: AnswerKind
    speed: Speed = "none"
    means: str = ""
    do: str
    lasting: str = ""

    @model_validator(mode="after")
    def _says_how_fast(self):
        if self.answer == "emergency" and self.speed != "now":
            raise ValueError(f"is an emergency with the speed {self.speed!r}; now")
        if self.answer == "refer" and self.speed in ("none", "now"):
            raise ValueError(f"refers with the speed {self.speed!r}; how fast, or 'later' where it just waits")
        return self


class FollowUp(Record):
    """A second question, asked with yes or no when its row is ticked.

    Each answer may decide something besides its row; with `instead` it takes the place of what the row decides, which is how
    an agreement lifts a *refer*.
    """

    id: str = Field(pattern=r"^(RF|K)\d\d[a-z]?\.[a-z_]+$")
    ask: str
    points: tuple[str, ...] = ()
    yes: Verdict | None = None
    no: Verdict | None = None
    instead: bool = False


class Question(Verdict):
    """One row of the screening, in words that a person can tick or leave; its own verdict is what a tick decides.

    `short` names the row in a few words. `points` are its plain parts where it holds several things: one is enough for a
    tick. `more` is a line of help under the question; `ends` closes the questions at once. `sources` are ids.
    """

    id: str = Field(pattern=r"^((RF|K)\d\d[a-z]?|LIM\d\d|T\d\d)$")
    group: Literal["emergency", "today", "unwell", "pain", "skin", "heart", "bones", "life"]
    short: str
    ask: str
    points: tuple[str, ...] = ()
    more: str = ""
    ends: bool = False
    follow: tuple[FollowUp, ...] = ()
    sources: tuple[str, ...]


class StopSign(Record):
    """One reason to stop during a massage, and what to do then.

    `hands` says what they do at once: come off, rest still, or change to another part of the hand where the massage does not end.
    `closes` says how much is over today for this receiver: nothing beyond the session, the technique, or all. `urgent`
    marks a sign behind which an emergency may stand. `alone` is what to do when nobody else is there, None for a sign that only two
    people can have.
    """

    id: str = Field(pattern=r"^ST\d\d$")
    sign: str
    do: str
    hands: Literal["off", "still", "change"] = "off"
    closes: Closes
    urgent: bool = False
    alone: str | None = None
