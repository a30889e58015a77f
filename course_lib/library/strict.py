"""YAML without its surprises: every value is what it looks like, and every place is known."""

import re
from dataclasses import dataclass

import yaml

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
SEXAGESIMAL = re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?")
LOOKS_LIKE_A_NUMBER = re.compile(r"[-+]?[.0-9][0-9_.,]*([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F]+")
LONGEST_NUMBER = 40  # characters: longer is a key that was held down, and past 4,300 Python reads none
DOUBTFUL = {"yes", "no", "on", "off", "y", "n"}


@dataclass(frozen=True)
class Trouble:
    """A place in one text that YAML would read otherwise than a person."""

    line: int
    path: tuple
    problem: str
    right: str


class _Loader(yaml.CSafeLoader):
    """Leaves out YAML's guess at what each value is, half the time of reading: `_plain` says what it is."""

    def resolve(self, kind, value, implicit):
        return ""

    def descend_resolver(self, node, index):
        pass

    def ascend_resolver(self):
        pass


def foreign(error):
    """The Trouble of a text file that an old editor saved, out of its UnicodeDecodeError."""
    line = error.object[: error.start].count(b"\n") + 1
    return Trouble(line, (), "holds a letter that is not UTF-8", "the file saved as UTF-8")


def read(text):
    """Read one YAML text, given as text or as the bytes of a file.

    Returns `(value, lines, troubles)`: plain dicts, lists, strings, numbers, booleans and None; the line of each
    value by its path (a tuple of keys and indices); and what could not be read as written.
    """
    troubles, lines = [], {}
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return None, {}, [foreign(error)]
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"is not YAML ({error.problem})"
        right = "the shape of the records above it: two spaces deeper for each level, a colon and a blank after each field"
        return None, {}, [Trouble(mark.line + 1 if mark else 1, (), problem, right)]
    except yaml.YAMLError as error:
        return None, {}, [Trouble(1, (), f"cannot be read ({str(error).splitlines()[0]})", "a file of plain text")]
    if node is None:
        return None, {}, []
    return _value(node, (), lines, troubles, set()), lines, troubles


def _value(node, path, lines, troubles, seen):
    lines[path] = line = node.start_mark.line + 1
    # The same node twice is an alias. One edit would change several places, and an alias inside itself has no end.
    if id(node) in seen:
        troubles.append(Trouble(line, path, "is written elsewhere and only pointed at with *", "the same lines written out once more"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, troubles, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, index), lines, troubles, seen) for index, child in enumerate(node.value)]
    # libyaml calls the style of an unquoted scalar "", the Python parser None
    if node.style:
        return node.value
    value, problem, right = _plain(node.value)
    if problem:
        troubles.append(Trouble(line, path, problem, right))
    return value


def _mapping(node, path, lines, troubles, seen):
    result = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else repr(key_node.value)
        if key in result:
            line = key_node.start_mark.line + 1
            troubles.append(Trouble(line, (*path, key), f"stands twice (first in line {lines[(*path, key)]})", "one of the two"))
            continue
        result[key] = _value(value_node, (*path, key), lines, troubles, seen)
        lines[(*path, key)] = key_node.start_mark.line + 1
    return result


def _plain(text):
    """The value of an unquoted scalar, and what is doubtful about it."""
    if text in ("", "~", "null"):
        return None, "", ""
    if text in ("true", "false"):
        return text == "true", "", ""
    if text.lower() in DOUBTFUL or text in ("True", "False", "TRUE", "FALSE", "Null", "NULL"):
        return text, f"says {text} without quotes, which some programs read as true, false or nothing", f'true, false or "{text}" in quotes'
    if len(text) > LONGEST_NUMBER and (INTEGER.fullmatch(text) or DECIMAL.fullmatch(text)):
        return text, "is a number that is too long", f"at most {LONGEST_NUMBER} signs, or the text in quotes"
    if INTEGER.fullmatch(text):
        return int(text), "", ""
    if DECIMAL.fullmatch(text):
        return float(text), "", ""
    if SEXAGESIMAL.fullmatch(text):
        return text, f"says {text} without quotes, which YAML reads as a number to the base 60", f'"{text}" in quotes, or seconds'
    if LOOKS_LIKE_A_NUMBER.fullmatch(text) and any(c.isdigit() for c in text):
        problem = f"says {text}, which is read as a number in more than one way"
        return text, problem, f'a plain number such as 12 or 0.5, or "{text}" in quotes'
    return text, "", ""
