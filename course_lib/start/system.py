"""Everything that differs between Linux, macOS and Windows: one function a difference, the system a plain argument."""

import os
import platform
import shutil
from collections.abc import Callable, Mapping
from io import FileIO
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

LINUX, MACOS, WINDOWS = "Linux", "Darwin", "Windows"
WINDOWLESS = "chromium-headless-shell"  # draws pages and no window around them, which spares about a second of work for each that is opened


def this_system() -> str:
    """The name of the system that runs now: Linux, Darwin (macOS) or Windows."""
    return platform.system()


def own_paths(system: str) -> type[PurePath]:
    """The kind of path that the system writes."""
    return PureWindowsPath if system == WINDOWS else PurePosixPath


def start_command(system: str) -> str:
    """What a person types to start the course."""
    return "py start.py" if system == WINDOWS else "python3 start.py"


def venv_python(system: str) -> PurePath:
    """Where the interpreter stands inside an environment."""
    return own_paths(system)("Scripts/python.exe" if system == WINDOWS else "bin/python")


def site_packages(system: str, version: str) -> PurePath:
    """Where packages stand inside an environment; version as in 3.11."""
    return own_paths(system)("Lib/site-packages" if system == WINDOWS else f"lib/python{version}/site-packages")


def advice_for_venv(system: str, version: str) -> str:
    """How to get the part of Python that makes environments, which some systems ship separately."""
    if system == LINUX:
        return f"install it (on Debian and Ubuntu: sudo apt install python{version}-venv)"
    return "install Python afresh from https://www.python.org/downloads/, which has it"


def lock(system: str, file: FileIO) -> bool:
    """Locks the open file for this process until it is closed, or the process ends in whatever way; false where another one holds it."""
    try:
        if system == WINDOWS:
            import msvcrt  # Windows alone has it

            file.seek(1 << 30)  # far behind its end: what is locked there nobody else can read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # Windows has none

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a network folder that knows no locks
        return True
    return True


def jupyter_runtime(system: str, env: Mapping[str, str], home: PurePath) -> PurePath:
    """The folder in which JupyterLab notes its running servers; start.py hands it to Jupyter, so that both agree."""
    path = own_paths(system)
    if env.get("JUPYTER_RUNTIME_DIR"):
        return path(env["JUPYTER_RUNTIME_DIR"])
    if env.get("JUPYTER_DATA_DIR"):
        return path(env["JUPYTER_DATA_DIR"]) / "runtime"
    if system == WINDOWS:
        return path(env.get("APPDATA") or home / "AppData/Roaming") / "jupyter/runtime"
    if system == MACOS:
        return home / "Library/Jupyter/runtime"
    return path(env.get("XDG_DATA_HOME") or home / ".local/share") / "jupyter/runtime"


def has_screen(system: str, env: Mapping[str, str]) -> bool:
    """Whether a browser window can be opened. Without a screen Linux would open a text browser in the terminal."""
    return system != LINUX or any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def is_administrator(system: str) -> bool:
    """Whether this runs as root, where JupyterLab starts only when told to."""
    return system != WINDOWS and os.geteuid() == 0


def browser_places(system: str, env: Mapping[str, str]) -> list[PurePath]:
    """Where Chrome, Chromium and Edge are installed on macOS and Windows, which do not put them on the PATH."""
    path = own_paths(system)
    if system == MACOS:
        apps = ("Google Chrome", "Chromium", "Microsoft Edge")
        homes = ["/"] + ([env["HOME"]] if env.get("HOME") else [])
        return [path(home) / f"Applications/{app}.app/Contents/MacOS/{app}" for home in homes for app in apps]
    if system == WINDOWS:
        programs = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe",
                    "Microsoft/Edge/Application/msedge.exe")
        folders = [env[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if env.get(name)]
        return [path(folder) / program for folder in folders for program in programs]
    return []


def find_browser(system: str, env: Mapping[str, str], which: Callable[[str], str | None] = shutil.which,
                 exists: Callable[[PurePath], bool] = lambda place: Path(place).exists()) -> str | None:
    """The browser that the tests drive: the one named in COURSE_BROWSER, else a windowless one, else Chrome, Chromium or Edge."""
    if env.get("COURSE_BROWSER"):
        return which(env["COURSE_BROWSER"])
    names = (WINDOWLESS, "google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "microsoft-edge", "msedge")
    installed = [found for found in map(which, names) if found]
    return installed[0] if installed else next((str(p) for p in browser_places(system, env) if exists(p)), None)


def browser_install(system: str, administrator: bool, which: Callable[[str], str | None] = shutil.which) -> list[list[str]]:
    """The commands that install a browser without asking anybody: Debian as root has them, others have none."""
    if system == LINUX and administrator and which("apt-get"):
        return [["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", WINDOWLESS]]
    return []
