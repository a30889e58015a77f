"""The body in millimetres: outlines, fibres, landmarks, press zones and stroke paths in one frame.

Origin: midline, gap between the spinous processes of L4 and L5. x to the body's right, y to the head, seen from
behind; `ap` to the back, 0 at the tip of the L4 spinous process. "left" is always the receiver's left.
"""

from .fibres import families, fibre_lines, fibres
from .outlines import (
    area,
    crest_ridge,
    landmark,
    line,
    openings,
    outline,
    parts,
    shape,
    structure,
    structures,
    trunk,
)
from .pressing import at, stroke, strokes, zone, zone_at, zones
from .records import Leg, Only, SectionShape, Spot, Stroke, Structure, Zone
from .section import section, section_lines

__all__ = [
    "Leg",
    "Only",
    "SectionShape",
    "Spot",
    "Stroke",
    "Structure",
    "Zone",
    "area",
    "at",
    "crest_ridge",
    "families",
    "fibre_lines",
    "fibres",
    "landmark",
    "line",
    "openings",
    "outline",
    "parts",
    "section",
    "section_lines",
    "shape",
    "stroke",
    "strokes",
    "structure",
    "structures",
    "trunk",
    "zone",
    "zone_at",
    "zones",
]
