"""A plate, live."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Diagram(CourseWidget):
    """A plate whose structures answer to pointing, tapping and tabbing.

    `layers` is a list of dicts with `id`, `title`, `alt`, `desc` and `note`, the first one shown; `plates` maps layer id to SVG text,
    filled as layers are asked for. `structures` maps a structure's id to a dict with `name`, `latin`, `does` and `find`, `zones` a zone's
    id to its name. The self-test asks by chance; a `seed` other than 0 makes it always ask the same.
    """

    _script = script(HERE / "diagram.js")
    _style = style(HERE / "diagram.css")

    layers = traitlets.List().tag(sync=True)
    plates = traitlets.Dict().tag(sync=True)
    structures = traitlets.Dict().tag(sync=True)
    zones = traitlets.Dict().tag(sync=True)
    seed = traitlets.Int(0).tag(sync=True)  # so that a test knows what is asked; no call sets it
