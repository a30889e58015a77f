"""From YAML files to frozen records, with every fault of every file at once."""

import gc
from collections import Counter
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

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
from . import cross, cross_items, references
from .bank import Bank, number_of
from .text import Place, Text

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
    items: Mapping = field(default_factory=Bank)
    words: dict = field(default_factory=dict)

    def find(self, kind, wanted):
        """The record of `kind` (such as "techniques") with the id `wanted`; raises UnknownId with the nearest id."""
        records = getattr(self, kind)
        if wanted in records:
            return records[wanted]
        raise UnknownId.among(kind, wanted, records)

    def numbers(self):
        """Every number that a page may mark: those of `referable`, and the minutes of every routine."""
        routines = (routine for technique in self.techniques.values() for routine in technique.routines)
        return self.referable() | {routine.id: {"minutes": routine.minutes} for routine in routines}

    def referable(self):
        """Every number that a content file may refer to, of every limit, measure and span: id -> name -> number."""
        return {record.id: record.numbers() for records in (self.limits, self.measures, self.spans) for record in records.values()}


@cache
def library():
    """The course's own content; raises ContentError. The questions of a lesson are read when they are first asked for."""
    reading = _Reading(CONTENT)
    shelves = [name for name in reading.paths if _key(name) == "items"]
    reading.take(name for name in reading.paths if name not in shelves)
    own = reading.library(cross.faults)
    return replace(own, items=Bank(dict.fromkeys(shelves), _numbers(own), lambda names: _shelves(own, names)))


def load(root=CONTENT):
    """Read the content in the folder `root`, the course's own by default, whole into a Library; raises ContentError with all faults."""
    reading = _Reading(root)
    reading.take(reading.paths)
    return reading.library(cross.faults, cross_items.faults, cross_items.faults_of_exams, reading.misplaced)


def faults_of(*rules, root=CONTENT):
    """The faults that `rules`, which authors keep and learners never wait for, find in content that can be read.

    Each rule takes a Library and a function `source(kind, id)`, which gives it a record as it was written; it yields tuples of kind,
    record id, path, problem and what would be right, and may name a file of `words` too.
    """
    reading = _Reading(root)
    reading.take(reading.paths)

    def source(kind, record):
        return reading.places[kind, record].written

    reading.check(*(lambda found, rule=rule: rule(found, source) for rule in rules))
    return sorted(reading.faults)


def _shelves(own, names):
    """The items in these files of the course, by file and id; raises ContentError. `own` is the rest of the course, which they refer to."""
    reading = _Reading(CONTENT, own.referable())
    reading.take(names)
    reading.found = vars(own)
    reading.library(cross_items.faults, reading.misplaced)
    return reading.shelves


def _numbers(found):
    return {lesson.id: lesson.number for lesson in found.outline.values()}


class _Reading:
    """The files in the folder `root` on their way to records, with every fault; `numbers` are those known before."""

    def __init__(self, root, numbers=None):
        self.paths = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*.yaml"))}
        self.numbers, self.faults, self.places = numbers or {}, [], {}
        self.found = {attribute: {} for attribute in Library.__dataclass_fields__}
        self.shelves = {}

    def take(self, names):
        """Read these files."""
        with _no_garbage_collection():
            texts = {name: Text(name, self.paths[name].read_bytes(), self.faults) for name in names}
            if not self.numbers and self._without_numbers(texts):
                return  # every other file would seem to be wrong
            for name in sorted(texts, key=lambda name: (name not in FIRST, name)):
                self._read(name, texts[name])

    def check(self, *rules):
        """Apply rules between records, only where each record can be read: one that failed would be missed by all that name it."""
        if self.faults:
            return
        found = self._library()
        for rule in rules:
            for kind, record, path, problem, right in rule(found):
                self.places[kind, record].report(path, problem, right)

    def library(self, *rules):
        """What was read, checked by `rules`; raises ContentError."""
        self.check(*rules)
        if self.faults:
            raise ContentError(self.faults)
        return self._library()

    def misplaced(self, found):
        """Rule: a lesson's questions stand in its own files, or nobody would find them there."""
        numbers = _numbers(found)
        lessons = Counter(numbers.values())
        for name, shelf in self.shelves.items():
            for item in shelf.values():
                number = numbers.get(item.topic, number_of(name))
                if number != number_of(name) and lessons[number] == 1:
                    problem = f"is {item.topic!r}, whose questions stand in files that begin with {number}_"
                    yield "items", item.id, ("topic",), problem, f"the question in a file such as items/{number}_{item.topic}.yaml"

    def _without_numbers(self, texts):
        """Whether a file of numbers cannot be read, is empty or is not there; the latter two become faults."""
        bare = [name for name in FIRST if name not in texts or texts[name].value is None]
        for name in bare:
            if name not in texts or not texts[name].troubled:
                problem = "is empty" if name in texts else "is not there"
                self.faults.append(Fault(name, 1, "", "", problem, "its records, which each begin with '- id:'"))
        return bool(bare)

    def _library(self):
        return Library(**{**self.found, "items": Bank(self.shelves)})

    def _read(self, name, text):
        key = _key(name)
        if key is None:
            files = ", ".join(file for file in LISTS if file.endswith(".yaml"))
            right = f"a file named {files}, or one in items/, techniques/ or words/"
            self.faults.append(Fault(name, 1, "", "", "is no file the course knows", right))
            return
        value = references.fill(text.value, self.numbers, text.report)
        if key == "words":
            self.found["words"][Path(name).stem] = text.words(value)
            self.places["words", Path(name).stem] = Place(text, ())
            return
        references.left_over(text.value, text.report)
        for index, record in text.records(value, LISTS[name.split("/")[0]]):
            if record.id in self.found[key]:
                other = self.places[key, record.id]
                text.report((index, "id"), f"has an id that {other.name} line {other.line} uses", "an id of its own")
                continue
            self.found[key][record.id] = record
            self.places[key, record.id] = Place(text, (index,))
            if key == "items":
                self.shelves.setdefault(name, {})[record.id] = record
        if name in FIRST:
            self.numbers = self._library().referable()


def _key(name):
    """The part of the Library that a file belongs to, None where it is no file of the course."""
    first = name.split("/")[0]
    return first.removesuffix(".yaml") if first in LISTS else "words" if first == "words" else None


@contextmanager
def _no_garbage_collection():
    """Tens of thousands of small objects come and none goes: looking for garbage meanwhile would take longer than reading."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
