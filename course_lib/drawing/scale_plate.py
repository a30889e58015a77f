"""The pressure scale from 0 to 10: what each stretch means, told by pattern, mark, number and word."""

from . import overlays, palette
from .labels import wrapped
from .svg import Sheet, number, tag

WIDTH, STEP, LEFT, TOP = 1140.0, 100.0, 70.0, 190.0


def pressure_scale(plate, muscles, words):
    """A ruler from 0 to 10 with four stretches; the numbers of the borders come with the plate's words.

    `plate.words`: `marks` (six numbers in a row: aim from, aim to, cap, cap of light zones, edge, stop), a wording `..._words` for each of
    `rest`, `soft`, `target`, `cap`, `edge`, `stop`, and `light_line` and `cap_line` for the two bars.
    """
    given = plate.words
    mark = dict(zip(("target_from", "target_to", "cap", "light", "edge", "stop"), map(float, given["marks"].split()), strict=False))
    sheet = Sheet(plate.id, WIDTH, 404.0)
    fills = overlays.patterns(sheet)

    def x(value):
        return LEFT + STEP * value

    def field(name, start, end, kind, strength=1.0):
        d = f"M{number(x(start))} {number(TOP)}H{number(x(end))}V{number(TOP + 74)}H{number(x(start))}Z"
        if kind == "plain":
            shape = tag("path", d=d, fill=palette.SKY, fill_opacity=strength)
        elif kind == "edge":
            shape = tag("path", d=d, fill=palette.YELLOW, fill_opacity=0.55) + tag("path", d=d, fill=fills[overlays.LIGHT])
        else:
            shape = tag("path", d=d, fill=palette.VERMILLION, fill_opacity=0.62) + tag("path", d=d, fill=fills[overlays.NONE])
        sheet.add(sheet.group(name, given[name + "_words"], "", shape, class_="band", data_from=number(start), data_to=number(end)))

    # The line at which a zone ends: a bar above the ruler, with the words over it.
    for name, badge, end, level in (("light", overlays.LIGHT, mark["light"], 0), ("cap", overlays.WORK, mark["cap"], 1)):
        y = TOP - 22 - 52 * level
        line = tag(
            "path",
            d=f"M{number(x(-0.5))} {number(y)}H{number(x(end + 0.5))}M{number(x(end + 0.5))} {number(y - 8)}V{number(TOP)}",
            stroke=palette.BLUE,
            stroke_width=3.2,
            fill="none",
            stroke_dasharray="0.1 7" if name == "light" else None,
            stroke_linecap="round",
        )
        words = sheet.text(x(-0.5) + 28, y - 15, given[name + "_line"], 20, "start", palette.INK)
        bar = line + overlays.badge(badge, x(-0.5) + 11, y - 16, 9) + words
        sheet.add(sheet.group(name + "-bar", given[name + "_line"], "", bar, class_="band", data_from="0", data_to=number(end)))

    field("rest", -0.5, 0.5, "plain", 0.06)
    field("soft", 0.5, mark["target_from"] - 0.5, "plain", 0.2)
    field("target", mark["target_from"] - 0.5, mark["target_to"] + 0.5, "plain", 0.75)
    field("cap", mark["target_to"] + 0.5, mark["cap"] + 0.5, "plain", 0.38)
    field("edge", mark["cap"] + 0.5, mark["edge"] + 0.5, "edge")
    field("stop", mark["stop"] - 0.5, 10.5, "stop")
    frame = f"M{number(x(-0.5))} {number(TOP)}H{number(x(10.5))}V{number(TOP + 74)}H{number(x(-0.5))}Z"
    sheet.add(tag("path", d=frame, fill="none", stroke=palette.INK, stroke_width=2.2, stroke_linejoin="round"))
    for value in range(11):
        sheet.add(sheet.text(x(value), TOP + 37, str(value), 36, "middle", palette.INK, 700))
    for border in (0.5, mark["target_from"] - 0.5, mark["target_to"] + 0.5, mark["cap"] + 0.5, mark["edge"] + 0.5):
        sheet.add(tag("path", d=f"M{number(x(border))} {number(TOP)}v74", stroke=palette.INK, stroke_width=1.6))
    for name, start, end in (
        ("rest", -0.5, 0.5),
        ("soft", 0.5, mark["target_from"] - 0.5),
        ("target", mark["target_from"] - 0.5, mark["target_to"] + 0.5),
        ("cap", mark["target_to"] + 0.5, mark["cap"] + 0.5),
        ("edge", mark["cap"] + 0.5, mark["edge"] + 0.5),
        ("stop", mark["stop"] - 0.5, 10.5),
    ):
        room = STEP * (end - start) - (4 if end - start == 1 else 44)
        lines = wrapped(given[name + "_words"], 19, room)
        sheet.add(
            sheet.text(
                (x(start) + x(end)) / 2,
                TOP + 90 + 11.6 * len(lines),
                lines,
                19,
                "middle",
                weight=700 if name in ("target", "stop") else None,
                halo=False,
            )
        )
    sheet.add(sheet.text(18, 32, plate.title, 24, weight=700, halo=False))
    return sheet.finish(plate.title, plate.desc, data_alt=plate.alt)
