"""What differs between Linux, macOS and Windows."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from course_lib.start import system
from course_lib.start.system import LINUX, MACOS, WINDOWS

EVERYWHERE = (LINUX, MACOS, WINDOWS)


def nowhere(_name):
    """A PATH on which nothing is installed."""


@pytest.mark.parametrize(("here", "typed"), [(LINUX, "python3 start.py"), (MACOS, "python3 start.py"), (WINDOWS, "py start.py")])
def test_advice_names_the_command_that_works_on_the_readers_system(here, typed):
    """Windows has no python3, so a sentence that says what to type names py there."""
    assert system.start_command(here) == typed


@pytest.mark.parametrize(("here", "python", "packages"), [
    (LINUX, "bin/python", "lib/python3.12/site-packages"),
    (MACOS, "bin/python", "lib/python3.12/site-packages"),
    (WINDOWS, "Scripts\\python.exe", "Lib\\site-packages"),
])
def test_the_environment_is_laid_out_as_the_system_lays_it_out(here, python, packages):
    """The interpreter and the packages are looked for where venv puts them on each system."""
    assert (str(system.venv_python(here)), str(system.site_packages(here, "3.12"))) == (python, packages)


@pytest.mark.parametrize(("here", "advice"), [
    (LINUX, "install it (on Debian and Ubuntu: sudo apt install python3.12-venv)"),
    (MACOS, "install Python afresh from https://www.python.org/downloads/, which has it"),
    (WINDOWS, "install Python afresh from https://www.python.org/downloads/, which has it"),
])
def test_a_python_without_venv_is_mended_as_its_system_mends_it(here, advice):
    """Only Linux distributions ship venv as a package of its own."""
    assert system.advice_for_venv(here, "3.12") == advice


@pytest.mark.parametrize(("here", "home", "env", "folder"), [
    (LINUX, "/home/ada", {}, "/home/ada/.local/share/jupyter/runtime"),
    (LINUX, "/home/ada", {"XDG_DATA_HOME": "/data"}, "/data/jupyter/runtime"),
    (MACOS, "/Users/ada", {}, "/Users/ada/Library/Jupyter/runtime"),
    (WINDOWS, "C:\\Users\\Ada", {"APPDATA": "C:\\Users\\Ada\\Roam"}, "C:\\Users\\Ada\\Roam\\jupyter\\runtime"),
    (WINDOWS, "C:\\Users\\Ada", {}, "C:\\Users\\Ada\\AppData\\Roaming\\jupyter\\runtime"),
    *((here, "/home/ada", {"JUPYTER_RUNTIME_DIR": "/run/x"}, str(system.own_paths(here)("/run/x"))) for here in EVERYWHERE),
    *((here, "/home/ada", {"JUPYTER_DATA_DIR": "/data"}, str(system.own_paths(here)("/data/runtime"))) for here in EVERYWHERE),
])
def test_running_servers_are_looked_for_where_jupyter_notes_them(here, home, env, folder):
    """A second start finds the first one on every system, also where the person moved Jupyter's folders."""
    assert str(system.jupyter_runtime(here, env, system.own_paths(here)(home))) == folder


@pytest.mark.parametrize(("here", "env", "screen"), [
    (LINUX, {}, False), (LINUX, {"DISPLAY": ":0"}, True), (LINUX, {"WAYLAND_DISPLAY": "wayland-0"}, True),
    (LINUX, {"BROWSER": "wslview"}, True), (MACOS, {}, True), (WINDOWS, {}, True),
])
def test_a_browser_is_opened_only_where_there_is_a_screen(here, env, screen):
    """On a Linux server without a screen no text browser takes over the terminal."""
    assert system.has_screen(here, env) is screen


@pytest.mark.parametrize(("here", "env", "place"), [
    (MACOS, {"HOME": "/Users/ada"}, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    (MACOS, {"HOME": "/Users/ada"}, "/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium"),
    (WINDOWS, {"PROGRAMFILES": "C:\\Program Files"}, "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
    (WINDOWS, {"PROGRAMFILES(X86)": "C:\\Program Files (x86)"}, "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"),
    (WINDOWS, {"LOCALAPPDATA": "C:\\Users\\Ada\\Local"}, "C:\\Users\\Ada\\Local\\Chromium\\Application\\chrome.exe"),
])
def test_an_installed_browser_is_found_where_the_system_keeps_programs(here, env, place):
    """Chrome, Chromium and Edge are found on macOS and Windows, where no PATH names them."""
    assert system.find_browser(here, env, which=nowhere, exists=lambda candidate: str(candidate) == place) == place


@pytest.mark.parametrize(("installed", "found"), [
    ({"chromium"}, "/usr/bin/chromium"), ({"microsoft-edge"}, "/usr/bin/microsoft-edge"),
    ({"chromium", "google-chrome"}, "/usr/bin/google-chrome"),
    ({"chromium-headless-shell", "google-chrome"}, "/usr/bin/chromium-headless-shell"), (set(), None),
])
def test_on_linux_the_browser_on_the_path_is_taken(installed, found):
    """Any Chrome, Chromium or Edge will do, and one without a window is quicker; without one there is none."""
    assert system.find_browser(LINUX, {}, which=lambda name: f"/usr/bin/{name}" if name in installed else None) == found


@pytest.mark.parametrize("here", EVERYWHERE)
def test_a_browser_that_somebody_names_goes_before_all_others(here):
    """COURSE_BROWSER decides on every system, and a wrong name is not replaced in silence."""
    env = {"COURSE_BROWSER": "/opt/thorium", "PROGRAMFILES": "C:\\Program Files", "HOME": "/Users/ada"}
    assert system.find_browser(here, env, which=lambda name: name, exists=lambda _: True) == "/opt/thorium"
    assert system.find_browser(here, env, which=nowhere, exists=lambda _: True) is None


@pytest.mark.parametrize(("here", "administrator", "apt", "packages"), [
    (LINUX, True, "/usr/bin/apt-get", ["chromium-headless-shell"]), (LINUX, False, "/usr/bin/apt-get", []), (LINUX, True, None, []),
    (MACOS, True, "/usr/bin/apt-get", []), (WINDOWS, True, None, []),
])
def test_only_debian_as_root_installs_a_browser_by_itself(here, administrator, apt, packages):
    """Nobody's computer gets a browser unasked; a container that runs tests does."""
    commands = system.browser_install(here, administrator, which=lambda _name: apt)
    assert [command[-1] for command in commands if "install" in command] == packages


def test_nobody_is_root_on_windows():
    """The question is not asked there: Windows has no user number."""
    assert system.is_administrator(WINDOWS) is False


def test_paths_are_written_as_the_system_writes_them():
    """Windows has its own kind of path, all others share one."""
    assert [system.own_paths(here) for here in EVERYWHERE] == [PurePosixPath, PurePosixPath, PureWindowsPath]
