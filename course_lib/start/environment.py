"""The course's own environment: made once in .venv, checked in milliseconds ever after."""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from . import system

# Measured with `pip download -r requirements.txt` (Linux, Python 3.11: 119 wheels) and `du -sm .venv` after the installation.
DOWNLOAD_MB, DISK_MB = 96, 460

KERNEL_SETTINGS = Path("etc", "ipython", "ipython_kernel_config.json")  # where IPython looks in an environment
STAMP = "installed.json"  # stands in .venv once everything is installed, so that a half-made .venv has none


class Unable(Exception):
    """The course cannot start; the message is one sentence that says what to do."""


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / system.venv_python(system.this_system())


def fingerprint(lists: list[Path]) -> dict[str, str]:
    """What has to be installed: a hash of each list of requirements."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in lists}


def version_of(venv: Path) -> str:
    """The version that the environment's Python says it has, as in 3.11; empty where it no longer runs."""
    try:
        done = subprocess.run([python_of(venv), "-Sc", "import sys; print('%d.%d' % sys.version_info[:2])"],
                              capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def installed(venv: Path) -> dict[str, str]:
    """What the environment holds according to its stamp; nothing where it is half-made, its Python is gone or the stamp is odd."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
        python, lists = stamp["python"], dict(stamp["lists"])
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return lists if version_of(venv) == python else {}


def prepare(root: Path, lists: list[Path], say: Callable[[str], None]) -> Path:
    """The interpreter of an environment that holds the requirements of every list: at once if it does, else made now."""
    venv = root / ".venv"
    if not fingerprint(lists).items() <= installed(venv).items():
        # a file that stands there anyway says that one start is at it: a second would remove what the first has made so far
        with lists[0].open("rb", buffering=0) as file:
            if not system.lock(system.this_system(), file):
                raise Unable("The course is just being installed in another window: wait until that one has opened it, "
                             "or has ended, and start again.")
            complete(venv, lists, say)
    with suppress(OSError):  # a folder that cannot be written to: the first part of a lesson takes half a second longer
        warm_kernels(venv)
    return python_of(venv)


def complete(venv: Path, lists: list[Path], say: Callable[[str], None]) -> None:
    """Makes the environment if there is none, and installs what it lacks."""
    held, wanted = installed(venv), fingerprint(lists)
    if not held:
        make(venv, say)
    (venv / STAMP).unlink(missing_ok=True)
    for file in lists:
        if held.get(file.name) != wanted[file.name]:
            install(venv, file, say)
    write_stamp(venv, held | wanted)


def warm_kernels(venv: Path) -> None:
    """Lets each kernel of this environment load the course before its first cell."""
    settings = venv / KERNEL_SETTINGS
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps({"InteractiveShellApp": {"extensions": ["course_lib.calls.warm_up"]}}), encoding="utf-8")


def make(venv: Path, say: Callable[[str], None]) -> None:
    """A fresh environment that finds the course wherever the folder is moved; what stood there before goes."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise Unable("This Python lacks the part that makes environments (venv): "
                     f"{system.advice_for_venv(system.this_system(), version)} and start again.")
    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()
        elif venv.exists():
            shutil.rmtree(venv)
        venv.mkdir()
    except OSError as fault:
        raise Unable(f"The folder {venv.parent} cannot be written to ({fault.strerror}): close every window of the course, "
                     "or copy the folder to a place of your own, for instance your documents, and start again.") from fault
    say("Making the course's own environment in the folder .venv; nothing outside it is changed.")
    # The Python below any environment: the one that runs this may be the very one that was just removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run([python, "-m", "venv", venv], capture_output=True, text=True)
    if done.returncode:
        raise Unable(f"The environment in {venv} could not be made: {last_words(done.stdout + done.stderr)}")
    to_root = system.site_packages(system.this_system(), version)
    up = "/".join([".."] * (len(to_root.parts) + 1))  # relative, so that it survives a move and needs no accents
    (venv / to_root / "course.pth").write_text(up + "\n", encoding="ascii")


def install(venv: Path, file: Path, say: Callable[[str], None]) -> None:
    """Fetches and installs one list of pinned requirements, counting aloud."""
    total = len(re.findall(r"^[\w.-]+==", file.read_text(encoding="utf-8"), re.M))
    if total > 50:
        say(f"Installing {total} packages, this once: about {DOWNLOAD_MB} MB to fetch, {DISK_MB} MB on the disk. "
            "After that the course needs no internet.")
    # Pins are complete, so pip need not look for more; wheels only, so that nobody needs a compiler.
    command = [python_of(venv), "-m", "pip", "install", "--no-deps", "--only-binary", ":all:", "--no-input", "--retries", "2",
               "--disable-pip-version-check", "--progress-bar", "off", "-r", file]
    log, seen = [], 0
    pip = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    try:
        for line in pip.stdout:
            log.append(line)
            if re.match("Collecting |Ignoring |Requirement already|Processing ", line):
                seen += 1
                counted(seen, total, re.split("==|:", line.split()[1])[0].rpartition("/")[2])
            elif line.startswith("Installing collected"):
                say("\nUnpacking them; this takes a minute or two.")
    finally:
        pip.wait()
    if pip.returncode:
        raise Unable(why_pip_failed("".join(log)))


def counted(seen: int, total: int, name: str) -> None:
    """One line that counts in place on a screen, and every tenth package in a log."""
    if sys.stdout.isatty():
        print(f"\r  {seen:3} of {total}  {name:<40}", end="", flush=True)
    elif seen % 10 == 0:
        print(f"  {seen} of {total}", flush=True)


def why_pip_failed(log: str) -> str:
    """One sentence out of pip's many."""
    if re.search(r"No space left|Errno 28|WinError 112", log):
        return f"The disk is full: free {DISK_MB + DOWNLOAD_MB} MB and start again."
    if re.search(r"NewConnectionError|NameResolution|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Connection (?:refused|reset|aborted)"
                 r"|Failed to establish|Max retries", log):
        return "The packages cannot be fetched because the internet is out of reach: connect this computer and start again."
    missing = re.search(r"No matching distribution found for (\S+)", log)
    if missing:
        return (f"There is no ready-made package {missing[1]} for Python {sys.version_info[0]}.{sys.version_info[1]} on this computer: "
                "install Python 3.13 from https://www.python.org/downloads/ and start the course with that.")
    return f"The packages could not be installed ({last_words(log)}): start again, and if it fails again, send us this line."


def last_words(log: str) -> str:
    """The last line that says something, errors first."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    faults = [line for line in lines if "error" in line.lower()]
    return (faults or lines or ["no reason given"])[-1]


def write_stamp(venv: Path, lists: dict[str, str]) -> None:
    """Says that the environment is whole. Written in one move: a stamp is either there or not."""
    draft = venv / (STAMP + ".new")
    draft.write_text(json.dumps({"python": version_of(venv), "lists": lists}, indent=1), encoding="utf-8")
    os.replace(draft, venv / STAMP)
