"""What is not normal after a massage, and whom to call for it."""

import re

import pytest

from course_lib.build.pages import ROOT
from course_lib.library import library

WORDS = library().words["player"]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "notebooks" / "text").glob("*.md"))}
SPEEDS = ("now", "today", "days")
FIRST = f"**{WORDS['not_normal_now']}:**"
LISTS = {name: text for name, text in PAGES.items() if FIRST in text}
SAID = dict.fromkeys(("04", "05"), library().words["player_alone"]["say_massage"])
SUDDEN = "Sudden and severe: call the emergency number."


def listed(text, heading):
    """The lines of the list under a heading of a lesson, as they are read."""
    under = re.search(rf"^\*\*{re.escape(heading)}:\*\*\n\n((?:- .*\n)+)", re.sub(r"<!--.*?-->", "", text), re.M)
    return [line.removeprefix("- ").removesuffix(".") for line in under[1].splitlines()]


def test_the_clock_gives_each_sign_its_speed():
    """Nerves, a stroke, sudden pain, a bad fall, a late allergy and an ill fever are emergencies.

    A sore leg is for the same day, and so is new pain that may be a growth or a broken bone of the spine.
    """
    assert {speed: WORDS[f"not_normal_{speed}_list"] for speed in SPEEDS} == {
        "now": [
            "Pain in the side, belly or groin that comes within hours or keeps growing; tingling or numbness there that stays; "
            "blood in the urine; fainting",
            "Sudden severe pain in the back or belly, all the more with blood thinners",
            "Back or belly pain with pale, cold, sweaty skin, faintness or a racing heart. "
            "Only dizzy or faint during massage or getting up, not passed out, no possible pregnancy or recent birth, pain as before: "
            "lie down. "
            "Call if still pale, cold or heart racing after 5 minutes",
            "A buttock or side that swells and hurts more and more, or a numb leg with it",
            "Pain after a hard blow or a bad fall, also one while getting up: keep still, and nobody rubs",
            "A drooping or numb face, a newly weak or numb arm, or slurred speech",
            "New weakness, both legs affected, numbness or tingling between the legs or at the buttocks, "
            "new trouble with bladder, bowel or sex",
            "A painful, tingling or numb leg, or a place staying numb or tingling, with cancer ever, weight loss, lump, "
            "changed back shape or night pain",
            "Chest pain, trouble breathing, coughing blood, or sudden tearing pain high in the back",
            "Swollen lips, tongue or face, or wheezing (adrenaline pen first, if carried)",
            "Fever or shivering with confusion, drowsiness, slurring, faintness, breathlessness, blotchy or blue skin, or no urine all day",
            "Any fever or shivering on chemotherapy or with very weak immunity (or call the cancer team's line at once)",
            "Pregnant, perhaps so or after a birth: fainting or faint, or pale and cold, or severe pain, or heavy bleeding: "
            "always an ambulance",
            "Pregnant or perhaps so: fever, bleeding, contractions, belly or shoulder-tip pain, bad headache with spots before the eyes, "
            "baby moves less. No ambulance sign above? "
            "Then the emergency department or maternity unit will do: now, somebody else drives",
            "Up to 6 weeks after a birth: heavy or growing bleeding; "
            "fever, or a bad headache with spots before the eyes. "
            "Only fever or headache, no ambulance sign above? "
            "Then the emergency department or maternity unit will do: now, somebody else drives",
        ],
        "today": [
            "Fever or shivering with none of the signs above",
            "One leg swollen, warm, sore, red or darker, or with a hard, sore vein",
            "A bruise that grows or hurts a lot",
            "Any bruise with blood thinners",
            "Back pain that is new, grows or never eases, with cancer now or ever",
            "Sudden new back pain with thin bones, long steroids, a spine stiff for years, or from about 70 on",
        ],
        "days": [
            "The ache still worse after 72 hours than before, with no sign above",
            "New pain, tingling or numbness down one leg, or tingling or numbness that stays in one place, "
            "with no weakness or sign above",
        ],
    }


def test_a_leg_is_looked_at_as_in_todays_check():
    """The signs of a clot in a leg are the same before a massage and after it."""
    assert library().signs["RF11"].short == WORDS["not_normal_today_list"][1]


def test_every_practical_lesson_lists_what_is_not_normal():
    """Whoever has massaged reads the list in the same lesson: the seven of one technique, the whole massage, and before and after."""
    assert [name[:2] for name in LISTS] == ["04", "05", "06", "07", "08", "09", "10", "12", "14"]


@pytest.mark.parametrize("name", LISTS)
def test_a_lesson_says_the_same_as_the_clock(name):
    """Each sign stands in each lesson in the clock's own words and at its speed, and the helper hears what was done."""
    shown = {speed: listed(LISTS[name], WORDS[f"not_normal_{speed}"]) for speed in SPEEDS}
    assert shown == {speed: WORDS[f"not_normal_{speed}_list"] for speed in SPEEDS}
    after = LISTS[name].partition(FIRST)[2].partition("#endregion")[0]
    assert SAID.get(name[:2], WORDS["say_massage"]) in after


@pytest.mark.parametrize("name", ["05", "06", "12", "14"])
def test_whoever_is_dizzy_on_getting_up_hears_of_low_sugar(name):
    """Who stays pale is for an ambulance; with diabetes sugar comes first, and who stays unwell is seen the same day: clock and lesson."""
    pale = "Still pale, cold or heart racing after 5 minutes: emergency number."
    sugar = (
        "With diabetes: something sugary now, if able to swallow. Cannot, or no better in 10 minutes: emergency number. "
        "Anybody still unwell after 15 minutes: medical advice the same day."
    )
    (lesson,) = (text for page, text in PAGES.items() if page.startswith(name))
    assert f"{pale} {sugar}" in re.sub(r"<!--.*?-->", "", lesson)
    assert [library().words[clock]["getting_up"].endswith(f" {pale} {sugar}") for clock in ("player", "player_alone")] == [True, True]


def test_a_question_on_getting_up_sends_nobody_pale_to_lie_on():
    """The answer about the order of getting up names the time after which an ambulance comes."""
    assert library().items["whole-massage-closing"].why == (
        "Dizzy on the way? Lie down again. Still pale, cold or heart racing after 5 minutes: emergency number."
    )


def test_the_diary_waits_for_no_number_where_there_is_or_was_cancer():
    """A growing pain with cancer now or ever is for the same day, wherever the diary speaks of an ache that is more than before."""
    words = library().words["diary"]
    cancer = "With cancer now or ever and a pain that is new, grows or never eases: cancer team or doctor today."
    assert [cancer in told for told in (words["rules"][1], words["advice_watch"], words["advice_days"])] == [True, True, True]


def test_an_ache_at_which_no_massage_begins_has_its_speed():
    """A 7 at rest may be an emergency where it is sudden and severe; after a massage a doctor hears of it the same day."""
    words = library().words
    assert [words["player"]["after_severe"], words["player_alone"]["after_severe"], words["diary"]["advice_severe"]] == [
        f"7 or more at rest: no more massage. {SUDDEN} Otherwise speak to a doctor today, and say that there was a massage.",
        f"7 or more at rest: no more ball or roller. {SUDDEN} Otherwise speak to a doctor today, and say that you used one.",
        f"7 or more at rest: no massage. {SUDDEN} Otherwise speak to a doctor today, and say that there was a massage.",
    ]
    assert [words["player"]["closed_pain"], words["player_alone"]["closed_pain"], words["diary"]["rules"][-1]] == [
        f"At 7 or more while lying still there is no massage. {SUDDEN} Otherwise speak to a doctor first.",
        f"At 7 or more while lying still there is no ball and no roller. {SUDDEN} Otherwise speak to a doctor first.",
        f"7 or more at rest: no massage. {SUDDEN} Otherwise speak to a doctor first.",
    ]
    assert library().signs["K07"].do == "No massage. Speak to a doctor first. Sudden and severe: call an ambulance."


def test_nobody_in_a_class_waits_with_an_emergency():
    """Answers are quiet, so whoever sits out hears first that an emergency is told at once; a second answer may be one too."""
    now = "A yes, or not sure, in the first part means help now: say so at once. The class stops, and somebody calls the emergency number."
    watches = "Whoever says yes to another line, or cannot say, watches"
    there = "in the list of every sign in lesson 02, before any practice."
    assert library().words["room"]["room_sits_out"] == (
        f"{now} {watches} with their partner. Ill, or afraid it is urgent? Say so at once: the class stops, the list is opened. "
        f"Otherwise look your line up {there} If it says help now, call now. Nobody gives a reason."
    )
    urgent = "Whoever feels ill or fears it is urgent says so at once; the class stops, and you open the list with them."
    assert (
        f"{now.replace('say so', 'they say so')} {watches} today. {urgent} "
        f"Anybody else with such a yes looks the line up {there} The partner of each watches too; nobody gives a reason. "
        "If that list says help now, the class stops too, and you call."
    ) in PAGES["90_for_instructors"]
    plans = [step.do for plan in library().lesson_plans.values() for step in plan.steps if step.id == "check"]
    plan = (
        "A yes, or not sure, in the first part is said at once: the class stops and you call. "
        "Whoever says yes elsewhere, or cannot say, watches, and so "
        "does the partner; nobody gives a reason. Ill, or afraid it is urgent? Say so at once; you open the list with them. "
        f"Anybody else looks the line up {there} Help now: call."
    )
    assert [told for told in plans if plan not in told] == []


def test_a_yes_to_an_emergency_is_no_line_to_look_up():
    """On paper the first part says itself what is done, and the call is for an ambulance or a doubt, where another way may be right too."""
    first = (
        "After a yes, or not sure, in the first part do what stands there, now. "
        "After any other yes look at once in the list of every sign"
    )
    assert first in library().words["handout"]["sheet_lead"]
    assert library().words["screening"]["emergency_lead"] == (
        "No massage. For an ambulance, or if you are not sure, call your local emergency number:"
    )


def test_too_much_of_a_pain_patch_is_helped_in_one_way():
    """Heat off and the call in the same minute; the operator is asked about the patch, and breath that stops is not laid on the side."""
    (drowsy,) = [one for one in library().signs["K16"].follow if one.id == "K16.drowsy"]
    call = (
        "ake any heat away and call the emergency number now. Say {}, and ask whether to peel it off. "
        "If told to: hold it by the edge, keep off the sticky side, wash your hands. "
        "Cannot be woken, steady breath: onto the side. "
        "No breath, or only slow gasps or snorts: press on the chest as the operator says."
    )
    assert drowsy.yes.do == f"No massage. T{call.format('which patch it is')}"
    assert f"t{call.format('which patch it is')}" in PAGES["14_before_and_after"]
