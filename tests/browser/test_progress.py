"""The dashboard as a learner meets it, in a bare page, with a real record behind it."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from course_lib import diary, progress
from course_lib.library import library
from course_lib.model.events import LONGEST_NAME, Event
from course_lib.record import Store, open_record
from course_lib.record.exchange import export
from course_lib.teaching import moments
from course_lib.teaching.diary import SHOWN

from ..openings import pass_opening
from .accessible import faults_of_part
from .harness import page_with, stand_still

WORDS = {**library().words["shared"], **library().words["progress"]}
NASTY = "<img src=x onerror=alert(1)>"
pytestmark = pytest.mark.usefixtures("own_record")


@pytest.fixture
def draw(page):
    """Draws the dashboard of the learner's record; at the end it checks that the page has thrown no fault."""
    faults = []

    def drawn(light=True):
        widget = progress()
        traits = {"words": widget.words, "view": widget.view}
        python = lambda name, payload: widget._answers[name](payload)  # noqa: E731
        faults.append(page_with(page, widget._script, widget._style, traits, python, light=light))
        page.locator(".lb-progress").wait_for()

    yield drawn
    assert [fault for page_faults in faults for fault in page_faults] == []


def event(kind, payload, receiver=None, hours=0.0):
    at = (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Event.model_validate({"id": str(uuid4()), "at": at, "receiver": receiver, "kind": kind, "version": 1, "payload": payload})


def ache(receiver, number=4, when="before", session=None, hours=0.0):
    return event("pain", {"number": number, "when": when, "session": session or str(uuid4())}, receiver, hours)


def done(*events):
    open_record().append(events)


def kinds():
    return [one.kind for one in open_record().events()]


def opens_the_box(page):
    page.locator(".lb-keeping summary").click()


def test_the_way_on_opens_the_lesson(draw, page):
    """One button goes on where the learner was, by JupyterLab's own command."""
    draw()
    button = page.locator(".lb-primary")
    assert button.inner_text() == WORDS["begin"].format(title=library().outline["start_here"].title)
    assert json.loads(button.get_attribute("data-commandlinker-args")) == {"path": "notebooks/00_start_here.ipynb"}
    done(event("lesson", {"notebook": "06_effleurage", "what": "opened"}))
    draw()
    assert button.inner_text() == WORDS["go_on"].format(title=library().outline["effleurage"].title)


def test_it_tells_the_news_when_it_is_seen_again(draw, page):
    """What another lesson did stands there as soon as the dashboard comes into view."""
    draw()
    page.evaluate("document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 300vh' }))")
    page.wait_for_function("document.querySelector('.lb-progress').getBoundingClientRect().top > innerHeight")
    # two frames, so that the page has noticed that the dashboard is out of sight
    page.evaluate("async () => { for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame); }")
    done(event("lesson", {"notebook": "06_effleurage", "what": "finished"}), ache("Anna"))
    page.locator(".lb-progress").scroll_into_view_if_needed()
    page.get_by_text(f"{WORDS['for_whom']}: Anna").wait_for()
    assert page.locator(".lb-is-done").count() == 1


def test_a_dashboard_taken_away_asks_nothing_more(draw, page):
    """Nothing watches or asks for a view that has gone."""
    draw()
    page.evaluate("host.hide(0)")
    page.evaluate("host.asked.length = 0; document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("async () => { for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame); }")
    assert page.evaluate("host.asked.filter(({ ask }) => ask === 'view').length") == 0


def test_practised_minutes_fill_a_bar(draw, page):
    """What was practised today stands beside what is allowed, in minutes and as a bar; what was not touched is empty."""
    work = [{"technique": "ball", "tool": "ball", "place": "wall", "seconds": 120.0, "point": None}]
    done(ache("me"), event("practice_used", {"lease": str(uuid4()), "work": work, "ended_by": "end"}, "me"))
    draw()
    allowed = library().limits["LIM01"].at_most
    told = WORDS["spent"].format(spent="2:00", allowed=f"{allowed:g}:00")
    row = page.locator(".lb-budget").filter(has_text=WORDS["tool_day"])
    assert row.locator(".lb-amount").inner_text() == told
    shares = page.locator(".lb-budget .lb-bar").evaluate_all("(all) => all.map((bar) => bar.firstChild.offsetWidth / bar.offsetWidth)")
    assert max(shares) == pytest.approx(2 / allowed, abs=0.01)
    assert sum(share == 0 for share in shares) == len(shares) - 1


def test_numbers_of_the_ache_are_drawn_and_told(draw, page):
    """Before, after and next day stand in a picture and, for those who do not see it, in a table."""
    session = str(uuid4())
    done(ache("Anna", 6, "before", session, 2), ache("Anna", 3, "after", session, 1.5))
    draw()
    assert page.locator(".lb-ache circle").count() == 2
    cells = page.locator(".lb-chart td").all_text_contents()
    assert cells[1:] == ["6", "3", WORDS["number_none"]]


def test_the_chart_shows_the_latest(draw, page):
    """Of many practices the chart and its table show as many as the diary does, the latest last."""
    numbers = [index % 11 for index in range(SHOWN + 3)]
    done(*(ache("Anna", number, hours=500 - 24 * index) for index, number in enumerate(numbers)))
    draw()
    assert page.locator(".lb-ache circle").count() == SHOWN
    assert page.locator(".lb-chart td:nth-child(2)").all_text_contents() == [str(number) for number in numbers[-SHOWN:]]


def test_an_ache_has_the_same_marks_in_the_dashboard_and_in_the_diary(draw, page):
    """A ring for before, a dot that fits into it for after, a diamond for the next day: in either chart, and in the key of each.

    A diamond on the number of another mark leaves that one in sight.
    """
    session = str(uuid4())
    done(*(ache("Anna", number, when, session, hours) for number, when, hours in ((6, "before", 30), (3, "after", 29), (3, "next_day", 5))))
    looks = """(all) => all.map((one) => [one.nodeName, one.getAttribute("r") ?? one.getAttribute("width"),
      ...["fill", "stroke", "stroke-width"].map((name) => getComputedStyle(one).getPropertyValue(name))])"""
    marks = lambda place: page.locator(f"{place} :is(circle, rect)")  # noqa: E731
    drop = """([, dot, diamond]) => Number(diamond.getAttribute("y")) + diamond.getAttribute("height") / 2 - dot.getAttribute("cy")"""
    draw()
    told = [marks(".lb-ache").evaluate_all(looks), marks(".lb-key").evaluate_all(looks)]
    drops = [marks(".lb-ache").evaluate_all(drop)]
    widget = diary()
    page_with(page, widget._script, widget._style, {"words": widget.words, "view": widget.view})
    told += [marks("tbody .lb-lane").evaluate_all(looks), marks(".lb-key").evaluate_all(looks)]
    drops += [marks("tbody .lb-lane").evaluate_all(drop)]
    card, main, calm, good = "rgb(255, 255, 255)", "rgb(138, 75, 47)", "rgb(10, 95, 147)", "rgb(44, 107, 69)"
    assert told == [[["circle", "8.5", card, main, "3px"], ["circle", "5.5", calm, "none", "1px"], ["rect", "10", good, card, "1.5px"]]] * 4
    assert drops == [13, 13]


def test_the_next_day_number_is_kept(draw, page):
    """The question comes the day after, as in the diary; one press answers it, it goes, and the advice is that of the number."""
    session, words = str(uuid4()), library().words["diary"]
    hours = library().spans["next-day"].hours + 1
    done(ache("Anna", 6, "before", session, hours))
    draw()
    question = page.get_by_role("group", name=words["ask_title"])
    day = moments.day(open_record().events()[-1].at)
    told = " ".join((words["ask_of"].format(who="Anna", day=day), words["ask_hint"], words["ask_other"]))
    assert question.locator("p").first.inner_text() == told
    question.get_by_role("button", name="2", exact=True).click()
    page.locator(".lb-advice", has_text=words["advice_easier"]).wait_for()
    assert page.get_by_text(words["kept"]).count() == 1
    assert page.locator(".lb-due").count() == 0
    told = open_record().events()[-1]
    assert (told.receiver, told.payload["number"], told.payload["when"], told.payload["session"]) == ("Anna", 2, "next_day", session)


def test_a_next_day_number_that_waits_for_python_is_told_of(draw, page):
    """A silent Python is named as in the diary; once it has the number, the advice on it stands there and the note is gone."""
    done(ache("Anna", 6, hours=library().spans["next-day"].hours + 1))
    draw()
    page.evaluate("host.silence()")
    page.locator(".lb-due").get_by_role("button", name="2", exact=True).click()
    page.locator(".lb-silent").wait_for()
    assert page.locator(".lb-due").count() == 0
    page.evaluate("host.release()")
    page.locator(".lb-advice", has_text=library().words["diary"]["advice_easier"]).wait_for()
    page.locator(".lb-silent").wait_for(state="detached")
    assert len(kinds()) == 2


def test_what_people_typed_stays_letters(draw, page):
    """A name that looks like markup is shown as it was typed, and runs nothing."""
    done(ache(NASTY), ache("עברית‎ 🙂"))
    page.on("dialog", lambda dialog: pytest.fail("a name was run"))
    draw()
    assert page.locator("option").all_inner_texts().count(NASTY) == 1
    page.locator("select").select_option(label=NASTY)
    opens_the_box(page)
    page.get_by_role("button", name=WORDS["erase_one"], exact=True).click()
    assert WORDS["erase_one_sure"].format(receiver=NASTY) in page.locator(".lb-sure").inner_text()
    assert page.locator(".lb-progress img").count() == 0


def test_the_record_goes_along_and_comes_in(draw, page, tmp_path, monkeypatch):
    """The file of one computer brings everything to another; brought twice, nothing is doubled."""
    done(ache("Anna"), event("lesson", {"notebook": "06_effleurage", "what": "finished"}))
    draw()
    opens_the_box(page)
    with page.expect_download() as load:
        page.get_by_role("button", name=WORDS["export"]).click()
    file = tmp_path / load.value.suggested_filename
    load.value.save_as(file)
    assert file.name == WORDS["record_file"].format(day=f"{datetime.now(UTC):%Y-%m-%d}")
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "another computer"))
    draw()
    opens_the_box(page)
    for new, known in ((2, 0), (0, 2)):
        bring(page, file)
        page.get_by_text(WORDS["taken"].format(new=new, known=known)).wait_for()
    page.get_by_text(f"{WORDS['for_whom']}: Anna").wait_for()
    assert len(kinds()) == 2
    told = json.loads(file.read_text(encoding="utf-8"))
    told["events"].append({"kind": "of a later course"})
    file.write_text(json.dumps(told), encoding="utf-8")
    bring(page, file)
    page.get_by_text(WORDS["taken_not_all"].format(new=0, known=2, unreadable=1)).wait_for()


def test_what_comes_in_again_after_an_erasure_is_asked_again(draw, page, tmp_path):
    """The number of the next day is erased with its person: from an earlier file her practice is back, and so is the question."""
    done(ache("Anna", 6, hours=library().spans["next-day"].hours + 1))
    (tmp_path / "record.json").write_text(export(open_record(), datetime.now(UTC)), encoding="utf-8")
    draw()
    page.locator(".lb-due").get_by_role("button", name="2", exact=True).click()
    page.locator(".lb-advice").wait_for()
    opens_the_box(page)
    page.get_by_role("button", name=WORDS["erase_one"], exact=True).click()
    page.get_by_role("button", name=WORDS["erase_yes"]).click()
    page.get_by_text(WORDS["nobody"]).wait_for()
    bring(page, tmp_path / "record.json")
    page.locator(".lb-due").wait_for()


def bring(page, file):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=WORDS["take_in"]).click()
    chooser.value.set_files(file)


@pytest.mark.parametrize(
    ("text", "said"), [("no record", "taken_bad"), ('{"course": "another"}', "taken_bad"), ("newer", "taken_newer"), ("", "taken_bad")]
)
def test_a_wrong_file_changes_nothing(draw, page, tmp_path, text, said):
    """A file of something else, or of a newer course, is named in one sentence, and the record stays as it is."""
    if text == "newer":
        text = json.dumps({**json.loads(export(Store(), datetime.now(UTC))), "format": 99})
    (tmp_path / "wrong.json").write_text(text, encoding="utf-8")
    done(ache("Anna"))
    draw()
    opens_the_box(page)
    bring(page, tmp_path / "wrong.json")
    page.get_by_text(WORDS[said]).wait_for()
    assert kinds() == ["pain"]


def test_the_other_files_hold_what_they_say(draw, page, tmp_path):
    """The table opens in a spreadsheet; the instructor's file has no name and no ache number in it; each is called as the words say."""
    done(ache("Anna", 7), event("lesson", {"notebook": "06_effleurage", "what": "finished"}))
    draw()
    opens_the_box(page)
    texts = {}
    for name in ("table", "instructor"):
        with page.expect_download() as load:
            page.get_by_role("button", name=WORDS[name]).click()
        texts[name] = (load.value.suggested_filename, load.value.path().read_text(encoding="utf-8"))
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    assert [texts[name][0] for name in texts] == [WORDS[f"{name}_file"].format(day=day) for name in texts]
    assert "Anna" in texts["table"][1]
    assert "Anna" not in texts["instructor"][1]
    assert "06_effleurage" in texts["instructor"][1]
    assert '"pain"' not in texts["instructor"][1]


def test_a_name_for_the_instructor_stands_in_that_file_alone(draw, page):
    """Whoever likes may type a name; it goes as letters into the one file, and neither record, browser nor another file holds it."""
    typed = "=Zoë <b>Q</b>"
    done(event("lesson", {"notebook": "06_effleurage", "what": "finished"}))
    draw()
    opens_the_box(page)
    page.get_by_label(WORDS["instructor_name"]).fill(f"  {typed}\t")
    texts = {}
    for name in ("instructor", "table", "export"):
        with page.expect_download() as load:
            page.get_by_role("button", name=WORDS[name]).click()
        texts[name] = load.value.path().read_text(encoding="utf-8")
    assert json.loads(texts["instructor"])["name"] == typed
    kept = (texts["table"], texts["export"], page.evaluate("JSON.stringify({ ...localStorage })"))
    assert [text for text in kept if "Zoë" in text] == []


def test_a_name_for_the_instructor_is_never_cut_unseen(draw, page):
    """The box takes just as many letters as stand in the file and in the report."""
    draw()
    opens_the_box(page)
    page.get_by_label(WORDS["instructor_name"]).focus()
    page.keyboard.insert_text("x" * (LONGEST_NAME + 1))
    with page.expect_download() as load:
        page.get_by_role("button", name=WORDS["instructor"]).click()
    names = page.get_by_label(WORDS["instructor_name"]).input_value(), json.loads(load.value.path().read_text(encoding="utf-8"))["name"]
    assert names == ("x" * LONGEST_NAME,) * 2


def test_one_person_is_erased_after_being_asked(draw, page):
    """Erasing asks first with the safe answer in focus; it takes that person alone, also from what the browser still holds."""
    done(ache("Anna"), ache("Bo"))
    draw()
    opens_the_box(page)
    page.locator("select").select_option(label="Bo")
    erase = page.get_by_role("button", name=WORDS["erase_one"], exact=True)
    erase.click()
    assert page.evaluate("document.activeElement.textContent") == WORDS["erase_no"]
    page.keyboard.press("Enter")
    assert len(kinds()) == 2
    erase.click()
    page.get_by_role("button", name=WORDS["erase_yes"]).click()
    page.get_by_text(WORDS["erased"], exact=True).wait_for()
    page.get_by_text(f"{WORDS['for_whom']}: Anna").wait_for()
    assert [one.receiver for one in open_record().events()] == ["Anna"]


def test_what_waits_of_somebody_erased_leaves_the_word_that_it_is_done(draw, page):
    """A number of hers was still waiting for Python: it goes as well, and the page goes on saying that all of hers is erased."""
    done(ache("Anna", 6, hours=library().spans["next-day"].hours + 1))
    draw()
    page.evaluate("host.silence('record')")
    page.locator(".lb-due").get_by_role("button", name="2", exact=True).click()
    page.get_by_text(library().words["diary"]["kept"]).wait_for()
    opens_the_box(page)
    page.get_by_role("button", name=WORDS["erase_one"], exact=True).click()
    page.get_by_role("button", name=WORDS["erase_yes"]).click()
    page.get_by_text(WORDS["nobody"]).wait_for()
    assert (page.locator(".lb-status").inner_text(), kinds()) == (WORDS["erased"], [])


def test_everything_is_erased_after_being_asked(draw, page):
    """After *Erase everything* nothing is left, and the dashboard is that of a newcomer."""
    done(ache("Anna"), event("lesson", {"notebook": "06_effleurage", "what": "finished"}))
    draw()
    opens_the_box(page)
    page.get_by_role("button", name=WORDS["erase_all"], exact=True).click()
    page.get_by_role("button", name=WORDS["erase_yes"]).click()
    page.get_by_text(WORDS["nobody"]).wait_for()
    assert kinds() == []
    assert page.locator(".lb-is-done").count() == 0


def test_an_erasure_that_python_confirms_late_is_heard(draw, page):
    """A busy Python erases when it comes to it: what waits in this browser is forgotten then as well, and the page says so."""
    done(ache("Anna"))
    draw()
    page.evaluate("localStorage.setItem('lower-back-massage.draft:/:x', '{}')")
    opens_the_box(page)
    stand_still(page)
    page.evaluate("host.silence('erase')")
    page.get_by_role("button", name=WORDS["erase_all"], exact=True).click()
    page.get_by_role("button", name=WORDS["erase_yes"]).click()
    page.clock.run_for(15_000)
    page.locator(".lb-silent").wait_for()
    page.evaluate("host.release()")
    page.get_by_text(WORDS["nobody"]).wait_for()
    assert (kinds(), page.evaluate("localStorage.length")) == ([], 0)


def test_private_mode_remembers_nothing_from_now_on(draw, page, tmp_path):
    """In private mode nothing new is written; turned off again, what was there before is there."""
    done(ache("Anna"))
    draw()
    opens_the_box(page)
    assert str(tmp_path) in page.locator(".lb-keeping").inner_text()
    page.get_by_label(WORDS["private"]).check()
    page.get_by_text(WORDS["private_on"]).wait_for()
    assert str(tmp_path) not in page.locator(".lb-keeping").inner_text()  # where it is kept is no matter now
    done(ache("Bo"))
    page.get_by_label(WORDS["private"]).uncheck()
    page.get_by_text(WORDS["private_on"]).wait_for(state="detached")
    assert [one.receiver for one in open_record().events()] == ["Anna"]


@pytest.mark.parametrize("wanted", [True, False], ids=["on", "off"])
def test_private_mode_that_cannot_be_turned_is_told(draw, page, tmp_path, wanted):
    """Where the disk refuses, the box goes back to what holds, and a sentence says so: to start again would not help."""
    mark = tmp_path / "record" / "private-mode"
    if wanted:
        (tmp_path / "record").write_text("in the way")
    else:
        mark.mkdir(parents=True)
    draw()
    opens_the_box(page)
    page.get_by_label(WORDS["private"]).click()
    page.locator(".lb-status").get_by_text(WORDS["private_stuck"], exact=True).wait_for()
    assert page.get_by_label(WORDS["private"]).is_checked() is not wanted
    assert open_record().private is not wanted


def test_python_that_does_not_answer_is_named(draw, page):
    """A press that Python does not answer is followed by a note within seconds, never by silence."""
    draw()
    opens_the_box(page)
    page.evaluate("host.silence()")
    page.get_by_role("button", name=WORDS["table"]).click()
    page.locator(".lb-silent").wait_for()
    assert page.get_by_role("button", name=WORDS["start_again"]).is_visible()


def test_a_damaged_record_is_named(draw, page, tmp_path):
    """A record that could not be read is said to have been set aside, by its file's name."""
    (tmp_path / "record").mkdir()
    (tmp_path / "record" / "record.sqlite").write_bytes(b"no database at all" * 1000)
    draw()
    aside = next(file.name for file in (tmp_path / "record").iterdir() if b"no database" in file.read_bytes())
    assert aside in page.locator(".lb-notice").inner_text()


def test_no_key_leaves_the_dashboard(draw, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    done(ache("Anna"), ache("Bo"))
    draw()
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    for target in (page.locator("select"), page.locator(".lb-keeping summary"), page.locator(".lb-primary")):
        target.focus()
        for key in ("x", "d", "Escape"):
            page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


@pytest.mark.parametrize("width", [1920, 768, 390])
def test_what_is_pressed_is_large_enough(draw, page, width):
    """Every control is at least 44 pixels high and wide, and nothing is wider than the window, however long a name is."""
    page.set_viewport_size({"width": width, "height": 800})
    done(ache("Maximiliane-Theodora" * 3, hours=library().spans["next-day"].hours + 1), ache("Bo"))
    draw()
    opens_the_box(page)
    for target in page.locator("button:visible, select, summary, label.lb-check").all():
        assert min(round(target.bounding_box()[side]) for side in ("width", "height")) >= 44, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_button_leads_to_the_page_it_stands_on(draw, page):
    """In front of the lesson to go on with there is nothing to go to; from any other lesson there is."""
    draw()
    assert page.locator(".lb-go-on button").count() == 1
    page.evaluate("history.replaceState(null, '', '/lab/tree/notebooks/00_start_here.ipynb'); host.hide(0); host.show()")
    page.locator(".lb-lessons").wait_for()
    assert page.locator(".lb-go-on button").count() == 0


def test_a_stray_percent_sign_in_the_address_hides_nothing(draw, page):
    """Whatever stands in the address of the page, the dashboard is drawn."""
    draw()
    page.evaluate("history.replaceState(null, '', '/lab/tree/100%.ipynb'); host.hide(0); host.show()")
    page.locator(".lb-lessons").wait_for()
    assert page.locator(".lb-go-on button").count() == 1


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_nothing_for_axe_to_find(draw, page, light):
    """A newcomer's and a full dashboard, opened and about to erase: an accessibility engine finds nothing, in both themes."""
    found = []

    def look(where):
        found.extend(f"{where}: {fault}" for fault in faults_of_part(page))

    draw(light)
    look("new")
    done(
        ache("Anna", hours=library().spans["next-day"].hours + 1),
        ache("Bo"),
        event("lesson", {"notebook": "06_effleurage", "what": "finished"}),
    )
    draw(light)
    opens_the_box(page)
    page.get_by_role("button", name=WORDS["erase_all"], exact=True).click()
    look("full")
    assert found == []


def test_the_dashboard_says_in_words_what_its_chart_shows(draw, page):
    """Each objective has a sign and, opened, a state in words; practice is open or not; the chart passes the accessibility rules."""
    pass_opening()
    for light in (True, False):
        draw(light=light)
        page.locator(".lb-learned").wait_for()
        assert page.get_by_text(WORDS["practice_open"]).is_visible()
        states = {WORDS[f"state_{state}"] for state in ("not_asked", "learning", "reached", "cleared", "fallen")}
        lesson = page.locator(".lb-goals").filter(has_text=library().outline["safety_limits"].title)
        lesson.locator("summary").press("Enter")
        shown = [text.strip().lstrip("○◔◑●↓").strip() for text in lesson.locator(".lb-state-badge").all_inner_texts()]
        assert len(shown) == lesson.locator("summary .lb-sign").count() == len(library().outline["safety_limits"].objectives)
        assert set(shown) <= states
        assert faults_of_part(page) == []
