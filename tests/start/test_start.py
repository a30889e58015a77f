"""start.py itself, run as a learner runs it: in a folder of their own, with one command."""

import ast
import json
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from course_lib.start import commands, environment, lab
from course_lib.start.commands import AUTHOR, LEARNER, bare_lessons, main
from tests.browser.conftest import LEFT_OUT, ROOT

ADDRESS = r"http://localhost:"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A copy of the course as a learner has it, in a folder with spaces and accents, its environment already made."""
    place = tmp_path_factory.mktemp("Ada's Rücken") / "the course"
    shutil.copytree(ROOT, place, ignore=LEFT_OUT)
    (place / ".venv").symlink_to(sys.prefix)
    # The tests run in an environment that holds both lists, whoever made it.
    if not environment.fingerprint(LEARNER).items() <= environment.installed(Path(sys.prefix)).items():
        environment.write_stamp(Path(sys.prefix), environment.fingerprint(AUTHOR))
    return place


def hear_ctrl_c():
    """Lets Ctrl+C reach what is started, as at a terminal: tests that a shell runs in the background have it ignored for all below them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def start(place, tmp_path):
    """Runs start.py in that folder; whatever still runs at the end is ended."""
    own = {name: str(tmp_path / name.lower()) for name in
           ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_WORKSPACES_DIR", "COURSE_RECORD")}
    begun = []

    def run(*words):
        process = subprocess.Popen([sys.executable, "start.py", "--no-browser", *words], cwd=place, env=os.environ | own,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
                                   preexec_fn=hear_ctrl_c)
        begun.append(process)
        return process

    yield run
    for process in begun:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)


def address_in(process):
    """The address that start.py prints, read as soon as it is there."""
    said = []
    for line in process.stdout:
        said.append(line)
        if ADDRESS in line:
            return line.strip()
    raise AssertionError("".join(said))


def answer(address):
    with urllib.request.urlopen(address, timeout=20) as page:
        return page.status, page.read().decode()


def test_one_command_opens_the_course_and_a_second_one_finds_it(start):
    """The printed address is the first lesson; a second start names the same; Ctrl+C ends everything quietly."""
    first = start("--port", str(lab.free_port(31000)))
    address = address_in(first)
    status, page = answer(address)
    assert (status, "JupyterLab" in page) == (200, True)

    second = start()
    said = second.communicate(timeout=20)[0]
    assert (second.returncode, said.split()) == (0, f"The course is already open at {address}".split())

    os.killpg(first.pid, signal.SIGINT)  # as a terminal does: to start.py and to JupyterLab
    assert first.wait(20) == 0
    with pytest.raises(urllib.error.URLError):
        answer(address)


def test_a_jupyterlab_that_will_not_end_is_ended():
    """Whoever stops the course gets their terminal back, whatever a thread of the server still waits for."""
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(600)"
    process = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    process.stdout.readline()
    process.terminate()
    lab.end(process, 0.1)
    assert process.returncode == -signal.SIGKILL


def test_a_first_start_does_not_show_itself_without_its_token(start):
    """Nobody without the token gets in, not even on the same computer."""
    address = address_in(start("--port", str(lab.free_port(31100))))
    with pytest.raises(urllib.error.HTTPError, match="403"):
        answer(address.partition("/lab/")[0] + "/api/contents")


def test_a_taken_port_is_one_sentence(start):
    """Whoever names a port that is taken learns which to try instead."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        process = start("--port", str(port))
        said = process.communicate(timeout=60)[0]
    assert process.returncode == 1
    assert said.splitlines()[-1] == (f"JupyterLab could not start at port {port}: what it said stands above; "
                                     f"another port may help: python3 start.py --port {port + 1}")


def test_the_usual_port_gives_way_to_the_next_free_one():
    """A port that another program holds does not keep the course from opening."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        assert lab.free_port(port, 20) > port
        with pytest.raises(environment.Unable, match=rf"^The ports {port} to {port} are all taken: name a free one with --port\.$"):
            lab.free_port(port, 1)


@pytest.mark.parametrize("note", [
    "not json", "{}", '{"token": null, "root_dir": "."}',
    json.dumps({"token": lab.OURS + "x", "root_dir": "/", "port": 9}),
    json.dumps({"token": "somebody's", "root_dir": str(ROOT), "port": 9}),
    json.dumps({"token": lab.OURS + "dead", "root_dir": str(ROOT), "port": 9}),
])
def test_notes_of_other_or_dead_servers_are_passed_over(tmp_path, note):
    """A plain JupyterLab, another folder's course, a crashed server: none of them is taken for this course."""
    (tmp_path / "jpserver-1.json").write_text(note)
    assert list(lab.running(ROOT, tmp_path)) == []


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_an_old_python_says_in_one_sentence_what_it_needs(monkeypatch, version):
    """Not a syntax error, but what to install and where from."""
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(ROOT / "start.py"))
    assert stop.value.code == (f"This course needs Python 3.11 or newer and this is Python {version[0]}.{version[1]}: install a newer one "
                               "from https://www.python.org/downloads/ and start the course with that.")


def test_start_py_uses_no_word_that_an_old_python_cannot_read():
    """Plain statements only: no f-string, annotation, walrus or keyword-only argument, which older Pythons cannot parse."""
    text = (ROOT / "start.py").read_text(encoding="ascii")
    kinds = {type(node).__name__ for node in ast.walk(ast.parse(text))}
    assert kinds <= {"Module", "Expr", "Constant", "Import", "ImportFrom", "alias", "If", "Compare", "Attribute", "Name", "Load", "Lt",
                     "Eq", "Tuple", "Call", "BinOp", "Mod", "Subscript", "Slice"}


def test_an_unknown_word_is_refused_with_the_known_ones(capsys):
    """A typing error does not start anything."""
    with pytest.raises(SystemExit):
        main(["--prot=8000"])
    assert "start.py: error: --prot=8000 is not known here" in capsys.readouterr().err


def test_help_names_every_word(capsys):
    """An author finds what there is without reading code."""
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert [word for word in ("test", "check", "build", "bench", "restore", "handouts", "--no-browser", "--port") if word not in said] == []


@pytest.mark.parametrize("word", ["test", "bench"])
def test_without_a_browser_tests_and_measurements_say_what_to_install(tmp_path, monkeypatch, capsys, word):
    """One sentence and a failure, never a skipped test; and a browser that somebody named is not replaced by another."""
    monkeypatch.setenv("COURSE_BROWSER", "/nowhere/chrome")
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    monkeypatch.setattr(commands, "AUTHOR", [])  # nothing to install
    assert main([word]) == 1
    assert capsys.readouterr().err == ("The tests drive a real browser: install Chrome, Chromium or Edge, or name one in COURSE_BROWSER, "
                                       "and start them again.\n")


def lesson(*cells):
    return json.dumps({"cells": [{"cell_type": "code", "id": "a", "metadata": {"deletable": own}, "outputs": outputs, "source": []}
                                 for own, outputs in cells]})


@pytest.mark.parametrize(("opens", "said"), [(True, []), (False, ["Your browser did not open: copy the address above into it."])])
def test_a_browser_that_does_not_open_is_told_as_all_else_is(monkeypatch, opens, said):
    """The sentence goes the way of the address before it, and so it stands there while the course runs."""
    monkeypatch.setattr(lab.system, "has_screen", lambda *_: True)
    monkeypatch.setattr(lab.webbrowser, "open", lambda _: opens)
    told = []
    lab.show(lab.address_of(8725, "a-token"), True, told.append)
    assert told == said


def test_lessons_that_lost_their_pictures_are_named(tmp_path):
    """A course cell without output, or a file that is no notebook, is worth a word at the start; a learner's own cell is not."""
    (tmp_path / "01_whole.ipynb").write_text(lesson((False, [{}]), (True, [])))
    (tmp_path / "02_cleared.ipynb").write_text(lesson((False, [{}]), (False, [])))
    (tmp_path / "03_torn.ipynb").write_text('{"cells": [')
    (tmp_path / "04_list.ipynb").write_text("[]")
    (tmp_path / "05_no_cells.ipynb").write_text('{"cells": [{"cell_type": "code"}]}')
    (tmp_path / "my_02_cleared.ipynb").write_text(lesson((False, [])))
    assert bare_lessons(tmp_path) == ["02_cleared", "03_torn", "04_list", "05_no_cells"]
