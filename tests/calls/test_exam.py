"""`exam("opening")`, `exam("final")` and `review()`, as the learner's kernel answers them."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

import course_lib
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.quizzes.mastery import payers
from course_lib.record import open_record
from course_lib.teaching import moments

from ..openings import pass_opening, right_answers
from ..quizzes.bank import key
from ..quizzes.test_quiz_call import secrets

ITEMS = library().items
pytestmark = pytest.mark.usefixtures("own_record")


def event(item, response, sitting, sure=None, ago=timedelta()):
    """An answer as the page sends it."""
    at = (datetime.now(UTC) - ago).isoformat().replace("+00:00", "Z")
    payload = {"item": item.id, "response": response, "sitting": sitting, "confidence": sure, "notebook": "16_final_check"}
    return {"id": str(uuid4()), "at": at, "receiver": None, "kind": "attempt", "version": 1, "payload": payload}


def asked(sheet):
    return [ITEMS[question["item"]] for question in sheet["questions"]]


def hand_in(widget, sheet, left=(), slips=(), ago=timedelta()):
    """Hand in the right answers, but for those left out and those that slip."""
    events = []
    for item in asked(sheet):
        if item in left:
            continue
        response = key(item)
        if item in slips:
            response = next(face["at"] for question in sheet["questions"] if question["item"] == item.id
                            for face in question["choices"] if face["at"] != response)  # fmt: skip
        events.append(event(item, response, sheet["sitting"], ago=ago))
    return widget._answers["hand_in"]({"events": events}), events


def single(sheet, critical, nth=0):
    return [item for item in asked(sheet) if item.critical is critical and item.kind in ("single", "vignette")][nth]


def test_the_sheet_holds_no_key():
    """Before it is handed in the page holds no word of feedback and no mark of what is right."""
    widget = course_lib.exam("final")
    state = {name: value for name, value in widget.get_state().items() if name not in ("_esm", "_css", "program")}
    text = json.dumps([widget._answers["sheet"]({}), state, widget._repr_mimebundle_()[0]], ensure_ascii=False)
    for item in ITEMS.values():
        for secret in secrets(item):
            assert json.dumps(secret, ensure_ascii=False)[1:-1] not in text, f"{item.id} gives away: {secret}"


def test_the_same_sitting_is_the_same_sheet():
    """After a reload or a new kernel the page asks for its sitting and gets the same questions with the same faces."""
    sheet = course_lib.exam("final")._answers["sheet"]({})
    assert course_lib.exam("final")._answers["sheet"]({"sitting": sheet["sitting"]}) == sheet
    for nonsense in ("opening:x", "final" * 40, 7, None, {"a": 1}):
        assert course_lib.exam("final")._answers["sheet"]({"sitting": nonsense})["sitting"] not in (sheet["sitting"], nonsense)


def test_a_sheet_tells_whether_it_was_handed_in():
    """A page whose browser holds the sheet no longer learns by this that another window handed it in."""
    widget = course_lib.exam("final")
    sheet = widget._answers["sheet"]({})
    assert sheet["handed_in"] is False
    hand_in(widget, sheet)
    assert widget._answers["sheet"]({"sitting": sheet["sitting"]})["handed_in"] is True
    assert widget._answers["sheet"]({})["handed_in"] is False


def test_a_whole_right_sheet_passes_and_offers_the_paper():
    """Every answer is on the record with Python's own verdict; the certificate names no limit as cleared on the first day."""
    widget = course_lib.exam("final")
    reply, events = hand_in(widget, widget._answers["sheet"]({}))
    result = reply["result"]
    assert reply["again"] == []
    assert (result["verdict"]["passed"], result["score"]["percent"], result["score"]["left"]) == (True, 100, 0)
    assert {attempt.what.right for attempt in open_record().events()} == {True}
    assert len(open_record().events()) == len(events)
    cleared, still = (part["lines"] for part in result["certificate"]["lists"])
    assert (cleared, len(still) > 10) == ([], True)
    assert "No clinician has reviewed this course." in result["certificate"]["review"]


def test_two_days_clear_a_limit():
    """Right today and right two days ago: cleared."""
    open_record().append(right_answers(ITEMS.values(), "effleurage:old", datetime.now(UTC) - timedelta(days=2)))
    widget = course_lib.exam("final")
    reply, _ = hand_in(widget, widget._answers["sheet"]({}))
    cleared, still = (part["lines"] for part in reply["result"]["certificate"]["lists"])
    assert (len(cleared) > 10, still) == (True, [])


def test_a_page_cannot_say_what_is_right():
    """Whatever the page claims of an answer is overwritten."""
    widget = course_lib.exam("final")
    sheet = widget._answers["sheet"]({})
    item = single(sheet, True)
    wrong = next(face["at"] for question in sheet["questions"] if question["item"] == item.id
                 for face in question["choices"] if face["at"] != key(item))  # fmt: skip
    told = event(item, wrong, sheet["sitting"])
    told["payload"] |= {"right": True, "credit": 1.0}
    result = widget._answers["hand_in"]({"events": [told]})["result"]
    assert (result["score"]["right"], result["certificate"]) == (0, None)


def test_a_slip_on_a_safety_question_leads_to_a_retake():
    """A right answer to what review asks pays the debt and passes nothing; the next sheet does, with another question on the point."""
    widget = course_lib.exam("final")
    sheet = widget._answers["sheet"]({})
    slip = single(sheet, True)
    reply, _ = hand_in(widget, sheet, slips=[slip], ago=timedelta(minutes=20))
    assert (reply["result"]["verdict"]["passed"], reply["result"]["certificate"]) == (False, None)
    review = course_lib.review()
    paying = [ITEMS[question["item"]] for question in review.round["questions"]][: len(slip.subjects)]
    assert all(set(item.subjects) & set(slip.subjects) for item in paying)
    for item in paying:
        answer = review._answers["grade"]({"event": event(item, key(item), review.round["sitting"]), "attempt": 1})
        assert answer["verdict"]["outcome"] == "right"
    assert not widget._answers["result"]({})["verdict"]["passed"]
    again = widget._answers["sheet"]({})
    names = {question["item"] for question in again["questions"]}
    assert all(names & payers(subject, slip.id, list(ITEMS.values())) for subject in slip.subjects)
    reply, _ = hand_in(widget, again)
    assert reply["result"]["verdict"]["passed"]
    assert reply["result"]["certificate"]


def test_what_is_left_out_is_never_right():
    """One safety question left out: not passed, named as not attempted, and nothing of it on the record."""
    widget = course_lib.exam("final")
    sheet = widget._answers["sheet"]({})
    left = single(sheet, True)
    reply, events = hand_in(widget, sheet, left=[left])
    assert (reply["result"]["verdict"]["passed"], reply["result"]["score"]["left"]) == (False, 1)
    assert left.id not in {attempt.what.item for attempt in open_record().events()}
    assert next(one for one in reply["result"]["answers"] if one["face"]["item"] == left.id)["sign"] == "left"
    assert len(events) == len(sheet["questions"]) - 1


def test_what_cannot_be_read_is_named_and_nothing_is_written():
    """A word in a number box comes back with its question, and the sheet stays open."""
    widget = course_lib.exam("final")
    sheets = (widget._answers["sheet"]({}) for _ in range(100))  # a sheet is drawn by chance and may hold no number
    sheet, number = next((sheet, item) for sheet in sheets for item in asked(sheet) if item.kind == "number")
    events = [event(number, "many", sheet["sitting"]), event(single(sheet, True), key(single(sheet, True)), sheet["sitting"])]
    assert widget._answers["hand_in"]({"events": events}) == {"unread": [number.id]}
    assert open_record().events() == []


def test_handing_in_twice_counts_once():
    """A reply that was lost and a second press write no second answer."""
    widget = course_lib.exam("final")
    sheet = widget._answers["sheet"]({})
    _, events = hand_in(widget, sheet)
    again = widget._answers["hand_in"]({"events": events})
    assert len(open_record().events()) == len(events)
    assert again["result"]["verdict"]["passed"]


def test_nothing_is_added_to_a_sheet_that_was_handed_in():
    """Its right answers may have been seen: what was left open stays so, and what was answered stays as it was handed in."""
    widget = course_lib.exam("final")
    sheet = widget._answers["sheet"]({})
    left, changed = single(sheet, True), single(sheet, True, nth=1)
    first, events = hand_in(widget, sheet, left=[left], slips=[changed])
    for told in events:
        told["payload"]["response"] = key(ITEMS[told["payload"]["item"]])
    added = event(left, key(left), sheet["sitting"])
    assert widget._answers["hand_in"]({"events": [*events, added]}) == first
    assert {attempt.what.item for attempt in open_record().events()} == {told["payload"]["item"] for told in events}


def test_a_sheet_that_waits_for_room_on_the_disk_is_written_as_it_was_handed_in():
    """It counts already, so nothing is added or changed; it is the page's to keep until it is written, and then it is confirmed."""
    widget = course_lib.exam("final")
    sheet = widget._answers["sheet"]({})
    left, changed = single(sheet, True), single(sheet, True, nth=1)
    store = open_record()
    store._ask(f"PRAGMA max_page_count = {store._ask('PRAGMA page_count')[0][0]}")
    first, events = hand_in(widget, sheet, left=[left], slips=[changed])
    ids = [told["id"] for told in events]
    for told in events:
        told["payload"]["response"] = key(ITEMS[told["payload"]["item"]])
    more = {"events": [*events, event(left, key(left), sheet["sitting"])]}
    assert (first["again"], widget._answers["hand_in"](more)) == (ids, first)
    store._ask("PRAGMA max_page_count = 1000000")
    assert widget._answers["hand_in"](more) == {**first, "again": []}
    assert (store.trouble, len(store.events())) == (None, len(events))


def test_the_twelve_open_practice_and_say_so():
    """One after the other, each with its verdict; after the last the card says that practice is open."""
    widget = course_lib.exam("opening")
    questions = widget.round["questions"]
    assert len(questions) == 12
    for question in questions:
        item = ITEMS[question["item"]]
        told = widget._answers["grade"]({"event": event(item, key(item), widget.round["sitting"]), "attempt": 1})
    words = library().words["opening"]
    assert told["after"] == {"good": True, "lines": [words["open"], words["open_more"]]}


def test_after_a_wrong_one_the_card_waits_and_then_asks_another():
    """For ten minutes it asks nothing and says from when on; then another question on the same point."""
    pass_opening()
    bank = [item for item in ITEMS.values() if item.topic == "safety_limits" and item.critical]
    item = next(one for one in bank if len(one.subjects) == 1 and sum(one.subjects[0] in other.subjects for other in bank) > 1)
    told = event(item, None, "safety_limits:w")
    told["payload"] |= {"right": False, "critical": True}
    open_record().append([Event.model_validate(told)])
    waiting = course_lib.exam("opening").round
    assert (waiting["questions"], len(waiting["nothing"])) == ([], 1)
    late = event(item, None, "safety_limits:v", ago=timedelta(minutes=11))
    late["payload"] |= {"right": False, "critical": True}
    open_record().erase(everything=True)
    pass_opening()
    open_record().append([Event.model_validate(late)])
    (question,) = course_lib.exam("opening").round["questions"]
    assert question["item"] != item.id
    assert item.subjects[0] in ITEMS[question["item"]].subjects


def slip():
    """A wrong answer to a safety question with one point, as a function of how long ago it was, and a right one to another on the point."""
    bank = [item for item in ITEMS.values() if item.topic == "safety_limits" and item.critical and len(item.subjects) == 1]
    item, other = next((one, two) for one in bank for two in bank if one is not two and one.subjects == two.subjects)

    def answer(item, right, ago):
        told = event(item, None, f"safety_limits:{item.id}", ago=ago)
        told["payload"] |= {"right": right, "critical": True}
        return Event.model_validate(told)

    return lambda ago: answer(item, False, ago), lambda ago: answer(other, True, ago)


def test_a_clock_set_back_brings_no_paid_debt_back():
    """The clock was set back to before a debt was paid: it stays paid, practice is open, and the card asks the twelve again."""
    pass_opening()
    wrong, right = slip()
    open_record().append([wrong(timedelta(minutes=5)), right(-timedelta(minutes=20))])
    round_ = course_lib.exam("opening").round
    assert (len(round_["questions"]), round_["nothing"]) == (12, [])
    words = library().words["opening"]
    assert round_["after"] == {"good": True, "lines": [words["open"], words["open_more"]]}


def test_a_clock_set_back_hides_no_debt():
    """The clock was set back to before a wrong answer: the card asks no other question for ten minutes more, and says until when that is by
    the clock as it stands now.
    """
    pass_opening()
    wrong = slip()[0](-timedelta(hours=1))
    open_record().append([wrong])
    round_ = course_lib.exam("opening").round
    now = datetime.now(UTC)
    due = wrong.at + library().spans["retry"].length - (open_record().clock(now) - now)
    assert timedelta(minutes=9) < due - now < timedelta(minutes=10)
    line = library().words["opening"]["owed_one"].format(time=moments.clock(due))
    assert (round_["questions"], round_["nothing"], round_["after"]) == ([], [line], {"good": False, "lines": [line]})


def test_review_asks_what_is_due_and_nothing_else():
    """Nothing on the first evening; three days later the safety questions of that evening, and never what was not answered."""
    assert (course_lib.review().round["questions"], course_lib.review().round["nothing"]) == ([], [library().words["review"]["never"]])
    done = [item for item in ITEMS.values() if item.topic == "start_here"]
    open_record().append(right_answers(done, "start_here:a", datetime.now(UTC) - timedelta(days=3)))
    assert {question["item"] for question in course_lib.review().round["questions"]} == {item.id for item in done}
