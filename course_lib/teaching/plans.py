"""The speaker's side of a lesson: its sections with their minutes and what is said to each slide, and the plans of a whole class.

Pure: cells of a page (library.pages) and records in, plain values out.
"""

import re
from itertools import accumulate

from markdown_it import MarkdownIt

from . import tables, twins

OTHER = "other"  # the part of a lesson that stands for all without a record of their own
HALF = 0.5  # minutes are planned in halves
MARKER = re.compile(r"<!--.*?-->", re.S)
BUTTON = re.compile(r"<button[^>]*>.*?</button>", re.S)
MARKDOWN = MarkdownIt("commonmark").enable("table")
KINDS = {"heading_open": "heading", "list_item_open": "item"}


def sections(cells, lesson, library):
    """The sections of a lesson, a slide each: dicts with `cell`, `title`, `minutes`, `skip`, `late` and `notes` (dicts with `kind` and
    `text`). What is said stands with the slide after it; what follows a practice, up to the introduction of the next slide, and what
    follows the last slide, stands with the slide before it.
    """
    found, waiting = [], []
    for cell in cells:
        if not cell.slide:
            waiting += [spoken(cell.source)] if cell.kind == "markdown" else []
            continue
        if found and found[-1][3].call == "practice":
            # what comes after hands were on a back is never left out with the questions that follow
            found[-1][0]["notes"] += _flat(waiting[:-1])
            waiting = waiting[-1:]
        part = _part(cell, library)
        # the words below a page's buttons are for whoever sits at the computer
        own = spoken(cell.source.partition("<button")[0])[1:] if cell.kind == "markdown" else []
        fixed = _own_minutes(cell, library) if part.call == "practice" else None
        told = {"cell": cell.id, "title": cell.title, "skip": part.skip, "late": part.late, "notes": _flat(waiting) + own}
        found.append((told, part.weight, fixed, part))
        waiting = []
    if found and waiting:
        found[-1][0]["notes"] += _flat(waiting)
    minutes = _minutes([weight for _, weight, _, _ in found], [fixed for _, _, fixed, _ in found], lesson.minutes)
    return [told | {"minutes": took} for (told, *_), took in zip(found, minutes, strict=True)]


def _flat(lists):
    return [note for notes in lists for note in notes]


def _minutes(weights, fixed, minutes):
    """What is fixed as it is and the rest by weight; all by weight where the fixed ones leave too little."""
    free = [weight for weight, own in zip(weights, fixed, strict=True) if own is None]
    rest = minutes - sum(own for own in fixed if own is not None)
    if rest < HALF * len(free):
        return shared(weights, minutes)
    others = iter(shared(free, rest) if free else [])
    return [next(others) if own is None else own for own in fixed]


def class_sections(plan, library, words):
    """The same for a plan of a whole class: one section a step."""
    return [
        {
            "cell": "", "title": _step_title(step, library, words), "minutes": float(step.minutes), "skip": step.skip,
            "late": words["late_step"],
            "notes": [{"kind": "text", "text": step.do}],
        }
        for step in plan.steps
    ]  # fmt: skip


def shared(weights, minutes):
    """`minutes` shared out by `weights` in half minutes, at least one each, the largest remainders first; they add up exactly."""
    halves = max(round(minutes / HALF), len(weights))
    spare, total = halves - len(weights), sum(weights)
    wanted = [spare * weight / total for weight in weights]
    given = [int(share) for share in wanted]
    for place in sorted(range(len(weights)), key=lambda place: (given[place] - wanted[place], place))[: spare - sum(given)]:
        given[place] += 1
    return [(1 + count) * HALF for count in given]


def spoken(markdown):
    """What a speaker reads of a page: headings, paragraphs and items as plain text, without markers and buttons."""
    found, kind = [], "text"
    for token in MARKDOWN.parse(BUTTON.sub("", MARKER.sub("", markdown))):
        kind = KINDS.get(token.type, kind)
        if token.type != "inline":
            continue
        text = "".join(
            " " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children if child.type != "image"
        )
        if text.strip():
            found.append({"kind": kind, "text": " ".join(text.split())})
        kind = "text"
    return found


def _part(cell, library):
    call = cell.call[0]
    by_call = {part.call: part for part in library.lesson_parts.values()}
    return by_call.get(call if cell.kind == "code" else "", by_call[OTHER])


def _own_minutes(cell, library):
    """The minutes of the practice that a cell calls, in halves; None where it is none of the course's."""
    name = cell.call[1]
    routines = {routine.id: routine for technique in library.techniques.values() for routine in technique.routines}
    routine = library.techniques[name].routines[0] if name in library.techniques else routines.get(name)
    return routine and round(routine.minutes / HALF) * HALF


def _step_title(step, library, words):
    title = words[f"step_{step.id}"]
    lesson = library.outline.get(step.lesson)
    return f"{title}\u00a0· {words['lesson_of'].format(number=lesson.number)}" if lesson else title


def line(name, words):
    """The plan in one line."""
    return words["line"].format(name=name)


def page(plan, library, words):
    """A class plan as Markdown: when, what, how long, and what may be left out."""
    shown = table(class_sections(plan, library, words), words)
    return twins.page(f"**{plan.name}**", words["lead"], f"**{words['needs']}:** {plan.needs}", shown, start=words["start"])


def lesson_page(lesson, words):
    """The plan of a lesson as Markdown; its sections are read from its page when it is live."""
    return twins.page(
        f"**{lesson.number} {lesson.title}**", words["lead"], words["lesson_twin"].format(minutes=lesson.minutes), start=words["start"]
    )


def table(found, words):
    """Sections as a Markdown table with the minute at which each begins."""
    rows = []
    for one in begun(found):
        notes = " ".join(f"**{note['text']}.**" if note["kind"] == "heading" else note["text"] for note in one["notes"])
        title = f"{one['title']} ({words['skip_yes']})" if one["skip"] else one["title"]
        rows.append([one["begins"], title, f"{one['minutes']:g}", notes])
    return tables.markdown(words["table"].split("|"), rows)


def begun(found):
    """Sections with the moment at which each `begins`, as text."""
    starts = accumulate((one["minutes"] for one in found), initial=0.0)
    return [{**one, "begins": clock(at)} for one, at in zip(found, starts, strict=False)]


def clock(minutes):
    """A moment of the class as minutes and seconds, past an hour too: 84:00 stands under 58:00."""
    return f"{int(minutes)}:{round(minutes % 1 * 60):02d}"
