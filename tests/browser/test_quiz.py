"""The quiz as a learner meets it: pressed, typed and heard in a bare page, with the course's own Python marking."""

import json
from urllib.parse import unquote

import pytest

from course_lib import quiz
from course_lib.calls import door
from course_lib.library import library
from course_lib.quizzes.marking import complete
from course_lib.quizzes.selection import face
from course_lib.quizzes.tokens import token
from course_lib.widgets.quiz import Quiz

from .accessible import faults_of_part
from .harness import page_with

SINGLE, MULTIPLE, NUMBER = "effleurage-harder", "effleurage-rules-broken", "effleurage-cap"
ORDER, PLACES, MARKED, CASE = "effleurage-order", "effleurage-start-place", "effleurage-lower-ribs", "effleurage-blood-thinner"
POINT, LABEL = "effleurage-weight-place", "effleurage-landmarks"
SLIDE, LANDMARK = "slides-firm-place", "know-point-dimple"
ALL = (SINGLE, MULTIPLE, NUMBER, ORDER, PLACES, MARKED, POINT, LABEL, CASE)
MISSING = {MULTIPLE: "choose_some", NUMBER: "number_empty", ORDER: "order_all", POINT: "point_first", LABEL: "label_all"}
WORDS = library().words["quiz"]
BODY = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" data-x0="200" data-y0="280" data-mm="1">
<rect width="400" height="500" fill="#f3dcc8"/><g class="label"><text x="20" y="40">the answer</text></g></svg>"""


def source_of(item):
    """The first source of an item, as the card names it."""
    return f"{item.sources[0]} {library().sources[item.sources[0]].short}"


class Desk:
    """A quiz of chosen questions in the page, or of those it draws by itself, and what Python keeps of it."""

    def __init__(self, page, names, plate=BODY, light=True):
        self.page, self.light, self.heard = page, light, []
        self.widget = quiz(library().items[names[0]].topic if names else "effleurage")
        self.widget.send = self.heard.append
        if not names:
            return self.open()
        sitting = self.widget.round["sitting"]
        self.items = [library().items[name] for name in names]
        questions = [face(item, sitting) for item in self.items]
        self.widget.round = {**self.widget.round, "questions": questions, "answered": {}, "note": ""}
        self.widget.plates = {"surface": {"svg": plate, "alt": "A bare back", "frame": [-178, 178, -204, 257], "belt": 16}}
        self.open()

    def open(self):
        traits = {name: getattr(self.widget, name) for name in ("words", "topic", "round", "plates")}
        self.faults = page_with(self.page, Quiz._script, Quiz._style, traits, answer=self.python, light=self.light)

    def python(self, name, payload):
        self.widget._handle_custom_msg({"ask": name, "id": "1", "payload": payload}, [])
        return self.heard.pop()["reply"]

    def asked(self, name):
        return [message for message in self.page.evaluate("host.asked") if message["ask"] == name]

    def attempts(self):
        return [(event.what.item, event.what.right) for event in door.record().events(kinds=("attempt",))]

    def choose(self, name, right, check=True):
        """Answer the question that is shown, rightly or wrongly, and check."""
        item, page = library().items[name], self.page
        if item.kind == "number":
            page.get_by_role("textbox").fill(f"{item.key if right else item.wrong[0].value:g}")
        elif item.kind == "point":
            self.press([item.key.x, item.key.y] if right else [0, 200])
        elif item.kind == "label":
            for pin, name in zip(item.numbered, item.numbered if right else item.numbered[::-1], strict=True):
                page.locator(".lb-pin select").nth(item.numbered.index(pin)).select_option(label=name.text)
        elif item.kind == "order":
            for step in item.steps if right else item.steps[::-1]:
                row = page.locator(".lb-step", has_text=step.text)
                while row.evaluate("row => row.nextElementSibling !== null"):
                    row.get_by_role("button").last.click()
        else:
            for choice in item.rights if right else item.distractors:
                page.locator(f"input[value='{token(item, choice.text)}']").check()
                if item.kind != "multiple":
                    break
        if check:
            self.check()

    def press(self, place):
        """Click at a place of the body (mm), where the picture shows it."""
        box = self.page.locator(".lb-aim .lb-marks").bounding_box()
        left, right, low, high = self.widget.plates["surface"]["frame"]
        x, y = (place[0] - left) / (right - left), (high - place[1]) / (high - low)
        self.page.locator(".lb-aim .lb-marks").click(position={"x": x * box["width"], "y": y * box["height"]})

    def check(self):
        self.page.get_by_role("button", name=WORDS["check"]).click()

    def verdict(self):
        """What the card says of the answer."""
        return self.page.locator(".lb-outcome").inner_text().split("\n")[-1].strip()

    def next(self):
        forward = [self.page.get_by_role("button", name=WORDS[name]) for name in ("next", "finish")]
        forward[0].or_(forward[1]).click()


@pytest.fixture
def desk(page, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record"))
    desks = []

    def opened(*names, **options):
        desks.append(Desk(page, names, **options))
        return desks[-1]

    yield opened
    assert [fault for one in desks for fault in one.faults] == []


def test_choosing_is_not_answering(desk, page):
    """Moving through the choices by mouse or arrow keys asks Python nothing; only Check does."""
    one = desk(SINGLE)
    page.locator(".lb-choice label").first.click()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Space"):
        page.keyboard.press(key)
    assert (one.asked("grade"), one.attempts()) == ([], [])
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert (len(one.asked("grade")), len(one.attempts())) == (1, 1)


def test_a_whole_question_goes_by_keyboard_alone(desk, page):
    """Tab, arrows and Enter answer a question; the focus then stands on the verdict, and the next question takes it over."""
    desk(SINGLE, NUMBER)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".lb-outcome").wait_for()
    assert page.evaluate("document.activeElement.className") == "lb-outcome"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == library().items[NUMBER].stem
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.locator(".lb-outcome").wait_for()


def test_no_key_leaves_the_quiz(desk, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    desk(SINGLE)
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.locator(".lb-choice input").first.focus()
    for key in ("x", "b", "d", "Escape", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


def test_feedback_stands_under_the_choice_it_is_about(desk, page):
    """The chosen wrong answer and the right one each carry their own words; the others nothing; why and source follow; it is announced."""
    one = desk(SINGLE)
    item = library().items[SINGLE]
    right, wrong = item.key, item.distractors[0]
    one.choose(SINGLE, right=False)
    page.locator(".lb-outcome").wait_for()
    rows = page.locator(".lb-choice").all()
    under = {row.locator("label").inner_text().strip(): row.locator(".lb-feedback").all_inner_texts() for row in rows}
    assert under == {
        choice.text: [f"{WORDS['right_answer']}\n{right.feedback}"] if choice is right
        else [f"{WORDS['your_answer_wrong']}\n{wrong.feedback}"] if choice is wrong else []
        for choice in item.choices
    }  # fmt: skip
    assert item.why in page.locator(".lb-because").inner_text()
    assert source_of(item) in page.locator(".lb-because").inner_text()
    assert page.get_by_role("status").inner_text() == f"{WORDS['wrong']} {wrong.feedback}"


@pytest.mark.parametrize("name", ALL)
def test_each_kind_is_answered_wrongly_then_rightly(desk, page, name):
    """A wrong answer of each kind may be tried again, is marked right then, and the first try stays what it was."""
    one = desk(name)
    one.choose(name, right=False)
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["wrong"]
    page.get_by_role("button", name=WORDS["again"]).click()
    one.choose(name, right=True)
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["right"]
    assert one.attempts() == [(name, False), (name, True)]
    one.next()
    assert page.locator(".lb-summary h3").inner_text() == WORDS["summary"].format(right=0, count=1)


def test_an_empty_answer_is_asked_for(desk, page):
    """Check without an answer says what is missing and sends nothing."""
    for name in ALL:
        one = desk(name)
        one.check()
        assert page.locator(".lb-problem").inner_text() == WORDS[MISSING.get(name, "choose_one")]
        assert one.asked("grade") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("five", "number_unread"), ("5-6", "number_unread"), ("🙂", "number_unread"), ("<img src=x onerror=alert(1)>", "number_unread"),
        ("5" * 5000, "number_unread"), ("5 minutes", "number_unit"), ("11", "number_range"),
    ],
)  # fmt: skip
def test_what_is_no_number_gets_one_sentence(desk, page, typed, said):
    """Words, ranges, emoji, markup and huge pastes get one sentence, count for nothing, and the box has the focus again."""
    one = desk(NUMBER)
    page.get_by_role("textbox").fill(typed)
    one.check()
    page.locator(".lb-problem:not(:empty)").wait_for()
    assert page.locator(".lb-problem").inner_text() == WORDS[said].format(unit="of 10", lowest=0, highest=10)
    assert (page.locator(".lb-outcome").count(), one.attempts()) == (0, [])
    assert page.evaluate("document.activeElement.type") == "text"
    page.get_by_role("textbox").fill(" 5,0 / 10")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["right"]


def test_steps_are_moved_by_button_and_by_dragging(desk, page):
    """Both ways give the same order, and each move is announced with its new place."""
    desk(ORDER)

    def order():
        return page.locator(".lb-step .lb-words").all_inner_texts()

    first, second, *rest = order()
    page.locator(".lb-step").first.get_by_role("button", name=WORDS["down"].format(step=first)).click()
    assert order() == [second, first, *rest]
    assert page.get_by_role("status").inner_text() == WORDS["moved"].format(step=first, place=2, count=len(rest) + 2)
    box, last = page.locator(".lb-step").first.bounding_box(), page.locator(".lb-step").last.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 12, last["y"] + last["height"], steps=12)
    page.mouse.up()
    assert order() == [first, *rest, second]


def test_a_place_in_the_picture_and_in_the_list_are_one_answer(desk, page):
    """A press on the picture chooses the same as the list; the picture carries no names that would give it away."""
    one = desk(PLACES)
    item = library().items[PLACES]
    right = next(n for n, choice in enumerate(one.widget.round["questions"][0]["choices"]) if choice["text"] == item.choices[0].text)
    page.locator(".lb-mark").nth(right).click()
    assert page.locator("input:checked").get_attribute("value") == token(item, item.choices[0].text)
    assert page.locator(".lb-mark.lb-chosen").count() == 1
    picture = unquote(page.locator(".lb-plate img").get_attribute("src"))
    assert ("f3dcc8" in picture, "the answer" in picture) == (True, False)
    page.keyboard.press("Enter")
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(PLACES, True)]


def test_the_marked_place_is_also_said_in_words(desk, page):
    """Who does not see the picture reads where its mark is."""
    desk(MARKED)
    assert page.locator("figcaption").inner_text() == WORDS["marked_place"].format(place=library().items[MARKED].place)


def test_a_plate_that_is_missing_leaves_the_list(desk, page):
    """Without its picture a place question is asked by its list alone."""
    one = desk(PLACES, plate="")
    assert page.locator(".lb-plate").count() == 0
    one.choose(PLACES, right=True)
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["right"]


def test_a_point_is_set_by_keys_as_well_as_by_a_tap(desk, page):
    """Arrow keys move a cross by 1 cm, with Shift by 2 mm; each place is spoken in words that name no structure; Enter sets it."""
    one = desk(POINT)
    page.locator(".lb-aim").focus()
    page.keyboard.press("Enter")
    middle = WORDS["place_of"].format(side=WORDS["on_midline"], height=WORDS["above_belt"].format(cm=1.1))
    assert page.locator(".lb-where").inner_text() == WORDS["your_point"].format(place=middle)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("status").inner_text() == WORDS["place_of"].format(
        side=WORDS["right_of"].format(cm=5.2), height=WORDS["above_belt"].format(cm=0.1)
    )
    page.keyboard.press("Enter")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(POINT, True)]
    assert page.locator(".lb-target .lb-middle").count() == 2


def test_the_first_place_of_a_firm_slide_is_right_by_keys(desk, page):
    """Where the card begins its slide, a finger-width above the dimple, is reached by arrow keys, passes, and lies in the drawn area."""
    one = desk(SLIDE)
    page.locator(".lb-aim").focus()
    for key, times in {"ArrowRight": 3, "Shift+ArrowRight": 2, "ArrowDown": 4}.items():
        for _ in range(times):
            page.keyboard.press(key)
    page.keyboard.press("Enter")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(SLIDE, True)]
    areas = page.locator(".lb-target polygon")
    assert (areas.count(), page.locator(".lb-target circle:not(.lb-middle)").count()) == (2, 0)
    inside = "(areas, pin) => areas.map(area => area.isPointInFill(new DOMPoint(...pin)))"
    assert areas.evaluate_all(inside, [34, 13]) == [True, False]


def test_a_wrong_point_tells_its_zone_and_where_it_belongs(desk, page):
    """A point on the spine is told why not there, and where it belongs."""
    one = desk(POINT)
    item = library().items[POINT]
    spine = next(wrong for wrong in item.wrong if wrong.zone == "Z0")
    one.press([0, 8])
    one.check()
    page.locator(".lb-outcome").wait_for()
    told = page.locator(".lb-result").inner_text()
    assert [part in told for part in (spine.feedback, item.place)] == [True] * 2


def test_a_wrong_landmark_tells_how_far_it_was(desk, page):
    """A point on the spine instead of on a dimple is told how many centimetres off it is, and a circle shows how near would count."""
    one = desk(LANDMARK)
    one.press([0, -36])
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert WORDS["point_aside"].format(cm=4.5) in page.locator(".lb-result").inner_text()
    assert (page.locator(".lb-target polygon").count(), page.locator(".lb-target circle:not(.lb-middle)").count()) == (0, 2)


def test_a_point_beside_the_body_is_no_answer(desk, page):
    """A press beside the drawn back counts for nothing and says so; the point can be set again."""
    one = desk(POINT)
    one.press([-176, 60])
    one.check()
    page.locator(".lb-problem:not(:empty)").wait_for()
    assert (page.locator(".lb-problem").inner_text(), one.attempts()) == (WORDS["point_off_body"], [])
    one.choose(POINT, right=True)
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(POINT, True)]


def test_each_pin_is_told_its_name(desk, page):
    """A wrongly named pin shows its right name and why; a rightly named one is marked so; the share that was right is told."""
    one = desk(LABEL)
    first, *others = library().items[LABEL].numbered
    boxes = page.locator(".lb-pin select")
    boxes.nth(0).select_option(label=library().items[LABEL].extra[0])
    for number, pin in enumerate(others, 1):
        boxes.nth(number).select_option(label=pin.text)
    one.check()
    page.locator(".lb-outcome").wait_for()
    rows = page.locator(".lb-pin").all_inner_texts()
    assert (WORDS["right_name"].format(name=first.text) in rows[0], first.feedback in rows[0]) == (True, True)
    assert all(WORDS["your_answer_right"] in row for row in rows[1:])
    assert WORDS["share"].format(percent=75) in page.locator(".lb-result").inner_text()


def test_a_hint_is_there_for_who_asks(desk, page):
    """A hint is closed until it is opened, and questions without one show nothing."""
    desk(POINT)
    assert not page.get_by_text(library().items[POINT].hint).is_visible()
    page.get_by_text(WORDS["hint"], exact=True).click()
    assert page.get_by_text(library().items[POINT].hint).is_visible()
    desk(SINGLE)
    assert page.locator("details").count() == 0


def test_how_sure_one_was_is_kept_and_may_be_left_out(desk, page):
    """One tap says how sure the learner is; it is written with the first try alone, and nobody has to."""
    one = desk(SINGLE, NUMBER)
    page.get_by_role("radio", name=WORDS["sure_sure"], exact=True).check()
    one.choose(SINGLE, right=False)
    page.locator(".lb-outcome").wait_for()
    page.get_by_role("button", name=WORDS["again"]).click()
    assert page.locator(".lb-sure").count() == 0
    one.choose(SINGLE, right=True)
    page.locator(".lb-outcome").wait_for()
    one.next()
    one.choose(NUMBER, right=True)
    page.locator(".lb-outcome").wait_for()
    assert [event.what.confidence for event in door.record().events(kinds=("attempt",))] == ["sure", None, None]


def test_words_in_bold_are_bold(desk, page):
    """A negative in the question stands out; everything else an author types is text."""
    one = desk(SINGLE)
    face = {**one.widget.round["questions"][0], "stem": "Where do you **not** press? <b>x</b>"}
    one.widget.round = {**one.widget.round, "questions": [face]}
    one.open()
    assert page.locator(".lb-stem strong").all_inner_texts() == ["not"]
    assert page.locator(".lb-stem").inner_text() == "Where do you not press? <b>x</b>"


def test_an_answer_never_goes_into_a_void(desk, page):
    """When Python is silent the card says so within seconds, keeps the answer and lets the learner go on; a late verdict still counts."""
    one = desk(SINGLE, NUMBER)
    page.evaluate("host.silence()")
    one.choose(SINGLE, right=True)
    page.locator(".lb-silent").wait_for()
    assert page.get_by_role("button", name=library().words["shared"]["start_again"]).is_visible()
    assert one.attempts() == []
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes('outbox')).map(([, text]) => JSON.parse(text))")
    assert [event["payload"]["item"] for event in kept] == [SINGLE]
    one.next()
    assert page.locator(".lb-stem").inner_text() == library().items[NUMBER].stem
    page.evaluate("host.release()")
    page.locator(".lb-dot.lb-right").wait_for()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox'))")
    assert one.attempts() == [(SINGLE, True)]


def test_what_waited_and_is_no_answer_opens_the_question_again(desk, page):
    """Where Python says late that nothing could be read, the question is open again with what was typed and the sentence."""
    one = desk(NUMBER)
    page.evaluate("host.silence()")
    page.get_by_role("textbox").fill("five")
    one.check()
    page.locator(".lb-silent").wait_for()
    page.evaluate("host.release()")
    page.locator(".lb-problem:not(:empty)").wait_for()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox'))")
    assert page.locator(".lb-problem").inner_text() == WORDS["number_unread"].format(unit="of 10")
    assert page.get_by_role("textbox").input_value() == "five"
    page.get_by_role("textbox").fill("5")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(NUMBER, True)]


def test_an_answer_that_the_record_cannot_take_is_told_in_words(desk, page, monkeypatch):
    """Where a question is gone from the content meanwhile, the learner reads a sentence of the course and never what the log reads."""
    one = desk(SINGLE)
    page.evaluate("host.silence('grade')")
    known = {name: item for name, item in library().items.items() if name != SINGLE}
    monkeypatch.setattr(door, "complete", lambda items, words: complete(known, words))
    page.locator(".lb-choice input").first.check()
    one.check()
    page.locator(".lb-problem:not(:empty)").wait_for()
    assert page.locator(".lb-problem").inner_text() == WORDS["not_taken"]
    assert one.attempts() == []


def test_what_waited_is_marked_after_a_reload(desk, page):
    """A page closed over a silent Python sends the answer when it is opened again, and goes on behind it."""
    one = desk(SINGLE, NUMBER)
    page.evaluate("host.silence()")
    one.choose(SINGLE, right=False)
    page.locator(".lb-silent").wait_for()
    one.open()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.includes('outbox'))")
    assert one.attempts() == [(SINGLE, False)]
    page.evaluate("round => host.model.change('round', round)", json.loads(json.dumps(one.widget.round)))
    assert page.locator(".lb-dot.lb-wrong").count() == 1
    assert one.verdict() == WORDS["wrong"]


def test_a_choice_that_was_not_confirmed_is_kept_and_counts_for_nothing(desk, page):
    """After a reload it stands there as it was made, and how sure one was beside it; Python hears of it once it is confirmed."""
    one = desk(*ALL)
    for name in ALL:
        one.choose(name, right=True, check=False)
        page.get_by_role("radio", name=WORDS["sure_fairly"], exact=True).check()
        one.open()
        assert page.locator(".lb-note").inner_text() == WORDS["draft_kept"], name
        assert page.locator(".lb-dot.lb-right, .lb-dot.lb-wrong").count() == ALL.index(name)
        assert page.get_by_role("radio", name=WORDS["sure_fairly"], exact=True).is_checked()
        assert len(one.attempts()) == ALL.index(name)
        one.check()
        page.locator(".lb-outcome").wait_for()
        assert one.attempts()[-1] == (name, True)
        one.next()
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.includes('.draft:'))")


def test_a_choice_outlives_a_new_kernel(desk, page):
    """Python started anew draws other questions; the page brings back those for which it holds a choice, unless they are over."""
    one = desk()
    first = one.widget.round
    item = library().items[first["questions"][0]["item"]]
    one.choose(item.id, right=True, check=False)
    again = desk()
    page.locator(".lb-note", has_text=WORDS["draft_kept"]).wait_for()
    assert again.widget.round["questions"] == first["questions"]
    again.check()
    page.locator(".lb-outcome").wait_for()
    assert again.attempts() == [(item.id, True)]
    assert [again.python("resume", {"sitting": wanted}) for wanted in ("effleurage:1-x", "no such", None)] == [{}, {}, {}]


def test_a_page_drawn_anew_stands_where_it_stood(desk, page):
    """Lab may take the widget out and draw it again: the place, the answers and the choice just made are kept."""
    one = desk(SINGLE, NUMBER, CASE)
    one.choose(SINGLE, right=True)
    page.locator(".lb-outcome").wait_for()
    one.next()
    page.evaluate("host.hide(0)")
    page.evaluate("host.show()")
    assert page.locator(".lb-stem").inner_text() == library().items[NUMBER].stem
    assert page.locator(".lb-dot.lb-right").count() == 1


def test_the_end_reviews_the_whole_round(desk, page):
    """The score counts first tries; what one was sure of and had wrong comes first, then the other misses, then what was right."""
    one = desk(NUMBER, SINGLE, CASE, MULTIPLE)
    for name, right, sure in ((NUMBER, True, None), (SINGLE, False, "guess"), (CASE, False, "sure"), (MULTIPLE, False, None)):
        if sure:
            page.get_by_role("radio", name=WORDS[f"sure_{sure}"], exact=True).check()
        one.choose(name, right)
        page.locator(".lb-outcome").wait_for()
        one.next()
    assert page.locator(".lb-summary h3").inner_text() == WORDS["summary"].format(right=1, count=4)
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert page.locator(".lb-summary h4").all_inner_texts() == [WORDS["sure_and_wrong"], WORDS["look_again"]]
    page.get_by_text(WORDS["had_right"].format(count=1)).click()
    for name, text in zip((CASE, SINGLE, MULTIPLE, NUMBER), page.locator(".lb-missed > li").all_inner_texts(), strict=True):
        item = library().items[name]
        assert [part in text for part in (item.stem, item.why, source_of(item))] == [True] * 3
    assert page.locator(".lb-owed").inner_text() == WORDS["owed_more"]
    page.get_by_role("button", name=WORDS["round"]).click()
    page.locator(".lb-stem").wait_for()
    assert page.locator(".lb-dot.lb-right, .lb-dot.lb-wrong").count() == 0


def test_one_may_stop_and_may_start_over(desk, page):
    """The card says that one may stop; once something is answered, other questions are one press away."""
    one = desk(SINGLE, NUMBER)
    assert page.locator(".lb-foot").inner_text() == WORDS["stop_any_time"]
    one.choose(SINGLE, right=True)
    page.locator(".lb-outcome").wait_for()
    one.next()
    page.get_by_role("button", name=WORDS["start_over"]).click()
    page.locator(".lb-dot").nth(5).wait_for()
    assert page.locator(".lb-dot.lb-right").count() == 0
    assert one.attempts() == [(SINGLE, True)]


def test_what_is_pressed_is_large_enough(desk, page):
    """Every button and every choice is at least 44 pixels high and wide, also on a narrow screen."""
    page.set_viewport_size({"width": 360, "height": 800})
    for name in ALL:
        desk(name)
        for target in page.locator("button, .lb-choice label, input[type=text], select, .lb-sure label, summary").all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 44, f"{name}: {target.inner_text() or target.get_attribute('type')}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_nothing_for_axe_to_find(desk, page, light):
    """Every kind, before and after an answer, silent, and the end: an accessibility engine finds nothing, in both themes."""
    one, found = desk(*ALL, light=light), []

    def look(where):
        found.extend(f"{where}: {fault}" for fault in faults_of_part(page))

    for number, name in enumerate(ALL):
        look(f"{name} open")
        if number == len(ALL) - 1:
            page.evaluate("host.silence()")
            one.choose(name, right=False)
            page.locator(".lb-silent").wait_for()
        else:
            one.choose(name, right=number % 2 == 1)
            page.locator(".lb-outcome").wait_for()
        look(f"{name} answered")
        one.next()
    look("the end")
    assert found == []
