"""A body plate put together: raster, named groups, labels in two columns, heading, side marks, scale bar, legend."""

from typing import NamedTuple

import numpy as np
from shapely import contains_xy, distance, points
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.ops import unary_union

from ..errors import CourseError
from . import palette, shapes
from .labels import NoRoom, column
from .overlays import scale_bar, sides
from .svg import Sheet, tag

UNIT = 2.0  # drawing units a millimetre
COLUMN = 234.0
MARGIN = 18.0
HEAD = 54.0
FOOT = 70.0
LABEL = 20.0
SOFT = ("thoracolumbar-fascia", "erector-aponeurosis")  # their borders are teeth, not lines


class PointsAtNothing(CourseError):
    """A label of something that its plate does not show: `plate` is its id, `index` which label (from 0), `shown` what is there."""

    def __init__(self, plate, index, structure, shown):
        self.plate, self.index, self.structure, self.shown = plate, index, structure, shown
        super().__init__(f"the plate {plate!r} does not show {structure!r}")


class Crowded(CourseError):
    """More labels than find room on one `side` of the body (left or right) of the plate with this id; `count` is how many."""

    def __init__(self, plate, side, count):
        self.plate, self.side, self.count = plate, side, count
        super().__init__(f"the {count} labels {side} of the body of the plate {plate!r} find no room")


class Seen(NamedTuple):
    """A structure as far as a plate shows it: its id, side (left, right or None) and visible polygon."""

    structure: str
    side: str | None
    area: object


def visible(order, frame):
    """What each of (structure, side) leaves visible; the first lies deepest, each covers those before it."""
    page = shapes.frame_polygon(frame)
    found, covers = [], []
    for structure, side, area in reversed(order):
        whole = area = area.intersection(page)
        if covers:
            area = area.difference(unary_union(covers))
        covers.append(whole)
        # Slivers between two outlines that meet are no sight of what lies beneath.
        seen = area.buffer(-0.6).buffer(0.6)
        # The erector column is the sum of its strands: it is found as a whole, under them.
        found.append(Seen(structure, side, whole if structure == "erector-spinae" else seen))
    return found[::-1]


def pieces(area, least=3.0):
    """The polygons of an area that are large enough to see, in mm²."""
    if isinstance(area, Polygon):
        area = MultiPolygon([area]) if not area.is_empty else MultiPolygon()
    return [part for part in getattr(area, "geoms", ()) if isinstance(part, Polygon) and part.area >= least]


def inner_point(area, towards, height):
    """A point well inside an area, near `height` (mm) and on the side that `towards` (-1 left, 1 right) names: where a leader ends."""
    parts = sorted(pieces(area), key=lambda part: -part.area)
    if not parts:
        return None
    part = parts[0]
    x0, y0, x1, y1 = part.bounds
    across, along = max(16, min(40, int((x1 - x0) / 3))), max(16, min(70, int((y1 - y0) / 3)))
    xs, ys = (grid.ravel() for grid in np.meshgrid(np.linspace(x0, x1, across)[1:-1], np.linspace(y0, y1, along)[1:-1]))
    inside = contains_xy(part, xs, ys)
    xs, ys = xs[inside], ys[inside]
    if not len(xs):
        spot = part.representative_point()
        return spot.x, spot.y
    room = distance(points(xs, ys), part.boundary)
    fits = room >= min(0.6 * room.max(), 13)
    # Deep enough to be safely inside, then near the height where the text will stand, then near its column.
    cost = np.abs(ys - height) - 0.22 * towards * xs - 0.5 * np.minimum(room, 9)
    best = np.flatnonzero(fits)[int(np.argmin(cost[fits]))]
    return float(xs[best]), float(ys[best])


class BodyPlate:
    """One plate of the body: open it, lay on the raster and the groups, then `finish`."""

    clear = 46.0  # drawing units at the foot of the picture without names: the marks of the sides stand there

    def __init__(self, plate, frame, muscles, words, head=HEAD, foot=FOOT, unit=UNIT):
        self.plate, self.frame, self.muscles, self.words = plate, frame, muscles, words
        self.gutter = COLUMN
        left = MARGIN + self.gutter
        self.top = head
        width = 2 * left + (frame.x1 - frame.x0) * unit
        self.bottom = head + (frame.y1 - frame.y0) * unit
        self.sheet = Sheet(plate.id, width, self.bottom + foot, x0=left - frame.x0 * unit, y0=head + frame.y1 * unit, unit=unit)
        self.over, self.marks, self.targets, self.rims = [], [], {}, {}
        self.leaders, self.dots, self.texts = [], [], []

    def raster(self, canvas):
        """Lay the painted tissue on the page."""
        self.sheet.image(np.clip(canvas.rgb, 0, 1), canvas.frame)

    def structures(self, seen, faint=False, names=None, cut=None):
        """Give every visible structure its group: name, one line, outline; and make it a target for labels.

        `names` are wordings of what is no muscle record; within `cut` no line is drawn.
        """
        sheet = self.sheet
        # A bone on the midline shows on both halves of a split plate: it is one part.
        merged = {}
        for item in seen:
            key = item.structure, item.side
            merged[key] = unary_union([merged[key], item.area]) if key in merged else item.area
        seen = [Seen(*key, area) for key, area in merged.items()]
        # No line where flesh turns to tendon (that border is toothed), at the midline cut, or where the frame ends the picture.
        cut = unary_union(
            [item.area.buffer(1.2) for item in seen if item.structure in SOFT]
            + ([cut] if cut else [])
            + [shapes.frame_polygon(self.frame).boundary.buffer(9.0), LineString([(0, -400), (0, 400)]).buffer(1.0)]
        )
        for item in seen:
            parts = pieces(item.area)
            if not parts:
                continue
            self.targets[item.structure, item.side] = item.area
            d = "".join(sheet.path(ring.coords) for part in parts for ring in (part.exterior, *part.interiors))
            entry = self.muscles.get(item.structure)
            title = entry.english if entry else (names or {}).get(item.structure, item.structure)
            if item.side:
                title = self.words["sided"].format(name=title, side=self.words[item.side])
            desc = f"{entry.does} {entry.find}".strip() if entry else ""
            rim = ""
            if not faint and item.structure not in SOFT:
                edge = item.area.boundary.difference(cut)
                rim = "".join(sheet.path(part.coords, closed=False) for part in getattr(edge, "geoms", [edge]) if part.length > 2)
            rim = (
                tag("path", d=rim, fill="none", stroke=palette.EDGE_MUSCLE, stroke_width=0.8, stroke_opacity=0.5, stroke_linejoin="round")
                if rim
                else ""
            )
            sheet.add(
                sheet.group(
                    "-".join(filter(None, (item.structure, item.side))),
                    title,
                    desc,
                    tag("path", d=d, fill=palette.WHITE, fill_opacity=0, fill_rule="evenodd", pointer_events="all"),
                    rim,
                    class_="structure",
                    data_structure=item.structure,
                    data_side=item.side or "middle",
                )
            )

    def millimetres(self, x, y):
        """The place on the body of a place on the page."""
        return (x - self.sheet.x0) / self.sheet.unit, (self.sheet.y0 - y) / self.sheet.unit

    def target(self, name, side, area, rim=0.0):
        """Make something else (a landmark, a zone, a stroke) a target for labels: a polygon or a point (x, y).

        With `rim` (drawing units) a round mark is drawn there: leaders end at its rim, and no dot covers what it shows.
        """
        self.targets[name, side] = area
        if rim:
            self.rims[area] = rim

    def aim(self, label, towards, height):
        """The dot (mm) of a label whose text stands at `towards` (-1 left, 1 right), best near `height`."""
        side = {"left": "left", "right": "right"}.get(label.side)
        keys = [(label.structure, side), (label.structure, None), (label.structure, "right" if towards > 0 else "left")]
        for key in keys:
            if key in self.targets:
                area = self.targets[key]
                spot = area if isinstance(area, tuple) else inner_point(area, towards, height)
                if spot is not None:
                    return spot
        mark = shapes.known_point(label.structure, side or ("right" if towards > 0 else "left"))
        if mark is not None:
            return mark
        raise PointsAtNothing(self.plate.id, self.plate.labels.index(label), label.structure, sorted({key[0] for key in self.targets}))

    def labels(self):
        """Set the labels of the plate in their two columns and draw leaders and dots; returns the placed labels."""
        sheet, entries, given, rims = self.sheet, {"left": [], "right": []}, {"left": [], "right": []}, {}
        for index, label in enumerate(self.plate.labels):
            fewer = "left" if len(given["left"]) <= len(given["right"]) else "right"
            given[label.side if label.side in given else fewer].append((index, label))
        tall = self.frame.y1 - self.frame.y0
        for where, listed in given.items():
            for place, (index, label) in enumerate(listed):
                # The order in the file is the author's wish: the first name stands highest.
                height = self.frame.y1 - tall * (0.06 + 0.86 * (place + 0.5) / len(listed))
                spot = self.aim(label, -1 if where == "left" else 1, height)
                entries[where].append((str(index), label.text, sheet.at(*spot)))
                rims[str(index)] = self.rims.get(spot, 0.0)
        edge = {"left": MARGIN + self.gutter - 10, "right": sheet.width - MARGIN - self.gutter + 10}
        placed = []
        for where in ("left", "right"):
            try:
                placed += column(entries[where], where, edge[where], self.top + 4, self.bottom - self.clear, LABEL, COLUMN - 12)
            except NoRoom:
                raise Crowded(self.plate.id, where, len(entries[where])) from None
        lines, dots, texts = [], [], []
        for item in placed:
            label = self.plate.labels[int(item.key)]
            x1, y1, x2, y2 = item.leader
            rim = rims[item.key]
            kept = 1 - rim / float(np.hypot(x2 - x1, y2 - y1))
            way = {"x1": x1, "y1": y1, "x2": x1 + (x2 - x1) * kept, "y2": y1 + (y2 - y1) * kept}
            lines.append(
                tag("line", **way, stroke=palette.WHITE, stroke_width=4, stroke_opacity=0.85, stroke_linecap="round")
                + tag("line", **way, stroke=palette.INK, stroke_width=1.3)
            )
            dots.append(
                tag("circle", cx=x2, cy=y2, r=0, data_rim=rim)
                if rim
                else tag("circle", cx=x2, cy=y2, r=3.6, fill=palette.INK, stroke=palette.WHITE, stroke_width=1.5)
            )
            texts.append(
                sheet.text(
                    item.x,
                    item.y,
                    item.lines,
                    LABEL,
                    item.anchor,
                    class_="label",
                    data_structure=label.structure,
                    data_side=label.side,
                )
            )
        self.leaders, self.placed, self.dots, self.texts = lines, placed, dots, texts
        return placed

    def finish(self, view, legend=""):
        """Write the page: leaders, overlays, label text, heading, marks, legend."""
        sheet, words, frame = self.sheet, self.words, self.frame
        sheet.add(tag("g", *self.leaders, class_="leaders", aria_hidden="true") if self.leaders else "")
        sheet.add(*self.over)
        sheet.add(tag("g", *self.dots, class_="dots", aria_hidden="true"))
        sheet.add(*self.marks)
        sheet.add(tag("g", *self.texts, class_="labels", aria_hidden="true"))
        sheet.add(sheet.text(MARGIN, HEAD / 2 + 2, self.plate.title, 24, weight=700, halo=False))
        sheet.add(sheet.text(sheet.width - MARGIN, HEAD / 2 + 4, view, 17.5, "end", palette.INK_SOFT, halo=False))
        sheet.add(sides(sheet, frame, words["left_mark"], words["right_mark"], self.bottom - 14))
        sheet.add(scale_bar(sheet, sheet.width - MARGIN, self.bottom + 54, words["scale"]))
        sheet.add(legend)
        return sheet.finish(self.plate.title, self.plate.desc, data_alt=self.plate.alt)
