"""Everything that an author can have got wrong, at once and in seconds."""

from ..errors import ContentError, Fault
from ..library import faults_of, load
from ..quizzes import bank_faults, coverage
from . import claims, drift, pictures, prose, typed, wording
from .pages import ROOT, pages


def all_faults() -> list[Fault]:
    """Every fault of content, questions, pages, notebooks and pictures.

    Faulty content shows nothing to compare, so that waits until it is mended.
    """
    try:
        content = load()
        rules = (bank_faults.faults, coverage.objectives, coverage.shortfalls, wording.faults, typed.faults)
        numbers, found = content.numbers(), [*faults_of(*rules), *claims.faults(content)]
    except ContentError as fault:
        numbers, found = None, list(fault.faults)
    found += [fault for page in pages() for fault in prose.faults(page, page.relative_to(ROOT).as_posix(), numbers)]
    return found if numbers is None else found + list(drift.faults(pages())) + list(pictures.faults())
