"""A newcomer's first evening and the next one, in a real JupyterLab, touching only what a learner sees."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course_lib.record import Store

from ..openings import pass_opening
from .learner import EFFLEURAGE, ELBOW

pytestmark = pytest.mark.usefixtures("lively")
RECEIVER = "Åsa <b>& 李</b>"


def test_a_newcomer_practises_and_finds_it_again_on_the_next_evening(learner, lab, page):
    """Opening, screening, practising, answering and saving leave the course as it was; the progress is there with a new kernel."""
    pass_opening(Store(Path(lab.own["COURSE_RECORD"]) / "record.sqlite"))
    learner.opens("00_start_here", "Start here")
    learner.starts()
    learner.finishes()
    learner.opens("06_effleurage", EFFLEURAGE)
    learner.starts()
    player = learner.lesson.locator(".lb-player")
    expect(player.get_by_role("heading", name="Today's check first")).to_be_visible()
    assert learner.is_screened(RECEIVER) >= 6

    learner.begins_to_practise(ache=3)
    expect(player.get_by_role("heading", name="Spread and warm")).to_be_visible()
    learner.presses_letters_on(player)
    learner.keeps_the_kernel_busy()
    learner.sees_time_pass(3)
    player.get_by_role("button", name="Pause").click()
    expect(player.get_by_text("Paused", exact=True)).to_be_visible()
    learner.sees_the_kernel("busy")
    left = learner.time_left()
    learner.deletes_the_own_cells()
    assert learner.time_left() == left
    player.get_by_text("Tap anywhere to go on.").click(delay=ELBOW)
    learner.sees_time_pass(2)
    for step in range(2, 6):
        player.get_by_role("button", name="Skip").click(delay=ELBOW)
        expect(player.get_by_text(f"Step {step} of 5")).to_be_visible()
    player.get_by_role("button", name=re.compile("^Up to")).click(delay=ELBOW)
    player.get_by_role("button", name="Skip").click(delay=ELBOW)
    expect(player.get_by_role("heading", name="Well done")).to_be_visible()
    player.get_by_role("button", name="2", exact=True).click()
    expect(player.get_by_text("Before 3, now 2.")).to_be_visible()

    assert learner.goes_through_the_questions() == 6
    learner.finishes()
    learner.saves_and_closes()
    assert lab.git("status", "--porcelain") == ""

    # the next evening: another server, another kernel, the same computer
    lab.stop()
    lab.start()
    learner.opens("06_effleurage", EFFLEURAGE)
    expect(learner.lesson.get_by_text("Guided practice: Opening strokes")).to_be_attached()
    learner.starts()
    expect(learner.lesson.locator(".lb-screening").get_by_text(RECEIVER).first).to_be_visible()
    learner.opens("00_start_here", "Start here")
    learner.starts()
    progress = learner.lesson.locator(".lb-progress")
    expect(progress.get_by_text(f"For whom: {RECEIVER}")).to_be_visible()
    expect(progress.get_by_role("cell", name="3", exact=True)).to_be_attached()
    expect(progress.get_by_role("cell", name="2", exact=True)).to_be_attached()
    expect(progress.locator(".lb-is-done")).to_have_count(2)
    assert lab.git("status", "--porcelain") == ""


def test_an_instructor_presents_live_widgets(learner, lab, page):
    """*Present* begins at the first slide; each part of a lesson stands live on a slide of its own; leaving changes no file."""
    learner.opens("06_effleurage", EFFLEURAGE)
    learner.starts()
    learner.lesson.get_by_role("button", name="Present").click()
    part = learner.lesson.locator
    slides = [learner.lesson.get_by_role("heading", name=EFFLEURAGE), part(".lb-lesson"), part(".lb-diagram")]
    expect(slides[0]).to_be_in_viewport()
    for before, slide in pairwise(slides):
        page.keyboard.press("ArrowRight")
        expect(slide).to_be_in_viewport()
        expect(before).not_to_be_in_viewport()
    learner.lesson.locator(".lb-diagram").get_by_role("button", name="Muscles under the skin").click()
    expect(learner.lesson.locator(".lb-diagram").get_by_text("Latissimus dorsi").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(learner.lesson.locator(".lb-receipt")).to_be_attached()
    assert lab.git("status", "--porcelain") == ""
