"""Technique cards and the routines that practise them."""

from typing import Literal

from pydantic import Field, model_validator

from .base import Record

Side = Literal["both", "left", "right"]
Tool = Literal["hands", "thumbs", "ball", "roller"]
Place = Literal["table", "wall", "floor"]


class ZoneUse(Record):
    """How one zone is touched in one technique; `limit` names the number that caps the pressure there."""

    zone: str = Field(pattern=r"^Z\d$")
    limit: str | None
    words: str


class Lighter(Record):
    """The part of a stroke that runs on over tenderer zones, with a cap and a target of its own."""

    zones: tuple[str, ...] = Field(min_length=1)
    cap: float = Field(ge=0, le=10)
    target_from: float = Field(ge=0, le=10)
    target_to: float = Field(ge=0, le=10)


class WithoutLean(Record):
    """What a step with a lean is called and tells where nobody leans."""

    name: str
    say: str
    detail: str


class Step(Record):
    """One step of a routine.

    `zones`, `cap` and target hold for the whole stroke, or, where the stroke runs on lighter, for its first part; `lighter` is the rest.
    `seconds` or `repetitions` (times the tempo) say how long it lasts, `whole` that it lasts no less in a shortened routine. A stroke
    takes `beat_seconds`: for `lean_seconds` the hands lie still and lean, where it has them, and in the last `ease_seconds` of these they
    take the weight back; for `press_seconds` (all the rest) they go their way, and what is left is the way back. Where only light work is
    allowed nobody leans, and `without_lean` tells what to do instead.
    `cap` is the highest pressure number, 0-10, allowed in it. `point` names a tight spot, and `touch` what is done there. With `only_at`
    the clock waits before the step for the number that was felt last, and leaves the step out when it is higher; a hold also needs it to
    have fallen since the first press.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: str
    side: Side = "both"
    zones: tuple[str, ...]
    cap: float = Field(ge=0, le=10)
    target_from: float = Field(ge=0, le=10)
    target_to: float = Field(ge=0, le=10)
    lighter: Lighter | None = None
    seconds: float | None = Field(default=None, gt=0)
    repetitions: int | None = Field(default=None, gt=0)
    whole: bool = False
    beat_seconds: float | None = Field(default=None, gt=0)
    lean_seconds: float | None = Field(default=None, gt=0)
    ease_seconds: float | None = Field(default=None, gt=0)
    press_seconds: float | None = Field(default=None, gt=0)
    stroke: str | None = None
    point: str | None = None
    touch: Literal["press", "hold", "circles"] | None = None
    only_at: float | None = Field(default=None, ge=0, le=10)
    say: str
    detail: str
    without_lean: WithoutLean | None = None

    @model_validator(mode="after")
    def _has_one_length(self):
        if (self.seconds is None) == (self.repetitions is None):
            raise ValueError("says its length in both or neither of seconds and repetitions; give exactly one")
        if self.repetitions and not self.beat_seconds:
            raise ValueError("counts repetitions without beat_seconds; say how long one takes")
        pressed = (self.lean_seconds or 0) + (self.press_seconds or 0)
        if pressed > (self.beat_seconds or pressed):
            raise ValueError(f"presses for {pressed:g} s of a beat of {self.beat_seconds:g} s; press for less")
        lean, ease = self.lean_seconds or 0, self.ease_seconds
        if ease and ease >= lean:
            raise ValueError(f"takes a lean of {lean:g} s back in {ease:g} s; make lean_seconds longer than ease_seconds")
        if lean and not (ease and self.beat_seconds and self.press_seconds and self.lighter and self.without_lean):
            raise ValueError("leans; give ease_seconds, beat_seconds, press_seconds, lighter, and without_lean for whoever gets no weight")
        if bool(self.point) != bool(self.touch):
            raise ValueError("names a point without its touch, or a touch without its point; give both or neither")
        if self.touch == "hold" and self.only_at is None:
            raise ValueError("holds a point whatever the number is; give only_at, the number at which the hold may begin")
        return self

    @property
    def lasts(self):
        """Its length in seconds, or the longest it may take when it ends by a tap."""
        return self.seconds if self.repetitions is None else self.repetitions * self.beat_seconds

    def under(self, cap):
        """The step as it is done under the cap of a day (a number, or None): where that allows light work alone, nobody leans."""
        if not self.lean_seconds or cap is None or cap > self.lighter.cap:
            return self
        tempo = {"beat_seconds": self.beat_seconds - self.lean_seconds, "lean_seconds": None, "ease_seconds": None}
        length = {"seconds": self.lasts, "repetitions": None}
        light = {**dict(self.lighter), "zones": (*self.zones, *self.lighter.zones), "lighter": None}
        return self.model_copy(update={**tempo, **length, **light, **dict(self.without_lean)})


class Routine(Record):
    """A practice: an ordered list of steps under the limits that bound it; `moment` is where it stands in a whole massage.

    `shortest` and `longest` say how far it may be shortened and lengthened, as shares of the planned length; None: as the limits allow.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: str
    technique: str
    minutes: float
    limits: tuple[str, ...]
    tool: Tool
    place: Place
    firm: bool
    moment: Literal["opening", "middle", "closing"] = "middle"
    promise: str
    shortest: float | None = Field(default=None, gt=0, le=1)
    longest: float | None = Field(default=None, ge=1)
    steps: tuple[Step, ...] = Field(min_length=1)

    @property
    def lasts(self):
        """Its pressing in seconds."""
        return sum(step.lasts for step in self.steps)

    @property
    def alone(self):
        """Whether somebody massages themselves in it."""
        return self.tool in ("ball", "roller")

    @model_validator(mode="after")
    def _adds_up(self):
        total = self.lasts
        if abs(total - self.minutes * 60) > 1e-6:  # 980 / 60 * 60 is not 980
            raise ValueError(f"lasts {total:g} s where minutes says {self.minutes * 60:g} s; make them agree")
        return self


class PresetPart(Record):
    """One part of a ready-made session: the routine of the technique card `card` that stands at `moment`, as long as it is planned or
    `minutes` long.
    """

    card: str = Field(pattern=r"^T\d\d$")
    moment: Literal["opening", "middle", "closing"] = "middle"
    minutes: float | None = Field(default=None, gt=0)


class Preset(Record):
    """A ready-made session to begin with."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: str
    promise: str
    parts: tuple[PresetPart, ...] = Field(min_length=2)


class Technique(Record):
    """One technique card, and the routines that practise it; the first is the one practised when nothing else is said."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    card: str = Field(pattern=r"^T\d\d$")
    name: str
    plain: str
    lesson: str
    plate: str
    muscles: tuple[str, ...]
    precautions: tuple[str, ...] = Field(min_length=1, max_length=4)
    giver_position: str
    receiver_position: str
    hand_part: str
    direction: str
    pressure: str
    dose: str
    tempo: str
    zones: tuple[ZoneUse, ...]
    limits: tuple[str, ...]
    cues: tuple[str, ...]
    errors: tuple[str, ...]
    stop: tuple[str, ...]
    mechanics: str
    steps: tuple[str, ...]
    honest: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    routines: tuple[Routine, ...] = Field(min_length=1)
