"""Where the course presses: zones and stroke paths."""

from dataclasses import replace
from functools import cache
from math import cos, radians, sin

from ..errors import UnknownId
from .records import Leg, Only, Stroke, Zone
from .tables import SIDES, read


def _pairs(points):
    return tuple((float(x), float(y)) for x, y in points)


@cache
def zones():
    """The ten press zones Z0 to Z9 as a tuple of `Zone`."""
    return tuple(
        Zone(
            row["id"],
            row["rule"],
            row["limit"],
            row["cap"],
            tuple(_pairs(ring) for ring in row["polygons"]),
            row.get("radius"),
            tuple(Only(only["what"], tuple(only["x"])) for only in row.get("only", ())),
        )
        for row in read("zones")["zones"]
    )


def zone(id):
    """The `Zone` with this id, Z0 to Z9."""
    for item in zones():
        if item.id == id:
            return item
    raise UnknownId.among("zone", id, [item.id for item in zones()])


def _leg(row):
    if "circle" in row:
        (x, y), radius = row["circle"], row["radius"]
        turns = range(row["from"], row["to"] + 1, 10)
        points = [(round(x + radius * cos(radians(turn)), 3), round(y + radius * sin(radians(turn)), 3)) for turn in turns]
    else:
        points = row["points"]
    return Leg(_pairs(points), row["zone"], row["touch"], row["limit"])


@cache
def _strokes():
    return {
        row["id"]: Stroke(row["id"], row["card"], row["kind"], row["contact"], tuple(_leg(leg) for leg in row["legs"]))
        for row in read("strokes")["strokes"]
    }


def stroke(id, side="right"):
    """The `Stroke` with this id on one side."""
    found = _strokes().get(id)
    if found is None:
        raise UnknownId.among("stroke", id, _strokes())
    if side not in SIDES:
        raise UnknownId.among("side", side, SIDES)
    if side == "right":
        return found
    return replace(found, legs=tuple(replace(leg, points=tuple((-x, y) for x, y in leg.points)) for leg in found.legs))


def strokes(card=None, side="right"):
    """The strokes of a technique card ("T07"), or of all cards, as a tuple; a card without a path has none."""
    return tuple(stroke(id, side) for id, item in _strokes().items() if card in (None, item.card))
