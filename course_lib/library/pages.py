"""The pages that people edit, cell by cell: what stands on a slide in front of a class, and what is said to it.

One rule for every page, whatever its cells ask for themselves: the title, each live part and each picture is a slide; all other prose
is the speaker's, and so are plans, reports, hand-outs and whatever shows one person's own record. A Markdown cell with the tag `slide`
stays on the screen all the same.
"""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ContentError, Fault
from .strict import foreign

# Nothing for a projector: notes, the key, somebody's own record.
FOR_THE_SPEAKER = ("plan", "report", "handout", "progress", "review", "diary")
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
HEADING = re.compile(r"^#+ +(.+?)\s*$", re.M)
CALL = re.compile(r"^(\w+)\((.*)\)$")
PICTURE = re.compile(r"!\[[^\]]*\]\(")


@dataclass(frozen=True)
class Cell:
    """One cell of a page: `kind` is *markdown* or *code*, `id` the name it carries in the notebook, `slide` whether it is one."""

    id: str
    kind: str
    source: str
    slide: bool
    metadata: dict = field(default_factory=dict, hash=False)

    @property
    def title(self):
        """Its first heading, or the caption of a live part; empty where it has none."""
        found = HEADING.search(self.source)
        return found[1] if found else ""

    @property
    def call(self):
        """The name of the call that a live part ends in, and the first id it names; empty for prose."""
        found = CALL.match(self.source.splitlines()[-1]) if self.kind == "code" and self.source else None
        names = re.findall(r"""["']([^"']+)["']""", found[2]) if found else []
        return (found[1] if found else "", names[0] if names else "")


def pages(folder=NOTEBOOKS):
    """The pages of the course in their order, as paths."""
    return sorted((Path(folder) / "text").glob("[0-9][0-9]_*.md"))


def name_of(page):
    """The name of the page at the path `page` in the course, which tells an author where it is."""
    return Path(page).relative_to(Path(page).parents[2]).as_posix()


def text_of(page):
    """The text of the page at the path `page`; raises ContentError where it cannot be read or is not UTF-8."""
    try:
        return Path(page).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        trouble = foreign(error)
        raise ContentError([Fault(name_of(page), trouble.line, "", "", trouble.problem, trouble.right)]) from None
    except OSError as error:
        raise ContentError([Fault(name_of(page), 1, "", "", f"cannot be read ({error.strerror})", "a file that you may read")]) from None


def cells(page):
    """The cells of the page at the path `page`, as a list of Cell; raises ContentError as `text_of` does."""
    import jupytext  # late: loading it takes seconds, and of all lessons only the plans of a class read pages

    notebook = jupytext.reads(text_of(page), fmt="md")
    taken, found = {}, []
    for raw in notebook.cells:
        name = cell_id(raw.cell_type, raw.source, taken)
        slide = is_slide(raw.cell_type, raw.source, raw.metadata.get("tags", ()), first=not found)
        found.append(Cell(name, raw.cell_type, raw.source, slide, dict(raw.metadata)))
    return found


def is_slide(kind, source, tags, first):
    """Whether a cell is shown to a class; what is not is said, or is the speaker's own."""
    if kind == "code":
        return not any(source.splitlines()[-1:] and source.splitlines()[-1].startswith(f"{call}(") for call in FOR_THE_SPEAKER)
    return first or "slide" in tags or bool(PICTURE.search(source))


def cell_id(kind, source, taken):
    """A name that a cell keeps as long as its text stays; the second of two equal cells gets a number behind it."""
    name = hashlib.sha1(f"{kind}\n{source}".encode()).hexdigest()[:8]
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
