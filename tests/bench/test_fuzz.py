"""A hundred thousand inputs that nobody meant. Prints how many were tried and how long that took."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EACH = 15_500  # the tests of the folder try six and a half times as many in all


def test_a_hundred_thousand_inputs(tmp_path):
    """Content, answers, plans, records and hand-ins of every kind of wrongness: only the course's own errors come out."""
    begun = time.monotonic()
    own = {"COURSE_FUZZ": str(EACH), "COURSE_RECORD": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-q", "tests/fuzz"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | own, capture_output=True, text=True)
    print(f"\n{round(6.5 * EACH)} inputs in {time.monotonic() - begun:.0f} s")
    assert done.returncode == 0, done.stdout[-6000:]
