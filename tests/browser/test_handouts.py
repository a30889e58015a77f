"""Every hand-out, printed by a real browser: one sheet each, and no number on it that its records do not hold."""

import re

import pytest

from course_lib import handout, plan
from course_lib.calls.handout import wordings
from course_lib.library import library
from course_lib.teaching import cards, handouts, questions, twins
from course_lib.widgets.handout import Handouts

from .harness import page_with, stand_still

WORDS = wordings()
ALL = handouts.every(library(), WORDS)
NUMBER = re.compile(r"\d+(?:[.:]\d+)?")


def numbers(text):
    return sorted(NUMBER.findall(text))


@pytest.mark.parametrize("sheet", ALL, ids=lambda one: one.name)
def test_a_sheet_is_one_page_and_needs_nothing_but_itself(page, sheet):
    """On A4 and on Letter each prints on one page, today's check on both sides of it, in the largest print that fits, 10 points or more.

    No picture, font or script comes from outside, and no wording is left unfilled.
    """
    assert re.findall(r"(?:src|href)=[\"'](?!data:|#)[^\"']+|url\((?![\"']?(?:data:|#))[^)]+\)|@import", sheet.page) == []
    page.set_content(sheet.page)
    assert re.findall(r"\{[a-z_]+\}|\*\*", page.locator("body").inner_text()) == []
    for paper in ("A4", "Letter"):
        printed = page.pdf(format=paper, prefer_css_page_size=False)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == (2 if sheet.name == "todays-check" else 1)
        size = float(page.evaluate("document.documentElement.style.fontSize").removesuffix("pt"))
        assert size >= 10


def section(page, kind):
    return page.locator(f"section.{kind}").inner_text()


@pytest.mark.parametrize("technique", library().techniques.values(), ids=lambda one: one.id)
def test_every_number_on_a_card_is_the_records(page, technique):
    """Precautions, steps, seconds, caps, zones and stop signs on paper are those of the technique's records, number by number.

    The precautions stand before the steps. Behind the stop signs stands what is done then, in the words for hands or for ball and roller.
    """
    page.set_content(handouts.card(library(), technique, WORDS).page)
    routine = technique.routines[0]
    assert page.locator(".precautions li, .steps li").all_inner_texts() == [*technique.precautions, *technique.steps]
    rows = [row.locator("td").all_inner_texts() for row in page.locator(".clock tbody tr").all()]
    lengths = twins.clocks(step.lasts for step in routine.steps)
    assert rows == [
        [str(number), step.name, length, f"{step.cap:g}" + (f"\u00a0/\u00a0{step.lighter.cap:g}" if step.lighter else "")]
        for number, (step, length) in enumerate(zip(routine.steps, lengths, strict=True), 1)
    ]
    assert sum(step.lasts for step in routine.steps) == routine.minutes * 60
    capped = [(library().limits[use.limit].at_most, use.words) for use in technique.zones if use.limit]
    assert numbers(section(page, "zones")) == numbers(" ".join(f"{cap:g} of 10 {words}" for cap, words in capped))
    assert page.locator(".stop li").all_inner_texts() == [library().stops[sign].sign for sign in technique.stop]
    assert page.locator(".stop p").all_inner_texts() == [WORDS["stop_then_alone" if routine.alone else "stop_then"]]
    told = cards.card(library(), technique)
    assert numbers(section(page, "facts")) == numbers(" ".join(told[key] for key in ("pressure", "dose")))
    signs = [sign.short for sign in library().signs.values() if sign.answer == "emergency"]
    assert [sign for sign in signs if sign not in section(page, "calls")] == []


@pytest.mark.parametrize(
    "lesson", [one for one in library().outline.values() if any(one.id in sheet.name for sheet in ALL)], ids=lambda one: one.id
)
def test_the_key_belongs_to_its_questions(page, lesson):
    """Each letter of the key stands before the right answer on the sheet, and the sheet itself gives none away."""
    sheets = {one.name: one.page for one in ALL}
    page.set_content(sheets[f"questions-{lesson.id}"])
    asked = [
        (block.locator("h2").inner_text(), block.locator(".answers li").all_inner_texts()) for block in page.locator(".question").all()
    ]
    page.set_content(sheets[f"key-{lesson.id}"])
    keys = [block.locator("p b").all_inner_texts() for block in page.locator(".question").all()]
    stems = {re.sub(r"[*]", "", item.stem): item for item in library().items.values() if item.topic == lesson.id}
    for (head, answers), letters in zip(asked, keys, strict=True):
        stem = re.sub(r"^\d+\. ", "", head).removesuffix(WORDS["tick_all"]).strip()
        item = stems[stem]
        right = {choice.text.replace("*", "") for choice in item.rights}
        told = {
            answer.split("\n")[-1][1:].strip() if "\n" not in answer else answer.split("\n")[-1]
            for answer in answers
            if answer[0] in letters
        }
        assert all(any(one.endswith(text) for text in right) for one in told)
        assert len(told) == len(right)
        assert item.why not in " ".join(answers)


def test_the_check_on_paper_asks_everything(page):
    """Every line of today's check stands on the sheet with all that it asks; an emergency also with what to do."""
    page.set_content(handouts.screening(library(), WORDS).page)
    text = page.locator("main").inner_text()
    rows = [row for group in questions.groups(library(), library().words["screening"]) for row in group["rows"]]
    assert [one for row in rows for one in (row["ask"], *row["points"], row["more"], row["help"]) if one not in text] == []


def test_a_printed_plan_stays_on_its_paper(page):
    """The notes of a step run on in their column, and none of them beyond the edge."""
    page.set_content(plan("ninety").sheet["page"])
    assert page.evaluate("document.body.scrollWidth <= document.body.offsetWidth")
    assert page.locator(".plan td:last-child").first.evaluate("(cell) => getComputedStyle(cell).whiteSpace") == "normal"


@pytest.mark.parametrize(
    ("call", "traits", "button", "sheet"),
    [
        (handout, ("words", "sheets"), lambda one: f"{one.words['open']}: {one.sheets[0]['title']}", lambda one: one.sheets[0]),
        (plan, ("words", "title", "sections", "sheet"), lambda one: one.words["print"], lambda one: one.sheet),
    ],
    ids=["handout", "plan"],
)
def test_a_printed_page_is_let_go(page, call, traits, button, sheet):
    """It is printed once it is there, and the browser keeps its text no longer than it needs to; a window that was held back is told of."""
    stand_still(page)
    widget = call("effleurage")
    page_with(page, widget._script, widget._style, {name: getattr(widget, name) for name in traits})
    page.evaluate("""() => {
      globalThis.opened = Object.assign(new EventTarget(), { prints: 0, print() { this.prints += 1; } });
      window.open = (address) => ((globalThis.address = address), globalThis.opened);
    }""")
    text = "() => fetch(address).then((found) => found.text(), () => null)"
    print_it = page.get_by_role("button", name=button(widget))
    print_it.click()
    assert (page.evaluate("opened.prints"), page.evaluate(text), page.locator(".lb-status").inner_text()) == (0, sheet(widget)["page"], "")
    page.evaluate("opened.dispatchEvent(new Event('load'))")
    page.clock.run_for(10_000)
    assert (page.evaluate("opened.prints"), page.evaluate(text)) == (1, None)
    page.evaluate("globalThis.opened = null")
    print_it.click()
    assert page.locator(".lb-status").inner_text() == widget.words["blocked"]


def test_a_sheet_opens_in_a_window_and_is_saved_as_one_file(page):
    """One press opens the sheet to print, another saves the same page as a file."""
    widget = handout("effleurage")
    page_with(page, Handouts._script, Handouts._style, {"words": widget.words, "sheets": widget.sheets})
    with page.context.expect_page() as opened:
        page.get_by_role("button", name=f"{WORDS['open']}: {widget.sheets[0]['title']}").click()
    assert opened.value.locator("h1").inner_text() == widget.sheets[0]["title"]
    with page.expect_download() as saved:
        page.get_by_role("button", name=f"{WORDS['save']}: {widget.sheets[0]['title']}").click()
    assert (saved.value.suggested_filename, saved.value.path().read_text(encoding="utf-8")) == (
        widget.sheets[0]["name"],
        widget.sheets[0]["page"],
    )
