"""The head and the foot of a lesson, in a bare page, with a real record behind it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from course_lib import lesson, receipt
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Attempt
from course_lib.model.payloads import Lesson as Opened
from course_lib.record import open_record
from course_lib.teaching import lessons

from .accessible import faults_of_part
from .harness import page_with

HEAD = ("words", "objectives", "places", "calls", "lesson", "go_on", "opened")
FOOT = ("words", "questions", "states", "remember", "ways", "lesson")
WORDS = {**library().words["shared"], **library().words["lesson"]}
EFFLEURAGE = library().outline["effleurage"]
pytestmark = pytest.mark.usefixtures("own_record")


@pytest.fixture
def draw(page):
    """Draws the head or the foot of a lesson; at the end it checks that the page has thrown no fault."""
    faults = []

    def drawn(call, names, wanted="effleurage", light=True, **more):
        widget = call(wanted)
        traits = {name: getattr(widget, name) for name in names} | more
        python = lambda name, payload: widget._answers[name](payload)  # noqa: E731
        faults.append(page_with(page, widget._script, widget._style, traits, python, light=light))

    yield drawn
    assert [fault for page_faults in faults for fault in page_faults] == []


def kept(page):
    """What the record holds of lessons, once the browser has nothing left to send."""
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox:'))")
    return [(event.payload["notebook"], event.payload["what"]) for event in open_record().events()]


def test_a_start_is_written_once(draw, page):
    """Each start of a lesson is one `opened` in the record, however often JupyterLab draws the head anew."""
    draw(lesson, HEAD)
    page.evaluate("host.show()")
    page.evaluate("host.hide(0)")
    page.evaluate("host.show()")
    assert kept(page) == [("06_effleurage", "opened")]
    draw(lesson, HEAD, opened=True)  # the same model after a reload of the page
    assert kept(page) == [("06_effleurage", "opened")]
    draw(lesson, HEAD)  # another start
    assert kept(page) == [("06_effleurage", "opened")] * 2


def test_the_head_promises_and_places(draw, page):
    """Objectives, length, and where in the course the lesson stands; only what is written can be gone to."""
    draw(lesson, HEAD)
    text = page.locator(".lb-lesson").inner_text()
    promised = [one.text for one in EFFLEURAGE.objectives]
    for sentence in (*promised, WORDS["not_reviewed"], WORDS["minutes"].format(minutes=EFFLEURAGE.minutes)):
        assert sentence in text
    assert page.locator("[aria-current=page]").get_attribute("aria-label") == f"06 {EFFLEURAGE.title} ({WORDS['here']})"
    page.locator(".lb-map summary").click()
    others = [f"notebooks/{one.notebook}.ipynb" for one in lessons.in_order(library()) if one.id in library().outline and one != EFFLEURAGE]
    for row in (".lb-places", ".lb-entries"):
        ways = page.locator(f"{row} button").evaluate_all("all => all.map(({ dataset }) => JSON.parse(dataset.commandlinkerArgs).path)")
        assert ways == others


def test_the_head_leads_back_and_on(draw, page):
    """The lesson before and the lesson after are one press away, by name."""
    written = [one for one in lessons.in_order(library()) if one.id in library().outline]
    at = written.index(EFFLEURAGE)
    draw(lesson, HEAD)
    back = [WORDS["previous"].format(title=one.title) for one in written[at - 1:at]]
    on = [WORDS["next"].format(title=one.title) for one in written[at + 1:at + 2]]
    assert page.locator(".lb-ways button").all_inner_texts() == back + on


def test_the_first_lesson_continues_where_somebody_was(draw, page):
    """Whoever opens the course again is offered the lesson they were in, before anything else; on the first evening nothing is offered."""
    draw(lesson, HEAD, "start_here")
    assert page.locator(".lb-go-on").count() == 0
    open_record().append([Event.of(Opened(notebook="06_effleurage", what="opened"), datetime.now(UTC))])
    draw(lesson, HEAD, "start_here")
    assert page.locator(".lb-go-on").inner_text() == WORDS["go_on"].format(title=EFFLEURAGE.title)


def test_the_evening_path_says_its_minutes(draw, page):
    """The lessons of the evening path stand in one line with the minutes they take, and the sum is theirs."""
    draw(lesson, HEAD, "start_here")
    parts = [one for one in library().outline.values() if one.tonight]
    said = page.locator(".lb-tonight").inner_text()
    assert said.startswith(WORDS["tonight"].format(minutes=sum(one.tonight for one in parts)))
    assert all(WORDS["tonight_part"].format(number=one.number, title=one.title, minutes=one.tonight) in said for one in parts)


def test_help_is_one_press_away(draw, page):
    """*Who to call* opens by mouse and by key and names every emergency before anything else."""
    draw(lesson, HEAD)
    emergency, today = lessons.who_to_call(library(), WORDS)
    page.get_by_role("button", name="Who to call", exact=True).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Who to call", exact=True)
    dialog.wait_for()
    # taller than a laptop, it opens at its top
    expect(dialog.get_by_role("heading", name=WORDS["stop_emergency"])).to_be_in_viewport(ratio=1)
    assert [one.locator("li").all_inner_texts() for one in dialog.locator("ul").all()] == [emergency["signs"], today["signs"]]
    assert WORDS["stop_unsure"] in dialog.inner_text()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_a_press_between_two_lines_leaves_help_open(draw, page):
    """Only a press beside the list closes it: a thumb that slips to its edge, or between two lines, leaves the number in sight."""
    draw(lesson, HEAD)
    page.get_by_role("button", name="Who to call", exact=True).click()
    dialog = page.get_by_role("dialog", name="Who to call", exact=True)
    box = dialog.bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
    assert dialog.is_visible()
    page.mouse.click(box["x"] - 5, box["y"] + box["height"] / 2)
    dialog.wait_for(state="hidden")


def test_help_stays_in_sight(draw, page):
    """Its button floats over the lesson, once however often the lesson was drawn, and goes with it."""
    draw(lesson, HEAD)
    assert page.locator(".lb-help").count() == 1
    page.evaluate("host.hide(0)")
    assert page.locator(".lb-help").count() == 0


def test_the_foot_asks_the_objectives(draw, page):
    """Every objective comes back as a question with two answers."""
    draw(receipt, FOOT)
    rows = page.locator(".lb-receipt li").all()
    assert [row.locator("[id]").inner_text() for row in rows] == lessons.questions(EFFLEURAGE, WORDS)
    for row in rows:
        assert row.get_by_role("button").all_inner_texts() == [WORDS["receipt_yes"], WORDS["receipt_not_yet"]]


def test_the_foot_says_what_the_questions_say(draw, page):
    """Under each objective stands how far its questions are, anew whenever the foot comes back into sight."""
    draw(receipt, FOOT)
    told = page.locator(".lb-asked")
    assert [one.split(" ")[-1] for one in told.all_inner_texts()] == ["asked"] * len(EFFLEURAGE.objectives)
    page.evaluate("document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 300vh' }))")
    page.evaluate("async () => { for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame); }")
    now = datetime.now(UTC)
    asked = [item for item in library().items.values() if item.goal == ("effleurage", EFFLEURAGE.objectives[0].id)]
    answers = [Attempt(item=item.id, response=None, right=True, sitting=f"effleurage:{item.id}") for item in asked[:2]]
    open_record().append([Event.of(answer, now) for answer in answers])
    page.locator(".lb-receipt").scroll_into_view_if_needed()
    page.get_by_text(WORDS["state_reached"]).wait_for()
    assert page.locator(".lb-asked .lb-state-reached:not(.lb-sign)").count() == 1


def test_a_lesson_is_finished_once_a_visit(draw, page):
    """When all is answered the lesson is finished, and a changed answer finishes it no second time."""
    draw(receipt, FOOT)
    status = page.get_by_role("status").first
    count = len(EFFLEURAGE.objectives)
    yes = page.get_by_role("button", name=WORDS["receipt_yes"])
    for number in range(count):
        assert kept(page) == []
        yes.nth(number).click()
        if number < count - 1:
            assert status.inner_text() == WORDS["receipt_progress"].format(answered=number + 1, count=count)
    assert status.inner_text() == WORDS["receipt_saved"]
    page.get_by_role("button", name=WORDS["receipt_not_yet"]).first.click()
    assert status.inner_text() == WORDS["receipt_again"]
    yes.first.click()
    page.evaluate("host.show()")
    page.evaluate("host.hide(0)")
    assert page.locator("[aria-pressed=true]").count() == count
    page.get_by_role("button", name=WORDS["receipt_not_yet"]).last.click()
    assert kept(page) == [("06_effleurage", "finished")]


def test_what_python_does_not_hear_is_kept_and_said(draw, page):
    """While Python is silent the foot says after some seconds that it is not saved yet; afterwards it is saved, once."""
    draw(receipt, FOOT)
    page.evaluate("host.silence()")
    for button in page.get_by_role("button", name=WORDS["receipt_yes"]).all():
        button.click()
    page.locator(".lb-unsaved:visible").wait_for()
    page.evaluate("host.release()")
    page.locator(".lb-unsaved").wait_for(state="hidden")
    assert kept(page) == [("06_effleurage", "finished")]


def test_the_way_on(draw, page):
    """The ways on are buttons: for tonight first and the most visible, then the next by number; after the last lesson there is none."""
    ways = page.locator("[data-commandlinker-args]")
    shown = """(all) => all.map((one) =>
        [one.innerText, JSON.parse(one.dataset.commandlinkerArgs).path, one.classList.contains("lb-primary")])"""
    draw(receipt, FOOT, "start_here")
    assert ways.evaluate_all(shown) == [
        ["Tonight, go on to: Safety and limits", "notebooks/02_safety_limits.ipynb", True],
        ["Go on to: Know the lower back", "notebooks/01_know_the_lower_back.ipynb", False],
    ]
    draw(receipt, FOOT)
    assert ways.evaluate_all(shown) == [["Go on to: Palm-heel circles", "notebooks/07_palm_heel_circles.ipynb", True]]
    draw(receipt, FOOT, "for_instructors")
    assert ways.count() == 0


@pytest.mark.parametrize(("call", "names"), [(lesson, HEAD), (receipt, FOOT)], ids=["head", "foot"])
def test_no_key_leaves(draw, page, call, names):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    draw(call, names)
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.locator("button, summary").first.focus()
    for key in ("x", "d", "Escape", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


@pytest.mark.parametrize("width", [1920, 768, 390])
@pytest.mark.parametrize(("call", "names"), [(lesson, HEAD), (receipt, FOOT)], ids=["head", "foot"])
def test_what_is_pressed_is_large_enough(draw, page, call, names, width):
    """Every control is at least 44 pixels high and wide, and nothing is wider than the window."""
    page.set_viewport_size({"width": width, "height": 800})
    draw(call, names)
    for target in page.locator("button:visible, summary").all():
        assert min(target.bounding_box()[side] for side in ("width", "height")) >= 44, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
@pytest.mark.parametrize(("call", "names"), [(lesson, HEAD), (receipt, FOOT)], ids=["head", "foot"])
def test_nothing_for_axe_to_find(draw, page, call, names, light):
    """An accessibility engine finds nothing, opened and answered, in both themes."""
    draw(call, names, light=light)
    for one in page.locator("summary").all() + page.get_by_role("button", name=WORDS["receipt_not_yet"]).all():
        one.click()
    assert faults_of_part(page) == []
