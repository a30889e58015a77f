"""A table as a reader meets it, in a bare page: narrowed, searched and put in another order by keyboard alone."""

import pytest

import course_lib
from course_lib.library import library

from .accessible import faults_of_part
from .harness import page_with

TRAITS = ("words", "title", "lead", "note", "figures", "columns", "facets", "rows", "first")


TABLES = {
    "limits": (course_lib.limits_table, ()), "signs": (course_lib.signs, ()), "kinds": (course_lib.massage_types, ()),
    "ledger": (course_lib.evidence, ()), "trials": (course_lib.evidence, ("trials",)), "sources": (course_lib.evidence, ("sources",)),
}  # fmt: skip


def made(name):
    call, arguments = TABLES[name]
    return call(*arguments)


@pytest.fixture
def table(page):
    """Draws the table of a call in the page; at the end it checks that the page has thrown no fault."""
    faults = []

    def draw(widget, light=True, before=None, **more):
        traits = {name: getattr(widget, name) for name in TRAITS} | more
        faults.append(page_with(page, widget._script, widget._style, traits, light=light, before=before))

    yield draw
    assert [fault for page_faults in faults for fault in page_faults] == []


def shown(page):
    return page.eval_on_selector_all("tbody tr", "rows => rows.map((row) => row.dataset.row)")


def status(page):
    return page.get_by_role("status").inner_text()


def test_the_first_rows_are_shown_and_all_on_request(table, page):
    """A long table begins short and says so; one button shows it whole, and back."""
    limits = course_lib.limits_table()
    table(limits)
    assert shown(page) == [row["id"] for row in limits.rows][:12]
    assert status(page) == "38 in all. The first 12 are shown."
    page.get_by_role("button", name="Show all 38").press("Enter")
    assert shown(page) == [row["id"] for row in limits.rows]
    assert status(page) == "38 in all."
    assert page.evaluate("document.activeElement.textContent") == "Show fewer"
    page.keyboard.press("Enter")
    assert len(shown(page)) == 12


def test_a_table_is_narrowed_by_the_arrow_keys(table, page):
    """Tab reaches the choices, the arrows choose, and the rows and their count follow at once."""
    table(course_lib.limits_table())
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "evidence"
    assert shown(page) == ["LIM28", "LIM04", "LIM25"]
    assert status(page) == "Found: 3 of 38."


def test_choices_and_search_narrow_together(table, page):
    """What is typed is looked for in all that a row says, whatever the case; several words must all be there."""
    table(course_lib.limits_table())
    page.get_by_label("Search").fill("MIDLINE")
    assert shown(page) == ["LIM09", "LIM34"]
    page.get_by_label("Search").fill("ball midline cm")
    assert shown(page) == ["LIM34"]
    page.locator(".lb-line select").first.select_option("day")
    assert (shown(page), status(page)) == ([], "Found: 0 of 38.")
    assert page.locator(".lb-none").inner_text() == library().words["table"]["none"]
    page.get_by_role("button", name="Show everything again").press("Enter")
    assert len(shown(page)) == 12
    assert page.get_by_label("Search").input_value() == ""


def test_markup_in_the_search_box_is_letters(table, page):
    """Whatever is typed is looked for as text."""
    table(course_lib.limits_table())
    page.get_by_label("Search").fill("<img src=x onerror=alert(1)> (")
    assert shown(page) == []


def test_rows_go_in_the_order_of_a_column(table, page):
    """The head of a column orders the rows, pressed again the other way round, and says which."""
    table(course_lib.limits_table(), first=0)
    head = page.locator("thead").get_by_role("button", name="What", exact=True)
    head.press("Enter")
    names = page.locator("tbody th").all_inner_texts()
    assert names == sorted(names, key=str.lower)
    assert page.locator("th[aria-sort=ascending]").inner_text() == "What"
    head.press("Enter")
    assert page.locator("tbody th").all_inner_texts() == names[::-1]
    assert page.locator("th[aria-sort=descending]").inner_text() == "What"


def test_a_choice_outlasts_a_second_drawing(table, page):
    """JupyterLab takes a widget out of the page and draws it again; what was chosen stays chosen."""
    table(course_lib.signs())
    page.locator("input[value=days]").check()
    before = shown(page)
    page.evaluate("host.hide(0)")
    page.evaluate("host.show()")
    assert shown(page) == before == ["RF15", "RF16", "RF13", "K23"]
    assert page.locator("input[value=days]").is_checked()


@pytest.mark.parametrize("width", [1920, 1280, 768, 360])
@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_cut_off(table, page, name, width):
    """At every width all text lies inside the table's card, and what is pressed is large enough."""
    page.set_viewport_size({"width": width, "height": 800})
    table(made(name), first=0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    outside = page.evaluate("""() => {
      const card = document.querySelector('.lb-table').getBoundingClientRect();
      return [...document.querySelectorAll('.lb-table :is(p, li, th, td, h2, span, button, label):not(.lb-visually-hidden)')]
        .filter((one) => one.getBoundingClientRect().right > card.right + 0.5
          || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        .map((one) => one.textContent);
    }""")
    assert outside == []
    low = page.eval_on_selector_all(
        ".lb-table :is(button, select, .lb-chip, input[type=search])",
        "all => all.map((one) => one.getBoundingClientRect().height).filter((high) => high > 0 && high < 44)",
    )
    assert low == []


def test_narrow_rows_are_cards_that_name_their_columns(table, page):
    """On a telephone each row is a card, and each of its parts says what column it is of; the order is chosen from a list."""
    page.set_viewport_size({"width": 360, "height": 800})
    table(course_lib.limits_table())
    assert not page.locator("thead").is_visible()
    named = page.eval_on_selector_all("tbody tr:first-child td", "cells => cells.map((cell) => getComputedStyle(cell, '::before').content)")
    assert named == ['"The limit"', '"Counts for"', '"Where it comes from"']
    page.get_by_label("In the order of").select_option("what")
    assert shown(page)[0] == "LIM32"


@pytest.mark.parametrize("name", TABLES)
def test_the_table_can_be_used_without_sight(table, page, name):
    """No fault of accessibility in either theme; the table keeps its name, its heads and its count of rows at every width."""
    for width, light in ((1280, True), (360, False)):
        page.set_viewport_size({"width": width, "height": 800})
        table(made(name), light=light)
        assert faults_of_part(page) == []
        assert page.get_by_role("table").count() == 1
        assert page.locator("tbody th[scope=row]").count() == len(shown(page))


def test_an_unsafe_line_keeps_its_correction_however_the_ledger_is_narrowed(table, page):
    """Filtered, searched or on a telephone: what could hurt somebody and what is right are one row."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        table(course_lib.evidence())
        page.locator("input[value=unsafe]").check()
        wrong = [claim for claim in library().claims.values() if "unsafe" in (claim.verdict, *claim.also)]
        assert shown(page) == [claim.id for claim in wrong]
        for claim in wrong:
            assert claim.teach.split("*")[0] in page.locator(f"tr[data-row={claim.id}]").inner_text()
        page.get_by_label("Search").fill("better part of your weight")
        assert shown(page) == ["C15"]
        assert library().claims["C15"].teach in page.locator("tr[data-row=C15]").inner_text()


LAID = """() => [...document.querySelectorAll("figure")].map((figure) => {
  const frame = figure.getBoundingClientRect();
  const words = [...figure.querySelectorAll("text")].map((word) => [word.textContent, word.getBoundingClientRect(), word]);
  const over = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom && other.top < one.bottom;
  const scale = (word) => word.ownerSVGElement.getScreenCTM().a;
  const lines = [...figure.querySelectorAll("svg > path[d*=V]")].flatMap((path) =>
    [...path.getAttribute("d").matchAll(/M(\\S+) (\\S+?)V([\\d.]+)/g)].map(([, x, top, bottom]) => {
      const { a, e, f } = path.getScreenCTM();
      return { left: a * x + e - 2, right: a * x + e + 2, top: a * top + f, bottom: a * bottom + f };
    }));
  return {
    marks: figure.querySelectorAll(".effect").length,
    out: words.filter(([, box]) => box.left < frame.left + 8 || box.right > frame.right - 8).map(([text]) => text),
    small: words.filter(([, , word]) => Number(word.getAttribute("font-size")) * scale(word) < 11.9).map(([text]) => text),
    crossed: words.filter(([, box, word]) => words.some(([, other, next]) => word !== next && over(box, other))).map(([text]) => text),
    ruled: words.filter(([, box]) => lines.some((line) => over(box, line))).map(([text]) => text),
  };
})"""

ROWS = """() => [...document.querySelectorAll("figure")].map((figure) => {
  const words = [...figure.querySelectorAll("text")].map((word) => [...word.children].map((line) => line.textContent).join(" "));
  return words.flatMap((text, index) => / · against: |^pressure borne/.test(text) ? [[words[index - 1], text]] : []);
})"""

PLACED = """() => [...document.querySelectorAll(".effect")].flatMap((effect) => {
  const told = (node) => node.textContent.replace("\u2212", "-");
  const centre = (box) => (box.left + box.right) / 2;
  const scale = [];  // the numbers of its own scale come before it
  for (let node = effect; !node.getAttribute("d")?.includes("H"); node = node.previousElementSibling) {
    if (/^-?\\d$/.test(told(node))) scale.push(node);
  }
  const [last, first] = [scale[0], scale.at(-1)].map((tick) => [Number(told(tick)), centre(tick.getBoundingClientRect())]);
  const at = (value) => first[1] + ((value - first[0]) / (last[0] - first[0])) * (last[1] - first[1]);
  const { low, high, estimate } = effect.dataset;
  const ends = [...effect.querySelectorAll("path")].find((path) => path.getAttribute("d").split("M").length === 3)?.getBoundingClientRect();
  const mark = centre(effect.querySelector("path[d$=Z]").getBoundingClientRect());
  return [[mark, estimate], [ends?.left, low], [ends?.right, high]]
    .filter(([x, value]) => value !== undefined && Math.abs(x - at(value)) > 2).map(([x, value]) => [effect.id, value, x, at(value)]);
})"""


def plotted(kinds):
    """The results of one plot from top to bottom: of the kinds of massage, or of massage in general."""
    trials = [trial for trial in library().trials.values() if bool(trial.kinds) == kinds]
    return [trial for scale in ("rdq", "smd", "threshold") for trial in trials if trial.scale == scale]


@pytest.mark.parametrize("width", [360, 452, 480, 560, 640, 820])
def test_a_plot_fits_a_narrow_page(table, page, width):
    """On a telephone or a tablet each name and each mark is in view, every word can be read and stands clear of words, lines and edges."""
    page.set_viewport_size({"width": width, "height": 800})
    table(course_lib.evidence("trials"))
    page.wait_for_function("document.querySelectorAll('figure svg').length === 2")
    marks = [sum(trial.estimate is not None for trial in plotted(kinds)) for kinds in (False, True)]
    assert page.evaluate(LAID) == [{"marks": count, "out": [], "small": [], "crossed": [], "ruled": []} for count in marks]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [360, 452, 640, 820])
def test_rows_of_a_narrow_plot_can_be_told_apart(table, page, width):
    """Each row says at every width what was measured and against what, and one without a number says so in the place of its mark."""
    page.set_viewport_size({"width": width, "height": 800})
    table(course_lib.evidence("trials"))
    page.wait_for_function("document.querySelectorAll('figure svg').length === 2")
    both = [plotted(False), plotted(True)]
    assert page.evaluate(ROWS) == [[[trial.name, f"{trial.outcome} · against: {trial.against}"] for trial in rows] for rows in both]
    said = page.evaluate("[...document.querySelectorAll('figure')].map((one) => one.textContent.split('no number looked up').length - 1)")
    assert said == [sum(trial.estimate is None for trial in rows) for rows in both]


@pytest.mark.parametrize("width", [360, 640])
def test_a_mark_of_a_narrow_plot_lies_where_its_number_is(table, page, width):
    """Set anew, each mark and both ends of its interval keep their places between the lines of the scale."""
    page.set_viewport_size({"width": width, "height": 800})
    table(course_lib.evidence("trials"))
    page.wait_for_function("document.querySelectorAll('figure svg').length === 2")
    assert page.evaluate(PLACED) == []


READ = """globalThis.read = 0;
const parse = DOMParser.prototype.parseFromString;
DOMParser.prototype.parseFromString = function (...given) { read += 1; return parse.apply(this, given); }; 0"""


@pytest.mark.parametrize("width", [1280, 360])
def test_a_plot_is_drawn_once_for_its_width(table, page, width):
    """None is drawn before the page says how wide it is, to be thrown away a moment later."""
    page.set_viewport_size({"width": width, "height": 800})
    table(course_lib.evidence("trials"), before=READ)
    page.wait_for_function("document.querySelectorAll('figure svg').length === 2")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("read") == 2


def test_paper_gets_every_row(table, page):
    """Whoever prints has no button to press, so printing shows all rows; after it the table is as long as it was."""
    limits = course_lib.limits_table()
    table(limits)
    for printing, count in (("beforeprint", len(limits.rows)), ("afterprint", 12)):
        page.evaluate("(name) => window.dispatchEvent(new Event(name))", printing)
        assert shown(page) == [row["id"] for row in limits.rows][:count]
    page.get_by_role("button", name="Show all 38").click()
    page.evaluate("['beforeprint', 'afterprint'].forEach((name) => window.dispatchEvent(new Event(name)))")
    assert len(shown(page)) == 38


def test_no_key_leaves_the_table(table, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    table(course_lib.limits_table())
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.get_by_label("Search").press_sequentially("xdd")
    assert page.evaluate("window.leaked") == []


def test_a_short_verdict_stands_in_one_line(table, page):
    """Where a table is wide, a verdict of a few words is not broken into a lozenge."""
    for name in TABLES:
        table(made(name), first=0)
        lines = page.eval_on_selector_all(".lb-badge", """all => all.filter((one) => one.innerText.length <= 20).map((one) => {
            const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(one);
            return Math.round((one.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(lineHeight));
        })""")
        assert set(lines) == {1}, name
