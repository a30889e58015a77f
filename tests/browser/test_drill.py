"""The pressure drill as a learner meets it, in a bare page with the real record behind it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from course_lib import pressure_drill
from course_lib.calls import door
from course_lib.library import library
from course_lib.model.events import Event, Kind
from course_lib.model.payloads import Reading

from .accessible import faults_of_part
from .harness import page_with, tab_away

WORDS = {**library().words["shared"], **library().words["drill"]}
BOX = "input[type=text]"


@pytest.fixture
def drill(page, tmp_path, monkeypatch):
    """Draws the drill; its questions go to Python and to a record of its own. At the end the page has thrown no fault."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    faults = []

    def draw(light=True):
        widget = pressure_drill()
        traits = {name: getattr(widget, name) for name in ("words", "view", "plan")}
        python = lambda name, payload: widget._answers[name](payload)  # noqa: E731
        faults.append(page_with(page, widget._script, widget._style, traits, python, light))
        return widget

    yield draw
    assert [fault for page_faults in faults for fault in page_faults] == []


def readings():
    """What the record holds: target, reading, unit, blind and whether it set the target."""
    events = door.record().events([Kind.READING])
    return [tuple(event.payload[name] for name in ("target", "reading", "unit", "blind", "sets_target")) for event in events]


def kept(page, count):
    """What the record holds as soon as so many readings have come, frame by frame of the page."""
    for _ in range(600):
        if len(readings()) >= count:
            break
        page.evaluate("new Promise(requestAnimationFrame)")
    return readings()


def on_record(count, days=0, target=3.4, blind=(3.1, 3.6, 3.9, 3.0, 3.3), shown=()):
    """A drill of `count` blind presses so many days ago."""
    at, id = datetime.now(UTC) - timedelta(days=days), uuid4()
    made = [(target, False, True), *((value, True, False) for value in blind[:count]), *((value, False, False) for value in shown)]
    door.record().append(
        Event.of(Reading(target=target, reading=value, unit="kg", blind=is_blind, drill=id, sets_target=sets), at + timedelta(seconds=n))
        for n, (value, is_blind, sets) in enumerate(made)
    )
    return id


def press(page, *values):
    for value in values:
        page.locator(BOX).fill(value)
        page.keyboard.press("Enter")


def at(page, name):
    page.locator(f".lb-drill [data-page={name}]").wait_for()


def test_a_whole_drill_by_keyboard(drill, page):
    """A target of one's own, five blind presses, the result when asked for, five with feedback: each reading is on the record once."""
    drill()
    at(page, "set")
    press(page, "3,4")
    at(page, "blind")
    press(page, "3.1", "3,6", "3.9 kg", "3000 g", "3.3")
    at(page, "done")
    assert page.locator("svg").count() == 0
    page.get_by_role("button", name=WORDS["show"]).click()
    at(page, "result")
    assert [told.partition("\n")[2] for told in page.locator(".lb-sum p").all_inner_texts()] == [
        WORDS["bias_under"].format(amount="0.02\u00a0kg", target="3.4\u00a0kg"), WORDS["spread_is"].format(amount="0.37\u00a0kg"),
    ]  # fmt: skip
    page.get_by_role("button", name=WORDS["more_feedback"].format(count=5)).click()
    press(page, "3.6")
    assert page.locator(".lb-status").inner_text() == WORDS["feedback_over"].format(reading="3.6\u00a0kg", difference="0.2\u00a0kg")
    press(page, "3.4")
    assert page.locator(".lb-status").inner_text() == WORDS["feedback_on"].format(reading="3.4\u00a0kg")
    press(page, "3.3", "3.4", "3.5")
    page.locator(BOX).wait_for(state="detached")
    assert kept(page, 11) == [
        (3.4, 3.4, "kg", False, True),
        *((3.4, value, "kg", True, False) for value in (3.1, 3.6, 3.9, 3.0, 3.3)),
        *((3.4, value, "kg", False, False) for value in (3.6, 3.4, 3.3, 3.4, 3.5)),
    ]


def test_blind_is_blind(drill, page):
    """While blind presses are missing, neither the target nor an earlier reading nor a result stands anywhere in the page."""
    on_record(4, target=7.77, blind=(7.11, 7.22, 7.33, 7.44))
    drill()
    at(page, "blind")
    assert page.locator(".lb-over").inner_text() == WORDS["blind_over"].format(number=5, count=5)
    assert "7." not in page.locator(".lb-drill").inner_text().replace("host", "")
    assert page.locator("svg").count() == 0
    press(page, "7.55")
    at(page, "done")
    assert "7." not in page.locator(".lb-drill").inner_text()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("", "wrong_empty"), ("three", "wrong_number"), ("3..4", "wrong_number"), ("0", "wrong_small"), ("-2", "wrong_small"),
     ("1e9", "wrong_number"), ("3400", "wrong_large"), ("34 N", "wrong_unit"),
     ("🙂", "wrong_number"), ("<img src=x onerror=alert(1)>", "wrong_number")],
)  # fmt: skip
def test_a_slip_gets_one_sentence(drill, page, typed, wrong):
    """What is no reading is answered with one friendly sentence, stays in the box and reaches no record."""
    drill()
    press(page, typed)
    assert page.locator(".lb-wrong").inner_text() == WORDS[wrong]
    assert page.locator(BOX).get_attribute("aria-invalid") == "true"
    assert readings() == []


def test_a_slip_of_the_comma_is_asked_about_once(drill, page):
    """A reading far from the target is kept only when it is sent a second time."""
    on_record(0)
    drill()
    press(page, "34")
    assert page.locator(".lb-wrong").inner_text() == WORDS["wrong_far"]
    page.keyboard.press("Enter")
    page.get_by_text(WORDS["blind_over"].format(number=2, count=5)).wait_for()
    page.locator(".lb-beads .lb-full").wait_for()
    assert page.locator(".lb-beads .lb-full").count() == 1


def test_newtons_are_kept_as_newtons(drill, page):
    """The unit is chosen once and goes with every reading of the drill."""
    drill()
    page.get_by_label(WORDS["N"]).check()
    press(page, "34")
    at(page, "blind")
    press(page, "31 N")
    page.get_by_text(WORDS["blind_over"].format(number=2, count=5)).wait_for()
    assert kept(page, 2) == [(34, 34, "N", False, True), (34, 31, "N", True, False)]


def test_it_goes_on_after_a_reload(drill, page):
    """The record knows how far the series got."""
    on_record(2)
    drill()
    at(page, "blind")
    assert page.locator(".lb-over").inner_text() == WORDS["blind_over"].format(number=3, count=5)


@pytest.mark.parametrize(("days", "state"), [(1, "retest_early"), (6, "retest_due"), (9, "retest_late")])
def test_the_next_date(drill, page, days, state):
    """From five to seven days after the last blind press the same target is to be pressed again, blind."""
    on_record(5, days)
    drill()
    page.get_by_role("button", name=WORDS["show"]).click()
    assert WORDS[state].partition("{")[0] in page.locator(".lb-retest").inner_text()
    again = page.get_by_role("button", name=WORDS["retest_now"].format(target="3.4\u00a0kg"))
    assert again.count() == (state != "retest_early")
    if again.count():
        again.click()
        at(page, "blind")
        press(page, "3.5")
        page.get_by_text(WORDS["blind_over"].format(number=2, count=5)).wait_for()
        assert kept(page, 7)[-1] == (3.4, 3.5, "kg", True, False)
        assert len({UUID(event.payload["drill"]) for event in door.record().events([Kind.READING])}) == 2


def test_a_table_says_what_the_picture_says(drill, page):
    """Who cannot see the dots has every reading and its distance from the target as text."""
    on_record(5, shown=(3.4,))
    drill()
    page.get_by_role("button", name=WORDS["show"]).click()
    rows = page.locator("table").first.locator("tr").all_inner_texts()
    assert rows[1].split("\t") == [f"{WORDS['row_blind']} 1", "3.1\u00a0kg", "−0.3\u00a0kg"]
    assert rows[6].split("\t") == [f"{WORDS['row_shown']} 1", "3.4\u00a0kg", "0\u00a0kg"]


def test_a_silent_python_loses_nothing(drill, page):
    """Without an answer the page says so after two seconds; the reading is held, and told once Python is back."""
    on_record(1)
    drill()
    at(page, "blind")
    page.evaluate("host.silence()")
    press(page, "3.6")
    page.locator(".lb-drill .lb-silent").wait_for()
    assert page.locator(".lb-over").inner_text() == WORDS["blind_over"].format(number=3, count=5)
    page.evaluate("host.release()")
    page.locator(".lb-drill .lb-silent").wait_for(state="detached")
    assert kept(page, 3)[2:] == [(3.4, 3.6, "kg", True, False)]
    assert page.locator(".lb-over").inner_text() == WORDS["blind_over"].format(number=3, count=5)


def show_while_silent(page):
    """Asks for the result while Python is silent, and lets Python go on once the page has said so."""
    page.get_by_role("button", name=WORDS["show"]).click()
    page.locator(".lb-drill .lb-silent").wait_for()
    page.evaluate("host.release()")


def test_the_result_comes_as_soon_as_the_record_has_it(drill, page):
    """Asked for before the last press is on the record, the result is shown once it is, without a second tap."""
    on_record(4)
    drill()
    at(page, "blind")
    page.evaluate("host.silence('record')")
    press(page, "3.3")
    at(page, "done")
    show_while_silent(page)
    at(page, "result")
    page.locator(".lb-drill .lb-silent").wait_for(state="detached")


def test_readings_that_were_erased_in_another_tab_are_gone(drill, page):
    """Whoever comes back after *Erase everything* finds no result and no target of before."""
    on_record(5)
    drill()
    page.get_by_role("button", name=WORDS["show"]).click()
    at(page, "result")
    tab_away(page, lambda: door.record().erase(everything=True))
    at(page, "set")


def test_a_drill_that_lies_open_is_forgotten_with_everything(drill, page):
    """Erased after the first of its presses, it takes no other: its target would come back with the next one."""
    drill()
    press(page, "3.4")
    at(page, "blind")
    press(page, "3.1")
    kept(page, 2)
    door.record().erase(everything=True)
    page.evaluate("dispatchEvent(new CustomEvent('lb-forgotten', { detail: {} }))")
    at(page, "set")
    press(page, "5")
    assert kept(page, 1) == [(5.0, 5.0, "kg", False, True)]


def test_a_reading_that_is_refused_late_is_typed_again(drill, page):
    """Refused after two seconds, the last press is missing again and the page says so; typed anew, it completes the series."""
    on_record(4)
    widget = drill()
    at(page, "blind")
    record, widget._answers["record"] = widget._answers["record"], lambda payload: {
        "confirmed": [], "refused": [{"id": event["id"], "why": "no reason"} for event in payload["events"]], "private": False,
    }  # fmt: skip
    page.evaluate("host.silence()")
    press(page, "3.3")
    at(page, "done")
    show_while_silent(page)
    at(page, "blind")
    assert page.locator(".lb-status").first.inner_text() == WORDS["refused"]
    assert page.locator(".lb-over").inner_text() == WORDS["blind_over"].format(number=5, count=5)
    widget._answers["record"] = record
    press(page, "3.3")
    at(page, "done")
    page.get_by_role("button", name=WORDS["show"]).click()
    at(page, "result")
    assert len(kept(page, 6)) == 6


def test_no_key_leaves(drill, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    drill()
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.locator(BOX).focus()
    for key in ("x", "d", "Escape", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
@pytest.mark.parametrize("stage", ["set", "blind", "done", "result"])
def test_nothing_for_axe_to_find(drill, page, light, stage):
    """An accessibility engine finds nothing on any page of the drill, in both themes; targets are large enough on a narrow screen."""
    page.set_viewport_size({"width": 390, "height": 800})
    if stage != "set":
        on_record(5, 12, target=5.0, blind=(4.1, 5.9, 4.4, 5.2, 4.6))
        on_record(2 if stage == "blind" else 5, shown=(3.4, 3.5))
    drill(light)
    if stage == "result":
        page.get_by_role("button", name=WORDS["show"]).click()
    at(page, stage)
    assert faults_of_part(page) == []
    for target in page.locator("button, label").all():
        assert target.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
