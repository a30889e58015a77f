"""What the hands do at a stop sign, and whom to call."""

import re

import pytest

from course_lib.build.pages import ROOT
from course_lib.library import library

STOPS = library().stops
PAGES = {
    number: re.sub(r" ?<!--.*?-->", "", next((ROOT / "notebooks" / "text").glob(f"{number}_*.md")).read_text(encoding="utf-8"))
    for number in ("02", "12")
}
LONGEST = 67  # words; read in a fright

NUMB = "Numb or tingling between the legs, or still at a buttock with pressure off: emergency number."
FAINT = (
    "Passed out, chest pain, new or worse back or belly pain, or still pale, cold or heart racing after 5 minutes of lying: "
    "emergency number."
)
BETTER = "Not better in 10 minutes: emergency number."
SUGAR = f"Diabetes, and able to swallow: something sugary at once. {BETTER}"
ALLERGY = "Swollen lips, tongue or face, wheezing, trouble breathing or faint"
PEN = (
    "adrenaline pen at once, if they carry one. Then call the emergency number at once. No better after 5 minutes: the second pen. "
    "They lie with legs raised, half upright only if breathing is hard, and do not stand up. Cannot be woken, breathing: onto the side."
)
BREATH = (
    "Cannot be woken: onto the back, head tilted back, look 10 seconds for breath. Steady breath, even noisy: onto the side. "
    "No breath, or only slow gasps or snorts: press on the chest as the operator says, on the floor if possible. "
    "A fit: keep them from falling, pad the head, hold nothing down, nothing in the mouth. Then onto the side."
)
GROWTH = "with cancer ever, weight loss, a lump, a changed back or night pain: emergency number. Otherwise medical advice in the next days."
STAYS = f"Still tingling or numb after a few minutes? W{GROWTH.removeprefix('w')}"
TRAVELS = (
    f"{NUMB} Both legs, a weak leg, bladder or bowel trouble: emergency number. "
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


def test_a_stab_rests_its_place_too():
    """Sharp, tingling or numb in one place, the place rests from every technique; nobody is sent to another sign for what stays."""
    stab = STOPS["ST02"]
    assert stab.sign == "Sharp, stabbing, electric, burning, tingling or numb."
    assert stab.do == (
        f"Stop. {NUMB} This technique rests for 24 hours, that place today. "
        f"Other strokes keep a hand-width away, or leave that side out. {STAYS}"
    )
    assert stab.alone == f"Come off, and stop. {NUMB} That spot rests today, ball and roller for 24 hours. {STAYS}"


def test_what_travels_calls_first_and_waits_last():
    """The saddle, both legs and weakness come before all else; what stays in the belly's side or with cancer is no case for days."""
    travels = STOPS["ST03"]
    assert travels.sign == "Pain, tingling or numbness that travels to the buttock, leg, foot, groin, side or belly."
    assert (travels.do, travels.alone) == (f"Stop. {TRAVELS}", f"Come off, and stop. {TRAVELS}")


def test_lying_down_is_not_all_for_a_faint():
    """Who passed out, hurts more or is still pale after minutes is not left to lie; sugar does not wait and gets its own minutes."""
    faint = STOPS["ST06"]
    assert faint.do == (
        f"Stop. Help them lie down, on the side if they feel sick. {FAINT} {SUGAR} "
        "Cover them; later they rise slowly. Still unwell after 15 minutes: medical advice today."
    )
    assert faint.alone == (
        f"Come off and lie down, on the side if you feel sick. Call somebody. {FAINT} "
        f"Diabetes: something sugary at once. {BETTER} Later get up slowly. Still unwell after 15 minutes: medical advice today."
    )


def test_a_severe_allergy_gets_the_pen_before_the_call_and_soap_last():
    """Pen, call, second pen, lying with raised legs: in this order, and washing only where the skin is all."""
    assert STOPS["ST09"].do == f"Stop. {ALLERGY}: {PEN} The skin alone: wipe, wash with soap."


def test_a_collapse_looks_for_breath_and_says_what_a_fit_needs():
    """Called first; a steady breath gets the side, however noisy, and slow gasps are none. A fit is not held down."""
    collapse = STOPS["ST13"]
    assert collapse.sign == "Collapse, chest pain, sudden severe back or belly pain, a fit, cannot be woken, or struggling for breath."
    assert collapse.do == f"Emergency number now, on loudspeaker. {BREATH}"


@pytest.mark.parametrize("number", PAGES)
def test_the_lessons_say_the_same_as_the_stop_signs(number):
    """Safety and the whole massage repeat a stop sign in its words, so that nobody has to weigh two versions in a fright."""
    page = PAGES[number]
    for text in (FAINT, SUGAR, TRAVELS, BREATH, ALLERGY, PEN, "tingling or numbness in one place"):
        assert text in page


def test_whom_to_call_names_who_cannot_call():
    """The box names whoever passed out, cannot be woken, or is drowsy with a strong pain patch, beside the first page's signs."""
    told = library().words["lesson"]["stop_emergency"]
    for text in ("passing out", "Call if somebody cannot be woken, or with a strong pain patch is sleepy, confused or breathes slowly."):
        assert text in told
    assert library().signs["RF05"].short.startswith("Weak leg or arm, drooping face, slurred speech")
    today = library().words["lesson"]["stop_same_day"]
    assert today.startswith(
        "Angina at rest or changed: a doctor today. With pain now or in the last 3 days: emergency number. "
        "Speak to a doctor or an advice line today for any of these."
    )


def test_low_sugar_and_a_fit_are_told_to_whoever_has_the_illness():
    """The line of diabetes says what to give and when to call; that of epilepsy says what a fit needs."""
    signs = library().signs
    assert signs["K31"].do.endswith(
        "Watch for low sugar after a long session. Shaky, sweaty or muddled, and able to swallow: something sugary at once. "
        f"{BETTER} Cannot be woken: nothing by mouth, on the side, emergency number."
    )
    assert signs["K34"].do.endswith(
        "A fit: call the emergency number, keep them from falling, pad the head, hold nothing down, nothing in the mouth. "
        "Then onto the side."
    )
