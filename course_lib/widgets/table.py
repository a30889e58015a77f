"""A table that can be filtered, searched and sorted."""

import traitlets

from .base import HERE, CourseWidget, script, style


class Table(CourseWidget):
    """Rows and columns of texts, with the pictures that belong to them.

    `title`, `lead` and `figures` (dicts with `svg`, `alt`) stand above the table, `note` below it. `columns` is a list of dicts with
    `key`, `title`, `share` (percent of the width) and `sorts` (whether rows can be put in its order), the first one naming the row.
    `facets` is a list of dicts with `key`, `title` and `choices`, pairs of value and label. `rows` is a list of dicts with `id`, `cells`
    (column key to a list of parts), `facets` (facet key to the values the row has), `order` (column key to what it is sorted by), `find`
    (the words it is found by) and `tone` ("" or "stop"). A part is a dict with `kind` ("text", "strong", "soft", "badge", "list",
    "sources", "open") and what that needs: `text`, `tone`, `items`, `path`. `first` rows are shown until somebody asks for all; 0 shows
    all.
    """

    _script = script(HERE / "table.js")
    _style = style(HERE / "table.css")

    title = traitlets.Unicode().tag(sync=True)
    lead = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    figures = traitlets.List().tag(sync=True)
    columns = traitlets.List().tag(sync=True)
    facets = traitlets.List().tag(sync=True)
    rows = traitlets.List().tag(sync=True)
    first = traitlets.Int(0).tag(sync=True)
