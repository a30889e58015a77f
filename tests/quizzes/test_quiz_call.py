"""`quiz("effleurage")`, with the record that a learner has and a browser that only sends and hears messages."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from course_lib import quiz
from course_lib.calls import door
from course_lib.library import library
from course_lib.quizzes.writing import told

from .bank import key, wrong

pytestmark = pytest.mark.usefixtures("own_record")


class Page:
    """What a browser does: it holds the widget's state and asks questions."""

    def __init__(self, topic="effleurage"):
        self.widget, self.heard = quiz(topic), []
        self.widget.send = lambda message: self.heard.append(message)

    @property
    def questions(self):
        return self.widget.round["questions"]

    def ask(self, name, payload):
        self.widget._handle_custom_msg({"ask": name, "id": "q1", "payload": payload}, [])
        return self.heard.pop()["reply"]

    def event(self, item, response):
        round_ = self.widget.round
        payload = {"item": item.id, "response": response, "sitting": round_["sitting"], "notebook": round_["notebook"]}
        at = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        return {"id": str(uuid4()), "at": at, "receiver": None, "kind": "attempt", "version": 1, "payload": payload}

    def answer(self, item, response, number=1):
        return self.ask("grade", {"event": self.event(item, response), "attempt": number})


def items(page):
    return [library().items[question["item"]] for question in page.questions]


def secrets(item):
    """Every sentence that only a marked answer may bring."""
    return [item.why, *(text for _, text in told(item))]


def sent(widget):
    """All that a widget sends to the page, but for its program."""
    state = {name: value for name, value in widget.get_state().items() if name not in ("_esm", "_css", "program")}
    return json.dumps([state, widget._repr_mimebundle_()[0]], ensure_ascii=False)


def test_a_fresh_quiz_sends_no_key_and_no_feedback():
    """Nothing of any item's answer is in the page, the state or the twin before somebody has answered."""
    page = Page()
    text = sent(page.widget)
    for item in library().items.values():
        for secret in secrets(item):
            assert json.dumps(secret, ensure_ascii=False)[1:-1] not in text, f"{item.id} gives away: {secret}"
    assert '"right"' not in json.dumps(page.questions)


def test_an_answer_tells_of_its_own_item_alone():
    """After one answer the page knows that item's verdict and nothing of the others."""
    page = Page()
    first, *others = items(page)
    answered = page.answer(first, wrong(first))
    assert (answered["verdict"]["outcome"], answered["first"], answered["again"], answered["why"]) == ("wrong", False, False, first.why)
    assert list(page.widget.round["answered"]) == [first.id]
    text = sent(page.widget)
    for item in others:
        assert [secret for secret in secrets(item) if json.dumps(secret, ensure_ascii=False)[1:-1] in text] == []


def test_an_answer_is_recorded_with_pythons_verdict_and_once():
    """A graded answer is one attempt in the record, however often the page sends it."""
    page = Page()
    item = items(page)[0]
    event = page.event(item, key(item))
    for _ in range(2):
        page.ask("grade", {"event": event, "attempt": 1})
        page.ask("record", {"events": [event]})
    (kept,) = door.record().events(kinds=("attempt",))
    assert (kept.what.item, kept.what.right, kept.what.credit, kept.what.critical) == (item.id, True, 1.0, item.critical)
    assert (kept.what.sitting, kept.what.notebook) == (page.widget.round["sitting"], "06_effleurage")


def test_what_is_no_answer_is_not_recorded():
    """An answer that cannot be read gets one sentence, counts for nothing, and never reaches the record."""
    page = Page()
    item = items(page)[0]
    told = page.answer(item, {"a": ["paste", "🙂" * 5000]})
    assert (told["verdict"]["outcome"], bool(told["verdict"]["note"])) == ("none", True)
    assert page.ask("record", {"events": [page.event(item, None)]})["refused"] != []
    assert door.record().events(kinds=("attempt",)) == []


def test_an_answer_that_waited_in_the_browser_is_marked_when_it_comes():
    """What Python did not hear at once is marked on receipt, whatever the page claims, and the page is told."""
    page = Page()
    item = items(page)[0]
    event = page.event(item, wrong(item))
    event["payload"]["right"] = True
    assert page.ask("record", {"events": [event]})["confirmed"] == [event["id"]]
    assert [kept.what.right for kept in door.record().events(kinds=("attempt",))] == [False]
    assert page.widget.round["answered"][item.id]["verdict"]["outcome"] == "wrong"


def test_the_first_try_stays_the_first():
    """Trying again is recorded as another attempt and leaves the score as it is."""
    page = Page()
    item = items(page)[0]
    page.answer(item, wrong(item))
    again = page.answer(item, key(item), 2)
    assert (again["verdict"]["outcome"], page.widget.round["answered"][item.id]["first"]) == ("right", False)
    assert [kept.what.right for kept in door.record().events(kinds=("attempt",))] == [False, True]


def test_a_quiz_is_carried_on_after_a_restart():
    """The next evening the same questions stand there, those answered are known, and the page says so."""
    page = Page()
    for item in items(page)[:2]:
        page.answer(item, key(item))
    later = Page()
    assert [question["item"] for question in later.questions] == [question["item"] for question in page.questions]
    assert list(later.widget.round["answered"]) == [item.id for item in items(page)[:2]]
    assert "2" in later.widget.round["note"]


def test_a_finished_quiz_says_how_it_went_and_asks_something_new():
    """After a whole round the next one tells the last score and brings questions that were not asked yet."""
    page = Page()
    for item in items(page):
        page.answer(item, key(item))
    later = Page()
    assert (later.widget.round["answered"], "6 of 6" in later.widget.round["note"]) == ({}, True)
    assert not {question["item"] for question in later.questions} & {question["item"] for question in page.questions}


def test_an_answer_of_a_round_python_never_saw_brings_that_round_back():
    """Where the very first answer waited in the browser over a restart, the new page goes on with its round."""
    page = Page()
    item = items(page)[0]
    lost = page.event(item, key(item))
    later = Page()
    later.ask("record", {"events": [lost]})
    assert later.widget.round["sitting"] == page.widget.round["sitting"]
    assert list(later.widget.round["answered"]) == [item.id]


def test_another_round_is_another_draw():
    """*Another round* draws anew and begins with nothing answered."""
    page = Page()
    item = items(page)[0]
    page.answer(item, key(item))
    told = page.ask("round", {})
    assert told == page.widget.round
    assert (told["answered"], told["note"]) == ({}, "")


def test_the_twin_depends_on_content_alone():
    """The static page is the same before and after answers: title, number of questions, first stems, Start; at most 40 lines."""
    page = Page()
    before = page.widget._repr_mimebundle_()[0]
    for item in items(page):
        page.answer(item, wrong(item))
    after = Page().widget._repr_mimebundle_()[0]
    twin = before["text/markdown"]
    assert [before[kind] for kind in ("text/plain", "text/markdown")] == [after[kind] for kind in ("text/plain", "text/markdown")]
    assert len(twin.splitlines()) <= 40
    assert library().outline["effleurage"].title in twin
    assert 'data-commandlinker-command="notebook:run-cell"' in twin.splitlines()[-1]


def test_a_typing_error_gets_one_sentence():
    """An unknown topic is answered with the nearest one."""
    assert "effleurage" in repr(quiz("effleurge"))
    assert "Did you mean" in repr(quiz("effleurge"))
