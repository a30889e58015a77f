"""What a kernel of the course loads before its first cell, so that no part of a lesson waits for it (an extension of IPython)."""

import gc
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ..errors import ContentError
from ..library import library


def load_ipython_extension(_shell):
    """Loads every call and the content that they share, while the learner still reads the title."""
    for module in iter_modules([str(Path(__file__).parent)]):
        import_module(f".{module.name}", __package__)
    with suppress(ContentError):  # the first call says what is wrong, on a card
        library()
    gc.collect()
    gc.freeze()  # all of it stays: clearing up need not go through it again and again, which takes longer than most questions
