"""The head and the foot of a lesson as plain values and as static twins."""

from . import tables, twins


def in_order(library):
    """Every lesson, by number."""
    return sorted(library.outline.values(), key=lambda lesson: lesson.number)


def path(lesson):
    """Where the notebook of `lesson` stands, seen from the repository."""
    return f"notebooks/{lesson.notebook}.ipynb"


def places(library, here, done=()):
    """The course as a list of places; `done` holds the notebooks a learner has finished."""

    def state(lesson):
        if lesson.id == here.id:
            return "here"
        return "done" if lesson.notebook in done else ""

    return [
        {
            "number": lesson.number, "title": lesson.title, "minutes": lesson.minutes,
            "path": path(lesson), "state": state(lesson), "tonight": lesson.tonight,
        }
        for lesson in in_order(library)
    ]


def following(library, here):
    """The lesson after `here`: a dict with title and path, empty after the last."""
    later = _later(library, here)
    return {"title": later[0].title, "path": path(later[0])} if later else {}


def ways_on(library, here, words):
    """Where the end of `here` leads: dicts with `label` and `path`. From a lesson of tonight the next one of tonight comes first."""
    later = _later(library, here)
    tonight = [lesson for lesson in later if here.tonight and lesson.tonight][:1]
    found = [("receipt_tonight", lesson) for lesson in tonight if lesson != later[0]] + [("receipt_next", lesson) for lesson in later[:1]]
    return [{"label": words[key].format(title=lesson.title), "path": path(lesson)} for key, lesson in found]


def _later(library, here):
    return [lesson for lesson in in_order(library) if lesson.number > here.number]


def who_to_call(library, words):
    """The signs that stop everything, by how fast help is needed."""
    emergency = [sign.short for sign in library.signs.values() if sign.answer == "emergency" and sign.short]
    soon = ("today", "within a day", "call today", "tomorrow")
    today = [sign.short for sign in library.signs.values() if sign.answer == "refer" and sign.speed in soon and sign.short]
    return [
        {"title": words["stop_emergency"], "signs": emergency, "urgent": True},
        {"title": words["stop_same_day"], "signs": today, "urgent": False},
    ]


def called(title, signs):
    """A call as parts of Markdown, its `signs` already one: whom to call, bold, and what for, with the signs it leads to.

    What leads to no sign says who else is called; it stands after the signs, and bold.
    """
    whom, _, rest = title.partition(". ")
    return [f"**{whom}.** {rest}", signs] if rest.endswith(":") else [f"**{whom}.**", signs, f"**{rest}**"]


def header_line(lesson, words):
    """The head of a lesson in one line."""
    return f"{words['lesson'].format(number=lesson.number)}: {lesson.title}, {words['minutes'].format(minutes=lesson.minutes)}."


def header_page(library, lesson, words):
    """The head of a lesson as Markdown."""
    named = [call for call in who_to_call(library, words) if call["signs"]]
    calls = [part for call in named for part in called(call["title"], twins.bullets(call["signs"]))]
    return twins.page(
        f"**{words['you_can']}**",
        twins.bullets(one.text for one in lesson.objectives),
        f"**{words['stop_title']}.** {words['stop_lead']}",
        *calls,
        words["stop_unsure"],
        f"*{words['not_reviewed']}*",
        ways(library, lesson, words),
    )


def ways(library, here, words):
    """The way back and the way on as Markdown links, which lead on a code host too."""
    lessons = in_order(library)
    at = lessons.index(here)
    pairs = (("previous", lessons[at - 1 : at] if at else []), ("next", lessons[at + 1 : at + 2]))
    named = ((words[key].format(title=lesson.title), lesson.notebook) for key, found in pairs for lesson in found)
    return " \u00b7 ".join(f"[{name}]({notebook}.ipynb)" for name, notebook in named)


def questions(lesson, words):
    """The objectives of a lesson as questions to oneself."""
    return [words["receipt_can"].format(what=objective.text.rstrip(".")) for objective in lesson.objectives]


def rests_on(library, lesson):
    """The sources of a lesson, each once: its own, those of the claims it teaches, and those of its technique."""
    technique = library.techniques.get(lesson.technique)
    lists = (lesson.sources, *(library.claims[claim].sources for claim in lesson.claims), technique.sources if technique else ())
    ids = {one for found in lists for one in found}
    return [source for one, source in library.sources.items() if one in ids]


def rests(library, lesson, words):
    """The sources of a lesson for the page: dicts with `short`, `address` and `seen`, the latter in words."""
    return [
        {"short": one.short, "address": one.address, "seen": tables.word(words, "seen", one.seen)}
        for one in rests_on(library, lesson)
    ]


def receipt_line(lesson, words):
    """The receipt in one line."""
    return f"{words['receipt_title']}: {lesson.title}."


def receipt_page(library, lesson, words):
    """The receipt as Markdown."""
    links = (f"[{way['label']}]({way['path'].removeprefix('notebooks/')})" for way in ways_on(library, lesson, words))
    return twins.page(
        f"**{words['receipt_ask']}**",
        twins.bullets(questions(lesson, words)),
        twins.button(words["start"]),
        f"**{words['receipt_remember']}.** {lesson.remember}",
        " \u00b7 ".join(links),
        _sources(library, lesson, words),
    )


def _sources(library, lesson, words):
    named = [one.short for one in rests_on(library, lesson)]
    return twins.folded(words["rests"], " · ".join(named)) if named else ""
