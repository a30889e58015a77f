"""How paper is made: Markdown as the parts of a sheet, and a sheet as one self-contained HTML page in the largest print that fits.

Nothing in the texts is ever run.
"""

import html
import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from ..library import picture

# The largest print, in pt, with which a sheet holds all: the height is Letter's, the width A4's, and so it fits both.
FIT = """{
const root = document.documentElement, sheet = document.body.offsetWidth * %(high)s / 196;
for (let size = %(largest)s; size >= 7.5; size -= 0.1) {
  root.style.fontSize = `${size}pt`;
  if (document.body.offsetHeight <= sheet) break;
}
}"""
STYLE = (Path(__file__).parent / "paper.css").read_text(encoding="utf-8")
IMAGE = re.compile(r'<image [^>]*?x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"')  # where the body is drawn
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
LARGEST = {"card": 14, "questions": 15, "sheet": 12, "plan": 12}  # pt
HIGH = {"card": 262, "questions": 258, "sheet": 480, "plan": 480}  # mm; the check and a plan may take both sides of one sheet


@dataclass(frozen=True)
class Handout:
    """One sheet: its file `name` without an ending, its `title`, and the whole `page` as HTML text."""

    name: str
    title: str
    page: str


def figure(plate, words):
    """The body of a plate without the small print beside it: what that says stands in the text, and the key under it."""
    drawn = picture(plate.id)
    body = IMAGE.search(drawn)
    if body:
        drawn = re.sub(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"', 'viewBox="{} {} {} {}"'.format(*body.groups()), drawn, count=1)
    kinds = [kind for kind in ("work", "light", "none") if f'data-kind="{kind}"' in drawn]
    key = "".join(f'<span class="{kind}">{html.escape(words[kind])}</span>' for kind in kinds)
    return f'<figure>{drawn}<figcaption>{key}<span class="unseen">{html.escape(plate.alt)}</span></figcaption></figure>'


def block(kind, title, markdown):
    """A part of a sheet under its title, which may be empty; `kind` is its class in the style sheet."""
    head = f"<h2>{inline(title)}</h2>" if title else ""
    return f'<section class="{kind}">{head}{MARKDOWN.render(markdown)}</section>'


def inline(text):
    """Markdown inside a line as HTML."""
    return MARKDOWN.renderInline(text)


def sheet(name, title, lead, body, words, kind="card"):
    """The Handout with this `body`; `kind` says how large its print may be and how high its page."""
    head = f"<header><h1>{inline(title)}</h1><p>{inline(lead)}</p></header>"
    foot = f"<footer>{inline(words['foot'])}</footer>"
    fit = FIT % {"high": HIGH[kind], "largest": LARGEST[kind]}
    page = (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}</style></head>'
        f'<body class="{kind}">{head}<main>{body}</main>{foot}<script>{fit}</script></body></html>\n'
    )
    return Handout(name, title, page)
