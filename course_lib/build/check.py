"""Everything that an author can have got wrong, at once and in seconds."""

from pathlib import Path

from ..anatomy import tables
from ..errors import ContentError, CourseError, Fault
from ..library import faults_of, load
from ..library.pages import NOTEBOOKS, pages, text_of
from ..quizzes import bank_faults, coverage
from . import asked, claims, drift, lessons, pictures, prose, typed, wording

# what authors keep between records, and learners never wait for
RULES = (bank_faults.faults, coverage.objectives, coverage.shortfalls, wording.faults, typed.faults, asked.faults)


def all_faults() -> list[Fault]:
    """Every fault of content, questions, pages, notebooks and pictures.

    Faulty content shows nothing to compare, so that waits until it is mended. While a page cannot be read, nothing that cells show is
    compared, in any notebook.
    """
    todo, found = readable(pages())
    whole = not found
    try:
        tables.read_all()
        content = load()
        numbers = content.numbers()
        found += [*faults_of(*RULES), *asked.missing(content), *claims.faults(content, todo), *lessons.faults(content, NOTEBOOKS)]
    except ContentError as fault:
        numbers = None
        found += fault.faults
    except CourseError as fault:  # one table of the body asks for what another does not have
        numbers = None
        found.append(Fault("course_lib/anatomy/tables", 1, "", "", str(fault), "an id that these tables know"))
    found += [fault for page in todo for fault in prose.faults(page, numbers)]
    return found if numbers is None else found + list(drift.faults(todo, shown=whole)) + list(pictures.faults())


def readable(todo: list[Path]) -> tuple[list[Path], list[Fault]]:
    """The pages that can be read, and the faults of the others."""
    good, found = [], []
    for page in todo:
        try:
            text_of(page)
            good.append(page)
        except ContentError as fault:
            found += fault.faults
    return good, found
