"""The session composer."""

import traitlets

from .base import HERE, script, style
from .practice import Practice


class Session(Practice):
    """A plan of a whole massage that can be changed, and under it the practice clock that runs it.

    `parts` is the plan: dicts with `routine`, `seconds` (None: as planned) and `side`; the page changes it. `catalogue` holds what a
    plan may be made of: dicts with `id`, `name`, `technique`, `firm`, `moment`, `cap`, `sides`, and for each side its `lengths` in
    seconds and the `planned` one; `presets` the ready-made plans: dicts with `id`, `name`, `promise`, `pressing` and `parts`. The script
    asks as the clock does, `plan` and `begin` with its `parts`; the answer to `plan` also carries `composed` {picture, cap, against, fine,
    advice, closed}.
    """

    _script = script(HERE / "session.js")
    _style = style(HERE / "stroke.css", HERE / "sound_panel.css", HERE / "player.css", HERE / "room.css", HERE / "session.css")

    parts = traitlets.List().tag(sync=True)
    catalogue = traitlets.List().tag(sync=True)
    presets = traitlets.List().tag(sync=True)
