"""`plan("effleurage")`: the speaker's side of a lesson, or of a whole class."""

from ..errors import UnknownId
from ..library import library, pages
from ..teaching import handouts, plans
from ..widgets.plan import Plan
from . import door
from .handout import wordings


@door.call
def plan(name="forty-five"):
    """The minutes and notes of a lesson, or the plan of a class, for a second window and for paper, with a clock of the pace."""
    words, found = door.words("plan"), library()
    if name in found.lesson_plans:
        chosen = found.lesson_plans[name]
        title, page, sections = chosen.name, plans.page(chosen, found, words), plans.class_sections(chosen, found, words)
    elif name in found.outline:
        lesson = found.outline[name]
        title, page, sections = f"{lesson.number} {lesson.title}", plans.lesson_page(lesson, words), _of_a_lesson(lesson)
    else:
        raise UnknownId.among("plan", name, (*found.lesson_plans, *found.outline))
    sheet = handouts.plan_sheet(title, plans.table(sections, words), {**wordings(), **words})
    return Plan(
        line=plans.line(title, words),
        page=page,
        words=words,
        answers={"record": door.keep},
        title=title,
        sections=plans.begun(sections),
        sheet={"name": f"{sheet.name}.html", "title": sheet.title, "page": sheet.page},
    )


def _of_a_lesson(lesson):
    cells = next(pages.cells(page) for page in pages.pages() if page.stem == lesson.notebook)
    return plans.sections(cells, lesson, library())
