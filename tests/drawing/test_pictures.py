"""The pictures in images/: named parts, labels in their place, sizes."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from shapely.geometry import Point, Polygon

from course_lib import anatomy
from course_lib.drawing import PLATES
from course_lib.drawing.labels import LINE, crossing, text_width
from course_lib.library.pictures import IMAGES

SVG = "{http://www.w3.org/2000/svg}"
NOT_OF_THE_BODY = {"scale", "hand-parts", "forest-kinds", "forest-field"}
POSTURES = {"lying-positions", "table-height", "wall-ball", "wall-roller", "floor-ball", "floor-roller", "giver-posture"}
BODY = sorted(set(PLATES) - NOT_OF_THE_BODY - POSTURES)
LEAST = 1 / 76  # the height of the smallest words as a share of the page's width


def numbers(element, *names):
    return tuple(float(element.get(name)) for name in names)


def texts(root):
    """Box (left, top, right, bottom) and words of every line of label text."""
    for text in root.iter(f"{SVG}text"):
        size, anchor = float(text.get("font-size")), text.get("text-anchor")
        for row in text.findall(f"{SVG}tspan"):
            x, y = numbers(row, "x", "y")
            wide = text_width(row.text, size, text.get("font-weight") == "700")
            left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
            yield (left, y - size * 0.78, left + wide, y + size * 0.22), row.text, text


def test_every_named_part_says_what_it_is(plate):
    """Whoever points at a part, or tabs to it, hears its name and one line about it; no two parts share an id."""
    record, root, _ = plate
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(one.startswith(record.id + "-") for one in ids)
    named = [group for group in root.iter(f"{SVG}g") if group.get("id")]
    for group in named:
        title, desc = group.find(f"{SVG}title"), group.find(f"{SVG}desc")
        assert title is not None, group.get("id")
        assert title.text, group.get("id")
        assert desc is not None, group.get("id")
        assert group.get("role") == "img", group.get("id")
        assert group.get("aria-labelledby") == title.get("id"), group.get("id")
    assert root.find(f"{SVG}title").text == record.title
    assert root.get("data-alt") == record.alt


def test_every_structure_on_a_plate_has_words(plate):
    """A part of the body carries its English name and what it does, never its bare id."""
    _, root, _ = plate
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "structure":
            title = group.find(f"{SVG}title").text
            assert title[0].isupper(), group.get("id")
            assert group.get("data-structure") != title, group.get("id")


def test_a_picture_is_small_and_reaches_for_nothing(plate):
    """A plate is at most 400 kB, holds its raster itself, and brings no style sheet, script or address from outside."""
    _, _, text = plate
    assert len(text.encode()) <= 400_000
    assert "<style" not in text
    assert "<script" not in text
    assert not re.findall(r'(?:href|src)="(?!data:image/webp|#)', text)


def test_all_pictures_together_are_small():
    """All pictures together are at most 12 MB."""
    assert sum(file.stat().st_size for file in IMAGES.glob("*.svg")) <= 12_000_000


def test_no_text_is_cut_off(plate):
    """Every line of text stands inside the page."""
    _, root, _ = plate
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    for (left, top, right, bottom), words, _ in texts(root):
        assert min(left, top, width - right, height - bottom) >= 2, words


def test_words_are_large_enough_for_the_wall(plate):
    """On a plate that fills a slide of 1280 pixels no word is smaller than the text of a page, 16 pixels."""
    _, root, _ = plate
    assert min(float(text.get("font-size")) for text in root.iter(f"{SVG}text")) >= LEAST * float(root.get("viewBox").split()[2])


def test_no_text_lies_on_another(plate):
    """No two lines of text of a plate touch."""
    _, root, _ = plate
    for (first, one, _), (second, other, _) in combinations(texts(root), 2):
        apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] + 1 or second[3] <= first[1] + 1
        assert apart, (one, other)


def test_leaders_never_cross(plate):
    """Each name has one line to its part, and no two of them cross."""
    record, root, _ = plate
    lines = set()
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "leaders":
            lines |= {numbers(line, "x1", "y1", "x2", "y2") for line in group.iter(f"{SVG}line")}
    assert len(lines) == len(record.labels)
    for first, second in combinations(sorted(lines), 2):
        assert not crossing(first, second), (first, second)


def test_every_label_ends_on_what_it_names(plate):
    """The dot of a label about a structure of the body lies inside that structure's outline."""
    record, root, _ = plate
    x0, y0, mm = numbers(root, "data-x0", "data-y0", "data-mm")
    known = {item.id: item for item in anatomy.structures()}
    texts_in_order = [text for group in root.iter(f"{SVG}g") if group.get("class") == "labels" for text in group]
    dots = [dot for group in root.iter(f"{SVG}g") if group.get("class") == "dots" for dot in group]
    assert len(texts_in_order) == len(dots) == len(record.labels)
    for text, dot in zip(texts_in_order, dots, strict=True):
        item = known.get(text.get("data-structure"))
        if item is None:
            continue
        cx, cy = numbers(dot, "cx", "cy")
        point = Point((cx - x0) / mm, (y0 - cy) / mm)
        if record.id == "cross-section":
            shapes = [Polygon(shape.outline) for shape in anatomy.section() if shape.id == item.id]
        else:
            shapes = [anatomy.shape(item.id, side) for side in item.sides or (None,)]
        # The fascia of the section is a line: the dot lies on it.
        assert not shapes or any(shape.buffer(1.5).contains(point) for shape in shapes), (item.id, point)


@pytest.mark.parametrize("name", BODY)
def test_body_plates_can_be_read_as_a_map(name):
    """A plate of the body says which side is which and how long 50 mm are, and a script can turn drawing units into millimetres."""
    text = (IMAGES / f"{name}.svg").read_text(encoding="utf-8")
    assert re.search(r">L</tspan>", text)
    assert re.search(r">R</tspan>", text)
    assert ">50 mm<" in text
    x0, y0, mm = (float(re.search(rf'data-{key}="([^"]+)"', text)[1]) for key in ("x0", "y0", "mm"))
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', text)[1])
    assert x0 == pytest.approx(width / 2, abs=0.1)
    assert y0 > 0
    assert mm >= 2


def test_lines_of_text_keep_their_distance():
    """Lines of one name stand closer together than a line and a half, and never touch."""
    assert 1.1 < LINE < 1.5


def kinds_in_painting_order(name):
    root = ElementTree.fromstring((IMAGES / f"{name}.svg").read_text(encoding="utf-8"))
    return [group.get("data-kind") for group in root.iter(f"{SVG}g") if group.get("class") == "zones"]


@pytest.mark.parametrize("name", ["palm-heel-circles", "thumb-slides", "roller-on-the-wall"])
def test_a_light_zone_in_a_hatched_body_has_its_own_edge(name):
    """The border of what may not be pressed is painted before that of what lies in it."""
    order = kinds_in_painting_order(name)
    assert order[:2] == ["none", "light"]


@pytest.mark.parametrize("name", ["press-map", "effleurage", "effleurage-moving"])
def test_what_may_not_be_pressed_keeps_its_edge_in_a_light_body(name):
    """There the border of what may not be pressed is painted after the light zones round it."""
    assert kinds_in_painting_order(name)[:2] == ["light", "none"]


def test_one_spot_is_held_at_a_time():
    """The plate of the tight spots has several sample points, and one thumb."""
    root = ElementTree.fromstring((IMAGES / "tight-spots.svg").read_text(encoding="utf-8"))
    assert [one.get("class") for one in root.iter()].count("contact") == 1


def test_a_picture_says_what_its_record_says(plate):
    """The names on a picture are those of the content as it stands: an edited label is drawn anew."""
    record, root, _ = plate
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") == "labels"]
    if groups:
        drawn = sorted(" ".join(row.text for row in text.findall(f"{SVG}tspan")) for text in groups[0])
        assert drawn == sorted(label.text for label in record.labels)
