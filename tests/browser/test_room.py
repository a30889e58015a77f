"""A class in front of one clock, in a bare page with a real kernel's side behind it: the check comes first, and nothing is recorded."""

import pytest

from course_lib import class_practice
from course_lib.library import library
from course_lib.record import open_record
from course_lib.routines.sessions import catalogue, preset_parts

from .harness import page_with

TRAITS = ("words", "timeline", "techniques", "signs", "unrecorded", "groups", "choices", "choice")
pytestmark = pytest.mark.usefixtures("own_record")


@pytest.fixture
def room(page):
    """A class practice on the page; its words and groups are at hand."""
    widget = class_practice("effleurage")
    traits = {name: getattr(widget, name) for name in TRAITS}
    faults = page_with(page, widget._script, widget._style, traits, lambda name, payload: widget._answers[name](payload))
    yield widget
    assert faults == []


def confirmed(page, room):
    """The instructor reads every group and says that every pair has answered."""
    for _ in room.groups:
        page.get_by_role("button", name=room.words["room_answered"]).click()
    page.get_by_role("heading", name=room.words["room_choose"]).wait_for()


def begun(page, room):
    page.get_by_role("button", name=room.words["begin"]).click()
    page.locator(".lb-digits").wait_for()


def test_the_check_is_read_before_any_clock_is_seen(page, room):
    """Every line of today's check is on the screen, group by group; only after the last is there anything to start."""
    read = []
    for _ in room.groups:
        assert page.get_by_role("button", name=room.words["begin"]).count() == 0
        read += page.locator(".lb-room-lines b").all_inner_texts()
        page.get_by_role("button", name=room.words["room_answered"]).click()
    assert read == [row["ask"] for group in room.groups for row in group["rows"]]
    page.get_by_role("button", name=room.words["begin"]).wait_for()


def test_a_double_click_skips_no_group(page, room):
    """Who double-clicks as on the desktop has read one group to the room, not two; after the last one the clock stands there untouched."""
    answered, seen = page.get_by_role("button", name=room.words["room_answered"]), []
    for _ in room.groups:
        seen.append(page.locator(".lb-room-stage h2").inner_text())
        answered.dblclick()
    page.get_by_role("heading", name=room.words["room_choose"]).wait_for()
    assert seen == [group["title"] for group in room.groups]
    assert page.locator(".lb-who b").inner_text() == room.words["partners"][0]
    assert page.locator(".lb-digits").count() == 0


def test_minutes_stay_within_the_limits(page, room):
    """The minutes that can be chosen are those that the limits allow."""
    confirmed(page, room)
    choice = next(one for one in room.choices if one["id"] == room.choice)
    offered = [
        int(value.split(":")[0]) * 60 + int(value.split(":")[1])
        for value in page.locator("select").nth(1).locator("option").all_inner_texts()
    ]
    assert offered == choice["lengths"]


def test_a_class_practises_and_nothing_is_recorded(page, room):
    """A practice that is begun, stopped and explained leaves no event in record or the browser's outbox; then the check is read again."""
    confirmed(page, room)
    begun(page, room)
    assert page.locator(".lb-room-banner").inner_text() == room.words["room_banner"]
    page.get_by_role("button", name="Stop").click()
    page.locator(".lb-reason").first.click()
    page.wait_for_function("host.asked.filter(({ ask }) => ask === 'heard').length >= 3")
    assert open_record().events() == []
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('outbox:'))") == []
    assert [message for message in page.evaluate("host.asked") if message["ask"] == "record" and message["payload"]["events"]] == []
    page.get_by_role("button", name=room.words["stop_finish"]).click()
    page.get_by_role("button", name=room.words["room_answered"]).wait_for()


def test_a_stop_tells_the_instructor_what_comes_next(page, room):
    """Back at the check, the screen says whom to see to, what is over and who may go on; a check read anew by choice says nothing."""
    confirmed(page, room)
    page.get_by_role("button", name=room.words["room_again"]).click()
    assert page.locator(".lb-room-why").all_inner_texts() == []
    confirmed(page, room)
    begun(page, room)
    page.get_by_role("button", name="Stop").click()
    page.locator(".lb-reason").first.click()
    page.get_by_role("button", name=room.words["stop_finish"]).click()
    page.get_by_role("button", name=room.words["room_answered"]).wait_for()
    assert page.locator(".lb-room-why").all_inner_texts() == [
        "Somebody stopped: see to that pair first; it sits out. In the short plan the practice ends here. What was stopped stays closed "
        "for 24 hours for that partner of every pair. The other partners may go on after today's check, read once more."
    ]


def test_a_pause_takes_all_hands_off(page, room):
    """Everybody practises to the one clock: its pause speaks to the whole room."""
    confirmed(page, room)
    begun(page, room)
    page.get_by_role("button", name=room.words["pause"], exact=True).click()
    assert page.locator(".lb-paused").inner_text().splitlines() == ["Paused", "All hands off. Tap anywhere to go on."]


def test_partners_change(page, room):
    """One press lets the other partner receive, whose minutes are counted apart."""
    confirmed(page, room)
    assert page.locator(".lb-who b").inner_text() == room.words["partners"][0]
    page.get_by_role("button", name=room.words["room_change"]).click()
    page.locator(".lb-who b", has_text=room.words["partners"][1]).wait_for()


def test_a_demonstration_is_named_so(page, room):
    """Where one pair shows it to the others, the screen says so, and that nothing is recorded."""
    confirmed(page, room)
    page.locator("select").nth(3).select_option("1")
    assert page.locator(".lb-room-banner").inner_text() == room.words["room_banner_demonstration"]


def test_no_hold_goes_by_somebody_elses_number(page, room):
    """What holds a point is shown by one pair: a clock for all pairs would open the hold for everybody at the number of one."""
    confirmed(page, room)
    held = {routine.id for routine in catalogue(library()) if any(step.point for step in routine.steps)}
    whole = {one.id for one in library().sessions.values() if held & {part.routine for part in preset_parts(one, library())}}
    assert {one["id"] for one in room.choices if one["one_pair"]} == held | whole == {"three-tight-spots", "planned"}
    page.locator("select").nth(0).select_option("three-tight-spots")
    assert page.locator("select").nth(3).locator("option").all_inner_texts() == [room.words["room_demonstration"]]
    assert page.get_by_text(room.words["room_one_pair"]).is_visible()
    assert page.locator(".lb-room-banner").inner_text() == room.words["room_banner_demonstration"]
    page.locator("select").nth(0).select_option("effleurage-opening")
    assert page.locator(".lb-room-banner").inner_text() == room.words["room_banner"]
