"""The numbers of technique, room and body that are no limit of their own."""

import math
import re

import pytest

from course_lib.drawing.overlays import SCALE_BAR
from course_lib.library import library
from course_lib.library.load import CONTENT
from course_lib.library.pages import pages

MEASURE = """
- id: ball-travel
  name: How far the ball travels
  unit: cm
  value: 3
  basis: A choice.
  house_rule: true
  sources: []
"""


@pytest.mark.parametrize(("old", "new", "told"), [
    ("  value: 3\n", "", "holds no number"),
    ("value: 3", "value: 3\n  at_most: 4", "holds a value and a bound"),
    ("value: 3", "at_least: 4\n  at_most: 3", "at_least 4 is not below at_most 3"),
    ("house_rule: true", "house_rule: false", "rests on no source and is no house rule"),
    ("unit: cm", "unit: inches", "says 'inches'"),
    ("value: 3", "value: '3'", "is '3', not a number"),
    ("ball-travel", "Ball", "says 'Ball'"),
    ("sources: []", "sources: [S99]", "names the source 'S99', which does not exist"),
])
def test_a_measure_that_says_too_little_or_two_things_is_refused(faults, old, new, told):
    """One number or one range, with its unit, and with a source or as a house rule."""
    assert told in faults({"measures.yaml": MEASURE.replace(old, new)})[0]


def test_other_files_refer_to_a_measure_as_to_a_limit(content):
    """In wordings and records the number is filled in, alone, reckoned with, or inside a sentence."""
    read = content({"measures.yaml": MEASURE, "words/quiz.yaml": 'a: "about {ball-travel.value} cm"\nb: "{ball-travel.value * 10} mm"\n'})
    assert read.words["quiz"] == {"a": "about 3 cm", "b": "30 mm"}


def test_a_measure_and_a_span_share_no_id(faults):
    """A reference leads to one number."""
    span = "- {id: ball-travel, name: x, value: 1, unit: s, basis: b}\n"
    assert faults({"measures.yaml": MEASURE, "spans.yaml": span}) == [
        "measures.yaml:2: ball-travel id: has an id that spans.yaml uses. Right would be: an id of its own."]


def test_every_measure_is_said_somewhere():
    """A number that no sentence and no clock reads is a number that nobody corrects."""
    said = "".join(path.read_text(encoding="utf-8") for path in (*CONTENT.rglob("*.yaml"), *pages()))
    code = "".join(path.read_text(encoding="utf-8") for path in CONTENT.parent.glob("*/*.py"))
    idle = [one for one in library().measures if not re.search(rf"(?:\{{|<!-- ){one}\.", said) and f'measures["{one}"]' not in code]
    assert idle == []


def test_measures_that_are_parts_of_each_other_add_up():
    """A stroke is its way up and its way back; the worked example follows from the shares; what is planned is what the clocks do."""
    found, limits = library().measures, library().limits
    assert found["stroke-up"].value + found["stroke-back"].value == found["stroke-time"].value
    circle, tempo = found["palm-circle-time"], found["palm-circle-tempo"]
    assert (60 / circle.at_most, 60 / circle.at_least) == (tempo.at_least, tempo.at_most)
    assert 60 / (2 * limits["LIM04"].planned) == found["ball-tempo"].value
    oil, share = found["example-oil"].value, limits["LIM24"]
    assert found["example-drops"].value == math.floor(oil * share.default / 100 * share.drops)
    assert found["example-ml"].value == oil * share.at_most / 100
    assert limits["LIM02"].at_least <= found["wall-set"].value <= limits["LIM02"].at_most
    routines = {routine.technique: routine for card in library().techniques.values() for routine in card.routines[:1]}
    assert found["planned-circles"].value * 2 == routines["palm-heel-circles"].lasts
    assert found["planned-press"].value * 2 == routines["fingertip-pressure"].lasts


def test_the_planned_session_lasts_as_long_as_is_said():
    """The minutes of pressing that lesson 12 names are the sum of the planned parts."""
    cards = {card.card: card for card in library().techniques.values()}
    parts = library().sessions["planned"].parts
    lasts = [next(one for one in cards[part.card].routines if part.moment in (one.moment, "middle")).lasts for part in parts]
    assert library().measures["planned-giving"].value == sum(lasts) / 60


def test_the_class_plans_and_the_twelve_questions_last_as_long_as_is_said():
    """What a page promises of somebody's evening is what the record of the lesson or plan says."""
    found = library().measures
    assert found["first-lesson"].value == library().outline["start_here"].minutes
    assert found["short-part"].value == library().outline["safety_limits"].tonight


def test_a_point_is_moved_by_as_much_as_is_said():
    """The steps of the cross by arrow keys, in mm, in the words and in the widget."""
    widget = (CONTENT.parent / "widgets" / "quiz_point.js").read_text(encoding="utf-8")
    step, fine = (int(re.search(rf"const {name} = (\d+);", widget)[1]) for name in ("STEP", "FINE"))
    assert (step, fine) == (library().measures["cross-step"].value * 10, library().measures["cross-fine-step"].value)


def test_the_pounds_and_kilograms_of_a_study_agree():
    """A pound is 0.4536 kg; the page rounds to whole kilograms."""
    found = library().measures
    for name in ("push-well", "push-badly"):
        assert round(found[f"{name}-pounds"].value * 0.4536) == found[name].value


def test_the_bar_of_a_plate_is_as_long_as_its_words_say():
    """The drawing takes its own length, and the words beside it say the same one."""
    assert library().measures["scale-bar"].value == SCALE_BAR
