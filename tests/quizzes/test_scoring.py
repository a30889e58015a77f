"""No scoring fault: what each answer is worth, case by case, with answers as people and hostile pages give them.

In a response, "@two" stands for the opaque name of the choice, step or name that reads *two*, and "#Sacrum" for that of the pin whose
name is Sacrum.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.quizzes.grading import grade
from course_lib.quizzes.tokens import names, parts, token

from .bank import KINDS, WORDS, choice, item, key

NAN, INF = float("nan"), float("inf")
HUGE = "5" * 100_000
EMOJI, RTL = "🙂👩‍👩‍👧", "\u202eשלום\u202c"
NOTHING = (None, "", " ", "\u200f", [], {}, (), True, False, 0, 1, -1, 0.5, NAN, INF, EMOJI, RTL, HUGE, {"a": 1}, [[]], [None], b"x",
    "key", "two")

ITEMS = {
    "single": item("single"),
    "vignette": item("vignette"),
    "rule": item("spot"),
    "places": item("spot", x=None, y=None, place="", key=choice("here", x=1, y=2), distractors=(
        choice("there", x=3, y=4), choice("yonder", x=5, y=6))),
    "multiple": item("multiple"),
    "all but one": item("multiple", key=tuple(choice(n) for n in "abcd"), distractors=(choice("e"),)),
    "minutes": item("number"),
    "percent": item("number", tolerance=0, tolerance_percent=10, spellings=("minutes", "mins"), highest=1000,
                    conversions={"h": 60, "hours": 60, "s": 1 / 60}),
    "exact": item("number", key=2.5, unit="cm", spellings=("centimetres",), tolerance=0, conversions={"mm": 0.1, "m": 100}, wrong=(
        {"value": 5, "feedback": "Twice."}, {"value": 25, "feedback": "That is millimetres."})),
    "below zero": item("number", key=-3, lowest=-10, highest=10, unit="of 10", spellings=("/10",), tolerance=0, wrong=(
        {"value": 3, "feedback": "Above zero."}, {"value": 0, "feedback": "Nothing."})),
    "order": item("order"),
    "strict order": item("order", swaps=(), steps=tuple({"text": text, "misplaced": f"misplaced {text}"} for text in "abc")),
    "both sides": item("point"),
    "one side": item("point", key={"x": 42, "y": 10, "within_cm": 1}),
    "midline": item("point", key={"x": 0, "y": 100, "within_cm": 0.5, "both_sides": True}),
    "zone": item("point", key={"x": -42, "y": 10, "zone": "Z1", "from_midline_cm": 3}),
    "off bone": item("point", key={"x": 42, "y": 14, "both_sides": True, "zone": "Z1", "from_midline_cm": 4, "margin_cm": 0.5,
                                   "margin_from": ["Z4"]}),
    "all round": item("point", key={"x": 48, "y": 16, "both_sides": True, "zone": "Z1", "from_midline_cm": 4, "margin_cm": 0.5}),
    "label": item("label"),
}  # fmt: skip

# item, then what is right, what is wrong and how much of it was right, and what is no answer at all
TABLE = {
    "single": (["@two"], [("@one", 0), ("@three", 0)], [*NOTHING, ["@two"], {"@two": True}, "@TWO", "@ two", "@four", "@two "]),
    "vignette": (["@lighter"], [("@as planned", 0), ("@ask a doctor", 0), ("@call", 0)], [*NOTHING, "light", "action_light",
     ["@lighter"]]),
    "rule": (["@off"], [("@press", 0), ("@light", 0)], [*NOTHING, "no", "work", [0, 34], ["@off"]]),
    "places": (["@here"], [("@there", 0), ("@yonder", 0)], [*NOTHING, [1, 2], {"x": 1, "y": 2}]),
    "multiple": (
        [["@two", "@three"], ["@three", "@two"], ("@two", "@three"), ["@two", "@three", "@two"]],
        [(["@two"], 0.5), (["@three"], 0.5), (["@one"], 0), (["@four"], 0), (["@two", "@one"], 0), (["@two", "@three", "@one"], 0.5),
         (["@two", "@three", "@one", "@four"], 0), (["@one", "@four"], 0), (["@one"] * 500, 0)],
        [*NOTHING, "@two", ["@two", "made up"], ["@two", None], ["@two", ["@three"]], {"@two": True, "@three": True}],
    ),
    "all but one": (
        [["@a", "@b", "@c", "@d"]],
        [(["@a", "@b", "@c", "@d", "@e"], 0.75), (["@a", "@b", "@c"], 0.75), (["@e"], 0), (["@a", "@e"], 0), (["@a", "@b", "@e"], 0.25)],
        [[], ["@f"]],
    ),
    "minutes": (
        ["10", "10.0", "10,0", " 10 ", "+10", "10 min", "10min", "10 minutes", "10 MINUTES.", "9.5", "10.5", "10,5 min", "１０",
         "\u200e10", 10, 10.4],
        [("9.4", 0), ("10.6", 0), ("5", 0), ("20", 0), ("0", 0), ("100", 0), (11, 0), ("9,49", 0), ("010.6", 0)],
        [*(one for one in NOTHING if one not in (0, 1, 0.5) or isinstance(one, bool)), "ten", "10 s", "10 h", "about 10", "10-11", "9 10",
         "10;", "1e1", "0x0A", "10 min 30", "1,000", "nan", "inf", "10/1", "=10", "<b>10</b>", "10" + "0" * 50, "101", "-10", "5 + 5",
         ["10"],
         {"value": 10}, "10 min\n10 min", "10" + EMOJI, "'; DROP TABLE attempt;--"],
    ),
    "percent": (
        ["10", "9", "11", "9,0 min", "11.0 mins", "0.15 h", "0.18 hours", "600 s", "540 s", "660 S."],
        [("8.99", 0), ("11.01", 0), ("1 h", 0), ("0.2 h", 0), ("10 s", 0), ("539 s", 0), ("20", 0)],
        ["10 hrs", "10 seconds", "h", "20 h", "100000 s", "10 min h", "0.15h h"],
    ),
    "exact": (["2.5", "2,5 cm", "25 mm", "25mm", "0.025 m", ",025 m"], [("2.4", 0), ("2.51", 0), ("25", 0), ("2.5 mm", 0), ("5 cm", 0)],
              ["2.5 inches", "2 1/2", "½", "2.5 cm mm", "11 m", "2.5 m"]),
    "below zero": (["-3", "−3", "-3.0", "-3 /10"], [("3", 0), ("0", 0), ("-10", 0), ("10", 0)], ["- 3", "--3", "-11", "3-", "minus 3"]),
    "order": (
        [["@ask", "@lay", "@lean", "@breathe", "@lift"], ["@ask", "@lay", "@breathe", "@lean", "@lift"]],
        [(["@lay", "@ask", "@lean", "@breathe", "@lift"], 0.6), (["@lift", "@breathe", "@lean", "@lay", "@ask"], 0.2),
         (["@lay", "@lean", "@breathe", "@lift", "@ask"], 0.6)],
        [*NOTHING, ["@ask"], ["@ask", "@lay", "@lean", "@breathe"], ["@ask", "@ask", "@lay", "@lean", "@breathe", "@lift"],
         ["@ask"] * 5, ["@ask", "@lay", "@lean", "@breathe", "made up"], "@ask", {"0": "@ask"}, ["@ask", "@lay", "@lean", "@breathe",
         None]],
    ),
    "strict order": ([["@a", "@b", "@c"]], [(list(other), None) for other in (
        ("@a", "@c", "@b"), ("@b", "@a", "@c"), ("@b", "@c", "@a"), ("@c", "@a", "@b"), ("@c", "@b", "@a"))], [["@a", "@b"], ["@a",
         "@b", "@b"]]),
    "both sides": (
        [[42, 10], [-42, 10], [42.0, 10.0], (42, 10), [50, 18], [22.5, 10], [22, 10], [42, -4], [-50, 18], [42, 23.9]],
        [([21.9, 10], 0), ([42, 24], 0), ([0, 10], 0), ([62, 10], 0), ([42, 60], 0), ([-42, 60], 0), ([100, -50], 0), ([0, -150], 0),
         ([0, 0], 0)],
        [*NOTHING, [42], [42, 10, 0], ["42", "10"], [NAN, 10], [42, INF], [42, -INF], [True, True], [None, 10], [176, 100], [0, 261],
         [0, -206],
         [1e300, 1e300], [10**400, 1], {"x": 42, "y": 10}, "42,10", [[42, 10]]],
    ),
    "one side": ([[42, 10], [42, 20], [32, 10]], [([-42, 10], 0), ([42, 20.1], 0), ([31.9, 10], 0), ([-42, 20], 0)], [[-177, 10]]),
    "midline": ([[0, 100], [5, 100], [-5, 100], [0, 95]], [([5.1, 100], 0), ([0, 94.9], 0), ([20, 100], 0)], [[0, 260.5]]),
    # Z1 ends at y 24 and, between (49, 6) and (55, 12), at x - y = 43, where Z4 begins
    "zone": (
        [[-42, 10], [-30, 10], [-30, -19.9], [-61.9, 23.9]],
        [([-29.9, 10], 0), ([42, 10], 0), ([-30, 24], 0), ([-30, -20], 0), ([-53, 10], 0), ([0, 10], 0), ([-90, -40], 0)],
        [*NOTHING, [-42], [-177, 10]],
    ),
    "off bone": (
        [[42, 14], [-42, 14], [40, 23.9], [-54, 20], [50, 14.1]],
        [([39.9, 14], 0), ([50, 14], 0), ([-50, 14], 0), ([42, 0], 0), ([42, 24], 0)],
        [[177, 14]],
    ),
    "all round": (
        [[48, 16], [-48, 16], [45, 16], [45, 19], [52, 16.1]],
        [([44.9, 16], 0), ([45, 19.1], 0), ([52, 15.9], 0), ([-44.9, 16], 0), ([42, 14], 0)],
        [[177, 14]],
    ),
    "label": (
        [{"#Sacrum": "@Sacrum", "#Last rib": "@Last rib", "#Tailbone": "@Tailbone"}],
        [({"#Sacrum": "@Last rib", "#Last rib": "@Sacrum", "#Tailbone": "@Tailbone"}, 1 / 3),
         ({"#Sacrum": "@Knee", "#Last rib": "@Last rib", "#Tailbone": "@Tailbone"}, 2 / 3),
         ({"#Sacrum": "@Sacrum", "#Last rib": "@Sacrum", "#Tailbone": "@Sacrum"}, 1 / 3),
         ({"#Sacrum": "@Knee", "#Last rib": "@Knee", "#Tailbone": "@Knee"}, 0)],
        [*NOTHING, {"#Sacrum": "@Sacrum"}, {"#Sacrum": "@Sacrum", "#Last rib": "", "#Tailbone": "@Tailbone"}, ["@Sacrum", "@Last rib",
         "@Tailbone"],
         {"#Sacrum": "Sacrum", "#Last rib": "Last rib", "#Tailbone": "Tailbone"}, {"#Sacrum": None, "#Last rib": None, "#Tailbone": None},
         {"#Sacrum": "@Sacrum", "#Last rib": "@Last rib", "#Tailbone": "@Tailbone", "more": "@Knee"},
         {"#Sacrum": ["@Sacrum"], "#Last rib": "@Last rib", "#Tailbone": "@Tailbone"}],
    ),
}  # fmt: skip


def sent(asked, response):
    """A response of the table as the page sends it."""
    if isinstance(response, str):
        pin = next((at for at, one in parts(asked).items() if response == f"#{getattr(one, 'text', '')}"), None)
        return pin or (token(asked, response[1:]) if response.startswith("@") else response)
    if isinstance(response, dict):
        return {sent(asked, name): sent(asked, value) for name, value in response.items()}
    return type(response)(sent(asked, one) for one in response) if isinstance(response, (list, tuple)) else response


CASES = [
    (name, *case)
    for name, (right, wrong, none) in TABLE.items()
    for case in (
        *((one, "right", 1.0) for one in right),
        *((one, "wrong", share) for one, share in wrong),
        *((one, "none", 0.0) for one in none),
    )
]


@pytest.mark.parametrize(("name", "response", "outcome", "credit"), CASES, ids=[f"{name}-{n}" for n, (name, *_) in enumerate(CASES)])
def test_each_answer_is_worth_what_it_should(name, response, outcome, credit):
    """Every case of the table gets its outcome and its share; what is no answer says so in a sentence."""
    verdict = grade(ITEMS[name], sent(ITEMS[name], response), WORDS)
    assert (verdict.outcome, bool(verdict.note)) == (outcome, outcome == "none")
    if credit is not None:
        assert verdict.credit == pytest.approx(credit)


def test_the_table_is_large_and_tries_every_kind():
    """More than three hundred cases, each kind with answers that are right, wrong and none."""
    assert len(CASES) > 300
    tried = {(ITEMS[name].kind, outcome) for name, _, outcome, _ in CASES}
    assert tried == {(kind, outcome) for kind in KINDS for outcome in ("right", "wrong", "none")}


def near(asked):
    """Responses made of what the page really sends, in any number and order, and of what it never should."""
    known = st.sampled_from([*parts(asked), *(names(asked) if asked.kind == "label" else ()), "made up"])
    number = st.floats(allow_nan=True) | st.integers(-300, 300) | st.floats(-300, 300)
    typed = st.builds("{}{}".format, number, st.sampled_from(["", " min", "min", " h", ",", "%"])) | st.text(max_size=20)
    return known | typed | number | st.lists(known, max_size=9) | st.lists(number, max_size=3) | st.dictionaries(known, known, max_size=4)


def deserves(asked, response):
    """Whether a response holds the key, judged in the plainest way."""
    if asked.kind in ("single", "vignette", "spot"):
        return response == key(asked)
    if asked.kind == "multiple":
        return isinstance(response, list) and all(isinstance(one, str) for one in response) and set(response) == set(key(asked))
    if asked.kind == "label":
        return response == key(asked)
    if asked.kind == "order":
        first, second, third, fourth, fifth = key(asked)
        return response in ([first, second, third, fourth, fifth], [first, second, fourth, third, fifth])
    if asked.kind == "point":
        return len(response) == 2 and (abs(response[0]) - 42) ** 2 + (response[1] - 10) ** 2 <= 20**2 + 1e-3
    return 9.4999 <= float(str(response).replace(",", "").removesuffix("min").strip()) <= 10.5001


@pytest.mark.parametrize("kind", KINDS)
@given(chance=st.data())
def test_nothing_passes_without_the_key(kind, chance):
    """Whatever a page sends, only the key passes, and nothing breaks the grading."""
    asked = item(kind)
    response = chance.draw(near(asked))
    verdict = grade(asked, response, WORDS)
    assert 0 <= verdict.credit <= 1
    assert verdict.right == (verdict.outcome == "right")
    if verdict.right:
        assert verdict.credit == 1.0
        assert deserves(asked, response)
