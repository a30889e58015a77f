"""What the check before a massage says at its end: clear, lighter, not today or get help now, and whom to call."""

import re

import pytest

from course_lib.library import library

from .screening_page import WORDS, answer, begin, press, row


def test_clear(check):
    """None of these on every page: green, with the time until which it holds, and the practices on the page hear of it."""
    page, python = check()
    begin(page)
    answer(page)
    text = page.locator(".lb-outcome").inner_text()
    assert text.startswith("All clear for you")
    assert re.search(r"This result holds until (\w+, )?\d\d:\d\d\.", text)
    assert page.evaluate("told") == [{"receiver": "me", "outcome": "clear"}]
    assert len(python.decided) == 1


def test_light(check):
    """A condition that makes the massage lighter: what changes today stands first, the reason below."""
    page, _ = check()
    begin(page, "Anna")
    answer(page, ["K26", "K25"], yes=["K25.cleared"])
    assert page.locator("h2").inner_text() == "Yes, with care for Anna"
    assert page.locator(".lb-changes li").all_inner_texts() == [
        "Pressure number: 3 of 10 at most", "10 minutes at most", "No ball, no roller", "No holding of points",
    ]  # fmt: skip
    assert page.locator(".lb-told strong").all_inner_texts() == ["Earlier back surgery", "Frail, over about 75, or thin skin"]
    assert page.evaluate("told") == [{"receiver": "Anna", "outcome": "light"}]


def test_refer(check):
    """A red flag that is no emergency: not today, what to do and how fast, the fastest first, and no word of the lighter things."""
    page, _ = check()
    begin(page)
    answer(page, ["RF16", "RF11", "K26"])
    assert page.locator("h2").inner_text() == "Not today for you"
    assert page.locator(".lb-told strong").all_inner_texts() == [
        "One leg swollen, warm, sore, red or darker, or with a hard, sore vein",
        "Pain no better after a few weeks, getting worse, or stopping sleep or daily life",
    ]  # fmt: skip
    assert page.locator(".lb-speed").all_inner_texts() == ["Today: speak to a doctor or an advice line", "In the next days"]


def test_what_holds_without_a_massage_is_told_beside_a_no(check):
    """An appointment, and heat on a strong pain patch, do not wait for the day on which a massage is possible."""
    page, _ = check()
    begin(page)
    answer(page, ["RF11", "RF13", "K16"], yes=["K16.opioid"])
    assert page.locator("h2").inner_text() == "Not today for you"
    signs = library().signs
    (opioid,) = (follow.yes for follow in signs["K16"].follow if follow.id == "K16.opioid")
    assert page.locator(".lb-told h3").all_inner_texts() == [WORDS["still_holds"]]
    assert page.locator(".lb-told li").all_inner_texts()[1:] == [
        f"{signs['RF13'].short}\n\n{signs['RF13'].lasting}", f"{signs['K16'].short}\n\n{opioid.lasting}",
    ]  # fmt: skip


def assert_told(page):
    """The page hears of an emergency at once, when Python has the no, and when it knows that what was asked before holds no longer."""
    page.wait_for_function("told.length === 3")
    told = page.evaluate("told")
    assert [one["receiver"] for one in told] == ["me"] * 3
    assert (told[0]["outcome"], {one["outcome"] for one in told[1:]}) == ("no", {"no", None})


def test_emergency(check):
    """One emergency sign ends the questions at once: the numbers to call, what to do, and no massage."""
    page, python = check()
    begin(page)
    row(page, "RF04").check()
    press(page, "Go on")
    assert page.locator("h2").inner_text() == "Get help now for you"
    assert page.locator(".lb-numbers strong").all_inner_texts() == ["112", "911", "999"]
    page.get_by_text("It may be the heart, the main artery or a clot in the lung.").wait_for()
    assert python.decided[0]["answers"]["RF04"] is True
    assert_told(page)


def test_an_emergency_needs_no_python(check):
    """With a silent kernel the numbers to call stand there at once, and then the honest note that nothing was written."""
    page, _ = check(lambda name, payload: None)
    begin(page)
    answer(page, ticks=["RF10"], yes=["RF10.worse"])
    assert page.locator(".lb-do").all_inner_texts() == ["No massage. Call an ambulance now. Say so if there was a massage."]
    assert page.locator(".lb-numbers strong").all_inner_texts() == ["112", "911", "999"]
    page.locator(".lb-silent").wait_for()


@pytest.mark.parametrize("reads", ["the stop signs", "a button", "its heading"])
def test_an_emergency_is_called_out_once(check, reads):
    """When Python has it too, it is not said again, and whoever reads stays where they are."""
    page, _ = check()
    page.evaluate("host.silence('decide')")
    begin(page)
    row(page, "RF04").press("Space")
    press(page, "Go on")
    assert page.get_by_role("alert").count() == 1
    place = {
        "the stop signs": page.locator(".lb-stops summary"),
        "a button": page.get_by_role("button", name=WORDS["else"], exact=True),
        "its heading": page.locator(".lb-stage h2"),
    }[reads]
    page.locator(".lb-stage button:disabled").first.wait_for(state="detached")  # buttons rest for a moment after the mouse
    place.focus()
    node = place.element_handle()
    assert node.evaluate("(one) => one === document.activeElement")
    page.evaluate("host.release()")
    assert_told(page)
    assert node.evaluate("(one) => one.isConnected && one === document.activeElement")  # the very same: a new one would be read out
    assert (page.locator(".lb-numbers").count(), page.get_by_role("alert").count()) == (1, 0)


def test_who_stands_at_the_note_that_python_is_silent_is_not_lost_with_it(check):
    """Python answers after all and the note goes: the focus is at the verdict."""
    page, _ = check()
    page.evaluate("host.silence('decide')")
    begin(page)
    row(page, "RF04").check()
    press(page, "Go on")
    page.locator(".lb-silent button").focus()
    page.evaluate("host.release()")
    assert_told(page)
    assert page.locator(".lb-stage h2").evaluate("(one) => one === document.activeElement")


@pytest.mark.parametrize("more", [[], ["RF15.asked"]])
def test_a_leg_that_hurts_with_cancer_is_an_emergency(check, more):
    """Where pain goes down one leg and there is or was cancer, the numbers to call stand there at once, whoever agreed to a massage."""
    page, python = check()
    begin(page)
    answer(page, ticks=["RF15"], yes=["RF15.worse", *more])
    assert page.locator("h2").inner_text() == "Get help now for you"
    assert page.locator(".lb-do").all_inner_texts() == [
        "No massage. Emergency department or ambulance now; a suddenly weak leg: ambulance. Do not drive yourself."
    ]
    page.get_by_text("A nerve or the spinal cord may be squeezed.").wait_for()
    assert [payload["answers"]["RF15.worse"] for payload in python.decided] == [True]
    assert_told(page)


def test_whom_to_call_is_always_there(check):
    """*During a massage: when hands come off* stands under every page of the check."""
    page, _ = check()
    begin(page)
    page.get_by_text("During a massage: when hands come off").click()
    assert page.get_by_text("112 in the EU, 911 in North America, 999 in the UK", exact=False).is_visible()
    assert page.locator(".lb-stops li").count() == len(library().stops)


def test_what_stands_over_the_stop_signs_is_true_of_each(check):
    """Hands off is the rule of the list; the lines where the hands rest or change say so themselves, and the list says that they may."""
    page, _ = check()
    page.get_by_text("During a massage: when hands come off").click()
    assert page.locator(".lb-stops > p").all_inner_texts()[1] == (
        "During a massage, stop at once for any of these: hands off, unless the line itself says otherwise."
    )
    stops = library().stops
    lines = page.locator(".lb-stops li").all_inner_texts()
    assert [line for line in lines if "Hands still" in line or "change to another part" in line] == [
        f"{stops[name].sign} {stops[name].do}" for name in ("ST11", "ST14")
    ]
