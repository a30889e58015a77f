"""What the dilution calculator says of an answer."""

import pytest

from course_lib.library import library
from course_lib.safety.dilution import dilution
from course_lib.teaching.mixing import questions, scents, told

RULES = library()
WORDS = {**RULES.words["shared"], **RULES.words["dilution"]}
ALMOND = {"name": RULES.oils["almond"].name, "text": RULES.oils["almond"].reason, "sources": "Sources: AAAAI, almond oil"}


def answer(*ticked, **typed):
    return told(dilution(RULES, asked=True, ticked=ticked, **typed), RULES, WORDS)


def because(question):
    return {"text": RULES.oil_questions[question].reason}


def test_a_whole_answer():
    """Amount, strength, how it is measured, the test on the skin, what fits, what is left out and why, each with its source."""
    assert answer("sensitive", "nuts", scent="lavender", ml=30, percent=0.5) == {
        "kind": "mix", "ml": 30.0, "percent": 0.5, "cap": 1.0, "shows": True,
        "title": "4 drops of lavender in 30 ml of plain oil",
        "lines": [
            "That is 0.5\u00a0% of essential oil, rounded down. Of the mix, 2 to 3 ml are enough for the lower back.",
            "Counted at 30 drops a ml. Droppers differ; even with large drops it stays under today's cap of 1\u00a0%.",
            WORDS["patch"],
        ],
        "moved": [],
        "carriers": [RULES.oils[one].name for one in ("sunflower", "grapeseed", "lotion", "coconut", "olive")],
        "left_out": [ALMOND],
        "because": [
            {**because("sensitive"), "sources": "Sources: Tisserand and Young 2014; Dilution tables after Tisserand", "decides": True},
            {**because("nuts"), "sources": "Sources: AAAAI, almond oil", "decides": False},
        ],
        "diffuser": WORDS["diffuser_on"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ticked", "typed", "title"),
    [
        ((), {"scent": "lavender", "ml": 5, "percent": 1}, "1 drop of lavender in 5 ml of plain oil"),
        ((), {"scent": "lavender", "ml": 5, "percent": 0.5}, WORDS["too_little"]),
        ((), {"scent": "chamomile", "ml": 30, "percent": 2}, "0.6 ml of chamomile in 30 ml of plain oil"),
        (("daisies",), {"scent": "chamomile"}, WORDS["plain"]),
        (("asthma",), {"scent": "lavender"}, WORDS["plain"]),
        (("under-age",), {}, WORDS["nothing"]),
        (("seeds", "coconut", "perfume", "eczema"), {}, WORDS["nothing"]),
        ((), {}, WORDS["plain"]),
    ],
)
def test_the_first_line_says_it_all(ticked, typed, title):
    """Whoever reads one line reads the right one."""
    assert answer(*ticked, **typed)["title"] == title


def test_where_no_oil_fits_no_amount_and_no_try_is_told():
    """Nobody is told to try out what they are allergic to; a shirt stays on, and what is left out is named with its reason."""
    found = answer("seeds", "coconut", "perfume", "eczema")
    assert (found["lines"], found["carriers"], found["diffuser"], found["shows"]) == ([WORDS["fits_none"]], [], "", False)
    assert len(found["left_out"]) == sum(oil.kind == "carrier" for oil in RULES.oils.values())


def test_before_the_questions_nothing_is_named():
    """No oil, no reason and no amount stand there until both people were asked."""
    found = told(dilution(RULES), RULES, WORDS)
    assert [found[part] for part in ("title", "carriers", "left_out", "because", "diffuser")] == [WORDS["ask_first"], [], [], [], ""]


def test_every_question_and_every_scent_can_be_chosen():
    """The page shows all that the content holds, plain oil first."""
    assert [line["id"] for group in questions(RULES, WORDS) for line in group["lines"]] == list(RULES.oil_questions)
    assert [one["id"] for one in scents(RULES, WORDS)] == ["", *(oil.id for oil in RULES.oils.values() if oil.kind == "scent")]
