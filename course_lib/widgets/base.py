"""The class behind every widget of the course."""

import logging
import re
import uuid
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.M)
WIDGET = re.compile(r"^export default .*;\n", re.M)  # of a module that is a widget by itself and a part of a larger one here

log = logging.getLogger("course_lib")


def script(path):
    """One script text out of the ES module at `path` and the modules it imports, each once, in the order of need.

    The browser imports a widget's script from a blob, where a relative import leads nowhere.
    """
    parts = {}

    def add(module):
        if module in parts:
            return
        text = module.read_text(encoding="utf-8")
        for name in IMPORT.findall(text):
            add(module.parent / name)
        parts[module] = IMPORT.sub("", text)

    add(Path(path))
    *shared, main = parts.values()
    return "\n".join([*(WIDGET.sub("", EXPORT.sub("", text)) for text in shared), EXPORT.sub("", main) if WIDGET.search(main) else main])


def style(*paths):
    """The stylesheets at `paths` in their order, with the course's palette before them and the look of slides after them."""
    return "".join(Path(path).read_text(encoding="utf-8") for path in (HERE / "palette.css", *paths, HERE / "slides.css"))


class CourseWidget(anywidget.AnyWidget):
    """A live widget that carries its static twin.

    `line` is the twin as one line of plain text, `page` as Markdown; both are what a notebook keeps. `words` are the
    wordings the script shows. `answers` maps the name of a question that the script may ask to the function that
    answers it: a dict in, a dict out. `_script` of a class is its script and `_style` its stylesheet, both as text.

    What anywidget loads for each widget is a few lines (loader.js), for a browser keeps every script it ever loaded. They hand over to
    upkeep.js, which runs the script and adds the stylesheet, each once in a page for all widgets of a kind, and drops what the widget
    carried when it is closed: JupyterLab 4.6 keeps every closed model as long as its kernel lives, and anywidget its `_css`.
    """

    _esm = (HERE / "loader.js").read_text(encoding="utf-8")
    _style = ""
    upkeep = traitlets.Unicode((HERE / "upkeep.js").read_text(encoding="utf-8")).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    program = traitlets.Unicode().tag(sync=True)
    stylesheet = traitlets.Unicode().tag(sync=True)
    identity = traitlets.Unicode().tag(sync=True)
    carried = traitlets.List().tag(sync=True)

    def __init__(self, *, line, page, words, answers=None, **traits):
        identity = uuid.uuid4().hex
        super().__init__(words=words, model_id=identity, identity=identity, **traits)
        self._line, self._page, self._answers = line, page, dict(answers or {})
        self.on_msg(self._on_message)

    @traitlets.default("program")
    def _default_program(self):
        return self._script

    @traitlets.default("stylesheet")
    def _default_stylesheet(self):
        return self._style

    @traitlets.default("carried")
    def _default_carried(self):
        return sorted(set(self.trait_names(sync=True)) - set(ipywidgets.DOMWidget.class_trait_names()) - {"carried", "identity"})

    def __repr__(self):
        return self._line

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        live, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**(live or {}), "text/plain": self._line, "text/markdown": self._page}, metadata

    def _on_message(self, _widget, message, _buffers):
        if not isinstance(message, dict) or "ask" not in message:
            return
        number = message.get("id")
        answer = self._answers.get(message["ask"])
        try:
            if answer is None:
                raise KeyError(message["ask"])
            self.send({"re": number, "reply": answer(message.get("payload") or {})})
        except Exception:
            # A question of the page always gets an answer; what went wrong is for the log, not for the learner.
            log.exception("no answer to %r", message["ask"])
            self.send({"re": number, "failed": True})
