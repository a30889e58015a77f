"""What each kind of event carries, checked to the last field."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, JsonValue, StringConstraints, TypeAdapter, field_validator

from .base import Record
from .restrictions import Restrictions, Score
from .signs import Closes
from .techniques import Place, Side, Tool

LARGEST_RESPONSE = 4000  # characters of JSON; the longest honest answer, an order of nine steps, takes under 200

CONFIDENCE = ("guess", "fairly", "sure")  # how sure a learner may say to be of an answer
SUREST = CONFIDENCE[-1]

# before and after these some zone or some system cannot tell what day it is
EPOCH, DOOMSDAY = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)

_json = TypeAdapter(JsonValue)


def _in_utc(at):
    if not EPOCH <= at < DOOMSDAY:
        raise ValueError("no clock shows this time")
    return at.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$", max_length=80)]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]


class Payload(Record):
    """What one kind of event carries; taken only in its exact types, as JSON gives them."""

    # what was given stays out of errors, and so out of the log
    model_config = ConfigDict(strict=True, hide_input_in_errors=True)


class Screening(Payload, Restrictions):
    """What a screening decided, never what was answered; it holds before `until`."""

    outcome: Literal["clear", "light", "no"]
    until: Moment


class Changed(Payload):
    """*Go through the check again*: the screening is asked again."""


class Work(Payload):
    """One stretch of pressing: with what, where, and for how many seconds; `point` names a tight spot of this session.

    `beat_seconds` is the time of one stroke. A record made before sides and strokes were booked has neither (None).
    """

    technique: Id
    tool: Tool
    place: Place
    seconds: Seconds
    point: Id | None = None
    side: Side | None = None
    beat_seconds: Annotated[Seconds, Field(gt=0)] | None = None


class PracticeBegun(Payload):
    """A lease: the seconds of pressing that Python granted; spent until a `PracticeUsed` says what was really used."""

    practice: Id
    work: Annotated[tuple[Work, ...], Field(min_length=1, max_length=200)]
    firm: bool


class PracticeUsed(Payload):
    """What was used of the lease with the id `lease`."""

    lease: UUID
    work: Annotated[tuple[Work, ...], Field(max_length=200)]
    ended_by: Literal["end", "stop", "left"]


class Stop(Payload):
    """Hands off: `sign` is a stop sign's id, None while nobody has said why."""

    technique: Id
    closes: Closes
    sign: Annotated[str, StringConstraints(pattern=r"^ST\d\d$")] | None = None
    lease: UUID | None = None


class Pressure(Payload):
    """A check-in: the band that was tapped, and the exact number 0-10 where it was given."""

    band: Literal["go_on", "ease", "stop", "no_answer"]
    technique: Id
    number: Score | None = None
    lease: UUID | None = None


class Pain(Payload):
    """The ache itself, 0-10, around the practice of a `lease`, which the record calls its session."""

    model_config = ConfigDict(populate_by_name=True)

    number: Score
    when: Literal["before", "after", "next_day"]
    lease: UUID | None = Field(default=None, alias="session")


class Soreness(Payload):
    """Whether the practice of a `lease`, which the record calls its session, left the place sore, told the day after."""

    model_config = ConfigDict(populate_by_name=True)

    lease: UUID = Field(alias="session")
    sore: bool


class Attempt(Payload):
    """One confirmed answer to one item; `sitting` is the quiz it belongs to, `credit` the share that was right, 0-1."""

    item: Id
    response: JsonValue
    right: bool
    critical: bool = False
    credit: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None
    confidence: Id | None = None
    notebook: Id | None = None
    sitting: Id | None = None

    @field_validator("response")
    @classmethod
    def _is_no_flood(cls, value):
        if len(_json.dump_json(value)) > LARGEST_RESPONSE:
            raise ValueError(f"a response is at most {LARGEST_RESPONSE} characters of JSON")
        return value


class Override(Payload):
    """Somebody opened practice without its questions: `opens` is the exam's id, `why` *teach* or *know*."""

    opens: Id
    why: Annotated[str, StringConstraints(max_length=200)]


class Lesson(Payload):
    """A lesson was opened or finished; `place` is where in it the learner was."""

    notebook: Id
    what: Literal["opened", "finished"]
    place: Id | None = None


class Reading(Payload):
    """One press on a scale: what was aimed at and what it showed, in which `drill`; `sets_target` where the press set the target."""

    target: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
    reading: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
    unit: Literal["kg", "N"]
    blind: bool
    drill: UUID | None = None
    sets_target: bool = False
