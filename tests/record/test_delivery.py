import json
from datetime import timedelta
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.model.events import Kind
from course_lib.model.payloads import EPOCH
from course_lib.record import Store, deliver

from ..fuzz.inputs import SCALARS, TIMES
from .examples import NOON, attempt, one_of_each, pain

LATER = NOON + timedelta(days=2)
FROM_A_PAGE = [event for event in one_of_each() if event.kind not in (Kind.SCREENING, Kind.PRACTICE_BEGUN)]


def sent(events):
    return {"events": [event.as_json() for event in events]}


def test_what_the_page_held_is_stored_and_confirmed():
    """Each event of the page is confirmed by its id, in order, and stands in the record as it was sent."""
    store = Store()
    answer = deliver(store, sent(FROM_A_PAGE), {}, LATER)
    assert answer == {"confirmed": [str(event.id) for event in FROM_A_PAGE], "refused": [], "private": True}
    assert store.events() == FROM_A_PAGE


def test_what_decides_safety_is_never_taken_from_a_page():
    """No page can say that a screening was passed or that seconds were granted."""
    store, decided = Store(), [event for event in one_of_each() if event.kind in (Kind.SCREENING, Kind.PRACTICE_BEGUN)]
    answer = deliver(store, sent(decided), {}, LATER)
    assert answer["confirmed"] == []
    assert [one["why"] for one in answer["refused"]] == [
        "'screening' is decided in Python",
        "'practice_begun' is decided in Python",
    ]
    assert store.events() == []


def test_a_poisoned_event_holds_up_nothing():
    """One event that cannot be stored is named and refused; those before and behind it are stored."""
    store, (first, second) = Store(), [attempt(1), attempt(2)]
    poison = {**attempt(3).as_json(), "payload": {"item": "<script>alert(1)</script>"}}
    answer = deliver(store, {"events": [first.as_json(), poison, "a text", None, second.as_json()]}, {}, LATER)
    assert answer["confirmed"] == [str(first.id), str(second.id)]
    assert [one["id"] for one in answer["refused"]] == [poison["id"], None, None]
    assert store.events() == [first, second]


@settings(max_examples=50)
@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x))
)
def test_no_message_breaks_the_delivery(payload):
    """Whatever a page sends, it gets an answer, and nothing but events enters the record."""
    store = Store()
    for message in (payload, {"events": payload}, {"events": [payload]}, {"events": [{**attempt().as_json(), "payload": payload}]}):
        assert set(deliver(store, message, {}, LATER)) == {"confirmed", "refused", "private"}
    assert store.events() == []
    store.close()


@given(at=st.sampled_from(TIMES) | SCALARS)
def test_no_time_breaks_the_delivery(at):
    """Whatever time a page says, it gets an answer, and nothing enters the record from before clocks or from after the delivery."""
    store = Store()
    answer = deliver(store, {"events": [{**attempt().as_json(), "at": at}]}, {}, LATER)
    assert len(answer["confirmed"]) + len(answer["refused"]) == 1
    assert all(EPOCH <= event.at <= LATER for event in store.events())
    store.close()


def test_an_answer_is_graded_on_its_way_in():
    """A page sends what was answered, and Python adds whether it was right; an answer to an item that is gone is refused."""

    def grade(told):
        return {"item": told["item"], "response": told["response"], "right": {"q1": "a"}[told["item"]] == told["response"]}

    raw = [
        {"id": str(uuid4()), "at": "2026-03-01T12:00:00.000Z", "kind": "attempt", "payload": {"item": item, "response": "a"}}
        for item in ("q1", "q2")
    ]
    store = Store()
    answer = deliver(store, {"events": raw}, {"attempt": grade}, LATER)
    assert (answer["confirmed"], [one["id"] for one in answer["refused"]]) == ([raw[0]["id"]], [raw[1]["id"]])
    assert store.events()[0].what.right is True


def test_a_page_whose_clock_runs_ahead_cannot_reach_the_future():
    """An event cannot have happened after it was delivered: a fast clock would otherwise close practice until it comes true."""
    store = Store()
    deliver(store, sent([pain(at=NOON + timedelta(days=400))]), {}, LATER)
    assert [event.at for event in store.events()] == [LATER]


def test_after_a_clock_was_set_back_the_records_time_goes_on(passes):
    """What is delivered with a clock set back two days counts as just now, so that spent minutes do not fall out of the window; what comes
    ten minutes later counts as ten minutes later.
    """
    store = Store()
    store.append([attempt(at=NOON)])
    back = NOON - timedelta(days=2)
    deliver(store, sent([pain(at=back - timedelta(minutes=5))]), {}, back)
    later = back + timedelta(minutes=10)
    passes(600)
    deliver(store, sent([pain(at=later)]), {}, later)
    assert [event.at for event in store.events()[1:]] == [NOON - timedelta(minutes=5), NOON + timedelta(minutes=10)]


def test_where_nothing_can_be_saved_the_page_is_told_why(tmp_path):
    """With no disk to write to, nothing is confirmed, so that the page keeps it, and the reason goes with the answer."""
    (tmp_path / "record.sqlite").mkdir()
    answer = deliver(Store(tmp_path / "record.sqlite"), sent([attempt(1)]), {}, LATER)
    assert answer == {"confirmed": [], "refused": [], "private": False, "unsaved": "read_only"}
    assert json.dumps(answer)
