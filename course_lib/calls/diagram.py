"""`diagram("superficial")`: a plate, live."""

from ..library import library, picture
from ..teaching import plates, twins
from ..widgets.diagram import Diagram
from . import door


@door.call
def diagram(name, *more):
    """The plate `name`; plates named after it are layers to switch to."""
    words = plates.words(library(), door.words("diagram"))
    layers = [library().find("plates", plate) for plate in (name, *more)]
    known = {layer.id for layer in layers}

    def plate(payload):
        wanted = payload.get("id")
        return {"svg": picture(wanted) if wanted in known else ""}

    return Diagram(
        line=twins.line(layers[0].title),
        page=plates.page(layers, words),
        words=words,
        answers={"record": door.keep, "plate": plate},
        layers=[
            {"id": layer.id, "title": layer.title, "alt": layer.alt, "desc": layer.desc, "note": layer.words.get("tempo", "")}
            for layer in layers
        ],
        plates={layers[0].id: picture(layers[0].id)},
        structures=plates.structures(library()),
        zones=library().words["zones"],
    )
