"""What a text may not be, in pages and in records: hard to read, or markup. Authors keep these rules and learners never wait for them."""

import re
from collections.abc import Iterator

from ..errors import Fault
from . import reading

RIGHT = f"{reading.LONGEST} words at most; make two sentences of it"
# Names and titles are not ours to shorten.
QUOTED = {"sources", "trials"}
# The still page of a part is Markdown in a notebook that is trusted: a tag in it would be drawn, and a script would run.
TAG = re.compile(r"<[a-zA-Z/!][^>]*>?")
PLAIN = "words alone"


def faults(library, _source) -> Iterator[tuple]:
    """Markup in the records and wordings, and sentences that are too long, as `library.faults_of` takes faults."""
    for kind, records in vars(library).items():
        for name, record in records.items():
            value = record if kind == "words" else record.model_dump()
            for path, text in texts(value):
                for tag in TAG.findall(text):
                    yield kind, name, path, f"holds markup: '{tag[:30]}'", PLAIN
                for _, sentence, count in () if kind in QUOTED else reading.too_long(text):
                    yield kind, name, path, problem(sentence, count), RIGHT


def in_page(text: str, name: str) -> Iterator[Fault]:
    """Sentences of a page that are too long."""
    for at, sentence, count in reading.too_long(text):
        yield Fault(name, text.count("\n", 0, at) + 1, "", "sentence", problem(sentence, count), RIGHT)


def problem(sentence: str, count: int) -> str:
    """What is said about a long sentence."""
    return f"has {count} words: '{' '.join(reading.words(sentence)[:6])} \u2026'"


def texts(value, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Every text inside a value, with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list | tuple):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(one, (*path, key))
