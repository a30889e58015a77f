"""A kernel of the course has loaded it before the first cell is run."""

import shutil

import pytest
from jupyter_client.manager import start_new_kernel

from course_lib import CALLS
from course_lib.library.load import CONTENT

ROOT = CONTENT.parents[1]


@pytest.fixture
def said():
    """What a new kernel in a folder prints for a cell: its text, and all else that it sends."""
    kernels = []

    def run(code, folder=ROOT):
        manager, client = start_new_kernel(kernel_name="python3", cwd=str(folder))
        kernels.append((manager, client))
        heard = []
        client.execute_interactive(code, output_hook=heard.append, timeout=60)
        return [message["content"].get("text") for message in heard if message["msg_type"] in ("stream", "error")]

    yield run
    for manager, client in kernels:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_no_cell_waits_for_the_course(said):
    """Every call is there before the first cell, and nothing is printed for it."""
    told, = said("import sys; print(*(name for name in sys.modules if name.startswith('course_lib.calls.')))")
    assert {f"course_lib.calls.{name}" for name in CALLS} <= set(told.split())


def test_a_kernel_is_not_kept_waiting_by_what_a_lesson_does_not_use(said):
    """What reads and writes notebooks takes seconds to load, and so does what draws charts: neither is there before it is asked for."""
    told, = said("import sys; print(*{'jupytext', 'nbformat', 'jsonschema', 'matplotlib'} & sys.modules.keys())")
    assert told == "\n"


def test_clearing_up_leaves_the_course_alone(said):
    """A collection of garbage does not go through the content, which stays as long as the kernel."""
    told, = said("import gc; from course_lib.library import library; library(); print(any(one is library() for one in gc.get_objects()))")
    assert told == "False\n"


def test_a_slip_in_the_content_is_no_traceback_at_the_start(said, tmp_path):
    """With content that cannot be read the kernel starts all the same; the first call says on its card what is wrong."""
    shutil.copytree(ROOT / "course_lib", tmp_path / "course_lib")
    (tmp_path / "course_lib" / "content" / "stops.yaml").write_text("- 1\n", encoding="utf-8")
    told, = said("import course_lib; print(type(course_lib.signs()).__name__, course_lib.__file__)", tmp_path)
    assert told == f"Card {tmp_path / 'course_lib' / '__init__.py'}\n"
