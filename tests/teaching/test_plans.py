"""The speaker's side: what is said to which slide, and minutes that add up."""

import pytest

from course_lib.library import library
from course_lib.library.pages import Cell, cells, pages
from course_lib.teaching import plans, questions

ALOUD, QUIET = 150, 240  # words a minute
AROUND = 5  # minutes for allergies, consent and washing

PAGES = {page.stem: page for page in pages()}
WRITTEN = [lesson for lesson in library().outline.values() if lesson.notebook in PAGES]


@pytest.mark.parametrize(("weights", "minutes", "given"), [
    ([1, 1], 2, [1.0, 1.0]), ([1, 3], 5, [1.5, 3.5]), ([1, 1, 1], 2, [1.0, 0.5, 0.5]),
    ([5], 3, [3.0]), ([1, 1, 1, 1], 1, [0.5, 0.5, 0.5, 0.5]),
])  # fmt: skip
def test_minutes_are_shared_out_in_halves(weights, minutes, given):
    """Every part gets at least half a minute and the whole adds up; where there is less than that, each gets just it."""
    assert plans.shared(weights, minutes) == given


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.id)
def test_a_lesson_is_planned_to_its_minutes(lesson):
    """The sections of each lesson add up to what the course promises, a practice keeps its own minutes, and the check is never left out."""
    found = plans.sections(cells(PAGES[lesson.notebook]), lesson, library())
    assert sum(one["minutes"] for one in found) == lesson.minutes
    skipped = {cell.call[0] for cell in cells(PAGES[lesson.notebook]) for one in found if one["cell"] == cell.id and one["skip"]}
    assert not skipped & {"screening", "technique", "lesson"}


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.id)
def test_no_prose_is_lost_between_page_and_notes(lesson):
    """Every paragraph that is no slide stands in the notes of one slide, in its order."""
    found = plans.sections(cells(PAGES[lesson.notebook]), lesson, library())
    told = [note["text"] for one in found for note in one["notes"]]
    prose = [
        note["text"]
        for cell in cells(PAGES[lesson.notebook])
        if not cell.slide and cell.kind == "markdown"
        for note in plans.spoken(cell.source)
    ]
    assert [text for text in prose if text not in told] == []
    assert [text for text in told if "<!--" in text or "**" in text] == []


def test_what_is_said_stands_with_the_slide_after_it():
    """The prose before a plate is said while the plate is seen; what follows the last slide is said with that."""
    told = [
        Cell("a", "markdown", "# Title\n\nPromise.", True), Cell("b", "markdown", "## Where\n\n- one *two*<!-- C1 -->\n- three", False),
        Cell("c", "code", "# The plate\ndiagram('x')", True), Cell("d", "markdown", "Good-bye.", False),
    ]  # fmt: skip
    found = plans.sections(told, library().outline["effleurage"], library())
    assert [(one["title"], [(note["kind"], note["text"]) for note in one["notes"]]) for one in found] == [
        ("Title", [("text", "Promise.")]),
        ("The plate", [("heading", "Where"), ("item", "one two"), ("item", "three"), ("text", "Good-bye.")]),
    ]


@pytest.mark.parametrize("plan", library().lesson_plans.values(), ids=lambda plan: plan.id)
def test_a_class_plan_keeps_the_check_before_the_practice(plan):
    """Plans of 45 and 90 minutes add up; today's check comes before the practice, and neither it nor the end is ever left out."""
    steps = {step.id: (place, step) for place, step in enumerate(plan.steps)}
    assert sum(step.minutes for step in plan.steps) == plan.minutes
    assert steps["check"][0] < steps["practice"][0] < steps["close"][0]
    assert not any(steps[name][1].skip for name in ("check", "practice", "close", "welcome"))
    assert {plan.minutes for plan in library().lesson_plans.values()} == {45, 90}


def test_a_class_presses_only_arms_that_may_be_pressed():
    """Whoever has an arm that hurts or feels less, bleeds easily or carries something there watches while the others find their number."""
    (told,) = (step.do for step in library().lesson_plans["ninety"].steps if step.id == "numbers")
    assert told == (
        "Show the scale. Whoever likes presses their own forearm, up to 3, and says the number. "
        "With a sore, swollen, bruised, numb or wounded arm, a bleeding disorder or blood thinners, they watch. "
        "So too with a patch, device, place of injections, thick veins or a dialysis vein there, or lymph nodes taken out."
    )


def asked():
    """What today's check says, part by part, as the class clock shows it to be read aloud."""
    groups = questions.groups(library(), library().words["screening"])
    lines = [[(row["ask"], *row["points"], row["more"], row["help"]) for row in group["rows"]] for group in groups]
    return [text for group, rows in zip(groups, lines, strict=True) for text in (group["title"], *(one for row in rows for one in row))]


def minutes(texts, pace):
    """How long it takes to read texts at `pace` words a minute."""
    return len(" ".join(texts).split()) / pace


@pytest.mark.parametrize("plan", library().lesson_plans.values(), ids=lambda plan: plan.id)
def test_the_planned_check_holds_all_its_words(plan):
    """All that the class clock shows of today's check can be read aloud once, and who sits out is said; then allergies are asked
    about, each giver gets a yes, and hands are washed.
    """
    told = [*asked(), library().words["room"]["room_sits_out"]]
    check = next(step for step in plan.steps if step.id == "check")
    assert check.minutes >= minutes(told, ALOUD) + AROUND


def test_the_time_named_for_the_check_is_true():
    """Whoever reads it quickly and silently needs the shortest time that the lessons name; the longest holds reading it aloud."""
    told = library().measures["check-time"]
    assert minutes(asked(), QUIET) <= told.at_least
    assert minutes(asked(), ALOUD) <= told.at_most


def test_the_table_of_a_plan_counts_minutes_past_an_hour():
    """84:00 stands under 58:00, and what may be left out is told with its name."""
    steps = [{"title": title, "minutes": minutes, "skip": skip, "notes": []} for title, minutes, skip in
             (("Room", 58, False), ("Break", 26, True), ("End", 5.5, False), ("Out", 1, False))]  # fmt: skip
    rows = plans.table(steps, library().words["plan"]).splitlines()[2:]
    assert [row.split(" | ")[:2] for row in rows] == [
        ["| 0:00", "Room"], ["| 58:00", "Break (may be left out)"], ["| 84:00", "End"], ["| 89:30", "Out"],
    ]  # fmt: skip


def test_a_plan_has_words_for_every_step():
    """Each step of each plan has its title."""
    words = library().words["plan"]
    assert [step.id for plan in library().lesson_plans.values() for step in plan.steps if f"step_{step.id}" not in words] == []


def test_what_comes_after_a_practice_is_never_left_out_with_the_questions():
    """*Afterwards* is said while the practice is on the screen; only the line that leads to the questions waits for them."""
    told = [
        Cell("a", "code", "# Practise\npractice('effleurage')", True), Cell("b", "markdown", "## Afterwards\n\nSit for a minute.", False),
        Cell("c", "markdown", "## Check\n\nSix questions.", False), Cell("d", "code", "# Questions\nquiz('effleurage')", True),
    ]  # fmt: skip
    found = plans.sections(told, library().outline["effleurage"], library())
    assert [[note["text"] for note in one["notes"]] for one in found] == [["Afterwards", "Sit for a minute."], ["Check", "Six questions."]]


def test_no_help_for_afterwards_stands_where_a_class_may_skip_it():
    """In every lesson with a practice, who is called when something is not normal belongs to a part that goes with the practice."""
    for lesson in WRITTEN:
        for one in plans.sections(cells(PAGES[lesson.notebook]), lesson, library()):
            calls = {cell.call[0] for cell in cells(PAGES[lesson.notebook]) if cell.id == one["cell"]}
            if "quiz" in calls and lesson.technique:
                assert not any("emergency number" in note["text"] for note in one["notes"]), lesson.id
