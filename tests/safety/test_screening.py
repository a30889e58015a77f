"""What the answers of the screening decide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.library import library
from course_lib.model.restrictions import LEFT_OUT
from course_lib.model.signs import ANSWERS, SPEEDS
from course_lib.safety.screening import decide
from course_lib.teaching import questions

QUESTIONS = tuple(library().signs.values())
FOLLOW_UPS = {follow.id: follow for question in QUESTIONS for follow in question.follow}

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


def answers(*ticked, otherwise=()):
    """A whole set of answers: `ticked` rows are true, follow-ups false but for those in `otherwise`."""
    return {
        **{question.id: question.id in ticked for question in QUESTIONS},
        **{follow: follow in otherwise for follow in FOLLOW_UPS},
    }


def spelt(outcome):
    """An outcome in one line; what a *no* would leave out says nothing."""
    if outcome.kind == "no":
        return f"no, {outcome.speed}"
    parts = [outcome.kind]
    if outcome.today.cap is not None:
        parts.append(f"cap {outcome.today.cap:g}")
    parts.append(" ".join(name for name in LEFT_OUT if getattr(outcome.today, name)))
    if outcome.today.minutes_at_most is not None:
        parts.append(f"{outcome.today.minutes_at_most:g} minutes")
    if not outcome.today.scale_trusted:
        parts.append("number not trusted")
    return ", ".join(part for part in parts if part)


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


def test_a_line_that_names_an_emergency_asks_for_it():
    """Where the help under a line says *that is an emergency*, its second question asks just that; nobody is sent back to look for it."""
    named = {question.id for question in QUESTIONS if "that is an emergency" in question.more}
    assert named == {"RF10", "RF15", "K09", "K30"}
    asking = {question.id for question in QUESTIONS if any(follow.yes and follow.yes.answer == "emergency" for follow in question.follow)}
    assert named <= asking
    assert [question.id for question in QUESTIONS if "go back" in question.more] == []


def test_a_leg_that_hurts_asks_for_all_that_makes_it_an_emergency():
    """Pain down one leg: a weak leg, both legs, bladder and bowel, cancer and what may be cancer are asked, and named beside the advice."""
    row = library().signs["RF15"]
    (worse,) = (follow for follow in row.follow if follow.id == "RF15.worse")
    assert worse.points == (
        "A leg newly weak or getting weaker.",
        "Both legs affected, numb or tingling between the legs or at the buttocks, or trouble with bladder or bowel.",
        "Cancer now or in the past.",
        "Weight lost without meaning to, a lump, a back that changed its shape, or pain worse at night that rest does not ease.",
    )
    assert row.do.endswith(
        "Emergency: a newly weak leg, both legs, numbness or tingling between the legs or at the buttocks, trouble with bladder or bowel. "
        "Such a leg with cancer now or ever, weight loss, a lump, a changed shape, or night pain that rest does not ease: emergency too."
    )


def test_a_fever_is_asked_for_the_same_worse_signs_in_every_line():
    """With back pain, alone or with pain in the side: head, breath and skin, urine, immunity and pregnancy turn it into an emergency."""
    for row in ("RF07", "K02", "RF10"):
        asked = " ".join(FOLLOW_UPS[f"{row}.worse"].points)
        assert asked.startswith("Confused, drowsy or "), row
        assert "Breathless, or skin that turns blotchy (new uneven patches) or blue. No urine all day." in asked, row
        assert "chemotherapy, or with very weak immunity" in FOLLOW_UPS[f"{row}.immunity"].ask, row
        assert FOLLOW_UPS[f"{row}.immunity"].yes.do == "No massage. Call the emergency number or the cancer team's line at once."
        assert FOLLOW_UPS[f"{row}.pregnant"].yes.answer == "emergency", row


def test_numb_skin_is_worked_on_only_where_somebody_knows_it():
    """New or growing numbness, or one that nobody has looked at, gets no massage; what makes it an emergency is a question."""
    new, worse = FOLLOW_UPS["K23.new"], FOLLOW_UPS["K23.worse"]
    assert new.ask == "Is it new or growing, or has no doctor or physiotherapist looked at it?"
    assert new.yes.do == "No massage until somebody has looked at it. Make an appointment in the next days."
    assert (worse.ask, worse.points, worse.yes.do) == (
        "Is it new or growing, and is one of these true?",
        (
            "It came suddenly.",
            "It is in the face or an arm, or down one side, or speech is slurred.",
            "It is numb or tingles between the legs, at the buttocks or in both legs.",
            "A leg is weak, or there is trouble with bladder or bowel.",
            "A leg is numb, with cancer ever, weight loss, a lump, a changed shape or night pain.",
        ),
        "No massage. Call the emergency number now.",
    )
    assert spelt(decide(QUESTIONS, answers("K23", otherwise=["K23.new", "K23.worse"]))) == "no, now"


def test_the_first_page_asks_for_a_stroke():
    """A face that droops, a weak arm or slurred speech is for an ambulance by itself; so is sudden pain after a needle in the back."""
    row = library().signs["RF05"]
    assert row.ask == "A weak leg, arm or face, or slurred speech; sudden severe pain on blood thinners or after a needle in the spine."
    assert row.points[1] == "A face that droops, an arm newly weak, or slurred speech."
    assert row.do == (
        "No massage. A face, an arm, speech, or sudden severe pain: call an ambulance now. "
        "A weak leg: ambulance or emergency department now. Do not drive yourself."
    )
    assert FOLLOW_UPS["K17.sudden"].yes.do == "No massage. Call an ambulance now."


def test_angina_at_rest_or_changed_has_a_speed_of_its_own():
    """Pain now or in the last three days is for an ambulance, an attack longer ago for a doctor today; blood pressure alone asks first."""
    row = library().signs["K05"]
    assert [(follow.ask, follow.yes.do) for follow in row.follow] == [
        ("Chest pain or short of breath now, or angina at rest or changed in the last 3 days?", "No massage. Call an ambulance now."),
        (
            "Angina at rest or changed, longer ago than that?",
            "No massage. Speak to a doctor or an advice line today. If it comes again: call an ambulance.",
        ),
    ]
    assert spelt(decide(QUESTIONS, answers("K05", otherwise=["K05.now", "K05.angina"]))) == "no, now"


def test_a_clot_is_asked_for_its_lung():
    """Whoever names a swollen leg or a clot is asked for breath, chest, coughed blood and fainting, each for an ambulance."""
    signs = ("breathless", "chest pain", "coughing blood or faint")
    for name in ("RF11.chest", "K03.lung"):
        follow = FOLLOW_UPS[name]
        assert [sign for sign in signs if sign not in follow.ask.lower()] == [], name
        assert follow.yes.do == "No massage. Call an ambulance now."
    assert "A clot in the lung suspected, breathless, chest pain, coughing blood or faint: call an ambulance." in library().signs["K03"].do
    assert FOLLOW_UPS["K18.hard"].yes.do.endswith("Breathless, chest pain, coughing blood or faint: call an ambulance.")


@pytest.mark.parametrize("name", ["K11.hot", "K17.fever", "K19.now"])
def test_a_fever_with_skin_needle_or_kidney_says_what_makes_it_an_emergency(name):
    """Sent to a doctor today, nobody waits who is confused, breathless or blotchy, or whose defence is weak."""
    told = FOLLOW_UPS[name].yes.do
    for part in ("Confused, drowsy, ", "breathless, blotchy or blue skin, ", "no urine all day"):
        assert part in told
    assert "Fever on chemotherapy, with very weak immunity, " in told
    assert "in a pregnancy or in the 6 weeks after a birth: emergency too." in told
    assert ("A newly weak or numb leg, or trouble with bladder or bowel: emergency." in told) == (name == "K17.fever")


def test_a_pulsing_belly_is_asked_for_its_aneurysm():
    """A known aneurysm, severe pain or a cold faint with a beat in the belly is a question of its own, and for an ambulance."""
    worse = FOLLOW_UPS["RF02b.worse"]
    assert worse.ask == "A known aneurysm, severe pain, or somebody pale, cold, sweaty or faint?"
    assert worse.yes.do == "No massage. Call an ambulance now."
    assert spelt(decide(QUESTIONS, answers("RF02b", otherwise=["RF02b.worse"]))) == "no, now"


def test_a_sudden_pain_with_thin_bones_says_when_it_is_an_emergency():
    """An urgent appointment is for a pain that is not severe and leaves the nerves alone."""
    assert library().signs["RF09"].do.endswith(
        "Severe, or with a weak leg, numb or tingling between the legs or at the buttocks, bladder or bowel trouble: call an ambulance."
    )


def test_after_an_accident_help_comes_to_whoever_lies_there():
    """Lately hurt or hard to walk: the call, then keeping still. Longer ago and walking well nobody lies in wait for an ambulance."""
    said = (
        "No massage. In the last days, or hard to walk: call an ambulance and keep still until it comes. "
        "Longer ago, and walking well: emergency care now; somebody else drives. Nobody rubs."
    )
    assert [library().signs["RF03"].do, FOLLOW_UPS["K09.unchecked"].yes.do] == [said, said]
    for row in ("K04", "K09"):
        assert library().signs[row].do.endswith(
            "that nobody has checked: emergency care now. In the last days, or hard to walk: an ambulance, and keep still."
        ), row


def test_pain_or_blood_after_a_massage_is_an_emergency_by_itself():
    """Side, belly or groin pain within hours, or bloody urine, after a massage calls for help at once, with no other sign needed."""
    row = library().signs["RF10b"]
    assert (row.points, row.follow) == (
        (
            "Within hours of a massage: pain in the side, belly or groin, blood in the urine, or fainting.",
            "In the days after it: such a pain that grows, blood in the urine, or fainting.",
        ),
        (),
    )
    outcome = decide(QUESTIONS, {"RF10b": True})
    assert (outcome.kind, outcome.speed, outcome.emergency) == ("no", "now", True)


def test_a_checked_accident_is_no_emergency_and_waits_its_hours():
    """An accident, fall or blow is an emergency while nobody has checked it, and waits its hours when somebody has."""
    now, wait = library().signs["RF03"], library().signs["K09"]
    assert now.ask == "The pain came with a serious accident, a bad fall or a hard blow that nobody has checked."
    assert "not sure counts as not checked" in now.more
    assert wait.ask == "A major strain, fall, crash or hard blow in the last 72 hours, even if nothing is broken."
    assert [spelt(decide(QUESTIONS, answers(id))) for id in ("RF03", "K09")] == ["no, now", "no, first"]


def test_an_operation_needs_its_weeks_and_a_yes():
    """Back, hip and belly: the weeks are asked wherever a clearance opens something, and being cleared early opens nothing."""
    rows = library().signs
    assert "An operation on back, hip or belly in the last 6 weeks, cleared or not; a caesarean counts." in rows["K14"].points
    follow_ups = [FOLLOW_UPS[name] for name in ("K25.cleared", "K35.cleared")]
    assert [follow.ask for follow in follow_ups] == 2 * [
        "Was it at least 6 weeks ago, is it healed, and has surgeon, clinic or physiotherapist cleared massage?"
    ]
    said = "No massage for at least 6 weeks, and not before it has healed and surgeon, clinic or physiotherapist has cleared it."
    verdicts = [FOLLOW_UPS["K14.near"].yes, *(follow.no for follow in follow_ups)]
    assert [(one.answer, one.do) for one in verdicts] == 3 * [("refer", f"{said} Neither alone is enough.")]


def test_an_illness_that_is_just_over_still_waits():
    """Fever, infection and feeling ill are asked with the hours after them, and those hours have no massage."""
    row = library().signs["K02"]
    assert row.points[-1] == "One of these until less than 48 hours ago."
    assert spelt(decide(QUESTIONS, answers("K02"))) == "no, later"


def test_stiff_mornings_with_lasting_pain_follow_the_stricter_line():
    """Light hands may go on with stiff mornings alone; pain that is no better after weeks is ticked beside them, and is a no."""
    more = "Pain that is no better after a few weeks is a line of its own, and the stricter of the two counts."
    assert library().signs["RF13"].more == more
    assert spelt(decide(QUESTIONS, answers("RF13", "RF16"))) == "no, days"


def test_what_is_said_in_pregnancy_is_the_first_page_again():
    """Whoever passed the first page over, pregnant or after a birth, is asked for all of its signs, and told the same."""
    first, row = library().signs["RF06"], library().signs["K20"]
    worse = row.follow[0]
    assert (worse.points, worse.yes.do, worse.yes.means) == (first.points, first.do, first.means)


def test_the_weeks_after_a_birth_have_their_alarm():
    """Fever, fainting, a bad headache and heavy bleeding after a birth are emergencies; the bleeding that every birth brings is none."""
    row = library().signs["RF06"]
    assert row.ask == "Pregnant, perhaps pregnant, or in the 6 weeks after a birth, with any of these."
    assert row.points == (
        "Pregnant: bleeding, contractions, or pain on one side of the belly.",
        "Pregnant: pain at the tip of the shoulder, or the baby moves less.",
        "Pregnant or after a birth: fainting, fever, or a bad headache with spots before the eyes.",
        "After a birth: heavy or growing bleeding.",
    )
    assert row.do == (
        "No massage. Passed out, or bleeding heavily: call an ambulance. "
        "Otherwise go to the emergency department or the maternity unit now. Do not drive yourself."
    )
    assert FOLLOW_UPS["K20.risk"].yes.do.endswith(
        "Bleeding heavily: call an ambulance. Pregnant with any bleeding now: emergency department or maternity unit at once."
    )
    for fever in ("RF07.pregnant", "K02.pregnant", "RF10.pregnant"):
        assert "in the 6 weeks after a birth" in FOLLOW_UPS[fever].ask, fever
    assert FOLLOW_UPS["K20.risk"].ask == (
        "A high-risk pregnancy, bleeding earlier in it, heavy bleeding since the birth, pre-eclampsia, or a blood clot at any time?"
    )


def test_a_lump_that_nobody_has_seen_is_told_beside_any_other_reason():
    """What holds without a massage too is told whatever else stands in the way today."""
    told = questions.told(decide(QUESTIONS, answers("K13", "K06")), library().words["screening"])["told"]
    assert library().signs["K13"].lasting in [one["lasting"] for one in told]


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
