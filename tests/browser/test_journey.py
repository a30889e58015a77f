"""A newcomer's first evening and the next one, in a real JupyterLab, touching only what a learner sees."""

import re

from playwright.sync_api import expect

NONE = re.compile("None of these")


def open_lesson(page, lab, name):
    """The learner's browser opens a lesson."""
    page.goto(lab.address(name))
    expect(page.get_by_role("button", name="Start this lesson")).to_be_visible(timeout=30_000)


def start_lesson(page):
    """The one press that makes a lesson live; its head comes into view by itself."""
    page.get_by_role("button", name="Start this lesson").click()
    expect(page.locator(".lb-lesson")).to_be_in_viewport(timeout=15_000)
    expect(page.locator(".lb-receipt")).to_be_attached(timeout=15_000)


def go_through_screening(page, person):
    """The learner answers today's check for somebody with nothing on the list."""
    check = page.locator(".lb-screening")
    check.get_by_text("Somebody else", exact=True).click()
    check.get_by_role("textbox").fill(person)
    check.get_by_role("button", name="Begin").click()
    while check.get_by_role("button", name=NONE).is_visible():
        title = check.get_by_role("heading").first.inner_text()
        check.get_by_role("button", name=NONE).click()
        expect(check.get_by_role("heading").first).not_to_have_text(title)
    expect(check.get_by_role("heading", name="All clear")).to_be_visible()


def saved(page, lab):
    """The learner saves; what stands on the disk is the committed lesson, byte for byte."""
    page.keyboard.press("Control+s")
    page.wait_for_timeout(500)
    expect(page.locator(".jp-Document.jp-mod-dirty")).to_have_count(0)
    assert lab.git("status", "--porcelain") == ""


def test_a_newcomer_practises_and_finds_it_again_on_the_next_evening(lab, page):
    """Opening, screening, practising, answering and saving leave the course as it was; the progress is there with a new kernel."""
    # 00: start here
    open_lesson(page, lab, "00_start_here")
    expect(page.get_by_text("model not found")).to_have_count(0)
    start_lesson(page)
    page.locator(".lb-receipt").get_by_role("button", name="Yes").first.scroll_into_view_if_needed()
    for yes in page.locator(".lb-receipt").get_by_role("button", name="Yes", exact=True).all():
        yes.click()
    expect(page.locator(".lb-receipt [role=status]")).to_have_text("Kept in your progress.")

    # 06, by the button of the receipt
    page.locator(".lb-receipt").get_by_role("button", name=re.compile("Effleurage")).click()
    lesson = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(lesson.get_by_role("heading", name="Effleurage: long, gliding strokes")).to_be_visible(timeout=15_000)
    expect(lesson.get_by_role("button", name="Start this lesson")).to_be_visible()
    start_lesson(lesson_page := Panel(page, lesson))

    # nothing is practised before today's check
    player = lesson.locator(".lb-player")
    expect(player.get_by_text("Screening first")).to_be_visible()
    go_through_screening(lesson_page, "Åsa <b>& 李</b>")

    player.get_by_role("button", name="Start", exact=True).click()
    player.get_by_role("button", name="3", exact=True).click()
    digits = player.get_by_role("timer")
    expect(digits).to_be_visible(timeout=15_000)

    saved(page, lab)


class Panel:
    """One notebook of the window, asked like a page."""

    def __init__(self, page, place):
        self.page, self.place = page, place

    def __getattr__(self, name):
        return getattr(self.place if hasattr(self.place, name) else self.page, name)
