"""A tiny package index in a folder, so that real installations take a second and no network."""

import shutil
import zipfile

import pytest

from course_lib.start.environment import prepare


def wheel(folder, name, version="1.0"):
    """Writes a wheel of one module, as any index would hand it out."""
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as file:
        file.writestr(f"{name}.py", f"version = {version!r}\n")
        file.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        file.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{about}/RECORD", f"{name}.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")


def index_in(place, monkeypatch):
    """Lets pip fetch from a folder in `place` that holds the package `sesame`; returns the folder."""
    folder = place / "index"
    folder.mkdir()
    wheel(folder, "sesame")
    monkeypatch.setenv("PIP_FIND_LINKS", folder.as_uri())
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return folder


@pytest.fixture
def index(tmp_path, monkeypatch):
    """The folder that pip fetches from; it holds the package `sesame`."""
    return index_in(tmp_path, monkeypatch)


@pytest.fixture
def no_network(monkeypatch):
    """Lets pip see what it sees on a computer without internet: a closed door. Returns a way to open it again."""
    def close():
        monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
        monkeypatch.delenv("PIP_NO_INDEX", raising=False)
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    return close


def course_in(place):
    """A course folder in `place`, its name full of spaces and accents, with one short list of requirements."""
    folder = place / "Kurs für müde Rücken (2)"
    folder.mkdir()
    (folder / "requirements.txt").write_text("sesame==1.0\n", encoding="utf-8")
    return folder


@pytest.fixture
def course(tmp_path):
    """A course folder that nobody has started yet."""
    return course_in(tmp_path)


@pytest.fixture(scope="module")
def started_once(tmp_path_factory):
    place = tmp_path_factory.mktemp("started")
    with pytest.MonkeyPatch.context() as monkeypatch:
        index_in(place, monkeypatch)
        folder = course_in(place)
        prepare(folder, [folder / "requirements.txt"], lambda _: None)
    return folder


@pytest.fixture
def started(started_once, tmp_path):
    """A course folder after its first start: a copy, because making an environment takes seconds."""
    return shutil.copytree(started_once, tmp_path / started_once.name, symlinks=True)
