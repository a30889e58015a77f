"""How much essential oil goes into a carrier oil, and when none does.

Pure: the records of the library and what was typed in, an answer out. No input gives more than the cap, and every number is rounded down.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, InvalidOperation

from ..model.oils import Oil, OilQuestion

LEAST, MOST, USUAL = 5, 100, 30  # ml of carrier that are mixed at once: a few sessions, not a shelf
STEP = Decimal("0.5")  # percent
READABLE = Decimal("0.01")  # ml: the finest mark on a small syringe


@dataclass(frozen=True)
class Dilution:
    """What the answers allow.

    `kind`: "ask" (not everything was asked), "nothing", "unfit" (no carrier fits), "plain" or "mix". `ml` of carrier; `percent` of
    essential oil, never above `at_most`; `drops` where they may be counted, else `scent_ml`. `lowered` names what was typed too high
    ("percent", "ml"), `raised` what was too low. `carriers` are those that fit, `left_out` the oils that do not, `because` the questions
    that decided or are to be told, the deciding ones first. `diffuser` is whether one may run.
    """

    kind: str
    ml: Decimal
    percent: Decimal
    at_most: Decimal
    drops: int | None = None
    scent_ml: Decimal | None = None
    lowered: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()
    carriers: tuple[Oil, ...] = ()
    left_out: tuple[Oil, ...] = ()
    scent: Oil | None = None
    because: tuple[OilQuestion, ...] = ()
    diffuser: bool = True


def dilution(library, *, asked=False, ticked=(), scent=None, ml=None, percent=None):
    """The Dilution for what was ticked (ids of questions), a scent (id of an oil, None for plain), and numbers as typed."""
    known = library.oil_questions
    # an id that nobody knows may be an allergy of a newer page: it is never passed over
    strange = [one for one in ticked if one not in known]
    said = [question for question in known.values() if question.id in ticked]
    strictest = ("nothing", "plain", "weaker", "told")
    because = tuple(sorted(said, key=lambda question: strictest.index(question.decides)))
    decided = {question.decides for question in said}
    limit = library.limits["LIM24"]
    at_most = min([limit.at_most, *(question.at_most for question in said if question.at_most is not None)])
    start = min([limit.default, *(question.start for question in said if question.start is not None)])
    oils = [oil for oil in library.oils.values() if oil.kind == "carrier"]
    left_out = [oil for oil in oils if not oil.used or set(oil.not_with) & set(ticked)]
    chosen = library.oils.get(scent) if scent else None
    if scent and (chosen is None or chosen.kind != "scent" or not chosen.used or set(chosen.not_with) & set(ticked)):
        left_out += [chosen] if chosen else []
        chosen = None
    millilitres, ml_moved = _bounded(ml, USUAL, LEAST, MOST)
    share, share_moved = _bounded(percent, start, STEP, at_most)
    share = share // STEP * STEP
    moved = {"ml": ml_moved, "percent": share_moved}
    answer = {
        "ml": millilitres, "percent": Decimal(0), "at_most": Decimal(str(at_most)), "because": because, "left_out": tuple(left_out),
        "carriers": tuple(oil for oil in oils if oil not in left_out), "diffuser": all(question.diffuser for question in said),
    }  # fmt: skip
    if not asked or strange:
        return Dilution("ask", **{**answer, "carriers": (), "diffuser": False})
    if "nothing" in decided:
        return Dilution("nothing", **{**answer, "carriers": (), "diffuser": False})
    if not answer["carriers"]:
        return Dilution("unfit", **{**answer, "diffuser": False})
    if chosen is None or "plain" in decided:
        return Dilution("plain", **answer)
    counted = share * limit.drops / limit.large_drops <= Decimal(str(at_most))
    return Dilution(
        "mix",
        **{**answer, "percent": share},
        scent=chosen,
        drops=int(millilitres * share * limit.drops / 100) if counted else None,
        scent_ml=None if counted else (millilitres * share / 100).quantize(READABLE, ROUND_DOWN),
        lowered=tuple(name for name, way in moved.items() if way > 0),
        raised=tuple(name for name, way in moved.items() if way < 0),
    )


def _bounded(typed, usual, least, most):
    """`typed` as a number between `least` and `most`, `usual` where it is none; and whether it was above (1), below (-1) or neither (0)."""
    least, most = Decimal(str(least)), Decimal(str(most))
    try:
        number = Decimal(str(typed).strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if typed is None or typed is True or typed is False or number.is_nan():
        return Decimal(str(usual)), 0
    return (most, 1) if number > most else (least, -1) if number < least else (number, 0)
