"""Is every wording there that the programs ask for, with no blank in it but those that they fill? Authors alone wait for this."""

import re
from collections.abc import Iterator
from pathlib import Path

from .. import anatomy
from ..errors import Fault
from ..library import strict
from ..library.explain import perhaps
from ..library.references import BRACE
from ..teaching.plans import OTHER

TABLE = Path(__file__).with_suffix(".yaml")
ENTRY = re.compile(r"(\w+)(\[\])?(?:\(([\w,]+)\))?")

Asked = dict[str, tuple[bool, tuple[str, ...]]]  # wording -> whether it is a list, and the blanks that are filled in it


def table() -> dict[str, Asked]:
    """What is asked of each file of wordings."""
    found, _, _ = strict.read(TABLE.read_bytes())
    return {name: {key: (bool(many), tuple(blanks.split(",")) if blanks else ()) for key, many, blanks in ENTRY.findall(text)}
            for name, text in found.items()}  # fmt: skip


def of_records(library) -> dict[str, Asked]:
    """The lines that wordings need for each limit, zone and step of a class plan."""
    steps = [step.id for plan in library.lesson_plans.values() for step in plan.steps]
    keys = {"limits": library.limits, "zones": [zone.id for zone in anatomy.zones()], "plan": [f"step_{step}" for step in steps]}
    return {name: dict.fromkeys(found, (False, ())) for name, found in keys.items()}


def faults(library, _source) -> Iterator[tuple]:
    """Wordings that are missing, that nobody asks for, or that have a blank which nobody fills, as `library.faults_of` takes faults."""
    asked, lines = table(), of_records(library)
    for name, written in library.words.items():
        if name not in asked:
            yield "words", name, (), "is no file that the course reads", f"one of {', '.join(asked)}"
            continue
        wanted = asked[name] | lines.get(name, {})
        for key, (many, blanks) in wanted.items():
            if key not in written:
                filled = f" with the blanks {shown(blanks)}" if blanks else ""
                yield "words", name, (key,), "is missing", f"a line '{key}: \u2026'{filled}"
            elif isinstance(written[key], list) != many:
                yield "words", name, (key,), f"is {'one text' if many else 'a list'}", "a list of texts" if many else "one text"
            else:
                yield from unfilled(name, key, written[key], blanks)
        for key in written:
            if key not in wanted:
                yield "words", name, (key,), "is asked for by nobody", f"one that is asked for{perhaps(key, wanted)}"


def unfilled(name: str, key: str, texts: str | list[str], blanks: tuple[str, ...]) -> Iterator[tuple]:
    """Braces in a wording that would stay."""
    for text in texts if isinstance(texts, list) else [texts]:
        for blank in BRACE.findall(text):
            if blank not in map("{{{}}}".format, blanks):
                right = f"one of {shown(blanks)}" if blanks else "a text without braces"
                yield "words", name, (key,), f"has a blank that nobody fills: {blank}", right


def shown(blanks: tuple[str, ...]) -> str:
    """Blanks as an author writes them."""
    return ", ".join(f"{{{blank}}}" for blank in blanks)


def missing(library) -> Iterator[Fault]:
    """Files of wordings that are not there, and the part of a lesson that stands for all others."""
    for name in table():
        if name not in library.words:
            yield Fault(f"words/{name}.yaml", 1, "", "", "is not there", "the file with its wordings")
    if not any(part.call == OTHER for part in library.lesson_parts.values()):
        yield Fault("lesson_parts.yaml", 1, OTHER, "call", "is named by no record", f"a record with call: {OTHER}, for all other parts")
