"""Opens JupyterLab with the course's configuration, or the one that already runs."""

import http.client
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

from . import system
from .environment import Unable

PORT = 8725  # always the same where possible: what a browser keeps for a page belongs to its port
PORTS = 20
PATIENCE = 120  # seconds; the very first start of JupyterLab on a slow disk takes long
SLIDES = "lab/api/settings/jupyterlab-slideshow:plugin"
PRESENTING = re.compile(r'("active"\s*:\s*)true')
OURS = "lower-back-"  # how our tokens begin: tells our servers from a plain JupyterLab in the same folder


def open_course(root: Path, python: Path, port: int | None, browser: bool, say: Callable[[str], None]) -> int:
    """Shows the course in the browser and stays until JupyterLab ends; returns at once where it runs already."""
    here = system.this_system()
    runtime = Path(system.jupyter_runtime(here, os.environ, Path.home()))
    for found, key in running(root, runtime):
        leave_slides(found, key)
        say(f"The course is already open at\n\n    {address_of(found, key)}\n")
        show(address_of(found, key), browser, say)
        return 0
    if system.is_administrator(here) and os.environ.get("SUDO_USER"):
        raise Unable(f"Start the course without sudo: {system.start_command(here)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that JupyterLab ends too, below
    port = port or free_port()
    token = OURS + secrets.token_hex(24)
    lab = subprocess.Popen(command(python, port, system.is_administrator(here)), cwd=root, env=environment(root, runtime, token))
    try:
        if not wait_until_ready(lab, port, token):
            raise Unable(f"JupyterLab could not start at port {port}: what it said stands above; "
                         f"another port may help: {system.start_command(here)} --port {port + 1}")
        leave_slides(port, token)
        say(f"The course is open at\n\n    {address_of(port, token)}\n\n"
            "Leave this window open while you practise. To stop the course, press Ctrl+C here.")
        show(address_of(port, token), browser, say)
        return lab.wait()
    except KeyboardInterrupt:  # Ctrl+C has reached JupyterLab as well; told twice, it would take longer to end
        end(lab, 10)
        return 0
    finally:
        if not ended(lab, 0):
            lab.terminate()
            end(lab, 20)


def end(lab: subprocess.Popen, seconds: float) -> None:
    """Ends a JupyterLab that was told to end, by force after these seconds: a request that it was just answering can keep it for good.

    Jupyter Server lets the thread of such a request wait for work that never comes, when all its kernels have long ended.
    """
    if not ended(lab, seconds):
        lab.kill()
        lab.wait()


def ended(lab: subprocess.Popen, seconds: float) -> bool:
    """Whether JupyterLab ended, or does so within these seconds."""
    try:
        lab.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def command(python: Path, port: int, administrator: bool) -> list[str]:
    """How JupyterLab is started; all that is the same every time stands in its configuration folder."""
    asked = [str(python), "-m", "jupyterlab", "--no-browser", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    return asked + ["--allow-root"] * administrator  # in a container everybody is root


def environment(root: Path, runtime: Path, token: str) -> dict[str, str]:
    """What JupyterLab is told by its environment. The token goes this way because others can read a command line."""
    folders = [str(root / "course_lib" / "jupyter"), os.environ.get("JUPYTER_CONFIG_PATH")]
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, folders)),
                         "JUPYTER_RUNTIME_DIR": str(runtime), "JUPYTER_TOKEN": token}


def address_of(port: int, token: str, lesson: str = "00_start_here") -> str:
    """Where a browser finds a lesson. `reset` opens it alone, as on the first day."""
    return f"http://localhost:{port}/lab/tree/notebooks/{lesson}.ipynb?reset&token={token}"


def running(root: Path, runtime: Path) -> Iterator[tuple[int, str]]:
    """Port and token of this course's servers that answer now, out of the notes that JupyterLab leaves."""
    for note in sorted(runtime.glob("jpserver-*.json")):
        try:
            server = json.loads(note.read_text(encoding="utf-8"))
            ours = server["token"].startswith(OURS) and os.path.samefile(server["root_dir"], root)
        except (OSError, ValueError, KeyError, AttributeError):  # another's file, or one half-written
            continue
        if ours and answer(server["port"], server["token"]) is not None:
            yield server["port"], server["token"]


def answer(port: int, token: str, method: str = "GET", path: str = "api/status", body: str = "") -> str | None:
    """What the server with this token says to a request; nothing if there is none. (Not by urllib, which would ask proxies.)"""
    line = http.client.HTTPConnection("localhost", port, timeout=2)
    try:
        line.request(method, f"/{path}", body, {"Authorization": f"token {token}"})
        said = line.getresponse()
        return said.read().decode() if said.status < 300 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        line.close()


def leave_slides(port: int, token: str) -> None:
    """Opens the course as a page: JupyterLab would go on with the slides in which the browser was closed last."""
    settings = answer(port, token, path=SLIDES)
    raw = json.loads(settings)["raw"] if settings else ""
    if PRESENTING.search(raw):
        answer(port, token, "PUT", SLIDES, json.dumps({"raw": PRESENTING.sub(r"\1false", raw)}))


def wait_until_ready(lab: subprocess.Popen, port: int, token: str) -> bool:
    """Waits until JupyterLab answers to its token; false if it ended instead or took longer than anybody's patience."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and lab.poll() is None:
        if answer(port, token) is not None:
            return True
        time.sleep(0.05)
    return False


def free_port(first: int = PORT, tries: int = PORTS) -> int:
    """The course's own port, or the next one that nobody listens on."""
    for port in range(first, first + tries):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door:
            if os.name == "posix":  # as JupyterLab does it: a port just left is free again
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Unable(f"The ports {first} to {first + tries - 1} are all taken: name a free one with --port.")


def show(address: str, browser: bool, say: Callable[[str], None]) -> None:
    """Opens the address in the browser. Not by a file that hides the token: packaged browsers may not read such files."""
    if browser and system.has_screen(system.this_system(), os.environ) and not webbrowser.open(address):
        say("Your browser did not open: copy the address above into it.")
