"""What a quiz costs, measured: reading two thousand questions, opening a quiz, and the wait for feedback. Prints its figures.

The machine may be shared: each figure stands beside a measure of the same moment, and nothing here fails for being slow.
"""

import re
import shutil
import statistics
import time

import pytest

from course_lib import quiz
from course_lib.calls import door
from course_lib.library import library, load
from course_lib.library.load import CONTENT
from tests.bench import cells
from tests.quizzes.test_quiz_call import Page, items, key

MANY = 2000


def timed(ask, times=1):
    """Seconds by the clock and of the processor alone, which neighbours spare, of the quickest of so many runs."""
    runs = []
    for _ in range(times):
        clock, work = time.perf_counter(), time.process_time()
        ask()
        runs.append((time.perf_counter() - clock, time.process_time() - work))
    return min(runs)


@pytest.fixture
def large(tmp_path):
    """A copy of the course's content with its questions over and over, two thousand of them."""
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    texts = {path: path.read_text(encoding="utf-8") for path in (root / "items").glob("*.yaml")}
    for copy in range(1, -(-MANY // len(library().items))):
        for path, text in texts.items():
            again = re.sub(r"^- id: (\S+)", rf"- id: \1-copy-{copy}", text, flags=re.M)
            path.with_name(f"{path.stem}_{copy}.yaml").write_text(again, encoding="utf-8")
    return root


def test_two_thousand_questions_are_read_and_checked(large):
    """Reading grows with the number of questions and no faster."""
    clock, work = timed(lambda: load(CONTENT), 3)
    more_clock, more_work = timed(lambda: load(large), 3)
    count, own = len(load(large).items), len(library().items)
    print(f"\nthe course, {own} questions: {clock:.2f} s, of the processor {work:.2f} s")
    print(f"{count} questions: {more_clock:.2f} s, of the processor {more_work:.2f} s; {more_work / work:.1f} times as long")
    assert count >= MANY
    assert more_work / work < 2 * count / own


def test_a_quiz_is_there_and_marks_at_once(own_record):
    """Opening a quiz once the content is read, and Python's own share of the wait for feedback, at the 95th percentile."""
    quiz("effleurage")
    opening, _ = timed(lambda: quiz("effleurage"), 20)
    waits = []
    for _ in range(12):
        one = Page()
        for item in items(one):
            begun = time.perf_counter()
            one.answer(item, key(item))
            waits.append(time.perf_counter() - begun)
    size = sum(len(plate["svg"]) for plate in Page().widget.plates.values())
    print(f"\nopening: {opening * 1000:.0f} ms, with {size / 1000:.0f} kB of plates")
    middle, slow = statistics.median(waits) * 1000, percent(waits, 95) * 1000
    print(f"marking and writing {len(waits)} answers: median {middle:.0f} ms, 95 % {slow:.0f} ms")
    assert len(door.record().events(kinds=("attempt",))) == len(waits)


def percent(values, share):
    return sorted(values)[len(values) * share // 100]


ANSWERS = 36
# Presses a button and tells how many milliseconds pass until something is in the page: what a learner waits.
WAITED = """([button, wanted]) => new Promise((resolve) => {
  const card = document.querySelector(".lb-quiz .lb-card");
  const begun = performance.now();
  new MutationObserver((_, watcher) => {
    if (!card.querySelector(wanted)) return;
    watcher.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - begun));
  }).observe(card, { childList: true, subtree: true });
  card.querySelector(button).click();
})"""
ECHO = """() => new Promise((resolve) => {
  const begun = performance.now();
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
})"""


def answer_something(card):
    """Any answer to the question that is shown."""
    if card.locator(".lb-choice").count():
        card.locator(".lb-choice label").first.click()
    elif card.locator(".lb-number input").count():
        card.locator(".lb-number input").fill("1")
    elif card.locator(".lb-aim").count():
        card.locator(".lb-aim").press("Enter")
    elif card.locator(".lb-move").count():
        card.locator(".lb-move:enabled").first.click()
    for box in card.locator(".lb-pin select").all():
        box.select_option(index=1)


def test_a_round_is_there(lab, page):
    """From the start of a cell to its first question: twelve questions in a new kernel, then six."""
    calls = ("exam('opening')", "quiz('effleurage')", "quiz('safety_limits')")
    print()
    for call, one in zip(calls, cells.times(lab, page, calls, ".lb-card .lb-stem"), strict=True):
        print(f"{call}: the first question after {one:.0f} ms")


def test_feedback_in_a_real_jupyterlab(lab, page):
    """From the press on Check to the verdict on the card, and from *Another round* to its first question."""
    page.goto(lab.address("06_effleurage"))
    page.get_by_role("button", name="Start this lesson").click(timeout=60_000)
    card = page.locator(".lb-quiz .lb-card")
    card.locator(".lb-stem").wait_for(timeout=60_000)
    told, drawn, echo = [], [], []
    while len(told) < ANSWERS:
        if card.locator(".lb-summary").count():
            drawn.append(page.evaluate(WAITED, [".lb-actions .lb-primary", ".lb-stem"]))
            continue
        answer_something(card)
        echo.append(page.evaluate(ECHO))
        told.append(page.evaluate(WAITED, ["button[type=submit]", ".lb-outcome"]))
        card.locator(".lb-actions .lb-primary").click()
    print(f"\ntwo frames of this browser: median {statistics.median(echo):.0f} ms, 95 % {percent(echo, 95):.0f} ms")
    print(f"answer to feedback, {len(told)} times: median {statistics.median(told):.0f} ms, 95 % {percent(told, 95):.0f} ms")
    print(f"another round, {len(drawn)} times: {', '.join(f'{one:.0f}' for one in drawn)} ms")
    assert len(told) == ANSWERS
