"""Where a muscle lies: what is wrong with a table that somebody edited is named with its file and line."""

import pytest

from course_lib.calls import door

TABLES = "course_lib/anatomy/tables"
ZONES, LANDMARKS = f"{TABLES}/zones.json", f"{TABLES}/landmarks.csv"
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


def test_an_id_that_another_table_does_not_know_is_a_fault(house):
    """A misspelt zone is named by the check, and nothing of it is a traceback."""
    spoil, run = house
    spoil(ZONES, '"id": "Z1", "rule"', '"id": "Z11", "rule"')
    done = run("-m", "course_lib.build", "check")
    told = "course_lib/anatomy/tables:1: no zone 'Z1'; nearest is 'Z11'. Right would be: an id that these tables know."
    assert (done.stdout, done.stderr) == (f"{told}\n1 fault.\n", "")


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_table_is_named_with_its_line(house, case):
    """A merge marker, a letter in a number, a name misspelt: `check` names the one line, and nothing that follows from it."""
    (spoil, run), (name, old, new, told) = house, SPOILT[case]
    spoil(name, old, new)
    done = run("-m", "course_lib.build", "check")
    assert (done.stdout, done.stderr) == (f"{name}{told}\n1 fault.\n", "")


def test_all_spoilt_tables_are_named_at_once(house):
    """Who edited two tables learns of both faults, also where the plates are drawn."""
    spoil, run = house
    for case in ("torn", "no number"):
        spoil(*SPOILT[case][:3])
    done = run("-m", "course_lib.build", "pictures")
    names = [SPOILT[case][0] + SPOILT[case][3] for case in ("no number", "torn")]
    assert done.stderr == "\n".join(["2 faults in the content:", *names, ""])


def test_a_name_that_only_a_plate_asks_for_is_named(house):
    """Drawing asks for more than a lesson does, and it is done in another process: the fault comes back whole."""
    spoil, run = house
    spoil(f"{TABLES}/outlines.json", '"midline_rings"', '"midline_rigns"')
    asked = "from concurrent.futures import ProcessPoolExecutor as P; from course_lib.anatomy import tables; P().submit(%s).result()"
    told = "outlines.json:1: midline_rings: is not there. Right would be: the name 'midline_rings' with its value."
    assert f"{TABLES}/{told}\n" in run("-c", asked % "tables.read('outlines').__getitem__, 'midline_rings'").stderr


def test_a_torn_table_stops_no_cell(house):
    """A learner whose course was torn gets a card with one line."""
    spoil, run = house
    spoil(*SPOILT["torn"][:3])
    done = run("-c", "import course_lib; print(course_lib.lesson('effleurage'))")
    assert (done.stdout, done.stderr) == (f"{door.FAULTY}\n", "")
