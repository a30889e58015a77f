"""What happened: one event for each thing a learner did.

Events are written once and never changed; all that the course tells a learner about time, doses or progress is
computed from them.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated
from uuid import UUID, uuid4

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, TypeAdapter, model_validator

from .base import Record
from .payloads import (
    Attempt,
    Changed,
    Lesson,
    Moment,
    Override,
    Pain,
    PracticeBegun,
    PracticeUsed,
    Pressure,
    Reading,
    Screening,
    Soreness,
    Stop,
)

ME = "me"  # the receiver who is the learner; every other is a name that somebody typed
LONGEST_NAME = 60
LONGEST_CHECK = timedelta(days=1)  # bodies change: whatever a file brings, no check holds for longer

_json = TypeAdapter(JsonValue)


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
    SORENESS = "soreness"
    ATTEMPT = "attempt"
    OVERRIDE = "override"
    LESSON = "lesson"
    READING = "reading"


# kind -> its payload records, version 1 first; an old version stays here for as long as a record may hold it
PAYLOADS = {
    Kind.SCREENING: (Screening,),
    Kind.CHANGED: (Changed,),
    Kind.PRACTICE_BEGUN: (PracticeBegun,),
    Kind.PRACTICE_USED: (PracticeUsed,),
    Kind.STOP: (Stop,),
    Kind.PRESSURE: (Pressure,),
    Kind.PAIN: (Pain,),
    Kind.SORENESS: (Soreness,),
    Kind.ATTEMPT: (Attempt,),
    Kind.OVERRIDE: (Override,),
    Kind.LESSON: (Lesson,),
    Kind.READING: (Reading,),
}
KINDS = {versions[-1]: (kind, len(versions)) for kind, versions in PAYLOADS.items()}

# Without a receiver these say nothing: a gate or a dose would be nobody's.
_OF_A_RECEIVER = {
    Kind.SCREENING, Kind.CHANGED, Kind.PRACTICE_BEGUN, Kind.PRACTICE_USED, Kind.STOP, Kind.PRESSURE, Kind.PAIN,
    Kind.SORENESS,
}  # fmt: skip


class Event(Record):
    """One thing that happened: what, when (UTC), to whom; `payload` is plain JSON, `what` the same as its typed record."""

    # a name in an error would end up in the log, which *Erase* does not reach
    model_config = ConfigDict(str_strip_whitespace=False, hide_input_in_errors=True)

    id: UUID
    at: Moment
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
        payload = versions[version - 1].model_validate_json(_json.dump_json(fields["payload"]), by_name=False)
        return {**fields, "payload": payload.model_dump(mode="json", by_alias=True)}

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self):
        if self.receiver is None and self.kind in _OF_A_RECEIVER:
            raise ValueError(f"an event of the kind {self.kind.value!r} names its receiver")
        if self.kind == Kind.SCREENING and self.what.until - self.at > LONGEST_CHECK:
            raise ValueError("a screening holds for a day at most")
        return self

    @classmethod
    def of(cls, what, at, receiver=None, id=None):
        """The event that tells of the payload record `what`."""
        kind, version = KINDS[type(what)]
        payload = what.model_dump(mode="json", by_alias=True)
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
