"""The body in millimetres: outlines, fibres, landmarks, press zones and stroke paths in one frame.

Origin: midline, gap between the spinous processes of L4 and L5. x to the body's right, y to the head, seen from
behind; `ap` to the back, 0 at the tip of the L4 spinous process. "left" is always the receiver's left.
"""

from importlib import import_module

from .catalogue import landmark, structures
from .pressing import stroke, strokes, zone, zones
from .section import section, section_lines
from .zoning import from_edge, zone_at

__all__ = [
    "area",
    "at",
    "crest_ridge",
    "fibre_lines",
    "fibres",
    "from_edge",
    "landmark",
    "line",
    "openings",
    "outline",
    "parts",
    "posture",
    "section",
    "section_lines",
    "shape",
    "stroke",
    "strokes",
    "structures",
    "zone",
    "zone_at",
    "zones",
]

# Every lesson asks for ids, only drawing asks for shapes: numpy and shapely would make each first cell wait.
SHAPES = {
    "directions": ("fibre_lines", "fibres"),
    "outlines": ("area", "crest_ridge", "line", "openings", "outline", "parts", "shape"),
    "postures": ("posture",),
    "under": ("at",),
}


def __getattr__(name):
    for module, names in SHAPES.items():
        if name in names:
            return getattr(import_module(f".{module}", __name__), name)
    raise AttributeError(f"course_lib.anatomy has no {name!r}")
