"""The choices of an item: their opaque names, from which the page learns nothing, and what they read.

A name depends on the choice's words alone, so that a response kept in the record means the same choice however the
choices were shuffled, and no longer means anything once an author has rewritten that choice.
"""

from hashlib import blake2b


def token(item, text):
    """The opaque name of the choice or step that reads `text`."""
    return blake2b(f"{item.id}\n{text}".encode(), digest_size=5).hexdigest()


def parts(item):
    """The choices, steps or pins of an item by their opaque names; none for a number or a point.

    A pin is called after its place, so that its name says nothing of the name that belongs to it.
    """
    if item.kind == "label":
        return {token(item, f"{pin.x} {pin.y}"): pin for pin in item.numbered}
    found = getattr(item, "choices", None) or getattr(item, "steps", ())
    return {token(item, part.text): part for part in found}


def in_words(choice, words):
    """A choice as the page shows it: the action of a vignette stands before what it means."""
    action = getattr(choice, "action", None)
    return f"{words[f'action_{action}']}: {choice.text}" if action else choice.text


def names(item):
    """The names that may be given to the pins of an item, by their opaque names."""
    return {token(item, text): text for text in (*(pin.text for pin in item.numbered), *item.extra)}
