"""What a class has done and what it knows, from what its learners handed in. Pure: nothing is written and nothing kept."""

from collections import Counter
from functools import partial

from ..model.payloads import SUREST
from ..quizzes.tokens import in_words, parts
from ..record.spreadsheet import csv_text
from .handed_in import first_tries, last_words
from .lessons import in_order
from .shares import wilson

MOST_TYPED = 5  # wrong numbers told of one question


def report(learners, library, words):
    """The report on `learners` (of `together`) as plain values: what was sure and wrong first, then goals, questions and completion."""
    firsts = [first_tries(learner) for learner in learners]
    asked = Counter(item for tries in firsts for item in tries)
    known = [library.items[item] for item in asked if item in library.items]
    items = [_item(item, [tries[item.id] for tries in firsts if item.id in tries], library, words) for item in known]
    items.sort(key=lambda one: (one["share"]["too_few"], one["share"]["share"], one["id"]))
    return {
        "learners": len(learners),
        "invented": any(learner.invented for learner in learners),
        "answers": sum(len(learner.answers) for learner in learners),
        "unknown": sum(count for item, count in asked.items() if item not in library.items),
        "sure": sorted((one for one in items if one["sure_wrong"]), key=lambda one: (not one["critical"], -one["sure_wrong"], one["id"])),
        "goals": _known(learners, library, lambda item: (item.goal,), partial(_goal, words)),
        "limits": _known(learners, library, lambda item: item.subjects, _limit),
        "items": items,
        "lessons": _lessons(learners, library),
        "people": [_person(place, *one, library, words) for place, one in enumerate(zip(learners, firsts, strict=True), 1)],
    }


def _item(item, answers, library, words):
    wrong = [answer for answer in answers if not answer.right]
    return {
        "id": item.id,
        "stem": item.stem,
        "lesson": library.outline[item.topic].title,
        "critical": item.critical,
        "share": wilson(len(answers) - len(wrong), len(answers)).as_json(),
        "sure_wrong": sum(answer.confidence == SUREST for answer in wrong),
        "choices": _choices(item, answers, words),
    }


def _choices(item, answers, words):
    """What was chosen how often: dicts with `text`, `right` and `count`; what nobody chose stands there too."""
    chosen = Counter()
    for answer in answers:
        picked = answer.choice if isinstance(answer.choice, list) else [answer.choice]
        chosen.update({one for one in picked if isinstance(one, str)})
    if item.kind == "number":
        typed = Counter(str(answer.choice).strip()[:40] for answer in answers if not answer.right)
        return [{"text": text, "right": False, "count": count} for text, count in typed.most_common(MOST_TYPED)]
    if not hasattr(item, "rights"):
        return []
    told = [
        {"text": in_words(choice, words), "right": choice in item.rights, "count": chosen[name]} for name, choice in parts(item).items()
    ]
    return sorted(told, key=lambda one: (not one["right"], -one["count"]))


def _known(learners, library, group, named):
    """What there is to know and how many know it now; what fewest know comes first.

    `group(item)` gives what a question asks for, and `named(one, library)` how the report calls that, None where it tells nothing of it.
    """
    reached, asked = Counter(), Counter()
    for learner in learners:
        rights = {}
        for name, answer in last_words(learner).items():
            item = library.items.get(name)
            for one in group(item) if item else ():
                rights.setdefault(one, []).append(answer.right)
        asked.update(rights.keys())
        reached.update(one for one, found in rights.items() if all(found))
    told = [
        {**name, "share": wilson(reached[one], count).as_json()} for one, count in asked.items() if (name := named(one, library))
    ]
    return sorted(told, key=lambda one: (one["share"]["too_few"], one["share"]["share"], one["id"]))


def _goal(words, goal, library):
    """An objective with the number of its lesson."""
    topic, name = goal
    lesson = library.outline[topic]
    text = next(one.text for one in lesson.objectives if one.id == name)
    return {"id": f"{lesson.number} {name}", "name": words["goal_of"].format(number=lesson.number, goal=text.rstrip("."))}


def _limit(subject, library):
    """A limit or a sign."""
    if subject in library.limits:
        return {"id": subject, "name": library.limits[subject].name}
    return {"id": subject, "name": library.signs[subject].short} if subject in library.signs and library.signs[subject].short else None


def _lessons(learners, library):
    return [
        {
            "number": lesson.number,
            "title": lesson.title,
            "opened": sum(lesson.notebook in learner.opened for learner in learners),
            "share": wilson(sum(lesson.notebook in learner.finished for learner in learners), len(learners)).as_json(),
        }
        for lesson in in_order(library)
    ]


def _person(place, learner, tries, library, words):
    """What one learner did, under the name given in the file or, where there is none, as a number of this class."""
    answers = [answer for item, answer in tries.items() if item in library.items]
    return {
        "name": learner.name or words["unnamed"].format(number=place),
        "finished": len(learner.finished),
        "answered": len(answers),
        "right": sum(answer.right for answer in answers),
        "critical_wrong": sum(answer.critical and not answer.right for answer in answers),
        "sure_wrong": sum(answer.confidence == SUREST and not answer.right for answer in answers),
    }


def questions_sheet(told, words):
    """The questions of a report as CSV, a line a question and choice."""
    rows = [words["csv_questions"].split("|")]
    for one in told["items"]:
        share = one["share"]
        judged = words["too_few"] if share["too_few"] else ""
        head = [one["id"], one["lesson"], one["stem"], words["yes"] if one["critical"] else "", share["right"], share["count"],
                share["share"], share["low"], share["high"], judged, one["sure_wrong"]]  # fmt: skip
        rows += [[*head, choice["text"], words["yes"] if choice["right"] else "", choice["count"]] for choice in one["choices"]] or [head]
    return csv_text(_marked(rows, told, words))


def people_sheet(told, words):
    """The learners of a report as CSV, a line each."""
    keys = ("name", "finished", "answered", "right", "critical_wrong", "sure_wrong")
    rows = [words["csv_people"].split("|"), *([one[key] for key in keys] for one in told["people"])]
    return csv_text(_marked(rows, told, words))


def _marked(rows, told, words):
    return [[words["invented"]], *rows] if told["invented"] else rows
