"""Numbers as people type them."""

import re
import unicodedata

LONGEST = 40
NUMBER = re.compile(r"([+-]?)(\d{1,9}(?:[.,]\d{0,20})?|[.,]\d{1,20})")
# 1.000 is a thousand to some and one to others; 0.025 is the same to all.
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+")


class Unread(Exception):
    """A text that is not one number; `reason` is the key of the wording that says so."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def read(text, spellings, conversions=None):
    """The number in `text`, with a decimal point or comma and perhaps one of the unit's `spellings` after it.

    A number in another unit that `conversions` maps to a factor is multiplied by it.

    Raises Unread for an empty text, for anything that is not one number, and for a number with another unit.
    """
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        text = f"{text}"
    if not isinstance(text, str):
        raise Unread("number_unread")
    # NFKC turns full-width digits and narrow spaces into the plain ones; marks of direction say nothing here.
    # A huge paste is cut first: its length alone already says that it is no number.
    plain = unicodedata.normalize("NFKC", text[: 4 * LONGEST])
    plain = " ".join("".join(c for c in plain if unicodedata.category(c) != "Cf").split()).replace("\u2212", "-")
    if not plain:
        raise Unread("number_empty")
    match = NUMBER.match(plain)
    if not match or len(plain) > LONGEST:
        raise Unread("number_unread")
    rest = plain[match.end() :].strip()
    if rest[:1] in (".", ",") or THOUSANDS.fullmatch(match[0]):
        raise Unread("number_unread")
    factors = {_unit(spelling): factor for spelling, factor in (conversions or {}).items()} | {_unit(spelling): 1 for spelling in spellings}
    if rest and _unit(rest) not in factors:
        # A number follows: two numbers, a range, a sum. A word follows: another unit.
        raise Unread("number_unread" if any(c.isdigit() for c in rest) else "number_unit")
    return float(match[0].replace(",", ".").strip()) * (factors[_unit(rest)] if rest else 1)


def _unit(spelling):
    """A unit as it is compared: large or small letters and a full stop make no difference."""
    return spelling.casefold().rstrip(".")
