"""One SVG file: a raster of tissue under crisp vector groups that carry names for people, screen readers and scripts."""

import base64
import io
from html import escape

import numpy as np

from . import palette
from .labels import LINE

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
RASTER_BYTES = 262_000  # as base64 this leaves room for the vectors under 400 kB


def number(value):
    """A coordinate as short text."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def attributes(**given):
    """Attributes as text; `_` stands for `-`, None is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(number(value) if isinstance(value, float) else str(value))}"'
        for name, value in given.items()
        if value is not None
    )


def tag(name, *inside, **given):
    """One element; without content it closes itself."""
    body = "".join(inside)
    return f"<{name}{attributes(**given)}>{body}</{name}>" if body else f"<{name}{attributes(**given)}/>"


def encoded(rgb, most=RASTER_BYTES):
    """A raster (h, w, 3) of 0-1 numbers as a WebP data address of at most `most` bytes: the best quality that fits."""
    # Pillow comes with matplotlib; a build-time need.
    from PIL import Image

    image = Image.fromarray((np.clip(rgb, 0, 1) * 255 + 0.5).astype(np.uint8))
    for quality in (88, 84, 80, 76, 72, 68, 64, 58, 52, 46, 40):
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=5)
        if buffer.tell() <= most:
            break
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")


class Sheet:
    """The page a plate is composed on: `unit` drawing units a millimetre, the body's origin at (x0, y0)."""

    def __init__(self, plate_id, width, height, x0=0.0, y0=0.0, unit=2.0):
        self.id, self.width, self.height = plate_id, width, height
        self.x0, self.y0, self.unit = x0, y0, unit
        self.definitions, self.parts, self.boxes = [], [], []

    def at(self, x, y):
        """Millimetres of the body as drawing units."""
        return self.x0 + x * self.unit, self.y0 - y * self.unit

    def path(self, points, closed=True):
        """Points (n, 2) in millimetres as path text, thinned to what a reader can see."""
        points = np.asarray(points, float)
        keep = thinned(points, 0.12)
        steps = [f"{number(x)} {number(y)}" for x, y in (self.at(*point) for point in keep)]
        return "M" + "L".join(steps) + ("Z" if closed else "")

    def add(self, *parts):
        """Put elements on the page, over what is there."""
        self.parts.extend(parts)

    def define(self, part):
        """Put an element among the definitions once."""
        if part not in self.definitions:
            self.definitions.append(part)

    def name(self, *words):
        """An id that no other plate on the same page can have."""
        return "-".join((self.id, *words))

    def image(self, rgb, frame):
        """Lay the raster of a frame (millimetres) on the page."""
        self.add(self.raster(rgb, frame))

    def raster(self, colours, frame, most=RASTER_BYTES):
        """The element of a raster (h, w, 3, or 4 with what is clear) that fills a frame of the body (millimetres)."""
        left, top = self.at(frame.x0, frame.y1)
        return tag(
            "image",
            href=encoded(colours, most),
            x=left,
            y=top,
            width=(frame.x1 - frame.x0) * self.unit,
            height=(frame.y1 - frame.y0) * self.unit,
            preserveAspectRatio="none",
            aria_hidden="true",
        )

    def group(self, name, title, desc, *inside, **given):
        """A named vector group: what hovering, tabbing and screen readers find."""
        key = self.name(name)
        return tag(
            "g",
            tag("title", escape(title), id=key + "-title"),
            tag("desc", escape(desc), id=key + "-desc"),
            *inside,
            id=key,
            role="img",
            aria_labelledby=key + "-title",
            aria_describedby=key + "-desc",
            **given,
        )

    def text(self, x, y, lines, size, anchor="start", fill=palette.INK, weight=None, halo=True, **given):
        """Lines of text about the middle `y`, with a paper halo where they lie over the figure."""
        lines = (lines,) if isinstance(lines, str) else tuple(lines)
        first = y - (len(lines) - 1) * size * LINE / 2 + size * 0.35
        rows = "".join(tag("tspan", escape(line), x=float(x), y=float(first + index * size * LINE)) for index, line in enumerate(lines))
        edge = {"stroke": palette.PAPER, "stroke_width": 3.6, "stroke_linejoin": "round", "paint_order": "stroke"} if halo else {}
        return tag("text", rows, font_size=size, text_anchor=anchor, fill=fill, font_weight=weight, **edge, **given)

    def finish(self, title, desc, **given):
        """The whole file as text."""
        head = tag("title", escape(title), id=self.name("title")) + tag("desc", escape(desc), id=self.name("desc"))
        defs = tag("defs", *self.definitions) if self.definitions else ""
        paper = tag("rect", width=self.width, height=self.height, rx=10, fill=palette.PAPER)
        opening = attributes(
            xmlns="http://www.w3.org/2000/svg",
            id=self.name("plate"),
            viewBox=f"0 0 {number(self.width)} {number(self.height)}",
            width=number(self.width),
            height=number(self.height),
            role="group",
            aria_labelledby=self.name("title"),
            aria_describedby=self.name("desc"),
            font_family=FONT,
            data_plate=self.id,
            data_x0=number(self.x0),
            data_y0=number(self.y0),
            data_mm=number(self.unit),
            **given,
        )
        return f"<svg{opening}>{head}{defs}{paper}" + "\n".join(self.parts) + "</svg>\n"


def thinned(points, tolerance):
    """The points of a line (n, 2) that matter: Douglas and Peucker's choice at a tolerance."""
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        start, run = points[first], points[last] - points[first]
        between = points[first + 1 : last] - start
        length = np.hypot(*run)
        far = np.abs(run[0] * between[:, 1] - run[1] * between[:, 0]) / length if length > 1e-9 else np.hypot(*between.T)
        worst = int(far.argmax())
        if far[worst] > tolerance:
            middle = first + 1 + worst
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return points[keep]
