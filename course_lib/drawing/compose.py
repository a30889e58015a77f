"""A body plate put together: raster, named groups, labels in two columns, heading, side marks, scale bar, legend."""

from typing import NamedTuple

import numpy as np
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.ops import unary_union

from . import palette, shapes
from .labels import column
from .overlays import scale_bar, sides
from .svg import Sheet, tag

UNIT = 2.0  # drawing units a millimetre
COLUMN = 196.0
MARGIN = 18.0
HEAD = 54.0
FOOT = 66.0
LABEL = 16.5


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
        area = area.intersection(page)
        if covers:
            area = area.difference(unary_union(covers))
        covers.append(area)
        found.append(Seen(structure, side, area))
    return found[::-1]


def pieces(area, least=3.0):
    """The polygons of an area that are large enough to see, in mm²."""
    if isinstance(area, Polygon):
        area = MultiPolygon([area]) if not area.is_empty else MultiPolygon()
    return [part for part in getattr(area, "geoms", ()) if isinstance(part, Polygon) and part.area >= least]


def inner_point(area, towards):
    """A point well inside an area, on the side that `towards` (-1 left, 1 right) names: where a leader ends."""
    parts = sorted(pieces(area), key=lambda part: -part.area)
    if not parts:
        return None
    part = parts[0]
    x0, y0, x1, y1 = part.bounds
    xs, ys = np.meshgrid(np.linspace(x0, x1, 25)[1:-1], np.linspace(y0, y1, 25)[1:-1])
    spots = [Point(x, y) for x, y in zip(xs.ravel(), ys.ravel())]
    rim = part.boundary
    room = np.array([rim.distance(spot) if part.contains(spot) else -1.0 for spot in spots])
    best = room.max()
    if best <= 0:
        spot = part.representative_point()
        return spot.x, spot.y
    deep = spots[int(room.argmax())]
    # Deep enough to be safely inside, near the middle in height, and then as far towards the label as that allows.
    fits = [i for i in range(len(spots)) if room[i] >= min(0.55 * best, 9) and abs(spots[i].y - deep.y) < 16]
    spot = spots[max(fits, key=lambda i: (round(towards * spots[i].x, 1), -abs(spots[i].y - deep.y)))]
    return spot.x, spot.y


class BodyPlate:
    """One plate of the body: open it, lay on the raster and the groups, then `finish`."""

    def __init__(self, plate, frame, muscles, words, columns=True, foot=FOOT):
        self.plate, self.frame, self.muscles, self.words = plate, frame, muscles, words
        self.gutter = COLUMN if columns else 0.0
        left = MARGIN + self.gutter
        self.top = HEAD
        width = 2 * left + (frame.x1 - frame.x0) * UNIT
        self.bottom = HEAD + (frame.y1 - frame.y0) * UNIT
        self.sheet = Sheet(plate.id, width, self.bottom + foot, x0=left - frame.x0 * UNIT, y0=HEAD + frame.y1 * UNIT, unit=UNIT)
        self.over, self.marks, self.targets = [], [], {}

    def raster(self, canvas):
        """Lay the painted tissue on the page."""
        self.sheet.image(np.clip(canvas.rgb, 0, 1), canvas.frame)

    def structures(self, seen, faint=False):
        """Give every visible structure its group: name, one line, outline; and make it a target for labels."""
        sheet = self.sheet
        for item in seen:
            parts = pieces(item.area)
            if not parts:
                continue
            self.targets[item.structure, item.side] = item.area
            d = "".join(sheet.path(ring.coords) for part in parts for ring in (part.exterior, *part.interiors))
            entry = self.muscles.get(item.structure)
            title = entry.english if entry else item.structure
            if item.side:
                title = self.words["sided"].format(name=title, side=self.words[item.side])
            desc = f"{entry.does} {entry.find}".strip() if entry else ""
            line = {"stroke": "none"} if faint else {"stroke": palette.EDGE_MUSCLE, "stroke_width": 0.7, "stroke_opacity": 0.55}
            sheet.add(sheet.group(
                "-".join(filter(None, (item.structure, item.side))), title, desc,
                tag("path", d=d, fill=palette.WHITE, fill_opacity=0, fill_rule="evenodd", pointer_events="all", **line),
                class_="structure", data_structure=item.structure, data_side=item.side or "middle"))

    def target(self, name, side, area):
        """Make something else (a landmark, a zone, a stroke) a target for labels: a polygon or a point (x, y)."""
        self.targets[name, side] = area

    def aim(self, label, towards):
        """The dot (mm) of a label whose text stands at `towards` (-1 left, 1 right)."""
        side = {"left": "left", "right": "right"}.get(label.side)
        keys = [(label.structure, side), (label.structure, None), (label.structure, "right" if towards > 0 else "left")]
        for key in keys:
            if key in self.targets:
                area = self.targets[key]
                spot = area if isinstance(area, tuple) else inner_point(area, towards)
                if spot is not None:
                    return spot
        mark = shapes.known_point(label.structure, side or ("right" if towards > 0 else "left"))
        if mark is not None:
            return mark
        raise ValueError(f"plate {self.plate.id}: the label for {label.structure} ({label.side}) points at nothing that this plate shows; "
                         f"shown are {', '.join(sorted({key[0] for key in self.targets}))}")

    def labels(self, bold=()):
        """Set the labels of the plate in their two columns and draw leaders and dots; returns the placed labels."""
        sheet, entries = self.sheet, {"left": [], "right": []}
        for index, label in enumerate(self.plate.labels):
            if label.side in ("left", "right"):
                where = label.side
            else:
                where = "left" if len(entries["left"]) <= len(entries["right"]) else "right"
            towards = -1 if where == "left" else 1
            entries[where].append((str(index), label.text, sheet.at(*self.aim(label, towards))))
        edge = {"left": MARGIN + self.gutter - 10, "right": sheet.width - MARGIN - self.gutter + 10}
        placed = []
        for where in ("left", "right"):
            placed += column(entries[where], where, edge[where], self.top + 4, self.bottom - 34, LABEL, COLUMN - 12)
        lines, dots, texts = [], [], []
        for item in placed:
            label = self.plate.labels[int(item.key)]
            x1, y1, x2, y2 = item.leader
            way = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
            lines.append(tag("line", **way, stroke=palette.WHITE, stroke_width=4, stroke_opacity=0.85, stroke_linecap="round")
                         + tag("line", **way, stroke=palette.INK, stroke_width=1.3))
            dots.append(tag("circle", cx=x2, cy=y2, r=3.6, fill=palette.INK, stroke=palette.WHITE, stroke_width=1.5))
            texts.append(sheet.text(item.x, item.y, item.lines, LABEL, item.anchor, weight=700 if label.structure in bold else None,
                                    class_="label", data_structure=label.structure, data_side=label.side))
        self.leaders, self.placed, self.dots, self.texts = lines, placed, dots, texts
        return placed

    def finish(self, view, legend="", heading=None, scale=True):
        """Write the page: leaders, overlays, label text, heading, marks, legend."""
        sheet, words, frame = self.sheet, self.words, self.frame
        sheet.add(tag("g", *self.leaders, class_="leaders", aria_hidden="true") if getattr(self, "leaders", None) else "")
        sheet.add(*self.over)
        sheet.add(tag("g", *getattr(self, "dots", ()), class_="dots", aria_hidden="true"))
        sheet.add(*self.marks)
        sheet.add(tag("g", *getattr(self, "texts", ()), class_="labels", aria_hidden="true"))
        sheet.add(sheet.text(MARGIN, HEAD / 2 + 2, heading or self.plate.title, 24, weight=700, halo=False))
        sheet.add(sheet.text(sheet.width - MARGIN, HEAD / 2 + 4, view, 15, "end", palette.INK_SOFT, halo=False))
        sheet.add(sides(sheet, frame, words["left_mark"], words["right_mark"], self.bottom - 14))
        if scale:
            sheet.add(scale_bar(sheet, sheet.width - MARGIN, self.bottom + 20, words["scale"]))
        sheet.add(legend)
        return sheet.finish(self.plate.title, self.plate.desc, data_alt=self.plate.alt)
