"""A quiz of chosen questions in a bare page, with the course's own Python marking: for tests of what a learner meets in it."""

import pytest

from course_lib import quiz
from course_lib.calls import door
from course_lib.library import library
from course_lib.quizzes.selection import face
from course_lib.quizzes.tokens import token
from course_lib.widgets.quiz import Quiz

from .harness import beside, page_with

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

    def traits(self):
        return {name: getattr(self.widget, name) for name in ("words", "topic", "round", "plates")}

    def open(self):
        self.faults = page_with(self.page, Quiz._script, Quiz._style, self.traits(), answer=self.python, light=self.light)

    def start_again(self):
        """The part run again on the page that stands open: a new model in the place of the old one."""
        self.page.evaluate("host.hide(0)")
        beside(self.page, Quiz._script, Quiz._style, self.traits())

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


@pytest.fixture(name="desk")
def quiz_desk(page, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "record"))
    desks = []

    def opened(*names, **options):
        desks.append(Desk(page, names, **options))
        return desks[-1]

    yield opened
    assert [fault for one in desks for fault in one.faults] == []
