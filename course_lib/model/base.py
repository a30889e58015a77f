"""What all records have in common: they never change and hold no unknown field."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record; an unknown or missing field is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
