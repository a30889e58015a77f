"""The numbers and pictures in written pages: does each still say what the content says?"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from ..errors import Fault
from . import wording

# 5 minutes<!-- LIM01.at_most -->: the last number before the comment is the one it vouches for.
MARKER = re.compile(r"<!--\s*([A-Za-z][\w-]*)\.([\w-]+)\s*-->")
SPELT = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
         "twelve": 12}
NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(SPELT)})\b", re.I)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
CODE = re.compile(r"^```python[^\n]*\n(.*?)^```", re.M | re.S)

Numbers = dict[str, dict[str, int | float]]


def faults(page: Path, name: str, numbers: Numbers | None) -> Iterator[Fault]:
    """Everything in one page that disagrees with the content; `numbers` is limit -> field -> number, or None where nobody can tell."""
    text = page.read_text(encoding="utf-8")
    if numbers is not None:
        yield from stale_numbers(text, name, numbers)
    yield from poor_pictures(text, name, page.parent.parent)
    yield from bare_code(text, name)
    yield from wording.in_page(text, name)


def stale_numbers(text: str, name: str, numbers: Numbers) -> Iterator[Fault]:
    """Marked numbers that are not the ones of their limits."""
    end = 0
    for marker in MARKER.finditer(text):
        limit, field = marker.groups()
        said = NUMBER.findall(text, max(end, text.rfind("\n\n", 0, marker.start())), marker.start())
        end, line = marker.end(), text.count("\n", 0, marker.start()) + 1
        if field not in numbers.get(limit, {}):
            known = [f"{one}.{other}" for one, fields in numbers.items() for other in fields]
            nearest = get_close_matches(f"{limit}.{field}", known, 1, 0.3)
            yield Fault(name, line, limit, field, "is a number that no limit holds", nearest[0] if nearest else "one of limits.yaml")
        elif not said:
            yield Fault(name, line, limit, field, "is marked, but no number stands before it", plain(numbers[limit][field]))
        elif value_of(said[-1]) != numbers[limit][field]:
            yield Fault(name, line, limit, field, f"is written as {said[-1]}", plain(numbers[limit][field]))


def value_of(word: str) -> float:
    """The number that a word or digits say."""
    return SPELT[word.lower()] if word.lower() in SPELT else float(word.replace(",", ""))


def plain(number: int | float) -> str:
    """A number as people write it."""
    return f"{number:g}"


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
