"""The practice clock."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Player(CourseWidget):
    """A guided practice that keeps its time in the browser.

    `timeline` is a compiled timeline as plain values, as the content has it (today's comes with the answer to `plan` and `begin`);
    `technique` the technique's name; `signs` the stop signs as dicts with `id`, `sign`, `do`, `closes` and `urgent`;
    `plate` the SVG text of the stroke plate, `alt` its alternative text. The script asks `plan` {receiver}, `begin`
    {receiver, pain, lease} and `record`.
    """

    _esm = script(HERE / "player.js")
    _css = style(HERE / "stroke.css", HERE / "player.css")

    timeline = traitlets.Dict().tag(sync=True)
    technique = traitlets.Unicode().tag(sync=True)
    signs = traitlets.List().tag(sync=True)
    plate = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
