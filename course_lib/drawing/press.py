"""Press zones over the skin: by pattern, mark, word and colour; and the map of all of them."""

from functools import cache

import numpy as np
from shapely import affinity, maximum_inscribed_circle
from shapely.geometry import LineString, Polygon, box
from shapely.ops import unary_union

from .. import anatomy
from . import flesh, overlays, palette, shapes, skin
from .canvas import Canvas, Frame
from .compose import BodyPlate, pieces, visible
from .labels import text_width
from .relief import blur
from .svg import tag

SCALE = 3.2
MAP = Frame(-178, 178, -205, 258)


@cache
def _ridged(frame, through):
    under = Canvas(frame, SCALE)
    under.rgb[:] = palette.rgb(palette.SKIN.base)
    cover = np.zeros((under.height, under.width), np.float32)
    for side in shapes.SIDES:
        flesh.erector(under, side)
        mask = under.mask(shapes.outline("erector-spinae", side))
        cover[mask.box] = np.maximum(cover[mask.box], mask.alpha)
    canvas = Canvas(frame, SCALE)
    soft = blur(cover, 3.2, SCALE) * blur(cover, 1.0, SCALE)
    skin.paint(canvas, under.rgb, soft * through)
    return canvas.rgb


def skin_with_ridge(frame, through=0.38):
    """The skin with the erector columns shining through it; returns the canvas. (Painted once for all plates that begin with it.)"""
    canvas = Canvas(frame, SCALE)
    canvas.rgb[:] = _ridged(frame, through)
    return canvas


def ring(points, side):
    """A zone's polygon on a side."""
    return Polygon(np.asarray(points, float) * ((-1, 1) if side == "left" else (1, 1))).buffer(0)


def lay_zones(page, fills, kinds, quiet=False, ground=overlays.LIGHT):
    """Draw zones over the body: one picture a kind, a named group a zone, and a target for labels.

    `kinds` is {zone id: work, light or none}; (kind, polygon) holds within the polygon only, outside it there is no
    pressure. Zones of one kind that touch are drawn as one field, so that no border shows where no rule changes.
    `ground` is the kind that lies all round the others: it is painted first, so that a border on it is that of what lies within.
    """
    sheet, words = page.sheet, page.words
    shown = page.frame._replace(y0=page.frame.y0 + 9, y1=page.frame.y1 - 9)
    inside = shapes.frame_polygon(shown).intersection(Polygon(shapes.contour()).buffer(-0.6))
    areas = {}
    for zone_id in kinds:
        rings = anatomy.zone(zone_id).polygons
        for side in shapes.SIDES:
            areas[zone_id, side] = unary_union([ring(points, side) for points in rings]).intersection(inside)
    within = {zone_id: kind[1] for zone_id, kind in kinds.items() if isinstance(kind, tuple)}
    kinds = {zone_id: kind[0] if isinstance(kind, tuple) else kind for zone_id, kind in kinds.items()}
    fields = {
        kind: [area for (zone_id, _), area in areas.items() if kinds[zone_id] == kind and zone_id not in within] for kind in overlays.KINDS
    }
    for (zone_id, side), area in areas.items():
        if zone_id in within:
            areas[zone_id, side] = area.intersection(within[zone_id])
            fields[kinds[zone_id]].append(areas[zone_id, side])
            fields[overlays.NONE].append(area.difference(within[zone_id]))
    for kind in sorted(fields, key=lambda kind: kind != ground):
        field = unary_union([area.buffer(0.05, join_style="mitre") for area in fields[kind]])
        if kind == ground == overlays.LIGHT:
            # Drawn a little within its border, so that its dots and the line of the neighbour both show.
            field = field.buffer(-1.5, join_style="mitre")
        d = "".join(sheet.path(rim.coords) for part in pieces(field) for rim in (part.exterior, *part.interiors))
        if d:
            sheet.add(tag("g", overlays.zone(fills, kind, d, quiet), class_="zones", data_kind=kind, aria_hidden="true"))
    for (zone_id, side), area in areas.items():
        kind = kinds[zone_id]
        d = "".join(sheet.path(part.exterior.coords) for part in pieces(area))
        if d:
            name = words["sided"].format(name=f"{words['zone_' + kind]} {zone_id}", side=words[side])
            sheet.add(
                sheet.group(
                    f"{zone_id.lower()}-{side}",
                    name,
                    words[kind],
                    tag("path", d=d, fill=palette.WHITE, fill_opacity=0, pointer_events="all"),
                    class_="zone",
                    data_zone=zone_id,
                    data_side=side,
                    data_kind=kind,
                )
            )
            page.target(zone_id, side, area)
    return areas


def press_map(plate, muscles, words):
    """Where the course presses, where only lightly, and where not."""
    page = BodyPlate(plate, MAP, muscles, words)
    canvas = skin_with_ridge(MAP, through=0.25)
    skin.fade(canvas)
    page.raster(canvas)
    page.structures(visible([("erector-spinae", side, shapes.polygon("erector-spinae", side)) for side in shapes.SIDES], MAP), faint=True)
    fills = overlays.patterns(page.sheet)
    kinds = {f"Z{index}": overlays.kind_of(f"Z{index}") for index in range(9)}
    areas = lay_zones(page, fills, kinds, quiet=True)
    sheet = page.sheet
    borders = unary_union([area.boundary for area in areas.values()])
    lines = "".join(sheet.path(part.coords, closed=False) for part in getattr(borders, "geoms", [borders]))
    sheet.add(tag("path", d=lines, fill="none", stroke=palette.INK, stroke_width=0.7, stroke_opacity=0.45, aria_hidden="true"))
    page.labels()
    # Badges and their words keep clear of the dots and lines of the names, on both sides alike.
    taken = unary_union([LineString([page.millimetres(*item.leader[:2]), page.millimetres(*item.leader[2:])]) for item in page.placed])
    taken = taken.union(affinity.scale(taken, -1, 1, origin=(0, 0))).buffer(5)
    for (zone_id, _side), area in areas.items():
        if zone_id == "Z0":
            continue
        for part in pieces(area, 300):
            # A word is broader than tall: the widest place is sought, not the roundest.
            narrow = affinity.scale(part.difference(taken), 0.5, 1, origin=(0, 0))
            circle = max((maximum_inscribed_circle(piece) for piece in pieces(narrow)), key=lambda radius: radius.length)
            place = circle.coords[0]
            x, y = sheet.at(place[0] * 2, place[1])
            page.over.append(overlays.badge(kinds[zone_id], x, y, 10))
            word = words[kinds[zone_id]]
            wide = (text_width(word, 17.5, bold=True) / 2 + 4) / sheet.unit
            if part.difference(taken).contains(box(2 * place[0] - wide, place[1] - 36 / sheet.unit, 2 * place[0] + wide, place[1])):
                page.over.append(sheet.text(x, y + 25, word, 17.5, "middle", weight=700))
    page.over.append(overlays.badge(overlays.NONE, *sheet.at(0, 190), 10))
    row, _ = overlays.legend(
        sheet, fills, [(kind, words[kind]) for kind in (overlays.WORK, overlays.LIGHT, overlays.NONE)], 18, page.bottom + 34, 20, 40
    )
    return page.finish(words["view"], row)
