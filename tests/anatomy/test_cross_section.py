"""The cross-section between L3 and L4."""

import pytest
from shapely.geometry import Polygon

from course_lib import anatomy


def _shapes():
    return {(shape.id, shape.side): shape for shape in anatomy.section()}


def test_the_section_names_what_it_cuts():
    """The section shows disc, canal, arch, the muscles of both sides, the wall, the vessels and the skin."""
    assert {id for id, _ in _shapes()} == {
        "disc-l3-l4",
        "vertebral-canal",
        "vertebra-l3",
        "transverse-process-l4",
        "multifidus",
        "longissimus",
        "iliocostalis",
        "quadratus-lumborum",
        "psoas-major",
        "abdominal-wall",
        "vena-cava",
        "aorta",
        "skin",
    }


def test_shapes_have_their_stated_size():
    """Each drawn shape is a proper ring with its stated width and height."""
    for key, shape in _shapes().items():
        if not shape.outline:
            continue
        ring = Polygon(shape.outline)
        assert ring.is_valid, key
        x0, y0, x1, y1 = ring.bounds
        assert (x1 - x0, y1 - y0) == pytest.approx(shape.size, abs=1), key


def test_muscles_lie_where_they_belong():
    """Multifidus lies inside, then longissimus, then iliocostalis; quadratus lies in front of the erector, psoas in front of that."""
    at = {id: shape.centroid for (id, side), shape in _shapes().items() if side == "right"}
    assert at["multifidus"][0] < at["longissimus"][0] < at["iliocostalis"][0]
    assert at["psoas-major"][1] < at["quadratus-lumborum"][1] < at["iliocostalis"][1]


def test_the_section_is_mirrored():
    """Paired shapes of the left mirror those of the right."""
    shapes = _shapes()
    for (id, side), shape in shapes.items():
        if side == "right":
            assert shapes[id, "left"].outline == tuple((-x, ap) for x, ap in shape.outline)


def test_fascia_layers_meet_at_the_raphe():
    """The back and the middle layer of the thoracolumbar fascia meet at the lateral raphe."""
    lines = anatomy.section_lines()
    assert lines["tlf-posterior-layer"][-1] == lines["tlf-middle-layer"][-1] == lines["lateral-raphe"][0]
