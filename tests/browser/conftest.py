"""A real browser, and a real JupyterLab started as start.py starts it, on a copy of the course and with folders of its own."""

import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from course_lib.start import lab as start_lab
from course_lib.start import system

# The fixtures of these modules end in an assertion that should tell which faults the page has thrown.
SHARED = ("exam_desk", "learner", "live_plate", "players", "points", "quiz_desk", "screening_page")
pytest.register_assert_rewrite(*(f"tests.browser.{name}" for name in SHARED))

from .exam_desk import exam_desk  # noqa: E402
from .learner import learner  # noqa: E402
from .live_plate import live_plate  # noqa: E402
from .players import player_clock  # noqa: E402
from .points import points_clock  # noqa: E402
from .quiz_desk import quiz_desk  # noqa: E402
from .screening_page import screening_check  # noqa: E402

__all__ = ["exam_desk", "learner", "live_plate", "player_clock", "points_clock", "quiz_desk", "screening_check"]

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".ruff_cache", ".hypothesis")
PATIENCE = 60_000  # ms until a page that should change is given up; two browsers and two servers share a small machine
expect.set_options(timeout=PATIENCE / 2)
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Lab:
    """A JupyterLab with the course's configuration. `folder` is its copy of the course, under git and clean at first;
    `record` the learner's record. What a learner keeps outlasts `stop` and the next `start`, as on a real computer."""

    def __init__(self, place: Path):
        self.folder, self.record, self.runtime, self.process = place / "course", place / "record", place / "runtime", None
        shutil.copytree(ROOT, self.folder, ignore=LEFT_OUT)
        self.git("init", "-q")
        self.commit()
        own = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "jupyter", "JUPYTERLAB_SETTINGS_DIR": "settings",
               "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython", "COURSE_RECORD": "record"}
        self.own = {name: str(place / folder) for name, folder in own.items()} | {"PYTHONPATH": str(self.folder)}

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        # below the ports that a system gives to the other ends of connections, one of which could be there before JupyterLab is
        self.port, self.token = start_lab.free_port(12000 + os.getpid() % 20000), start_lab.OURS + "test"
        self.process = subprocess.Popen(
            start_lab.command(Path(sys.executable), self.port, system.is_administrator(system.this_system())),
            cwd=self.folder, env=start_lab.environment(self.folder, self.runtime, self.token) | self.own)
        assert start_lab.wait_until_ready(self.process, self.port, self.token), "JupyterLab did not start"
        start_lab.leave_slides(self.port, self.token)

    def stop(self) -> None:
        """Stops the server and its kernels, as Ctrl+C does."""
        if self.process:
            self.request("api/shutdown", "POST")
            start_lab.end(self.process, 20)
            self.process = None

    def address(self, notebook: str = "00_start_here") -> str:
        """Where the browser finds a notebook."""
        return start_lab.address_of(self.port, self.token, notebook)

    def request(self, path: str, method: str = "GET") -> bytes:
        """What the server says to a request, for setting a test up or taking it down."""
        asked = urllib.request.Request(f"http://localhost:{self.port}/{path}", method=method,
                                       headers={"Authorization": f"token {self.token}"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked, timeout=30) as answer:
            return answer.read()

    def commit(self) -> None:
        """Commits all that stands in the folder, so that whatever changes from here on is seen."""
        self.git("add", "-A")
        self.git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "-q", "-m", "the course")

    def git(self, *words: str) -> str:
        """What git says in the copy of the course; `git("status", "--porcelain")` is empty where nothing changed."""
        return subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A running JupyterLab, one for all tests of a file."""
    lab = Lab(tmp_path_factory.mktemp("lab"))
    lab.start()
    yield lab
    lab.stop()


@pytest.fixture(scope="session")
def browser():
    """The installed browser that start.py found, started once."""
    found = system.find_browser(system.this_system(), os.environ)
    assert found, "the tests drive a real browser: install Chrome, Chromium or Edge, or run them by start.py test"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A fresh page as a learner's laptop shows it; the test fails if the page asked anything of the internet.

    It asks for less motion: moving hands are drawn all the while that a test waits, and a fake clock plays each frame of them.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page, outside = context.new_page(), []
    page.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
    yield page
    context.close()
    assert outside == []


@pytest.fixture
def lively(page):
    """The page as most people have it, on which hands move."""
    page.emulate_media(reduced_motion="no-preference")


def is_outside(address: str) -> bool:
    """Whether a request leaves this computer."""
    return address.startswith(("http", "ws")) and not address.split("://")[1].startswith(("localhost", "127.0.0.1"))
