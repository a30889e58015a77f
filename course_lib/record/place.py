"""Where the record lives, and who may read it."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import platformdirs

from .trouble import NotSaved, reason

NAME = "lower-back-massage"

# Write-ahead logging shares memory between processes, which no network folder can do between machines.
_NETWORK = ("nfs", "cifs", "smb", "afs", "ncpfs", "9p", "fuse.sshfs", "fuse.glusterfs", "lustre", "ceph", "gpfs", "beegfs")

MOUNTS = Path("/proc/self/mounts")  # where Linux lists its disks: device, folder, kind


def folder():
    """The folder of the record and of the course's log: `COURSE_RECORD`, else the platform's for a user's data. Not made yet."""
    wanted = os.environ.get("COURSE_RECORD")
    return Path(wanted).expanduser().absolute() if wanted else _own_folder()


def path():
    """The record's file."""
    return folder() / "record.sqlite"


def private():
    """Whether the learner asked that nothing be remembered."""
    return _mark().exists()


def set_private(wanted):
    """Turn private mode on or off for all notebooks from now on; what was recorded before stays as it is.

    Raises NotSaved where the disk refuses.
    """
    try:
        if wanted:
            make_folder(path())
            _mark().touch(mode=0o600)
        else:
            _mark().unlink(missing_ok=True)
    except OSError as error:
        raise NotSaved(reason(error), str(error)) from error


def make_folder(file):
    """Make the folder of `file`, its owner's alone where it is new or the course's own."""
    new = not file.parent.exists()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not new and file.parent == _own_folder() and file.parent.stat().st_mode & 0o077:
        file.parent.chmod(0o700)


def make_file(file):
    """Make `file` if need be, readable by its owner alone; SQLite gives the files beside it the same mode."""
    make_folder(file)
    if file.exists():
        if os.name == "posix" and file.stat().st_mode & 0o077:
            with suppress(PermissionError):  # in a read-only folder it can still be read
                file.chmod(0o600)
    else:
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def on_network(file):
    """Whether `file` lies on another machine, as far as the system tells."""
    if str(file).startswith("\\\\"):
        return True
    if not sys.platform.startswith("linux"):
        return False
    try:
        listed = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    mounts = (line.split() for line in listed.splitlines())
    holding = [(mount[1], mount[2]) for mount in mounts if file.is_relative_to(mount[1].replace("\\040", " "))]
    # in a chroot none of them need hold the file
    return max(holding, key=lambda mount: len(mount[0]), default=("", ""))[1].startswith(_NETWORK)


def _own_folder():
    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def _mark():
    return folder() / "private-mode"
