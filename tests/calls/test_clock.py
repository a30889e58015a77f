"""After the computer's clock was set back: what is asked of a learner goes on by the record's time, in every part of the course alike."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

import course_lib
from course_lib.library import library
from course_lib.model.events import Event, Kind
from course_lib.model.payloads import Attempt, Lesson, Pain, PracticeBegun, Reading, Stop, Work
from course_lib.quizzes.exams import compose
from course_lib.record import deliver, open_record
from course_lib.teaching import moments

from ..openings import pass_opening, screen

AHEAD = datetime.now(UTC).replace(microsecond=0) + timedelta(days=365, hours=5)


@pytest.fixture(autouse=True)
def set_back(own_record):
    """A record that was written by a clock which ran a year ahead, until it was put right."""
    open_record().append([Event.of(Lesson(notebook="06_effleurage", what="opened"), AHEAD)])


def before(days, what, receiver=None):
    open_record().append([Event.of(what, AHEAD - timedelta(days=days), receiver)])


def test_the_dashboard_counts_the_questions_that_the_review_asks():
    """By the record's time it is days since a wrong answer: that question and one that makes it good are due on both."""
    item = next(item for item in library().items.values() if item.critical and len(item.subjects) == 1)
    before(3, Attempt(item=item.id, response=None, right=False, critical=True, sitting="effleurage:a"))
    asked = len(course_lib.review().round["questions"])
    assert (asked, course_lib.progress().view["learned"]["due"]["count"]) == (2, 2)


def test_the_day_after_is_asked_on_the_dashboard_and_in_the_diary():
    """A day after the session by the record's time, its number is due on both."""
    lease = uuid4()
    before(1, Pain(number=4, when="before", lease=lease), "Anna")
    asked = {"session": str(lease), "again": False, "at": (AHEAD - timedelta(days=1)).isoformat()}
    assert [widget.view["people"][0]["due"] for widget in (course_lib.diary(), course_lib.progress())] == [asked, asked]


def test_practice_and_the_questions_that_open_it_say_the_same():
    """Days after a wrong answer by the record's time another question is asked at once, and a closed practice says that it waits now."""
    pass_opening()
    bank = [item for item in library().items.values() if item.topic == "safety_limits" and item.critical and len(item.subjects) == 1]
    item = next(one for one in bank if any(two is not one and two.subjects == one.subjects for two in bank))
    before(3, Attempt(item=item.id, response=None, right=False, critical=True, sitting="safety_limits:a"))
    asked, closed = course_lib.exam("opening").round["questions"], library().words["player"]["closed_opening_now"]
    practice, planner = course_lib.practice("effleurage"), course_lib.session()
    plans = practice._answers["plan"]({}), planner._answers["plan"]({"parts": planner.parts})
    assert (len(asked), [plan["why"][1] for plan in plans]) == (1, [closed, closed])


def test_the_ache_before_and_the_ache_after_lie_in_one_session(passes):
    """The page tells one and Python writes the other, by one time: so the day after is asked for a day later."""
    pass_opening()
    screen()
    practice, lease, now = course_lib.practice("effleurage"), uuid4(), datetime.now(UTC)
    assert practice._answers["begin"]({"receiver": "Sam", "pain": 4, "lease": str(lease)})["go"] is True
    practice._answers["record"]({"events": [Event.of(Pain(number=3, when="after", lease=lease), now, "Sam").as_json()]})
    told = open_record().events([Kind.PAIN])
    assert max(one.at for one in told) - min(one.at for one in told) < timedelta(minutes=1)
    assert course_lib.diary().view["people"][0]["due"] is None
    tomorrow = now + timedelta(days=1)
    passes(24 * 3600)
    deliver(open_record(), {"events": [Event.of(Lesson(notebook="06_effleurage", what="finished"), tomorrow).as_json()]}, {}, tomorrow)
    assert course_lib.diary().view["people"][0]["due"]["session"] == str(lease)


def test_a_day_frees_on_the_dashboard_what_it_frees_for_a_practice():
    """The minutes of a session that lies a day back by the record's time count no more, neither there nor for a new lease."""
    pass_opening()
    screen()
    work = Work(technique="effleurage", tool="hands", place="table", seconds=600)
    before(1.1, PracticeBegun(practice="effleurage-practice", work=(work,), firm=False), "Sam")
    practice = course_lib.practice("effleurage")
    asked = {"receiver": "Sam", "pain": 4, "lease": str(uuid4())}
    spent = {budget["name"]: budget["spent"] for budget in course_lib.progress().view["people"][0]["budgets"]}
    assert (spent["session"], practice._answers["plan"]({})["go"], practice._answers["begin"](asked)["go"]) == (0, True, True)


def test_whoever_waits_is_told_until_when_by_the_clock_as_it_stands():
    """After a stop, after a wrong answer in the final check and for the next question of a review."""
    item = next(item for item in library().items.values() if item.critical and item.topic == "tight_spots")
    sitting = course_lib.exam("final")._answers["sheet"]({})["sitting"]
    before(0, Attempt(item=item.id, response=None, right=False, critical=True, sitting=sitting))
    review, final = course_lib.review().round["nothing"], course_lib.exam("final").result["verdict"]["lines"]
    pass_opening()
    before(0, Stop(technique="effleurage", closes="all"), "Sam")
    screen()
    practice = course_lib.practice("effleurage")._answers["plan"]({})["why"]
    now, spans, words = datetime.now(UTC), library().spans, library().words
    retry, stop = (AHEAD + spans[name].length - (open_record().clock(now) - now) for name in ("retry", "stop-closes"))
    assert timedelta(minutes=9) < retry - now <= timedelta(minutes=10)
    today = moments.day(retry) == moments.day(now)
    asked = words["review"]["next_today" if today else "next_day"].format(time=moments.clock(retry), day=moments.day(retry))
    assert review[-1] == asked
    assert words["final"]["why_wrong"].format(count=1, time=moments.clock(retry)) in final
    assert words["player"]["closed_stop_all"].format(until=moments.day_and_clock(stop), receiver="Sam") in practice


def test_the_drill_is_tried_again_when_its_days_have_passed():
    """A week after its last blind press by the record's time."""
    drill = uuid4()
    for number in range(course_lib.pressure_drill().plan["trials"]):
        press = Reading(target=5, reading=5, unit="kg", blind=True, drill=drill)
        before(library().spans["retest-from"].length / timedelta(days=1) + 0.01 - number / 1e6, press)
    assert course_lib.pressure_drill().view["retest"]["state"] == "due"


def test_a_second_final_check_asks_what_it_would_have_asked():
    """What earlier sheets asked comes last, although they were handed in at a time that lies ahead."""
    sheet = course_lib.exam("final")._answers["sheet"]
    first = sheet({})
    given = [Attempt(item=one["item"], response=None, right=True, sitting=first["sitting"]) for one in first["questions"]]
    open_record().append([Event.of(what, AHEAD - timedelta(days=1)) for what in given])
    second = sheet({})
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    told = [Event.of(what, an_hour_ago) for what in given]
    wanted = compose(library().exams["final"], list(library().items.values()), second["sitting"], told)
    assert [one["item"] for one in second["questions"]] == [item.id for item in wanted]
