"""The numbers that an answer to choose stands for, as far as it is nothing but a number."""

import re

INFINITE = float("inf")
NUMBER = r"(\d+(?:[.,]\d+)?)"
LEAD = r"(about|up to|at most|no more than|at least|from|under|less than|below|over|more than|above)?"
READ = re.compile(rf"{LEAD}\s*{NUMBER}(?:\s*(?:to|-|–|and)\s*{NUMBER})?\s*([^\d,.;:]*)", re.I)
CLOSED = ("up to", "at most", "no more than")
OPEN = ("under", "less than", "below")
FROM = ("at least", "from")
ABOVE = ("over", "more than", "above")


def read(text):
    """(low, high, whether low belongs, whether high belongs, unit) of a text such as *3 to 5 minutes* or *under 10 cm*, else None."""
    found = READ.fullmatch(text.strip().rstrip("."))
    if not found:
        return None
    lead, low, high, unit = found.groups()
    lead, unit = (lead or "").lower(), " ".join(unit.split()).casefold()
    low = float(low.replace(",", "."))
    if high:
        return low, float(high.replace(",", ".")), True, True, unit
    if lead in CLOSED or lead in OPEN:
        return 0.0, low, True, lead in CLOSED, unit
    if lead in FROM or lead in ABOVE:
        return low, INFINITE, lead in FROM, False, unit
    return low, low, True, True, unit


def meet(one, other):
    """Whether two such ranges in one unit share a number."""
    if one[4] != other[4]:
        return False
    low, high = max(one[0], other[0]), min(one[1], other[1])
    if low != high:
        return low < high
    return all((low > held[0] or held[2]) and (low < held[1] or held[3]) for held in (one, other))
