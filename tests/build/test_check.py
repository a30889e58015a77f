"""start.py check: everything that is wrong."""

import subprocess
import sys

import nbformat
import pytest

from course_lib.build import check, drift, pages, pictures
from course_lib.build.__main__ import main
from course_lib.build.pages import ROOT
from course_lib.library import library, load
from course_lib.library.load import CONTENT
from course_lib.library.pages import pages as written
from course_lib.quizzes import coverage


def test_the_course_has_no_fault():
    """Content, pages, notebooks and pictures agree with one another."""
    done = subprocess.run([sys.executable, "-m", "course_lib.build", "check"], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.returncode) == ("No fault found.\n", 0)


def test_what_the_bank_of_questions_lacks_is_named_with_its_line(monkeypatch):
    """An author who deletes too many questions learns it from the check, not first from a test that fails."""
    count = len(load().items)
    monkeypatch.setattr(coverage, "IN_ALL", count + 1)
    for module in (drift, pictures):
        monkeypatch.setattr(module, "faults", lambda *_, **__: [])  # each is looked at below, and takes its time
    line = next(n for n, text in enumerate((CONTENT / "exams.yaml").read_text(encoding="utf-8").splitlines(), 1) if text == "- id: final")
    assert list(map(str, check.all_faults())) == [
        f"exams.yaml:{line}: final: draws from {count} questions. Right would be: at least {count + 1}."
    ]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A copy of the pages and notebooks, for a test to spoil."""
    for page in written():
        for file in (page, pages.notebook_of(page)):
            copy = tmp_path / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    monkeypatch.setattr(drift, "ROOT", tmp_path)
    return written(tmp_path / "notebooks")


def problems(faults):
    return [(fault.file, fault.problem) for fault in faults]


def test_a_notebook_older_than_its_page_is_named(course):
    """Somebody changed a page and forgot to build."""
    course[0].write_text(course[0].read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    assert problems(drift.faults(course[:1])) == [("notebooks/00_start_here.ipynb", "is not what its page 00_start_here.md says")]


def test_a_missing_notebook_is_named(course):
    """A page without its notebook is a lesson that nobody can open."""
    pages.notebook_of(course[0]).unlink()
    assert problems(drift.faults(course[:1])) == [("notebooks/00_start_here.ipynb", "is not there")]


def test_a_lesson_that_lost_its_page_is_named(course, monkeypatch):
    """The check looks from the outline to the pages too, and from the notebooks back to them."""
    course[6].unlink()
    monkeypatch.setattr(check, "NOTEBOOKS", course[6].parents[1])
    for module in (drift, pictures):
        monkeypatch.setattr(module, "faults", lambda *_, **__: [])  # looked at elsewhere, and takes its time
    assert [fault.file for fault in check.all_faults()] == ["outline.yaml", "notebooks/06_effleurage.ipynb"]


FOREIGN = "notebooks/text/00_start_here.md:3: holds a letter that is not UTF-8. Right would be: the file saved as UTF-8."


@pytest.fixture
def foreign(course, monkeypatch):
    """Two pages, the first of them saved as Windows-1252, and the second without its notebook."""
    course[0].write_bytes("# Start here\n\nDer Rücken.\n".encode("cp1252"))
    pages.notebook_of(course[1]).unlink()
    monkeypatch.setattr(check, "pages", lambda: course[:2])
    monkeypatch.setattr("course_lib.build.__main__.pages", lambda: course[:2])
    monkeypatch.setattr(pictures, "faults", lambda: [])  # looked at below, and takes its time
    return course


def test_a_page_in_a_foreign_encoding_is_named_with_its_line(foreign):
    """A page saved by an old editor is one line of the check, as a content file is, and the other pages are still compared."""
    assert list(map(str, check.all_faults())) == [
        FOREIGN, "notebooks/01_know_the_lower_back.ipynb:1: is not there. Right would be: what 'start.py build' makes of it now.",
    ]


def test_a_page_in_a_foreign_encoding_is_not_built(foreign, capsys):
    """The build says the same sentence, and the notebook stays as it was."""
    before = pages.notebook_of(foreign[0]).read_bytes()
    assert main("restore") == 1
    assert capsys.readouterr().err == f"1 fault in the content:\n{FOREIGN}\n"
    assert pages.notebook_of(foreign[0]).read_bytes() == before


@pytest.mark.parametrize("words", [[], ["bild"]])
def test_a_word_that_is_not_known_gets_the_known_ones(words, capsys):
    """Whoever mistypes a word does not read that everything is up to date."""
    assert main(*words) == 2
    told = capsys.readouterr()
    assert (told.out, [word for word in ("check", "build", "pictures", "restore", "handouts") if word not in told.err]) == ("", [])


def test_labels_that_find_no_room_are_named_with_their_line(house):
    """A plate that would set names over one another is not drawn."""
    spoil, run = house
    spoil(PLATES, "structure: knuckles,", "structure: knuckles, side: left, text: " + "a name without end " * 60 + "} #")
    told = "asks for 3 labels left of the body, which find no room there"
    right = "fewer labels, shorter ones, or some with the other `side`"
    fault = f"plates.yaml:469: table-height labels: {told}. Right would be: {right}.\n"
    assert run("-m", "course_lib.build", "pictures").stderr == f"1 fault in the content:\n{fault}"


@pytest.mark.parametrize("torn", ["<<<<<<< HEAD\n{}", "[]", "{}"])
def test_a_damaged_notebook_is_named(course, torn):
    """A merge marker in one notebook is one line of the check, and the other notebooks are still compared."""
    pages.notebook_of(course[0]).write_text(torn)
    pages.notebook_of(course[1]).unlink()
    assert list(map(str, drift.faults(course[:2]))) == [
        "notebooks/00_start_here.ipynb:1: is damaged. Right would be: what 'start.py build' makes of it now.",
        "notebooks/01_know_the_lower_back.ipynb:1: is not there. Right would be: what 'start.py build' makes of it now.",
    ]


def test_a_notebook_that_an_older_program_saved_is_named(course):
    """Before version 4.5 of the format cells had no names: such a file is not what its page says, and no reason to stop."""
    notebook = nbformat.read(pages.notebook_of(course[0]), as_version=4)
    notebook.nbformat_minor = 4
    for cell in notebook.cells:
        del cell["id"]
    pages.notebook_of(course[0]).write_text(nbformat.writes(notebook))
    assert problems(drift.faults(course[:1])) == [("notebooks/00_start_here.ipynb", "is not what its page 00_start_here.md says")]


def test_a_twin_older_than_the_content_is_named_with_its_cell(course):
    """A limit changed in the content shows in a lesson only after a build: the check runs every cell and compares."""
    file = pages.notebook_of(course[0])
    notebook = nbformat.read(file, as_version=4)
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
    cell.outputs[0].data["text/markdown"] += "\nAt most 500 minutes."
    nbformat.write(notebook, file)
    fault, = drift.faults(course[:1])
    assert (fault.file, fault.record, fault.problem) == ("notebooks/00_start_here.ipynb", cell.source.splitlines()[0],
                                                         "shows something older than the content")
    assert f'"id": "{cell.id}"' in file.read_text(encoding="utf-8").splitlines()[fault.line - 1]


def test_every_committed_picture_is_drawn_from_what_stands_here():
    """Pictures differ by a byte between computers; what they are drawn from must not differ from what was noted."""
    assert pictures.noted() == pictures.inputs()
    assert list(pictures.faults()) == []


PLATES = "course_lib/content/plates.yaml"


def test_a_label_of_what_its_plate_does_not_show_is_named_with_its_line(house):
    """What a plate shows is known by drawing it: the check draws one that has a new label, and says the same as the build."""
    spoil, run = house
    spoil(PLATES, "structure: knuckles,", "structure: knukcles,")
    told, = run("-c", "from course_lib.build import pictures; print(*pictures.faults(), sep='\\n')").stdout.splitlines()
    where = "plates.yaml:470: table-height labels.0.structure"
    assert told.startswith(f"{where}: names 'knukcles', which this plate does not show. Right would be: ")
    assert told.endswith(", perhaps knuckles.")
    assert run("-m", "course_lib.build", "pictures").stderr == f"1 fault in the content:\n{told}\n"


@pytest.mark.parametrize("torn", [b"<<<<<<< HEAD\n{}", b"[]", b"\xff", None])
def test_where_the_note_of_what_was_drawn_is_torn_every_picture_is_old(tmp_path, monkeypatch, torn):
    """A merge marker in the note costs an author one build, and no traceback."""
    note = tmp_path / "drawn_from.json"
    if torn is not None:
        note.write_bytes(torn)
    monkeypatch.setattr(pictures, "DRAWN_FROM", note)
    old = {fault.file for fault in pictures.faults() if fault.problem == "is older than what it is drawn from"}
    assert old == {f"images/{plate.id}.svg" for plate in pictures.drawable()}


def test_a_picture_is_old_as_soon_as_a_word_or_a_measurement_changes(tmp_path, monkeypatch):
    """The code that draws, the body, the plate's own words: each of them counts, and the other plates stay as they are."""
    before = pictures.inputs()
    plate = pictures.drawable()[0]
    changed = plate.model_copy(update={"title": "Another title"})
    monkeypatch.setattr(pictures, "drawable", lambda: [changed, *[other for other in real if other.id != plate.id]])
    real = [other for other in library().plates.values() if other.id in before]
    after = pictures.inputs()
    assert {name for name in before if before[name] != after[name]} == {plate.id}
