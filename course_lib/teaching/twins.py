"""Static twins: what a notebook shows before it is run, on paper and in a screen reader.

A twin depends on content alone, never on the record, the clock, the platform or the theme.
"""

import itertools

START = '<button data-commandlinker-command="notebook:run-cell">{label}</button>'


def picture(name, alt):
    """A plate with its alternative text, as seen from `notebooks/`."""
    return f"![{alt}](../images/{name}.svg)"


def button(label):
    """A button that runs the cell."""
    return START.format(label=label)


def line(title):
    """The twin as one line, where its title says it all."""
    return f"{title}."


def page(*parts, start=None):
    """One Markdown page out of its parts, with a button that runs the cell at its end; empty parts are left out."""
    return "\n\n".join(part for part in (*parts, start and button(start)) if part)


def folded(title, body):
    """Markdown behind its title, for what only some readers want: a long list of sources."""
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"


def bullets(lines):
    """A Markdown list."""
    return "\n".join(f"- {line}" for line in lines)


def numbered(lines):
    """A numbered Markdown list."""
    return "\n".join(f"{index}. {line}" for index, line in enumerate(lines, 1))


def caps(cap, light=None):
    """The cap of a step as a table shows it: 5, or 5 / 3 where a lighter one holds on a part of its way; never broken in two."""
    return f"{cap:g}" if light is None else f"{cap:g}\u00a0/\u00a0{light:g}"


def clock(seconds):
    """A length as m:ss, from an hour on as h:mm:ss."""
    minutes, seconds = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}" if minutes >= 60 else f"{minutes}:{seconds:02d}"


def clocks(lengths):
    """Lengths that follow each other, as m:ss; what half seconds leave goes to the next, so that they add up to what the clock shows."""
    ends = [0, *itertools.accumulate(lengths)]
    return [clock(int(round(end, 3)) - int(round(begin, 3))) for begin, end in itertools.pairwise(ends)]
