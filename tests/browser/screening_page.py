"""The check before a massage in a bare page, answered as a person answers it, with a Python that decides as the course does."""

import re
from datetime import UTC, datetime

import pytest

import course_lib
from course_lib.calls import door
from course_lib.library import library
from course_lib.model.events import spell
from course_lib.safety.screening import decide
from course_lib.teaching import questions
from course_lib.widgets.base import HERE, script, style

from .harness import page_with

WORDS = door.words("screening")
PAGES = len({question.group for question in library().signs.values()})


class Python:
    """The other side of the widget: it decides as the course does, and remembers what it was asked."""

    def __init__(self, today=None):
        self.asked, self.today = [], today or {}

    def __call__(self, name, payload):
        self.asked.append((name, payload))
        if name == "decide":
            outcome = decide(library().signs.values(), payload["answers"])
            until = datetime.now(UTC) + library().spans["screening-holds"].length
            return {"receiver": payload["receiver"], **questions.told(outcome, WORDS), "until": spell(until), "kept": True}
        if name == "record":
            return {"confirmed": [event["id"] for event in payload["events"]], "private": False}
        return self.today if name == "today" else {}

    @property
    def decided(self):
        return [payload for name, payload in self.asked if name == "decide"]


@pytest.fixture(name="check")
def screening_check(page):
    """Opens the check; returns its page and its Python."""
    faults = []

    def show(python=None, light=True):
        python = python or Python()
        traits = {"words": WORDS, "groups": questions.groups(library(), WORDS), "stops": questions.stops(library())}
        faults.append(page_with(
            page, script(HERE / "screening.js"), style(HERE / "screening.css"), traits, answer=python, light=light,
            before="window.told = []; addEventListener('lb-screened', (event) => told.push(event.detail))",
        ))  # fmt: skip
        return page, python

    yield show
    assert [fault for page_faults in faults for fault in page_faults] == []


def over_the_record(check):
    """Opens the check with the course's own Python behind it; returns its page."""
    answers = course_lib.screening()._answers
    page, _ = check(lambda name, payload: answers[name](payload))
    return page


def press(page, name):
    """By the Enter key; after a press of the mouse the next page's buttons rest a moment."""
    page.get_by_role("button", name=name, exact=True).and_(page.locator(":enabled")).press("Enter")


def row(page, id):
    return page.locator(f'input[name="{id}"]')


def begin(page, name=None):
    page.get_by_role("radio", name=re.compile("^Somebody else" if name else "^Me")).check()
    if name:
        page.get_by_label("Their name or initials").fill(name)
    press(page, "Begin")


def answer(page, ticks=(), yes=()):
    """All pages from here on: tick what is true, answer each second question, else press *None of these*."""
    while page.locator("form.lb-lines").count():
        here = [id for id in ticks if row(page, id).count()]
        for id in here:
            row(page, id).check()
            for pill in page.locator(f'input[name*="-{id}."]').all():
                name, value = pill.get_attribute("name").split("-")[-1], pill.get_attribute("value")
                if value == str(name in yes).lower():
                    pill.check()
        title = page.locator(".lb-stage h2").inner_text()
        press(page, "Go on" if here else "None of these")
        page.wait_for_function("title => document.querySelector('.lb-stage h2').innerText !== title", arg=title)
