"""The check before a massage, in a browser, answered as a person answers it."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from course_lib.calls import door
from course_lib.library import library
from course_lib.model.events import LONGEST_NAME, spell
from course_lib.safety.screening import decide
from course_lib.teaching import questions
from course_lib.widgets.base import HERE, script, style

from .accessible import faults_of_part
from .harness import page_with

WORDS = door.words("screening")
PAGES = len({question.group for question in library().signs.values()})


class Python:
    """The other side of the widget: it decides as the course does, and remembers what it was asked."""

    def __init__(self, today=None):
        self.asked, self.today = [], today or {}

    def __call__(self, name, payload):
        self.asked.append((name, payload))
        if name == "decide":
            outcome = decide(library().signs.values(), payload["answers"])
            until = datetime.now(UTC) + timedelta(hours=12)
            return {"receiver": payload["receiver"], **questions.told(outcome, WORDS), "until": spell(until), "kept": True}
        return self.today if name == "today" else {}

    @property
    def decided(self):
        return [payload for name, payload in self.asked if name == "decide"]


@pytest.fixture
def check(page):
    """Opens the check; returns its page and its Python."""

    def show(python=None, light=True):
        python = python or Python()
        traits = {"words": WORDS, "groups": questions.groups(library(), WORDS), "stops": questions.stops(library())}
        faults = page_with(
            page, script(HERE / "screening.js"), style(HERE / "screening.css"), traits, answer=python, light=light,
            before="window.told = []; addEventListener('lb-screened', (event) => told.push(event.detail))",
        )  # fmt: skip
        show.faults = faults
        return page, python

    yield show
    assert show.faults == []


def press(page, name):
    """By the Enter key; after a press of the mouse the next page's buttons rest a moment."""
    page.get_by_role("button", name=name, exact=True).and_(page.locator(":enabled")).press("Enter")


def row(page, id):
    return page.locator(f'input[name="{id}"]')


def begin(page, name=None):
    page.get_by_role("radio", name=re.compile("^Somebody else" if name else "^Me")).check()
    if name:
        page.get_by_label("Their name or initials").fill(name)
    press(page, "Begin")


def answer(page, ticks=(), yes=()):
    """All pages from here on: tick what is true, answer each second question, else press *None of these*."""
    while page.locator("form.lb-lines").count():
        here = [id for id in ticks if row(page, id).count()]
        for id in here:
            row(page, id).check()
            for pill in page.locator(f'input[name*="-{id}."]').all():
                name, value = pill.get_attribute("name").split("-")[-1], pill.get_attribute("value")
                if value == str(name in yes).lower():
                    pill.check()
        title = page.locator(".lb-stage h2").inner_text()
        press(page, "Go on" if here else "None of these")
        page.wait_for_function("title => document.querySelector('.lb-stage h2').innerText !== title", arg=title)


def test_clear(check):
    """None of these on every page: green, with the time until which it holds, and the practices on the page hear of it."""
    page, python = check()
    begin(page)
    answer(page)
    text = page.locator(".lb-outcome").inner_text()
    assert text.startswith("All clear for you")
    assert re.search(r"This result holds until (\w+, )?\d\d:\d\d\.", text)
    assert page.evaluate("told") == [{"receiver": "me", "outcome": "clear"}]
    assert len(python.decided) == 1


def test_light(check):
    """A condition that makes the massage lighter: what changes today stands first, the reason below."""
    page, _ = check()
    begin(page, "Anna")
    answer(page, ["K26", "K25"], yes=["K25.cleared"])
    assert page.locator("h2").inner_text() == "Yes, with care for Anna"
    assert page.locator(".lb-changes li").all_inner_texts() == [
        "Pressure number: 3 of 10 at most", "10 minutes at most", "No ball, no roller", "No holding of points",
    ]  # fmt: skip
    assert page.locator(".lb-told strong").all_inner_texts() == ["Earlier back surgery", "Frail, over about 75, or thin skin"]
    assert page.evaluate("told") == [{"receiver": "Anna", "outcome": "light"}]


def test_refer(check):
    """A red flag that is no emergency: not today, what to do and how fast, the fastest first, and no word of the lighter things."""
    page, _ = check()
    begin(page)
    answer(page, ["RF16", "RF11", "K26"])
    assert page.locator("h2").inner_text() == "Not today for you"
    assert page.locator(".lb-told strong").all_inner_texts() == [
        "One leg swollen, warm, sore, red or darker, or with a hard, sore vein",
        "Pain no better after a few weeks, getting worse, or stopping sleep or daily life",
    ]  # fmt: skip
    assert page.locator(".lb-speed").all_inner_texts() == ["Today: speak to a doctor or an advice line", "In the next days"]


def test_what_holds_without_a_massage_is_told_beside_a_no(check):
    """An appointment, and heat on a strong pain patch, do not wait for the day on which a massage is possible."""
    page, _ = check()
    begin(page)
    answer(page, ["RF11", "RF13", "K16"], yes=["K16.opioid"])
    assert page.locator("h2").inner_text() == "Not today for you"
    signs = library().signs
    (opioid,) = (follow.yes for follow in signs["K16"].follow if follow.id == "K16.opioid")
    assert page.locator(".lb-told h3").all_inner_texts() == [WORDS["still_holds"]]
    assert page.locator(".lb-told li").all_inner_texts()[1:] == [
        f"{signs['RF13'].short}\n\n{signs['RF13'].lasting}", f"{signs['K16'].short}\n\n{opioid.lasting}",
    ]  # fmt: skip


def test_emergency(check):
    """One emergency sign ends the questions at once: the numbers to call, what to do, and no massage."""
    page, python = check()
    begin(page)
    row(page, "RF04").check()
    press(page, "Go on")
    assert page.locator("h2").inner_text() == "Get help now for you"
    assert page.locator(".lb-numbers strong").all_inner_texts() == ["112", "911", "999"]
    page.get_by_text("It may be the heart, the main artery or a clot in the lung.").wait_for()
    assert python.decided[0]["answers"]["RF04"] is True
    assert page.evaluate("told") == [{"receiver": "me", "outcome": "no"}]


def test_an_emergency_needs_no_python(check):
    """With a silent kernel the numbers to call stand there at once, and then the honest note that nothing was written."""
    page, _ = check(lambda name, payload: None)
    begin(page)
    answer(page, ticks=["RF10"], yes=["RF10.worse"])
    assert page.locator(".lb-do").all_inner_texts() == ["No massage. Get emergency care now."]
    assert page.locator(".lb-numbers strong").all_inner_texts() == ["112", "911", "999"]
    page.locator(".lb-silent").wait_for()


@pytest.mark.parametrize("more", [[], ["RF15.asked"]])
def test_a_leg_that_hurts_with_cancer_is_an_emergency(check, more):
    """Where pain goes down one leg and there is or was cancer, the numbers to call stand there at once, whoever agreed to a massage."""
    page, python = check()
    begin(page)
    answer(page, ticks=["RF15"], yes=["RF15.worse", *more])
    assert page.locator("h2").inner_text() == "Get help now for you"
    assert page.locator(".lb-do").all_inner_texts() == ["No massage. Go to an emergency department now. Do not drive yourself."]
    page.get_by_text("A nerve or the spinal cord may be squeezed.").wait_for()
    assert [payload["answers"]["RF15.worse"] for payload in python.decided] == [True]
    assert page.evaluate("told") == [{"receiver": "me", "outcome": "no"}]


def test_silence_is_said_and_nothing_is_lost(check):
    """No answer in two seconds: a note, the ticks stay, and a late answer still counts."""
    page, python = check()
    begin(page)
    for _ in range(PAGES - 1):
        press(page, "None of these")
    row(page, "K34").check()
    page.evaluate("host.silence()")
    press(page, "Go on")
    page.locator(".lb-silent").wait_for()
    assert row(page, "K34").is_checked()
    press(page, "Ask again")
    page.evaluate("host.release()")
    page.locator(".lb-is-light").wait_for()
    assert len({payload["id"] for payload in python.decided}) == 1


def test_keyboard_only(check):
    """Tab, Space, Enter and the arrows do it all, from the name to the outcome."""
    page, _ = check()
    keys = page.keyboard
    page.get_by_role("radio", name=re.compile("^Me")).focus()
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.type("Bo")
    keys.press("Tab")
    keys.press("Enter")
    for number in range(1, PAGES + 1):
        assert page.locator(".lb-steps-bar span").first.inner_text() == f"Page {number} of {PAGES}"
        assert page.evaluate("document.activeElement.tagName") == "H2"
        boxes = page.locator(".lb-row").count()
        if number == PAGES:
            keys.press("Tab")
            keys.press("Space")
            for yes in (False, False, True):
                keys.press("Tab")
                keys.press("Space")
                if not yes:
                    keys.press("ArrowRight")
        for _ in range(boxes - (number == PAGES)):
            keys.press("Tab")
        keys.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Back"
        keys.press("Tab")
        keys.press("Enter")
    page.locator(".lb-is-light").wait_for()
    assert page.locator("h2").inner_text() == "Yes, with care for Bo"
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_no_key_leaves_the_check(check):
    """In JupyterLab an x that escapes cuts a cell."""
    page, _ = check()
    page.evaluate("window.heard = 0; for (const kind of ['keydown', 'keyup']) document.addEventListener(kind, () => { heard += 1; })")
    begin(page, "x")
    page.keyboard.press("x")
    page.keyboard.press("b")
    assert page.evaluate("heard") == 0


@pytest.mark.parametrize(
    "name", ["<img src=x onerror='told.push(1)'>", "👵🏽 Oma Änne", "مريم", "</script><b>B</b>", "{receiver} {time}", "A" * 60]
)
def test_a_name_is_only_text(check, name):
    """Markup, emoji, right-to-left letters and braces in a name are shown as they were typed, and run nothing."""
    page, python = check()
    begin(page, name)
    assert page.locator(".lb-steps-bar bdi").inner_text() == name
    answer(page)
    assert page.locator(".lb-outcome bdi").inner_text() == name
    assert page.locator(".lb-screening img, .lb-screening script, .lb-screening b").count() == 0
    assert python.decided[0]["receiver"] == name
    assert page.evaluate("told") == [{"receiver": name, "outcome": "clear"}]


def test_nobody_is_chosen_in_advance(check):
    """Whoever presses on without saying whose back it is stays and is told so, on the choice: a check of the wrong person is none."""
    page, python = check()
    assert [one.is_checked() for one in page.get_by_role("radio").all()] == [False, False]
    press(page, "Begin")
    assert page.get_by_role("alert").inner_text() == "First choose who is massaged."
    assert page.evaluate("document.activeElement.value") == "me"
    assert page.locator("form.lb-lines").count() == 0
    assert python.decided == []


def test_a_name_is_needed(check):
    """Somebody else without a name is nobody; the page says so and stays."""
    page, _ = check()
    begin(page, "   ")
    assert page.get_by_role("alert").inner_text() == "Type a name or initials first."
    assert page.evaluate("document.activeElement.type") == "text"


def test_a_name_is_as_long_as_the_record_takes(check):
    """The box takes just as many letters as a name may have, so that no check ends in a name that is refused."""
    page, _ = check()
    page.get_by_role("radio", name=re.compile("^Somebody else")).check()
    page.get_by_label("Their name or initials").focus()
    page.keyboard.insert_text("x" * (LONGEST_NAME + 1))
    assert page.get_by_label("Their name or initials").input_value() == "x" * LONGEST_NAME


def test_the_answers_stay_nowhere(check):
    """What was ticked goes into one question to Python: not into the browser's storage, not into the widget's state."""
    page, python = check()
    begin(page, "Anna")
    answer(page, ["K27", "K21"], yes=["K27.agreed"])
    page.locator(".lb-is-light").wait_for()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, host.changes]") == [0, 0, "", []]
    assert [name for name, payload in python.asked if "answers" in payload] == ["decide"]
    assert sorted(python.decided[0]) == ["answers", "id", "receiver"]


def test_back_keeps_what_was_said(check):
    """One page back shows the ticks and the second answers again, or that it was none of these."""
    page, _ = check()
    begin(page)
    press(page, "None of these")
    press(page, "None of these")
    row(page, "RF12").check()
    page.locator('input[name$="-RF12.sooner"][value="false"]').check()
    press(page, "Go on")
    press(page, "Back")
    assert row(page, "RF12").is_checked()
    assert page.locator('input[name$="-RF12.sooner"][value="false"]').is_checked()
    press(page, "Back")
    assert page.get_by_text("You said: none of these.").is_visible()
    press(page, "Back")
    press(page, "Back")
    assert page.get_by_role("radio", name=re.compile("^Me")).is_checked()


def test_a_second_question_needs_its_answer(check):
    """A ticked line waits: the page stays, marks what is missing and puts the focus there; unticking withdraws it."""
    page, _ = check()
    begin(page)
    press(page, "None of these")
    press(page, "None of these")
    row(page, "RF11").check()
    press(page, "Go on")
    assert page.get_by_role("alert").inner_text() == "An answer is still missing where it is marked."
    assert page.evaluate("document.activeElement.name").endswith("-RF11.chest")
    row(page, "RF11").uncheck()
    press(page, "None of these")
    assert page.locator("h2").inner_text() == "The pain itself"


def test_drawn_anew_nothing_is_lost(check):
    """JupyterLab draws a widget again whenever it likes; the person is where they were."""
    page, _ = check()
    begin(page)
    press(page, "None of these")
    row(page, "T05").check()
    page.evaluate("host.hide(0)")
    page.evaluate("host.show()")
    assert page.locator("h2").inner_text() == "A clear yes"
    assert row(page, "T05").is_checked()


def held(outcome="light", receiver="Anna", hours=3):
    until = spell(datetime.now(UTC) + timedelta(hours=hours))
    return {"receiver": receiver, "outcome": outcome, "until": until, "changes": ["No thumbs"], "told": [], "kept": True}


def test_a_check_that_holds_is_not_asked_again(check):
    """On opening, the last receiver's result is there with its changes."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    assert page.locator("h2").inner_text() == "Yes, with care for Anna"
    assert page.locator(".lb-changes li").all_inner_texts() == ["No thumbs"]
    assert python.decided == []


@pytest.mark.parametrize(
    ("outcome", "says"), [("no", "help now means now"), ("light", "Your answers are not kept"), ("clear", "Nothing on the list")]
)
def test_a_check_that_is_shown_again_says_that_its_reasons_are_not_kept(check, outcome, says):
    """Nobody who was told to get help reads later that it can wait, and nobody looks for advice that the card no longer has."""
    page, _ = check(Python(held(outcome)))
    lead = page.locator(".lb-lead").inner_text()
    assert says in lead
    assert ("Go through" in lead) is (outcome != "clear")


def test_something_is_different(check):
    """One press ends the old result, tells the page, and asks the same person anew from the first page."""
    page, python = check(Python(held()))
    press(page, "Something is different today")
    page.get_by_text(f"Page 1 of {PAGES}").wait_for()
    assert page.locator(".lb-steps-bar bdi").inner_text() == "Anna"
    assert ("changed", {"receiver": "Anna"}) in python.asked
    assert page.evaluate("told") == [{"receiver": "Anna", "outcome": None}]


def test_somebody_else(check):
    """One press asks for the next name and leaves the first one's result alone."""
    page, python = check(Python(held()))
    press(page, "Somebody else today")
    begin(page, "Bea")
    answer(page)
    assert page.locator("h2").inner_text() == "All clear for Bea"
    assert [name for name, _ in python.asked if name == "changed"] == []


def test_a_check_runs_out(check):
    """A result that ends while the page is open leaves the screen by itself."""
    page, _ = check(Python(held(hours=0.0004)))
    page.get_by_text("The last check no longer holds.").wait_for()
    assert page.evaluate("told") == [{"receiver": "Anna", "outcome": None}]


def test_a_stop_ends_what_the_screen_says(check):
    """Looked at again after a stop elsewhere on the page, the check no longer says yes."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    page.evaluate("document.getElementById('cell').insertAdjacentHTML('afterend', '<div style=\"height: 5000px\"></div>')")
    page.mouse.wheel(0, 4000)
    page.wait_for_function("document.querySelector('.lb-screening').getBoundingClientRect().bottom < 0")
    python.today = {}
    page.mouse.wheel(0, -4000)
    page.get_by_text("The last check no longer holds.").wait_for()


def test_a_stop_in_another_window_ends_it_too(check):
    """Whoever comes back to this window, after a stop elsewhere or a night, reads no yes of before."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    python.today = {}
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("The last check no longer holds.").wait_for()


def test_another_lesson_may_ask_meanwhile(check):
    """What another check on the same page decides shows here too."""
    page, python = check(Python(held()))
    page.locator(".lb-is-light").wait_for()
    python.today = held("clear", hours=5)
    page.evaluate("dispatchEvent(new CustomEvent('lb-screened', { detail: { receiver: 'Anna', outcome: 'clear' } }))")
    page.locator(".lb-is-clear").wait_for()


def test_a_double_click_skips_no_page(check):
    """Who double-clicks as on the desktop lands on the next page, not on the one after it."""
    page, _ = check()
    page.get_by_role("radio", name=re.compile("^Me")).check()
    page.get_by_role("button", name="Begin").dblclick()
    page.get_by_role("button", name="None of these").dblclick()
    page.get_by_role("button", name="None of these").and_(page.locator(":enabled")).wait_for()
    assert page.locator("h2").inner_text() == "A clear yes"
    assert page.locator("input:checked").count() == 0


def test_whom_to_call_is_always_there(check):
    """*Stop. Who to call* stands under every page of the check."""
    page, _ = check()
    begin(page)
    page.get_by_text("Stop. Who to call").click()
    assert page.get_by_text("112 in the EU, 911 in North America, 999 in the UK", exact=False).is_visible()
    assert page.locator(".lb-stops li").count() == len(library().stops)


def test_what_stands_over_the_stop_signs_is_true_of_each(check):
    """Hands off is the rule of the list; the lines where the hands rest or change say so themselves, and the list says that they may."""
    page, _ = check()
    page.get_by_text("Stop. Who to call").click()
    assert page.locator(".lb-stops > p").all_inner_texts()[1] == (
        "During a massage, stop at once for any of these: hands off, unless the line itself says otherwise."
    )
    stops = library().stops
    lines = page.locator(".lb-stops li").all_inner_texts()
    assert [line for line in lines if "Hands still" in line or "change to another part" in line] == [
        f"{stops[name].sign} {stops[name].do}" for name in ("ST11", "ST14")
    ]


@pytest.mark.parametrize("light", [True, False])
def test_nothing_stands_in_anybodys_way(check, light):
    """No fault that axe-core knows of on any page, light and dark, and nothing to press that is smaller than a thumb."""
    page, _ = check(light=light)
    found = []

    def look(name):
        found.extend(f"{name}: {fault}" for fault in faults_of_part(page, ".lb-screening", ()))
        sizes = page.locator("button, summary, .lb-line, .lb-pill, .lb-choice, .lb-name-box").evaluate_all(
            "all => all.filter((one) => one.offsetParent).map((one) => Math.min(one.offsetHeight, one.offsetWidth))"
        )
        assert min(sizes) >= 44

    page.get_by_role("radio", name=re.compile("^Somebody else")).check()
    page.get_by_text("Stop. Who to call").click()
    look("who")
    begin(page, "Anna")
    for ticked in ("", "", "RF11", "RF15", "K16", "K19", "K29", "K20"):
        if ticked:
            row(page, ticked).check()
            look(f"page with {ticked}")
            row(page, ticked).uncheck()
        look("page")
        if ticked == "K20":
            row(page, "K21" if row(page, "K21").count() else "K26").check()
            press(page, "Go on")
        else:
            press(page, "None of these")
    page.locator(".lb-is-light").wait_for()
    look("light")
    for ticks, look_of in ((["RF11"], "no"), ([], "clear"), (["RF01"], "emergency")):
        press(page, "Something is different today")
        page.get_by_text(f"Page 1 of {PAGES}").wait_for()
        answer(page, ticks)
        page.locator(f".lb-is-{look_of} .lb-moves").wait_for()
        look(look_of)
    assert found == []
