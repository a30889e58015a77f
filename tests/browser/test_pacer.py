"""The breathing pacer as a learner meets it, in a bare page."""

import pytest

from course_lib import breathing
from course_lib.library import library

from .accessible import faults_of_part
from .harness import page_with

pytestmark = pytest.mark.usefixtures("lively")
WORDS = {**library().words["shared"], **library().words["pacer"]}
TRAITS = ("words", "counts", "seconds_in", "seconds_out")
LEAD, IN, OUT = 3, 3, 3

# The page's clock stands until the test moves it; tones are written down instead of played.
HELD = """(() => {
  window.clock = 0;
  performance.now = () => window.clock * 1000;
  window.tones = [];
  const gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  const node = () => ({ connect: (next) => next, disconnect() {}, gain });
  window.AudioContext = class {
    currentTime = 0; state = "running"; destination = node();
    createGain() { return node(); }
    close() { window.shut = true; }
    createOscillator() {
      const start = (at) => (tone.at = at, window.tones.push(tone));
      const tone = { ...node(), frequency: {}, start, stop: (at) => at ?? (tone.cut = true) };
      return tone;
    }
  };
})()"""


@pytest.fixture
def pacer(page):
    """Draws the pacer on a clock that stands until `at` moves it; at the end the page has thrown no fault."""
    faults = []

    def draw(light=True):
        widget = breathing()
        traits = {name: getattr(widget, name) for name in TRAITS}
        faults.append(page_with(page, widget._script, widget._style, traits, light=light, before=HELD))

    yield draw
    assert [fault for page_faults in faults for fault in page_faults] == []


def at(page, seconds):
    """What stands in the circle at this second of the page's clock: phase, seconds left, breath and the size of the circle."""
    return page.evaluate(
        """async (seconds) => {
          window.clock = seconds;
          for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
          const text = (name) => document.querySelector(name)?.textContent;
          const circle = document.querySelector('.lb-circle');
          const size = circle && new DOMMatrix(getComputedStyle(circle).transform).a;
          return [text('.lb-phase'), text('.lb-breathing .lb-number'), text('.lb-breath-count'), size && Math.round(size * 100) / 100];
        }""",
        seconds,
    )


def begin(page, count=None):
    if count:
        page.get_by_label(str(count), exact=True).check()
    page.get_by_role("button", name=WORDS["begin"]).click()


def breath(number, count=4):
    return WORDS["breath"].format(number=number, count=count)


def test_the_circle_keeps_to_the_clock(pacer, page):
    """What stands on the screen follows from the page's clock alone, so that a late frame or a hidden tab shifts no breath."""
    pacer()
    begin(page)
    assert at(page, 0) == [WORDS["ready"], "3", "", 0.45]
    assert at(page, LEAD) == [WORDS["in"], "3", breath(1), 0.45]
    assert at(page, LEAD + 1) == [WORDS["in"], "2", breath(1), 0.59]
    assert at(page, LEAD + IN) == [WORDS["out"], "3", breath(1), 1]
    assert at(page, LEAD + IN + 2.5) == [WORDS["out"], "1", breath(1), 0.49]
    assert at(page, LEAD + 3 * (IN + OUT) + 4) == [WORDS["out"], "2", breath(4), 0.86]


@pytest.mark.parametrize("count", [3, 4, 5])
def test_it_ends_by_itself(pacer, page, count):
    """After the chosen number of breaths it says what comes next, and not a moment before."""
    pacer()
    begin(page, count)
    whole = LEAD + count * (IN + OUT)
    assert at(page, whole - 0.1)[2] == breath(count, count)
    at(page, whole)
    assert page.locator("h2").inner_text() == WORDS["done"]
    assert page.locator("h2").evaluate("it => it === document.activeElement")
    assert WORDS["done_next"] in page.locator(".lb-pacer").inner_text()


def test_a_tap_on_the_circle_pauses(pacer, page):
    """A tap holds the breath where it is for as long as the learner likes, a second one goes on from there."""
    pacer()
    begin(page)
    before = at(page, LEAD + 1)
    page.locator(".lb-breathing").click()
    assert page.get_by_role("button", name=WORDS["go_on"]).is_visible()
    assert at(page, 600)[0] == WORDS["paused"]
    page.locator(".lb-breathing").click()
    assert at(page, 600) == before
    assert at(page, 600 + IN)[0] == WORDS["out"]


def test_the_same_by_keyboard(pacer, page):
    """Everything is reached by keys, and none of them leaves for JupyterLab, where x cuts a cell."""
    pacer()
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => window.leaked.push(event.key))")
    page.get_by_label("4", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("x")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert at(page, LEAD)[2] == breath(1, 5)
    page.keyboard.press("Space")
    assert at(page, 60)[0] == WORDS["paused"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("h2").inner_text() == WORDS["title"]
    assert page.evaluate("window.leaked") == []


def test_tones_only_when_asked_for(pacer, page):
    """Without the tick there is silence; with it, a tone for each half breath is handed to the audio clock ahead; a pause cuts them.
    The closing lesson closes its audio clock."""
    pacer()
    begin(page, 3)
    at(page, LEAD)
    assert page.evaluate("tones.length") == 0
    page.get_by_role("button", name=WORDS["end"], exact=True).click()
    page.get_by_label(WORDS["tones"]).check()
    at(page, 0)
    begin(page)
    starts = page.evaluate("[...new Set(tones.map(({ at }) => Math.floor(at)))]")
    assert starts == [LEAD + half * IN for half in range(6)]
    page.locator(".lb-breathing").click()
    assert page.evaluate("tones.every(({ cut }) => cut)")
    page.evaluate("host.hide(0)")
    assert page.evaluate("window.shut")


def test_reduced_motion_is_words_and_numbers(pacer, page):
    """Who asked for less movement gets a circle that keeps its size, and larger words and numbers."""
    page.emulate_media(reduced_motion="reduce")
    pacer()
    begin(page)
    assert at(page, LEAD) == [WORDS["in"], "3", breath(1), 0.82]
    assert at(page, LEAD + 2.5) == [WORDS["in"], "1", breath(1), 0.82]
    assert at(page, LEAD + IN) == [WORDS["out"], "3", breath(1), 0.82]


def test_a_screen_reader_hears_each_turn(pacer, page):
    """In and out are announced once each, the running numbers are not."""
    pacer()
    page.evaluate("""() => {
      window.heard = [];
      const region = document.querySelector('.lb-pacer [aria-live=assertive]:not([role])');
      new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    }""")
    begin(page, 3)
    for second in range(LEAD + 2 * (IN + OUT)):
        at(page, second)
    assert page.evaluate("heard") == [WORDS["ready"], *[WORDS["in"], WORDS["out"]] * 2]


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
@pytest.mark.parametrize("seconds", [None, 4, 60], ids=["start", "running", "done"])
def test_nothing_for_axe_to_find(pacer, page, light, seconds):
    """An accessibility engine finds nothing, in both themes; every target is large enough on a narrow screen."""
    page.set_viewport_size({"width": 390, "height": 800})
    pacer(light)
    if seconds:
        begin(page)
        at(page, seconds)
    assert faults_of_part(page) == []
    for target in page.locator("button, label").all():
        assert target.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_views_leave_each_other_the_number_of_breaths(pacer, page):
    """A lesson may stand in two windows of one page: what is chosen in one stays ticked and counts there, whatever the other says."""
    pacer()
    page.evaluate("host.show()")
    one, other = page.locator(".lb-pacer").all()
    one.locator(".lb-choice input").first.check()
    other.locator(".lb-choice input").last.check()
    assert [view.locator("input[type=radio]:checked").evaluate_all("(all) => all.map(({ value }) => value)") for view in (one, other)] == [
        [str(min(breathing().counts))], [str(max(breathing().counts))]]
