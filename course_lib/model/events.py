"""What happened: one event for each thing a learner did, and the payload that its kind carries.

Events are written once and never changed; all that the course tells a learner about time, doses or progress is
computed from them.
"""

import re
import unicodedata
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID, uuid4

from pydantic import (
    AfterValidator,
    AwareDatetime,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    TypeAdapter,
    field_validator,
    model_validator,
)

from .base import Record

LONGEST_NAME = 60
LARGEST_RESPONSE = 4000  # characters of JSON; the longest honest answer, an order of nine steps, takes under 200

_json = TypeAdapter(JsonValue)

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$", max_length=80)]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]
Score = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]


def tidy_name(name):
    """A receiver's name as it is kept: one line, single spaces, without control or direction marks.

    Two spellings that differ only in spaces or Unicode form are one receiver, so that neither gets a second budget.
    """
    shown = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in unicodedata.normalize("NFKC", name))
    kept = "".join(c for c in shown if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    name = " ".join(kept.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise ValueError(f"a receiver's name has 1 to {LONGEST_NAME} characters")
    return name


def same_name(name):
    """The form of a receiver's name by which two are compared: capitals do not make another person."""
    return None if name is None else unicodedata.normalize("NFKC", name.casefold())


class Kind(StrEnum):
    """What an event tells of."""

    SCREENING = "screening"
    CHANGED = "changed"
    PRACTICE_BEGUN = "practice_begun"
    PRACTICE_USED = "practice_used"
    STOP = "stop"
    PRESSURE = "pressure"
    PAIN = "pain"
    ATTEMPT = "attempt"
    OVERRIDE = "override"
    LESSON = "lesson"
    READING = "reading"


class Payload(Record):
    """What one kind of event carries; taken only in its exact types, as JSON gives them."""

    model_config = ConfigDict(strict=True)


class Screening(Payload):
    """What a screening decided, never what was answered.

    `cap` is the highest pressure number, 0-10, in any practice until `until`; `minutes_at_most` bounds a whole session.
    """

    outcome: Literal["clear", "light", "no"]
    until: AwareDatetime
    cap: Score | None = None
    scale_trusted: bool = True
    no_tools: bool = False
    no_floor: bool = False
    no_holds: bool = False
    no_thumbs: bool = False
    glides_only: bool = False
    no_flanks: bool = False
    minutes_at_most: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)] | None = None


class Changed(Payload):
    """*Something is different today*: the screening is asked again."""


class Work(Payload):
    """One stretch of pressing: with what, where, and for how many seconds; `point` names a tight spot of this session."""

    technique: Id
    tool: Literal["hands", "thumbs", "ball", "roller"]
    place: Literal["table", "wall", "floor"]
    seconds: Seconds
    point: Id | None = None


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
    closes: Literal["session", "technique", "all"]
    sign: Annotated[str, StringConstraints(pattern=r"^ST\d\d$")] | None = None
    lease: UUID | None = None


class Pressure(Payload):
    """A check-in: the band that was tapped, and the exact number 0-10 where it was given."""

    band: Literal["go_on", "ease", "stop", "no_answer"]
    technique: Id
    number: Score | None = None
    lease: UUID | None = None


class Pain(Payload):
    """The ache itself, 0-10, around the practice whose lease is `session`."""

    number: Score
    when: Literal["before", "after", "next_day"]
    session: UUID | None = None


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
    """An instructor opened what mastery had not opened yet."""

    opens: Id
    why: Annotated[str, StringConstraints(max_length=200)]


class Lesson(Payload):
    """A lesson was opened or finished; `place` is where in it the learner was."""

    notebook: Id
    what: Literal["opened", "finished"]
    place: Id | None = None


class Reading(Payload):
    """One press on a scale: what was aimed at and what it showed."""

    target: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
    reading: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
    unit: Literal["kg", "N"]
    blind: bool


# kind -> its payload records, version 1 first; an old version stays here for as long as a record may hold it
PAYLOADS = {
    Kind.SCREENING: (Screening,),
    Kind.CHANGED: (Changed,),
    Kind.PRACTICE_BEGUN: (PracticeBegun,),
    Kind.PRACTICE_USED: (PracticeUsed,),
    Kind.STOP: (Stop,),
    Kind.PRESSURE: (Pressure,),
    Kind.PAIN: (Pain,),
    Kind.ATTEMPT: (Attempt,),
    Kind.OVERRIDE: (Override,),
    Kind.LESSON: (Lesson,),
    Kind.READING: (Reading,),
}
KINDS = {versions[-1]: (kind, len(versions)) for kind, versions in PAYLOADS.items()}

# Without a receiver these say nothing: a gate or a dose would be nobody's.
_OF_A_RECEIVER = {
    Kind.SCREENING, Kind.CHANGED, Kind.PRACTICE_BEGUN, Kind.PRACTICE_USED, Kind.STOP, Kind.PRESSURE, Kind.PAIN,
}  # fmt: skip


class Event(Record):
    """One thing that happened: what, when (UTC), to whom; `payload` is plain JSON, `what` the same as its typed record."""

    model_config = ConfigDict(str_strip_whitespace=False)

    id: UUID
    at: Annotated[AwareDatetime, AfterValidator(lambda at: at.astimezone(UTC))]
    receiver: Annotated[str, AfterValidator(tidy_name)] | None = None
    kind: Kind
    version: Annotated[int, Field(ge=1)] = 1
    payload: dict[str, JsonValue]

    @model_validator(mode="before")
    @classmethod
    def _spells_its_payload_out(cls, fields):
        """Check the payload against its kind and write it with all its fields; a payload of another version is refused."""
        if not isinstance(fields, dict) or not isinstance(fields.get("payload"), dict):
            return fields
        kind, version = fields.get("kind"), fields.get("version", 1)
        if kind not in tuple(PAYLOADS):
            return fields
        versions = PAYLOADS[Kind(kind)]
        if not (isinstance(version, int) and 1 <= version <= len(versions)):
            raise ValueError(f"version {version!r} of {kind!r} is not known here; known is 1 to {len(versions)}")
        payload = versions[version - 1].model_validate_json(_json.dump_json(fields["payload"]))
        return {**fields, "payload": payload.model_dump(mode="json")}

    @model_validator(mode="after")
    def _has_a_receiver_where_one_is_needed(self):
        if self.receiver is None and self.kind in _OF_A_RECEIVER:
            raise ValueError(f"an event of the kind {self.kind.value!r} names its receiver")
        return self

    @classmethod
    def of(cls, what, at, receiver=None, id=None):
        """The event that tells of the payload record `what`."""
        kind, version = KINDS[type(what)]
        payload = what.model_dump(mode="json")
        return cls(id=id or uuid4(), at=at, receiver=receiver, kind=kind, version=version, payload=payload)

    @property
    def what(self):
        """The payload as its typed record."""
        # lax: the text forms of times and ids were checked when the event was made
        return PAYLOADS[self.kind][self.version - 1].model_validate(self.payload, strict=False)

    @property
    def who(self):
        """The receiver in the form by which two are compared."""
        return same_name(self.receiver)

    def as_json(self):
        """The event as plain values, times with a final Z."""
        return {
            "id": str(self.id), "at": spell(self.at), "receiver": self.receiver,
            "kind": self.kind.value, "version": self.version, "payload": self.payload,
        }  # fmt: skip


def spell(at):
    """A moment as ISO text in UTC, to the microsecond where it has any."""
    return re.sub(r"\+00:00$", "Z", at.astimezone(UTC).isoformat(timespec="auto"))


def moment(text):
    """The moment that `spell` wrote."""
    return datetime.fromisoformat(text)
