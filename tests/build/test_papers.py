"""One command for all hand-outs."""

from course_lib.build.__main__ import main
from course_lib.calls.handout import wordings
from course_lib.library import library
from course_lib.teaching import handouts


def test_all_hand_outs_stand_in_one_folder(tmp_path, capsys):
    """Every sheet of the course is a file of its own in the folder that was named, and the sentence says how many and where."""
    assert main("handouts", str(tmp_path / "a new" / "folder")) == 0
    sheets = {f"{sheet.name}.html": sheet.page for sheet in handouts.every(library(), wordings())}
    assert {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "a new" / "folder").iterdir()} == sheets
    assert capsys.readouterr().out == f"{len(sheets)} sheets to print stand in {tmp_path / 'a new' / 'folder'}\n"


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path, capsys):
    """A file in the way is named, without a traceback."""
    (tmp_path / "taken").write_text("")
    assert main("handouts", str(tmp_path / "taken")) == 1
    assert "taken" in capsys.readouterr().err
