"""The painter: same input, same bytes; fibres that follow their field; errors an author understands."""

import pickle
from types import SimpleNamespace

import numpy as np
import pytest

from course_lib.drawing import PLATES, Crowded, PointsAtNothing, draw, palette, shapes
from course_lib.drawing.canvas import Canvas, Frame
from course_lib.drawing.compose import BodyPlate, inner_point, visible
from course_lib.drawing.striation import striation
from course_lib.drawing.svg import encoded, thinned
from course_lib.drawing.tissue import muscle
from course_lib.errors import ContentError, Fault, NothingToShow, UnknownId
from course_lib.library import library

SMALL = Frame(20, 80, -20, 60)


def painted():
    """A small piece of the muscle ridge."""
    canvas = Canvas(SMALL, 2.0)
    patch = canvas.mask(shapes.outline("iliocostalis", "right"))
    muscle(canvas, patch, shapes.fibres(canvas, patch, "iliocostalis", "right"))
    return canvas.rgb


def test_the_same_input_gives_the_same_bytes():
    """Drawing twice changes no byte of a picture."""
    assert encoded(painted()) == encoded(painted())
    record = library().plates["scale"]
    first, second = (draw(record, library().muscles, library().words["plates"]) for _ in range(2))
    assert first == second
    assert first.startswith("<svg")
    assert first.endswith("</svg>\n")


def test_fibres_run_along_their_field():
    """Streaks are smooth along the fibres and rough across them."""
    noise = np.random.default_rng(3).standard_normal((120, 120)).astype(np.float32)
    upward = np.zeros((120, 120, 2), np.float32)
    upward[..., 1] = 1
    streaks = striation(noise, upward, 10, 0.5, 3.0)
    along, across = np.abs(np.diff(streaks, axis=0)).mean(), np.abs(np.diff(streaks, axis=1)).mean()
    assert along < 0.25 * across


def test_every_plate_of_the_content_is_drawn_by_something():
    """Each plate that has words has a drawer, and each drawer has words."""
    assert set(library().plates) == set(PLATES)


def test_every_structure_has_words():
    """Each part of the body that a plate may show has an English and a Latin name, what it does and how to find it."""
    from course_lib import anatomy

    assert set(library().muscles) == {item.id for item in anatomy.structures()}
    for entry in library().muscles.values():
        assert all((entry.english, entry.latin, entry.does, entry.find)), entry.id


def test_a_label_for_nothing_names_what_there_is():
    """A label that points at nothing is refused with the plate, the structure and what could be named."""
    record = SimpleNamespace(
        id="try", title="T", alt="A", desc="D", words={}, labels=[SimpleNamespace(structure="spleen", side="left", text="Spleen")]
    )
    page = BodyPlate(record, SMALL, {}, {"left": "left", "right": "right", "sided": "{name}, {side}"})
    page.structures(visible([("sacrum", None, shapes.polygon("sacrum", None))], Frame(-80, 80, -120, 60)))
    with pytest.raises(PointsAtNothing) as raised:
        page.labels()
    told = raised.value
    assert (told.plate, told.index, told.structure, told.shown) == ("try", 0, "spleen", ["sacrum"])
    assert str(told) == "the plate 'try' does not show 'spleen'"


def test_more_labels_than_find_room_are_refused_with_their_side():
    """Names are never set over one another: the author reads how many stand where."""
    labels = [SimpleNamespace(structure="sacrum", side="right", text="A name of several words") for _ in range(40)]
    record = SimpleNamespace(id="try", title="T", alt="A", desc="D", words={}, labels=labels)
    page = BodyPlate(record, SMALL, {}, {"left": "left", "right": "right", "sided": "{name}, {side}"})
    page.structures(visible([("sacrum", None, shapes.polygon("sacrum", None))], Frame(-80, 80, -120, 60)))
    with pytest.raises(Crowded) as raised:
        page.labels()
    assert vars(raised.value) == {"plate": "try", "side": "right", "count": 40}


@pytest.mark.parametrize(
    "error",
    [
        ContentError([Fault("plates.yaml", 1, "back", "labels", "x", "y")]), UnknownId("zone", "Z11", "Z1"), NothingToShow("x", "y"),
        PointsAtNothing("back", 0, "spleen", ["sacrum"]), Crowded("back", "left", 40),
    ],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_an_error_comes_back_whole_from_the_process_that_draws(error):
    """Its sentence, and all that it knows."""
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))


def test_a_dot_lies_in_the_open_part_of_a_structure():
    """Where one structure covers another, the covered one is pointed at where it can be seen."""
    order = [(name, "right", shapes.polygon(name, "right")) for name in ("gluteus-medius", "gluteus-maximus")]
    medius, maximus = visible(order, Frame(-178, 178, -205, 258))
    x, y = inner_point(medius.area, 1, -60)
    from shapely.geometry import Point

    assert medius.area.contains(Point(x, y))
    assert not maximus.area.contains(Point(x, y))


def test_outlines_are_thinned_but_keep_their_form():
    """Fewer points, and none of those left out lies farther than the tolerance from the line."""
    turn = np.linspace(0, 2 * np.pi, 400)
    ring = np.stack([50 * np.cos(turn), 50 * np.sin(turn)], 1)
    kept = thinned(ring, 0.12)
    assert len(kept) < 80
    assert abs(np.hypot(*kept.T) - 50).max() < 1e-9


def test_ramps_are_the_only_source_of_tissue_colour():
    """A painted muscle holds only tones between its ramp's shadow and light."""
    rgb = painted()
    inside = rgb[np.abs(rgb - palette.rgb(palette.PAPER)).sum(-1) > 0.6]
    assert inside[:, 0].mean() > inside[:, 1].mean() > 0
