"""Paper for a class: technique cards, question sheets with a key apart, and the sheet of today's check, each a self-contained HTML page.

What each says stands here, in the texts of the twins, as Markdown; how paper is made of it stands in `paper`.
"""

from datetime import UTC, datetime, timedelta

from ..errors import NothingToShow, UnknownId
from ..quizzes.selection import draw
from ..quizzes.tokens import in_words, parts
from . import cards, lessons, questions, tables, twins
from .paper import block, figure, inline, sheet

SHEET = "screening"
ON_A_SHEET = 6  # questions
ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # nothing was answered before, so the day decides nothing
LETTERS = "ABCDEFGH"


def handouts(library, name, words):
    """The sheets by the name of a technique, a lesson or `screening`; raises UnknownId or NothingToShow."""
    if name == SHEET:
        return [screening(library, words)]
    technique = library.techniques.get(name)
    lesson = library.outline.get(technique.lesson if technique else name)
    if not lesson:
        raise UnknownId.among("handout", name, (SHEET, *library.techniques, *library.outline))
    found = [card(library, one, words) for one in library.techniques.values() if one.lesson == lesson.id]
    found += list(question_sheets(library, lesson, words))
    if not found:
        raise NothingToShow("no_handouts", lesson.title)
    return found


def every(library, words):
    """All sheets of the course, in its order."""
    found = [screening(library, words)]
    for lesson in lessons.in_order(library):
        try:
            found += handouts(library, lesson.id, words)
        except NothingToShow:
            continue
    return found


def card(library, technique, words):
    """The card of a technique on one page: precautions, steps, seconds, zones, plate, stop signs, who to call, sources.

    What hands, tempo and positions are has its place in the lesson, and the signs that send somebody to a doctor stand on today's check:
    paper is read from a mat.
    """
    told, routine, plate = cards.card(library, technique), technique.routines[0], library.plates[technique.plate]
    facts = [(words[key], told[key]) for key in ("pressure", "dose")]
    head = words["clock_table"].split("|")
    lengths = twins.clocks(step.lasts for step in routine.steps)
    clock = [
        [str(number), step.name, length, twins.caps(step.cap, step.lighter and step.lighter.cap)]
        for number, (step, length) in enumerate(zip(routine.steps, lengths, strict=True), 1)
    ]
    used = cards.zones(library, technique, library.words["zones"])
    zones = [f"**{zone['name']}:** {words['up_to'].format(number=zone['up_to'])}. {zone['text']}" for zone in used if zone["up_to"]]
    zones.append(f"**{words['no']}:** {'; '.join(zone['name'] for zone in used if not zone['up_to'])}")
    urgent = lessons.who_to_call(library, library.words["lesson"])[0]
    calls = [" ".join(lessons.called(urgent["title"], " · ".join(urgent["signs"]))), words["calls_today"]]
    sources = " · ".join(library.sources[one].short for one in technique.sources)
    told_facts = "\n\n".join(f"**{name}:** {fact}" for name, fact in facts)
    then = words["stop_then_alone" if routine.alone else "stop_then"]
    first = figure(plate, library.words["plates"]) + block("precautions", words["precautions"], twins.bullets(told["precautions"]))
    blocks = (
        f'<div class="first">{first}</div>',
        block("zones", words["where"], twins.bullets(zones)),
        block("clock", routine.name, tables.markdown(head, clock)),
        block("steps", words["how"], twins.numbered(told["steps"])),
        block("facts", "", told_facts),
        block("stop", words["stop"], f"{twins.bullets(told['stop'])}\n\n{then}"),
        block("calls", library.words["lesson"]["stop_title"], "\n\n".join(calls)),
    )
    body = f'<div class="columns">{"".join(blocks)}</div>' + block("sources", "", f"**{words['sources']}:** {sources}")
    return sheet(f"card-{technique.id}", technique.name, technique.plain, body, words)


def question_sheets(library, lesson, words):
    """The questions of a lesson on one page and their key on another; nothing where too few can be answered on paper."""
    bank = [item for item in library.items.of([lesson.id]) if item.kind in ("single", "multiple", "vignette")]
    if len(bank) < ON_A_SHEET:
        return
    asked = draw(bank, f"handout {lesson.id}", ON_A_SHEET, [], ANY_DAY, timedelta(0))
    titles = {name: words[f"{name}_title"].format(title=lesson.title) for name in ("questions", "key")}
    shown = "".join(_question(number, item, words) for number, item in enumerate(asked, 1))
    yield sheet(f"questions-{lesson.id}", titles["questions"], words["questions_lead"], shown, words, "questions")
    solved = "".join(_solution(number, item) for number, item in enumerate(asked, 1))
    yield sheet(f"key-{lesson.id}", titles["key"], words["key_lead"], solved, words, "questions")


def plan_sheet(title, table, words):
    """The plan of a class or of a lesson on paper; a long one takes both sides."""
    return sheet("plan", words["sheet_of"].format(title=title), words["lead"], block("clock", "", table), words, "plan")


def screening(library, words):
    """Today's check to be read aloud, on both sides of one sheet: every line in full, and what to do where help is needed now."""
    own = library.words["screening"]
    groups = [block("group", group["title"], twins.bullets(map(_asked, group["rows"]))) for group in questions.groups(library, own)]
    return sheet(
        "todays-check", words["sheet_title"], words["sheet_lead"], f'<div class="columns">{"".join(groups)}</div>', words, "sheet"
    )


def _asked(row):
    parts = (f"**{row['ask']}**", *row["points"], row["more"], row["help"] and f"*{row['help']}*")
    return " ".join(part for part in parts if part)


def order_on_paper(item):
    """The answers of a question as they stand on paper: by their opaque names, which tell nothing; a case keeps its four actions."""
    found = parts(item)
    return list(found.values()) if item.kind == "vignette" else [found[name] for name in sorted(found)]


def _question(number, item, words):
    many = f" *{words['tick_all']}*" if item.kind == "multiple" else ""
    answers = "".join(
        f"<li><span>{LETTERS[place]}</span>{inline(in_words(choice, words))}</li>" for place, choice in enumerate(order_on_paper(item))
    )
    return f'<section class="question"><h2>{number}. {inline(item.stem + many)}</h2><ol class="answers">{answers}</ol></section>'


def _solution(number, item):
    right = [(LETTERS[place], choice) for place, choice in enumerate(order_on_paper(item)) if choice in item.rights]
    told = " ".join(f"<b>{letter}</b> · {inline(choice.feedback)}" for letter, choice in right)
    said = f"{told} {inline(item.why)}"
    return f'<section class="question"><h2>{number}. {inline(item.stem)}</h2><p>{said}</p></section>'


def line(found, words):
    """The hand-outs in one line."""
    return words["line"].format(titles=", ".join(one.title for one in found))


def page(found, words):
    """The hand-outs as Markdown."""
    return twins.page(f"**{words['title']}**", words["lead"], twins.bullets(one.title for one in found), start=words["start"])
