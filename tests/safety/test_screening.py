"""What the answers of the screening decide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.library import library
from course_lib.model.restrictions import LEFT_OUT
from course_lib.model.signs import ANSWERS, SPEEDS
from course_lib.safety.screening import decide
from course_lib.teaching import questions

from .checks import FOLLOW_UPS, QUESTIONS, answers, spelt

# The row ticked, its follow-ups answered as mildly as an honest person can who has asked nobody yet.
ALONE = {
    **dict.fromkeys(["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF10b"], "no, now"),
    "RF02b": "no, today",
    "RF07": "no, today",
    "RF08": "no, call today",
    "RF09": "no, tomorrow",
    "RF10": "no, today",
    "RF11": "no, today",
    "RF12": "no, tomorrow",
    "RF13": "light, cap 3, no_tools no_floor no_holds no_thumbs glides_only",
    "RF14": "no, call today",
    "RF15": "no, days",
    "RF16": "no, days",
    "K02": "no, later",
    "K03": "no, today",
    "K04": "no, today",
    "K05": "no, first",
    "K06": "no, later",
    "K07": "no, first",
    "K08": "no, first",
    "K09": "no, first",
    "K10": "no, first",
    **dict.fromkeys(["K11", "K12", "K13", "K14", "K15", "K16", "K18"], "light, no_floor"),
    "K17": "no, later",
    "K19": "light, no_floor no_thumbs no_flanks",
    "K20": "no, first",
    "K21": "light, cap 3, no_tools no_floor no_holds no_thumbs glides_only",
    "K22": "light, cap 3, no_tools no_floor no_holds no_thumbs glides_only",
    "K23": "light, cap 2, no_tools no_floor no_holds, number not trusted",
    "K24": "light, cap 3, no_tools no_floor no_holds glides_only",
    "K25": "no, first",
    "K26": "light, cap 3, no_tools no_floor no_holds, 10 minutes",
    "K27": "no, first",
    "K28": "light, no_floor no_holds",
    "K29": "light, cap 3, no_floor no_holds",
    "K30": "light, cap 3, no_tools no_floor glides_only",
    "K31": "light, no_floor",
    "K32": "light",
    "K33": "light, cap 3, no_floor no_holds",
    "K34": "light",
    "K35": "no, first",
    "K36": "light, no_tools no_floor",
    "LIM32": "no, first",
    "T05": "no, later",
}

# The same with one follow-up answered the other way.
FOLLOWED = {
    "RF02b.worse": "no, now",
    "RF07.worse": "no, now",
    "RF07.immunity": "no, now",
    "RF07.pregnant": "no, now",
    "RF08.cancer": "no, within a day",
    "RF08.nerves": "no, now",
    "RF10.worse": "no, now",
    "RF10.immunity": "no, now",
    "RF10.pregnant": "no, now",
    "RF11.chest": "no, now",
    "RF12.sooner": "no, today",
    "RF13.eye": "no, today",
    "RF14.worse": "no, now",
    "RF14.asked": "light, cap 3, no_tools no_floor no_holds",
    "RF15.worse": "no, now",
    "RF15.asked": "light, cap 3, no_tools no_floor no_holds glides_only",
    "RF16.asked": "light, cap 3, no_tools no_floor no_holds",
    "K02.back_pain": "no, today",
    "K02.worse": "no, now",
    "K02.immunity": "no, now",
    "K02.pregnant": "no, now",
    "K03.lung": "no, now",
    "K05.now": "no, now",
    "K05.angina": "no, today",
    "K04.unchecked": "no, now",
    "K08.pain": "no, now",
    "K09.unchecked": "no, now",
    "K11.near": "no, later",
    "K11.catching": "no, first",
    "K11.hot": "no, today",
    "K12.near": "no, later",
    "K12.deep": "no, now",
    "K13.near": "no, first",
    "K14.near": "no, first",
    "K15.front": "light, cap 3, no_tools no_floor glides_only",
    "K15.near": "no, first",
    "K15.new": "no, first",
    "K16.near": "no, first",
    "K16.opioid": "light, no_floor",
    "K16.drowsy": "no, now",
    "K17.fever": "no, today",
    "K17.sudden": "no, now",
    "K18.hard": "no, today",
    "K18.near": "no, first",
    "K19.transplant": "no, first",
    "K19.clinic": "no, first",
    "K19.now": "no, today",
    "K20.agreed": "light, cap 3, no_tools no_floor no_holds no_thumbs glides_only",
    "K20.risk": "no, first",
    "K20.worse": "no, now",
    "K23.worse": "no, now",
    "K23.new": "no, days",
    "K25.cleared": "light, cap 3, no_tools no_floor no_holds",
    "K27.pain": "no, within a day",
    "K27.nerves": "no, now",
    "K27.agreed": "light, cap 3, no_tools no_floor no_holds",
    "K29.stiff": "light, cap 3, no_tools no_floor no_holds no_thumbs glides_only",
    "K29.flare": "no, later",
    "K30.breath": "no, now",
    "K35.cleared": "light, no_floor",
}


def test_each_row_alone_decides_what_the_fact_base_says():
    """Every red flag, every condition: its class, its speed, what a light practice leaves out."""
    assert {question.id: spelt(decide(QUESTIONS, answers(question.id))) for question in QUESTIONS} == ALONE


def test_each_follow_up_alone_decides_what_the_fact_base_says():
    """An agreement opens a light practice, a place in the worked area closes it, a sign that it is worse calls for help."""
    found = {id: spelt(decide(QUESTIONS, answers(id.split(".")[0], otherwise=[id]))) for id in FOLLOW_UPS}
    assert found == FOLLOWED


@pytest.mark.parametrize(
    ("worse", "agreed"),
    [("RF14.worse", "RF14.asked"), ("RF15.worse", "RF15.asked"), ("K27.nerves", "K27.agreed"), ("K20.worse", "K20.agreed")],
)
def test_no_agreement_outweighs_an_emergency(worse, agreed):
    """A tearing pain, a leg that hurts with cancer, or bleeding in pregnancy is an emergency, whatever somebody once agreed to."""
    outcome = decide(QUESTIONS, answers(worse.split(".")[0], otherwise=[worse, agreed]))
    assert spelt(outcome) == "no, now"
    assert [told.verdict for told in outcome.told] == [FOLLOW_UPS[worse].yes]


def test_every_row_of_the_fact_base_is_asked():
    """Sixteen red flags and thirty-five conditions, the age and the giver; of RF02 and of RF10 a second half is a line of its own."""
    wanted = {f"RF{n:02d}" for n in range(1, 17)} | {f"K{n:02d}" for n in range(2, 37)} | {"RF02b", "RF10b", "LIM32", "T05"}
    assert {question.id for question in QUESTIONS} == wanted


def test_emergencies_are_asked_first():
    """The first page holds the seven signs for which help is needed now, and no other page holds one."""
    first = [question.id for question in QUESTIONS if question.group == QUESTIONS[0].group]
    assert first == ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF10b"]
    assert first == [question.id for question in QUESTIONS if question.answer == "emergency"]


def without(name):
    """The rows that leave something out whatever their follow-ups say."""
    return {question.id for question in QUESTIONS if question.id[0] == "K" and getattr(question, name)}


def test_tools_and_holds_at_a_glance():
    """No ball or roller, none on the floor, no holds: for whom our sources say so, or long strokes alone are left, and for nobody else."""
    k = "K{:02d}".format
    tools = {"K09", "K10", "K30", "K36", *map(k, range(20, 28))}
    assert without("no_tools") == tools
    assert FOLLOW_UPS["K29.stiff"].yes.no_tools
    assert without("no_floor") == tools | {"K28", "K29", "K31", "K33", "K35"} | {*map(k, (11, 12, 13, 14, 15, 16, 18, 19))}
    assert without("no_holds") == {*map(k, range(20, 30)), "K33"}


def test_nothing_ticked_is_clear():
    """None of these on every page: clear, with nothing left out."""
    assert spelt(decide(QUESTIONS, answers())) == "clear"


def test_where_nothing_is_left_it_is_a_no():
    """One row leaves long strokes alone and another leaves out just those: no massage, and the page says why before anything else."""
    outcome = decide(QUESTIONS, answers("K19", "K21"))
    assert (spelt(decide(QUESTIONS, answers("K19"))), spelt(outcome)) == ("light, no_floor no_thumbs no_flanks", "no, none")
    words = library().words["screening"]
    first, *rest = questions.told(outcome, words)["told"]
    assert first == {
        "short": words["nothing_left"], "means": "", "do": words["nothing_left_do"], "speed": words["speed_first"], "answer": "refer",
        "lasting": "",
    }  # fmt: skip
    assert {one["answer"] for one in rest} == {"light"}
    assert questions.told(decide(QUESTIONS, answers("K19", "K21", "RF11")), words)["told"][0]["short"] != words["nothing_left"]


def test_the_strictest_of_several_wins():
    """Caps, what is left out and the speed are each the strictest of all that was ticked."""
    outcome = decide(QUESTIONS, answers("K23", "K26", "K28", "K21"))
    expected = "light, cap 2, no_tools no_floor no_holds no_thumbs glides_only, 10 minutes, number not trusted"
    assert spelt(outcome) == expected
    outcome = decide(QUESTIONS, answers("K21", "RF16", "RF11"))
    assert (spelt(outcome), [told.question.id for told in outcome.told]) == ("no, today", ["RF11", "RF16", "K21"])


@pytest.mark.parametrize(
    ("follow", "word"), [("K16.opioid", "hot or warm bath"), ("K29.stiff", "no circles with weight"), ("RF07.worse", "ambulance")]
)
def test_a_follow_up_is_told_in_its_own_words(follow, word):
    """Where a second question decides as much as its row, what is told is the answer to the second question."""
    row = follow.split(".")[0]
    (told,) = decide(QUESTIONS, answers(row, otherwise=[name for name in FOLLOW_UPS if name in (follow, "RF07.immunity")])).told
    assert word in told.verdict.do


@pytest.mark.parametrize("said", [None, "no", "", 0, 1, "false", []])
def test_what_is_not_answered_is_not_a_no(said):
    """Only true and false are answers; anything else keeps the screening open."""
    outcome = decide(QUESTIONS, {**answers(), "K21": said})
    assert (outcome.kind, outcome.missing) == ("open", ("K21",))


def test_an_unanswered_follow_up_keeps_the_screening_open():
    """A ticked row waits for its second question; a row that is not ticked does not."""
    given_ = {name: value for name, value in answers("K20").items() if "." not in name}
    outcome = decide(QUESTIONS, given_)
    assert (outcome.kind, outcome.missing) == ("open", ("K20.worse", "K20.risk", "K20.agreed"))
    assert decide(QUESTIONS, {**given_, "K20": False}).kind == "clear"


def test_no_answers_at_all_open_nothing():
    """Without answers nobody may practise."""
    assert decide(QUESTIONS, {}).kind == "open"


def test_an_emergency_does_not_wait_for_the_other_pages():
    """One sign on the first page is enough, with every other page unasked."""
    outcome = decide(QUESTIONS, {"RF04": True})
    assert (outcome.kind, outcome.speed, outcome.emergency) == ("no", "now", True)


def strictness(outcome):
    """Numbers that only grow as an outcome gets stricter."""
    return (
        ("clear", "light", "no").index(outcome.kind),
        SPEEDS.index(outcome.speed),
        -(11 if outcome.today.cap is None else outcome.today.cap),
        -(9999 if outcome.today.minutes_at_most is None else outcome.today.minutes_at_most),
        not outcome.today.scale_trusted,
        *(getattr(outcome.today, name) for name in LEFT_OUT),
    )


rows = st.sets(st.sampled_from([question.id for question in QUESTIONS]), max_size=6)
follow_ups = st.sets(st.sampled_from(sorted(FOLLOW_UPS)))


@settings(max_examples=300)
@given(rows, rows, follow_ups)
def test_one_more_tick_never_loosens(ticked, more, otherwise):
    """Whatever else is true, no further row raises a cap, gives back what is left out, or makes help less urgent."""
    before = strictness(decide(QUESTIONS, answers(*ticked, otherwise=otherwise)))
    after = strictness(decide(QUESTIONS, answers(*ticked, *more, otherwise=otherwise)))
    assert all(late >= early for early, late in zip(before, after, strict=True))


@settings(max_examples=300)
@given(rows, follow_ups, st.sampled_from([follow for follow in FOLLOW_UPS.values() if not follow.instead]))
def test_only_an_agreement_loosens(ticked, otherwise, follow):
    """A follow-up answered the way that decides something never loosens, unless it is the word of somebody who was asked."""
    decisive = follow.yes is not None
    given_ = answers(*ticked, otherwise=otherwise)
    before = strictness(decide(QUESTIONS, {**given_, follow.id: not decisive}))
    after = strictness(decide(QUESTIONS, {**given_, follow.id: decisive}))
    assert all(late >= early for early, late in zip(before, after, strict=True))


@settings(max_examples=200)
@given(rows, follow_ups, st.data())
def test_leaving_an_answer_out_never_opens(ticked, otherwise, data):
    """Taking answers away can keep a no or leave the screening open; it never makes it clear or light."""
    whole = answers(*ticked, otherwise=otherwise)
    lost = data.draw(st.sets(st.sampled_from([question.id for question in QUESTIONS]), min_size=1))
    assert decide(QUESTIONS, {name: value for name, value in whole.items() if name not in lost}).kind in ("open", "no")


def test_every_no_says_what_to_do_and_how_fast():
    """Nobody is left with a mere no, nor with an emergency that is not for now."""
    verdicts = [*QUESTIONS, *(verdict for follow in FOLLOW_UPS.values() for verdict in (follow.yes, follow.no) if verdict)]
    for verdict in verdicts:
        assert verdict.do.strip()
        if ANSWERS.index(verdict.answer) >= ANSWERS.index("refer"):
            assert verdict.speed != "none"
