"""What the hands do at a stop sign, and whom to call."""

import re

import pytest

from course_lib.build.pages import ROOT
from course_lib.library import library

STOPS = library().stops
PAGES = {
    number: re.sub(r" ?<!--.*?-->", "", next((ROOT / "notebooks" / "text").glob(f"{number}_*.md")).read_text(encoding="utf-8"))
    for number in ("02", "03", "04", "08", "10", "12")
}
LONGEST = 67  # words; read in a fright

NUMB = "Numb or tingling between the legs, or still at a buttock with pressure off: emergency number."
NERVES = (
    "Weak leg, both legs, bladder or bowel trouble, numb or tingling between the legs or, with pressure off, still at a buttock: "
    "emergency number."
)
FACE = "Numb or drooping face, numb or weak arm"
FAINT = (
    "Passed out, chest pain, new or worse back or belly pain, faint or pale when (perhaps) pregnant or after a birth: emergency number. "
    "Still pale, cold or heart racing after 5 minutes: emergency number."
)
BETTER = "Not better in 10 minutes: emergency number."
SUGAR = "Diabetes, able to swallow: sugar now. Cannot, or no better in 10 minutes: emergency number."
ALLERGY = "Swollen lips, tongue or face, wheezing, trouble breathing or faint"
PEN = (
    "adrenaline pen now (if carried), then emergency number. No better after 5 minutes: second pen. "
    "Lying, legs raised; half upright only if breathing is hard; no standing. Cannot be woken, steady breath: onto the side. "
    "No breath, or only slow gasps or snorts: press the chest as the operator says."
)
LOOK = "onto the back, head tilted back, look 10 seconds for breath. Steady breath, even noisy, or"
GASPS = "onto the side. No breath, or only slow gasps or snorts: press"
SPARED = "pad the head, hold nothing down, nothing in the mouth."
COLLAPSE = (
    f"Awake, breathless: half upright; allergy: adrenaline; asthma: reliever. A fit: prevent falls, {SPARED} "
    f"Cannot be woken, no fit now: {LOOK} drowsy: {GASPS} the chest as told, floor best."
)
GROWTH = (
    "with cancer ever, weight loss, a lump, a changed back or night pain: emergency number. "
    "Still there, none of these: medical advice within days, no massage before."
)
STAYS = (
    f"{FACE}, weak leg, both legs, bladder or bowel trouble: emergency number. Also numb or tingling between legs or, pressure off, "
    "still at a buttock; anything lasting minutes in groin, side, belly. Still tingling or numb? "
    "Cancer ever, weight loss, lump, changed back, night pain: emergency number; else advice within days, no massage before."
)
STAB = f"{STAYS} Rest that place, hand-width around, today."
TRAVELS = (
    f"{NUMB} Both legs, weak leg, bladder or bowel trouble: emergency number. "
    f"Still there after a few minutes? In groin, side or belly, or {GROWTH}"
)


def test_stop_signs_close_what_they_must():
    """A nerve sign, a collapse, a faint, a bruise and an allergy end the day; the stop number and sharp pain end the technique."""
    closes = {}
    for stop in STOPS.values():
        closes.setdefault(stop.closes, []).append(stop.id)
    assert closes == {
        "technique": ["ST01", "ST02", "ST04", "ST05", "ST07"],
        "all": ["ST03", "ST06", "ST08", "ST09", "ST13"],
        "session": ["ST10", "ST11", "ST12", "ST14"],
    }


@pytest.mark.parametrize("stop", STOPS.values(), ids=lambda stop: stop.id)
def test_a_stop_sign_is_short_enough_for_a_fright(stop):
    """What is done then is never longer than a few short sentences, for two people and for one."""
    assert [text for text in (stop.do, stop.alone or "") if len(text.split()) > LONGEST] == []


def test_a_stab_ends_the_massage_if_it_stays():
    """Tingling or numb in one place: nerves are asked for as where it travels, what stays ends it all, the place rests in any case."""
    stab = STOPS["ST02"]
    assert stab.sign == "Sharp, stabbing, electric, burning, tingling or numb."
    assert stab.do == f"Stop. {STAB}"
    assert stab.alone == f"Come off. {STAYS} That spot rests today."
    assert f"in one place | Stop. {STAB}" in PAGES["12"]
    assert "at least:** a feeling that travels, tingling or numbness that lasts, faintness," in PAGES["12"]
    assert (
        "Hands off: this technique is over for 24 hours, and that place rests today. Does it travel to buttock, leg, foot, groin, "
        "side or belly, or still tingle or feel numb after a few minutes? All massage is over for 24 hours at least. "
        f"{FACE}: emergency number. {TRAVELS}"
    ) in PAGES["08"].replace("**", "")
    paper = library().words["handout"]
    lasts = "Tingling lasts: no massage; advice in days, or as below."
    assert [text for text in (paper["stop_then"], paper["stop_then_alone"]) if lasts not in text] == []
    assert f"So does what still tingles or is numb after a few minutes. {FACE}: emergency number. {TRAVELS}" in PAGES["02"]


def test_a_tingle_that_lasts_is_never_slower_in_a_technique():
    """Where a step or a lesson says that what lasts waits for advice, the places that are an emergency stand with it."""
    steps = library().techniques["fingertip-pressure"].steps
    assert (
        "Tingling or shooting? Hands off. Travels: no massage for 24 hours. Lasts: medical advice first. "
        "Still tingles at a buttock: emergency number."
    ) in steps
    lasts = (
        "Travels and is still there after a few minutes, or a place still tingling or numb: no massage before medical advice. "
        "Tingling or numb between the legs, or still at a buttock with pressure off, or anything still in groin, side or belly: "
        "emergency number."
    )
    assert PAGES["10"].count(lasts) == 2
    assert (
        "So are a new weakness in a leg, lasting pain, tingling or numbness in groin, side or belly, sudden tearing pain, and chest pain."
    ) in PAGES["04"]
    key = library().items["wall-come-off"].rights[1]
    assert key.feedback == "Yes, all massage is over for 24 hours at least. If it lasts: no massage before medical advice."


def test_the_paper_sends_for_numbness_after_a_massage():
    """The box of whom to call names numbness after a massage, and whoever passed out; the card's line on dizziness names the rest."""
    assert library().signs["RF10b"].short == "After a massage: side, belly or groin hurts, stays numb or tingling; bloody urine; fainting"
    paper = library().words["handout"]
    dizzy = "if new or worse back or belly pain, or pale, cold, heart racing for 5 minutes: emergency number."
    assert [text for text in (paper["stop_then"], paper["stop_then_alone"]) if dizzy not in text] == []
    assert "Call for collapse, passing out, a fit," in library().words["lesson"]["stop_emergency"]


def test_a_ball_is_named_with_its_allergy():
    """Latex and rubber: wherever a technique says tennis ball, the ball of felt stands beside it, in the words of the claim."""
    felt = "With an allergy to latex or rubber take a soft ball all of felt, and no tennis ball."
    assert felt in library().claims["C07"].teach
    parts = {one.id: one.hand_part for one in library().techniques.values() if "tennis ball" in one.hand_part}
    assert list(parts) == ["ball-on-the-wall", "ball-on-the-floor"]
    assert [name for name, text in parts.items() if felt not in text] == []


def test_what_travels_calls_first_and_waits_last():
    """The saddle, both legs and weakness come before all else; what stays in the belly's side or with cancer is no case for days."""
    travels = STOPS["ST03"]
    assert travels.sign == "Pain, tingling or numbness that travels to the buttock, leg, foot, groin, side or belly."
    assert (travels.do, travels.alone) == (f"Stop. {TRAVELS}", f"Come off. {TRAVELS}")


def test_lying_down_is_not_all_for_a_faint():
    """Who passed out, hurts more or is still pale after minutes is not left to lie; sugar does not wait and gets its own minutes."""
    faint = STOPS["ST06"]
    assert faint.do == (
        f"Stop. They lie down, on the side if sick or pregnant. {FAINT} {SUGAR} Unwell after 15: advice today. Rise slowly."
    )
    assert faint.alone == (
        f"Come off, lie down, on the side if sick or pregnant. Call somebody. {FAINT} "
        "Diabetes: sugar now. Cannot swallow, or no better in 10 minutes: emergency number. Unwell after 15: advice today. Rise slowly."
    )


def test_a_severe_allergy_gets_the_pen_before_the_call_and_soap_last():
    """Pen, call, second pen, lying with raised legs: in this order, and washing only where the skin is all."""
    assert STOPS["ST09"].sign == "Itch, rash, raised or burning skin from oil or ball."
    assert STOPS["ST09"].do == f"Stop. {ALLERGY}: {PEN} Skin alone: wipe, wash with soap."
    assert STOPS["ST09"].alone == (
        f"Come off. {ALLERGY}: adrenaline pen now (if carried), then emergency number. No better after 5 minutes: second pen. "
        "Lie down, legs raised; half upright only if breathing is hard; no standing. Skin alone: wash with soap; "
        "no more with this ball or roller."
    )
    assert f"{ALLERGY}: {PEN}" in PAGES["03"]


def test_a_collapse_looks_for_breath_and_says_what_a_fit_needs():
    """Called first; breathless lies half upright, nobody in a fit is held; then steady breath gets the side, and slow gasps are none."""
    collapse = STOPS["ST13"]
    assert collapse.sign == (
        "Collapse, a fit, chest pain, sudden severe back or belly pain, cannot be woken, struggling for breath. "
        "Numb, weak or drooping face or arm, weak leg, slurring."
    )
    assert collapse.do == f"Emergency number, on loudspeaker. {COLLAPSE}"


@pytest.mark.parametrize("number", ["02", "12"])
def test_the_lessons_say_the_same_as_the_stop_signs(number):
    """Safety and the whole massage repeat a stop sign in its words, so that nobody has to weigh two versions in a fright."""
    page = PAGES[number]
    for text in (FAINT, SUGAR, TRAVELS, COLLAPSE, ALLERGY, PEN, "tingling or numbness in one place"):
        assert text in page


def test_whom_to_call_names_who_cannot_call():
    """The box names whoever passed out, cannot be woken, or is drowsy with a strong pain patch, beside the first page's signs."""
    told = library().words["lesson"]["stop_emergency"]
    for text in ("passing out", "Call if somebody cannot be woken, or with a strong pain patch is sleepy, confused or breathes slowly."):
        assert text in told
    assert library().signs["RF05"].short.startswith("Weak leg; weak or numb arm, drooping or numb face, slurred speech")
    today = library().words["lesson"]["stop_same_day"]
    assert today.startswith(
        "Speak to a doctor or an advice line today for any of the signs listed here, and for angina at rest or changed. "
        "Chest pain now, or angina at rest or changed in the last 3 days: emergency number. "
        "Call the emergency number if somebody is also confused"
    )
    growth = "with cancer ever, weight loss, lump, changed back or night pain."
    assert today.endswith(f"Call it for leg pain, or a numb or tingling leg or back, {growth}")
    assert library().words["screening"]["twin_also"].endswith(f"Leg pain, or a numb or tingling leg or back, is an emergency {growth}")


def test_low_sugar_and_a_fit_are_told_to_whoever_has_the_illness():
    """The line of diabetes says what to give and when to call; that of epilepsy what a fit needs. Both call first and look for breath."""
    signs = library().signs
    low = (
        f"Shaky, sweaty or muddled, and able to swallow: something sugary at once. {BETTER} "
        "Cannot swallow, or cannot be woken: emergency number first, nothing by mouth. Steady breath: onto the side. "
        "No breath, or only slow gasps or snorts: press on the chest as the operator says."
    )
    assert signs["K31"].do.endswith(f"Watch for low sugar after a long session. {low}")
    assert low in PAGES["02"]
    assert signs["K34"].do.endswith(
        f"A fit: call the emergency number, keep them from falling, {SPARED} Fit over, cannot be woken: {LOOK} drowsy after the fit: "
        f"{GASPS} on the chest as the operator says."
    )


@pytest.mark.parametrize("name", ["wall-come-off", "circles-tingling-leg", "fingers-shooting"])
def test_a_question_calls_for_a_buttock_only_if_it_stays(name):
    """Under a hand or a ball a buttock may tingle; it is an emergency where it does so with the pressure off, as at the stop sign."""
    item = library().items[name]
    told = " ".join([item.why, *(choice.feedback for choice in item.distractors)])
    assert NERVES.removeprefix("W").removesuffix(" number.") in told
    assert "at the buttocks" not in told
