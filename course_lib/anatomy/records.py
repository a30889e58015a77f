"""What the body model hands out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Structure:
    """One named part: its group, its layer (1 under the skin, higher is deeper).

    `sides` is ("left", "right") or, for a part on the midline, (). `grade`: A measured, B reconstructed,
    C built from textbook relations.
    """

    id: str
    group: str
    layer: int
    sides: tuple
    grade: str


@dataclass(frozen=True)
class Only:
    """A part or kind of touch that a zone allows only between these distances from the midline in mm; None is open."""

    what: str
    x: tuple


@dataclass(frozen=True)
class Zone:
    """One press zone: what may be done there and, where a limit holds, the id of its cap.

    `polygons` are the rings of the right side in mm; the left mirrors them. `cap` is only set where no limit
    record has the number. `radius` is set for Z9 alone, which lies around a mark and has no polygon.
    """

    id: str
    rule: str
    limit: str | None
    cap: int | None
    polygons: tuple
    radius: float | None = None
    only: tuple = ()


@dataclass(frozen=True)
class Leg:
    """A piece of a stroke in one zone: points (x, y) in mm, and whether it is done firmly or lightly."""

    points: tuple
    zone: str
    touch: str
    limit: str


@dataclass(frozen=True)
class Stroke:
    """One path or place of a technique card; `points` is the middle of the contact, right side, mm.

    `kind`: glide, pass, circle, line, hold or rest. `contact`: the part that touches.
    """

    id: str
    card: str
    kind: str
    contact: str
    legs: tuple

    @property
    def points(self):
        out = []
        for leg in self.legs:
            out.extend(point for point in leg.points if not out or point != out[-1])
        return tuple(out)

    @property
    def zones(self):
        return tuple(dict.fromkeys(leg.zone for leg in self.legs))


@dataclass(frozen=True)
class Spot:
    """What lies under a point: structure ids from skin to bone, the zone, its rule and cap."""

    structures: tuple
    zone: str | None
    rule: str | None
    limit: str | None
    cap: int | None


@dataclass(frozen=True)
class SectionShape:
    """One shape of the cross-section: `outline` is ((x, ap), …) in mm, or () where only size and place are known."""

    id: str
    side: str | None
    grade: str
    centroid: tuple
    size: tuple
    outline: tuple
