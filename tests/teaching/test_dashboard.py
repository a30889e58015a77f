"""What the dashboard shows, from the record alone."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from course_lib.library import library
from course_lib.model.events import Event
from course_lib.record import Store
from course_lib.teaching import dashboard

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
WORDS = {**library().words["shared"], **library().words["progress"]}


def event(kind, payload, hours=0.0, receiver=None):
    at = (NOW + timedelta(hours=hours)).isoformat().replace("+00:00", "Z")
    return Event.model_validate({"id": str(uuid4()), "at": at, "receiver": receiver, "kind": kind, "version": 1, "payload": payload})


@pytest.fixture
def view():
    """The dashboard of the events given, at a moment given in hours from now."""

    def shown(*events, hours=0.0):
        store = Store()
        store.append(events)
        return dashboard.view(library(), store, "/folder", NOW + timedelta(hours=hours), WORDS)

    return shown


def opened(notebook, hours=0.0, what="opened"):
    return event("lesson", {"notebook": notebook, "what": what}, hours)


def test_a_newcomer_begins_at_the_beginning(view):
    """With nothing done, the way on is the first lesson, nobody was massaged, and every lesson is new."""
    fresh = view()
    assert fresh["go_on"] == {"title": library().outline["start_here"].title, "path": "notebooks/00_start_here.ipynb", "begun": False}
    assert fresh["people"] == []
    assert {lesson["state"] for lesson in fresh["lessons"]} == {"new"}


def test_the_way_on_is_where_the_learner_was(view):
    """An opened lesson is gone on with; after a finished one comes the next."""
    begun = view(opened("06_effleurage"))
    assert (begun["go_on"]["path"], begun["go_on"]["begun"]) == ("notebooks/06_effleurage.ipynb", True)
    after = view(opened("00_start_here"), opened("00_start_here", 0.1, "finished"))
    assert (after["go_on"]["path"], after["go_on"]["begun"]) == ("notebooks/01_know_the_lower_back.ipynb", False)
    states = {lesson["number"]: lesson["state"] for lesson in after["lessons"]}
    assert states == {number: "done" if number == "00" else "new" for number in states}


def test_the_next_day_is_asked_about_the_next_day(view):
    """The question about the ache the day after comes in its hours only, and not again when it was answered."""
    session = str(uuid4())
    ache = event("pain", {"number": 4, "when": "before", "session": session}, 0, "Anna")
    soonest, latest = library().spans["next-day"].hours, library().limits["LIM28"].then
    asked = {
        hours: view(ache, hours=hours)["people"][0]["due"] for hours in (0.1, soonest - 0.1, soonest + 0.1, latest - 0.1, latest + 0.1)
    }
    question = {"session": session, "again": False, "at": NOW.isoformat()}
    assert list(asked.values()) == [None, None, question, question, None]
    later = event("pain", {"number": 2, "when": "next_day", "session": session}, soonest + 0.2, "Anna")
    person = view(ache, later, hours=soonest + 0.3)["people"][0]
    assert (person["due"], person["advice"]) == (None, "easier")
    assert person["pain"] == [{"at": NOW.isoformat(), "before": 4.0, "after": None, "next_day": 2.0}]


def test_each_person_has_budgets_of_their_own(view):
    """One person's minutes never count for another; `me` reads as words."""
    people = view(event("pain", {"number": 4, "when": "before"}, 0, "me"), event("pain", {"number": 1, "when": "before"}, 0, "Bo"))[
        "people"
    ]
    assert {person["name"]: person["shown"] for person in people} == {"me": WORDS["me"], "Bo": "Bo"}
    for person in people:
        assert {budget["name"] for budget in person["budgets"]} == set(dashboard.BARS.values())
        assert all(budget["spent"] == 0 < budget["allowed"] for budget in person["budgets"])
