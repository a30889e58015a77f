"""Fibre directions, led by guide lines from origin to insertion."""

from functools import cache

import numpy as np

from ..errors import UnknownId
from .catalogue import structure
from .curves import smooth_line
from .outlines import outline
from .tables import read, sign

CELL = 3.0
NEAR = 2.0


def _guides(id, family):
    table = read("fibres")
    entry = table["guides"].get(structure(id).id)
    if entry is None:
        raise UnknownId.among("fibre guide for", id, table["guides"])
    if family >= len(entry):
        raise UnknownId.among(f"fibre family of {id}", family, [str(index) for index in range(len(entry))])
    fascicles = {row["name"]: row["points"] for row in read("fascicles")["fascicles"]}
    found = []
    for given in entry[family]["lines"]:
        if isinstance(given, str) and given in table["guides"]:
            found.extend(_guides(given, 0))
        else:
            found.append(fascicles[given] if isinstance(given, str) else given)
    return found


@cache
def fibre_lines(id, side, family=0):
    """Guide lines of the fibres as a tuple of (n, 2) in mm, each from its lower to its upper end.

    The thoracolumbar fascia has a second, crossing `family`.
    """
    turn = np.array([sign(side), 1])
    return tuple(smooth_line(np.array(line, float)) * turn for line in _guides(id, family))


@cache
def _field(id, side, family):
    """Corner, and direction vectors on a grid of `CELL` mm over the structure."""
    places, ways = [], []
    for line in fibre_lines(id, side, family):
        line = line[::2] if len(line) > 6 else line
        step = np.diff(line, axis=0)
        places.append((line[:-1] + line[1:]) / 2)
        ways.append(step / np.linalg.norm(step, axis=1, keepdims=True))
    places, ways = np.vstack(places), np.vstack(ways)
    low = outline(id, side).min(0) - 2 * CELL
    high = outline(id, side).max(0) + 2 * CELL
    xs = np.arange(low[0], high[0] + CELL, CELL)
    ys = np.arange(low[1], high[1] + CELL, CELL)
    grid = np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 2)
    out = np.empty_like(grid)
    for start in range(0, len(grid), 2000):
        gap = grid[start : start + 2000, None, :] - places[None]
        # The fourth power keeps each guide master of its own surroundings; NEAR keeps it finite on the line.
        weight = 1 / ((gap**2).sum(-1) + NEAR**2) ** 2
        out[start : start + 2000] = weight @ ways / weight.sum(1, keepdims=True)
    return low, out.reshape(len(ys), len(xs), 2)


def fibres(id, side, points, family=0):
    """Unit vectors (…, 2) of the fibre direction at `points` (…, 2) in mm, pointing to the upper end.

    Quick on whole rasters: the field is computed once on a 3 mm grid and read between its nodes.
    """
    low, field = _field(id, side, family)
    points = np.asarray(points, float)
    at = np.clip((points - low) / CELL, 0, [field.shape[1] - 1.001, field.shape[0] - 1.001])
    cell = at.astype(int)
    part = at - cell
    column, row = cell[..., 0], cell[..., 1]
    right, up = part[..., :1], part[..., 1:]
    way = (field[row, column] * (1 - right) + field[row, column + 1] * right) * (1 - up) + (
        field[row + 1, column] * (1 - right) + field[row + 1, column + 1] * right
    ) * up
    return way / np.linalg.norm(way, axis=-1, keepdims=True)
