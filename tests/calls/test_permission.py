"""Practice stays closed until the questions on safety are answered, for every call that practises."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

import course_lib
from course_lib.calls import permission
from course_lib.calls.desk import attempts
from course_lib.calls.review import due
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import Attempt, Lesson, Override, Screening
from course_lib.record import deliver, open_record
from course_lib.teaching.learned import learned
from course_lib.teaching.moments import day_and_clock

from ..openings import pass_opening, right_answers

PLAYER = library().words["player"]
ITEMS = list(library().items.values())


@pytest.fixture(autouse=True)
def record(own_record):
    """A learner who was screened a moment ago and has answered nothing."""
    now = datetime.now(UTC)
    open_record().append([Event.of(Screening(outcome="clear", until=now + timedelta(hours=12)), now, "me")])
    return open_record()


def clocks():
    """Everything in the course that opens the clock, with what its page sends along."""
    for widget in (course_lib.practice("effleurage"), course_lib.session()):
        yield widget, {"parts": widget.parts} if hasattr(widget, "parts") else {}


def plans():
    """What each clock would do now."""
    return [widget._answers["plan"](sent) for widget, sent in clocks()]


def starts():
    """What each clock says to a start."""
    return [widget._answers["begin"]({**sent, "receiver": "me", "pain": 2, "lease": str(uuid4())}) for widget, sent in clocks()]


def wrong(item, ago=timedelta(), sitting="safety_limits:w"):
    """A wrong answer on the record."""
    what = Attempt(item=item.id, response=None, right=False, critical=item.critical, sitting=sitting)
    open_record().append([Event.of(what, datetime.now(UTC) - ago)])


def first(topic):
    """A safety question of a lesson that has a partner on its only limit."""
    for item in ITEMS:
        if item.topic == topic and item.critical and len(item.limits) == 1 and partner(item):
            return item
    raise LookupError(topic)


def partner(item):
    """Another safety question of the same lesson whose subjects hold those of the first."""
    return next((one for one in ITEMS if one.critical and one is not item and one.topic == item.topic
                 and set(item.subjects) <= set(one.subjects)), None)  # fmt: skip


def test_nothing_is_practised_before_the_questions():
    """Neither a lesson's practice nor a whole massage begins; the card says what comes first, and where."""
    for reply in (*plans(), *starts()):
        assert (reply["go"], reply["opens"], reply["title"]) == (False, "opening", PLAYER["closed_opening_title"].format(count=12))
        assert reply["way"]["path"] == "notebooks/02_safety_limits.ipynb"
    assert [event.kind.value for event in open_record().events()] == ["screening"]


def test_a_full_sitting_opens_them_all():
    """Twelve answered in one sitting, and each clock opens; eleven are not enough."""
    bank = library().exams["opening"].pool(ITEMS)
    open_record().append(right_answers(bank[:11], "opening:a", datetime.now(UTC)))
    assert {plan["go"] for plan in plans()} == {False}
    open_record().append(right_answers(bank[11:12], "opening:a", datetime.now(UTC)))
    assert [(plan["go"], plan["override"]) for plan in plans()] == [(True, ""), (True, "")]


def test_a_safety_question_that_goes_wrong_closes_until_another_is_right():
    """At once, with the time from which another one waits; the other one, ten minutes later, opens."""
    pass_opening()
    item = first("safety_limits")
    wrong(item, timedelta(minutes=11))
    for reply in (*plans(), *starts()):
        assert (reply["go"], reply["title"]) == (False, PLAYER["closed_opening_owed_title"])
        assert reply["why"][1:] == [PLAYER["closed_opening_now"]]
    open_record().append(right_answers([partner(item)], "safety_limits:p", datetime.now(UTC)))
    assert [plan["go"] for plan in plans()] == [True, True]


def test_a_question_of_a_technique_closes_that_technique():
    """A wrong answer about the long strokes closes what uses them, and says in which lesson it waits."""
    pass_opening()
    wrong(first("effleurage"))
    for plan in plans():
        assert (plan["go"], plan["way"]["path"]) == (False, "notebooks/06_effleurage.ipynb")
    assert permission.shut(permission.state(datetime.now(UTC))) is None


def test_two_debts_lead_everywhere_to_one_lesson():
    """A clock that is closed and the dashboard name the same lesson: that of the debt which closes practice longest."""
    pass_opening()
    wrong(first("safety_limits"), timedelta(minutes=5))
    wrong(first("effleurage"))
    now = datetime.now(UTC)
    found, words = permission.state(now, ["effleurage"]), {**library().words["shared"], **library().words["progress"]}
    closed = permission.shut(found)
    assert (closed.lesson, closed.until) == ("effleurage", found.last.due)
    told = learned(library(), attempts(), found, (), due(attempts(), now), words)["opening"]
    assert (told["state"], told["path"]) == ("owed", "notebooks/06_effleurage.ipynb")
    assert {plan["way"]["path"] for plan in plans()} == {told["path"]}


def test_an_override_opens_and_says_so_and_outlives_no_evening():
    """It is on the practice for as long as it holds; it opens no screening, and the questions stay unanswered."""
    override = Event.of(Override(opens="opening", why="teach"), datetime.now(UTC))
    widget = course_lib.practice("effleurage")
    assert widget._answers["record"]({"events": [override.as_json()]})["confirmed"] == [str(override.id)]
    plan, start = plans()[0], starts()[0]
    assert (plan["go"], start["go"]) == (True, True)
    assert plan["override"] == start["override"] != ""
    view = course_lib.progress().view["learned"]["opening"]
    assert (view["state"], view["path"]) == ("override", "notebooks/02_safety_limits.ipynb")
    assert permission.state(datetime.now(UTC) + timedelta(hours=12)).lets is False
    assert (permission.state(datetime.now(UTC)).answered, permission.state(datetime.now(UTC)).reached) == (0, False)


def test_an_override_holds_its_hours_by_the_clock_as_it_stands():
    """One that lies ahead of a clock that was set back opens nothing; one that is given then opens at once, and for twelve hours."""
    now = datetime.now(UTC)
    open_record().append([Event.of(Override(opens="opening", why="teach"), now + timedelta(days=365))])
    assert [(plan["go"], plan["title"]) for plan in plans()] == [(False, PLAYER["closed_opening_title"].format(count=12))] * 2
    override = Event.of(Override(opens="opening", why="teach"), now)
    course_lib.practice("effleurage")._answers["record"]({"events": [override.as_json()]})
    assert [bool(plan["override"]) for plan in plans()] == [True, True]
    hours = [0, 11.9, 12.1, 365 * 24 - 1]
    assert [permission.state(now + timedelta(hours=hour)).lets for hour in hours] == [True, True, False, False]


def test_after_a_clock_was_set_back_ten_minutes_are_ten_minutes(passes):
    """A question that goes wrong then closes practice until another is right ten minutes later, and says when that is by the clock as it
    stands now; one that comes before pays nothing.
    """
    def tell(events, later=timedelta(), waited=0):
        passes(waited)
        told = {"events": [event.as_json() for event in events]}
        deliver(open_record(), told, {"attempt": lambda payload: payload}, now + later)

    now, item = datetime.now(UTC), first("safety_limits")
    pass_opening()
    open_record().append([Event.of(Lesson(notebook="06_effleurage", what="opened"), now + timedelta(days=100, hours=3))])
    tell([Event.of(Attempt(item=item.id, response=None, right=False, critical=True, sitting="safety_limits:w"), now)])
    until = PLAYER["closed_opening_until"].format(until=day_and_clock(now + timedelta(minutes=10)))
    assert [plan["why"][1] for plan in plans()] == [until, until]
    early, late = timedelta(minutes=9), timedelta(minutes=10)
    tell(right_answers([partner(item)], "safety_limits:p", now + early), early, 9 * 60)
    assert {plan["go"] for plan in plans()} == {False}
    tell(right_answers([partner(item)], "safety_limits:q", now + late), late, 61)
    assert [plan["go"] for plan in plans()] == [True, True]


def test_an_override_is_no_screening(tmp_path, monkeypatch):
    """Opened without the questions, a practice still asks for today's check."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "fresh"))
    open_record().append([Event.of(Override(opens="opening", why="know"), datetime.now(UTC))])
    plan = course_lib.practice("effleurage")._answers["plan"]({})
    assert (plan["go"], plan["title"]) == (False, PLAYER["closed_title"])
    assert plan["override"]
