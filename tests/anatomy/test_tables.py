"""Where a muscle lies: what is wrong with a table that somebody edited is named with its file and line."""

import os
import shutil
import subprocess
import sys

import pytest

from course_lib.build.pages import ROOT
from course_lib.calls import door

ZONES, LANDMARKS = "zones.json", "landmarks.csv"
SPOILT = {
    "torn": (
        ZONES, '"zones": [', '<<<<<<< HEAD\n "zones": [',
        ":4: is not JSON (Expecting property name enclosed in double quotes). "
        "Right would be: the shape of the lines around it, with a comma between two values.",
    ),
    "no name": (
        ZONES, '"id": "Z1", "rule"', '"id": "Z1", "rlue"',
        ":6: Z1 rule: is not there. Right would be: the name 'rule' with its value.",
    ),
    "no number": (
        LANDMARKS, "spinous-tip-t9,,0.1,", "spinous-tip-t9,,0.l,",
        ":2: spinous-tip-t9 x: is '0.l', which is no number. Right would be: a number such as 12 or 0.5.",
    ),
    "no column": (
        LANDMARKS, "id,side,x,", "id,side,xx,",
        ":2: spinous-tip-t9 x: is not there. Right would be: the name 'x' with its value.",
    ),
    "a comma": (
        LANDMARKS, '"body width 36 mm, height 28 mm"', "body width 36 mm, height 28 mm",
        ":5: body-centre-t9: has more values than the first line has names. Right would be: a text with a comma in double quotes.",
    ),
}  # fmt: skip


@pytest.fixture
def house(tmp_path):
    """A copy of the course, whose tables a test may spoil; its pages are left out."""
    shutil.copytree(ROOT / "course_lib", tmp_path / "course_lib", ignore=shutil.ignore_patterns("__pycache__"))

    def spoil(name, old, new):
        table = tmp_path / "course_lib" / "anatomy" / "tables" / name
        text = table.read_text(encoding="utf-8")
        assert old in text
        table.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(*words):
        return subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=tmp_path,
                              env=os.environ | {"COURSE_RECORD": str(tmp_path / "record")})

    return spoil, run


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_table_is_named_with_its_line(house, case):
    """A merge marker, a letter in a number, a name misspelt: `check` names the one line, and nothing that follows from it."""
    (spoil, run), (name, old, new, told) = house, SPOILT[case]
    spoil(name, old, new)
    done = run("-m", "course_lib.build", "check")
    assert (done.stdout, done.stderr) == (f"course_lib/anatomy/tables/{name}{told}\n1 fault.\n", "")


def test_all_spoilt_tables_are_named_at_once(house):
    """Who edited two tables learns of both faults, also where the plates are drawn."""
    spoil, run = house
    for case in ("torn", "no number"):
        spoil(*SPOILT[case][:3])
    done = run("-m", "course_lib.build", "pictures")
    names = [f"course_lib/anatomy/tables/{SPOILT[case][0]}{SPOILT[case][3]}" for case in ("no number", "torn")]
    assert done.stderr == "\n".join(["2 faults in the content:", *names, ""])


def test_a_name_that_only_a_plate_asks_for_is_named_by_the_build(house):
    """Drawing asks for more than a lesson does, and runs in other processes; its fault comes back whole."""
    spoil, run = house
    spoil("outlines.json", '"midline_rings"', '"midline_rigns"')
    done = run("-m", "course_lib.build", "pictures")
    told = "outlines.json:1: midline_rings: is not there. Right would be: the name 'midline_rings' with its value."
    assert done.stderr == f"1 fault in the content:\ncourse_lib/anatomy/tables/{told}\n"


def test_a_torn_table_stops_no_cell(house):
    """A learner whose course was torn gets a card with one line."""
    spoil, run = house
    spoil(*SPOILT["torn"][:3])
    done = run("-c", "import course_lib; print(course_lib.lesson('effleurage'))")
    assert (done.stdout, done.stderr) == (f"{door.FAULTY}\n", "")
