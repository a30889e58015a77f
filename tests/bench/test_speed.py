"""How long a learner waits, and how the wait grows with the content. Prints its figures, which mean something on a quiet machine alone."""

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import jupytext
from nbclient import NotebookClient

from course_lib.library import load
from course_lib.library.load import CONTENT
from course_lib.library.pages import pages
from tests.bench import cells
from tests.browser import in_lab

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("matplotlib", "numpy", "PIL", "scipy")
ROUNDS = 5


def fresh(code):
    """The best of some runs of `code` in a Python of its own: its own seconds, and the slow packages that it loaded."""
    told = f"import sys, time; t = time.perf_counter(); {code}\nprint([time.perf_counter() - t, [n for n in {SLOW} if n in sys.modules]])"
    runs = [json.loads(subprocess.run([sys.executable, "-c", told], cwd=ROOT, check=True, capture_output=True, text=True).stdout
                       .replace("'", '"')) for _ in range(ROUNDS)]
    return min(runs)


def test_importing():
    """Importing the course costs little beside anywidget, and neither it nor a lesson loads what only authors need."""
    print()
    for code in ("import anywidget", "import course_lib", "from course_lib import lesson; lesson('effleurage')"):
        seconds, slow = fresh(code)
        print(f"{code:55} {seconds:6.3f} s")
        if "course_lib" in code:
            assert slow == []


def test_from_start_to_live(lab, page):
    """From the press of *Start* to the first live part and to the last one; then the same cells again."""
    page.goto(lab.address("06_effleurage"))
    start = page.get_by_role("button", name="Start this lesson")
    start.wait_for()
    print()
    for turn in ("the first start", "started again"):
        begun = time.monotonic()
        start.click()
        page.locator(".jp-OutputArea-output .lb-lesson").wait_for(state="attached")
        first = time.monotonic() - begun
        page.wait_for_function(in_lab.ALL_LIVE)
        page.locator(".jp-OutputArea-output .lb-receipt").wait_for(state="attached")
        print(f"{turn}: first part live after {first:.2f} s, all after {time.monotonic() - begun:.2f} s")
        page.evaluate("for (const one of document.querySelectorAll('.lb-lesson, .lb-receipt')) one.remove()")


PLATES = ("superficial", "deep", "superficial", "effleurage")


def test_a_plate_comes_alive(lab, page):
    """From the start of a cell to its live plate: the first one of a new kernel, then again and with others."""
    took = cells.times(lab, page, [f"diagram({name!r})" for name in PLATES], ".lb-frame:has(svg [data-lb-part])")
    print()
    for name, one in zip(PLATES, took, strict=True):
        print(f"diagram({name!r}): live after {one:.0f} ms")


def test_every_notebook_executes():
    """Each lesson from its first cell to its last, in a new kernel."""
    print()
    for one in pages():
        notebook, begun = jupytext.read(ROOT / "notebooks" / "text" / f"{one.stem}.md"), time.monotonic()
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
        print(f"{one.stem:30} {time.monotonic() - begun:6.2f} s")


OWN = ("02_", "06_")  # what a practice of effleurage is opened by, and its own lesson
CALLS = ("lesson('effleurage')", "technique('effleurage')", "diagram('effleurage')", "quiz('effleurage')", "exam('opening')",
         "calls.permission.state(now, ['effleurage'])", "receipt('effleurage')", "review()")  # fmt: skip
# A call in a Python that has imported the course and read nothing of it yet.
FIRST_CALL = """
import datetime, sys, time, pathlib
import course_lib, course_lib.calls.permission, course_lib.calls.door
from course_lib.library import library
for name in course_lib.CALLS: getattr(course_lib, name)
library.__wrapped__.__globals__["CONTENT"] = pathlib.Path(sys.argv[1])
now, begun = datetime.datetime.now(datetime.UTC), time.process_time()
course_lib.{call}
print(time.process_time() - begun)
"""


def test_ten_times_the_course(tmp_path):
    """A course with ten times as many questions in its other lessons keeps nobody waiting who opens this one."""
    large = tmp_path / "content"
    shutil.copytree(CONTENT, large)
    for path in (large / "items").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for copy in range(0 if path.name.startswith(OWN) else 9):
            again = re.sub(r"^- id: (\S+)", rf"- id: \1-copy-{copy}", text, flags=re.M)
            path.with_name(f"{path.stem}_{copy}.yaml").write_text(again, encoding="utf-8")
    counts = {root: len(load(root).items) for root in (CONTENT, large)}
    print("\nseconds of the processor with", " and ".join(f"{count} questions" for count in counts.values()))
    for call in CALLS:
        print(f"{call:50}", *(f"{first_call(call, root):6.3f}" for root in counts))
    assert counts[large] > 6 * counts[CONTENT]


def first_call(call, root):
    command = [sys.executable, "-c", FIRST_CALL.format(call=call), str(root)]
    return min(float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout) for _ in range(ROUNDS))
