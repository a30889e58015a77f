"""The final check, the card that keeps practice closed and the questions that open it, as a learner meets them on a bare page."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

import course_lib
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Screening
from course_lib.record import open_record

from .accessible import faults_of_part
from .exam_desk import (
    STORED,
    WORDS,
    begins,
    chooses,
    chosen,
    fills,
    hands_in,
    hands_in_all_right,
    hands_in_to_a_silent_python,
    in_another_window,
)
from .harness import NOON, beside, stand_still, traits_of

PLAYER = library().words["player"]
pytestmark = pytest.mark.usefixtures("own_record")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_answers_outlast_a_reload_and_a_new_kernel(draw, page):
    """What was answered, marked and where one was: all of it stands there again, with another widget behind the page."""
    draw(course_lib.exam("final"))
    begins(page)
    page.get_by_role("button", name=WORDS["mark"]).click()
    while not page.locator(".lb-choice").count():
        page.get_by_role("button", name=WORDS["next"]).click()
    stem = page.locator(".lb-stem").inner_text()
    page.locator(".lb-choice input").first.check()
    page.get_by_label(WORDS["sure_sure"], exact=True).check()
    draw(course_lib.exam("final"))
    begins(page)
    assert page.locator(".lb-stem").inner_text() == stem
    assert page.locator(".lb-choice input").first.is_checked()
    assert page.get_by_label(WORDS["sure_sure"], exact=True).is_checked()
    assert page.locator(".lb-cells .lb-has").count() == 1
    assert page.locator(".lb-cells .lb-is-marked").count() == 1
    assert open_record().events() == []


def test_erased_answers_come_back_in_no_sheet(draw, page):
    """Whoever erases everything while a sheet lies open begins the next one empty, and the browser keeps nothing of the first."""
    exam, dashboard = course_lib.exam("final"), course_lib.progress()
    answers = {**dashboard._answers, **exam._answers}
    draw(exam, answer=lambda name, payload: answers[name](payload))
    begins(page)
    fills(page, exam, left=1)
    draw(exam, answer=lambda name, payload: answers[name](payload))
    begins(page)
    assert page.locator(".lb-cells .lb-has").count() == library().exams["final"].count - 1
    beside(page, dashboard._script, dashboard._style, traits_of(dashboard))
    page.locator(".lb-keeping summary").click()
    page.get_by_role("button", name=library().words["progress"]["erase_all"], exact=True).click()
    page.get_by_role("button", name=library().words["progress"]["erase_yes"]).click()
    page.locator(".lb-exam").get_by_role("button", name=WORDS["begin"], exact=True).click()
    page.locator(".lb-map").wait_for()
    assert page.locator(".lb-cells .lb-has").count() == 0
    assert json.loads(page.evaluate(f"localStorage.getItem({STORED})"))["answers"] == {}


def test_what_is_open_is_named_before_anything_is_handed_in(draw, page):
    """The numbers lead to the questions; nothing is written until the learner says yes."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    asked = fills(page, widget, left=2)
    draw(course_lib.exam("final"))
    begins(page)
    page.get_by_role("button", name=WORDS["hand_in"]).click()
    assert page.locator(".lb-handin .lb-cell").all_inner_texts() == [str(len(asked) - 1), str(len(asked))]
    assert open_record().events() == []
    page.get_by_role("button", name=WORDS["go_to"].format(number=len(asked))).click()
    assert page.get_by_text(WORDS["number"].format(number=len(asked), count=len(asked))).is_visible()
    hands_in(page)
    page.locator(".lb-verdict").wait_for()
    assert len(open_record().events()) == len(asked) - 2
    assert page.locator(".lb-sign-left").count() == 2
    assert page.evaluate(STORED) is None


def test_a_sheet_is_answered_when_it_is_handed_in(draw, page):
    """Until then each answer may still be changed: whenever they were chosen, all are recorded as handed in, in their order."""
    widget = draw(course_lib.exam("final"))
    stand_still(page)
    begins(page)
    for _ in range(2):
        while not page.locator(".lb-choice").count():
            page.get_by_role("button", name=WORDS["next"]).click()
        page.locator(".lb-choice input").first.check()
        page.get_by_role("button", name=WORDS["next"]).click()
        page.clock.run_for(60_000)
    hands_in(page)
    page.locator(".lb-verdict").wait_for()
    told = sorted(open_record().events(), key=lambda event: event.at)
    asked = widget._answers["sheet"]({"sitting": told[0].what.sitting})["questions"]
    places = [[one["item"] for one in asked].index(event.what.item) for event in told]
    assert (len(told), places) == (2, sorted(places))
    assert 0 < NOON + 121 - told[0].at.timestamp() < 1
    assert told[0].at < told[1].at


def test_a_silent_python_loses_no_answer(draw, page):
    """Handed in to nobody, everything stays in the browser; the reply that comes late is shown."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    fills(page, widget)
    draw(course_lib.exam("final"))
    begins(page)
    hands_in_to_a_silent_python(page)
    assert page.evaluate(STORED)
    page.evaluate("host.release()")
    page.get_by_role("heading", name=WORDS["passed"]).wait_for()


def test_two_windows_lose_none_of_each_others_answers(draw, page):
    """What one window answers and marks stands on the sheet of the other too, which changes only what is changed in it."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    place = chooses(page, 0)
    first = chosen(page)
    other = in_another_window(page, widget)
    assert other.locator(".lb-cells .lb-has").count() == 1
    other.locator(".lb-cells .lb-cell").nth(place).click()
    other.locator(".lb-choice input").nth(1).check()
    other.get_by_role("button", name=WORDS["mark"]).click()
    page.locator(".lb-cells .lb-is-marked").wait_for()
    assert page.locator(".lb-choice input").nth(1).is_checked()
    page.get_by_role("button", name=WORDS["next"]).click()
    chooses(page, 0)
    both = chosen(page)
    assert (len(first), len(both), both.keys() & first.keys() == first.keys(), both | first == both) == (1, 2, True, False)
    other.wait_for_function("document.querySelectorAll('.lb-cells .lb-has').length === 2")


def test_a_window_overtaken_before_it_hears_of_it_changes_its_own_answer_alone(draw, page):
    """Between the other window's answer and the news of it, an answer given here is added to the sheet and replaces no other."""
    draw(course_lib.exam("final"))
    begins(page)
    place = chooses(page, 0)
    was = chosen(page)
    page.evaluate(f"""() => {{
        const kept = JSON.parse(localStorage.getItem({STORED}));
        kept.answers[Object.keys(kept.answers)[0]].response = "changed in another window";
        localStorage.setItem({STORED}, JSON.stringify(kept));
    }}""")
    page.get_by_role("button", name=WORDS["next"]).click()
    assert chooses(page, 0) > place
    now = chosen(page)
    assert (len(now), [now[item] for item in was]) == (2, ["changed in another window"])


def test_a_sheet_handed_in_elsewhere_is_handed_in_here(draw, page):
    """The window that was left behind shows the result; nothing is added to the sheet, and none comes back."""
    widget = draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    other = in_another_window(page, widget)
    other.get_by_role("button", name=WORDS["hand_in"]).click()
    other.get_by_role("button", name=WORDS["hand_in_yes"]).click()
    other.locator(".lb-verdict").wait_for()
    page.locator(".lb-verdict").wait_for()
    assert (len(open_record().events()), page.evaluate(STORED)) == (1, None)


def test_a_sheet_that_the_browser_lost_is_kept_anew(draw, page):
    """Nobody handed it in: the next change keeps all of it again, and it can be handed in."""
    draw(course_lib.exam("final"))
    begins(page)
    chooses(page, 0)
    page.evaluate("localStorage.clear()")
    hands_in(page)
    page.locator(".lb-verdict").wait_for()
    assert len(open_record().events()) == 1


def test_the_certificate_is_one_page_and_shows_a_name_as_text(draw, page, tmp_path):
    """With every limit of the course on it, it fits one sheet of A4 and of Letter; what is typed is letters and is sent nowhere."""
    widget = hands_in_all_right(draw, page)
    result = widget._answers["result"]({})
    names = [limit.name for limit in library().limits.values()]
    for part, lines in zip(result["certificate"]["lists"], (names[:20], names[20:]), strict=True):
        part["lines"] = lines
    widget = course_lib.exam("final")
    widget.result = result
    draw(widget, answer=lambda name, payload: result if name == "result" else widget._answers[name](payload))
    page.wait_for_function("['result', 'record'].every((name) => host.asked.some(({ ask }) => ask === name))")  # what any visit asks
    asked = page.evaluate("host.asked.length")
    name = "Åsa <img src=x onerror=alert(1)> & 李"
    page.get_by_label(WORDS["certificate_name"]).fill(name)
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["certificate_save"]).click()
    saved = tmp_path / "paper.html"
    download.value.save_as(saved)
    assert page.evaluate("host.asked.length") == asked
    paper = page.context.new_page()
    paper.goto(saved.as_uri())
    assert paper.locator(".name").inner_text() == name
    assert paper.locator("img, script").count() == 0
    assert paper.locator(".limits li").count() == len(names)
    for form in ("A4", "Letter"):
        assert len(re.findall(rb"/Type /Page\b(?!s)", paper.pdf(format=form))) == 1, form
    for line in (library().words["certificate"]["review"], *library().words["certificate"]["not"]):
        assert paper.get_by_text(line).is_visible()


def test_two_presses_print_one_certificate(draw, page):
    """A button that was pressed twice before the paper was there asks the browser to print once."""
    page.add_init_script("window.print = () => { top.printed = (top.printed ?? 0) + 1; }")
    hands_in_all_right(draw, page)
    page.get_by_role("button", name=WORDS["certificate_print"]).evaluate("(button) => { button.click(); button.click(); }")
    page.wait_for_function("window.printed")
    assert page.evaluate("printed") == 1


def test_a_result_tells_the_news_when_its_window_is_seen_again(draw, page):
    """What was owed may have been paid in another window: coming back to this one is enough to see it."""
    widget = hands_in_all_right(draw, page)
    paid = widget._answers["result"]({})
    paid["verdict"]["title"] = "Paid meanwhile"
    widget._answers["result"] = lambda payload: paid
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("heading", name="Paid meanwhile").wait_for()


@pytest.mark.parametrize("hands", ["an answer", "the name"])
def test_news_that_come_under_the_learners_hands_wait(draw, page, hands):
    """While Python looks for news somebody opens an answer, or types a name: it stays open, and the name stays whole."""
    widget = hands_in_all_right(draw, page)
    paid = widget._answers["result"]({})
    paid["verdict"]["title"] = "Paid meanwhile"
    widget._answers["result"] = lambda payload: paid
    page.evaluate("host.silence('result')")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    name, rest = page.get_by_label(WORDS["certificate_name"]), page.locator("details.lb-rest")
    if hands == "the name":
        name.fill("Åsa")
    else:
        rest.locator("summary").first.click()
    stands = page.locator(".lb-certificate").element_handle()
    page.evaluate("async () => { host.release(); await hostAnswers(JSON.stringify({ ask: 'record', payload: { events: [] } })); }")
    assert stands.evaluate("(one) => one.isConnected")
    if hands == "the name":
        name.fill("")
    else:
        rest.locator("summary").first.click()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("heading", name="Paid meanwhile").wait_for()


@pytest.mark.parametrize("light", [True, False])
def test_every_face_of_the_final_check_passes_the_accessibility_rules(draw, page, light):
    """Start, question, handing in and result, in both themes, and no wider than a telephone."""
    page.set_viewport_size({"width": 360, "height": 800})
    widget = draw(course_lib.exam("final"), light=light)
    assert (faults_of_part(page), fits(page)) == ([], True)
    begins(page)
    assert (faults_of_part(page), fits(page)) == ([], True)
    fills(page, widget, left=1)
    draw(course_lib.exam("final"), light=light)
    begins(page)
    page.get_by_role("button", name=WORDS["hand_in"]).click()
    assert (faults_of_part(page), fits(page)) == ([], True)
    page.get_by_role("button", name=WORDS["hand_in_yes"]).click()
    page.locator(".lb-verdict").wait_for()
    page.locator(".lb-answer summary").first.click()
    assert (faults_of_part(page), fits(page)) == ([], True)


@pytest.mark.parametrize("light", [True, False])
def test_the_closed_practice_shows_the_way_and_a_way_past(draw, page, light):
    """The card leads to the questions; opened without them, it says so above the clock, and the record knows."""
    now = datetime.now(UTC)
    open_record().append([Event.of(Screening(outcome="clear", until=now + timedelta(hours=12)), now, "me")])
    draw(course_lib.practice("effleurage"), light=light)
    page.get_by_role("heading", name=PLAYER["closed_opening_title"].format(count=12)).wait_for()
    assert page.locator(".lb-opening .lb-over").inner_text() == "Opening strokes"
    assert page.get_by_role("button", name=PLAYER["look_answered"]).is_visible()
    way = page.locator(".lb-opening .lb-primary")
    assert json.loads(way.get_attribute("data-commandlinker-args")) == {"path": "notebooks/02_safety_limits.ipynb"}
    page.get_by_role("button", name=PLAYER["override"]).click()
    assert page.get_by_role("button", name=PLAYER["override_yes"]).is_disabled()
    assert faults_of_part(page) == []
    page.get_by_label(PLAYER["override_teach"]).check()
    page.get_by_role("button", name=PLAYER["override_yes"]).click()
    page.locator(".lb-override-note").wait_for()
    page.locator(".lb-go").wait_for()
    assert [event.payload for event in open_record().events(["override"])] == [{"opens": "opening", "why": "teach"}]


def test_a_way_past_that_python_does_not_hear_opens_nothing(draw, page):
    """A silent Python is told of; practice opens by itself once the record has it, and not before."""
    now = datetime.now(UTC)
    open_record().append([Event.of(Screening(outcome="clear", until=now + timedelta(hours=12)), now, "me")])
    draw(course_lib.practice("effleurage"))
    page.get_by_role("button", name=PLAYER["override"]).click()
    page.get_by_label(PLAYER["override_teach"]).check()
    page.evaluate("host.silence()")
    page.get_by_role("button", name=PLAYER["override_yes"]).click()
    page.locator(".lb-silent").wait_for()
    assert (page.locator(".lb-go").count(), open_record().events(["override"])) == (0, [])
    page.evaluate("host.release()")
    page.locator(".lb-override-note").wait_for()
    page.locator(".lb-go").wait_for()
