"""A tiny package index in a folder, so that real installations take a second and no network."""

import zipfile

import pytest


def wheel(folder, name, version="1.0"):
    """Writes a wheel of one module, as any index would hand it out."""
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as file:
        file.writestr(f"{name}.py", f"version = {version!r}\n")
        file.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        file.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{about}/RECORD", f"{name}.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")


@pytest.fixture
def index(tmp_path, monkeypatch):
    """The folder that pip fetches from; it holds the package `sesame`."""
    folder = tmp_path / "index"
    folder.mkdir()
    wheel(folder, "sesame")
    monkeypatch.setenv("PIP_FIND_LINKS", folder.as_uri())
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return folder


@pytest.fixture
def no_network(monkeypatch):
    """Lets pip see what it sees on a computer without internet: a closed door. Returns a way to open it again."""
    def close():
        monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
        monkeypatch.delenv("PIP_NO_INDEX", raising=False)
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    return close


@pytest.fixture
def course(tmp_path):
    """An empty course folder, its name full of spaces and accents, with one short list of requirements."""
    folder = tmp_path / "Kurs für müde Rücken (2)"
    folder.mkdir()
    (folder / "requirements.txt").write_text("sesame==1.0\n", encoding="utf-8")
    return folder
