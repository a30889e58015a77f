"""The live plate as a learner looks at it: pointed at, tapped, tabbed through, turned, in layers and closer, by everybody."""

import pytest

from course_lib.library import library

from .accessible import faults_of_part
from .live_plate import NAMES, WORDS


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


def test_what_says_the_same_is_not_read_out_again(plate, page):
    """Brought nearer, without its names or mirrored, the plate tells the same as before: for who hears the page nothing has changed."""
    one = plate("superficial")
    one.in_list(NAMES["gluteus-maximus"]).click()
    page.mouse.move(1, 1)
    page.evaluate("""() => {
      window.told = 0;
      new MutationObserver(() => (told += 1)).observe(document.querySelector('.lb-about'), { childList: true, subtree: true });
    }""")
    for name in ("names", "mirror", "nearer"):
        one.press(WORDS[name])
    page.mouse.move(1, 1)
    assert page.evaluate("told") == 0
    one.in_list(NAMES["gluteus-medius"]).click()
    assert page.evaluate("told") == 1
