"""Lessons 11 and 12 in a real JupyterLab: the drill, the breathing circle, and a whole massage from the plan to the first cue."""

import re
from pathlib import Path

from playwright.sync_api import expect

from course_lib.library import library
from course_lib.record import Store

from ..openings import pass_opening
from .test_outbox import until

WORDS = library().words
RECEIVER = "Åsa"
READINGS = ("3.3", "3,6", "3.5", "3.2 kg", "3400 g")


def test_the_drill_from_the_target_to_the_result(learner, lab, page):
    """Typed in Lab, with a scale beside the keyboard: a target, five blind presses, the result, one with feedback; after a new start of
    Python the drill is there again, and the file of the lesson is as it was."""
    learner.opens("11_pressure_drill", "Pressure drill: how hard is hard?")
    learner.starts()
    drill = learner.lesson.locator(".lb-drill")
    drill.locator("input[type=text]").fill("3.4")
    page.keyboard.press("Enter")
    for number, reading in enumerate(READINGS, 1):
        expect(drill.get_by_text(WORDS["drill"]["blind_over"].format(number=number, count=5))).to_be_visible()
        drill.locator("input[type=text]").fill(reading)
        page.keyboard.press("Enter")
    expect(drill.get_by_role("heading", name=WORDS["drill"]["done_title"])).to_be_visible()
    drill.get_by_role("button", name=WORDS["drill"]["show"]).click()
    expect(drill.get_by_role("heading", name=WORDS["drill"]["result_title"])).to_be_visible()
    expect(drill.get_by_text(WORDS["drill"]["hint_good"])).to_be_visible()
    drill.get_by_role("button", name=WORDS["drill"]["more_feedback"].format(count=5)).click()
    drill.locator("input[type=text]").fill("3.6")
    page.keyboard.press("Enter")
    expect(drill.locator(".lb-told")).to_have_text(
        WORDS["drill"]["feedback_over"].format(reading="3.6\u00a0kg", difference="0.2\u00a0kg")
    )
    learner.saves_and_closes()
    assert lab.git("status", "--porcelain") == ""
    learner.opens("11_pressure_drill", "Pressure drill: how hard is hard?")
    learner.starts()
    expect(learner.lesson.locator(".lb-drill").get_by_text(re.compile("Press 2 of 5"))).to_have_count(0)
    learner.lesson.locator(".lb-drill").get_by_role("button", name=WORDS["drill"]["show"]).click()
    expect(learner.lesson.locator(".lb-drill").get_by_role("button", name=WORDS["drill"]["go_on_feedback"])).to_be_visible()


def test_three_breaths_in_lab(learner, page):
    """The breathing circle grows and shrinks, rests at a tap, and ends by itself."""
    learner.opens("03_prepare", library().outline["prepare"].title)
    learner.starts()
    pacer, words = learner.lesson.locator(".lb-pacer"), WORDS["pacer"]
    pacer.get_by_role("radio", name="3").check()
    pacer.get_by_role("button", name=words["begin"]).click()
    first = pacer.get_by_text(words["breath"].format(number=1, count=3))
    expect(first).to_be_visible()
    expect(pacer.locator(".lb-phase")).to_have_text(words["out"])
    pacer.get_by_role("button", name=words["pause"]).click()
    expect(pacer.locator(".lb-phase")).to_have_text(words["paused"])
    stood = pacer.locator(".lb-circle").evaluate("(circle) => circle.style.transform")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert pacer.locator(".lb-circle").evaluate("(circle) => circle.style.transform") == stood
    expect(first).to_be_visible()
    pacer.get_by_role("button", name=words["go_on"]).click()
    expect(pacer.get_by_text(words["breath"].format(number=3, count=3))).to_be_visible()
    expect(pacer.get_by_role("heading", name=words["done"])).to_be_visible()


def test_a_whole_massage_from_the_plan_to_the_first_cue(learner, lab, page, monkeypatch):
    """Checked, planned with the keyboard, refused and mended, begun: the count-in, then the first step with its words."""
    words = WORDS["session"]
    monkeypatch.setenv("COURSE_RECORD", str(lab.record))
    pass_opening()
    learner.opens("12_whole_massage", "A whole massage")
    learner.starts()
    planner = learner.lesson.locator(".lb-planner")
    player = learner.lesson.locator(".lb-player")
    expect(player.get_by_role("heading", name=WORDS["player"]["closed_title"])).to_be_visible()
    learner.is_screened(RECEIVER)
    expect(player.get_by_role("button", name="Start", exact=True)).to_be_visible()
    planner.get_by_role("button", name="Move down: Opening strokes").focus()
    page.keyboard.press("Enter")
    expect(planner.get_by_text(words["plan_bad_title"])).to_be_visible()
    expect(planner.get_by_text(words["against_opening"])).to_be_visible()
    expect(player.get_by_role("heading", name=words["closed_plan_title"])).to_be_visible()
    page.keyboard.press("Escape")  # a key of the planner's own, and none of Lab's
    planner.get_by_role("button", name=words["plan_undo"]).click()
    planner.get_by_role("button", name=re.compile("^The shortest one")).click()
    expect(planner.get_by_text(words["plan_fine_title"])).to_be_visible()
    learner.begins_to_practise(ache=4)
    expect(planner).to_be_hidden()
    expect(player.get_by_role("heading", name="Hands in place")).to_be_visible()
    step = library().techniques["effleurage"].routines[0].steps[0]
    expect(player.get_by_role("heading", name=step.name)).to_be_visible()
    expect(player.locator(".lb-cue")).to_have_text(step.say)
    learner.sees_time_pass(2)
    page.keyboard.press("s")
    expect(player.get_by_role("heading", name=WORDS["player"]["stopped_title"])).to_be_visible()
    learner.saves_and_closes()
    assert lab.git("status", "--porcelain") == ""
    # the plan of this evening is there on the next one
    learner.opens("12_whole_massage", "A whole massage")
    learner.starts()
    expect(learner.lesson.locator(".lb-preset[aria-pressed=true] b")).to_have_text("The shortest one")


def test_the_clock_outlives_its_closed_notebook(learner, lab, page):
    """The lesson is closed in the middle of a practice, its kernel with it, and opened again: the clock went on and can be stopped."""
    pass_opening(Store(Path(lab.own["COURSE_RECORD"]) / "record.sqlite"))
    title = library().outline["effleurage"].title
    learner.opens("06_effleurage", title)
    learner.starts()
    learner.is_screened("Bo")
    learner.begins_to_practise(ache=3)
    step = library().techniques["effleurage"].routines[0].steps[0]
    player = learner.lesson.locator(".lb-player")
    expect(player.get_by_role("heading", name=step.name)).to_be_visible()
    left = learner.time_left()
    learner.saves_and_closes()
    expect(page.locator(".jp-NotebookPanel")).to_have_count(0)
    # a lesson that is closed takes its kernel along
    until(page, lambda: "06_effleurage" not in lab.request("api/sessions").decode())
    page.locator(".jp-DirListing-item", has_text="06_effleurage").dblclick()
    learner.sees(title)
    learner.lesson.get_by_role("button", name="Start this lesson").click()
    stop = player.locator(".lb-stopkey")
    expect(stop).to_be_attached()
    stop.scroll_into_view_if_needed()
    expect(player.locator(".lb-held")).to_have_count(0)
    assert learner.time_left() < left
    stop.click()
    expect(player.get_by_role("heading", name=WORDS["player"]["stopped_title"])).to_be_visible()
