"""The head and the foot of a lesson."""

from course_lib.library import library
from course_lib.teaching import lessons

WORDS = library().words["lesson"]


def test_each_lesson_has_one_place_in_the_course():
    """All lessons stand in the order of their numbers; the reader's own and the finished ones are marked."""
    here = library().outline["effleurage"]
    places = lessons.places(library(), here, {"00_start_here"})
    assert [place["number"] for place in places] == sorted(place["number"] for place in places)
    assert len(places) == len(library().outline)
    states = {place["title"]: (place["state"], place["path"]) for place in places}
    assert states[here.title] == ("here", "notebooks/06_effleurage.ipynb")
    assert states[library().outline["start_here"].title] == ("done", "notebooks/00_start_here.ipynb")


def test_the_way_on_leads_to_the_next_lesson():
    """After a lesson comes the next one; after the last, nothing."""
    start = lessons.following(library(), library().outline["start_here"])
    second = lessons.in_order(library())[1]
    assert start == {"title": second.title, "path": f"notebooks/{second.notebook}.ipynb"}
    assert lessons.following(library(), lessons.in_order(library())[-1]) == {}


def test_tonight_has_a_way_of_its_own():
    """A lesson of tonight leads first to the next one of tonight, named as such, and then on by number; one way where the two are one."""
    shown = ("00", "01", "02", "03", "06", "90")
    assert {one.number: lessons.ways_on(library(), one, WORDS) for one in lessons.in_order(library()) if one.number in shown} == {
        "00": [
            {"label": "Tonight, go on to: Safety and limits", "path": "notebooks/02_safety_limits.ipynb"},
            {"label": "Go on to: Know the lower back", "path": "notebooks/01_know_the_lower_back.ipynb"},
        ],
        "01": [{"label": "Go on to: Safety and limits", "path": "notebooks/02_safety_limits.ipynb"}],
        "02": [{"label": "Go on to: Prepare the room, the oil and yourselves", "path": "notebooks/03_prepare.ipynb"}],
        "03": [
            {"label": "Tonight, go on to: Effleurage: long, gliding strokes", "path": "notebooks/06_effleurage.ipynb"},
            {"label": "Go on to: Massage yourself at the wall", "path": "notebooks/04_self_massage_wall.ipynb"},
        ],
        "06": [{"label": "Go on to: Palm-heel circles", "path": "notebooks/07_palm_heel_circles.ipynb"}],
        "90": [],
    }


def test_the_still_end_links_to_tonight_first():
    """The end of a lesson links on a code host too: for tonight first, then by number, in one line."""
    prepare = library().outline["prepare"]
    said = lessons.receipt_page(library(), prepare, {**library().words["shared"], **WORDS}).splitlines()
    assert [line for line in said if ".ipynb" in line] == [
        "[Tonight, go on to: Effleurage: long, gliding strokes](06_effleurage.ipynb) \u00b7 "
        "[Go on to: Massage yourself at the wall](04_self_massage_wall.ipynb)",
    ]


def test_the_still_page_links_back_and_on():
    """On a code host and on paper the way is plain links between the notebooks."""
    here = library().outline["effleurage"]
    written = [one for one in lessons.in_order(library()) if one.id in library().outline]
    around = written[written.index(here) - 1 : written.index(here) + 2]
    said = lessons.ways(library(), here, WORDS)
    assert [f"({one.notebook}.ipynb)" in said for one in around] == [one != here for one in around]


def test_the_sources_of_a_lesson_stand_in_the_order_of_the_table():
    """The hundredth comes after the tenth and the eleventh."""
    whole = list(library().sources)
    lesson = library().outline["effleurage"].model_copy(update={"sources": ("S101", "S11", "S100", "S10")})
    found = [one.id for one in lessons.rests_on(library(), lesson)]
    assert {"S10", "S11", "S100", "S101"} <= set(found)
    assert found == sorted(found, key=whole.index)


def test_who_to_call_names_every_emergency():
    """Each sign that asks for the emergency number stands under it, each of today under today, and none under both."""
    emergency, today = lessons.who_to_call(library(), WORDS)
    assert emergency["signs"] == [sign.short for sign in library().signs.values() if sign.answer == "emergency"]
    assert emergency["urgent"], today["urgent"]
    assert today["signs"], "no sign of today"
    assert not set(emergency["signs"]) & set(today["signs"])


def test_whom_to_call_stands_out():
    """On the still page whom to call is bold; what leads to a list stands before it, and who else is called after it, as bold."""
    page = lessons.header_page(library(), library().outline["effleurage"], {**library().words["shared"], **WORDS})
    emergency, today = lessons.who_to_call(library(), WORDS)
    number, leads = emergency["title"].split(". ", 1)
    doctor, instead = today["title"].split(". ", 1)
    first, last = (emergency["signs"], today["signs"])
    assert f"**{number}.** {leads}\n\n- {first[0]}" in page
    assert f"- {first[-1]}\n\n**{doctor}.**\n\n- {last[0]}" in page
    assert f"- {last[-1]}\n\n**{instead}**\n" in page


def test_the_still_end_can_be_asked_where_its_questions_stand():
    """The button that brings the questions to life stands under them, before the way on."""
    page = lessons.receipt_page(library(), library().outline["effleurage"], {**library().words["shared"], **WORDS})
    button = page.index(f">{WORDS['start']}</button>")
    assert page.index(lessons.questions(library().outline["effleurage"], WORDS)[-1]) < button < page.index(".ipynb")


def test_objectives_are_asked_at_the_end():
    """Each objective comes back as a question to oneself, with one mark at its end."""
    lesson = library().outline["effleurage"]
    asked = lessons.questions(lesson, WORDS)
    assert len(asked) == len(lesson.objectives)
    for question, objective in zip(asked, lesson.objectives, strict=True):
        assert question == WORDS["receipt_can"].format(what=objective.text.removesuffix("."))
        assert question.startswith("Can you ")
        assert question.endswith("?")
        assert not question.endswith(".?")
