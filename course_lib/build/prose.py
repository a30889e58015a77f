"""The numbers and pictures in written pages: does each still say what the content says?"""

import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import Fault, nearest
from ..library.pages import name_of, text_of
from ..library.references import SUM, computed, written
from . import typed, wording
from .quantities import FILLED, NUMBER, value_of

# 5 minutes<!-- LIM01.at_most -->: the last number before the comment is the one it vouches for. 2 minutes<!-- LIM20.at_most / 60 -->
MARKER = re.compile(rf"<!--\s*([A-Za-z][\w-]*)\.([\w-]+){SUM}\s*-->")
COMMENT = re.compile(r"<!--.*?-->", re.S)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
CODE = re.compile(r"^```python[^\n]*\n(.*?)^```", re.M | re.S)

HOLDS = "one of limits.yaml, measures.yaml or spans.yaml"
Numbers = dict[str, dict[str, int | float]]


def faults(page: Path, numbers: Numbers | None) -> Iterator[Fault]:
    """Everything in one page that disagrees with the content; `numbers` is limit -> field -> number, or None where nobody can tell."""
    name, text = name_of(page), text_of(page)
    if numbers is not None:
        yield from stale_numbers(text, name, numbers)
        yield from unmarked_numbers(text, name)
    yield from poor_pictures(text, name, page.parent.parent)
    yield from bare_code(text, name)
    yield from wording.in_page(text, name)


def stale_numbers(text: str, name: str, numbers: Numbers) -> Iterator[Fault]:
    """Marked numbers that are not the ones of their records."""
    for marker, said in marked(text):
        limit, field, *by = marker.groups()
        line = text.count("\n", 0, marker.start()) + 1
        if field not in numbers.get(limit, {}):
            known = [f"{one}.{other}" for one, fields in numbers.items() for other in fields]
            near = nearest(f"{limit}.{field}", known)
            yield Fault(name, line, limit, field, "is a number that no record holds", near or HOLDS)
            continue
        number = computed(numbers[limit][field], *by)
        if number is None:
            yield Fault(name, line, limit, field, "is worked out with a number that makes no sense", "a whole number from 1 on")
        elif not said:
            yield Fault(name, line, limit, field, "is marked, but no number stands before it", written(number))
        elif value_of(said[0]) != number:
            yield Fault(name, line, limit, field, f"is written as {said[0]}", written(number))


def marked(text: str) -> Iterator[tuple[re.Match, re.Match | None]]:
    """Each marker of a number, with the number that it vouches for."""
    end = 0
    for marker in MARKER.finditer(text):
        before = list(NUMBER.finditer(text, max(end, text.rfind("\n\n", 0, marker.start())), marker.start()))
        end = marker.end()
        yield marker, before[-1] if before else None


def unmarked_numbers(text: str, name: str) -> Iterator[Fault]:
    """Numbers with a unit that no marker vouches for."""
    shown = list(text)
    for _, said in marked(text):
        if said:
            shown[said.start():said.end()] = FILLED * len(said[0])
    shown = COMMENT.sub(lambda comment: " " * len(comment[0]), "".join(shown))
    for one in typed.bare(shown):
        yield Fault(name, text.count("\n", 0, one.at) + 1, "", "number", typed.problem(one, shown), typed.MARK)


def poor_pictures(text: str, name: str, folder: Path) -> Iterator[Fault]:
    """Pictures that say nothing to somebody who does not see them, and pictures that are not there."""
    for picture in PICTURE.finditer(text):
        line, (words, path) = text.count("\n", 0, picture.start()) + 1, picture.groups()
        if not words.strip():
            yield Fault(name, line, path, "alt text", "is empty", "a sentence that says what the picture shows")
        if "://" in path:
            yield Fault(name, line, path, "", "comes from the internet", "a picture in images/")
        elif not (folder / path).is_file():
            yield Fault(name, line, path, "", "is not there", "the path as seen from notebooks/, such as ../images/back.svg")


def bare_code(text: str, name: str) -> Iterator[Fault]:
    """Code cells that do not begin with a plain caption, which is what shows where code is not hidden."""
    for cell in CODE.finditer(text):
        if not re.match(r"# \w", cell[1]):
            line = text.count("\n", 0, cell.start(1)) + 1
            yield Fault(name, line, "code cell", "", "begins without a caption", "a first line such as '# The guided practice'")
