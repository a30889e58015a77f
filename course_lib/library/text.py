"""One content file while it is being read: its value, its lines and the faults found in it."""

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from ..errors import Fault
from . import strict
from .explain import explain


@cache
def _adapter(kind):
    return TypeAdapter(kind)


class Text:
    """The file `name` with the bytes `text`; what is wrong with it goes into the list `faults`."""

    def __init__(self, name, text, faults):
        self.name, self.faults = name, faults
        self.value, self.lines, troubles = strict.read(text)
        self.troubled = {trouble.path for trouble in troubles}
        for trouble in troubles:
            record, field_name = self._named(trouble.path)
            faults.append(Fault(name, trouble.line, record, field_name, trouble.problem, trouble.right))

    def line(self, path):
        """The line in which the value at `path`, or what holds it, is written."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def _named(self, path):
        """The record and the field that a path leads to, in an author's words."""
        if not path:
            return "", ""
        at = self.value[path[0]] if isinstance(self.value, list) else {}
        record = at.get("id") if isinstance(at, dict) else None
        name = record or (f"record {path[0] + 1}" if isinstance(path[0], int) else path[0])
        return str(name), ".".join(map(str, path[1:]))

    def report(self, path, problem, right):
        """Add a fault of the value at `path`."""
        self.faults.append(Fault(self.name, self.line(path), *self._named(path), problem, right))

    def records(self, value, kind):
        """Pairs of index and valid record; every other entry becomes a fault."""
        if value is None:
            return
        if not isinstance(value, list):
            self.report((), "is not a list of records", "records that each begin with '- id:'")
            return
        adapter = _adapter(kind)
        for index, entry in enumerate(value):
            try:
                yield index, adapter.validate_python(entry)
            except ValidationError as error:
                for path, problem, right in explain(error):
                    # what could not be read as written has been named already
                    if (index, *path) not in self.troubled:
                        self.report((index, *path), problem, right)

    def words(self, value):
        """A flat table of wordings."""
        if not isinstance(value, dict):
            self.report((), "is not a table of wordings", "lines such as 'start: Start'")
            return {}
        for key, text in value.items():
            if not isinstance(text, (str, list)) or (isinstance(text, list) and not all(isinstance(t, str) for t in text)):
                self.report((key,), "is neither a text nor a list of texts", "a text in quotes")
        return value


@dataclass(frozen=True)
class Place:
    """Where a record or a table of wordings is written: a file, and the path in it."""

    text: Text
    at: tuple

    @property
    def name(self):
        """The file."""
        return self.text.name

    @property
    def line(self):
        """The line where it begins."""
        return self.text.line(self.at)

    @property
    def written(self):
        """It as it was written, with its references."""
        value = self.text.value
        for step in self.at:
            value = value[step]
        return value

    def report(self, path, problem, right):
        """Add a fault of the value at `path` in it."""
        self.text.report((*self.at, *path), problem, right)
