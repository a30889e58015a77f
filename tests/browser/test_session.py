"""The session planner as a learner meets it, in a bare page with the real gate and the real record behind it."""

import json
import re

import pytest
from playwright.sync_api import expect

import course_lib
from course_lib.calls import begin, door, permission
from course_lib.calls import session as call
from course_lib.library import library
from course_lib.record import open_record

from ..openings import pass_opening, screen
from ..routines.routines import CLOSING, OPENING, five_techniques
from .accessible import faults_of_part
from .harness import page_with, traits_of

WORDS = library().words["player"] | library().words["session"]
TRAITS = ("words", "timeline", "techniques", "signs", "parts", "catalogue", "presets", "classroom")
FIRST = [("Opening strokes", "5:00"), ("Palm-heel circles", "3:00"), ("Fingertip press", "2:30"), ("Thumb slides", "1:00"),
         ("Point holds", "3:00"), ("Closing strokes", "2:00")]  # fmt: skip


@pytest.fixture
def planner(page, own_record, monkeypatch):
    """Draws the planner with all five techniques; its questions go to Python. At the end the page has thrown no fault."""
    rules = five_techniques()
    for module in (call, begin, door, permission):
        monkeypatch.setattr(module, "library", lambda: rules)
    pass_opening()
    faults = []

    def draw(light=True, before=None):
        widget = course_lib.session()
        python = lambda name, payload: widget._answers[name](payload)  # noqa: E731
        traits = {name: getattr(widget, name) for name in TRAITS}
        faults.append(page_with(page, widget._script, widget._style, traits, python, light, before))
        expect(page.locator(".lb-plan-verdict h3")).to_be_visible()

    yield draw
    assert [fault for page_faults in faults for fault in page_faults] == []


def rows(page):
    """The plan as it stands: the name and the length of each part."""
    found = page.locator(".lb-plan-part")
    return [(row.locator("b").first.inner_text(), row.locator(".lb-plan-length").inner_text()) for row in found.all()]


def press(page, label, key="Enter"):
    """Goes to a button by its name and presses it on the keyboard."""
    page.get_by_role("button", name=label, exact=True).first.focus()
    page.keyboard.press(key)


def test_a_plan_is_made_by_keyboard_alone(planner, page):
    """Add, take out, move, longer, one side, undo: each press is told, and the focus stays where it can go on."""
    planner()
    assert rows(page) == FIRST
    focus = page.locator(":focus")
    press(page, "Move down: Palm-heel circles")
    assert [name for name, _ in rows(page)][1:3] == ["Fingertip press", "Palm-heel circles"]
    expect(focus).to_have_attribute("aria-label", "Move down: Palm-heel circles")
    expect(page.locator("[aria-live=polite]")).to_have_text("Palm-heel circles: now part 3 of 6.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert [name for name, _ in rows(page)][4] == "Palm-heel circles"
    press(page, "Take out: Point holds")
    assert [name for name, _ in rows(page)][1:4] == ["Fingertip press", "Thumb slides", "Palm-heel circles"]
    expect(focus).to_have_attribute("aria-label", "Take out: Palm-heel circles")
    press(page, "Longer: Palm-heel circles", "Space")
    page.keyboard.press("Space")
    assert rows(page)[3] == ("Palm-heel circles", "4:00")
    # at the limit the button rests, and the focus goes to the way back
    expect(focus).to_have_attribute("aria-label", "Shorter: Palm-heel circles")
    press(page, WORDS["plan_undo"])
    assert rows(page)[3] == ("Palm-heel circles", "3:30")
    press(page, "Add: Point holds")
    assert [name for name, _ in rows(page)][-2:] == ["Point holds", "Closing strokes"]
    expect(page.locator(".lb-plan-verdict")).to_contain_text(WORDS["plan_fine_title"])


def test_a_plan_is_judged_aloud_once(planner, page):
    """Asked again about the same plan, Python says the same, and the page does not read it out once more."""
    planner()
    page.evaluate("""() => {
      window.told = 0;
      new MutationObserver(() => (told += 1)).observe(document.querySelector('.lb-plan-verdict'), { childList: true });
    }""")
    page.get_by_role("button", name=WORDS["look_again"]).click()
    page.wait_for_function("host.asked.filter(({ ask }) => ask === 'plan').length === 2")
    page.get_by_role("button", name=WORDS["look_again"]).wait_for()
    assert page.evaluate("told") == 0
    press(page, "Take out: Point holds")
    page.wait_for_function("told === 1")


def test_every_reason_stands_there_at_once(planner, page):
    """A plan with four faults names all four, with limit, numbers and sources, and marks the parts; mended, it can run."""
    screen()
    planner()
    expect(page.locator(".lb-go")).to_be_visible()
    for _ in range(8):
        press(page, "Longer: Opening strokes")
    page.get_by_role("group", name="Side: Palm-heel circles").get_by_role("button", name="left").click()
    press(page, "Add: Thumb slides")
    told = page.locator(".lb-plan-verdict li")
    expect(told).to_have_count(4)
    limit = library().limits["LIM10"]
    expect(told.nth(0)).to_have_text(
        WORDS["against_at_most"].format(limit=limit.name, asked="12 minutes", allowed="10 minutes")
        + f"Limit LIM10. {limit.basis} Our sources: {library().sources['S01'].cite}"
    )
    expect(told.nth(1)).to_have_text(WORDS["against_sides"].format(technique="Palm-heel circles", asked="90 seconds", allowed="0 seconds"))
    assert page.locator(".lb-is-bad b").first.inner_text() == "Opening strokes"
    expect(page.locator(".lb-player h2")).to_have_text(WORDS["closed_plan_title"])
    expect(page.locator(".lb-go")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^The planned session")).click()
    expect(page.locator(".lb-go")).to_be_visible()
    assert rows(page) == FIRST


def test_the_timeline_is_to_scale_and_says_all_in_words(planner, page):
    """A block is as wide as its part is long, stands in the lane of its side, and the picture has a name that says the same."""
    planner()
    blocks = page.locator(".lb-block").all()
    boxes = [block.bounding_box() for block in blocks]
    opening, left, right = boxes[0], boxes[1], boxes[2]
    assert opening["width"] / left["width"] == pytest.approx(300 / 90, rel=0.02)
    assert left["y"] + left["height"] < right["y"]
    assert left["x"] + left["width"] < right["x"]
    label = page.get_by_role("img", name=re.compile("^Timeline")).get_attribute("aria-label")
    assert label.startswith("Timeline of 18:49. Parts: 6. 1: Opening strokes, both sides, from 0:06, 5:00. Pressure: up to 5 while")
    assert "2: Palm-heel circles, their left side, from 5:21, 1:30. Pressure: up to 5." in label
    assert page.locator(".lb-ask-mark").count() == 29  # a hold asks every ten seconds


def test_both_numbers_of_a_lighter_stroke_stand_there(page, own_record):
    """Where hands lie still, or low down, one number counts and another as they glide, or higher up: picture, list and key say so."""
    widget = course_lib.session()
    assert page_with(page, widget._script, widget._style, traits_of(widget), lambda name, payload: widget._answers[name](payload)) == []
    expect(page.locator(".lb-block-cap").first).to_have_text("up to 5 / 3")
    label = page.get_by_role("img", name=re.compile("^Timeline")).get_attribute("aria-label")
    assert "5:00. Pressure: up to 5 while hands lie still, 3 as they glide." in label
    assert "0:30. Pressure: up to 5 low down, 3 higher up." in label
    notes = page.locator(".lb-plan-name .lb-small")
    expect(notes.nth(0)).to_have_text("Effleurage · up to 5 while hands lie still, 3 as they glide")
    expect(notes.nth(3)).to_have_text("firm · up to 5 low down, 3 higher up")
    expect(page.locator(".lb-key-two")).to_have_text("two numbers, as in 5 / 3: the list below says where each one counts")


def test_a_plan_outlives_a_reload_and_a_new_kernel(planner, page):
    """What was composed is there again on the next evening; nothing of it is in the record before it is practised."""
    planner()
    press(page, "Take out: Thumb slides")
    press(page, "Longer: Closing strokes")
    changed = [(name, "3:00" if name == "Closing strokes" else length) for name, length in FIRST if name != "Thumb slides"]
    assert rows(page) == changed
    planner()
    assert rows(page) == changed
    assert {event.kind.value for event in open_record().events()} == {"attempt"}  # the twelve questions


@pytest.mark.parametrize("kept", [
    "not json", "7", '[{"seconds": 3}]', '[{"routine": "<img src=x onerror=alert(1)>", "seconds": "x", "side": 4}]',
    '[{"routine": "__proto__"}]', '[{"routine": "effleurage-opening", "seconds": 5, "side": "__proto__"}]',
    '[{"routine": "circles-practice", "side": "up"}]',
])  # fmt: skip
def test_a_spoilt_plan_is_no_trouble(planner, page, kept):
    """Whatever the browser still holds is read as a plan or left alone, and shown as text."""
    planner(before=f"() => localStorage.setItem('lower-back-massage.practice:/:whole-massage:plan', {kept!r})")
    assert page.locator(".lb-plan-part").count() >= 1
    assert page.locator(".lb-planner img").count() == 0


def test_a_length_that_is_offered_no_more_is_not_shown(planner, page):
    """A kept plan may come from before a limit was corrected: its part stands there with the nearest length there is now."""
    kept = json.dumps([{"routine": OPENING, "seconds": 5000, "side": "both"}, {"routine": CLOSING, "seconds": 1, "side": "both"}])
    planner(before=f"() => localStorage.setItem('lower-back-massage.practice:/:whole-massage:plan', {kept!r})")
    assert rows(page) == [("Opening strokes", "10:00"), ("Closing strokes", "1:00")]


def test_a_changed_plan_cannot_start_before_python_has_seen_it(planner, page):
    """While the answer to a change is on its way there is no Start; with it comes the new plan."""
    screen()
    planner()
    expect(page.locator(".lb-go")).to_be_visible()
    page.evaluate("host.silence()")
    press(page, "Take out: Point holds")
    expect(page.locator(".lb-go")).to_have_count(0)
    page.evaluate("host.release()")
    expect(page.locator(".lb-go")).to_be_visible()
    assert page.evaluate("host.asked.at(-1).payload.parts.length") == 5


def test_a_button_that_is_held_down_is_not_drawn_anew(planner, page):
    """Python's answer to one press may come in the middle of the next: that press counts too."""
    screen()
    planner()
    expect(page.locator(".lb-go")).to_be_visible()
    page.evaluate("host.silence()")
    longer = page.get_by_role("button", name="Longer: Palm-heel circles")
    longer.click()
    longer.hover()
    page.mouse.down()
    page.evaluate("host.release()")
    expect(page.locator(".lb-go")).to_be_visible()
    page.mouse.up()
    assert rows(page)[1] == ("Palm-heel circles", "4:00")


def test_a_new_check_changes_what_may_be_composed_at_once(planner, page):
    """A light day closes what it leaves out, in the plan and among what can be added; the light plan can run."""
    screen()
    planner()
    expect(page.locator(".lb-go")).to_be_visible()
    screen(outcome="light", cap=2, glides_only=True, minutes_at_most=10)
    page.evaluate("dispatchEvent(new CustomEvent('lb-screened', { detail: { receiver: 'Sam' } }))")
    expect(page.get_by_role("button", name=re.compile("^Add: Palm-heel circles"))).to_be_disabled()
    expect(page.locator(".lb-is-bad")).to_have_count(4)
    expect(page.locator(".lb-go")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^The shortest one")).click()
    expect(page.locator(".lb-go")).to_be_visible()
    assert {block.get_attribute("title").rpartition("up to ")[2] for block in page.locator(".lb-block").all()} == {"2."}


def test_the_plan_runs_on_the_same_clock(planner, page):
    """From the planner to the first step and over a change of technique; a stop there closes what was worked with last. All is booked."""
    screen()
    planner()
    page.locator(".lb-go").click()
    expect(page.locator(".lb-planner")).to_be_hidden()  # the ache has a screen of its own
    page.get_by_role("button", name="3", exact=True).click()
    expect(page.get_by_role("timer")).to_be_visible()
    expect(page.locator(".lb-planner")).to_be_hidden()
    expect(page.locator(".lb-segment")).to_have_count(6)
    for number in range(1, 7):
        page.get_by_role("button", name="Skip").click(delay=400)
        expect(page.locator(".lb-stepof")).to_contain_text(f"Step {number} of 16")
    expect(page.locator(".lb-name")).to_have_text("Next: Palm-heel circles")
    expect(page.locator(".lb-stepof")).to_contain_text("Palm-heel circles")
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name=WORDS["stopped_title"])).to_be_visible()
    for _ in range(600):
        events = {event.kind.value: event.what for event in open_record().events()}
        if "practice_used" in events:
            break
        page.evaluate("new Promise(requestAnimationFrame)")
    assert (events["stop"].technique, events["practice_used"].ended_by) == ("effleurage", "stop")
    assert {work.technique for work in events["practice_used"].work} <= {"effleurage", "circles"}
    page.locator(".lb-reason").first.click()
    page.get_by_role("button", name=WORDS["stop_finish"]).click()
    # the plan is there again; today's check comes before anything else
    expect(page.locator(".lb-planner")).to_be_visible()
    expect(page.get_by_role("heading", name=WORDS["closed_title"])).to_be_visible()


@pytest.mark.parametrize(("light", "bad"), [(True, False), (False, True)])
def test_the_planner_is_accessible(planner, page, light, bad):
    """Contrast, names, roles, light and dark; targets of 44 pixels, also at 360 pixels wide, where nothing scrolls sideways."""
    screen()
    planner(light)
    if bad:
        press(page, "Add: Thumb slides")
        press(page, "Move up: Closing strokes")
        expect(page.locator(".lb-is-bad").first).to_be_visible()
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert faults_of_part(page) == []
        for target in page.locator(".lb-planner button").all():
            box = target.bounding_box()
            assert min(box["height"], box["width"]) >= 44
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_of_the_planner_stay_in_it(planner, page):
    """No key pressed here reaches JupyterLab, which would cut cells."""
    planner(before="() => { globalThis.leaked = []; document.addEventListener('keydown', (event) => leaked.push(event.key)); }")
    press(page, "Longer: Opening strokes", "x")
    page.keyboard.press("d")
    assert page.evaluate("leaked") == []
