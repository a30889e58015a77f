"""No number with a unit can drift: what a changed digit leads to, in the course's own pages and records."""

from copy import deepcopy

import pytest

from course_lib.build import prose, typed
from course_lib.build.check import RULES
from course_lib.build.wording import texts
from course_lib.library import Library, faults_of, library
from course_lib.library.load import CONTENT
from course_lib.library.pages import pages
from course_lib.library.references import REFERENCE
from tests.quizzes.bank import written_items

PAGES = {page.stem: page.read_text(encoding="utf-8") for page in pages()}
ITEM = """
- id: a
  topic: prepare
  objective: oil
  kind: single
  stem: "Ben rolls for 9 minutes. Is that right?"
  difficulty: easy
  act: apply
  tags: [LIM01]
  key: {text: "No", feedback: "KEY"}
  distractors: [{text: "Yes, and 3 cm more", feedback: "WRONG"}, {text: "Perhaps", feedback: "b"}]
  why: "c"
"""


@pytest.fixture
def said(tmp_path):
    """What is said about content in these files, beside the real limits and measures."""
    def check(files):
        for name in ("limits.yaml", "measures.yaml", "spans.yaml", "sources.yaml", "outline.yaml"):
            (tmp_path / name).write_bytes((CONTENT / name).read_bytes())
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return [(fault.file, fault.field, fault.problem) for fault in faults_of(typed.faults, root=tmp_path)]
    return check


def test_the_course_types_no_number_with_a_unit():
    """Every one in a record is a reference, and every one in a page has its marker."""
    numbers = library().numbers()
    assert faults_of(typed.faults) == []
    for name, text in PAGES.items():
        assert [*prose.stale_numbers(text, name, numbers), *prose.unmarked_numbers(text, name)] == []


@pytest.mark.parametrize("name", PAGES)
def test_one_altered_number_of_a_page_is_one_fault(name):
    """Whichever marked number of a page is altered, check names it, and nothing else."""
    text, numbers = PAGES[name], library().numbers()
    for marker, number in prose.marked(text):
        other = f"{prose.value_of(number[0]) + 1:g}"
        altered = text[:number.start()] + other + text[number.end():]
        faults = [*prose.stale_numbers(altered, name, numbers), *prose.unmarked_numbers(altered, name)]
        assert [(fault.record, fault.field, fault.problem) for fault in faults] == [(marker[1], marker[2], f"is written as {other}")]


def test_an_altered_record_names_every_page_that_says_the_old_number():
    """A limit, measure or span changes in one line, and check finds each marker of it in all lessons."""
    numbers = library().numbers()
    markers = [(marker[1], marker[2]) for text in PAGES.values() for marker, _ in prose.marked(text)]
    assert len(set(markers)) > 100
    for record, field in set(markers):
        altered = numbers | {record: numbers[record] | {field: numbers[record][field] + 1}}
        faults = [fault for name, text in PAGES.items() for fault in prose.stale_numbers(text, name, altered)]
        assert len(faults) == markers.count((record, field)), (record, field)


def test_an_altered_number_of_a_case_is_a_fault():
    """Feedback may repeat a number of its own question; another one in its place is found."""
    raw, count = written_items(), 0
    for name, item in library().items.items():
        known = typed.spoken_of(raw[name], item, typed.asked_of(item, library()))
        for path, text in texts(raw[name]):
            if typed.asks(path):
                continue
            for one in typed.bare(REFERENCE.sub(lambda found: typed.FILLED * len(found[0]), text)):
                other = next(f"{number}" for number in range(41, 99) if typed.quantities.size(number, one.unit) not in known)
                altered = deepcopy(raw[name])
                place = altered
                for step in path[:-1]:
                    place = place[step]
                place[path[-1]] = text[:one.at] + other + text[one.at + len(one.written):]
                found = list(typed.faults(Library(limits=library().limits, items={name: item}), lambda *_, altered=altered: altered))
                # a key that is a case of its own may change: then what is told of it is found, if it says the number
                if not (item.act == "spot" and path[0] == "key" and path[-1] == "text"):
                    assert [fault[2] for fault in found] == [path], (name, path)
                    count += 1
    assert count > 10


@pytest.mark.parametrize(("files", "found"), [
    ({"glossary.yaml": "- {id: prone, term: Prone, means: Lying for 7 minutes}\n"}, [("glossary.yaml", "means", "types 7 min")]),
    ({"glossary.yaml": "- {id: prone, term: Prone, means: 'Lying for {LIM01.at_most} minutes'}\n"}, []),
    ({"words/quiz.yaml": "a: 2 to {LIM01.at_most} minutes\nb: ['x', 'three cm']\n"},
     [("words/quiz.yaml", "", "types 2 min"), ("words/quiz.yaml", "1", "types three cm")]),
    ({"items/03_a.yaml": ITEM.replace("KEY", "9 minutes are too long.").replace("WRONG", "3 cm are much.")}, []),
    ({"items/03_a.yaml": ITEM.replace("KEY", "One stroke, then 20 strokes.")}, [("items/03_a.yaml", "key.feedback", "types 20 strokes")]),
    ({"items/03_a.yaml": ITEM.replace("KEY", "8 minutes are too long.")}, [("items/03_a.yaml", "key.feedback", "types 8 min")]),
    # a number of the limit that is asked about comes from its record, whatever the question says
    ({"items/03_a.yaml": ITEM.replace("9 minutes", "300 seconds").replace("WRONG", "Five minutes.")},
     [("items/03_a.yaml", "distractors.0.feedback", "types Five min")]),
])
def test_a_typed_number_is_named_with_its_place(said, files, found):
    """Definitions, wordings, keys and feedback refer to records; stems and distractors say what they like, and feedback may repeat it."""
    assert [(file, field, problem.split(" by hand")[0]) for file, field, problem in said(files)] == found


def test_every_number_of_a_limit_that_fits_is_named(said, tmp_path):
    """One typed number is one fault; it names each number of the limits asked about that is as large, for only the author knows which."""
    said({"items/03_a.yaml": ITEM.replace("LIM01", "LIM34").replace("KEY", "Keep 4 cm.").replace("3 cm", "4 cm")})
    faults = faults_of(*RULES, root=tmp_path)
    typed_by_hand = [(fault.field, fault.right) for fault in faults if "by hand" in fault.problem]
    assert typed_by_hand == [("key.feedback", "{LIM34.ball} or {LIM34.palm_heel}")]


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, fields in typed.FIELDS.items() for field in sorted(fields)])
def test_no_exemption_is_idle(kind, field):
    """What may type its numbers does type some; an exemption that nothing needs would hide the next fault."""
    assert any(typed.quantities.QUANTITY.search(getattr(record, field)) for record in getattr(library(), kind).values())
