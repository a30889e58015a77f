"""The technique card as a learner meets it, in a bare page."""

import pytest

from course_lib import technique
from course_lib.library import library

from .accessible import faults_of_part
from .harness import page_with

pytestmark = pytest.mark.usefixtures("lively")
TRAITS = ("words", "card", "zones", "plate", "alt", "stroke")
WORDS = {**library().words["shared"], **library().words["technique"]}
CARD = library().techniques["effleurage"]
HAND = ".lb-hands > *"


@pytest.fixture
def card(page):
    """Draws the card in the page; at the end it checks that the page has thrown no fault."""
    faults = []

    def draw(light=True, **more):
        widget = technique("effleurage")
        faults.append(page_with(page, widget._script, widget._style, {name: getattr(widget, name) for name in TRAITS} | more, light=light))

    yield draw
    assert [fault for page_faults in faults for fault in page_faults] == []


def moved(page):
    """Whether the hands on the plate change between two frames some time apart."""
    return page.evaluate("""async () => {
      const look = () => document.querySelector('.lb-hands')?.innerHTML;
      const frames = async (count) => { for (; count; count -= 1) await new Promise(requestAnimationFrame); };
      await frames(4);
      const before = look();
      await frames(12);
      return look() !== before;
    }""")


def gliding(page):
    """Whether the hands move once they have leaned and taken the weight back, for which they lie still."""
    light = page.locator(".lb-palm.lb-light").first
    light.wait_for(state="attached")
    lies = light.get_attribute("transform")
    page.wait_for_function("(lies) => document.querySelector('.lb-palm').getAttribute('transform') !== lies", arg=lies)
    return moved(page)


def test_the_card_holds_all_of_the_technique(card, page):
    """Steps, pressure, zones, mistakes, every stop sign and the sources stand on the card, in the words of the content."""
    card()
    page.locator("summary").click()
    text = page.locator(".lb-technique").inner_text()
    stops = [library().stops[stop].sign for stop in CARD.stop]
    cites = [library().sources[source].cite for source in CARD.sources]
    for sentence in (
        CARD.name,
        CARD.plain,
        *CARD.steps,
        CARD.pressure,
        CARD.dose,
        CARD.tempo,
        *CARD.cues,
        *CARD.errors,
        *stops,
        CARD.honest,
        *cites,
    ):
        assert sentence in text


def test_what_holds_before_and_always_stands_first(card, page):
    """What has to be true first, and what is never done, stands under its own heading before the plate and the first step."""
    card()
    told = page.locator(".lb-precautions")
    assert (told.locator("h3").inner_text(), told.locator("li").all_inner_texts()) == (WORDS["precautions"], list(CARD.precautions))
    assert page.locator(".lb-precautions ~ .lb-stage .lb-how ol").count() == 1


def test_zones_are_told_by_word_as_well_as_colour(card, page):
    """Each zone has its rule in words beside it: work here, light only, keep off."""
    card()
    for row, zone in zip(page.locator(".lb-zone").all(), technique("effleurage").zones, strict=True):
        assert row.locator(".lb-rule").inner_text() == WORDS[zone["rule"]]
        assert zone["name"] in row.inner_text()


def test_the_stroke_moves_while_it_is_seen(card, page):
    """The hands glide on the plate; the button holds them and lets them go on."""
    card()
    page.locator(".lb-moving").scroll_into_view_if_needed()
    page.locator(HAND).first.wait_for(state="attached")
    assert gliding(page)
    page.get_by_role("button", name=WORDS["hold"]).click()
    assert not moved(page)
    page.get_by_role("button", name=WORDS["play"]).click()
    assert gliding(page)


def test_the_stroke_holds_for_people_who_ask_for_less_motion(card, page):
    """Nothing moves by itself where the system asks for less motion; hands are shown, and whoever wants the stroke can start it."""
    page.emulate_media(reduced_motion="reduce")
    card()
    page.locator(".lb-moving").scroll_into_view_if_needed()
    page.locator(HAND).first.wait_for(state="attached")
    assert not moved(page)
    page.get_by_role("button", name=WORDS["play"]).click()
    assert gliding(page)


def test_the_stroke_rests_out_of_sight(card, page):
    """A card that is scrolled away, or taken out of the page, asks the browser for nothing."""
    card()
    page.locator(HAND).first.wait_for(state="attached")
    page.evaluate("""() => {
      window.frames_asked = 0;
      const real = requestAnimationFrame;
      window.requestAnimationFrame = (act) => { window.frames_asked += 1; return real(act); };
      window.real_frame = real;
    }""")
    page.wait_for_function("window.frames_asked > 3")
    page.evaluate("host.hide(0)")
    page.evaluate("async () => { for (let n = 0; n < 3; n += 1) await new Promise(window.real_frame); window.frames_asked = 0; }")
    page.evaluate("async () => { for (let n = 0; n < 6; n += 1) await new Promise(window.real_frame); }")
    assert page.evaluate("window.frames_asked") == 0


def test_a_plate_that_was_not_drawn_leaves_the_words(card, page):
    """Without its picture the card is still whole."""
    card(plate="")
    assert CARD.steps[0] in page.locator(".lb-technique").inner_text()


@pytest.mark.parametrize("width", [1920, 912, 768, 390])
def test_nothing_is_cut_off(card, page, width):
    """At every width all text lies inside the card, and what is pressed is large enough."""
    page.set_viewport_size({"width": width, "height": 800})
    card()
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    outside = page.evaluate("""() => {
      const card = document.querySelector('.lb-technique').getBoundingClientRect();
      return [...document.querySelectorAll('.lb-technique :is(p, li, dt, dd, h2, h3, span, button)')]
        .filter((one) => one.getBoundingClientRect().left < card.left || one.getBoundingClientRect().right > card.right + 0.5
          || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        .map((one) => one.textContent);
    }""")
    assert outside == []
    for target in page.locator(".lb-technique button, .lb-technique summary").all():
        assert target.bounding_box()["height"] >= 44


def test_no_key_leaves_the_card(card, page):
    """Keys pressed inside never reach JupyterLab, where x cuts a cell."""
    card()
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.locator(".lb-motion").focus()
    for key in ("x", "d", "Escape"):
        page.keyboard.press(key)
    assert page.evaluate("window.leaked") == []


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_nothing_for_axe_to_find(card, page, light):
    """An accessibility engine finds nothing, in both themes."""
    card(light)
    page.locator("summary").click()
    page.get_by_role("button", name=WORDS["hold"]).click()
    assert faults_of_part(page) == []
