"""How long a learner waits for the course, beside the JupyterLab in it."""

import os
import statistics
import subprocess
import sys
import time

from course_lib.start import lab
from tests.start.test_start import address_in

ROUNDS = 3


def plain_lab(folder, env, port):
    """Seconds until a JupyterLab without the course answers."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"],
                               cwd=folder, env=os.environ | env | {"JUPYTER_TOKEN": "x"}, stderr=subprocess.DEVNULL)
    assert lab.wait_until_ready(process, port, "x")
    took = time.monotonic() - began
    process.terminate()
    process.wait(30)
    return took


def test_a_second_start_adds_less_than_a_second_to_jupyter_lab(place, start, tmp_path):
    """What start.py itself costs, once everything is installed."""
    own = {name: str(tmp_path / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    alone, ours = [], []
    for _ in range(ROUNDS):
        alone.append(plain_lab(place, own, lab.free_port(32000)))
        began = time.monotonic()
        process = start("--port", str(lab.free_port(32100)))
        address_in(process)
        ours.append(time.monotonic() - began)
        process.terminate()
        process.communicate(timeout=30)
    added = statistics.median(ours) - statistics.median(alone)
    print(f"\nplain jupyter lab {statistics.median(alone):.2f} s, start.py {statistics.median(ours):.2f} s, added {added:+.2f} s")
    assert added < 1
