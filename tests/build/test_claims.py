"""Every statement of the article is taught where its lesson says so."""

import pytest

from course_lib.build import claims
from course_lib.library import Library, library
from course_lib.library.pages import pages
from course_lib.model.outline import Lesson
from course_lib.teaching.ledger import taught

# What each lesson has to teach, corrected; it may teach more.
AT_LEAST = {
    "start_here": "C01 C02 C03 C04 C05 O01",
    "know_the_lower_back": "C97 O03 O04",
    "safety_limits": "O01 O02 O03 O04 O05 O06 C09 C10 C40 C45",
    "prepare": "C23 C24 C25 C26 C27 C28 C29 C30 C31 C32 C33 C34 C35 C36 C37 C38 C39 C40 O02 O05 O12",
    "self_massage_wall": "C06 C07 C08 C09 C10 C11 C12 C13 C14 C15 C16 C20 C21 C22",
    "self_massage_floor": "C17 C18 C19 C20 C21 C22",
    "effleurage": "C41 C42 C43 C44 C45 C46 C47 C48",
    "palm_heel_circles": "C49 C50 C51 C52 C53 C54 C55",
    "fingertip_pressure": "C56 C57 C58 C59 C60 C61 C62 C63",
    "thumb_slides": "C64 C65 C66 C67 C68 C69",
    "tight_spots": "C70 C71 C72 C73 C74 C75 C82",
    "pressure_drill": "C36 C37 C38 C39 C40 O07",
    "whole_massage": "O10",
    "types_of_massage": "C76 C77 C78 C79 C80 C81 C82 C83 C84 C85 C86 C98 C99 O09",
    "before_and_after": "C87 C88 C89 C90 C91 C92 C93 C94 C95 C96 C100 O08 O11",
}

PAGE = """# Strokes

Glide with a flat palm.<!-- C43 S49 -->

Five minutes<!-- LIM10.opening --> will do.<!-- a note to an author -->

Keep off bone.<!-- C45
S03 -->
"""


def told(text, lesson_claims):
    return [str(fault) for fault in claims.page_faults(text, "06.md", lesson_claims, library())]


def test_a_page_that_names_what_it_teaches_has_no_fault():
    """A marker holds ids with blanks between them, over two lines if need be; other comments and the marks of numbers are none."""
    assert told(PAGE, ("C43", "C45")) == []


def test_a_claim_without_its_paragraph_is_named():
    """Whoever takes the marked paragraph away reads which claim is no longer taught."""
    without = PAGE.replace("<!-- C43 S49 -->", "")
    assert told(without, ("C43", "C45")) == [
        "06.md:1: C43: is taught by this lesson, and no paragraph names it. Right would be: <!-- C43 --> at the end of the paragraph that "
        "teaches it."
    ]


@pytest.mark.parametrize(("marker", "line"), [
    ("<!-- C143 -->", "06.md:3: C143 marker: is no id of the course. Right would be: ids of claims and sources with blanks between them, "
                      "perhaps C43."),
    ("<!-- C43, S49 -->", "06.md:3: C43, marker: is no id of the course. Right would be: ids of claims and sources with blanks between "
                          "them, perhaps C43."),
    ("<!-- c43 S49 -->", "06.md:3: c43 marker: is no id of the course. Right would be: ids of claims and sources with blanks between "
                         "them, perhaps C43."),
    ("<!-- T99 S49 -->", "06.md:3: T99 marker: is no id of the course. Right would be: ids of claims and sources with blanks between "
                         "them, perhaps T09."),
    ("<!-- Z8 Z10 -->", "06.md:3: Z10 marker: is no id of the course. Right would be: ids of claims and sources with blanks between "
                        "them, perhaps Z1."),
])  # fmt: skip
def test_a_marker_that_names_nothing_is_a_fault(marker, line):
    """A slip in an id, a small letter or a comma is named with its line and the nearest id, of a card and a zone as well."""
    assert told(PAGE.replace("<!-- C43 S49 -->", marker), ("C45",)) == [line]


def test_a_claim_that_no_lesson_teaches_is_a_fault(tmp_path):
    """No statement of the article is left without an answer."""
    folder = tmp_path / "notebooks" / "text"
    folder.mkdir(parents=True)
    page = folder / "06_effleurage.md"
    page.write_text(PAGE.replace("C45\nS03", "C43"), encoding="utf-8")
    one = Lesson(id="effleurage", number="06", title="Strokes", minutes=20, promise="-", objectives={"a": "x", "b": "y", "c": "z"},
                 remember="-", claims=("C43",))  # fmt: skip
    some = {name: library().claims[name] for name in ("C43", "C44")}
    content = Library(claims=some, sources=library().sources, outline={one.id: one})
    assert [str(fault) for fault in claims.faults(content, [page])] == [
        "outline.yaml:1: C44: is taught by no lesson. Right would be: its id among the claims of the lesson that teaches it."
    ]


def test_every_written_lesson_teaches_its_part_of_the_article():
    """No statement of the article falls between two lessons."""
    missing = {name: sorted(set(wanted.split()) - set(library().outline[name].claims)) for name, wanted in AT_LEAST.items()
               if name in library().outline}
    assert {name: ids for name, ids in missing.items() if ids} == {}
    assert {claim for wanted in AT_LEAST.values() for claim in wanted.split()} == set(library().claims)


def test_the_pages_of_the_course_name_what_they_teach():
    """Each written page has a paragraph for each claim of its lesson."""
    assert [str(fault) for fault in claims.faults(library(), pages())] == []


def test_a_claim_is_found_in_every_lesson_that_teaches_it():
    """The ledger leads to each written lesson that lists the claim, in the order of the course."""
    found = taught(library())
    assert [lesson.id for lesson in found["C98"]] == ["types_of_massage"]
    assert {claim for claim, where in found.items() if where} == {claim for one in library().outline.values() for claim in one.claims}
