"""The screens of the practice clock, from the start to the end: what each says, and that everybody can read and press it."""

import re

import pytest

from .accessible import faults_of_part
from .players import WORDS, Python, events, run, start, stopped, timeline


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (768, 1024), (1024, 600)])
def test_the_digits_can_be_read_from_the_table(page, clock, size):
    """In full screen the digits are at least a fifth of the player's height, and nothing has to be scrolled."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    clock(real=True)
    start(page)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement?.classList.contains('lb-player')")
    share, scrolls, wide = page.evaluate(
        """() => {
          const digits = document.querySelector(".lb-digits"), root = document.querySelector(".lb-player");
          const pen = document.createElement("canvas").getContext("2d");
          const look = getComputedStyle(digits);
          pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
          const share = pen.measureText("0").actualBoundingBoxAscent / root.clientHeight;
          return [share, root.scrollHeight - root.clientHeight, digits.scrollWidth - digits.clientWidth];
        }"""
    )
    assert share >= 0.2
    assert (scrolls, wide) == (0, 0)
    page.keyboard.press("s")
    stopped(page).wait_for()


def test_pressure_and_pain_never_share_a_screen(page, clock):
    """The ache is asked before and after on screens of its own; while pressing only the pressure number is spoken of."""
    clock()
    ache = re.compile("ache", re.IGNORECASE)
    page.locator(".lb-go").wait_for()
    assert page.locator(".lb-pain").count() == 0
    page.locator(".lb-go").click()
    assert not re.search(r"\bcap\b|pressure|aim", page.locator(".lb-body").inner_text(), re.IGNORECASE)
    page.get_by_role("button", name="3", exact=True).click()
    page.locator(".lb-digits").wait_for()
    run(page, 16)
    assert not ache.search(page.locator(".lb-body").inner_text())
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        run(page, 0.5)
    assert not re.search(r"\bcap\b|pressure|aim for", page.locator(".lb-end").inner_text(), re.IGNORECASE)


def test_the_end_says_what_is_normal_and_asks_the_ache_again(page, clock):
    """After the closing: what tomorrow may bring, what it must not, and the number after."""
    python = clock()
    start(page, pain=5)
    for _ in range(6):
        run(page, 0.5)
        page.keyboard.press("ArrowRight")
    text = page.locator(".lb-end").inner_text()
    lists = ("normal", "not_normal_now_list", "not_normal_today_list", "not_normal_days_list")
    assert [line for key in lists for line in WORDS[key] if line not in text] == []
    page.get_by_role("button", name="2", exact=True).click()
    assert page.locator(".lb-change").inner_text() == "Before 5, now 2."
    told = events(page, python, 1, "pain")
    assert [(one["number"], one["when"]) for one in told] == [(2, "after")]


@pytest.mark.parametrize(("number", "said"), [(6, False), (7, True)])
def test_an_ache_at_which_no_massage_begins_is_not_told_as_a_sum(page, clock, number, said):
    """From 7 on the end says what the next start would say: no more, and a doctor."""
    clock()
    start(page, pain=3)
    for _ in range(6):
        run(page, 0.5)
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name=str(number), exact=True).click()
    assert (WORDS["after_severe"] in page.locator(".lb-change").inner_text()) is said


def test_names_are_text(page, clock):
    """A receiver's name is shown as it was typed, whatever it looks like."""
    name = '<img src=x onerror="document.title=1">'
    clock(Python(timeline(), receiver=name, receivers=[name, "Sam"]))
    page.get_by_role("button", name=name).wait_for()
    assert page.locator(".lb-player img").count() == 0


@pytest.mark.parametrize("light", [True, False])
def test_every_face_can_be_used_by_everybody(page, clock, light):
    """Start, ache, running, question, stop and end pass the accessibility rules, light and dark."""
    clock(light=light)
    page.locator(".lb-go").wait_for()
    found = {}

    def look(face):
        found[face] = faults_of_part(page, ".lb-player", ())
        sizes = page.locator(".lb-player").locator("button, summary, .lb-box, .lb-volume").evaluate_all(
            "all => all.filter((one) => one.offsetParent).map((one) => Math.min(one.offsetHeight, one.offsetWidth))"
        )
        assert min(sizes) >= 44

    page.clock.resume()
    look("start")
    page.locator(".lb-go").click()
    look("ache")
    page.get_by_role("button", name="3", exact=True).click()
    page.locator(".lb-digits").wait_for()
    look("running")
    page.clock.run_for(15_000)
    page.locator(".lb-check").wait_for()
    page.wait_for_function("getComputedStyle(document.querySelector('.lb-player'), '::after').opacity === '0'")
    look("question")
    page.keyboard.press("s")
    look("stop")
    assert found == {face: [] for face in found}
