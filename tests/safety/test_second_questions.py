"""What the lines of the screening ask, and what their second questions make of a yes: each sign with its emergency and its speed."""

import pytest

from course_lib.build.pages import ROOT
from course_lib.library import library
from course_lib.safety.screening import decide
from course_lib.teaching import questions

from .checks import FOLLOW_UPS, QUESTIONS, answers, spelt


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
    assert (row.ask, row.points) == (
        "Pain, tingling or numbness down one leg.", ("Tingling in one leg, or pain down it below the knee.", "A numb patch.")
    )
    assert row.short == "Tingling in one leg, pain down it below the knee, or a numb patch"
    (worse,) = (follow for follow in row.follow if follow.id == "RF15.worse")
    assert worse.points == (
        "A leg newly weak or getting weaker.",
        "Both legs affected, numb or tingling between the legs or at the buttocks, or trouble with bladder or bowel.",
        "Cancer now or in the past.",
        "Weight lost without meaning to, a lump, a back that changed its shape, or pain worse at night that rest does not ease.",
    )
    assert row.do.endswith(
        "Emergency: a newly weak leg, both legs, numbness or tingling between the legs or at the buttocks, trouble with bladder or bowel. "
        "A painful, tingling or numb leg with cancer now or ever, weight loss, a lump, a changed shape or night pain despite rest: "
        "emergency too."
    )


def test_a_fever_is_asked_for_the_same_worse_signs_in_every_line():
    """With back pain, alone or with pain in the side: head, breath and skin, urine, immunity and pregnancy turn it into an emergency."""
    for row in ("RF07", "K02", "RF10"):
        asked = " ".join(FOLLOW_UPS[f"{row}.worse"].points)
        assert asked.startswith("Confused, drowsy or "), row
        assert "Faint, breathless, or skin that turns blotchy (new uneven patches) or blue. No urine all day." in asked, row
        assert "chemotherapy, or with very weak immunity" in FOLLOW_UPS[f"{row}.immunity"].ask, row
        assert FOLLOW_UPS[f"{row}.immunity"].yes.do == "No massage. Call the emergency number or the cancer team's line at once."
        assert FOLLOW_UPS[f"{row}.pregnant"].yes.answer == "emergency", row
        assert FOLLOW_UPS[f"{row}.pregnant"].yes.do == library().signs["RF06"].do, row


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
            "A leg or the back tingles or is numb, with cancer ever, weight loss, a lump, a changed shape or night pain.",
        ),
        "No massage. Call the emergency number now.",
    )
    assert spelt(decide(QUESTIONS, answers("K23", otherwise=["K23.new", "K23.worse"]))) == "no, now"


def test_the_first_line_of_all_names_what_the_nerves_at_the_bottom_of_the_spine_do():
    """Feeling between the legs, bladder, bowel and sex, and both legs stand in the short line of papers and lists too."""
    assert library().signs["RF01"].short == (
        "Numb or tingling between legs or at buttocks, new trouble with bladder, bowel, sex or both legs"
    )


def test_the_first_page_asks_for_a_stroke():
    """A face that droops, a weak arm or slurred speech is for an ambulance by itself; so is sudden pain after a needle in the back."""
    row = library().signs["RF05"]
    assert row.ask == (
        "A newly weak leg, weak or numb arm or face, slurred speech; sudden severe pain on blood thinners or after a needle in the spine."
    )
    assert row.points[1] == "A face that droops or is numb, an arm newly weak or numb, or slurred speech."
    assert row.do == (
        "No massage. Face, arm, speech, a suddenly weak leg, or sudden severe pain: call an ambulance now. "
        "Otherwise ambulance or emergency department now. Do not drive yourself."
    )
    needle = library().signs["K17"]
    assert (needle.short, needle.ask) == ("An injection or other needle in the back", "An injection or other needle in the back.")
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
    """Sent to a doctor today, nobody waits who is confused, faint, breathless or blotchy, or whose defence is weak."""
    told = FOLLOW_UPS[name].yes.do
    for part in ("Confused, drowsy, ", "faint, breathless, blotchy or blue skin, ", "no urine all day"):
        assert part in told
    assert "Fever on chemotherapy, with very weak immunity, " in told
    assert "in a pregnancy or in the 6 weeks after a birth: emergency too." in told
    nerves = "newly weak or numb leg, both legs, numb or tingling between the legs or at the buttocks, bladder or bowel trouble: emergency."
    assert (nerves in told) == (name == "K17.fever")


def test_a_pulsing_belly_is_asked_for_its_aneurysm():
    """A known aneurysm, severe pain or a cold faint with a beat in the belly is a question of its own, and for an ambulance."""
    worse = FOLLOW_UPS["RF02b.worse"]
    assert worse.ask == "A known aneurysm, severe pain, or somebody pale, cold, sweaty or faint?"
    assert worse.yes.do == "No massage. Call an ambulance now."
    assert spelt(decide(QUESTIONS, answers("RF02b", otherwise=["RF02b.worse"]))) == "no, now"


def test_a_sudden_pain_with_thin_bones_says_when_it_is_an_emergency():
    """A small fall is enough for thin bones; an urgent appointment is for a pain that is not severe and leaves the nerves alone."""
    row = library().signs["RF09"]
    assert (row.short, row.ask, row.points[0]) == (
        "Sudden pain after a minor fall, knock, cough or lift, or getting shorter",
        "Sudden pain after something minor, or getting shorter.",
        "Sudden pain, even after a minor fall, knock, cough or lift: "
        "with thin bones, a spine stiff for years, long steroids, or from about 70.",
    )
    nerves = "a weak leg, both legs, numb or tingling between the legs or at the buttocks, bladder or bowel trouble"
    assert row.do.endswith(f"Severe, or with {nerves}: call an ambulance.")


def test_after_an_accident_help_comes_to_whoever_lies_there():
    """Lately hurt or hard to walk: the call, then keeping still. Longer ago and walking well nobody lies in wait for an ambulance.

    A blow of the last 72 hours is always a late one, and nobody walks on it before it is known to be checked.
    """
    lately = "In the last days, or hard to walk: call an ambulance"
    longer = "Longer ago, and walking well: emergency care now; somebody else drives."
    unsure = "Not sure which, or worse by the hour: ambulance. Nobody rubs."
    such = f"Such pain from {lately[3:]} and keep still. Such pain from {longer[0].lower()}{longer[1:]} {unsure}"
    rows = library().signs
    assert rows["RF03"].do == f"No massage. {lately} and keep still until it comes. {longer} {unsure}"
    pain = "Pain since a serious accident, a bad fall or a hard blow that nobody has checked"
    assert rows["K04"].do == (
        f"No massage and no rolling. {pain} is an emergency. {such} No such pain: medical care today."
    )
    lesson = (ROOT / "notebooks" / "text" / "02_safety_limits.md").read_text(encoding="utf-8")
    assert f"{lately}, and keep still until it comes. {longer} {unsure}" in lesson
    assert f"is an emergency. {such}" in lesson
    assert FOLLOW_UPS["K04.unchecked"].yes.do == rows["RF03"].do
    assert rows["K09"].do == (
        f"No massage yet. {pain}: call an ambulance and keep still. "
        "Otherwise have it checked by a doctor or nurse. Then take it easy, with gentle walking."
    )
    assert FOLLOW_UPS["K09.unchecked"].yes.do == "No massage. Call an ambulance now, and keep still until it comes. Nobody rubs."


def test_pain_or_blood_after_a_massage_is_an_emergency_by_itself():
    """Side, belly or groin pain within hours, or bloody urine, after a massage calls for help at once, with no other sign needed."""
    row = library().signs["RF10b"]
    assert (row.points, row.follow) == (
        (
            "In side, belly or groin within hours of a massage: pain, lasting tingling or numbness. Or blood in urine, or fainting.",
            "Days after: such pain growing, tingling or numbness staying there, bloody urine, fainting.",
        ),
        (),
    )
    assert row.do == "No massage. Call an ambulance now, and say that there was a massage."
    assert FOLLOW_UPS["RF10.worse"].yes.do == "No massage. Call an ambulance now. Say so if there was a massage."
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
    more = "Pain no better after a few weeks is a line of its own, and the stricter counts."
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
    assert row.short == (
        "(Perhaps) pregnant: bleeding, contractions, belly or shoulder-tip pain, baby moving less. "
        "Then or after a birth: faint, fever, bad headache, heavy bleeding"
    )
    assert row.ask == "Pregnant, perhaps pregnant, or in the 6 weeks after a birth, with any of these."
    assert row.points == (
        "Pregnant: bleeding, contractions, or belly pain.",
        "Pregnant: pain at the tip of the shoulder, or the baby moves less.",
        "Pregnant or after a birth: faint, fever, or a bad headache with spots before the eyes.",
        "After a birth: heavy or growing bleeding.",
    )
    assert row.do == (
        "No massage. Fainting or faint, or pale and cold, or severe pain, or heavy bleeding: call an ambulance. "
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
