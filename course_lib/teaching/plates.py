"""A plate as plain values and as its static twin."""

from . import twins


def structures(library):
    """What a plate can say about each structure, by id."""
    return {
        muscle.id: {"name": muscle.english, "latin": muscle.latin, "does": muscle.does, "find": muscle.find}
        for muscle in library.muscles.values()
    }


def words(library, own):
    """The wordings of a live plate: its `own`, and those the drawn plates use for sides, zones and strokes."""
    return {**library.words["plates"], **own}


def page(layers, words):
    """The first plate, which carries its title, with its alternative text, and the names of the other layers, as Markdown."""
    first, *others = layers
    also = " · ".join(layer.title for layer in others)
    return twins.page(
        twins.picture(first.id, first.alt),
        first.desc,
        f"**{words['layers']}:** {also}" if also else "",
        start=words["start"],
    )
