"""What makes a text hard to read, in pages and in records: the rules that authors keep and learners never wait for."""

from collections.abc import Iterator

from ..errors import Fault
from . import reading

RIGHT = f"{reading.LONGEST} words at most; make two sentences of it"
# Names and titles are not ours to shorten.
QUOTED = {"sources", "trials"}


def faults(library, _source) -> Iterator[tuple]:
    """Sentences of the records and wordings that are too long, as `library.faults_of` takes faults."""
    for kind, records in vars(library).items():
        for name, record in ({} if kind in QUOTED else records).items():
            value = record if kind == "words" else record.model_dump()
            for path, text in texts(value):
                for sentence, count in reading.too_long(text):
                    yield kind, name, path, problem(sentence, count), RIGHT


def in_page(text: str, name: str) -> Iterator[Fault]:
    """Sentences of a page that are too long."""
    for sentence, count in reading.too_long(text):
        start = text.find(sentence[:20])
        yield Fault(name, text.count("\n", 0, max(start, 0)) + 1, "", "sentence", problem(sentence, count), RIGHT)


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
