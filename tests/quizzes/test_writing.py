"""Each rule of item writing, seen to speak, and silent where nothing is wrong."""

import pytest

from course_lib.library import Library, faults_of, library
from course_lib.model.limits import Limit
from course_lib.model.techniques import Technique
from course_lib.quizzes import answer_ranges, bank_faults, writing

from .bank import KINDS, choice, item

FIVE = Limit(id="LIM06", name="cap", unit="of 10", scope="spot", basis="b", house_rule=True, sources=(), at_most=5)


def said(asked):
    """The rules that speak about an item, with the places they name."""
    return [(rule.__name__, ".".join(map(str, path))) for rule in writing.RULES for path, *_ in rule(asked)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_item_is_passed_over(kind):
    """An item of each kind that follows the rules is found without fault."""
    assert said(item(kind)) == []


@pytest.mark.parametrize(
    ("kind", "fields", "rule", "place"),
    [
        ("single", {"key": choice("a key that is a good deal longer than the rest")}, "length", "key.text"),
        ("multiple", {"key": (choice("a key that is a good deal longer than the rest"), choice("and another one just as long and windy"))},
         "length", "key.0.text"),
        ("single", {"distractors": (choice("one"), choice("None of the above"))}, "all_or_none", "distractors.1.text"),
        ("single", {"distractors": (choice("one"), choice("both of these"))}, "all_or_none", "distractors.1.text"),
        ("single", {"distractors": (choice("one"), choice("All of them."))}, "all_or_none", "distractors.1.text"),
        ("vignette", {"distractors": (choice("always go", action="go"), choice("b", action="refer"), choice("c", action="emergency"))},
         "absolute_words", "distractors.0.text"),
        ("single", {"stem": "Sue is tired. Where do you not press?"}, "quiet_negatives", "stem"),
        ("single", {"stem": "Which of these isn't a sign to stop?"}, "quiet_negatives", "stem"),
        ("single", {"stem": "The bump in the middle is a", "key": choice("island"), "distractors": (choice("bone"), choice("muscle"))},
         "grammar", "stem"),
        ("single", {"key": choice("two.")}, "grammar", "key"),
        ("single", {"distractors": (choice("One"), choice("Three"))}, "grammar", "key"),
        ("single", {"key": choice("3 to 5 minutes"), "distractors": (choice("5 minutes"), choice("9 minutes"))},
         "overlapping_numbers", "distractors.0.text"),
        ("single", {"distractors": (choice("one", feedback=" "), choice("three"))}, "feedback", "distractors.0.feedback"),
        ("single", {"distractors": (choice("one", feedback="No."), choice("three", feedback="no."))}, "feedback", "distractors.1.feedback"),
        ("single", {"distractors": (choice("Two!"), choice("three"))}, "feedback", "distractors.0.text"),
        ("number", {"otherwise": "That is the opening."}, "feedback", "otherwise"),
        ("label", {"right": "said of Sacrum"}, "feedback", "right"),
        ("single", {"hint": "Not one but two."}, "hints", "hint"),
        ("number", {"hint": "More than 9, less than 11: 10 min."}, "hints", "hint"),
        ("point", {"hint": "Look for the low ridge."}, "hints", "hint"),
        ("single", {"hint": "what about single"}, "hints", "hint"),
        ("single", {"critical": True}, "weight", "critical"),
    ],
)  # fmt: skip
def test_a_fault_of_writing_is_named_with_its_place(kind, fields, rule, place):
    """What gives an answer away or can be misread is named where it stands."""
    assert (rule, place) in said(item(kind, **fields))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("single", {"key": choice("never two")}),
        ("single", {"key": choice("never on it"), "distractors": (choice("always on it"), choice("only beside"))}),
        ("single", {"stem": "She has not slept. What do you do?"}),
        ("single", {"stem": "Where do you **not** press?"}),
        ("single", {"key": choice("3 to 5 minutes"), "distractors": (choice("6 minutes"), choice("5 cm"))}),
        ("single", {"hint": "It is a small number."}),
        ("single", {"key": choice("all of them rest")}),
        ("single", {"key": choice("6 min"), "distractors": (choice("under 6 min"), choice("over 6 min"))}),
    ],
)
def test_what_is_allowed_is_passed_over(kind, fields):
    """Safety may be absolute in the key, a case may tell what was not done, and numbers that only touch are told apart."""
    assert said(item(kind, **fields)) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("5", (5, 5, True, True, "")),
        ("about 2,5 cm", (2.5, 2.5, True, True, "cm")),
        ("3–5 Minutes.", (3, 5, True, True, "minutes")),
        ("up to 10 min", (0, 10, True, True, "min")),
        ("less than 10 min", (0, 10, True, False, "min")),
        ("at least 10 min", (10, answer_ranges.INFINITE, True, False, "min")),
        ("more than 10 min", (10, answer_ranges.INFINITE, False, False, "min")),
        ("ten minutes", None),
        ("Go to 5, then ask", None),
    ],
)
def test_answers_that_are_numbers_are_read(text, span):
    """A bare number, a range, and an open end are numbers; a sentence is none."""
    assert answer_ranges.read(text) == span


def of(*items, raw=None, **kinds):
    """What the whole bank's rules say: (id, place, first words)."""
    bank = Library(items={one.id: one for one in items}, limits={"LIM06": FIVE}, **kinds)
    found = bank_faults.faults(bank, lambda _kind, id: (raw or {}).get(id, {}))
    return [(id, ".".join(map(str, path)), problem) for _, id, path, problem, _ in found]


def test_the_answer_to_one_item_does_not_stand_in_another():
    """Two items on one limit: neither question tells the other's answer. On different limits nothing is given away."""
    asks = item("number", "asks", key=5, unit="of 10", lowest=0, highest=10, tags=("LIM06",), tolerance=0,
                wrong=({"value": 4, "feedback": "a"}, {"value": 6, "feedback": "b"}))  # fmt: skip
    tells = item("single", "tells", stem="She stays at 5 of 10. What now?", tags=("LIM06",))
    raw = {"asks": {"key": "{LIM06.at_most}"}}
    assert of(asks, tells, raw=raw) == [("tells", "stem", "holds the answer to asks (5 of 10)")]
    assert of(asks, tells.model_copy(update={"tags": ("LIM07",)}), raw=raw) == []


def test_two_items_on_one_limit_ask_different_things():
    """The same question with two words changed is not a second question."""
    first = item("single", "first", stem="How long may one thumb slide last in all?", tags=("LIM06",))
    second = item("single", "second", stem="In all, how long may one thumb slide last at most?", tags=("LIM06",))
    assert of(first, second) == [("second", "stem", "asks the same as first in almost the same words")]


def test_a_key_that_is_a_number_is_not_typed_by_hand():
    """It is a reference to a record, so that a changed limit changes it too."""
    assert of(item("number", "number"), raw={"number": {"key": 10}}) == [("number", "key", "is typed by hand")]


def test_a_factor_between_units_has_all_its_digits():
    """42 days are six weeks: a seventh that was cut off would mark them wrong."""
    cut, whole, half = ({"days": factor, "months": 4} for factor in (0.142857, 1 / 7, 0.5))
    assert of(item("number", "n", conversions=cut), raw={"n": {"key": "a reference"}}) == [
        ("n", "conversions.days", "is 0.142857, which is 1 / 7 cut off")
    ]
    assert [of(item("number", "n", conversions=fine), raw={"n": {"key": "a reference"}}) for fine in (whole, half)] == [[], []]


def test_half_of_a_technique_lesson_is_on_safety():
    """A technique's bank with less than half of its items on safety is named."""
    technique = Technique.model_construct(id="effleurage", lesson="effleurage")
    items = [item("single", f"i{n}", stem=f"s{n}", safety=n == 0) for n in range(3)]
    assert of(*items, techniques={"effleurage": technique}) == [("effleurage", "lesson", "has 1 questions on safety among 3")]


def test_the_course_own_bank_is_written_by_the_rules():
    """No question of the course breaks a rule of item writing."""
    assert [str(fault) for fault in faults_of(bank_faults.faults)] == []
    assert len(library().items) > 0
