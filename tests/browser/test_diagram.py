"""The live plate as a learner meets it: pointed at, tapped, tabbed through, turned and tested with, in a bare page."""

import re
from itertools import pairwise

import pytest

from course_lib import diagram
from course_lib.library import library, picture
from course_lib.widgets.diagram import Diagram

from .accessible import faults_of_part
from .harness import page_with

WORDS = {**library().words["plates"], **library().words["diagram"]}
TRAITS = ("words", "layers", "plates", "structures", "zones", "seed")
NAMES = {muscle.id: muscle.english for muscle in library().muscles.values()}


class Plate:
    """A diagram in the page."""

    def __init__(self, page, *names, seed=7, light=True, answer=None):
        widget = diagram(*names)
        assert isinstance(widget, Diagram), repr(widget)
        traits = {name: getattr(widget, name) for name in TRAITS} | {"seed": seed}
        self.page, self.widget = page, widget
        self.faults = page_with(page, widget._script, widget._style, traits, answer=answer or self.answer, light=light)
        page.locator(".lb-frame svg, .lb-no-plate").first.wait_for()

    def answer(self, name, payload):
        return self.widget._answers[name](payload) if name == "plate" else {"confirmed": [], "refused": [], "private": True}

    def heading(self):
        return self.page.locator(".lb-about h3").inner_text()

    def spot(self, structure, side="left"):
        """A point of the window where `structure` is uppermost."""
        return self.page.evaluate(
            """([structure, side]) => {
              const group = document.querySelector(`.structure[data-structure="${structure}"][data-side="${side}"]`);
              const box = group.getBoundingClientRect();
              const top = (x, y) => document.elementsFromPoint(x, y).map((node) => node.closest("[data-lb-part]")).find(Boolean) === group;
              for (const edge of [8, 4, 1])
              for (let y = Math.ceil(box.top); y < box.bottom; y += 3)
              for (let x = Math.ceil(box.left); x < box.right; x += 3) {
                if (top(x, y) && top(x - edge, y) && top(x + edge, y) && top(x, y - edge) && top(x, y + edge)) return [x, y];
              }
            }""",
            [structure, side],
        )

    def point_at(self, structure, side="left"):
        self.page.mouse.move(*self.spot(structure, side))

    def tap(self, structure, side="left"):
        self.page.mouse.click(*self.spot(structure, side))

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def in_list(self, name):
        return self.page.locator(".lb-list").get_by_role("button", name=name, exact=True)

    def stand(self, where):
        self.page.locator(".lb-stand select").select_option(label=WORDS[f"stand_{where}"])

    def middle(self, selector):
        box = self.page.locator(selector).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def letters(self):
        """Where L and R stand, and whether they read the right way round."""
        (lx, ly), (rx, ry) = (self.middle(f".lb-letter[data-side={side}]") for side in ("left", "right"))
        way = "right of" if lx > rx + 50 else "left of" if lx < rx - 50 else "above" if ly < ry else "below"
        return f"L {way} R"


@pytest.fixture
def plate(page):
    """Draws a diagram in the page; at the end it checks that the page has thrown no fault."""
    drawn = []

    def draw(*names, **options):
        drawn.append(Plate(page, *names, **options))
        return drawn[-1]

    yield draw
    assert [fault for one in drawn for fault in one.faults] == []


def test_pointing_shows_name_and_one_line(plate, page):
    """A structure under the pointer is named, with its Latin name, its side and what it does; leaving it takes that away."""
    one = plate("superficial")
    muscle = library().muscles["gluteus-maximus"]
    one.point_at("gluteus-maximus")
    about = page.locator(".lb-about").inner_text()
    for text in (muscle.english, muscle.latin, WORDS["left_full"], muscle.does):
        assert text in about
    page.mouse.move(1, 1)
    assert one.heading() == library().plates["superficial"].title


@pytest.mark.parametrize("way", ["tap", "list", "tab", "name"])
def test_every_way_leads_to_the_same_words(plate, page, way):
    """Tapping the picture, pressing in the list, tabbing to it and pressing the name beside the figure tell the same."""
    one = plate("superficial")
    name = NAMES["latissimus-dorsi"]
    if way == "tap":
        one.tap("latissimus-dorsi")
    elif way == "list":
        one.in_list(name).click()
    elif way == "name":
        page.locator(".lb-label", has_text="Latissimus").click()
    else:
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == name:
                break
    assert one.heading() == name
    assert library().muscles["latissimus-dorsi"].find in page.locator(".lb-about").inner_text()
    page.mouse.move(1, 1)
    if way != "tab":
        assert one.in_list(name).get_attribute("aria-pressed") == "true"
        assert page.locator(".structure.lb-chosen").count() == (1 if way == "tap" else 2)


def test_the_list_names_everything_on_the_plate(plate, page):
    """Each structure, zone and named point of the picture stands in the list beside it, once; arrows move through it."""
    plate("effleurage")
    parts = set(page.evaluate("[...document.querySelectorAll('[data-lb-part]')].map((part) => part.dataset.lbPart)"))
    listed = page.locator(".lb-list button").evaluate_all("all => all.map((one) => one.dataset.key)")
    assert (set(listed), len(listed)) == (parts, len(parts))
    labels = {label.structure for label in library().plates["effleurage"].labels}
    assert labels <= parts
    page.locator(".lb-list button").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.key") == listed[1]


def test_a_stroke_plate_tells_where_hands_may_go(plate, page):
    """Pointing at a zone says what may be done there, with the number of its limit; what lies in it is named with it."""
    one = plate("effleurage")
    one.in_list(library().words["zones"]["Z1"]).click()
    assert WORDS["rule_work"] in page.locator(".lb-about").inner_text()
    assert f"up to {library().limits['LIM06'].at_most:g} of 10" in WORDS["rule_work"]
    one.in_list(library().words["zones"]["Z4"]).click()
    assert WORDS["rule_none"] in page.locator(".lb-about").inner_text()
    x, y = one.page.evaluate("""() => {
      const box = document.querySelector('.zone[data-zone="Z1"][data-side="left"]').getBoundingClientRect();
      return [box.x + box.width * 0.6, box.y + box.height * 0.3];
    }""")
    page.mouse.click(x, y)
    about = page.locator(".lb-about").inner_text()
    assert about.startswith(NAMES["erector-spinae"])
    assert WORDS["rule_work"] in about


def test_on_a_narrow_page_the_names_are_in_the_list(plate, page):
    """Where names have no room beside the picture no button offers them; the tools stand under the picture, before what is told."""
    page.set_viewport_size({"width": 360, "height": 800})
    plate("superficial")
    assert not page.get_by_role("button", name=WORDS["names"], exact=True).is_visible()
    tops = [page.locator(part).bounding_box()["y"] for part in (".lb-stage", ".lb-tools", ".lb-about", ".lb-list")]
    assert tops == sorted(tops)


@pytest.mark.parametrize(("name", "told"), [("scale", ".lb-stretches li"), ("giver-posture", ".lb-told")])
def test_on_a_narrow_page_no_word_is_left_too_small(plate, page, name, told):
    """The words of a ruler stand under it and those of a posture in the list; what stays in the picture is large enough."""
    page.set_viewport_size({"width": 450, "height": 800})
    plate(name)
    page.locator(told).first.wait_for()
    assert page.locator(".lb-frame .label").count() == 0
    assert min(page.locator(".lb-frame text").evaluate_all(
        "all => all.map((word) => parseFloat(word.getAttribute('font-size')) * word.getScreenCTM().d)")) > 11  # fmt: skip
    page.set_viewport_size({"width": 1000, "height": 800})
    page.locator(".lb-stretches li").first.wait_for(state="detached")
    page.locator(".lb-frame text").nth(5).wait_for(state="attached")


def test_what_stands_in_a_posture_is_not_written_out_twice(plate, page):
    """Where the names have room in the picture the list of them is there for those who hear the page, and takes no place."""
    page.set_viewport_size({"width": 1000, "height": 800})
    plate("giver-posture")
    page.locator(".lb-list .lb-told").first.wait_for(state="attached")
    assert page.locator(".lb-list").evaluate("one => [one.offsetWidth, one.offsetHeight]") == [1, 1]


def test_no_dot_covers_a_mark(plate, page):
    """A leader ends at the rim of a numbered disc, whichever way the body lies, and draws no dot on it."""
    page.set_viewport_size({"width": 1000, "height": 800})
    one = plate("effleurage")
    for turned in ("0", "90"):
        one.stand(turned)
        assert page.locator(".lb-leader").count() == page.locator(".lb-dot").count() + 3
        discs = page.locator(".lb-frame circle[r='17']").evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
        assert len(discs) == 3
        ends = page.locator(".lb-leader-in").evaluate_all(
            """all => all.map((one) => new DOMPoint(one.x2.baseVal.value, one.y2.baseVal.value).matrixTransform(one.getScreenCTM()))"""
        )
        for disc in discs:
            x, y, reach = disc["x"] + disc["width"] / 2, disc["y"] + disc["height"] / 2, disc["width"] / 2
            gap = min(((end["x"] - x) ** 2 + (end["y"] - y) ** 2) ** 0.5 for end in ends) - reach
            assert 0 <= gap < 3


@pytest.mark.parametrize(("name", "ways"), [
    ("effleurage", ["firm_path", "light_path", "back_path"]), ("tight-spots", ["hold_path", "contact_path"]), ("superficial", []),
])  # fmt: skip
def test_the_legend_names_what_this_plate_draws(plate, page, name, ways):
    """No line is explained that the plate has not, and none is left out."""
    plate(name)
    told = page.locator(".lb-legend span:has(.lb-key)").all_inner_texts()
    assert [text for text in told if text not in (WORDS[kind] for kind in ("work", "light", "none"))] == [WORDS[way] for way in ways]


@pytest.mark.parametrize("name", ["superficial", "effleurage", "surface", "skeleton", "split", "press-map"])
def test_words_stay_upright_apart_and_at_their_dots(plate, page, name):
    """However the body lies, no name overlaps another, no leader crosses another, and every word reads from left to right."""
    page.set_viewport_size({"width": 1100, "height": 800})
    one = plate(name)
    for mirrored in (False, True):
        for turned in ("0", "270", "180", "90"):
            one.stand(turned)
            boxes = page.locator(".lb-label").evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
            assert len(boxes) == len(library().plates[name].labels)
            overlaps = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]
                        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
                        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1]  # fmt: skip
            assert overlaps == [], (turned, mirrored)
            assert page.evaluate(CROSSINGS) == 0, (turned, mirrored)
            assert page.evaluate(STRUCK) == [], (turned, mirrored)
            assert page.evaluate(UPRIGHT), (turned, mirrored)
        if not mirrored:
            one.press(WORDS["mirror"])


CROSSINGS = """() => {
  const outer = [...document.querySelectorAll('.lb-leaders .lb-leader')];
  const inner = [...document.querySelectorAll('.lb-leaders .lb-leader-in')];
  const lines = outer.map(({ x1, y1 }, i) => [[x1, y1], [inner[i].x2, inner[i].y2]].map((end) => end.map((at) => at.baseVal.value)));
  const turn = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  let count = 0;
  lines.forEach(([p, q], i) => lines.slice(i + 1).forEach(([r, s]) => {
    if (turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0) count += 1;
  }));
  return count;
}"""
# L and R through which a leader goes
STRUCK = """() => {
  const lines = [...document.querySelectorAll('.lb-leaders line')].map((one) => [[one.x1, one.y1], [one.x2, one.y2]].map(([x, y]) =>
    new DOMPoint(x.baseVal.value, y.baseVal.value).matrixTransform(one.getScreenCTM())));
  return [...document.querySelectorAll('.lb-frame .lb-letter')].filter((letter) => {
    const box = letter.getBoundingClientRect();
    return lines.some(([a, b]) => [...Array(200).keys()].some((step) => {
      const [x, y] = [a.x + ((b.x - a.x) * step) / 199, a.y + ((b.y - a.y) * step) / 199];
      return x > box.left && x < box.right && y > box.top && y < box.bottom;
    }));
  }).map((letter) => letter.textContent);
}"""
# what the frame cuts off (heading, scale and legend of the printed plate) is not seen
UPRIGHT = """() => {
  const seen = document.querySelector('.lb-frame svg image').getBoundingClientRect();
  return [...document.querySelectorAll('.lb-frame svg text')].filter((text) => {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return text.matches('.lb-letter') || (x > seen.left && x < seen.right && y > seen.top && y < seen.bottom);
  }).every((text) => {
    const m = text.getScreenCTM();
    return m.a > 0 && m.d > 0 && Math.abs(m.b) < 1e-6 && Math.abs(m.c) < 1e-6;
  });
}"""


def test_a_section_is_not_walked_round(plate, page):
    """A plate that is no view of the whole back has no places to stand; its names do not collide either."""
    plate("cross-section")
    assert page.locator(".lb-stand").count() == 0
    tops = sorted((box["x"] > 500, box["y"], box["height"]) for box in (one.bounding_box() for one in page.locator(".lb-label").all()))
    assert len(tops) == len(library().plates["cross-section"].labels)
    assert all(a[0] != b[0] or a[1] + a[2] <= b[1] + 1 for a, b in pairwise(tops))
    assert page.evaluate(CROSSINGS) == 0
    for width in (860, 1000, 1300):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
        assert page.evaluate(STRUCK) == []


@pytest.mark.parametrize("name", ["scale", "hand-parts"])
def test_a_plate_without_parts_is_shown_as_it_was_drawn(plate, page, name):
    """A ruler or a row of hands keeps its own words; what cannot be done with it is not offered."""
    plate(name)
    assert library().plates[name].title in page.locator(".lb-frame").text_content()
    assert [one.inner_text() for one in page.locator("button:visible").all()] == [WORDS["farther"], WORDS["nearer"]]


def test_a_posture_keeps_its_names_and_tells_them_as_a_list(plate, page):
    """A posture is no map of the body: it is shown as drawn, its names stand beside it as text too, and no test of zones is offered."""
    plate("giver-posture")
    record = library().plates["giver-posture"]
    drawn = page.locator(".lb-frame svg").text_content()
    assert record.words["right"] in drawn
    assert record.words["wrong"] in drawn
    assert sorted(page.locator(".lb-list li").all_inner_texts()) == sorted(label.text for label in record.labels)
    assert [one.inner_text() for one in page.locator("button:visible").all()] == [WORDS["farther"], WORDS["nearer"]]


def test_left_is_always_the_receivers_left(plate, page):
    """Where the giver stands decides where L and R are seen; what is called left stays the receiver's left."""
    one = plate("superficial")
    assert one.letters() == "L left of R"
    seen = {}
    for where in ("0", "270", "180", "90"):
        one.stand(where)
        seen[where] = one.letters()
        one.tap("gluteus-maximus", "left")
        assert WORDS["left_full"] in page.locator(".lb-about").inner_text()
        page.keyboard.press("Escape")
    # at the receiver's left side the left is near, that is below, and the head is to the giver's left
    assert seen == {"0": "L left of R", "270": "L below R", "180": "L right of R", "90": "L above R"}
    one.stand("270")
    head, feet = one.spot("trapezius-lower"), one.spot("gluteus-maximus")
    assert head[0] < feet[0]
    one.stand("0")
    one.press(WORDS["mirror"])
    assert one.letters() == "L right of R"
    one.tap("gluteus-maximus", "left")
    assert WORDS["left_full"] in page.locator(".lb-about").inner_text()


def test_layers_keep_what_was_chosen(plate, page):
    """A structure chosen on one layer is shown on the next where it is to be seen; the way the body lies stays too."""
    one = plate("superficial", "split", "skeleton")
    one.stand("180")
    one.tap("gluteus-maximus")
    one.press(library().plates["split"].title)
    page.locator("[data-plate=split]").wait_for()
    assert one.heading() == NAMES["gluteus-maximus"]
    assert one.letters() == "L right of R"
    one.press(library().plates["skeleton"].title)
    page.locator("[data-plate=skeleton]").wait_for()
    assert one.heading() == library().plates["skeleton"].title
    page.evaluate("host.silence()")
    one.press(library().plates["split"].title)  # seen before: no one is asked again
    page.locator("[data-plate=split]").wait_for()
    assert page.evaluate("host.asked.filter(({ ask }) => ask === 'plate').length") == 2


def test_a_layer_that_does_not_come_is_said(plate, page):
    """When Python is silent the plate stays as it is, and a note offers to start again."""
    one = plate("superficial", "skeleton")
    page.evaluate("host.silence()")
    one.press(library().plates["skeleton"].title)
    page.locator(".lb-silent").wait_for()
    one.tap("gluteus-maximus")
    assert one.heading() == NAMES["gluteus-maximus"]
    page.evaluate("host.release()")


def test_closer_shows_more_and_can_be_moved(plate, page):
    """Closer enlarges the figure inside its frame; dragging and arrow keys move it, and a drag chooses nothing."""
    one = plate("superficial")
    before = page.locator(".lb-frame svg").bounding_box()["width"]
    one.press(WORDS["nearer"])
    one.press(WORDS["nearer"])
    assert page.locator(".lb-frame svg").bounding_box()["width"] > before * 2.3
    assert page.get_by_role("button", name=WORDS["names"], exact=True).is_disabled(), "names have no room beside what is brought nearer"
    frame = page.locator(".lb-frame")
    box = frame.bounding_box()
    start = frame.evaluate("(one) => one.scrollTop")
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 120, steps=5)
    page.mouse.up()
    assert frame.evaluate("(one) => one.scrollTop") == start + 80
    assert page.locator(".lb-chosen").count() == 0
    frame.focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_function("(start) => document.querySelector('.lb-frame').scrollTop < start", arg=start + 80)
    one.press(WORDS["farther"])
    one.press(WORDS["farther"])
    assert page.locator(".lb-frame svg").bounding_box()["width"] == before
    assert page.get_by_role("button", name=WORDS["farther"], exact=True).is_disabled()


def test_names_can_be_hidden(plate, page):
    """Without its names the plate still tells what is pointed at."""
    one = plate("superficial")
    assert page.locator(".lb-label").first.is_visible()
    one.press(WORDS["names"])
    assert not page.locator(".lb-label").first.is_visible()
    one.point_at("gluteus-medius")
    assert one.heading() == NAMES["gluteus-medius"]


def test_the_self_test_asks_what_is_pointed_at(plate, page):
    """Names and list go; what is tapped is to be named; the right name counts, a wrong one is set right."""
    one = plate("superficial")
    one.press(WORDS["test"])
    assert (page.locator(".lb-label:visible").count(), page.locator(".lb-list").is_visible()) == (0, False)
    assert NAMES["gluteus-maximus"] not in page.locator(".lb-diagram").inner_text()
    one.point_at("gluteus-maximus")
    assert one.heading() == WORDS["test"], "pointing gives the answer away"
    one.tap("gluteus-maximus")
    assert one.heading() == WORDS["name_it"]
    choices = page.locator(".lb-choice").all_inner_texts()
    assert (len(choices), len(set(choices)), NAMES["gluteus-maximus"] in choices) == (4, 4, True)
    one.press(NAMES["gluteus-maximus"])
    assert page.locator(".lb-right").inner_text() == WORDS["right"]
    one.tap("latissimus-dorsi")
    wrong = next(name for name in page.locator(".lb-choice").all_inner_texts() if name != NAMES["latissimus-dorsi"])
    one.press(wrong)
    assert page.locator(".lb-wrong").inner_text() == WORDS["wrong"].format(chosen=wrong, name=NAMES["latissimus-dorsi"])
    assert page.locator(".lb-over").inner_text() == WORDS["score"].format(right=1, asked=2)
    one.press(WORDS["test_end"])
    assert page.locator(".lb-list").is_visible()


def test_the_self_test_asks_for_places(plate, page):
    """Asked for a place, a tap on it on either side is right; a tap elsewhere names what was tapped and marks both."""
    one = plate("superficial")
    one.press(WORDS["test"])
    one.press(WORDS["test_find"])
    wanted = one.heading().removeprefix("Where is it: ").removesuffix("?")
    key = next(key for key, name in NAMES.items() if name == wanted)
    side = page.locator(f".structure[data-structure={key}]").last.get_attribute("data-side")
    one.tap(key, side)
    assert page.locator(".lb-right").inner_text() == WORDS["right"]
    one.press(WORDS["test_find"])
    wanted = one.heading().removeprefix("Where is it: ").removesuffix("?")
    other = next(key for key in ("gluteus-maximus", "latissimus-dorsi") if NAMES[key] != wanted)
    one.tap(other)
    assert page.locator(".lb-wrong").inner_text() == WORDS["missed"].format(chosen=NAMES[other], name=wanted)
    assert page.locator(".lb-wrong-part").count() >= 1
    assert page.locator(".lb-chosen").count() >= 1


def test_the_self_test_goes_by_keyboard(plate, page):
    """Both kinds are asked and answered by keys alone, and the focus never falls off the widget."""
    one = plate("superficial")
    page.get_by_role("button", name=WORDS["test"], exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=WORDS["test_name"]).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == WORDS["name_it"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert page.locator(".lb-right, .lb-wrong").count() == 1
    page.get_by_role("button", name=WORDS["test_find"]).focus()
    page.keyboard.press("Enter")
    assert page.locator("svg [role=button][tabindex='0']").count() == page.evaluate(
        "new Set([...document.querySelectorAll('[data-lb-part]')].map((one) => one.dataset.lbPart)).size"
    )
    assert not re.search("|".join(NAMES.values()), page.locator("svg [role=button]").first.get_attribute("aria-label"))
    page.locator("svg [role=button]").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert one.page.locator(".lb-over").inner_text().endswith(WORDS["score"].format(right=0, asked=2)[-9:])


def test_chance_can_be_held(plate, page):
    """One seed asks the same parts with the same names each time, another seed others; nothing comes twice before everything came."""

    def asked(seed):
        one, rows = plate("superficial", seed=seed), []
        one.press(WORDS["test"])
        for _ in range(9):
            one.press(WORDS["test_name"])
            rows.append(
                (page.locator(".structure.lb-chosen").first.get_attribute("data-structure"), page.locator(".lb-choice").all_inner_texts())
            )
            page.locator(".lb-choice").first.click()
        return rows

    first = asked(3)
    assert first == asked(3) != asked(4)
    assert len({key for key, _ in first}) == 9


def test_no_key_leaves_the_plate(plate, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    one = plate("superficial", "skeleton")
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    for target in (
        one.in_list(NAMES["sacrum"]),
        page.locator(".lb-stand select"),
        page.get_by_role("button", name=WORDS["test"], exact=True),
    ):
        target.focus()
        for key in ("x", "d", "Escape", "Shift"):
            page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


@pytest.mark.parametrize("width", [1920, 1280, 768, 390])
def test_what_is_pressed_is_large_enough(plate, page, width):
    """Every control is at least 44 pixels high, and nothing makes the page wider than the window."""
    page.set_viewport_size({"width": width, "height": 800})
    one = plate("effleurage", "surface")
    one.in_list(library().words["zones"]["Z1"]).click()
    for target in page.locator("button:visible, select").all():
        assert min(target.bounding_box()[side] for side in ("width", "height")) >= 44, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_nothing_for_axe_to_find(plate, page, light):
    """Looking, chosen, zoomed, and every step of the self-test: an accessibility engine finds nothing, in both themes."""
    one, found = plate("effleurage", "superficial", light=light), []

    def look(where):
        found.extend(f"{where}: {fault}" for fault in faults_of_part(page))

    look("open")
    one.in_list(library().words["zones"]["Z1"]).click()
    look("chosen")
    one.press(WORDS["nearer"])
    look("nearer")
    one.press(WORDS["farther"])
    one.press(library().plates["superficial"].title)
    page.locator("[data-plate=superficial]").wait_for()
    one.press(WORDS["test"])
    look("test")
    one.press(WORDS["test_name"])
    look("naming")
    page.locator(".lb-choice").first.click()
    look("told")
    one.press(WORDS["test_find"])
    look("finding")
    assert found == []


def test_a_plate_that_was_not_drawn_is_said_in_words(plate, page):
    """Without its picture the card says so, and nothing breaks."""
    plate("superficial", "skeleton", answer=lambda name, payload: {"svg": ""} if name == "plate" else None).press(
        library().plates["skeleton"].title
    )
    page.locator(".lb-no-plate").wait_for()
    assert page.locator(".lb-no-plate").inner_text() == WORDS["not_drawn"]


def test_a_script_in_a_plate_never_runs(page):
    """A picture is shown, not run: scripts and handlers in it are dropped."""
    widget = diagram("superficial")
    evil = picture("superficial").replace("</svg>", "<script>window.ran=1</script><image href='x' onerror='window.ran=2'/></svg>")
    traits = {name: getattr(widget, name) for name in TRAITS} | {"plates": {"superficial": evil}}
    page_with(page, widget._script, widget._style, traits)
    page.locator(".lb-frame svg").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") is None


def test_the_plate_is_drawn_at_once(plate, page):
    """A plate of full weight is on the page within 300 ms of its script being run, on this machine, at its best of three."""
    spans = []
    for _ in range(3):
        plate("split")
        spans.append(
            page.evaluate("""async () => {
          host.hide(0);
          const start = performance.now();
          await host.show();
          document.querySelector('.lb-frame svg').getBoundingClientRect();
          return performance.now() - start;
        }""")
        )
    assert min(spans) < 300, spans
