"""A sentence in place of something that could not be shown."""

import html


class Card:
    """One sentence for the learner. It is no static twin, so that no notebook is built with one."""

    def __init__(self, line, text):
        self.line, self.text = line, text

    def __repr__(self):
        return self.line

    def _repr_mimebundle_(self, **_options):
        shown = html.escape(self.text).replace("\n", "<br>")
        return {"text/plain": self.line, "text/html": f"<blockquote><p>{shown}</p></blockquote>"}
