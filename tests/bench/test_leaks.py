"""Thirty evenings in one browser: lessons opened, started, started again and closed, and nothing piles up. Prints its figures."""

import json

import pytest

from tests.browser.conftest import browser, lab, page  # noqa: F401 - fixtures

LESSONS = ("00_start_here", "06_effleurage", "12_whole_massage")
CYCLES, SETTLED = 30, 5  # the first few fill caches
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
    page.goto(lab.address(LESSONS[0]))
    return Counted(page, lab)


def starts(page):  # noqa: F811
    """Presses *Start* in the lesson in front and waits until all of it is live."""
    lesson = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    lesson.get_by_role("button", name="Start this lesson").click()
    lesson.locator(".lb-receipt").wait_for(state="attached")
    page.wait_for_function("!document.querySelector('.jp-Notebook [data-commandlinker-command=\"notebook:run-cell\"]')")


def opens(page, lesson):  # noqa: F811
    """Opens a lesson from the list of files, in the same page."""
    page.locator(f".jp-DirListing-item[data-file-type=notebook]:has-text('{lesson[:10]}')").dblclick()
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").get_by_role("button", name="Start this lesson").wait_for()


def closes(page):  # noqa: F811
    """Closes the lesson in front; its kernel ends with it."""
    page.locator(".lm-TabBar-tab.lm-mod-current[data-type='document-title'] .lm-TabBar-tabCloseIcon").click()
    page.locator(".jp-NotebookPanel").wait_for(state="detached")


def grown(first, last):
    """What grew by more than a tenth."""
    return {name: (first[name], last[name]) for name in first if last[name] > first[name] * MOST + (name == "kernels")}


def test_thirty_evenings(counted, page):  # noqa: F811
    """Opened, started and closed over and over: kernels, heap, elements and listeners stay within a tenth."""
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").get_by_role("button", name="Start this lesson").wait_for()
    closes(page)
    told = []
    for _ in range(CYCLES):
        for lesson in LESSONS:
            opens(page, lesson)
            starts(page)
            closes(page)
        told.append(counted.now())
        print("\n", told[-1], end="")
    assert grown(told[SETTLED], told[-1]) == {}


def test_a_lesson_started_again_and_again(counted, page):  # noqa: F811
    """Ten starts of one lesson in one kernel: the parts of the starts before are gone from the page."""
    told = []
    for _ in range(10):
        starts(page)
        told.append(counted.now())
        print("\n", told[-1], end="")
    assert grown(told[2], told[-1]) == {}
