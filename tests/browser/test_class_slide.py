"""The clock of a class behind a practice on a slide: what stays of it without slides, and that two lessons have each their own."""

import pytest
from playwright.sync_api import expect

import course_lib
from course_lib.record import open_record

from ..openings import pass_opening, screen
from .accessible import faults_of_part
from .harness import beside, page_with, traits_of
from .test_player_forgotten import erased


class Slide:
    """A practice in front of a class, the one at this place of the page."""

    def __init__(self, page, name, place):
        self.page, self.practice = page, course_lib.practice(name)
        self.words = {**self.practice.words, **self.practice.classroom["words"]}
        self.given = self.practice._script, self.practice._style, traits_of(self.practice)
        self.panel = page.locator(".lb-class").nth(place)

    def opens(self):
        self.panel.get_by_role("button", name=self.words["class_start"]).click()
        for _ in self.practice.classroom["groups"]:
            self.panel.get_by_role("button", name=self.words["room_answered"]).click()
        expect(self.panel.get_by_role("button", name=self.words["begin"])).to_be_visible()

    def begins(self):
        self.panel.get_by_role("button", name=self.words["begin"]).click()
        expect(self.stop).to_be_visible()

    @property
    def stop(self):
        return self.panel.get_by_role("button", name="Stop")

    @property
    def close(self):
        return self.panel.get_by_role("button", name=self.words["class_close"], exact=True)


@pytest.fixture
def slides(page, own_record):
    """Shows a practice on a slide, or one more beside it. No page throws a fault."""
    pass_opening()
    screen()
    faults, shown, begun = [], [], {}

    def answers(name, payload):
        # the kernel of the lesson that asks: the one that was opened last, and for what a clock tells the one that began it
        kernel = begun[payload["payload"]["lease"]] if name == "room_heard" else shown[-1].practice
        if name == "room_begin":
            begun[payload["lease"]] = kernel
        return kernel._answers[name](payload)

    def show(name="effleurage"):
        slide = Slide(page, name, len(shown))
        shown.append(slide)
        if len(shown) == 1:
            faults.append(page_with(page, *slide.given, answer=answers))
            presents(page)
        else:
            beside(page, *slide.given)
        return slide

    yield show
    assert [fault for page_faults in faults for fault in page_faults] == []


def presents(page, on=True):
    page.evaluate("(on) => on ? (document.body.dataset.jpDeckMode = 'presenting') : delete document.body.dataset.jpDeckMode", on)


def test_a_running_class_clock_keeps_its_stop_when_the_slides_are_left(page, slides):
    """The clock and its voice go on, so Stop and the banner stay; what opens or chooses does not show, and Close comes with the end."""
    slide = slides()
    slide.opens()
    slide.begins()
    presents(page, False)
    expect(slide.stop).to_be_visible()
    expect(slide.panel.get_by_text(slide.words["room_banner_demonstration"])).to_be_visible()
    expect(slide.close).to_be_hidden()
    expect(slide.panel.locator("select").first).to_be_hidden()
    assert min(slide.stop.bounding_box()[side] for side in ("width", "height")) >= 44
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faults_of_part(page) == []
    slide.stop.click()
    expect(slide.panel.get_by_role("heading", name=slide.words["stopped_title"])).to_be_visible()
    slide.close.click()
    expect(slide.panel).to_be_hidden()
    expect(page.get_by_role("button", name=slide.practice.words["begin"])).to_be_visible()  # the learner's own
    assert {event.kind.value for event in open_record().events()} == {"attempt", "screening"}


def test_a_room_that_has_not_begun_stays_on_its_slide(page, slides):
    """Nothing runs, so nothing of the class shows beside the learner's own clock."""
    slide = slides()
    slide.opens()
    presents(page, False)
    expect(slide.panel).to_be_hidden()
    presents(page)
    slide.begins()


def test_no_key_leaves_the_slide_of_a_running_class_clock(page, slides):
    """A remote's key, from wherever, would take the clock and its Stop out of sight; once it is stopped, the slides go on."""
    slide = slides()
    slide.opens()
    slide.begins()
    lesson = course_lib.lesson("effleurage")
    beside(page, lesson._script, lesson._style, traits_of(lesson))
    page.evaluate("""() => {
        window.pressed = [];
        for (const by of ["1", "-1", "stop"]) document.querySelector(`.lb-deck-${by}`).onclick = () => pressed.push(by);
        document.body.classList.add("jp-Deck");
        cell.className = "jp-Cell jp-deck-mod-onscreen";
        cell.firstElementChild.className = "jp-OutputArea-child";
    }""")
    page.wait_for_function("document.querySelector('.lb-turn').dataset.fitted")

    def leaves(keys):
        page.evaluate("pressed.length = 0")
        for key in keys * 9:  # a slide may have pages to be turned
            page.keyboard.press(key)
        return set(page.evaluate("pressed"))

    slide.panel.locator(".lb-player").focus()
    assert leaves(["PageDown", "PageUp", "Escape"]) == set()
    page.evaluate("""() => {
        document.activeElement.blur();
        addEventListener("keydown", ({ key }) => pressed.push(key)); // what JupyterLab's slides would hear
    }""")
    assert leaves(["PageDown", "PageUp", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", " "]) == set()
    slide.stop.press("Enter")
    expect(slide.panel.get_by_role("heading", name=slide.words["stopped_title"])).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    assert (leaves(["PageDown"]) - {"PageDown"}, leaves(["PageUp"]) - {"PageUp"}) == ({"1"}, {"-1"})


def test_two_lessons_have_each_a_clock_of_their_class(page, slides):
    """A second room neither shows nor takes over what runs in the first, and no two run: the first one's desk hears its stop."""
    first = slides()
    first.opens()
    first.begins()
    page.evaluate("globalThis.first = host; 0")
    second = slides("palm-heel-circles")
    second.opens()
    second.panel.get_by_role("button", name=second.words["begin"]).click()
    expect(second.panel.get_by_role("heading", name=second.words["elsewhere_title"])).to_be_visible()
    expect(second.stop).to_have_count(0)
    first.stop.click()
    heard = "(host) => host.asked.filter(({ ask }) => ask === 'room_heard').map(({ payload }) => payload.kind)"
    page.wait_for_function(f"({heard})(first).length >= 2")
    assert page.evaluate(f"[first, host].map({heard})") == [["stop", "practice_used"], []]
    second.panel.get_by_role("button", name=second.words["look_again"]).click()
    second.begins()


def test_a_class_goes_on_where_everything_is_erased(page, slides):
    """It has no names and nothing of it is kept: its clock runs, and its desk hears the stop."""
    slide = slides()
    slide.opens()
    slide.begins()
    erased(page, None)
    slide.stop.click()
    expect(slide.panel.get_by_role("heading", name=slide.words["stopped_title"])).to_be_visible()
    page.wait_for_function("host.asked.filter(({ ask }) => ask === 'room_heard').length === 2")


def test_a_class_that_is_beginning_goes_on_where_everything_is_erased(page, slides):
    """Start is pressed and the kernel busy: what it says late begins the clock, as its desk has granted it."""
    slide = slides()
    slide.opens()
    page.evaluate("host.silence('room_begin')")
    slide.panel.get_by_role("button", name=slide.words["begin"]).click()
    expect(slide.panel.get_by_text(slide.words["no_answer"])).to_be_visible()
    erased(page, None)
    page.evaluate("host.release()")
    expect(slide.stop).to_be_visible(timeout=5000)


def test_a_closing_lesson_leaves_the_focus_where_it_is(page, slides):
    """Whoever works elsewhere while a lesson with an open room is closed stays there."""
    slide = slides()
    slide.opens()
    page.evaluate("cell.insertAdjacentHTML('afterend', '<button>Elsewhere</button>')")
    elsewhere = page.get_by_role("button", name="Elsewhere")
    elsewhere.focus()
    page.evaluate("document.activeElement.onblur = () => { window.lost = true; }; host.hide(0)")
    expect(elsewhere).to_be_focused()
    assert page.evaluate("window.lost") is None
