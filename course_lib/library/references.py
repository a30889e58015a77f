"""Numbers by reference: `{LIM01.at_most}` in a text becomes the number that the limit holds."""

import re

from .explain import perhaps

NAME = r"([A-Za-z][A-Za-z0-9-]*)\.([a-z_]+)"
SUM = r"(?: ([*/]) (\d+))?"
REFERENCE = re.compile(rf"\{{{NAME}{SUM}\}}")
WHOLE = re.compile(rf"\{{{NAME}\}}{SUM}")
SHARE = re.compile(rf"(\d+) / \{{{NAME}\}}")
BLANK = re.compile(r"\{[a-z_]+\}")
BRACE = re.compile(r"\{[^{}]{0,30}\}?|[^\s{}]*\}")
LONGEST_FACTOR = 6  # digits


def written(number):
    """A number as prose writes it: 5, 1.5."""
    return str(int(number)) if float(number).is_integer() else f"{number:g}"


def fill(value, numbers, report, path=()):
    """`value` with each reference replaced.

    A text that is nothing but a reference becomes a number; inside a longer text the number is written out. Times and
    divided by are allowed: `{LIM10.opening} * 60`, `60 / {LIM11.target}`, and inside a text `{LIM20.at_most / 60} minutes`.
    `numbers` maps id to a dict of numbers; `report(path, problem, right)` is called for each reference that leads nowhere.
    """
    if isinstance(value, dict):
        return {key: fill(child, numbers, report, (*path, key)) for key, child in value.items()}
    if isinstance(value, list):
        return [fill(child, numbers, report, (*path, index)) for index, child in enumerate(value)]
    if not isinstance(value, str) or "{" not in value:
        return value

    def number_of(record, field, sign=None, factor=None):
        number = lookup(record, field, numbers, report, path)
        if number is None or sign is None:
            return number
        return _worked_out(number, sign, _factor(factor), report, path)

    whole = REFERENCE.fullmatch(value) or WHOLE.fullmatch(value)
    if whole:
        number = number_of(*whole.groups())
        return value if number is None else number
    share = SHARE.fullmatch(value)
    if share:
        number = number_of(share[2], share[3])
        result = None if number is None else _worked_out(_factor(share[1]), "/", number, report, path)
        return value if result is None else result

    def text_of(match):
        number = number_of(*match.groups())
        return match[0] if number is None else written(number)

    return REFERENCE.sub(text_of, value)


def left_over(value, report, path=()):
    """Reports each text as written with a brace that belongs to no reference: a reader would see it.

    The `words` of a plate have blanks as well, which the drawing fills.
    """
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            left_over(child, report, (*path, key))
    elif isinstance(value, str) and ("{" in value or "}" in value):
        known = REFERENCE.sub("", value)
        brace = BRACE.search(BLANK.sub("", known) if path[1:2] == ("words",) else known)
        if brace:
            right = "a reference such as {LIM01.at_most} or {LIM01.at_most / 60}"
            report(path, f"holds a brace that belongs to no reference: '{brace[0]}'", right)


def computed(number, sign=None, factor=None):
    """A number as it is, or times or divided by the whole number `factor`, as written; None where that makes no sense."""
    return number if sign is None else _worked_out(number, sign, _factor(factor), lambda *_: None, ())


def _factor(digits):
    """The whole number that an author wrote beside a reference; None where it is longer than any that makes sense."""
    return int(digits) if len(digits) <= LONGEST_FACTOR else None


def _worked_out(number, sign, factor, report, path):
    if number is None or factor is None:
        report(path, "works with a number that is too long", f"a number of at most {LONGEST_FACTOR} digits")
        return None
    if sign == "/" and factor == 0:
        report(path, "divides by 0", "a number from 1 on")
        return None
    result = number / factor if sign == "/" else number * factor
    return int(result) if float(result).is_integer() else result


def lookup(record, field, numbers, report, path):
    """The number a reference means, or None after reporting what is wrong with it."""
    if record not in numbers:
        right = f"an id of limits.yaml, measures.yaml or spans.yaml{perhaps(record, numbers)}"
        report(path, f"refers to {record}, which is no limit, measure or span", right)
        return None
    if field not in numbers[record]:
        report(path, f"refers to {record}.{field}, which {record} does not hold", f"one of {', '.join(numbers[record])}")
        return None
    return numbers[record][field]
