"""The practice clock."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Player(CourseWidget):
    """A guided practice that keeps its time in the browser.

    `timeline` is a compiled timeline as plain values, as the content has it (today's comes with the answer to `plan` and `begin`);
    `techniques` maps the id of each technique in it to a dict with its `name`, the SVG text of its stroke `plate` and the plate's
    `alt` text; `signs` are the stop signs as dicts with `id`, `sign`, `do`, `closes` and `urgent`. The script asks `plan`
    {receiver, unwanted}, `begin` {receiver, pain, lease, unwanted}, `holds` {receiver, lease, cap, unwanted} when a
    held clock goes on or today's check was gone through, and `record`; `unwanted` are the leases it has given back.
    """

    _script = script(HERE / "player.js")
    _style = style(HERE / "stroke.css", HERE / "sound_panel.css", HERE / "player.css")

    timeline = traitlets.Dict().tag(sync=True)
    techniques = traitlets.Dict().tag(sync=True)
    signs = traitlets.List().tag(sync=True)
