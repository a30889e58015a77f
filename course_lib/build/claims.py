"""Does each lesson teach what its record says, in a paragraph that names it?"""

import re
from collections.abc import Iterator
from pathlib import Path

from .. import anatomy
from ..errors import Fault
from ..library.explain import perhaps
from ..library.pages import name_of, text_of

# <!-- C43 S49 -->: the paragraph before it teaches C43 and rests on S49. A comment that begins with an id is meant as a marker; one with
# a full stop in it, <!-- LIM10.opening -->, vouches for a number.
MARKER = re.compile(r"<!--\s*((?:C|O|S|LIM|RF|K|ST|T|Z)\d[^>.]*?)\s*-->", re.I)
KINDS = ("claims", "sources", "limits", "signs", "stops")  # whose ids a marker may hold, beside those of cards and zones


def faults(library, pages: list[Path]) -> Iterator[Fault]:
    """Claims that the page of a lesson does not teach, markers that name nothing, and claims that no lesson teaches."""
    written = {page.stem: page for page in pages}
    for lesson in library.outline.values():
        if lesson.notebook in written:
            page = written[lesson.notebook]
            yield from page_faults(text_of(page), name_of(page), lesson.claims, library)
    taught = {claim for lesson in library.outline.values() for claim in lesson.claims}
    for claim in library.claims:
        if claim not in taught:
            yield Fault("outline.yaml", 1, claim, "", "is taught by no lesson", "its id among the claims of the lesson that teaches it")


def page_faults(text: str, name: str, claims: tuple[str, ...], library) -> Iterator[Fault]:
    """What is wrong with the markers of one page whose lesson teaches `claims`."""
    known = [one for kind in KINDS for one in getattr(library, kind)]
    known += [*(technique.card for technique in library.techniques.values()), *(zone.id for zone in anatomy.zones())]
    marked = set()
    for marker in MARKER.finditer(text):
        line = text.count("\n", 0, marker.start()) + 1
        for one in marker[1].split():
            if one in known:
                marked.add(one)
            else:
                right = f"ids of claims and sources with blanks between them{perhaps(one.strip(',;').upper(), known)}"
                yield Fault(name, line, one, "marker", "is no id of the course", right)
    for claim in claims:
        if claim not in marked:
            yield Fault(name, 1, claim, "", "is taught by this lesson, and no paragraph names it",
                        f"<!-- {claim} --> at the end of the paragraph that teaches it")
