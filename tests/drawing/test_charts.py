"""Forest plots: what is drawn is what the studies found."""

import re
from xml.etree import ElementTree

import pytest

from course_lib.drawing import draw, palette
from course_lib.library import library

SVG = "{http://www.w3.org/2000/svg}"
TRIALS = tuple(library().trials.values())
PLOTS = ("forest-kinds", "forest-field")


def plot(name, trials=TRIALS):
    return ElementTree.fromstring(draw(library().plates[name], library().muscles, library().words["plates"], trials))


def effects(root):
    return {group.get("id").split("-", 2)[2]: group for group in root.iter(f"{SVG}g") if group.get("class") == "effect"}


def drawn_in(name):
    found = [trial for trial in TRIALS if bool(trial.kinds) == (name == "forest-kinds")]
    return [trial for trial in found if trial.scale in ("rdq", "smd", "threshold") and trial.estimate is not None]


@pytest.mark.parametrize("name", PLOTS)
def test_the_numbers_of_a_plot_are_those_of_the_records(name):
    """Each result with a number is drawn once, with its effect and both ends of its interval."""
    shown = {key: tuple(group.get(f"data-{part}") for part in ("estimate", "low", "high")) for key, group in effects(plot(name)).items()}
    assert shown == {
        trial.id: tuple(None if value is None else f"{value:g}" for value in (trial.estimate, trial.low, trial.high))
        for trial in drawn_in(name)
    }


@pytest.mark.parametrize("name", PLOTS)
def test_a_mark_stands_where_its_number_is(name):
    """Between the gridlines of its panel a mark, and each end of its line, lies as far along as its number is."""
    root = plot(name)
    for trial in drawn_in(name):
        group = effects(root)[trial.id]
        paths = [path.get("d") for path in group.iter(f"{SVG}path")]
        mark = float(re.match(r"M([\d.]+)", paths[-1])[1])
        if trial.low is None:
            assert not any("H" in d for d in paths)
            continue
        left, right = (float(value) for value in re.match(r"M([\d.]+) [\d.]+H([\d.]+)", paths[0]).groups())
        along = (trial.estimate - trial.low) / (trial.high - trial.low)
        assert mark == pytest.approx(left + along * (right - left), abs=0.2)


@pytest.mark.parametrize("name", PLOTS)
def test_no_row_of_a_plot_is_cut_short(name):
    """What was measured, and against what, stands whole under each name: the column is wide enough for it."""
    words = library().plates[name].words
    said = {row.text for row in plot(name).iter(f"{SVG}tspan")}
    for trial in drawn_in(name):
        told = words["compared"].format(outcome=trial.outcome, against=trial.against) if trial.against else trial.outcome
        assert told in said


@pytest.mark.parametrize("name", PLOTS)
def test_words_can_be_read_beside_the_text_of_a_lesson(name):
    """On a page of a lesson, 46rem wide, no word of a plot is smaller than 12 pixels, and none is grey."""
    root = plot(name)
    words = list(root.iter(f"{SVG}text"))
    assert min(float(text.get("font-size")) for text in words) * 46 * 16 / float(root.get("viewBox").split()[2]) >= 12
    assert {text.get("fill") for text in words} <= {None, palette.INK}


def test_a_result_without_a_number_has_no_mark():
    """Its row says that nobody looked the number up."""
    root = plot("forest-field")
    assert "massage-chronic-pain" not in effects(root)
    assert "no number looked up" in {row.text for row in root.iter(f"{SVG}tspan")}


@pytest.mark.parametrize("name", PLOTS)
def test_the_words_for_who_does_not_see_a_plot_hold_its_numbers(name):
    """A number in the alternative text is an effect that the plot draws."""
    said = re.findall(r"−\d+\.\d+", library().plates[name].alt)
    known = {trial.told_by("{estimate}", "{estimate}") for trial in drawn_in(name)}
    assert said
    assert set(said) <= known
