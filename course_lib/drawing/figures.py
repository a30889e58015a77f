"""Whole figures and the things round them: soft forms with one light, under contours of one weight."""

from typing import NamedTuple

import numpy as np
from shapely.geometry import Point, Polygon, box
from shapely.ops import unary_union

from . import palette
from .canvas import Canvas
from .compose import MARGIN, BodyPlate, pieces
from .relief import inflate, lambert, toned
from .svg import number, tag
from .tissue import colours

ROOM = 748.0  # drawing units between the two columns of names
PIXELS = 1560
LINE = 2.0
FAR_TINT = -0.1

LEG = ("thigh", "shank", "foot")
ARM = ("upper-arm", "forearm", "hand")


class Thing(NamedTuple):
    """What has been laid on a page: its name, its area, and what is left of its contour."""

    name: str
    area: object
    line: object


class FigurePlate(BodyPlate):
    """A page of figures, furniture and names: `lay` things from back to front, then `finish`."""

    clear = 34.0

    def __init__(self, plate, frame, words, foot=18.0, room=ROOM):
        unit = room / (frame.x1 - frame.x0)
        super().__init__(plate, frame, {}, words, foot=foot, unit=unit)
        self.canvas = Canvas(frame, PIXELS / ROOM * unit)
        self.things = []

    def lay(self, area, *tones, name=None, depth=46.0, shadow=0.3, faint=0.0, open_at=None):
        """Paint an area over what is there.

        `tones` are a ramp for all of it, then pairs (area, ramp) for what it wears. Where `open_at` lies no contour is drawn; `faint` 0
        to 1 lets what lies beneath show through.
        """
        canvas = self.canvas
        patch = self.masked(area)
        if patch is None:
            return
        if shadow:
            canvas.shadow(patch, (5, -7), 9, shadow)
        height = inflate(patch.alpha, depth, canvas.scale, 0.6, 3.0)
        tone = np.clip((lambert(height, canvas.scale, 0.55) - 1) * 0.75, -1, 1)
        canvas.over(patch, toned(colours(tones[0]), tone), 1 - faint)
        borders = []
        for worn, ramp in tones[1:]:
            worn = worn.intersection(area)
            part = self.masked(worn)
            if part is None:
                continue
            rows = slice(part.rows.start - patch.rows.start, part.rows.stop - patch.rows.start)
            cols = slice(part.cols.start - patch.cols.start, part.cols.stop - patch.cols.start)
            inside = np.zeros_like(patch.alpha)
            r0, c0 = max(rows.start, 0), max(cols.start, 0)
            inside[r0 : rows.stop, c0 : cols.stop] = part.alpha[r0 - rows.start :, c0 - cols.start :][
                : inside.shape[0] - r0, : inside.shape[1] - c0
            ]
            canvas.over(patch.with_alpha(np.minimum(inside, patch.alpha)), toned(colours(ramp), tone))
            borders = [border.difference(worn) for border in borders]
            borders.append(worn.boundary.difference(area.boundary.buffer(1.5)))
        # A hem stays where the contour is open: cloth ends there all the same.
        contour = area.boundary if open_at is None else area.boundary.difference(open_at)
        line = unary_union([contour, *borders])
        if faint == 0:
            self.things = [one._replace(line=one.line.difference(area)) for one in self.things]
        self.things.append(Thing(name, area, line))

    def masked(self, area):
        """The mask of a shape, its holes left open."""
        parts = pieces(area, 30.0)
        if not parts:
            return None
        patch = self.canvas.mask(*[part.exterior.coords for part in parts], pad=40.0)
        holes = [ring.coords for part in parts for ring in part.interiors if Polygon(ring).area > 30]
        if patch is None or not holes:
            return patch
        full = self.canvas.whole(0.0)
        full.alpha[patch.box] = patch.alpha
        for ring in holes:
            hole = self.canvas.mask(ring)
            if hole is not None:
                full.alpha[hole.box] = np.minimum(full.alpha[hole.box], 1 - hole.alpha)
        return patch.with_alpha(full.alpha[patch.box])

    def body(self, figure, name, wears=("shirt", "trousers"), far=True, near_arm=True, between=()):
        """Paint a figure from its far limbs to its near arm; `between` are (area, ramp, name) laid under the near leg."""
        worn = wardrobe(figure, wears)
        dim = palette.tint(palette.SKIN, FAR_TINT)
        if far:
            for limb, parts in (("far-arm", ARM), ("far-leg", LEG)):
                clad = [(area, palette.tint(ramp, FAR_TINT)) for area, ramp in worn[limb]]
                self.lay(figure.area(*(f"far-{part}" for part in parts)), dim, *clad, depth=34)
        for area, ramp, title in between:
            self.lay(area, ramp, name=title, depth=30)
        self.lay(figure.area("trunk", "neck", "head", *(f"near-{part}" for part in LEG)), palette.SKIN, *worn["body"], name=name)
        if near_arm:
            self.arm(figure, wears)

    def arm(self, figure, wears=("shirt",)):
        """Paint the near arm: it grows out of the shoulder, so no contour is drawn there."""
        joint = Point(figure.joints["near-shoulder"]).buffer(68)
        sleeve = wardrobe(figure, wears)["near-arm"]
        upper, lower = figure.area("near-upper-arm"), figure.area("near-forearm", "near-hand")
        if crossed(figure):
            # A hand raised before its own sleeve lies on it; it does not cut a hole into it.
            elbow = Point(figure.joints["near-elbow"]).buffer(70).intersection(upper)
            self.lay(upper, palette.SKIN, *sleeve, depth=30, shadow=0.2, open_at=joint)
            self.lay(lower.union(elbow), palette.SKIN, depth=30, shadow=0.12, open_at=elbow.buffer(14).intersection(upper.buffer(-3)))
        else:
            self.lay(upper.union(lower), palette.SKIN, *sleeve, depth=30, shadow=0.2, open_at=joint)

    def caption(self, x, y, text):
        """A short heading inside the picture, in millimetres."""
        self.marks.append(self.sheet.text(*self.sheet.at(x, y), text, 20, weight=700))

    def rule(self, start, end, dashed=True):
        """A measuring line between two points in millimetres."""
        (x1, y1), (x2, y2) = self.sheet.at(*start), self.sheet.at(*end)
        d = f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
        self.over.append(
            tag("path", d=d, stroke=palette.WHITE, stroke_width=5, stroke_opacity=0.8, fill="none")
            + tag("path", d=d, stroke=palette.BLUE, stroke_width=2.4, stroke_dasharray="8 6" if dashed else None, fill="none")
        )

    def sign(self, x, y, right, word):
        """A tick or a cross in a ring that begins at `x`, with its word beside it: never colour alone."""
        left, cy = self.sheet.at(x, y)
        cx = left + 20
        colour = palette.BLUE if right else palette.VERMILLION
        d = f"M{number(cx - 9)} {number(cy)}l6 8l12 -15" if right else f"M{number(cx - 8)} {number(cy - 8)}l16 16m0 -16l-16 16"
        self.marks += [
            tag("circle", cx=cx, cy=cy, r=18.0, fill=palette.WHITE, stroke=colour, stroke_width=3.2),
            tag("path", d=d, fill="none", stroke=colour, stroke_width=4.4, stroke_linecap="round", stroke_linejoin="round"),
            self.sheet.text(cx + 28, cy, word, 23, weight=700),
        ]

    def finish(self, view=""):
        """Write the page: raster, named contours, leaders, marks, names."""
        sheet = self.sheet
        sheet.image(np.clip(self.canvas.rgb, 0, 1), self.canvas.frame)
        style = {"fill": "none", "stroke": palette.INK, "stroke_width": LINE, "stroke_linejoin": "round", "stroke_linecap": "round"}
        page = box(self.frame.x0, self.frame.y0, self.frame.x1, self.frame.y1).buffer(-2)
        for thing in self.things:
            rest = thing.line.intersection(page)
            lines = [part for part in getattr(rest, "geoms", [rest]) if part.length > 12 and hasattr(part, "coords")]
            d = "".join(sheet.path(part.coords, closed=False) for part in lines)
            rim = tag("path", d=d, **style) if d else ""
            if thing.name is None:
                sheet.add(rim)
                continue
            seen = "".join(sheet.path(part.exterior.coords) for part in pieces(thing.area.intersection(page)))
            field = tag("path", d=seen, fill=palette.WHITE, fill_opacity=0, pointer_events="all")
            words = self.plate.words
            sheet.add(sheet.group(thing.name, words[thing.name], words.get(thing.name + "_desc", ""), field, rim, class_="thing"))
        self.labels()
        sheet.add(tag("g", *self.leaders, class_="leaders", aria_hidden="true"))
        sheet.add(*self.over)
        sheet.add(tag("g", *self.dots, class_="dots", aria_hidden="true"))
        sheet.add(*self.marks)
        sheet.add(tag("g", *self.texts, class_="labels", aria_hidden="true"))
        sheet.add(sheet.text(MARGIN, 29, self.plate.title, 24, weight=700, halo=False))
        if view:
            sheet.add(sheet.text(sheet.width - MARGIN, 31, view, 17.5, "end", palette.INK_SOFT, halo=False))
        # The names belong to this picture as it stands: it is not turned, and its parts are not asked for.
        return sheet.finish(self.plate.title, self.plate.desc, data_alt=self.plate.alt, data_picture="figure")


def crossed(figure):
    """Whether the near hand is raised before its own upper arm."""
    return figure.area("near-hand").intersects(figure.area("near-upper-arm"))


def wardrobe(figure, wears):
    """What a figure wears, layer -> [(area, ramp)]: a `shirt` with sleeves, or a `pushed-up` one, and `trousers` to the ankles."""
    parts, joints = figure.parts, figure.joints
    found = {"body": [], "near-arm": [], "far-arm": [], "far-leg": []}

    def leg(side):
        ankle = Point(joints[f"{side}-ankle"]).buffer(62)
        return unary_union([parts[f"{side}-thigh"], parts[f"{side}-shank"]]).buffer(25).difference(ankle)

    for worn, covers in (("shirt", "chest"), ("pushed-up", "ribs")):
        if worn not in wears:
            continue
        found["body"].append((parts[covers].buffer(14), palette.SHIRT))
        for side in ("near", "far"):
            sleeve = parts[f"{side}-upper-arm"].buffer(20).difference(Point(joints[f"{side}-elbow"]).buffer(105))
            if not (side == "near" and crossed(figure)):
                sleeve = sleeve.difference(figure.area(f"{side}-forearm", f"{side}-hand").buffer(6))
            found[f"{side}-arm"].append((sleeve, palette.SHIRT))
    if "trousers" in wears:
        found["body"].append((unary_union([parts["pelvis"].buffer(22), leg("near")]), palette.TROUSERS))
        found["far-leg"].append((leg("far"), palette.TROUSERS))
    return found


def soft_box(x0, x1, y0, y1, corner=20.0):
    """A rectangle with round corners."""
    corner = min(corner, (x1 - x0) / 2.01, (y1 - y0) / 2.01)
    return box(x0 + corner, y0 + corner, x1 - corner, y1 - corner).buffer(corner)


def cushion(x, y, wide, tall):
    """A pillow from the side: thick in the middle, with pointed ends."""
    turn = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    across, up = np.cos(turn), np.sin(turn)
    form = np.stack([np.sign(across) * np.abs(across) ** 0.75 * wide / 2, np.sign(up) * np.abs(up) ** 0.85 * tall / 2], 1)
    return Polygon(form + np.array([x, y])).buffer(0)


def disc(x, y, across):
    """A ball or a roller from its end."""
    return Point(x, y).buffer(across / 2, quad_segs=32)
