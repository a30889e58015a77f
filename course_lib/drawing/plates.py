"""Which plate is drawn by what."""

from . import body_plates, stroke_plates

PLATES = {
    "effleurage": stroke_plates.effleurage,
    "surface": body_plates.surface,
    "superficial": body_plates.superficial,
    "deep": body_plates.deep,
    "split": body_plates.split,
    "skeleton": body_plates.skeleton,
}


def draw(plate, muscles, words):
    """The SVG text of one plate.

    `plate` is its record (id, title, alt, desc, labels, words), `muscles` {id: record with english, does, find}, `words` the shared
    wordings of all plates. Raises KeyError for a plate that nothing draws and ValueError for a label that points at nothing.
    """
    return PLATES[plate.id](plate, muscles, words)
