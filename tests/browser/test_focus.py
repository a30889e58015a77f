"""Whoever goes by keys loses no place: what a page draws anew keeps the focus, or gives it to its heading."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

import course_lib
from course_lib.calls import door
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Pain, Reading

from .harness import tab_away

SHARED = library().words["shared"]
FOCUSED = ":focus"
pytestmark = pytest.mark.usefixtures("own_record")


def ached(*receivers):
    """Each of them had an ache before a practice yesterday, so that today's number is asked for."""
    at = datetime.now(UTC) - timedelta(hours=20)
    door.record().append(Event.of(Pain(number=4, when="before", lease=uuid4()), at, receiver) for receiver in receivers)


@pytest.mark.parametrize(("call", "place"), [("progress", ".lb-people"), ("diary", ".lb-diary")])
def test_a_person_is_chosen_and_a_number_given_by_key(draw, page, call, place):
    """The choice of the person keeps the focus; a number goes with its question, and the focus goes to the heading."""
    ached("Anna", "Bo")
    widget = draw(getattr(course_lib, call)())
    page.locator(f"{place} select").press("ArrowDown")
    assert page.locator(FOCUSED).evaluate("(one) => one.selectedOptions[0].text") == "Bo"
    page.locator(".lb-due").get_by_role("button", name="3", exact=True).press("Enter")
    page.get_by_text(library().words["diary"]["kept"]).wait_for()
    assert page.locator(FOCUSED).inner_text() == widget.words["title"]


def test_what_is_kept_is_decided_by_key(draw, page):
    """No leads back to what was asked for, Yes to what is left of it; the choice of private mode keeps the focus."""
    ached("Anna", "Bo")
    words = draw(course_lib.progress()).words
    page.locator(".lb-keeping summary").press("Enter")
    asked = page.get_by_role("button", name=words["erase_one"], exact=True)
    asked.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator(FOCUSED).inner_text() == words["erase_one"]
    page.keyboard.press("Enter")
    page.get_by_role("button", name=words["erase_yes"]).press("Enter")
    page.locator(".lb-who", has_text="Bo").wait_for()
    assert page.locator(FOCUSED).inner_text() == words["erase_one"]
    page.get_by_label(words["private"]).press("Space")
    page.get_by_text(words["private_on"]).wait_for()
    assert page.locator(FOCUSED).get_attribute("type") == "checkbox"


def test_a_name_for_the_instructor_is_typed_on(draw, page):
    """News that come while it is typed leave it as it is, and the typing where it was."""
    words = draw(course_lib.progress()).words
    page.locator(".lb-keeping summary").click()
    page.get_by_label(words["instructor_name"]).press_sequentially("Zo")
    page.keyboard.press("ArrowLeft")
    # out of sight a page lets go of the focus: it is taken up again as the news are on their way
    page.evaluate("host.silence('view')")
    tab_away(page, lambda: ached("Anna"))
    page.get_by_label(words["instructor_name"]).focus()
    page.evaluate("host.release()")
    page.locator(".lb-who", has_text="Anna").wait_for()
    page.keyboard.type("x")
    assert page.get_by_label(words["instructor_name"]).input_value() == "Zxo"


def test_a_result_is_waited_for_by_key(draw, page):
    """Asked for before the last press is on the record, the result leaves the focus in the drill."""
    at, drill = datetime.now(UTC), uuid4()
    readings = [Reading(target=3, reading=3, unit="kg", blind=n > 0, drill=drill, sets_target=n == 0) for n in range(5)]
    door.record().append(Event.of(one, at + timedelta(seconds=n)) for n, one in enumerate(readings))
    words = draw(course_lib.pressure_drill()).words
    page.evaluate("host.silence()")
    page.locator("input[type=text]").fill("3")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=words["show"]).press("Enter")
    page.locator(".lb-drill .lb-silent").wait_for()
    assert page.locator(FOCUSED).inner_text() == words["done_title"]


def test_a_list_of_the_report_is_unfolded_by_key(draw, page):
    """The button goes with the short list; the focus stays in the long one."""
    words = draw(course_lib.report("sample")).words
    page.locator("summary", has_text=words["invented"]).press("Enter")
    page.get_by_role("button", name=words["all"].partition("{")[0]).first.press("Enter")
    assert page.locator(".lb-part-of").filter(has=page.locator(FOCUSED)).count() == 1


def test_a_class_is_set_by_key(draw, page):
    """What the class practises and how long is chosen by the arrow keys; each choice keeps the focus."""
    widget = draw(course_lib.class_practice("effleurage"))
    for _ in widget.groups:
        page.get_by_role("button", name=widget.words["room_answered"]).and_(page.locator(":enabled")).press("Enter")
    page.locator(".lb-room-stage select").first.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(FOCUSED).evaluate("(one) => one.selectedIndex") == 2


def test_a_row_of_what_is_learned_stays_open(draw, page):
    """Another person is chosen: the goals of a lesson that were unfolded stay unfolded."""
    ached("Anna", "Bo")
    draw(course_lib.progress())
    page.locator(".lb-goals summary").nth(2).press("Enter")
    page.locator(".lb-people select").press("ArrowDown")
    assert page.locator(FOCUSED).evaluate("(one) => one.selectedOptions[0].text") == "Bo"
    assert page.locator(".lb-goals").evaluate_all("(all) => all.flatMap((one, place) => (one.open ? [place] : []))") == [2]


def test_a_test_of_a_plate_is_begun_and_ended_by_key(draw, page):
    """The button that begins the test of a plate is the one that ends it."""
    words = draw(course_lib.diagram("superficial")).words
    page.get_by_role("button", name=words["test"], exact=True).press("Enter")
    assert page.locator(FOCUSED).inner_text() == words["test_end"]
