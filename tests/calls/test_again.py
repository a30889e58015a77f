"""A cell that is run again, in a real kernel: what it showed before is gone, from Python and from the page."""

import pytest
from jupyter_client.manager import start_new_kernel

COUNT = "from ipywidgets.widgets.widget import _instances; print(len(_instances))"


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """A kernel as a lesson has it: runs code in a cell, and tells what was printed and how many widgets were opened and closed."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path))
    manager, client = start_new_kernel(kernel_name="python3")

    def run(code, cell):
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = client.session.msg("execute_request", content, metadata={"cellId": cell})
        client.shell_channel.send(message)
        told, seen = [], []
        while True:
            heard = client.get_iopub_msg(timeout=60)
            if heard["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            seen.append(heard["msg_type"])
            told += [heard["content"]["text"]] if heard["msg_type"] == "stream" else []
            if heard["msg_type"] == "status" and heard["content"]["execution_state"] == "idle":
                return "".join(told).strip(), seen.count("comm_open"), seen.count("comm_close")

    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_a_cell_run_again_leaves_nothing_of_the_run_before(kernel):
    """As many widgets are closed as were opened before, in the kernel and in the page; those of other cells and of the same run stay."""
    two = "from course_lib import lesson, quiz\nlesson('effleurage')\nquiz('effleurage')"
    _, opened, closed = kernel(two, "a")
    kernel("from course_lib import glossary\nglossary()", "b")
    alive, _, _ = kernel(COUNT, "c")
    assert (opened > 0, closed) == (True, 0)
    for _ in range(3):
        assert kernel(two, "a")[1:] == (opened, opened)
    assert kernel(COUNT, "c")[0] == alive
