"""From YAML files to frozen records, with every fault of every file at once."""

import gc
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..errors import ContentError, Fault, UnknownId
from ..model.exams import Exam
from ..model.items import Item
from ..model.limits import Limit, Span
from ..model.measures import Measure
from ..model.oils import Oil, OilQuestion
from ..model.outline import Lesson
from ..model.plans import ClassPlan, LessonPart
from ..model.plates import Muscle, Plate, Term
from ..model.signs import Question, StopSign
from ..model.sources import Claim, Source
from ..model.techniques import Preset, Technique
from ..model.trials import Kind, Trial
from . import cross, references, strict
from .explain import explain

CONTENT = Path(__file__).parent.parent / "content"

# file (or folder, whose every file is one list) -> the record it holds
LISTS = {
    "limits.yaml": Limit,
    "spans.yaml": Span,
    "measures.yaml": Measure,
    "sources.yaml": Source,
    "claims.yaml": Claim,
    "outline.yaml": Lesson,
    "signs.yaml": Question,
    "stops.yaml": StopSign,
    "oils.yaml": Oil,
    "oil_questions.yaml": OilQuestion,
    "muscles.yaml": Muscle,
    "plates.yaml": Plate,
    "glossary.yaml": Term,
    "sessions.yaml": Preset,
    "lesson_parts.yaml": LessonPart,
    "lesson_plans.yaml": ClassPlan,
    "trials.yaml": Trial,
    "kinds.yaml": Kind,
    "exams.yaml": Exam,
    "techniques": Technique,
    "items": Item,
}
# Read before the others, which may refer to their numbers.
FIRST = ("limits.yaml", "measures.yaml", "spans.yaml")


@dataclass(frozen=True)
class Library:
    """Every record of the course by its id, in the order of the files."""

    limits: dict = field(default_factory=dict)
    spans: dict = field(default_factory=dict)
    measures: dict = field(default_factory=dict)
    sources: dict = field(default_factory=dict)
    claims: dict = field(default_factory=dict)
    outline: dict = field(default_factory=dict)
    signs: dict = field(default_factory=dict)
    stops: dict = field(default_factory=dict)
    oils: dict = field(default_factory=dict)
    oil_questions: dict = field(default_factory=dict)
    muscles: dict = field(default_factory=dict)
    plates: dict = field(default_factory=dict)
    glossary: dict = field(default_factory=dict)
    trials: dict = field(default_factory=dict)
    kinds: dict = field(default_factory=dict)
    exams: dict = field(default_factory=dict)
    techniques: dict = field(default_factory=dict)
    sessions: dict = field(default_factory=dict)
    lesson_parts: dict = field(default_factory=dict)
    lesson_plans: dict = field(default_factory=dict)
    items: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)

    def find(self, kind, wanted):
        """The record of `kind` (such as "techniques") with the id `wanted`; raises UnknownId with the nearest id."""
        records = getattr(self, kind)
        if wanted in records:
            return records[wanted]
        raise UnknownId.among(kind, wanted, records)

    def numbers(self):
        """Every number of every limit, measure and span, and the minutes of every routine: id -> name -> number."""
        found = {record.id: record.numbers() for records in (self.limits, self.measures, self.spans) for record in records.values()}
        routines = (routine for technique in self.techniques.values() for routine in technique.routines)
        return found | {routine.id: {"minutes": routine.minutes} for routine in routines}


@cache
def library():
    """The course's own content; raises ContentError."""
    return load(CONTENT)


def load(root):
    """Read the content in the folder `root` into a Library; raises ContentError with all faults."""
    result, faults = _read(root, lambda found, _source: cross.faults(found))
    if faults:
        raise ContentError(faults)
    return result


def faults_of(*rules, root=CONTENT):
    """The faults that `rules`, which authors keep and learners never wait for, find in content that can be read.

    Each rule takes a Library and a function `source(kind, id)`, which gives it a record as it was written; it yields tuples of kind,
    record id, path, problem and what would be right, and may name a file of `words` too.
    """
    return sorted(_read(root, *rules)[1])


def _read(root, *rules):
    # Tens of thousands of small objects come and none goes: looking for garbage meanwhile would take longer than reading.
    paused = gc.isenabled()
    gc.disable()
    try:
        return _read_all(root, rules)
    finally:
        if paused:
            gc.enable()


def _read_all(root, rules):
    faults, raw = [], {}
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        raw[name] = _Text(name, path.read_bytes(), faults)
    if any(name in raw and raw[name].value is None and raw[name].troubled for name in FIRST):
        return Library(), faults  # without their numbers every other file would seem to be wrong
    known = [name for name in raw if _kind(name) or name.startswith("words/")]
    for name in raw.keys() - set(known):
        files = ", ".join(file for file in LISTS if file.endswith(".yaml"))
        right = f"a file named {files}, or one in items/, techniques/ or words/"
        faults.append(Fault(name, 1, "", "", "is no file the course knows", right))

    found = {attribute: {} for attribute in Library.__dataclass_fields__}
    places, numbers = {}, {}
    for name in sorted(known, key=lambda name: (name not in FIRST, name)):
        text = raw[name]
        value = references.fill(text.value, numbers, text.report)
        if name.startswith("words/"):
            found["words"][Path(name).stem] = text.words(value)
            places["words", Path(name).stem] = _Place(text, ())
            continue
        attribute = _kind(name)
        for index, record in text.records(value, LISTS[attribute]):
            key = attribute.removesuffix(".yaml")
            if record.id in found[key]:
                other = places[key, record.id]
                text.report((index, "id"), f"has an id that {other.name} line {other.line} uses", "an id of its own")
                continue
            found[key][record.id] = record
            places[key, record.id] = _Place(text, (index,))
        if name in FIRST:
            numbers = Library(**found).numbers()
    result = Library(**found)
    # Between records only when each one can be read: a record that failed would be missed by all that name it.
    if not faults:
        for rule in rules:
            for kind, record, path, problem, right in rule(result, lambda kind, record: places[kind, record].written):
                places[kind, record].report(path, problem, right)
    return result, faults


@cache
def _adapter(kind):
    return TypeAdapter(kind)


def _kind(name):
    first = name.split("/")[0]
    return first if first in LISTS else None


@dataclass(frozen=True)
class _Place:
    text: "_Text"
    at: tuple

    @property
    def name(self):
        return self.text.name

    @property
    def line(self):
        return self.text.line(self.at)

    @property
    def written(self):
        value = self.text.value
        for step in self.at:
            value = value[step]
        return value

    def report(self, path, problem, right):
        self.text.report((*self.at, *path), problem, right)


class _Text:
    """One content file while it is being read: its value, its lines and the faults found in it."""

    def __init__(self, name, text, faults):
        self.name, self.faults = name, faults
        self.value, self.lines, troubles = strict.read(text)
        self.troubled = {trouble.path for trouble in troubles}
        for trouble in troubles:
            record, field_name = self._named(trouble.path)
            faults.append(Fault(name, trouble.line, record, field_name, trouble.problem, trouble.right))

    def line(self, path):
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def _named(self, path):
        """The record and the field that a path leads to, in an author's words."""
        if not path:
            return "", ""
        at = self.value[path[0]] if isinstance(self.value, list) else {}
        record = at.get("id") if isinstance(at, dict) else None
        name = record or (f"record {path[0] + 1}" if isinstance(path[0], int) else path[0])
        return str(name), ".".join(map(str, path[1:]))

    def report(self, path, problem, right):
        self.faults.append(Fault(self.name, self.line(path), *self._named(path), problem, right))

    def records(self, value, kind):
        """Pairs of index and valid record; every other entry becomes a fault."""
        if value is None:
            return
        if not isinstance(value, list):
            self.report((), "is not a list of records", "records that each begin with '- id:'")
            return
        adapter = _adapter(kind)
        for index, entry in enumerate(value):
            try:
                yield index, adapter.validate_python(entry)
            except ValidationError as error:
                for path, problem, right in explain(error):
                    # what could not be read as written has been named already
                    if (index, *path) not in self.troubled:
                        self.report((index, *path), problem, right)

    def words(self, value):
        """A flat table of wordings."""
        if not isinstance(value, dict):
            self.report((), "is not a table of wordings", "lines such as 'start: Start'")
            return {}
        for key, text in value.items():
            if not isinstance(text, (str, list)) or (isinstance(text, list) and not all(isinstance(t, str) for t in text)):
                self.report((key,), "is neither a text nor a list of texts", "a text in quotes")
        return value
