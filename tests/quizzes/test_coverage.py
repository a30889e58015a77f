"""Whether the bank asks about everything that guards a body."""

from course_lib.library import Library, library
from course_lib.model.exams import Exam
from course_lib.model.outline import Lesson
from course_lib.quizzes.coverage import objectives, shortfalls

from .bank import item


def test_nothing_is_short():
    """Every limit is recalled, applied and seen broken; every red flag stands in a case; the counts of the course are reached."""
    assert list(shortfalls(library())) == []


def test_every_limit_that_is_asked_about_exists_and_what_is_thin_is_named():
    """A limit with three items but only two acts is short of the third, and one with all three is not.

    What the whole course is short of is told of the check that asks about all of it.
    """
    limits = {"LIM01": None, "LIM02": None}
    items = [item("single", f"a{n}", act=act, tags=("LIM01",)) for n, act in enumerate(("recall", "recall", "apply"))]
    items += [item("single", f"b{n}", act=act, tags=("LIM02",)) for n, act in enumerate(("recall", "apply", "spot"))]
    exams = {
        name: Exam(id=name, title="-", lesson="-", topics=topics, count=1) for name, topics in (("part", ("a",)), ("whole", ()))
    }
    signs = {"RF01": None, "K10": None, "K11": None}
    found = shortfalls(Library(limits=limits, signs=signs, exams=exams, items={one.id: one for one in items}))
    assert list(found) == [
        ("limits", "LIM01", (), "is asked about by no question with the act spot",
         "at least 3, one each with the act recall, apply, spot"),
        *(("signs", sign, (), "stands in no question that decides a case",
           f"a question with the tag {sign} that is a vignette, a single or a multiple") for sign in ("RF01", "K10")),
        ("outline", "safety_limits", (), "is the topic of no question", "at least 40"),
        ("exams", "whole", (), "draws from 6 questions", "at least 220"),
        ("exams", "whole", (), "draws from no critical question", "at least 40"),
    ]


def test_an_objective_that_too_few_questions_ask_for_is_named():
    """Mastery takes two different questions on an objective; a lesson without any question of its own is asked for elsewhere."""
    told = {"number": "06", "title": "-", "minutes": 1, "promise": "-", "remember": "-"}
    lessons = [Lesson(id=name, objectives={"tempo": "a", "number": "b", "stop": "c"}, **told) for name in ("effleurage", "final_check")]
    items = [item("single", "a"), item("single", "b"), item("single", "c", objective="stop")]
    found = objectives(Library(outline={one.id: one for one in lessons}, items={one.id: one for one in items}))
    assert [(record, path[1], problem) for _, record, path, problem, _ in found] == [
        ("effleurage", "number", "is asked for by no question"),
        ("effleurage", "stop", "is asked for by one question"),
    ]
