"""The parts of the body and its landmarks by id, as the tables hold them."""

from functools import cache

from ..errors import UnknownId
from .records import Structure
from .tables import SIDES, landmark_rows, read


@cache
def structures():
    """All structures, ordered from the skin inwards, as a tuple of `Structure`."""
    table = read("structures")
    found = [
        Structure(row["id"], row["group"], row["layer"], () if row["id"] in table["midline"] else SIDES, row["grade"])
        for row in table["structures"]
    ]
    return tuple(sorted(found, key=lambda item: item.layer))


def structure(id):
    """The `Structure` with this id."""
    for item in structures():
        if item.id == id:
            return item
    raise UnknownId.among("structure", id, [item.id for item in structures()])


def landmark(id, side=None):
    """(x, y, ap) of a landmark in mm; `ap` is None where it was not measured. One-sided ids need a side."""
    rows = landmark_rows()
    found = rows.get((id, side)) or rows.get((id, None))
    if found is None:
        raise UnknownId.among("landmark", id if side is None else f"{id} ({side})", {key[0] for key in rows})
    return found[:3]
