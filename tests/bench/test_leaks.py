"""A lesson started again and again in one page: what piles up. Prints its figures."""

import json

import pytest

from tests.browser.conftest import browser, lab, page  # noqa: F401 - fixtures

LESSON = "06_effleurage"
MOST = 1.10


class Counted:
    """What is alive: kernels and their memory (MB), the page's heap after a collection (MB), its elements, and live parts."""

    def __init__(self, page, lab):  # noqa: F811
        self.page, self.lab, self.devtools = page, lab, page.context.new_cdp_session(page)
        self.devtools.send("HeapProfiler.enable")

    def now(self):
        self.devtools.send("HeapProfiler.collectGarbage")
        told = self.devtools.send("Memory.getDOMCounters")
        heap = self.devtools.send("Runtime.getHeapUsage")["usedSize"]
        return {"kernels": len(json.loads(self.lab.request("api/kernels"))), "heap": heap / 1e6, "nodes": told["nodes"],
                "listeners": told["jsEventListeners"]}  # fmt: skip


@pytest.fixture
def counted(page, lab):  # noqa: F811
    page.goto(lab.address(LESSON))
    return Counted(page, lab)


def starts(page):  # noqa: F811
    """Presses *Start* in the lesson in front and waits until all of it is live."""
    lesson = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    lesson.get_by_role("button", name="Start this lesson").click()
    lesson.locator(".lb-receipt").wait_for(state="attached")
    page.wait_for_function("!document.querySelector('.jp-Notebook [data-commandlinker-command=\"notebook:run-cell\"]')")


def grown(first, last):
    """What grew by more than a tenth."""
    return {name: (first[name], last[name]) for name in first if last[name] > first[name] * MOST + (name == "kernels")}


@pytest.mark.xfail(strict=True, reason="each start leaves some 1,500 elements and 1.2 MB that nothing shows, which nobody has traced yet")
def test_a_lesson_started_again_and_again(counted, page):  # noqa: F811
    """Ten starts of one lesson in one kernel: the parts of the starts before are gone from the page."""
    told = []
    for _ in range(10):
        starts(page)
        told.append(counted.now())
        print("\n", told[-1], end="")
    assert grown(told[2], told[-1]) == {}
