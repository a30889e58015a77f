"""The words that follow start.py on the command line, and what each of them does."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..jupyter import is_of_the_course
from . import system
from .environment import Unable, prepare
from .lab import open_course

ROOT = Path(__file__).resolve().parents[2]
LEARNER = [ROOT / "requirements.txt"]
AUTHOR = [*LEARNER, ROOT / "requirements-author.txt"]


def say(sentence: str) -> None:
    """Tells the person at the terminal, at once even where the output goes to a file."""
    print(sentence, flush=True)


def main(words: list[str]) -> int:
    """Does what was asked; whatever is in the way is one sentence and the exit code 1."""
    parser = argument_parser()
    asked, rest = parser.parse_known_args(words)
    if rest and asked.what != "test":
        parser.error(f"{' '.join(rest)} is not known here")
    try:
        return asked.does(asked, rest)
    except Unable as fault:
        print(fault, file=sys.stderr)
    except OSError as fault:  # a full disk names no file
        print(f"The course cannot use {fault.filename or ROOT} ({fault.strerror}): make room on the disk, or copy the folder to a place "
              "of your own, and start again.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. Start again whenever you like: it goes on from here.", file=sys.stderr)
    return 1


def argument_parser() -> argparse.ArgumentParser:
    """The words start.py knows."""
    parser = argparse.ArgumentParser(prog="start.py", description="Opens the course in JupyterLab. For authors there is more.")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open no browser")
    parser.add_argument("--port", type=int, help="the port to use, if the usual one does not suit")
    parser.set_defaults(what="open", does=open_lab)
    words = parser.add_subparsers(title="for authors", metavar="")
    for name, does, text in (
        ("test", test, "run every test (what follows goes to pytest)"),
        ("check", build, "name every fault of the content and every place that still says an old number"),
        ("build", build, "redraw the pictures and rebuild the notebooks"),
        ("bench", bench, "measure the time and room that the course takes"),
        ("restore", build, "put back lessons that have lost their still pictures and texts"),
    ):
        words.add_parser(name, help=text, description=text).set_defaults(what=name, does=does)
    text = "write every hand-out of a class into a folder, ready to print"
    handouts = words.add_parser("handouts", help=text, description=text)
    handouts.add_argument("folder", metavar="FOLDER", help="where the sheets go")
    handouts.set_defaults(what="handouts", does=build)
    return parser


def open_lab(asked: argparse.Namespace, _rest: list[str]) -> int:
    """Opens the course, or the window that shows it already."""
    python = prepare(ROOT, LEARNER, say)
    for lesson in bare_lessons(ROOT / "notebooks"):
        say(f"The lesson {lesson} has lost its pictures and texts: "
            f"{system.start_command(system.this_system())} restore puts them back.")
    return open_course(ROOT, python, asked.port, not asked.no_browser, say)


def build(asked: argparse.Namespace, _rest: list[str]) -> int:
    """Hands check, build, restore and handouts to the module that does them, inside the environment."""
    python = prepare(ROOT, AUTHOR if asked.what == "build" else LEARNER, say)
    rest = [str(Path(asked.folder).resolve())] if asked.what == "handouts" else []
    return subprocess.call([python, "-m", "course_lib.build", asked.what, *rest], cwd=ROOT)


def test(_asked: argparse.Namespace, rest: list[str]) -> int:
    """Runs every test."""
    # A file stays with one worker, for its tests share a browser or a JupyterLab. The order of the folders is kept, so that the long
    # files of tests/browser come early and no worker waits for the last of them. One worker more than processors, because tests with a
    # real clock mostly wait. What is asked for comes last and wins.
    return run_pytest("-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile", "--no-loadscope-reorder", *rest)


def bench(_asked: argparse.Namespace, _rest: list[str]) -> int:
    """Runs the measurements, which print their figures."""
    return run_pytest("-s", "-q", "tests/bench")


def run_pytest(*words: str) -> int:
    """Runs pytest with these words, once there is a browser for it, and with a record of its own."""
    python = prepare(ROOT, AUTHOR, say)
    provide_browser()
    with tempfile.TemporaryDirectory() as record:
        env = os.environ | {"COURSE_RECORD": record}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # without it three workers and a hundred kernels would compile the same files again
        return subprocess.call([python, "-m", "pytest", *words], cwd=ROOT, env=env)


def provide_browser() -> None:
    """Sees that the tests will find a browser: on Debian the windowless one is installed now, where whoever asks is root."""
    here = system.this_system()
    if not os.environ.get("COURSE_BROWSER") and not shutil.which(system.WINDOWLESS):
        for command in system.browser_install(here, system.is_administrator(here)):
            say(" ".join(command))
            subprocess.call(command, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
    if not system.find_browser(here, os.environ):
        raise Unable("The tests drive a real browser: install Chrome, Chromium or Edge, or name one in COURSE_BROWSER, "
                     "and start them again.")


def bare_lessons(folder: Path) -> list[str]:
    """The lessons whose cells lost what they show before they are run, as when all outputs were cleared elsewhere."""
    bare = []
    for file in sorted(folder.glob("[0-9][0-9]_*.ipynb")):
        try:
            cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
            lost = any(cell["cell_type"] == "code" and not cell["outputs"] and is_of_the_course(cell) for cell in cells)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):  # damaged, or no notebook
            lost = True
        if lost:
            bare.append(file.stem)
    return bare
