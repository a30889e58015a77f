"""What a lesson's end tells of its objectives."""

from hypothesis import given
from hypothesis import strategies as st

from course_lib.library import library, load
from course_lib.quizzes.mastery import goals
from course_lib.teaching.learned import objectives
from tests.quizzes.bank import attempt

LIBRARY = load()
LESSON = LIBRARY.outline["effleurage"]
ALL = list(LIBRARY.items.values())
ASKED = [item for item in ALL if item.topic in (LESSON.id, "safety_limits", "thumb_slides")]
RETRY, NIGHT = LIBRARY.spans["retry"].length, LIBRARY.spans["night-between"].length


def read(critical):
    """The lessons whose questions are read for the end of this one, after a wrong answer to one of its own, `critical` or not."""
    fresh = library.__wrapped__()
    objectives(fresh, LESSON, [attempt(next(item for item in fresh.items.of([LESSON.id]) if item.critical is critical), False)])
    return {item.topic for shelf in fresh.items._shelves.values() for item in (shelf or {}).values()}


@given(st.lists(st.tuples(st.sampled_from(ASKED), st.booleans(), st.integers(0, 3000), st.integers(0, 4)), max_size=30))
def test_it_says_what_the_whole_course_says(answers):
    """Whatever was answered in this lesson and in others, its objectives stand as the questions of all lessons together make them stand."""
    events = [attempt(item, right, minutes, f"s{sitting}") for item, right, minutes, sitting in answers]
    whole = goals(ALL, events, RETRY, NIGHT)
    assert objectives(LIBRARY, LESSON, events) == [whole[LESSON.id, one.id] for one in LESSON.objectives]


def test_it_reads_the_questions_of_its_own_lesson():
    """The end of a lesson costs what the lesson costs, however many others there are."""
    assert read(critical=False) == {LESSON.id}


def test_what_is_owed_may_have_been_paid_in_any_lesson():
    """Only after a wrong answer to a critical question are those of all lessons looked at."""
    assert read(critical=True) == {item.topic for item in ALL}
