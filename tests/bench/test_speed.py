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

from course_lib.build import pages
from course_lib.library import library, load
from course_lib.library.load import CONTENT
from tests.browser.conftest import browser, lab, page  # noqa: F401 - fixtures

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


def test_from_start_to_live(lab, page):  # noqa: F811
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
        page.wait_for_function("!document.querySelector('.jp-Notebook [data-commandlinker-command=\"notebook:run-cell\"]')")
        page.locator(".jp-OutputArea-output .lb-receipt").wait_for(state="attached")
        print(f"{turn}: first part live after {first:.2f} s, all after {time.monotonic() - begun:.2f} s")
        page.evaluate("for (const one of document.querySelectorAll('.lb-lesson, .lb-receipt')) one.remove()")


def test_every_notebook_executes():
    """Each lesson from its first cell to its last, in a new kernel."""
    print()
    for one in pages.pages():
        notebook, begun = jupytext.read(ROOT / "notebooks" / "text" / f"{one.stem}.md"), time.monotonic()
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
        print(f"{one.stem:30} {time.monotonic() - begun:6.2f} s")


def test_ten_times_the_questions(tmp_path):
    """Reading ten times as many questions takes about ten times as long for them, and no longer."""
    large = tmp_path / "content"
    shutil.copytree(CONTENT, large)
    for path in (large / "items").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for copy in range(1, 10):
            again = re.sub(r"^- id: (\S+)", rf"- id: \1-copy-{copy}", text, flags=re.M)
            path.with_name(f"{path.stem}_{copy}.yaml").write_text(again, encoding="utf-8")
    print()
    for root in (CONTENT, large):
        begun = time.process_time()
        count = len(load(root).items)
        print(f"{count:6} questions: {time.process_time() - begun:6.2f} s of the processor")
    assert count == 10 * len(library().items)
