"""The pieces of every table: parts of a cell, rows, facets, and a table as Markdown."""


def text(words):
    """A paragraph."""
    return {"kind": "text", "text": words}


def strong(words):
    """The words a cell is about."""
    return {"kind": "strong", "text": words}


def soft(words):
    """A word at the edge."""
    return {"kind": "soft", "text": words}


def badge(words, tone):
    """A word that is a verdict; `tone` is plain, good, calm, warn or stop."""
    return {"kind": "badge", "text": words, "tone": tone}


def bullets(items):
    """A list."""
    return {"kind": "list", "items": list(items)}


def lesson(words, path):
    """A lesson and the notebook that opens."""
    return {"kind": "open", "text": words, "path": path}


def sources(library, ids):
    """The short names of sources with their addresses, as the parts of a cell; nothing where there are none."""
    items = [{"text": library.sources[one].short, "address": library.sources[one].address} for one in ids]
    return [{"kind": "sources", "items": items}] if items else []


def row(name, cells, facets, order=None, tone=""):
    """A row that is found by everything a reader sees in it."""
    return {"id": name, "cells": cells, "facets": facets, "order": order or {}, "find": found_by(name, cells), "tone": tone}


def found_by(name, cells):
    """All words of a row."""
    parts = [part for cell in cells.values() for part in cell]
    return " ".join([name, *(words for part in parts for words in _words(part))])


def _words(part):
    if "text" in part:
        return [part["text"]]
    return [item if isinstance(item, str) else item["text"] for item in part["items"]]


def word(words, name, value):
    """The wording of one value of many, such as `certainty_very_low` for *very low*."""
    return words[f"{name}_{value.replace('-', '_').replace(' ', '_')}"]


def columns(words, shares, sorting=()):
    """The columns of `shares`, key to percent of the width, with their titles in `words`; those of `sorting` can order the rows."""
    return [{"key": key, "title": words[key], "sorts": key in sorting, "share": share} for key, share in shares.items()]


def facet(words, key, values, labels):
    """One way to narrow a table: `values` that its rows have, in their order, with `labels` by value."""
    return {"key": key, "title": words[key], "choices": [[value, labels[value]] for value in values]}


def markdown(head, rows):
    """A table as Markdown; its cells may hold Markdown, and an upright line or a new one in them ends no cell."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines)
