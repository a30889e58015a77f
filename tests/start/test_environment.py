"""The environment is made once, noticed when broken, and repaired by the next start."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.start import commands, environment
from course_lib.start.environment import Unable, installed, prepare, why_pip_failed
from tests.start.conftest import wheel

ROOT = Path(__file__).resolve().parents[2]


# prepares the course in the folder that follows
IN_A_PROCESS = [
    sys.executable, "-c",
    f"import sys; sys.path.insert(0, {os.fspath(environment.__file__)!r}.rpartition('course_lib')[0])\n"
    "from pathlib import Path\nfrom course_lib.start.environment import Unable, prepare\n"
    "try: prepare(Path(sys.argv[1]), [Path(sys.argv[1]) / 'requirements.txt'], print)\n"
    "except Unable as fault: print(fault)\n",
]  # fmt: skip


def modules_in(python, *names):
    """Which of the modules the interpreter can import."""
    code = "import importlib.util, sys; print([n for n in sys.argv[1:] if importlib.util.find_spec(n)])"
    done = subprocess.run([python, "-c", code, *names], capture_output=True, text=True, cwd="/", check=True)
    return done.stdout.strip()


def set_up(folder, say=lambda sentence: None):
    return prepare(folder, [folder / "requirements.txt"], say)


def test_first_start_installs_and_the_second_asks_nothing_of_anybody(course, index, no_network):
    """Once installed, the course starts without the network and without a word, in a folder with spaces and accents too."""
    python = set_up(course)
    assert modules_in(python, "sesame", "absent") == "['sesame']"
    no_network()
    said = []
    assert set_up(course, said.append) == python
    assert said == []


def test_kernels_load_the_course_ahead_in_an_old_environment_too(started, index):
    """Where IPython looks stands what its kernels load; an environment from before gets it at its next start, and keeps what is there."""
    settings = started / ".venv" / environment.KERNEL_SETTINGS
    assert json.loads(settings.read_text()) == {"InteractiveShellApp": {"extensions": ["course_lib.calls.warm_up"]}}
    settings.unlink()
    set_up(started)
    settings.write_text("{}")
    set_up(started)
    assert settings.read_text() == "{}"


def test_a_moved_folder_still_finds_its_own_course(started, index, tmp_path):
    """Notebooks import course_lib from the folder they stand in, wherever it was moved to."""
    (started / "bay_leaf.py").touch()
    moved = started.rename(tmp_path / "elsewhere")
    assert modules_in(set_up(moved), "bay_leaf") == "['bay_leaf']"


@pytest.mark.parametrize("damage", ["no stamp", "no python", "a file in its place", "a link to nowhere"])
def test_a_half_made_environment_is_made_afresh(course, index, damage):
    """Whatever was interrupted or broken, the next start repairs it."""
    venv = course / ".venv"
    if damage == "a file in its place":
        venv.write_text("not a folder")
    elif damage == "a link to nowhere":
        venv.symlink_to(course / "nowhere")
    else:
        venv.mkdir()
        (venv / "left_over").touch()
        stamp = {"python": f"{sys.version_info[0]}.{sys.version_info[1]}", "lists": environment.fingerprint([course / "requirements.txt"])}
        if damage != "no stamp":
            (venv / environment.STAMP).write_text(json.dumps(stamp))
    python = set_up(course)
    assert modules_in(python, "sesame") == "['sesame']"
    assert not (venv / "left_over").exists()


def test_a_second_start_leaves_the_first_one_what_it_makes(course, index):
    """Whoever starts the course twice in its first minutes is told to wait; and a start that was killed keeps nobody out."""
    with socket.create_server(("127.0.0.1", 0)) as shop:
        shop.settimeout(60)
        other = {name: value for name, value in os.environ.items() if name not in ("PIP_FIND_LINKS", "PIP_NO_INDEX")}
        other |= {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": f"http://127.0.0.1:{shop.getsockname()[1]}/simple"}
        first = subprocess.Popen([*IN_A_PROCESS, str(course)], env=other, start_new_session=True, stdout=subprocess.DEVNULL)
        try:
            with shop.accept()[0]:  # its pip waits for an answer
                with pytest.raises(Unable, match=r"^The course is just being installed in another window: wait until .+ start again\.$"):
                    set_up(course)
                assert modules_in(environment.python_of(course / ".venv"), "pip") == "['pip']"
        finally:
            os.killpg(first.pid, signal.SIGKILL)
            first.wait()
    assert modules_in(set_up(course), "sesame") == "['sesame']"


@pytest.mark.parametrize("stamp", ["", '{"python": "3.', "{}", "[]", "3", '{"python": "VERSION"}', '{"python": "VERSION", "lists": 3}',
                                   '{"python": "VERSION", "lists": "all"}', '{"python": "VERSION", "lists": null}'])
def test_an_odd_stamp_counts_as_none(tmp_path, stamp):
    """What is torn, or JSON and no stamp of the course, holds nothing; the environment is then made afresh."""
    (tmp_path / "bin").mkdir()
    environment.python_of(tmp_path).symlink_to(sys.executable)
    (tmp_path / environment.STAMP).write_text(stamp.replace("VERSION", environment.version_of(tmp_path)))
    assert installed(tmp_path) == {}


@pytest.mark.parametrize("obstacle", ["a folder in the way", "a full disk"])
def test_a_disk_that_takes_nothing_is_one_sentence_with_the_place(started, index, monkeypatch, capsys, obstacle):
    """Whoever starts the course on a full or locked disk reads what to do, and where, instead of a traceback."""
    (started / "requirements.txt").write_text("sesame==1.0\n# updated\n")
    draft = started / ".venv" / f"{environment.STAMP}.new"
    if obstacle == "a full disk":
        draft.symlink_to("/dev/full")
    else:
        draft.mkdir()
    monkeypatch.setattr(commands, "ROOT", started)
    monkeypatch.setattr(commands, "LEARNER", [started / "requirements.txt"])
    assert commands.main(["check"]) == 1
    place, why = (started, "No space left on device") if obstacle == "a full disk" else (draft, "Is a directory")
    assert capsys.readouterr().err == (
        f"The course cannot use {place} ({why}): make room on the disk, or copy the folder to a place of your own, "
        "and start again.\n")


def test_a_new_list_is_installed_over_the_old_one(started, index):
    """After an update of the course only what changed is installed; the environment itself stays."""
    mark = started / ".venv" / "mark"
    mark.touch()
    wheel(index, "sesame", "1.1")
    (started / "requirements.txt").write_text("sesame==1.1\n", encoding="utf-8")
    python = set_up(started)
    done = subprocess.run([python, "-c", "import sesame; print(sesame.version)"], capture_output=True, text=True, check=True)
    assert done.stdout == "1.1\n"
    assert mark.exists()


def test_without_the_internet_one_sentence_says_so_and_the_next_start_repairs(course, index, no_network, monkeypatch):
    """Nobody reads pip's pages; and what was begun offline is finished when the network is back."""
    no_network()
    with pytest.raises(Unable, match=r"^The packages cannot be fetched because the internet is out of reach: "
                                     r"connect this computer and start again\.$"):
        set_up(course)
    assert installed(course / ".venv") == {}
    monkeypatch.setenv("PIP_FIND_LINKS", index.as_uri())
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert modules_in(set_up(course), "sesame") == "['sesame']"


def test_a_python_without_venv_gets_the_remedy_in_one_sentence(course, monkeypatch):
    """Debian ships venv apart; nothing is begun that could not be finished."""
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(Unable, match=r"^This Python lacks the part that makes environments \(venv\): .+ and start again\.$"):
        set_up(course)
    assert not (course / ".venv").exists()


def test_a_folder_that_cannot_be_written_to_is_named_with_a_way_out(course):
    """One sentence for a read-only folder, and no half-made environment in it."""
    course.chmod(0o555)
    root = os.geteuid() == 0  # root may write everywhere unless it gives that right away
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"] if root else []
    done = subprocess.run([*drop, *IN_A_PROCESS, str(course)], capture_output=True, text=True)
    course.chmod(0o755)
    assert done.stdout == (f"The folder {course} cannot be written to (Permission denied): close every window of the course, or copy the "
                           "folder to a place of your own, for instance your documents, and start again.\n"), done.stderr
    assert not (course / ".venv").exists()


@pytest.mark.parametrize(("log", "sentence"), [
    ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
     r"The disk is full: free \d+ MB and start again\."),
    ("WARNING: Retrying after connection broken by 'NewConnectionError(…)'\nERROR: No matching distribution found for a==1",
     r"The packages cannot be fetched because the internet is out of reach: connect this computer and start again\."),
    ("ERROR: Could not find a version\nERROR: No matching distribution found for shapely==2.2.0",
     r"There is no ready-made package shapely==2\.2\.0 for Python 3\.\d+ on this computer: "
     r"install Python 3\.13 from https://www\.python\.org/downloads/ and start the course with that\."),
    ("Collecting a\nERROR: something new\nNote: more\n",
     r"The packages could not be installed \(ERROR: something new\): start again, and if it fails again, send us this line\."),
])
def test_every_failure_of_pip_is_one_sentence_with_a_remedy(log, sentence):
    """Whatever pip says at length becomes one sentence that says what to do."""
    assert re.fullmatch(sentence, why_pip_failed(log))


def test_the_lists_hold_every_package_they_need():
    """Packages are installed without looking for more, so that each list must be complete: pip itself finds nothing missing."""
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "No broken requirements found.")


def test_nothing_is_installed_that_only_makes_the_start_slow():
    """`rfc3987-syntax` checks the spelling of international addresses for jsonschema, which does without. Whoever imports it waits two
    seconds for its grammars, and that is every program that reads a notebook: the server at each start, and `check`."""
    lists = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-author.txt"))
    assert re.findall(r"^(?:rfc3987|lark)\b.*$", lists, re.M | re.I) == []


def test_progress_counts_every_package_aloud(started, index, capfd):
    """While it installs, the learner sees how far it is."""
    names = [f"seed{number}" for number in range(20)]
    for name in names:
        wheel(index, name)
    (started / "requirements.txt").write_text("".join(f"{name}==1.0\n" for name in names), encoding="utf-8")
    set_up(started)
    assert capfd.readouterr().out.splitlines() == ["  10 of 20", "  20 of 20"]
