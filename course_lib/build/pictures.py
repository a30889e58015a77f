"""The plates in images/, redrawn when something they are drawn from has changed."""

import hashlib
import json
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from ..anatomy import tables
from ..drawing import CHARTS, PLATES, Crowded, PointsAtNothing, draw
from ..errors import ContentError, Fault
from ..library import faults_of, library
from ..library.explain import perhaps
from ..library.pictures import IMAGES
from ..model.plates import Plate
from ..model.trials import Trial
from .pages import ROOT

# Plate -> hash of all it was drawn from. The bytes of a picture differ a little between computers; what it is drawn from does not.
DRAWN_FROM = IMAGES / "drawn_from.json"
CODE = ("course_lib/drawing", "course_lib/anatomy")
LABEL = re.compile(r'class="label" data-structure="([^"]*)" data-side="([^"]*)"')
REDRAW = "what 'start.py build' draws now"


def inputs() -> dict[str, str]:
    """Plate -> hash of the code that draws, the measurements of the body, and the plate's own record and words."""
    code = hashlib.sha256()
    for file in sorted(file for folder in CODE for file in (ROOT / folder).rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            code.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    shared = json.dumps([code.hexdigest(), {name: muscle.model_dump() for name, muscle in library().muscles.items()},
                         library().words["plates"]], sort_keys=True)
    return {plate.id: hashlib.sha256((shared + found_for(plate) + plate.model_dump_json()).encode()).hexdigest() for plate in drawable()}


def found_for(plate: Plate) -> str:
    """What studies found, for the charts that show it: a new result makes no plate of the body older."""
    return json.dumps([trial.model_dump() for trial in shown_in(plate)]) if shown_in(plate) else ""


def shown_in(plate: Plate) -> tuple[Trial, ...]:
    """The results that a plate may show: all for a chart, none for the body."""
    return tuple(library().trials.values()) if PLATES[plate.id] in CHARTS else ()


def drawable() -> list[Plate]:
    """The plates of the content that something draws."""
    return [plate for plate in library().plates.values() if plate.id in PLATES]


def noted() -> dict[str, str]:
    """What the committed pictures were drawn from; nothing where that cannot be read, and then each is drawn again."""
    try:
        found = json.loads(DRAWN_FROM.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def file_of(plate: str) -> Path:
    """Where a picture stands."""
    return IMAGES / f"{plate}.svg"


def faults() -> Iterator[Fault]:
    """Plates that nothing draws, labels that point at nothing, and pictures that are missing or older than what they are drawn from."""
    before = noted()
    for plate in library().plates:
        if plate not in PLATES:
            yield Fault("plates.yaml", 1, plate, "id", "is a plate that nothing draws", f"one of {', '.join(PLATES)}")
    for plate, now in inputs().items():
        name = file_of(plate).relative_to(ROOT).as_posix()
        if not file_of(plate).is_file():
            yield Fault(name, 1, plate, "", "is not there", REDRAW)
        elif before.get(plate) != now:
            old = Fault(name, 1, plate, "", "is older than what it is drawn from", REDRAW)
            yield from misplaced(library().plates[plate]) or [old]


def misplaced(plate: Plate) -> list[Fault]:
    """The first label that cannot be set. What a plate shows is known by drawing it, so only one with a new label is drawn."""
    before = LABEL.findall(file_of(plate.id).read_text(encoding="utf-8"))
    if all((label.structure, label.side) in before for label in plate.labels):
        return []
    try:
        draw(plate, library().muscles, library().words["plates"], shown_in(plate))
    except (PointsAtNothing, Crowded) as error:
        return located(error)
    return []


def located(error: PointsAtNothing | Crowded) -> list[Fault]:
    """Labels that cannot be set, as a fault of the line that asks for them."""
    match error:
        case PointsAtNothing(index=index, structure=structure, shown=shown):
            path, problem = ("labels", index, "structure"), f"names {structure!r}, which this plate does not show"
            right = f"one of {', '.join(shown)}{perhaps(structure, shown)}"
        case Crowded(count=count, side=side):
            path, problem = ("labels",), f"asks for {count} labels {side} of the body, which find no room there"
            right = "fewer labels, shorter ones, or some with the other `side`"
    return faults_of(lambda *_: [("plates", error.plate, path, problem, right)])


def build() -> list[Path]:
    """Draws the plates whose inputs changed or whose picture is missing, removes those that no plate asks for; returns what changed."""
    tables.read_all()
    now, before = inputs(), noted()
    todo = [plate for plate in drawable() if before.get(plate.id) != now[plate.id] or not file_of(plate.id).is_file()]
    changed = [file_of(plate.id) for plate in todo]
    IMAGES.mkdir(exist_ok=True)
    if todo:
        with ProcessPoolExecutor() as hands:  # a plate takes seconds of arithmetic
            texts = hands.map(draw, todo, repeat(library().muscles), repeat(library().words["plates"]), map(shown_in, todo))
            try:
                for file, text in zip(changed, texts, strict=True):
                    file.write_text(text, encoding="utf-8", newline="\n")
            except (PointsAtNothing, Crowded) as error:
                raise ContentError(located(error)) from None
    for plate in before.keys() - now.keys():
        file_of(plate).unlink(missing_ok=True)
        changed.append(file_of(plate))
    if now != before:
        DRAWN_FROM.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    return changed
