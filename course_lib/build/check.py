"""Everything that an author can have got wrong, at once and in seconds."""

from ..errors import ContentError, Fault
from ..library import load
from . import claims, drift, pictures, prose, wording
from .pages import ROOT, pages


def all_faults() -> list[Fault]:
    """Every fault of content, pages, notebooks and pictures. Faulty content shows nothing to compare, so that waits until it is mended."""
    try:
        library = load(rules=[wording.faults])
        numbers, found = library.numbers(), list(claims.faults(library))
    except ContentError as fault:
        numbers, found = None, list(fault.faults)
    found += [fault for page in pages() for fault in prose.faults(page, page.relative_to(ROOT).as_posix(), numbers)]
    return found if numbers is None else found + list(drift.faults(pages())) + list(pictures.faults())
