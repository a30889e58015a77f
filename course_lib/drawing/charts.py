"""Forest plots: each effect a mark with its 95% interval, beside the line of no difference, and all of it in words too."""

from math import ceil, floor

from . import palette
from .labels import text_width, wrapped
from .svg import Sheet, number, tag

WIDTH, NAME, LEFT, RIGHT, TOLD = 1240.0, 18.0, 508.0, 796.0, 818.0
ROW, HEAD, FOOT = 60.0, 76.0, 64.0
TITLE, BOLD, SMALL = 24.0, 21.0, 20.5  # sizes of type: on a page of 46rem no word is smaller than 12 pixels
DRAWN = ("rdq", "smd", "threshold")  # the panels, from top to bottom
MARKS = {"moderate": "full", "low to moderate": "half", "low": "half"}  # how an effect is drawn; the rest is hollow


def kinds(plate, trials):
    """The effects of the kinds of massage."""
    return forest(plate, [trial for trial in trials if trial.kinds])


def field(plate, trials):
    """The effects of massage in general and, for contrast, of what else is done for a painful back."""
    return forest(plate, [trial for trial in trials if not trial.kinds])


def forest(plate, trials):
    """The plot of the effects in `trials` (records with scale, estimate, low, high and words), one panel a scale.

    `plate.words`: for each scale a title `smd`, the words for the left and the right of the line of no difference `smd_left`,
    `smd_right`, and, where there is one, the difference that counts as meaningful `smd_mark` with its words `smd_mark_words`; `interval`
    and `people`, wordings for the column of numbers; `no_interval`, `no_number`, and the words of the key `full`, `half`, `hollow`.
    """
    panels = [(scale, [one for one in trials if one.scale == scale]) for scale in DRAWN]
    panels = [(scale, rows) for scale, rows in panels if rows]
    height = 102 + sum(HEAD + ROW * len(rows) + FOOT for _, rows in panels)
    sheet = Sheet(plate.id, WIDTH, height)
    sheet.add(sheet.text(NAME, 32, plate.title, TITLE, weight=700, halo=False))
    _key(sheet, plate.words, 70)
    top = 98.0
    for scale, rows in panels:
        top = _panel(sheet, plate.words, scale, rows, top)
    return sheet.finish(plate.title, plate.desc, data_alt=plate.alt)


def _panel(sheet, words, scale, rows, top):
    """One scale with its rows; returns where the next panel begins."""
    mark = float(words[f"{scale}_mark"]) if f"{scale}_mark" in words else None
    ends = [value for one in rows for value in (one.low, one.high, one.estimate) if value is not None] + [0.0, *([mark] if mark else [])]
    first, last = floor(min(ends) - 0.05), ceil(max(ends) + 0.05)
    bottom = top + HEAD + ROW * len(rows)

    def x(value):
        return LEFT + (value - first) / (last - first) * (RIGHT - LEFT)

    sheet.add(
        tag("path", d=f"M{number(NAME)} {number(top)}H{number(WIDTH - NAME)}", stroke=palette.RULE, stroke_width=1.4),
        sheet.text(NAME, top + 24, wrapped(words[scale], BOLD, LEFT - NAME - 20, True)[:2], BOLD, weight=700, halo=False),
        sheet.text(x(0) - 12, top + 40, words[f"{scale}_left"], SMALL, "end", palette.INK, halo=False),
        sheet.text(x(0) + 12, top + 40, words[f"{scale}_right"], SMALL, "start", palette.INK, halo=False),
    )
    for value in range(first, last + 1):
        sheet.add(
            tag("path", d=f"M{number(x(value))} {number(top + HEAD - 8)}V{number(bottom)}", stroke=palette.RULE, stroke_width=1.0),
            sheet.text(x(value), bottom + 18, written(value), SMALL, "middle", palette.INK, halo=False),
        )
    if mark is not None:
        line = f"M{number(x(mark))} {number(top + HEAD - 8)}V{number(bottom)}"
        sheet.add(
            tag("path", d=line, stroke=palette.VERMILLION, stroke_width=1.8, stroke_dasharray="7 5", fill="none"),
            sheet.text(x(mark), bottom + 42, words[f"{scale}_mark_words"], SMALL, "middle", palette.INK, halo=False),
        )
    zero = f"M{number(x(0))} {number(top + HEAD - 14)}V{number(bottom)}"
    sheet.add(tag("path", d=zero, stroke=palette.INK, stroke_width=2.2))
    for index, one in enumerate(rows):
        _row(sheet, words, one, top + HEAD + ROW * (index + 0.5), x)
    return bottom + FOOT


def _row(sheet, words, one, y, x):
    """One effect: its name, its mark and interval, its numbers."""
    told = one.told_by(words["interval"], words["no_interval"]) or words["no_number"]
    sheet.add(sheet.text(NAME, y - 12, one.name, BOLD, weight=700, halo=False))
    compared = words["compared"].format(outcome=one.outcome, against=one.against) if one.against else one.outcome
    under = wrapped(compared, SMALL, LEFT - NAME - 14)[0]
    sheet.add(sheet.text(NAME, y + 13, under, SMALL, fill=palette.INK, halo=False))
    sheet.add(sheet.text(TOLD, y - 12, told, BOLD, weight=700, halo=False))
    people = words["people"].format(people=one.people) + " · " if one.people else ""
    sheet.add(sheet.text(TOLD, y + 13, people + words["sure"].format(certainty=one.certainty), SMALL, fill=palette.INK, halo=False))
    if one.estimate is None:
        return
    shape = MARKS.get(one.certainty, "hollow")
    parts = []
    if one.low is not None:
        line = f"M{number(x(one.low))} {number(y)}H{number(x(one.high))}"
        ends = f"M{number(x(one.low))} {number(y - 6)}v12M{number(x(one.high))} {number(y - 6)}v12"
        parts.append(tag("path", d=line, stroke=palette.BLUE, stroke_width=3.0, stroke_dasharray="6 4" if shape == "hollow" else None))
        parts.append(tag("path", d=ends, stroke=palette.BLUE, stroke_width=2.4, fill="none"))
    parts.append(_mark(x(one.estimate), y, shape))
    given = {"data_low": one.low, "data_high": one.high}
    ends = {name: f"{value:g}" for name, value in given.items() if value is not None}
    title = f"{one.name}: {told}"
    sheet.add(sheet.group(one.id, title, one.told, *parts, class_="effect", data_estimate=f"{one.estimate:g}", **ends))


def written(value):
    """A whole number with a true minus."""
    return f"{value:.0f}".replace("-", "\u2212")


def _mark(x, y, shape):
    d = f"M{number(x)} {number(y - 9)}l9 9l-9 9l-9 -9Z"
    if shape == "full":
        return tag("path", d=d, fill=palette.BLUE, stroke=palette.BLUE, stroke_width=2.0)
    if shape == "hollow":
        return tag("path", d=d, fill=palette.PAPER, stroke=palette.BLUE, stroke_width=2.4)
    half = f"M{number(x)} {number(y - 9)}v18l-9 -9Z"
    return tag("path", d=d, fill=palette.PAPER, stroke=palette.BLUE, stroke_width=2.4) + tag("path", d=half, fill=palette.BLUE)


def _key(sheet, words, y):
    """What the three marks mean."""
    x = NAME + 10
    for shape in ("full", "half", "hollow"):
        sheet.add(_mark(x, y - 4, shape), sheet.text(x + 18, y - 4, words[shape], SMALL, fill=palette.INK, halo=False))
        x += 46 + text_width(words[shape], SMALL)
