"""A composed session, as the learner's kernel answers it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

import course_lib
from course_lib.calls import begin as gate
from course_lib.calls import door, permission
from course_lib.calls import session as call
from course_lib.library import library
from course_lib.model.events import Event
from course_lib.model.payloads import PracticeBegun, Stop, Work
from course_lib.record import open_record

from ..openings import kinds, pass_opening, screen
from ..routines.routines import CLOSING, OPENING, five_techniques, part, plan

WORDS = library().words["session"] | library().words["player"]


@pytest.fixture
def session(own_record, monkeypatch):
    """The planner with all five techniques and a record of its own."""
    rules = five_techniques()
    for module in (call, gate, door, permission):
        monkeypatch.setattr(module, "library", lambda: rules)
    pass_opening()
    return course_lib.session()


def planned(session, parts, **more):
    return session._answers["plan"]({"parts": parts, **more})


def begin(session, parts, lease=None):
    return session._answers["begin"]({"parts": parts, "receiver": "Sam", "pain": 3, "lease": lease or str(uuid4())})


def whole():
    return plan(part("circles-practice"), part("holds-practice"))


def test_one_lease_for_the_whole_session(session):
    """What is begun is what was composed: every stretch with its technique and tool, firm, and recorded once however often it is asked."""
    screen()
    lease = str(uuid4())
    first, again = begin(session, whole(), lease), begin(session, whole(), lease)
    assert (first["go"], again) == (True, first)
    assert (first["seconds"], first["timeline"]["pressing"]) == (780, 780)
    begun = [event.what for event in open_record().events() if event.kind == "practice_begun"]
    assert [(one.practice, one.firm, len(one.work)) for one in begun] == [("whole-massage", True, 5 + 2 + 3 + 2)]
    assert {(work.technique, work.tool) for work in begun[0].work} == {("effleurage", "hands"), ("circles", "hands"), ("holds", "thumbs")}


def test_a_plan_that_breaks_a_limit_is_never_begun(session):
    """Refused with the limit, both numbers and where it comes from; nothing is recorded, whatever the page sends after all."""
    screen()
    too_long = plan(opening=600)
    told = planned(session, too_long)
    assert (told["go"], told["title"], told["composed"]["fine"]) == (False, WORDS["closed_plan_title"], "")
    limit = library().limits["LIM10"]
    assert told["composed"]["against"] == [{
        "text": WORDS["against_at_most"].format(limit=limit.name, asked="12 minutes", allowed="10 minutes"),
        "basis": f"Limit LIM10. {limit.basis} Our sources: {library().sources['S01'].cite}",
        "parts": [0, 1],
    }]  # fmt: skip
    for parts in (too_long, None, [], "x", [{"routine": "<b>"}], [part(CLOSING), part(OPENING)]):
        reply = begin(session, parts)
        assert (reply["go"], reply["title"]) == (False, WORDS["closed_plan_title"])
    assert kinds() == ["screening"]


def test_without_a_screening_a_plan_can_be_made_and_not_begun(session):
    """Composing waits for nothing; beginning waits for today's check, as in every lesson."""
    told = planned(session, whole())
    assert (told["go"], told["title"], told["composed"]["against"]) == (False, WORDS["closed_title"], [])
    assert told["composed"]["fine"]
    assert begin(session, whole())["go"] is False
    assert kinds() == []
    broken = planned(session, plan(opening=600))
    assert broken["title"] == WORDS["closed_title"]


def test_the_twelve_questions_come_before_any_plan_is_begun(tmp_path, monkeypatch):
    """Whoever has not answered them can compose and look, and neither a sound plan nor a broken one gets further."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    screen()
    shown = course_lib.session()
    for parts in (plan(), plan(opening=600)):
        told = planned(shown, parts)
        assert (told["go"], told["title"]) == (False, WORDS["closed_opening_title"].format(count=library().exams["opening"].count))
        assert begin(shown, parts)["go"] is False
        assert told["composed"]["picture"]
    assert kinds() == ["screening"]


@pytest.mark.parametrize(
    ("left_out", "closed", "bad"),
    [
        ({"no_thumbs": True}, {"slides-practice", "holds-practice"}, {2}),
        ({"no_holds": True}, {"holds-practice"}, {2}),
        ({"glides_only": True}, {"circles-practice", "fingers-practice", "slides-practice", "holds-practice"}, {1, 2}),
        # below 4 no point is pressed, whatever else is allowed
        ({}, set(), set()),
    ],
)
def test_a_light_day_shows_at_once_what_it_leaves_out(session, left_out, closed, bad):
    """What today's check leaves out cannot be added, is marked in the plan, and the lease refuses it as before."""
    screen(outcome="light", cap=4, **left_out)
    told = planned(session, whole())
    assert set(told["composed"]["closed"]) == closed
    assert {place for one in told["composed"]["against"] for place in one["parts"]} == bad
    assert told["go"] is begin(session, whole())["go"] is not bool(closed)
    assert max(block["cap"] for block in told["composed"]["picture"]["blocks"]) == 4


def test_a_light_day_may_bound_the_minutes(session):
    """Where today's check allows so many minutes, a longer plan says so and a shorter one begins."""
    screen(outcome="light", cap=4, minutes_at_most=10)
    told = planned(session, whole())
    assert [one["text"] for one in told["composed"]["against"]] == [WORDS["closed_short"].format(allowed="10", remaining="10")]
    assert begin(session, whole())["go"] is False
    assert begin(session, plan())["go"] is True


def test_what_was_stopped_stays_out_of_the_plan(session):
    """After a stop and a new check the technique is closed for a day, and the rest of the plan can go on."""
    open_record().append([Event.of(Stop(technique="circles", closes="technique"), datetime.now(UTC), "Sam")])
    screen()
    told = planned(session, whole())
    assert list(told["composed"]["closed"]) == ["circles-practice"]
    assert told["composed"]["closed"]["circles-practice"].startswith("Palm-heel circles: ")
    assert begin(session, whole())["go"] is False
    assert begin(session, plan(part("holds-practice")))["go"] is True


def test_firm_sessions_keep_two_days_apart_and_glides_do_not(session):
    """A second firm plan within 48 hours is refused in the planner; effleurage alone may be given every day."""
    work = (Work(technique="circles", tool="hands", place="table", seconds=60),)
    yesterday = datetime.now(UTC) - timedelta(hours=24)
    open_record().append([Event.of(PracticeBegun(practice="whole-massage", work=work, firm=True), yesterday, "Sam")])
    screen()
    told = planned(session, whole())
    assert [one["text"].startswith("Two firm sessions lie at least 48 hours apart.") for one in told["composed"]["against"]] == [True]
    assert planned(session, plan())["go"] is True


def test_the_planner_and_a_lesson_draw_on_the_same_minutes(session):
    """Five minutes of effleurage in a lesson leave five for the session that follows."""
    screen()
    practice = course_lib.practice("effleurage")
    assert practice._answers["begin"]({"receiver": "Sam", "pain": 3, "lease": str(uuid4())})["go"] is True
    told = planned(session, plan())
    assert told["go"] is False
    assert [one["text"].startswith(library().limits["LIM10"].name) for one in told["composed"]["against"]] == [True]


def test_the_twin_shows_the_first_plan():
    """Unrun: what can be planned, the planned session as a table, the limits of a session, a button."""
    shown = course_lib.session()
    assert repr(shown).startswith("Session planner: ")
    assert "| Opening strokes | both | 5:00 | 5\u00a0/\u00a03 |" in shown._page
    assert shown._page.splitlines()[-1] == '<button data-commandlinker-command="notebook:run-cell">Open the planner</button>'
