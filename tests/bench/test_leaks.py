"""Lessons opened, started and closed again and again in one page: nothing piles up. Prints its figures."""

import pytest

from tests.bench.lessons_in_a_page import MOST, Counted, add_bare_notebook, grown, ready
from tests.browser.in_lab import IN_FRONT, start

LESSON = "06_effleurage"
THREE = ("06_effleurage", "02_safety_limits", "11_pressure_drill")
STARTS, CYCLES, UNSTARTED = 12, 30, 10
WARM = 2  # starts after which JupyterLab and the browser have what they keep for the next one
COMPILED = 9  # rounds after which the browser compiles next to nothing anew
PAGE = ("nodes", "listeners", "heap")
SERVER = 1.20  # the server keeps some of what it read and wrote, for started and unstarted lessons alike


@pytest.fixture
def counted(page, lab):
    page.context.set_default_timeout(90_000)
    counted = Counted(page, lab)
    yield counted
    counted.end_kernels()


def begin_bare(page):
    """Starts the notebook of bare widgets and waits for those of this start."""
    page.locator(".jp-OutputArea-output").evaluate_all("all => all.forEach((one) => one.dataset.old = 1)")
    page.locator(IN_FRONT).get_by_role("button", name="Start this lesson").click()
    page.wait_for_function("document.querySelectorAll('.jp-OutputArea-output:not([data-old])').length === 7")
    page.locator(".jp-OutputArea-output").get_by_text("bare").nth(6).wait_for()


def each(told, warm=WARM):
    """By how much each turn made the figures grow, after the first ones."""
    turns = len(told) - 1 - warm
    return {name: round((told[-1][name] - told[warm][name]) / turns, 3) for name in told[0]}


def starts(counted, begin):
    """The figures after each of some starts in one kernel."""
    told = []
    for _ in range(STARTS):
        begin(counted.page)
        told.append(counted.in_page() | counted.in_kernel())
    return told


def test_a_lesson_started_again_and_again(counted, page, lab):
    """A dozen starts of one lesson in one kernel: the parts of the starts before are gone from the page and from the kernel.

    Beside it as many bare widgets, so that it is seen what is JupyterLab's own.
    """
    add_bare_notebook(lab, LESSON)
    page.goto(lab.address("bare"))
    bare = starts(counted, begin_bare)
    counted.end_kernels()
    page.goto(lab.address(LESSON))
    ours = starts(counted, start)
    for name, told in (("bare", bare), ("lesson", ours)):
        print(f"\n{name}: {told[WARM]} -> {told[-1]}, each start {each(told)}", end="")
    assert grown(ours[WARM], ours[-1]) == {}
    assert ours[-1]["widgets"] == ours[WARM]["widgets"]


def begin_afresh(counted):
    """Loads the page anew and closes the lesson that it opens with."""
    counted.page.goto(counted.lab.address(THREE[0]))
    ready(counted.page)
    counted.close()


def rounds(counted, count, begin, kernels):
    """The figures after each round in which three lessons were opened, begun and closed."""
    told = []
    for _ in range(count):
        for lesson in THREE:
            counted.open(lesson)
            begin(counted.page)
            kernels[lesson].append(counted.in_kernel())
            counted.close()
        told.append(counted.in_page() | counted.in_server())
    return told


def test_three_lessons_opened_started_and_closed(counted, page, lab):
    """Thirty rounds of three lessons in one page, once the browser has compiled them: each kernel ends with its lesson, the page stays as
    it was, and the server nearly so.

    The first rounds are printed too: in those the browser compiles ever more of JupyterLab. A lesson that nobody starts cannot clear up;
    what JupyterLab 4.6 keeps of it is measured in a page of its own, and a started lesson leaves less.
    """
    unstarted, started = ({lesson: [] for lesson in THREE} for _ in range(2))
    begin_afresh(counted)
    labs = each(rounds(counted, WARM + UNSTARTED, ready, unstarted))
    begin_afresh(counted)
    told = rounds(counted, COMPILED + 1 + CYCLES, start, started)
    ours = each(told, COMPILED)
    print(f"\nfrom round {WARM + 1}, {COMPILED + 1} and to {len(told)}: {told[WARM]} -> {told[COMPILED]} -> {told[-1]}")
    print(f"each round {ours}; without a start {labs}")
    for lesson, seen in started.items():
        print(f"kernel of {lesson}: {seen[0]} -> {seen[-1]}")
        assert grown(seen[0], seen[-1]) == {}
    assert {one["kernels"] for one in told} == {0}
    assert told[-1]["server"] <= told[COMPILED]["server"] * SERVER
    assert [name for name in PAGE if told[-1][name] > told[COMPILED][name] * MOST] == []
    assert [name for name in PAGE if ours[name] > labs[name] * MOST] == []
