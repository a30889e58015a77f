"""The questions of the course, read lesson by lesson as they are asked for."""

from collections.abc import Mapping


class Bank(Mapping):
    """Every item by its id, in the order of the files.

    `shelves` holds each file's items by id, or None where the file is still to be read; `read(names)` gives those of the files `names`
    in the same form and may raise ContentError; `numbers` maps the id of a lesson to its number, with which the names of its files begin.
    """

    def __init__(self, shelves=(), numbers=(), read=None):
        self._shelves, self._numbers, self._read = dict(shelves), dict(numbers), read

    def of(self, lessons):
        """The items of these lessons (ids), as a list; no file of another lesson is read for it."""
        wanted = set(lessons)
        numbers = {self._numbers.get(lesson) for lesson in wanted}
        self._bring(name for name in self._shelves if number_of(name) in numbers)
        return [item for shelf in self._shelves.values() if shelf for item in shelf.values() if item.topic in wanted]

    def __getitem__(self, wanted):
        found = self._at_hand(wanted)
        if found is None:
            self._bring(self._shelves)
            found = self._at_hand(wanted)
        if found is None:
            raise KeyError(wanted)
        return found

    def __iter__(self):
        self._bring(self._shelves)
        return (name for shelf in self._shelves.values() for name in shelf)

    def __len__(self):
        self._bring(self._shelves)
        return sum(map(len, self._shelves.values()))

    def _at_hand(self, wanted):
        return next((shelf[wanted] for shelf in self._shelves.values() if shelf and wanted in shelf), None)

    def _bring(self, names):
        missing = [name for name in names if self._shelves[name] is None]
        if missing:
            self._shelves.update(self._read(missing))


def number_of(name):
    """The number of the lesson that a file of items belongs to: 02 for items/02_safety_cases.yaml."""
    return name.rpartition("/")[2].partition("_")[0]
